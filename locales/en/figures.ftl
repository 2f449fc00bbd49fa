# Figures of units: totals only, never a person's name.
flow-name-figures = see figures
figures-menu = Figures
figures-not-yours = A unit's figures are for its officers. Send “số liệu” to see those of your own unit.
figures-members-own = The figures of a branch are for its officers. Here are your own:
figures-unknown-unit = I cannot find that unit among yours. Send its full name, for example “số liệu tháng này chi đoàn ấp 3”.
figures-which-unit = Whose figures would you like to see?
figures-month-ahead = { $month } has not come yet, so there are no figures. You can see up to { $now }.
figures-month-before = I have figures from { $first } on.
figures-overview = Figures of { $unit }:
figures-size = { $branches } branches, { $members } members. What would you like to see?
figures-month = { $unit }, { $month }{ $running ->
    [yes] {" "}(up to today)
   *[no] {""}
}:
figures-line-members = • Members: { $members } ({ $men } men, { $women } women)
figures-line-members-only = • Members: { $members }
figures-line-changes = • Admitted this month: { $admitted }; working or studying far away: { $away }
figures-line-meetings = • Meetings: { $count }; present { $attendance }
figures-line-volunteering = • Voluntary work: { $count }
figures-line-residence = • Taking part where they live, { $period }: { $rate }
figures-line-pledged = • In the training programme: { $rate }
figures-line-officers-pledged = • Officers with a pledge: { $rate }
figures-line-list-of-today = Members are those of today's list.
figures-bar-attendance = Present at meetings
figures-bar-residence = Taking part where they live, { $period }
figures-bar-pledged = In the training programme
figures-bar-officers-pledged = Officers with a pledge
figures-chart-month = { $month }{ $running ->
    [yes] {" "}(up to today)
   *[no] {""}
} · { $members } members
figures-chart-note = Present: of those invited or noted where attendance was taken.
figures-chart-note-residence = From the beginning of the period to each month's end; every member counts once.
figures-trend = { $unit }, from { $first } to { $month }:
figures-trend-line = • { $month }: { $meetings } meetings, present { $attendance }; where they live { $residence }
figures-chart-trend-attendance = Share present, { $first } – { $month }
figures-chart-trend-residence = Share taking part where they live, { $first } – { $month }
figures-chart-trend-meetings = Meetings, { $first } – { $month }
figures-no-branches = { $unit } has no branch yet.
figures-kinds = { $unit }: { $members } members in { $branches } branches.
figures-kind = { $kind ->
    [residential] Residential
    [school] School
    [office] Office
    [enterprise] Enterprise
    [armed_forces] Armed forces
   *[unknown] Kind not known
}
figures-kinds-line = • { figures-kind }: { $branches } branches, { $members } members ({ $share })
figures-chart-kinds = Members by kind of branch · { $members } members
figures-concern = { $concern ->
    [no_branch] No branch
    [bare_hamlet] Hamlets without a branch
    [too_few_members] Fewer than 3 members
    [no_secretary] No secretary
   *[no_meeting] No meeting this month
}
figures-alarms = { $unit }, { $month }, what needs attention:
figures-concern-line = • { figures-concern }: { $count }
figures-no-alarms = { $unit }, { $month }: every place has a branch with a secretary, at least 3 members and a meeting. Thank you!
figures-concern-units = { figures-concern }, { $unit }, { $month }: { $count }
figures-bare-hamlet = { $at }. { $hamlet }, { $unit }: { $count } members live there
figures-concern-none = { $unit }, { $month }: there is no such place any more.
figures-silent = { $unit }, { $month }: { $count }/{ $of } branches have had no activity in the bot.
figures-nobody-silent = { $unit }, { $month }: all { $of } branches have had an activity. Thank you!
figures-by-child = Most of them in:
figures-by-child-more = … and { $count } more units.
figures-by-name = Branch by branch:
figures-table-alarms = { $count } units of { $unit } that need attention, { $month }.
figures-title-alarms = UNITS THAT NEED ATTENTION, { $month }
figures-table-silent = { $count } branches of { $unit } without an activity, { $month }.
figures-title-silent = BRANCHES WITHOUT AN ACTIVITY, { $month }
figures-column-number = No.
figures-column-unit = Unit
figures-column-above = Unit above
figures-column-concern = { figures-concern }{ $concern ->
    [bare_hamlet] {" "}(members who live there)
   *[other] {""}
}
figures-choice-month = This month
figures-choice-before = { $month }
figures-choice-residence = Rate where they live
figures-choice-trend = Last 12 months
figures-choice-trend-attendance = Share present
figures-choice-trend-residence = Residence by month
figures-choice-trend-meetings = Meetings by month
figures-choice-kinds = Kinds of branch
figures-choice-silent = No activity yet
figures-choice-alarms = Needs attention
figures-choice-concern = { figures-concern }
figures-choice-more = Show more
figures-choice-table = The whole list as a file
