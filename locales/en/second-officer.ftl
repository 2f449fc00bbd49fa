flow-name-second-officer = when two officers must agree
second-officer-menu = When two officers must agree
second-officer-which = For which unit?
second-officer-choose = Please choose one of the buttons below.
second-officer-not-yours = This is for officers of a commune or a higher unit.
second-officer-ask = { $unit } and its branches: { $now ->
    [none] a message needs no second officer now.
   *[other] a message to more than { $now } people needs a second officer now.
} From how many people on? Press a button or type a number (0: every message).
second-officer-above = More than { $n } people
second-officer-usual = { $n ->
    [none] As usual (never)
   *[other] As usual (more than { $n })
}
second-officer-number = Please type a number from 0 to 100,000, for example “200”.
second-officer-set = Set for { $unit } and its branches: { $now ->
    [none] a message needs no second officer.
   *[other] a message to more than { $now } people needs a second officer.
} The other officers are told. Cancellations and changes within 3 hours of the meeting always leave at once.
second-officer-told = { $name ->
    [none] An officer
   *[other] { $name }
} has changed when two officers of { $unit } must agree: { $before ->
    [none] never before
   *[other] above { $before } people before
}, { $now ->
    [none] never now
   *[other] above { $now } people now
}.
