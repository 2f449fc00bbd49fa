# Who takes part, person by person; a member's own record; the confirmation.
flow-name-residence-people = Who takes part where they live
flow-name-residence-record = Residence record
residence-people-list = { $unit }, { $period }: { $count } people take part or belong to the branch.
residence-people-nobody = Nobody counts in { $unit } in { $period }.
residence-people-row = { $number }. { $name }: { $activities } activities{ $level ->
    [good] , good
    [participated] , participated
    [registered_only] , registered only
   *[none] {""}
  }{ $state ->
    [shown] {" "}(waits for their look)
    [objected] {" "}(they object)
   *[none] {""}
  }
residence-people-row-received = { $number }. { $name } ({ $home }): { $activities } activities{ $level ->
    [good] , good
    [participated] , participated
    [registered_only] , registered only
   *[none] {""}
  }{ $state ->
    [shown] {" "}(waits for their look)
    [objected] {" "}(they object)
   *[none] {""}
  }
residence-people-which = Send a number or a name to see one person's activities.
residence-people-which-how = Please send a number of the list, or a name.
residence-people-several = Several are called so, please send the number: { $names }.
residence-people-gone = They do not count in this branch any more.
residence-people-choice-done = Done
residence-people-choice-remark = Write a remark
residence-people-done = The list is closed. Thank you!
residence-people-person = { $name } ({ $home }), { $period }: { $count } recorded activities.
residence-people-home = Confirmations for members of { $unit }, { $period }: { $count } are there, { $open } to come.
residence-people-home-row = { $number }. { $name } – { $unit }: { $activities } activities, { $level }
residence-people-home-none = { $unit } has no confirmation of { $period } yet (to come: { $open }). I will tell you.
residence-record-choice = My record
residence-record-choice-before = Period before
residence-record-choice-paper = Confirmation
residence-record-choice-register = Register where I live
residence-record-mine = Your activities where you live, { $period }, in { $unit }: { $count } recorded.
residence-record-mine-home = Your activities where you live, { $period }: { $count } recorded. You count in { $unit }.
residence-record-row-titled = • { $date }: { $title } ({ $unit })
residence-record-row = • { $date }: { activity-kind } ({ $unit })
residence-record-imported = From an imported list: { $level ->
    [good] good
    [participated] participated
   *[registered_only] registered only
  }
residence-record-remark-shown = Remark (not final yet): { $level ->
    [good] good
    [participated] participated
   *[registered_only] registered only
  }
residence-record-remark-objected = Remark (being looked at again): { $level ->
    [good] good
    [participated] participated
   *[registered_only] registered only
  }
residence-record-remark-final = Final remark: { $level ->
    [good] good
    [participated] participated
   *[registered_only] registered only
  }
residence-record-sentence = “{ $sentence }”
residence-record-gone = This remark is gone.
residence-record-not-final = The remark is not final yet, so there is no confirmation. I will tell you.
residence-record-confirmation = CONFIRMATION OF TAKING PART AT THE PLACE OF RESIDENCE
    Member: { $name }
    Introduced by: { $home }
    Received by: { $unit }
    Period: { $period }
    Activities: { $activities }
    Level: { $level }
    Final on { $date }. Signature and stamp, where needed, are given on paper.
residence-record-none = Residence activity, { $period }: you count in { $unit }. What you take part in there will stand here.
