flow-name-meeting-manage = changing a meeting
meeting-manage-undo = Call off: { $start }
meeting-manage-menu = Meetings you called
meeting-manage-none = Your unit has called no meeting to come.
meeting-manage-none-that-day = I see no meeting on { $day }.
meeting-manage-press-which = Please choose one of the meetings below (press it, or type its number).
meeting-manage-which-open = Meetings that were called:
meeting-manage-which-answers = Answers about which one?
meeting-manage-which-remind = Remind people of which one?
meeting-manage-which-move = Move which one?
meeting-manage-which-cancel = Cancel which one?
meeting-manage-not-yours = I do not see this among the meetings of your units.
meeting-manage-counts = Invited { $invited } · coming { $attend } · not coming { $absent } · not sure { $unsure } · no answer { $silent }
meeting-manage-is-cancelled = This was cancelled.
meeting-manage-quorum = Two thirds of those summoned were there.
meeting-manage-no-quorum = Fewer than two thirds of those summoned were there.
meeting-manage-answers-button = Who said what
meeting-manage-remind-button = Remind those who are silent
meeting-manage-move-button = Change time or place
meeting-manage-cancel-button = Cancel it
meeting-manage-back-button = See this meeting
meeting-manage-more = More
meeting-manage-answers = Answers about { activity-kind } at { $start }:
meeting-manage-group-attend = ✅ Coming ({ $count }):
meeting-manage-group-absent = Not coming ({ $count }):
meeting-manage-group-unsure = Not sure ({ $count }):
meeting-manage-group-silent = No answer ({ $count }):
meeting-manage-group-unreached = ☎️ Not reached, tell them in person ({ $count }):
meeting-manage-person = - { $name }
meeting-manage-person-late = - { $name } (late)
meeting-manage-person-reason = - { $name }: { $reason }
meeting-manage-reasons-elsewhere = Reasons for absence can be read on Zalo or on the officers’ web page only: I do not send them through Telegram.
meeting-manage-person-unreached = - { $name } ({ $why ->
    [no_bot] does not use the bot
    [stopped] has turned messages off
    [blocked] has blocked or removed the bot
    [window] has not written for long, so Zalo does not let us write
    [later] came to the bot after the notice
   *[failed] the message did not arrive
})
meeting-manage-only-unreached = Everybody the message reached has answered. { $count } were not reached; please tell them in person.
meeting-manage-nobody = Nobody is on the list yet.
meeting-manage-remind = Remind { $count } people who have not answered about { activity-kind } at { $start }? It is done once a meeting.
meeting-manage-remind-send = Send the reminder
meeting-manage-reminded = { $count } people who had not answered are asked again.
meeting-manage-reminded-before = They were asked again once, and are not bothered any more: { activity-kind } at { $start }.
meeting-manage-nobody-silent = Everybody has answered.
meeting-manage-ask-when = Move { activity-kind } (now { $time }) to when? Write the new day and hour, for example “19h30 thứ bảy” or “lùi 30 phút”.
meeting-manage-week-later = Next week, same hour
meeting-manage-other-place = Another place
meeting-manage-other-time = Another time
meeting-manage-to-all = Those who got the notice get a [CORRECTION]; those who did not get the notice anew. Invited: { $invited } people.
meeting-manage-to-notified = Only to those who were told of it.
meeting-manage-nothing-new = The time and the place are as before.
meeting-manage-moved = Changed, and everybody is told: { activity-kind } at { $time }.
meeting-manage-changed-meanwhile = Somebody else has just changed this. Open it again to see how it stands.
meeting-manage-ask-reason = Cancel { activity-kind } at { $time }. Why? A few words, or press Skip.
meeting-manage-cancel-send = Send the cancellation
meeting-manage-other-reason = Change the reason
meeting-manage-keep = Do not cancel
meeting-manage-kept = Nothing was sent; this meeting stays as it was: { activity-kind } at { $time }.
meeting-manage-press-one = Nothing has been sent. Please press one of the buttons below (or write “send”).
meeting-manage-cancelled = Cancelled, and everybody is told: { activity-kind } at { $time }.
