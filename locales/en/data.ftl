# My data: see, correct, take a copy, withdraw a consent, erase (domain.md §8.5).
flow-name-data = your data
data-menu = My data
data-home = This is everything I keep about you:
data-how = What would you like to do?
data-undo = Erase my data
data-done = Thank you. Type “dữ liệu của tôi” whenever you need this.
data-kept = Nothing was changed.
data-choice-fix = Correct something
data-choice-copy = Get a copy
data-choice-withdraw = Withdraw consent
data-choice-erase = Erase my data
data-choice-done = Done
data-choice-keep = Keep it
data-choice-continue = Go on erasing
data-choice-yes = Right
data-choice-other = Type again
data-line-no-member = • You have no member's record here.
data-line-name = • Name: { $value }
data-line-birth = • Birth date: { $value }
data-line-phone = • Phone: { $value }
data-status = { $status ->
    [pending] waiting for approval
    [active] active
    [temporary_in] here temporarily
    [temporary_out] elsewhere temporarily
    [away] away for work or study
    [transferred_out] transferred
    [graduated] graduated from the union
   *[other] no longer active
}
data-line-branch = • Branch: { $value } ({ data-status })
data-line-residence = • Residence: { $value }
data-line-occupation = • Occupation: { $value }
data-line-gender = • Gender: { $value ->
    [male] male
    [female] female
   *[other] { $value }
}
data-line-join = • Joined the union: { $value }
data-line-card = • Membership card: { $value }
data-line-title = • Office according to the roster: { $value ->
    [secretary] secretary
    [deputy_secretary] deputy secretary
    [committee_member] committee member
   *[other] { $value }
}
data-line-participation = • Residence activity according to the roster: { $value ->
    [good] good
    [participated] took part
    [registered_only] registered
   *[other] { $value }
}
data-line-role = • Task here: { officers-role }, { $value }
data-consent-state = { $state ->
    [withdrawn] withdrawn on
   *[given] agreed on
}
data-line-consent-registration = • Registration and sign-in: { data-consent-state } { $value }
data-line-consent-reminders = • Reminders: { data-consent-state } { $value }
data-line-consent-news = • News and material: { data-consent-state } { $value }
data-line-registration = • Registration with { $value } on { $day }: { $state ->
    [waiting] waiting
    [guardian] waits for the guardian's consent
    [approved] approved
    [refused] refused
   *[withdrawn] withdrawn
}
data-line-residence-registration = • Residence activity with { $value }: { $state ->
    [waiting] waiting
    [received] received
   *[ended] ended
}
data-line-remark = • Residence remark of { $value }, { $period }: { $level ->
    [good] good
    [participated] participated
   *[registered_only] registered only
}{ $state ->
    [final] {""}
    [objected] {" "}(being looked at again)
   *[shown] {" "}(not final yet)
}
data-line-activities = • Activities you were invited to or recorded at: { $value }, present { $attended }
data-line-pledge = • Pledge: “{ $value }” ({ $state ->
    [active] active
    [paused] paused
   *[ended] ended
}, reminded { $answers } times)
data-line-conclusion = • Your unit's conclusion about “{ $value }” in { $year }: { $conclusion ->
    [reached] reached
   *[not_reached] not reached
}
data-line-commitment = • Commitment “{ $value }” of { $year }, on { $day }
data-line-question = • Question waiting for { $unit }: “{ $value }”
data-line-channels = • Accounts for messages: { $value } (user ids, no old messages)
data-line-messages = • Messages: you sent { $value }, I sent { $sent }. Their text is not kept.
data-line-since = • First message: { $value }
data-copy = This is the copy of your data, sent to you only.

data-ask-field = What would you like to correct?
data-field-name = Name
data-field-birth = Birth date
data-field-phone = Phone
data-field-residence = Residence
data-field-occupation = Occupation
data-field-join = Date of joining
data-field-branch = Branch
data-ask-name = Please type your full name with accents, for example “Nguyễn Văn An”.
data-ask-birth = Please type your birth date, day first, for example “15/3/2004”.
data-ask-phone = Please type the new phone number, for example “0912 345 678”, or press the share button.
data-ask-residence = Please type hamlet and commune, for example “ấp 3, xã Phú Bình”. No house number needed.
data-ask-occupation = What do you study or work as? For example “sinh viên”, “công nhân”.
data-ask-join = Please type the date you joined the union, for example “26/3/2019”; a month or a year is enough.
data-ask-branch = Your branch is recorded by the secretary. Please type the right branch and I will tell them.
data-bad-name = I could not read a name. Please type family, middle and given name without digits or signs.
data-bad-birth = I could not read a birth date. Please type day, month and year.
data-birth-ask-secretary = I cannot change to this birth date in a chat. Please ask your secretary.
data-bad-phone = I could not read a phone number. Mobile numbers have 10 digits and begin with 0.
data-phone-not-own = That number does not belong to this account. Please share your own, or type it.
data-bad-join = I could not read a date of joining.
data-bad-residence = Please type just hamlet and commune, at most 80 characters.
data-bad-occupation = Please keep it short, at most 60 characters.
data-bad-branch = Please type just the branch's name, at most 150 characters.
data-only-text = I can only take text here. Please type it.
data-yes-or-no = Please answer “đúng” or “nhập lại”.
data-confirm-name = I change your name to { $value }, right?
data-confirm-birth = I change your birth date to { $value }, right?
data-confirm-phone = I change your phone to { $value }, right?
data-confirm-residence = I change your residence to { $value }, right?
data-confirm-occupation = I change your occupation to { $value }, right?
data-confirm-join = I change your date of joining to { $value }, right?
data-confirm-branch = I tell the secretary that your branch is { $value }, right?
data-changed = Corrected: { $value }. Thank you.
data-branch-sent = I told the secretary. Your branch changes when they record it. Thank you.
data-branch-nobody = Nobody is in charge of your branch here yet. Please contact them in person.
data-nothing-to-fix = You are not registered, so there is nothing to correct. Type “đăng ký” to begin.
data-fix-later = Your registration waits for the secretary. You can correct it once it is approved; if it is urgent, type “gặp bí thư”.
data-told-name = { $name } ({ $unit }) changed their name to { $value }.
data-told-birth = { $name } ({ $unit }) changed their birth date to { $value }.
data-told-branch = { $name } ({ $unit }) says that their right branch is: { $value }. Please check and transfer them if so.

data-ask-purpose = Which consent would you like to withdraw? What was done before stays as it was.
data-withdraw-registration = Registration, sign-in
data-withdraw-reminders = Reminders
data-withdraw-news = News and material
data-withdrawn-registration = Noted: you withdrew your consent to keep registration and sign-in data. From now on I send you nothing, no reminders and no news; a waiting registration is withdrawn. What was kept stays until you erase it. Would you like to erase it?
data-withdrawn-reminders = Noted: I will not remind you of pledges any more.
data-withdrawn-news = Noted: I will not send you news and material any more.
data-no-consents = No consent of yours is in use. You can erase all data if you like.

data-erase-warn = Would you like to erase your data?
data-erase-what = • Erased for good: record, answers and sign-ins, pledges, registrations, questions, message accounts.
data-erase-kept = • I keep only hashes that cannot be read back, so that the next import does not bring you back, and evidence that consents were given, without content. Your official file stays with the unit and is not here.
data-erase-officer = • You hold the task { officers-role } ({ $unit }). Please hand it over first.
data-erase-last-admin = • You are the only administrator of { $unit }: nobody could name officers any more.
data-erase-choose = Please choose one of the two buttons below.
data-erase-sure = Last confirmation: erase now and for good?
data-choice-erase-now = Erase for good
data-erased = Your data is erased. Thank you for the time together; just write whenever you would like to join again.
