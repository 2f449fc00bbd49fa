# The report of a month (domain.md §6.2, §4.5): figures by the bot, counters typed by the secretary. Nobody's name is in it.
flow-name-month-report = the report of a month
month-report-menu = Report of the month
month-report-no-right = The report of the month is for those who answer for a unit. If you have just taken office, please ask the level above for the right.
month-report-future = That month has not begun, so I have no figures for it. Type “báo cáo tháng” for this month's.
month-report-no-month = A year has 12 months. Please type it like “báo cáo tháng 3” or “báo cáo tháng 12/2025”.
month-report-ask-unit = Which unit's report? Please type its name.
month-report-which-unit = Which unit's report?
month-report-unit-unknown = I do not see that unit among those you answer for. Please press a button or type its exact name.
month-report-only-text = Here I only take words and numbers, for example “2 công trình, 3 NTM, vốn 290tr”.
month-report-ask-counters = Report of { $month } – { $unit }. Members, meetings and pledges are counted already. Please type the other counters in one message, for example “2 công trình, 3 NTM, vốn 290tr”; leave out what there was none of.
month-report-ask-changes = Report of { $month } – { $unit }. Please type what is to be changed, for example “3 NTM, vốn 290tr”.
month-report-choice-nothing = Nothing
month-report-choice-each = One by one
month-report-choice-as-before = As last month
month-report-choice-month = Month { $month }
month-report-unread = I could not read a number. Please type numbers with what they count: công trình, VMĐT, NTM, mô hình, người thoát nghèo, nhà nhân ái, dự án, vốn. For example “2 công trình, vốn 290tr”; if there is none, “không có gì”.
month-report-partly-unread = I could not read “{ $part }”. The rest is noted; please type that part again, for example “2 công trình”.
month-report-ask-one = ({ $at }/{ $of }) { month-report-counter }: how many?{ $typed ->
    [none] {""}
   *[other] {" "}Now { $typed }.
} If none, press Skip.
month-report-ask-pair = ({ $at }/{ $of }) { $key ->
    [povertyExitModels] Models out of poverty, and young people lastingly out of poverty: how many? Type two numbers, for example “1, 3”.
   *[startupProjects] Start-ups supported, and their capital: how many? Type two numbers, for example “1, 290tr”.
}{ $typed ->
    [none] {""}
   *[other] {" "}Now { $typed }.
} If none, press Skip.
month-report-choice-skip = Skip
month-report-choice-enough = That is all
month-report-one-unread = I could not read the number. Please type a whole number, for example “2”, or press Skip.
month-report-pair-unread = I need two numbers with a comma between, for example “1, 3” or “1, 290tr”. If none, type “0” or press Skip.
month-report-counter = { $key ->
    [youthProjects] Youth projects
    [urbanCivilityActivities] Activities for civil towns (VMĐT)
    [newRuralActivities] Activities for the new countryside (NTM)
    [povertyExitModels] Models out of poverty
    [povertyExitPeople] Young people lastingly out of poverty
    [charityHouses] Charity houses
    [startupProjects] Start-ups supported
    [startupCapitalVnd] Capital for start-ups
    [youth] Young people in the area
    [movedIn] Moved in
    [movedOut] Moved out
    [graduated] Came of age
    [removed] Removed
    [partyRecommended] Recommended to the party
    [partyAdmitted] Admitted to the party
    [duesCollectedVnd] Dues collected
    [duesPassedUpVnd] Dues passed up
   *[proposals] Proposals
}
month-report-counter-line = - { month-report-counter }: { $atLeast ->
    [yes] over {""}
   *[no] {""}
}{ $value }{ $money ->
    [yes] {" "}đồng
   *[no] {""}
}{ $own ->
    [none] {""}
   *[other] {" "}(the unit's own: { $own })
}
month-report-line-members = Members: { $members } ({ $men } men, { $women } women)
month-report-line-changes = Newly admitted: { $admitted }; working far away: { $away }
month-report-line-meetings = Meetings: { $meetings }, attendance { $rate }
month-report-line-volunteering = Voluntary work: { $count }
month-report-line-residence = Taking part where they live: { $rate }
month-report-line-pledged = Pledges: { $rate }; officers: { $officers }
month-report-line-below = Sent: { $sent } of { $all } units ({ $late } late)
month-report-line-newer = Since it was sent, units below have sent or corrected theirs. Press Send again to add the new numbers.
month-report-line-sent = Sent at { $time }: { month-report-timely }
month-report-line-due = { $late ->
    [yes] It was due at { $time }; sent now it counts as late.
   *[no] Due: { $time }
}
month-report-timely = { $timely ->
    [late] late
   *[on_time] in time
}
month-report-draft = Report of { $month } – { $unit } (not sent):
month-report-sent = The report of { $month } – { $unit } was sent. { $upper ->
    [none] You can still correct it.
   *[other] You can correct it until { $upper } sends theirs.
}
month-report-closed = The report of { $month } – { $unit } was sent and is part of the report of { $upper }, so it cannot be changed any more. For a correction please tell { $upper } directly.
month-report-sum = Sums of { $month } – { $unit }:
month-report-choice-send = Send
month-report-choice-send-again = Send again
month-report-choice-edit = Change numbers
month-report-choice-table = Get the table
month-report-choice-missing = Who is missing
month-report-choice-later = Later
month-report-choice-more = More
month-report-choice-open = Open the report
month-report-kept = I have kept the numbers. To send, type “báo cáo tháng”.
month-report-was-sent = The report of { $month } of { $unit } was sent, { month-report-timely }. Thank you. { $closed ->
    [yes] { $upper } had sent theirs before; I have told them so that they can add it.
   *[no] { $upper ->
        [none] To correct it type “báo cáo tháng”.
       *[other] You can correct it until { $upper } sends theirs: type “báo cáo tháng”.
    }
}
month-report-was-corrected = The report of { $month } of { $unit } was sent again with the new numbers. The first time counts: { month-report-timely }.
month-report-told-all = All { $count } of { $count } units have sent the report of { $month } to { $unit }. Please look at the sums and send yours.
month-report-told-late = { $from } has just sent the report of { $month }, after { $unit } sent theirs. To add it, open the report and press Send again.
month-report-below = Reports of { $month } to { $unit }: { $sent } of { $all } units ({ $late } late)
month-report-below-unit = { $state ->
    [missing] ❌ { $name }: overdue
    [open] ⏳ { $name }: not sent yet
    [late] ✅ { $name }: sent late
   *[on_time] ✅ { $name }: sent in time
}
month-report-table = Table of { $month } – { $unit }.
month-report-table-draft = Table of { $month } – { $unit } (draft, not sent).
month-report-due-set = { $day ->
    [0] From now on units send the report of a month to { $unit } by the end of its last day.
   *[other] From now on units send the report of a month to { $unit } by the end of day { $day } of the next month.
} Reports that are open keep their date.
month-report-due-ask = On which day of the next month are reports due? Type 1 to 28, for example “hạn báo cáo ngày 5”, or “hạn báo cáo cuối tháng”.
month-report-due-no-right = The level above the branch says when reports are due.
# Reminders, each once an occasion.
month-report-told-draft = Today is the last day of { $month }. I have drafted the report of { $unit }; a few counters are left to you. Due: { $due }.
month-report-told-draft-missed = I have drafted the report of { $month } of { $unit }; a few counters are left to you. Due: { $due }.
month-report-told-before = The report of { $month } of { $unit } was not sent yet; it is due { $due }.{ $waiting ->
    [0] {""}
   *[other] {" "}{ $waiting } units have not sent theirs to you.
} Please complete it.
month-report-told-after = The report of { $month } of { $unit } is overdue ({ $due }).{ $waiting ->
    [0] {""}
   *[other] {" "}{ $waiting } units have not sent theirs to you.
} You can still send it; it counts as late.
