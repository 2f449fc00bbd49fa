notice-heading-meeting = 📣 BRANCH MEETING
notice-heading-meeting-of-unit = 📣 UNION MEETING
notice-heading-committee = 📣 COMMITTEE MEETING
notice-heading-congress = 📣 CONGRESS
notice-heading-briefing = 📣 BRIEFING
notice-heading-ceremony = 📣 CEREMONY
notice-heading-activity = 📣 ACTIVITY
notice-heading-changed = [CORRECTION] 📣 CHANGE OF PLAN
notice-heading-cancelled = 📣 CANCELLED
notice-heading-ask-again = 🔔 PLEASE ANSWER
notice-heading-news = 📣 NEWS
notice-dear = Dear { $name },
notice-dear-unnamed = Dear member,
notice-dear-each = Dear (each person’s name),
notice-says-invitation = { $unit } invites you to { activity-kind }:
notice-says-invitation-titled = { $unit } invites you to “{ $title }”:
notice-says-changed = { $unit } changes { activity-kind } as follows:
notice-says-changed-titled = { $unit } changes “{ $title }” as follows:
notice-says-cancelled = { $unit } cancels { activity-kind } below; you need not come:
notice-says-cancelled-titled = { $unit } cancels “{ $title }” below; you need not come:
notice-says-ask-again = { $unit } has no answer from you yet about { activity-kind }:
notice-says-ask-again-titled = { $unit } has no answer from you yet about “{ $title }”:
notice-says-news = News from { $unit }:
notice-time = 🕖 Time: { $value }
notice-time-new = 🕖 Time (new): { $value }
notice-place = 📍 Place: { $value }
notice-place-new = 📍 Place (new): { $value }
notice-content = 📝 About: { $value }
notice-content-new = 📝 About (new): { $value }
notice-dress = 👕 Dress: { $value }
notice-dress-new = 👕 Dress (new): { $value }
notice-bring = 📎 Bring: { $value }
notice-bring-new = 📎 Bring (new): { $value }
notice-respond-by = Please answer before { $time }.
notice-respond = Please answer with a button below.
notice-answer-anew = If this changes your mind, please choose again below.
notice-reason = Reason: { $value }
notice-cancelled-sorry = We are sorry for the change. Thank you.
notice-replaced-changed = 🔁 This was replaced: { activity-kind } (was { $time }) has a new notice in a later message.
notice-replaced-cancelled = ❌ This no longer holds: { activity-kind } at { $time } is cancelled.
notice-signed = – { $role ->
    [secretary] Secretary { $name }
    [deputy_secretary] Deputy secretary { $name }
    [committee_member] Committee member { $name }
    [commune_secretary] Secretary { $name }
    [commune_deputy] Deputy secretary { $name }
   *[other] { $name }
}
notice-signed-by-unit = – { $unit }
notice-template-unnamed = member
notice-template-kind = { $notice ->
    [changed] Changed
    [cancelled] Cancelled
   *[invitation] Notice
}
