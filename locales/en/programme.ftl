# Training programmes: making, changing, closing, numbers, conclusions, tables.
flow-name-programme = Making a programme
programme-not-yours = This is for officers of the unit that has the programme. Please look again.
programme-ask-unit = Which unit organises this programme?
programme-ask-template = From which template do you start? I then ask item by item; each can be corrected.
programme-choice-blank = Empty
programme-use-buttons = Please press a button or type its number.
programme-ask-title = What is the programme called? Press to keep the template's name, or type another.
programme-ask-issuer = Which name of the issuing unit stands on tables and badges? Press to use the unit's name.
programme-ask-badge = Is there a badge for those who reach it? Type its name, or press a button.
programme-choice-no-badge = No badge
programme-text-only = I need text here.
programme-text-long = Too long: a name has at most { $most } characters. Please shorten it.
programme-text-short = I see no name yet. Please write a few words.
programme-ask-audience = Whom is the programme for?
programme-choice-members = All members
programme-choice-officers = Officers
programme-ask-period = From which day to which day? For example “09/03/2020 - 30/09/2020” or “03/2020 - 09/2020”. If it runs every year, press the button.
programme-choice-yearly = Every year
programme-period-unread = I could not read the time. Please write it like “09/03/2020 - 30/09/2020”, or press “Every year”.
programme-period-no-such-day = There is no such day in the calendar. Please look again.
programme-period-backwards = It ends before it begins. Please write it again.
programme-period-past = This time is over. Please choose a last day that is still to come.
programme-ask-groups = What are the groups? One a line; suggested actions behind a colon, separated by semicolons. For example “Health: running; giving blood”.
programme-ask-styles = Which styles can officers choose from? One a line.
programme-choice-keep-groups = Keep these
programme-choice-no-groups = No groups
programme-groups-many = At most { $most } groups, please.
programme-groups-short = I could not read any group. One a line, each with a name in words.
programme-items-many = A group has at most { $most } suggested actions.
programme-ask-free = May members write their own actions beside the list?
programme-choice-free = Own words allowed
programme-choice-listed = Only from the list
programme-free-needed = There are no groups to choose from, so own words are needed.
programme-review = Please look at the programme before it opens:
programme-review-change = The programme after the change:
programme-review-again = Please press a button below to open or correct it.
programme-line-title = 📘 { $title }
programme-line-issuer = Issued by: { $issuer }
programme-line-audience = For: { $audience ->
    [officers] officers
   *[members] all members
} of { $unit }
programme-line-period = Time: { $from }–{ $to }
programme-line-yearly = Time: every year, assessed at the end of December
programme-line-groups = Contents:
programme-line-free = Own words allowed
programme-line-listed = Only from the list
programme-line-badge = Badge for those who reach it: { $badge }
programme-choice-open = Open the programme
programme-choice-save = Save
programme-edit-title = Change the name
programme-edit-issuer = Change the issuer
programme-edit-audience = Change the audience
programme-edit-period = Change the time
programme-edit-groups = Change the contents
programme-edit-free = Change the choosing
programme-edit-badge = Change the badge
programme-dropped = I have opened no programme.
programme-opened = The programme is open. Do you want to invite people now?
programme-changed = I have saved the change of the programme.
programme-choice-invite = Invite
programme-choice-see = See the programme
programme-in-use = People have registered, so it cannot be changed any more: their pledges would change with it. You can close it and open another.
programme-closed-already = This programme is closed already.
programme-invitation = You are invited to register in “{ $programme }”. You choose what you do; only you see it, unless you want to send it.
programme-invitation-choice = Register

# List, numbers, conclusions
flow-name-plans = Training programmes
plans-menu = Training programmes
plans-list = The unit's programmes. Press one to see it:
plans-none = The unit has no programme yet.
plans-choice-new = Make a programme
plans-closed-title = (Closed) { $title }
plans-one = The programme:
plans-line-closed = Closed; it takes no registrations any more.
plans-line-sum = { $unit }, { $year }: registered { $rate }; sent { $shared }; reached { $reached }
plans-line-unit = • { $unit }: registered { $rate }; sent { $shared }; reached { $reached }
plans-choice-stand = Registrations
plans-choice-last-year = Year { $year }
plans-choice-criteria = Commitments
plans-choice-edit = Change the programme
plans-choice-close = Close the programme
plans-choice-not = Not now
plans-choice-all = Conclude “reached”
plans-choice-not-reached = Not reached
plans-sure-close = Close “{ $programme }”? Nobody can register after that; those who did are asked how it went.
plans-sure-all = Conclude “reached” for all { $count } who sent it and wait? Each is told at once.
plans-sure-not-reached = Conclude “not reached” for this person in “{ $programme }”? They are told at once.
plans-sure-again = Please press one of the two buttons.
plans-left = I have left it as it was.
plans-closed = “{ $programme }” is closed. Thank you.
plans-invite = Invite to “{ $programme }”: { $count } { $audience ->
    [officers] officers
   *[members] members
} who have not registered and use the bot get one message. Send it?
plans-choice-send-invitations = Send invitations
plans-invited = The invitations are on their way. Each person gets one only.
plans-nobody-to-invite = There is nobody left to invite: all have registered or do not use the bot.
plans-too-many = There are { $count } people to invite, too many for one invitation. Please ask the secretary of each unit.
plans-stand = “{ $programme }”, { $unit }, { $year }: registered { $rate }; sent { $shared }; reached { $reached }
plans-choice-people = Names
plans-choice-table = Table of registrations
plans-choice-badges = List for printing badges
plans-choice-more = More
plans-choice-all-of = Reached: all who sent it ({ $count })
plans-on-zalo = Lists of names go through Zalo only. Please open Zalo, or write “liên kết” to link your account.
plans-people = “{ $programme }”, { $unit } ({ $count } people). Press the name of somebody who sent it to read it:
plans-line-person = { $number }. { $name }: { $state ->
    [reached] reached
    [not_reached] not reached
    [sent] sent the self-assessment
    [registered] registered
   *[none] not registered
}
plans-person = { $name } registered on { $day } and sent the self-assessment on { $sent }:
plans-person-kept = { $name } has registered and not sent the self-assessment. What it says is theirs.
plans-person-not-in = { $name } has not registered.
plans-line-concluded = The unit's conclusion: { $conclusion ->
    [reached] reached
   *[not_reached] not reached
}
plans-choice-reached = Reached
plans-concluded = The conclusion about { $name } is noted: { $conclusion ->
    [reached] reached
   *[not_reached] not reached
}. They are told at once.
plans-concluded-already = { $name } has this conclusion already.
plans-concluded-all = “Reached” is noted for { $count } who sent it. All are told at once.
plans-nobody-waits = Nobody who sent it waits for a conclusion.
plans-nobody-registered = Nobody has registered yet.
plans-no-badges = There is no badge in this programme yet.
plans-table = The table of registrations has { $count } people. Contents are there only of those who sent them.
plans-badges = The list for printing badges has { $count } people, by number.
