# "03 có, 02 không" (domain.md §4.4).
flow-name-criteria = 03 có, 02 không
criteria-officers-only = “03 có, 02 không” is for officers of units that take part. There is none for you now.
criteria-board = Your “03 có, 02 không” of { $year }. Only you see this:
criteria-line-co-1 = Có 1. A plan for the work you are given: { $count } plans under way
criteria-line-co-2 = Có 2. Spirit and responsibility at work: see your own numbers
criteria-line-co-3 = Có 3. A yearly plan of your own: { $registered ->
    [yes] registered
   *[no] not registered
}
criteria-line-khong-1 = Không 1. No disciplinary measure from a reprimand up: { $state ->
    [reached] committed on { $day }, concluded: reached
    [not_reached] committed on { $day }, concluded: not reached
    [ticked] committed on { $day }
   *[open] not committed
}
criteria-line-khong-2 = Không 2. No signs of decline in politics, ethics or way of life: { $state ->
    [reached] committed on { $day }, concluded: reached
    [not_reached] committed on { $day }, concluded: not reached
    [ticked] committed on { $day }
   *[open] not committed
}
criteria-choice-plan = Add a plan
criteria-choice-counters = My numbers
criteria-choice-own-plan = Register my plan
criteria-choice-khong-1 = Commit to Không 1
criteria-choice-khong-2 = Commit to Không 2
criteria-choice-board = 03 có, 02 không
criteria-choice-not-now = Later
criteria-ask-plan = Which plan were you given? Type its title, at most { $most } characters.
criteria-plan-one = One plan at a time, please, on one line.
criteria-plan-long = Too long: a title has at most { $most } characters. Please shorten it.
criteria-ask-month = Of which month?
criteria-month = { $month }
criteria-month-again = Please choose a month from this one on, for example “tháng 4”.
criteria-planned = The plan is noted; I will remind you once a month. Only you see it.
criteria-title-khong-1 = No disciplinary measure from a reprimand up
criteria-title-khong-2 = No signs of decline in politics, ethics or way of life
criteria-ask-tick = Do you commit yourself to this for the year? I keep only that you did, the day, and at the year's end one yes or no of the unit above; only you and that unit see it. Nothing else.
criteria-choice-tick = I commit myself
criteria-tick-again = Here I take one of the two buttons below. Remarks, pictures or anything about others are neither received nor kept.
criteria-ticked = Your commitment of { $day } is noted.
criteria-ticked-already = You committed yourself to this on { $day }.
criteria-not-ticked = All right, nothing is noted.
criteria-counters = Your numbers of { $year }, only you see them:
criteria-count-meetings = Meetings held: { $count }
criteria-count-notices = Notices sent: { $count }
criteria-count-roster = List of members last changed on: { $day }
criteria-count-no-roster = List of members: nobody yet
criteria-none-here = Your unit has not opened “03 có, 02 không”. Open “Training programmes” and make one.
criteria-unit = “02 không” of { $year }: { $people } officers committed, { $ticks } commitments, { $waiting } wait for the year's conclusion.
criteria-unit-early = “02 không” of { $year }: { $people } officers committed, { $ticks } commitments. The unit concludes once, in December; before that I take no remarks.
criteria-too-early = The unit concludes “02 không” once, from December to March. At other times I take no remarks.
criteria-people = Waiting for the conclusion of { $year }. I note reached or not reached, no reason:
criteria-line-person = { $number }. { $name }, { $unit }: { $code ->
    [khong_1] Không 1
   *[khong_2] Không 2
}, committed on { $day }
criteria-choice-people = The year's conclusion
criteria-choice-conclude = { $number }. { $conclusion ->
    [reached] Reached
   *[not_reached] Not reached
}
criteria-sure = Note “{ $conclusion ->
    [reached] reached
   *[not_reached] not reached
}” for this commitment? It is noted once a year and told to the officer at once.
criteria-choice-sure = Note it
criteria-concluded = Noted: { $conclusion ->
    [reached] reached
   *[not_reached] not reached
}.
criteria-not-concluded = Nothing is noted.
criteria-concluded-already = This commitment has its conclusion of the year already.
criteria-told = The unit above concludes about your commitment in { $year }: { $conclusion ->
    [reached] reached
   *[not_reached] not reached
}.
