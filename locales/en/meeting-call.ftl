flow-name-meeting-call = calling a meeting
meeting-call-menu = Call a meeting or activity
meeting-call-not-officer = This is for officers of the union. If you have just been given the task, ask the administrator for the right.
meeting-call-ask-unit = For which unit?
meeting-call-ask-kind = What is it?
meeting-call-ask-time = When does it begin? Write the day and hour, for example “19h tối mai” or “7h30 sáng thứ bảy 14/3”.
meeting-call-ask-hour = { $date }, at what hour? For example “19h30”.
meeting-call-ask-place = Where? For example “Nhà văn hóa ấp 3”.
meeting-call-place-needed = A notice needs a place, so that people know where to go.
meeting-call-ask-audience = Whom do you invite?
meeting-call-audience = { $audience ->
    [branch] Members of the branch
    [residence] Members living here
    [branch_and_residence] Branch and members living here
    [committee] Committee
    [secretaries] Branch secretaries
   *[subtree] All members
} ({ $invited })
meeting-call-ask-content = What is it about? Write it, or press Preview to leave it out.
meeting-call-ask-dress = What to wear? For example “Áo Thanh niên Việt Nam”.
meeting-call-ask-bring = What to bring? For example “Sổ tay, đoàn phí”.
meeting-call-ask-respond-by = Answers by when? For example “12h trưa 13/3”.
meeting-call-no-respond-by = No time limit
meeting-call-respond-by-hour = The time to answer needs an hour too, for example “12h trưa 13/3”.
meeting-call-respond-by-late = The time to answer must lie before the start ({ $time }).
meeting-call-preview = Preview
meeting-call-leave-out = Leave this out
meeting-call-ask-line = Which line?
meeting-call-line-kind = Kind
meeting-call-line-time = Time
meeting-call-line-place = Place
meeting-call-line-content = Content
meeting-call-line-dress = Dress
meeting-call-line-bring = What to bring
meeting-call-line-audience = Who is invited
meeting-call-line-respondby = Time to answer
meeting-call-choose = Please choose one of the buttons below.
meeting-call-send = Send
meeting-call-edit = Change
meeting-call-add-content = Add content
meeting-call-add-dress = Add dress
meeting-call-add-bring = Add what to bring
meeting-call-unreachable = See who
meeting-call-drop = Do not send
meeting-call-dropped = I have dropped this notice; nobody received anything. Write “thông báo họp” whenever you need one.
meeting-call-press-send = Nothing was sent yet. Press Send if it is right, Change if it is not.
meeting-call-incomplete = Something is missing. Press Change to add it.
meeting-call-sent = Sent to { $count } people. See their answers here:
meeting-call-sent-later = Kept for { $count } people. It is quiet time, so it leaves at { $time }.
