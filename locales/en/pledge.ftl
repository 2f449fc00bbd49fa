# Pledges: making, changing, answering reminders. Never shames: domain.md §7.2.
flow-name-pledge = Making a pledge
pledge-menu-start = Make a pledge
pledge-members-only = Pledges are for members whose secretary has confirmed them. Please register with your branch first.
pledge-too-many = You already keep 10 pledges, that is a lot. Please end one before you make another.
pledge-none = You have no pledge yet. Would you like to make one?
pledge-not-yours = I cannot find this pledge among yours.
pledge-ended-already = This pledge has ended. You can make a new one whenever you like.

pledge-consent = To remind you, { $controller } needs to keep what you pledge, how often you are reminded and your answers. Only you can see them. You can take this back at any time by writing “my data”. Do you agree?
pledge-consent-again = Please press “I agree” or “I do not agree”.
pledge-choice-agree = I agree
pledge-choice-disagree = I do not agree
pledge-without-consent = That is fine, I have kept nothing. Everything else works as before.

pledge-ask-programme = Which programme would you like to follow?
pledge-ask-group = Which group do you choose?
pledge-ask-item = Choose one, or write your own:
pledge-choice-own = Write my own
pledge-use-buttons = Please press a button (or send its number). To write your own, press “Write my own”.
pledge-programme-gone = This has just changed. Please choose again.
pledge-ask-text = What exactly would you like to do? Send me one sentence of at most { $most } characters, for example “read a book every week”.
pledge-about-group = You chose: { $group }
pledge-text-only = I need a sentence in words here.
pledge-text-long = This has { $length } characters, I can keep { $most }. Please make it shorter.
pledge-text-short = I do not see what you want to do. Please write a few words.

pledge-ask-rhythm = How often shall I remind you?
pledge-rhythm-week = Every week
pledge-rhythm-two-weeks = Every two weeks
pledge-rhythm-month = Every month
pledge-rhythm-none = Do not remind me
pledge-rhythm-again = I can remind you every week, every two weeks, every month, or not at all. Please choose one.
pledge-ask-hour = At what hour shall I remind you? Press a button or send another hour, for example “17”.
pledge-hour = { $hour }:00
pledge-hour-again = I could not read the hour. Please send one from 7 to 20, for example “19”.
pledge-hour-whole = I remind on the full hour only. Please choose one from 7 to 20.
pledge-hour-quiet = That hour is in your quiet hours ({ $hours }), so I keep quiet that you can rest. Please choose another one.

pledge-review = This is what I have, please have a look:
pledge-review-change = Your pledge after the change:
pledge-review-again = Please press a button below to confirm or to correct.
pledge-line-text = 🌱 { $text }
pledge-when-week = ⏰ Every week at { $hour }:00
pledge-when-two-weeks = ⏰ Every two weeks at { $hour }:00
pledge-when-month = ⏰ Every month at { $hour }:00
pledge-when-none = ⏰ No reminders
pledge-line-first = Next reminder: { $at }
pledge-line-zalo = Please note: Zalo lets me write only within 7 days of your last message. Say hello now and then, or link Telegram, so that no reminder is lost.
pledge-choice-make = I pledge
pledge-choice-save = Save
pledge-choice-edit-text = Change the text
pledge-choice-edit-rhythm = Change how often
pledge-choice-edit-hour = Change the hour
pledge-made = Your pledge is kept and I will remind you. All the best, and thank you.
pledge-made-quiet = Your pledge is kept and I will not remind you. All the best, and thank you.
pledge-not-made = I have kept nothing. When you are ready, write “pledge”.
pledge-changed = Your change is saved. Thank you.
pledge-choice-mine = My pledges
pledge-choice-start = Make a pledge

# Reminders and answers
pledge-reminder = A gentle reminder of what you chose:
pledge-reminder-ask = How is it going?
pledge-status-done = Done
pledge-status-in-progress = In progress
pledge-status-not-done = Not yet
pledge-thanks-done = Wonderful! I noted “Done”. Thank you.
pledge-thanks-in-progress = Good, step by step. I noted “In progress”. Thank you.
pledge-thanks-not-done = That is all right, there is a next time. I noted “Not yet”. To change how often I remind you, write “my pledges”.
pledge-this-one = Shall I note “{ $status ->
    [done] Done
    [in_progress] In progress
   *[not_done] Not done
}” for this pledge? Press the pledge and I will.
pledge-which = Which pledge do you mean?
pledge-late-answer = That time has passed, so I cannot change the answer any more. Please answer for the latest one.

# My pledges
flow-name-pledges = My pledges
pledges-menu-mine = My pledges
pledges-mine = Your pledges. Press one to see or change it:
pledges-line-one = { $number }. { $text }
pledges-line-paused = ⏸ Paused
pledges-line-programme = Programme: { $programme }
pledges-line-next = Next reminder: { $at }
pledges-line-history = Lately:
pledge-status-done-line = { $day }: done
pledge-status-in-progress-line = { $day }: in progress
pledge-status-not-done-line = { $day }: not yet
pledge-status-silent-line = { $day }: no answer yet
pledges-one = Your pledge:
pledges-choice-another = Make another
pledges-choice-change = Change
pledges-choice-pause = Pause
pledges-choice-resume = Continue
pledges-choice-end = End
pledges-choice-keep = Keep it
pledges-undo = End the pledge: { $text }
pledges-paused = This reminder is paused. Press “Continue” whenever you are ready.
pledges-resumed = Your pledge goes on. I will remind you as agreed.
pledges-ask-ending = Would you like to end this pledge?
pledges-ending-again = Please press “End” or “Keep it”.
pledges-kept = Your pledge stays as it is.
pledges-ended = This pledge has ended. Thank you for the effort!

# Programmes, several actions in one pledge, time off, steadiness
pledge-ask-style = Choose one style to work on:
pledge-already-in = You have registered in this programme already. To change it, open “My pledges”.
pledge-programme-over = This programme takes no registrations any more, or is not meant for you.
pledge-ask-more = What else will you do? One sentence, at most { $most } characters.
pledge-text-many = A pledge has at most { $most } actions, one a line. Please choose fewer.
pledge-choice-more = Add an action
pledges-choice-excuse = A few days off
pledges-ask-excuse = From which day to which day are you off? For example “10/4 - 20/4” or “2 tuần”. I do not ask why; I will not remind you on those days and they do not count.
pledges-excuse-unread = I could not read the days. Please write them like “10/4 - 20/4” or “2 tuần”.
pledges-excuse-no-such-day = There is no such day in the calendar. Please look again.
pledges-excuse-backwards = The last day is before the first. Please write them like “10/4 - 20/4”.
pledges-excuse-early = I can only note days off of the last month or to come.
pledges-excuse-long = I can note at most six months at a time. For longer, press “Pause”.
pledges-excused = Noted: you are off from { $from } to { $to }. I will not remind you on those days and they do not count.
pledges-excused-all = Noted for all { $count } pledges: you are off from { $from } to { $to }. I will not remind you on those days and they do not count.
pledges-line-excused = 🌙 Off from { $from } to { $to }
pledges-line-steady = Steadiness: { $share } (only you see this)
