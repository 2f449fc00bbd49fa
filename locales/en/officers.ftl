# Officers: the first administrator, naming, handing over, ending (domain.md §1.6).
flow-name-officers = naming officers
officers-menu = Officers
officers-role = { $role ->
    [administrator] administrator
    [secretary] secretary
    [deputy_secretary] deputy secretary
    [committee_member] committee member
    [commune_secretary] secretary (higher unit)
    [commune_deputy] deputy secretary (higher unit)
   *[other] task
}
officers-claimed = You are now the administrator of { $unit }. The code cannot be used again. Type “phân công cán bộ” to name the branches' secretaries.
officers-no-units = The code is right, but there are no units yet. Please import them first (npm run chidoan -- import units), then send the code again.
officers-no-right = This is for the administrator or the secretary of the higher unit.
officers-ask-unit = In which unit? Please type its name, for example “ấp 3 xã Phú Bình”.
officers-which-unit = Please choose a unit, or type its name:
officers-unit-unknown = There is no such unit in your area.
officers-unit-many = Too many units are called that. Please add the commune or ward.
officers-team = Officers of { $unit }:
officers-team-empty = Nobody holds a task in { $unit } yet.
officers-team-line = • { $name }: { officers-role }
officers-choice-new = Give a task
officers-choice-change = Hand over: { $name }, { officers-role }
officers-choice-end = End: { $name }, { officers-role }
officers-choice-done = Done
officers-choice-role = { officers-role }
officers-choice-yes = Confirm
officers-choice-no = No
officers-choice-accept = Agree to the hand-over
officers-done = Done. Thank you.
officers-ask-person = Who takes the task in { $unit }? Please type the member's name or phone number.
officers-which-person = A few people have a name like that. Please choose:
officers-person-unknown = There is no such member in this unit.
officers-person-many = Too many people are called that. Please type the full name or the phone number.
officers-person-not-here = { $name } does not use the bot yet. Please ask them to type “đăng ký” first.
officers-person-gone = That person is no longer on the unit's list, so nothing was given.
officers-ask-role = Which task for { $name }?
officers-confirm = Make { $name } { officers-role } of { $unit }?
officers-confirm-change = Hand over the task { officers-role } of { $unit } from { $from } to { $name }?
officers-confirm-end = { $name } is no longer { officers-role } of { $unit }, from now on?
officers-confirm-proposal = Ask the level above to hand over your task { officers-role } of { $unit } to { $name }?
officers-nothing-changed = Nothing was changed.
officers-named = { $name } is now { officers-role } of { $unit } and was told.
officers-changed = The task { officers-role } of { $unit } went from { $from } to { $name }; both were told.
officers-ended = { $name } is no longer { officers-role } of { $unit }.
officers-held-already = { $name } is { officers-role } already.
officers-not-held = This task has changed meanwhile.
officers-last-admin = This is the unit's only administrator. Please name another one first.
officers-nobody-above = There is nobody above here yet who could agree.
officers-proposed = I sent your proposal for { $name } to the level above and will tell you the result.
officers-told-proposal = { $from }, { officers-role } of { $unit }, proposes to hand over to { $name }.
officers-told-named = You were made { officers-role } of { $unit }.
officers-told-rights = { $role ->
    [committee_member] You can see who comes to the branch's meetings. Type “menu”.
    [administrator] You can name officers and do everything for the units below. Type “menu”.
    [commune_secretary] You can name officers, approve registrations, call meetings and answer questions. Type “menu”.
   *[other] You can approve registrations, call meetings, open sign-in, see the list and answer members' questions. Type “menu”.
}
officers-told-ended = Your task { officers-role } of { $unit } has ended here. Thank you.

flow-name-roster-list = the list of members
roster-list-menu = List of members
roster-list-no-right = The list is for the branch's officers only.
roster-list-on-zalo = To protect everybody's data I do not send lists by Telegram. Please open me on Zalo and type “danh sách đoàn viên”.
roster-list-link-zalo = To protect everybody's data I do not send lists by Telegram. Please link Zalo to this account (type “liên kết”), then type “danh sách đoàn viên” on Zalo.
roster-list-ask-branch = Which branch? Please type its name, for example “ấp 3 xã Phú Bình”.
roster-list-which-branch = Please choose a branch:
roster-list-unknown = There is no such branch in your area.
roster-list-many = Too many branches are called that. Please add the commune or ward.
roster-list-page = { $unit }: { $count } members
roster-list-page-of = { $unit }: { $count } members (page { $page } of { $pages })
roster-list-empty = { $unit } has no members on the list.
roster-list-choice-next = Next page
roster-list-choice-before = Page before
roster-list-choice-done = Done
roster-list-choice-file = Get the file
roster-list-file = List of { $unit }: { $count } members, with birth dates and phone numbers. Please use it for the union's work only and do not pass it on.
roster-list-file-own = The file has birth dates and phone numbers, so only the branch's own secretary can have it. You can see the names of each branch here:
roster-list-file-elsewhere = To protect everybody's data I do not send lists by Telegram. { $zalo ->
    [yes] Please open me on Zalo and type “xuất danh sách đoàn viên”
   *[no] Please link Zalo to this account (type “liên kết”), then type “xuất danh sách đoàn viên” on Zalo
}{ $desk ->
    [yes] , or see and print it at the desk in the browser.
   *[no] .
}
roster-list-done = The list is closed.
