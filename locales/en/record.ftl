flow-name-record = my record
record-menu = My record
record-members-only = Once you are registered and approved, your record is here for you.
record-nothing-yet = { $name }, nothing is recorded for you in { $year } yet. When you sign in, it shows here; if something is missing, please write to the secretary.
record-year = { $name }, your { $year }:
record-attended = You took part in { $attended } of { $invited } activities where attendance was taken ({ $share }).
record-streak = Present { $count } times in a row. Keep it up!
record-residence = Activities where you live: { $count }.
record-last = Lately:
record-row = • { $date }: { activity-kind }{ $place ->
    [residence] {" "}(where you live)
   *[home] {""}
} – { $mark ->
    [present] present
    [late] present, late
    [excused] excused
   *[unexcused] absent
}
record-row-titled = • { $date }: { $title }{ $place ->
    [residence] {" "}(where you live)
   *[home] {""}
} – { $mark ->
    [present] present
    [late] present, late
    [excused] excused
   *[unexcused] absent
}
record-choice-secretary = Write to the secretary
record-choice-data = My data
record-profile = About you:
record-profile-name = Full name: { $value }
record-profile-birth = Birth date: { $value }
record-profile-phone = Phone: { $value }
record-profile-branch = Branch: { $value }
record-profile-home = Home: { $value }
