flow-name-attendance = ticking who was there
attendance-list = { $marked } of { $total } recorded:
attendance-row = { $number }. { $name }{ $mark ->
    [present] {" "}– present
    [late] {" "}– late
    [excused] {" "}– excused
    [unexcused] {" "}– absent without leave
   *[none] {""}
}{ $said ->
    [absent] {" "}(asked leave)
    [attend] {" "}(said they come)
   *[none] {""}
}
attendance-list-how = Send the numbers of those present, for example “3, 7, 12” or “tất cả trừ 3” (all but 3). Add “trễ” (late), “có phép” (excused) or “không phép” (without leave): “trễ 5”. Names work too. For guests send “khách 4”.
attendance-list-full = Everybody is recorded. Press Done, or send a number or a name to correct it.
attendance-list-empty = Nobody is on the list yet. Send the full names of those present.
attendance-all-present = All present
attendance-excuse-all = Excuse all ({ $count })
attendance-undo = Undo
attendance-whole = Show the whole list
attendance-done = Done
attendance-marked = Recorded as { $mark ->
    [present] present
    [late] late
    [excused] excused
   *[unexcused] absent without leave
}: { $count }.
attendance-marked-names = Recorded as { $mark ->
    [present] present
    [late] late
    [excused] excused
   *[unexcused] absent without leave
} ({ $count }): { $names }.
attendance-marked-one = { $mark ->
    [none] { $name } is not recorded any more.
    [present] { $name }: present.
    [late] { $name }: late.
    [excused] { $name }: excused.
   *[unexcused] { $name }: absent without leave.
}
attendance-excused = { $count } who asked leave are excused.
attendance-guests = { $count } guests noted.
attendance-guests-line = Guests: { $count }
attendance-undone = Undone for { $count }.
attendance-nothing-to-undo = There is nothing to undo.
attendance-no-number = The list has no number { $numbers } (it ends at { $total }). Nobody was recorded.
attendance-nobody-left = Nobody is left to record.
attendance-absent-how = With or without leave? Please send “có phép 5” or “không phép 5”.
attendance-several = Several people fit: { $names }. Please send the number or the full name.
attendance-unknown-name = I see nobody of that name. Please send the number or the full name.
attendance-guessing-named = { $name } typed five wrong sign-in codes in a row and has to wait 10 minutes. Perhaps they need help:
attendance-guessing = Somebody typed five wrong sign-in codes in a row and has to wait 10 minutes. Please have a look:
attendance-which-named = Several people are called “{ $name }”{ $names ->
    [none] {""}
   *[other] : { $names }
}. Whom do you mean? Press a button or send the number of the list.
attendance-which-again = I do not know yet who is meant. Please press a button, or send the number or the full name.
attendance-confirm = Record { $mark ->
    [present] present
    [late] late
    [excused] absent with leave
   *[unexcused] absent without leave
} for { $count } people, except { $left }: { $names }?
attendance-confirm-write = Record
attendance-confirm-again = Please press Record or No.
attendance-plan-forget = No
attendance-plan-forgotten = Nobody is recorded.
attendance-guests-of-others = Guests are counted by whoever called it. Please tick your own people.
attendance-of-branch = { $unit }: { $came }/{ $members } present, { $absent } absent
attendance-minutes-button = Head of minutes
attendance-minutes = MINUTES: { activity-kind-upper }
attendance-minutes-titled = MINUTES: { $title }
attendance-minutes-time = Time: { $value }
attendance-minutes-place = Place: { $value }
attendance-minutes-chair = Chair: { $role ->
    [secretary] Secretary { $name }
    [deputy_secretary] Deputy secretary { $name }
    [committee_member] Committee member { $name }
    [commune_secretary] Secretary { $name }
    [commune_deputy] Deputy secretary { $name }
   *[other] { $name }
}
attendance-minutes-chair-open = Chair: ……………………
attendance-minutes-clerk = Clerk: ……………………
attendance-minutes-counts = Total: { $total }; present: { $came }; absent: { $absent } (with leave: { $excused }, without: { $unexcused })
attendance-minutes-unmarked = Not recorded: { $count }
attendance-table-button = List (file)
attendance-table = Attendance list ({ $count } people), by given name:
attendance-table-of-branches = Names are kept by each branch. At this level I show numbers only.
attendance-which = Whom do you mean?
attendance-no-activity = I see no activity of your unit today. Please open a check-in first.
attendance-none-begun = I see no meeting of your unit that began then within the last 7 days. Write “mở điểm danh” to open a new one, or open the list of meetings.
attendance-nobody-named = I see nobody of that name here:
attendance-who = Signed in { $count } of { $invited }:
attendance-and-more = … and { $count } more.
attendance-again = Look again
attendance-requests-button = See who was late
attendance-late-request = { $name } signed in at { $at }, after closing. Do you accept it?
attendance-late-take = Accept
attendance-late-refuse = No
attendance-late-taken = { $name } is recorded as late and was told.
attendance-late-not-taken = { $name } is not recorded and was told.
attendance-late-next = Next ({ $count })
attendance-late-none = Nobody is waiting:
attendance-late-was-accepted = { $name } was accepted already:
attendance-late-was-refused = { $name } was answered with no already:
attendance-result = Attendance:
attendance-finish = Finish
attendance-finished = Finished. The line for the minutes:
attendance-not-begun = It has not begun, so it cannot be finished:
