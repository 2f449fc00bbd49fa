# The desk: pages in the browser for officers (docs/decisions/0013). In the chat:
flow-name-desk = opening the desk
desk-menu = Desk
desk-link = Your desk in the browser: { $link }
    The link works once, for 10 minutes. Please pass it on to nobody.
desk-no-page = There is no desk in the browser here. You can still see all lists and figures in this chat.
desk-officers-only = The desk is for secretaries, deputies and committee members. Your own things are in the menu.
desk-closed = Your desk is closed on every machine, and older links no longer work. When you need it, write “desk”.
desk-choice-close-all = Sign out everywhere
desk-told-opened = Your desk was opened at { $time }. If that was not you, press the button below to close it at once.

# In and out
desk-name = Desk
desk-door-title = Open the desk
desk-door-ready = Press the button below to go in. This link works only once.
desk-door-enter = Open the desk
desk-door-note = You stay signed in on this machine for at most 8 hours. On a shared machine, remember to sign out.
desk-refused-used-title = This link has been used
desk-refused-used = A link works only once. Write “desk” to the assistant for a new one. If it was not you who used it, write “sign out”.
desk-refused-expired-title = This link has run out
desk-refused-expired = A link works for 10 minutes only. Write “desk” to the assistant for a new one.
desk-refused-unknown-title = This link is not right
desk-refused-unknown = There is no such link, or a newer one took its place. Write “desk” to the assistant for a new one.
desk-refused-no-role-title = The desk cannot be opened
desk-refused-no-role = The desk is for officers in office who use the assistant. If that is a mistake, write “desk” to the assistant or ask the secretary above you.
desk-refused-wait-title = Please wait a minute
desk-refused-wait = Too many wrong links came from this network. Try again in a minute, or write “desk” to the assistant for a new one.
desk-refused-foreign-title = This request is not accepted
desk-refused-foreign = The request did not come from a page of the desk, so it was not carried out. Please open the link from the assistant again.
desk-signed-out-title = You are not signed in
desk-signed-out = Your time at the desk is over, or has not begun on this machine. Write “desk” to the assistant for a new link.
desk-bye-title = Signed out
desk-bye = You have left the desk on this machine. When you need it, write “desk” to the assistant.
desk-missing-title = There is no such page
desk-missing = This page does not exist, or is not of your units.
desk-to-start = To the first page of the desk
desk-trouble-title = Something went wrong
desk-trouble = The page could not be opened. Try again in a few minutes; the figures are in the chat as well.

# Around every page
desk-skip = Skip to the content
desk-sign-out = Sign out
desk-pages = Pages
desk-trail = Units above
desk-switch = Other units
desk-switch-mine = Your units
desk-switch-below = Units below
desk-switch-beside = Units of the same level
desk-as-of = Figures at { $time }
desk-until = Signed in until { $time }
desk-choose = Show
desk-month = Month
desk-month-name = { $month }
desk-period = Period
desk-unit = Unit
desk-total = Total
desk-number = No.
desk-full-name = Full name
desk-download-xlsx = Download for Excel (.xlsx)
desk-no-names = At this level there are figures only; names are the branch's.

desk-page-overview = Overview
desk-page-rates = Rate by unit
desk-page-trend = Trend
desk-page-kinds = Kinds of branch
desk-page-concerns = Needs attention
desk-page-activities = Activities
desk-page-roster = Members
desk-page-residence = Residence
desk-page-pledges = Pledges
desk-page-reports = Month reports

# Overview
desk-overview-title = { $month }
desk-overview-members = Members
desk-overview-activities = Meetings and activities
desk-overview-pledges = Pledges
desk-residence-rate = Members who take part where they live
desk-residence-short = Residence
desk-residence-title = Taking part where they live
desk-residence-nobody = Nobody was received or noted here in this period.
desk-residence-no-names = Names are shown only to the officers who answer for this branch.
desk-residence-names-gone = The names of this period are gone (kept for 90 days after its end); only the figures are left.
desk-members = Members
desk-members-by-gender = { $men } men, { $women } women
desk-admitted = Admitted
desk-in-month = in the month
desk-away = Away for work or study
desk-meetings = Meetings
desk-volunteering = Voluntary work
desk-attendance = Attendance
desk-pledged = Members with a pledge
desk-officers-pledged = Officers with a pledge
desk-concerns = Needs attention
desk-concerns-title = Needs attention, { $month }
desk-concern = What
desk-no-concerns = No unit needs attention this month.
desk-all-concerns = See all { $count } units
desk-concerns-cut = Only the first { $count } units are shown. Open the units below for the rest.
desk-silent = Branches without any meeting or activity in the month: { $count }
desk-no-silent = Every branch had at least one.
desk-concern-no-branch = No branch yet
desk-concern-bare-hamlet = Hamlets without a branch
desk-bare-hamlet = { $hamlet } has no branch: { $count } members live there
desk-concern-too-few-members = Fewer than 3 members
desk-concern-no-secretary = No secretary
desk-concern-no-meeting = No meeting this month

# Rates, trend, kinds
desk-rates-title = Taking part where they live, by unit
desk-rates-about = { $period }, up to { $day }
desk-rates-by-unit = Rate by unit
desk-part-of-whole = Part/Total
desk-rate = Rate
desk-trend-title = Trend of 12 months
desk-trend-table = By month, newest first
desk-trend-note = Attendance counts meetings where it was taken. Residence: from the beginning of the period to the end of the month.
desk-kinds-title = Members by kind of branch
desk-kinds-table = Branches and members by kind
desk-kind = Kind
desk-branches = Branches
desk-share = Share
desk-branch-kind = { $kind ->
    [residential] Residential
    [school] School
    [office] Office
    [enterprise] Enterprise
    [armed_forces] Armed forces
   *[unknown] Not known
}

# Activities
desk-activities-ahead = Ahead
desk-no-activities-ahead = Nothing is announced yet.
desk-activities-held = Held, { $month }
desk-no-activities = Nothing in this month.
desk-activities-hosted = Held together with another branch
desk-activity = Activity
desk-when = Time
desk-where = Place
desk-content = Content
desk-state = State
desk-cancelled = Cancelled
desk-answers = Answers beforehand
desk-answers-by-name = Answers by name
desk-answer = Answer
desk-answer-attend = Comes
desk-answer-absent = Asks leave
desk-answer-unsure = Not sure
desk-answer-silent = No answer
desk-answer-unreached = Not reached
desk-answer-late = late
desk-reason = Reason
desk-invited = Invited
desk-came = Attendance
desk-guests = Guests: { $count }
desk-marks-by-name = Attendance by name
desk-mark = Attendance
desk-mark-present = Present
desk-mark-late = Late
desk-mark-excused = Excused
desk-mark-unexcused = Not excused
desk-mark-none = Not noted

# Pledges, month reports
desk-pledges-title = Pledges
desk-programmes = Programmes
desk-programme = Programme
desk-programme-closed = Closed
desk-programme-count = Registered
desk-programme-registered = registered, { $year }
desk-programme-shared = Sent how it went
desk-programme-reached = Reached
desk-programme-names = Who registered
desk-no-programmes = There is no programme of this unit or those above.
desk-pledges-note = Numbers only: what somebody pledged is theirs until they send it to the unit.
desk-year = Year
desk-by-unit = By unit
desk-reports-title = Report of { $month }
desk-reports-table = The report's table
desk-reports-sent = Sent at { $time }, { $timely ->
    [late] late
   *[on_time] in time
}
desk-reports-sum = Sums of the units below
desk-reports-due = Not sent. Due: { $time }
desk-reports-overdue = Not sent, overdue since { $time }
desk-reports-how = Write “báo cáo tháng” to the assistant to complete and send it.
desk-reports-below = Units below that sent theirs: { $sent }/{ $all }
desk-reports-by-unit = Reports of the units below
desk-reports-sent-at = Sent at
desk-reports-missing = Overdue
desk-reports-open = Not sent yet
desk-reports-late = Sent, late
desk-reports-on-time = Sent in time

# Lists
desk-roster-count = { $count } members
desk-roster-note = This list holds personal data: it is for the branch's own work and not to be passed on. Who looks and who downloads is recorded.
