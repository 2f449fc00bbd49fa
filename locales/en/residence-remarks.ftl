# The remark at the end of a period: decided by a person, seen by the member first.
flow-name-residence-remarks = Residence remarks
residence-remarks-overview = Remarks of { $unit }, { $period }: { $count } people received.
residence-remarks-counts = Without a remark: { $open }; waiting for their look: { $shown }; objected to: { $objected }; final: { $final }.
residence-remarks-suggestion = Suggested by the number of activities (from { $from } on it is good): good { $good }, participated { $participated }, registered only { $registered }. You decide; they see it before it is final.
residence-remarks-nobody = { $unit } has received nobody in { $period }, so there is nobody to remark on.
residence-remarks-choice-one = One by one
residence-remarks-choice-all = As suggested ({ $count })
residence-remarks-choice-list = See the list
residence-remarks-choice-before = Period { $period }
residence-remarks-choice-answer = Objection of { $name }
residence-remarks-list = { $unit }, { $period }: { $count } people received.
residence-remarks-row = { $number }. { $name }: { $activities } activities, { $state ->
    [none] suggested
    [shown] waits
    [objected] objected to
   *[final] final
  } { $level ->
    [good] good
    [participated] participated
   *[registered_only] registered only
  }
residence-remarks-person = { $name } ({ $home }), { $period }: { $activities } activities. { $left } to go.
residence-remarks-person-objection = The remark was: { $level ->
    [good] good
    [participated] participated
   *[registered_only] registered only
  }. They object:
residence-remarks-person-ask = Suggested: { $level ->
    [good] good
    [participated] participated
   *[registered_only] registered only
  }. Which level do you choose?
residence-remarks-person-gone = They do not count in your branch any more, or have a remark already.
residence-remarks-choice-good = Good
residence-remarks-choice-participated = Participated
residence-remarks-choice-registered-only = Registered only
residence-remarks-choice-skip = Skip this one
residence-remarks-choice-later = Later
residence-remarks-level-how = Please choose a level: good, participated, or registered only.
residence-remarks-later = Kept so far. To go on, say “residence remarks”.
residence-remarks-sentence = Level “{ $level ->
    [good] good
    [participated] participated
   *[registered_only] registered only
  }”. Would you like to add one sentence (at most { $most } characters)?
residence-remarks-choice-no-sentence = No need
residence-remarks-words = I need a sentence in words. Without one, press the button or say “skip”.
residence-remarks-too-long = This is { $length } characters long, at most { $most } are possible. Please make it shorter.
residence-remarks-written = Noted for { $name }: { $level ->
    [good] good
    [participated] participated
   *[registered_only] registered only
  }. They see it before it is final.
residence-remarks-written-alone = Noted for { $name }: { $level ->
    [good] good
    [participated] participated
   *[registered_only] registered only
  }. They do not use the assistant, please show it to them.
residence-remarks-done = The list is done. Thank you!
residence-remarks-all-written = { $count } remarks are written as suggested. { $told } people can see theirs now, { $alone } do not use the assistant, please tell them. After { $days } days without objection they are final.
residence-remarks-decided = The remark on { $name } was objected to or is final already.
residence-remarks-concluded = Final remark on { $name }: { $level ->
    [good] good
    [participated] participated
   *[registered_only] registered only
  }. They have been told.
residence-remarks-own-shown = { $unit } remarks on you for { $period }: { $level ->
    [good] good
    [participated] participated
   *[registered_only] registered only
  } ({ $activities } activities). It is not final; you can object until { $until }.
residence-remarks-own-objected = { $unit } looks again at the remark for { $period } because of your words: { $level ->
    [good] good
    [participated] participated
   *[registered_only] registered only
  } ({ $activities } activities, in time before { $until }). I will tell you.
residence-remarks-own-final = Final remark of { $unit } for { $period }: { $level ->
    [good] good
    [participated] participated
   *[registered_only] registered only
  } ({ $activities } activities). Thank you!
residence-remarks-choice-accept = I agree
residence-remarks-choice-object = I object
residence-remarks-accepted = Thank you! The remark of { $unit } for { $period } is final; the confirmation is behind the button.
residence-remarks-objection = What is not right? Your words go to the secretary (at most 300 characters).
residence-remarks-too-late = The time for objections is over, so the remark stays. Please talk to the secretary.
residence-remarks-objected = Your words went to the secretary of { $unit }, who decides again. I will tell you.
residence-remarks-told-objection = { $name } objects to the remark “{ $level ->
    [good] good
    [participated] participated
   *[registered_only] registered only
  }” ({ $activities } activities):
residence-remarks-choice-decide = See and decide
residence-remarks-home = Members of { $unit } have confirmations of residence activity, { $period }. The list is shown on Zalo.
residence-remarks-final-secretary = { $unit }, { $period }: the time for objections is over, { $count } remarks are final.
residence-remarks-objections-wait = { $unit }: { $count } objections to residence remarks wait for your decision.
