# The home unit introduces several members at once.
flow-name-residence-introduce = Introducing members where they live
residence-introduce-members = { $unit }: { $count } members. Send the numbers of those to introduce, for example “3, 7, 12” or “all except 3, 7”.
residence-introduce-row = { $number }. { $name }{ $state ->
    [received] {" "}(in { $unit })
    [waiting] {" "}(waits to be received)
   *[none] {""}
  }
residence-introduce-how = Please send numbers of the list, for example “3, 7, 12”, “all”, “all except 3, 7”, or names.
residence-introduce-no-number = The list has no number { $numbers } (only 1 to { $total }). Please send it again.
residence-introduce-unknown-name = Nobody in the list is called so. Please send the number.
residence-introduce-nobody = Nobody is left to introduce: they are introduced or received already.
residence-introduce-residential = { $unit } is where its members live, so nobody needs an introduction.
residence-introduce-branch = { $count } people are chosen. To which residential branch? For example: ấp 3 xã Phú Bình
residence-introduce-slip = What is the number of the letter? Without one press the button.
residence-introduce-review = Introduce { $count } people to { $branch } (letter: { $slip }):
residence-introduce-review-how = Please press “Send”, or choose what to change.
residence-introduce-choice-send = Send
residence-introduce-choice-members = Change the list
residence-introduce-choice-branch = Change the branch
residence-introduce-all-there = They are received by { $branch } already.
residence-introduce-sent-now = { $home } introduced { $count } people to { $branch }. Its secretary has one list; each of them is told and may decline.
residence-introduce-sent-later = { $home } introduced { $count } people to { $branch }. Its secretary cannot be written to now and is told later; each of them is told and may decline.
residence-introduce-sent-nobody = { $home } introduced { $count } people to { $branch }, but no secretary there uses the assistant. Please tell them.
residence-introduce-alone = { $count } of them do not use the assistant, please tell them.
residence-introduce-told = { $home } introduces you to take part in { $branch }, where you live. If that does not fit, press the button.
residence-introduce-choice-decline = Not there
residence-introduce-choice-elsewhere = I live elsewhere
