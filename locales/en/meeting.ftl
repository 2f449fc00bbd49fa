flow-name-meeting = answering an invitation
meeting-undo = Say I cannot come: { $start }
meeting-menu = Coming meetings
meeting-attend = I will come
meeting-absent = I cannot come
meeting-unsure = Not sure
meeting-late = I will be late
meeting-attend-noted = Noted: you are coming to { activity-kind } at { $time }. Thank you!
meeting-late-noted = Noted: you are coming late to { activity-kind } at { $time }. Thank you for telling us!
meeting-absent-noted = Noted: you cannot come to { activity-kind } at { $time }.
meeting-unsure-noted = Noted: you are not sure yet. When you are, press a button in the notice again: { activity-kind } at { $time }.
meeting-ask-reason = Would you like to tell the committee why? Write a few words, or press Skip.
meeting-no-reason = Skip
meeting-noted = Thank you for telling us.
meeting-reason-noted = The reason goes to the committee and nobody else. Thank you for telling us.
meeting-not-yours = I do not see this among your meetings. If you think that is a mistake, write to your branch secretary.
meeting-was-cancelled = This was cancelled: { activity-kind } at { $time }.
meeting-already-began = This has begun, so I cannot note an answer any more: { activity-kind } at { $time }. If you are there, please sign in.
meeting-ask-answer = Is this about the invitation below? Please choose one:
meeting-none-open = Nothing is waiting for your answer.
meeting-which-attend = Which one are you coming to?
meeting-which-absent = Which one can you not come to?
meeting-which-unsure = Which one are you not sure about?
meeting-choice = { activity-kind-title }, { $start }
meeting-none = No meeting is planned yet. I will tell you when there is one.
meeting-next = What is coming for you:
meeting-next-one = Your nearest one:
meeting-no-content = 📝 About: not said yet
meeting-no-dress = 👕 Dress: nothing special
meeting-numbered = { $number }. { activity-kind-title }
meeting-numbered-titled = { $number }. { $title }
meeting-answer-one = Answer no. { $number }
meeting-answer-anew = Change answer to no. { $number }
meeting-one = Please answer for this one:
meeting-own-answer = { $answer ->
    [attend] Your answer: coming
    [absent] Your answer: not coming
    [unsure] Your answer: not sure
   *[none] You have not answered yet
}
meeting-time-missing = I see no day and hour. Write for example “19h tối mai” or “7h30 sáng thứ bảy 14/3”.
meeting-time-past = { $time } is over. Please write a time to come.
meeting-time-no-such-time = There is no such hour (a day has 0 to 23). Please write it again, for example “19h30”.
meeting-time-no-such-day = There is no such day in the calendar. Please check it, for example “14/3”.
meeting-time-weekday-mismatch = The weekday and the date differ: the date you wrote is { $date }. Please write it again.
meeting-time-part-conflict = The hour and the part of day contradict each other (such as “19h sáng”). Please write it again.
meeting-time-two-times = I see two different times. Write only the start, or “từ 19h đến 20h30”.
meeting-time-two-dates = I see two different days. Please write only one.
meeting-time-ends-before-start = It ends before it begins. Please write it again.
meeting-time-lunar = I cannot read lunar dates yet. Please write the solar one, for example “14/3”.
meeting-time-vague-date = I am not sure which day. Please write the date, for example “thứ bảy 14/3”.
meeting-time-confirm = I read { $time }. Is that right?
meeting-time-which = This can be read in two ways. Please choose:
meeting-time-right = That is right
meeting-time-other = Another time
meeting-line-words = Please write it in words.
meeting-line-long = This has { $length } characters, at most { $most } fit. Please make it shorter.
meeting-preview-line = ———
meeting-preview-audience = Invited: { $audience ->
    [branch] members of the branch
    [residence] members taking part where they live
    [branch_and_residence] members of the branch and those taking part where they live
    [committee] the committee
    [secretaries] secretaries of the branches
   *[subtree] all members of the branches
}, { $invited } people.
meeting-preview-reach = Will get it: { $reached } people (Zalo { $zalo }, Telegram { $telegram }).
meeting-preview-unreachable = Cannot be reached: { $unreachable } people (do not use the bot, stopped messages, or have not written for long).
meeting-preview-second = 👥 This reaches many: after you press send, another officer reads it and has to agree first{ $names ->
    [none] .
   *[other] : { $names }.
}
meeting-preview-second-nobody = 👥 This reaches many and needs a second officer, but nobody else in the unit or above can be written to. Ask the administrator to appoint one more before you send it.
meeting-preview-paid = Zalo: { $free } free messages (wrote within 48 hours), { $paid } paid ones{ $cost ->
    [none] {""}
   *[other] , about { $cost } đồng
}.
meeting-preview-by-phone = Template message by phone number (Zalo silent for long): { $count }{ $cost ->
    [none] {""}
   *[other] , about { $cost } đồng
}.
meeting-preview-instead = On Telegram are { $instead } people because their Zalo is closed (silent for long, or blocked).
meeting-preview-on-zalo = To protect everybody's data I do not send lists of names by Telegram. Please open me on Zalo to see it (type “liên kết” if you have no Zalo here yet).
meeting-preview-later = It is quiet time, so it leaves at { $time }.
meeting-preview-own-hours-later = { $count } people have quiet hours of their own and get it later.
meeting-preview-own-hours-sooner = { $count } people have quiet hours of their own and get it sooner.
