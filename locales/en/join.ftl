# Joining: from the consent to the request.
flow-name-join = Registration

consent-text =
    To help with registration and sign-in, { $controller } (the data controller) needs to keep: full name, date of birth, phone number, branch, place of residence (hamlet and commune), attendance. The data are used only for the union work of your branch and are not passed on. You may see, correct, erase them and withdraw your consent at any time: write “dữ liệu của tôi”.
# Asked by itself when the answer was unclear, so it says what for.
consent-ask = For registration and sign-in: do you agree? Press a button, or write “yes” or “no”.
consent-choice-yes = I agree
consent-choice-no = I do not agree
consent-choice-details = Details
consent-details =
    About your data:
    • Kept: name, date of birth, phone, branch, place of residence, attendance; used only for the union work of your branch.
    • Controller: { $controller }. Who can see them: you, the secretary and deputy secretary of your branch.
    • Kept while you are a member and 90 days after; attendance for 24 months.
    • I never ask for ID numbers, ethnicity, religion, health or family; I read no address book and follow no location.
    • Messages travel through Zalo or Telegram, which are third parties.
    • You may withdraw your consent, and complain to the controller or the authorities.
consent-unclear = I need a clear answer before I ask on.
consent-refused = I understand, nothing of you was kept. Without registration I cannot sign you in or tell you of meetings. If you change your mind, press the button below.
consent-extras =
    Thank you. Two purposes are optional, neither is on; you can register without them:
    • Reminders of my pledges: off
    • News of activities and materials: off
    Which would you like to turn on?
consent-none = Neither is on. To change it, write “back”.
consent-choice-reminders = Reminders on
consent-choice-news = News on
consent-choice-both = Both on
consent-choice-none = Neither
consent-extras-unclear = Please choose one of the buttons: reminders, news, both, or neither.

join-choice-other-channel = Registered on the other app
join-choice-start = Register
join-choice-skip = Skip
join-needs-text = At this step, please type your answer.

join-not-kept = I have kept nothing of what you just wrote: I need your consent first. Once you agree, send it again and I fill everything in at once.
join-tell-again = Now please send that message again (I did not keep it), or answer one by one:
join-noted = I took down: { $facts }. You can correct it at the end.
join-type-anew = Please type it again, then.
join-full-name = What is your full name? For example: Nguyễn Văn An
join-name-missing = I see no name in this message.
join-name-incomplete = Please give me your full name, family name first.
join-name-digits = A name has no digits, please check it.
join-name-legacy-font = I cannot read this old font. Please type it in Unicode, with accents.
join-name-initials = Please write the name in full, without abbreviations.
join-name-two-names = I see two names. Please send only yours.
join-name-disambiguator = Please send only the name, without a mark behind it.
join-name-missing-spaces = The words seem to be glued together. If the button below is right press it, else type the name again.
join-name-misplaced-tone = An accent seems to be misplaced. If the button below is right press it, else type the name again.
join-name-not-a-name = I could not read a name in this message.
join-accents = How is your name written with accents? If “{ $name }” is right as it is, press the button below.
join-choice-keep-name = It is right

join-birth-date = When were you born? For example: 15/03/2004
join-date-missing = I see no date of birth in this message. Please write day/month/year.
join-date-no-such-day = There is no such day in the calendar, please check it.
join-date-no-such-month = Months go from 1 to 12, please check it.
join-date-month-first = I read the day first, then the month. If the button below is right press it, else type it again.
join-date-year-only = Please give me the day and month too.
join-date-month-only = Please give me the day too.
join-date-year-missing = Please give me the year too.
join-date-year-out-of-range = This year does not seem right, please check it.
join-date-future = This day has not come yet, please check it.
join-date-two-dates = I see two dates. Please send only your date of birth.
join-date-lunar = Please give me the date of the solar calendar, as on your papers.
join-date-sure = I read { $date }, is that right? If so press the button below, else type day/month/year in full.
join-too-young = Thank you for your interest. By the statute one can join from 15 years and one day, so I cannot register you yet. I kept nothing of what you wrote. See you when you are old enough!
join-too-old = Thank you. You are past the age of membership (35), so I cannot register you by myself. If you are an officer or an honorary member, please ask the secretary of the branch. I kept nothing of what you wrote.
join-needs-guardian = You are not 16 yet, so a parent or guardian has to agree first. I only need to know the branch, to tell its secretary; the name and date you just wrote are not kept.
join-guardian-asked-now = I have told the secretary of { $branch } (request { $number }). Please let your parent or guardian tell the secretary that they agree; once it is recorded I will write to you. I keep nothing else of you.
join-guardian-asked-later = I have noted request { $number } at { $branch }, but I cannot write to the secretary now; as soon as they write again, I tell them. Please let your parent or guardian tell the secretary that they agree. I keep nothing else of you.
join-guardian-asked-nobody = I have noted request { $number } at { $branch }, but no secretary there uses the assistant yet. Please tell the secretary. I keep nothing else of you.
join-guardian-waiting = Your request { $number } at { $branch } waits for the secretary to record the consent of your parent or guardian.

join-phone = What is your phone number? Press the button to share it, or type it, for example: 0912 345 678. If you have none of your own, write “bỏ qua”.
join-phone-again = If the number on the button below is right press it, else type it again.
join-phone-not-own = This is somebody else's contact, so I do not take it, for their privacy. Please share your own number.
join-phone-unusable = I cannot use the number you shared. Please type it.
join-phone-needs-number = At this step I need a phone number.
join-phone-unseen = I cannot see the number you are using.
join-phone-missing = I see no phone number in this message.
join-phone-two-numbers = I see two numbers. Please send only the one you use.
join-phone-landline = This is a landline. Please give me a mobile number.
join-phone-hotline = This is a hotline. Please give me your mobile number.
join-phone-emergency = This is an emergency number (113, 114, 115). If you need help now, please call it; here I need your mobile number.
join-phone-too-short = Some digits are missing: a mobile number has 10, beginning with 0.
join-phone-too-long = There are too many digits: a mobile number has 10, beginning with 0.
join-phone-bad-prefix = This prefix is not right: mobile numbers begin with 03, 05, 07, 08 or 09.
join-phone-in-words = Please type the number in digits.
join-phone-foreign-invalid = This foreign number is not right. Please type it with its country code, for example +81….
join-phone-sure = I read { $phone }, is that right?

join-branch = Which branch do you belong to? For example: chi đoàn ấp 3 xã Phú Bình. If you have a join code (CD-…), type it.
join-branch-not-known = Never mind, let us find it. If you belong to no branch yet, choose the one where you live.
join-branch-unknown = I did not find this branch. Type its name with the commune, ward or school, or choose from the list.
join-code-unknown = This join code is wrong or too old. Ask the secretary again, or choose the branch by its name.
join-by-code = You are invited to { $branch }.
branch-choice-list = Choose from the list
branch-choice-more = More
branch-choice-others = Other units
branch-is-it = Is it this branch? If so press the button, else type the name with the commune, ward or school.
branch-which = Several branches have a name like this. Choose one, or type the name with the commune, ward or school.
branch-choose-unit = Choose the commune, ward or school:
branch-choose-in = Choose the branch of { $unit }:

join-residence = In which hamlet (quarter) and commune (ward) do you live? No house number needed. For example: ấp 3, xã Phú Bình
join-residence-suggested = Where do you live? If the button below is right press it; elsewhere, type the hamlet (quarter) and commune (ward), without a house number.
join-residence-unclear = I see no hamlet (quarter) or commune (ward) in this message. For example: ấp 3, xã Phú Bình

join-review = Please check:
join-line-name = Full name: { $name }
join-line-birth = Date of birth: { $date }
join-line-phone = Phone: { $phone }
join-line-no-phone = Phone: none yet
join-line-branch = Branch: { $branch }
join-line-residence = Residence: { $place }
join-line-no-residence = Residence: not given
join-choice-send = Send
join-choice-correct = Correct
join-choice-edit-fullname = Correct the name
join-choice-edit-birthdate = Correct the birth date
join-choice-edit-phone = Correct the phone
join-choice-edit-branch = Correct the branch
join-choice-edit-residence = Correct the residence
join-review-unclear = Press “Send” if every line is right, or “Correct” to change one.
join-sent-now = I have sent your request to the secretary of { $branch }. I will tell you as soon as they answer. Thank you!
join-sent-later = I have noted your request at { $branch }, but I cannot write to the secretary now: they have not written to the assistant for a while. As soon as they do, I tell them. If you meet them, please mention it.
join-sent-nobody = I have noted your request at { $branch }, but no secretary there uses the assistant yet. Please tell the secretary. Thank you!
join-sent-before = Your request was sent already, I am waiting for the secretary's answer.
join-waiting = Your request at { $branch } waits for the secretary. I will tell you as soon as they answer.
join-choice-withdraw = Withdraw the request
join-withdrawn = The request is withdrawn and what you sent with it is erased.
join-nothing-to-withdraw = There is no waiting request to withdraw.
join-already-member = You are registered already, in { $branch }. Write “menu” to see what I can do.
join-already-linked = These details are used by another account already. If that is you on the other app (Zalo or Telegram), open it, choose “Link”, and type the code here.
join-choice-link = Type a link code
join-choice-lost = The old account is gone
join-choice-check = Check the details
