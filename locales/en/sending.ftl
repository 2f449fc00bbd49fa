flow-name-sending = following a message to many
# A call to many needs a second officer.
sending-no-second = This reaches many people, so a second officer must confirm it, but nobody else in the unit or above can be written to. Ask the administrator to name another officer, then press Send again. Nothing was sent.
sending-asked-second = { $notice ->
    [changed] This change
    [cancelled] This cancellation
   *[invitation] A message
} to { $count } people needs one more officer to confirm it. I asked{ $names ->
    [none] {""}
   *[other] : { $names }
}. Nothing was sent yet; I will tell you as soon as there is an answer. { $notice ->
    [invitation] If nobody answers before { $time }, it is dropped.
   *[other] If nobody has answered by { $time }, I send it, so that nobody comes in vain.
}
sending-ask-second = { $name } ({ $unit }) wants to send the { $notice ->
    [changed] change
    [cancelled] cancellation
   *[invitation] notice
} below to { $count } people. Do you agree? { $notice ->
    [invitation] Please answer before { $time }.
   *[other] If nobody has answered by { $time }, it goes out, so that nobody comes in vain.
}
sending-choice-agree = Agree, send it
sending-choice-refuse = Do not send
sending-choice-withdraw = Take back
sending-second-not-yours = I cannot find this notice in your units.
sending-second-own = Another officer than the one who wrote it must confirm this.
sending-second-agreed = Thank you. It is being sent.
sending-second-refused = Thank you. I do not send it and have told the sender.
sending-second-withdrawn = { $notice ->
    [invitation] Taken back; nobody got anything. Type “thông báo họp” whenever you need it.
   *[other] Taken back; nobody got anything, and the meeting stays as it was.
}
sending-second-was-agreed = Somebody has agreed to send this already{ $name ->
    [none] {""}
   *[other] : { $name }
}.
sending-second-was-refused = Somebody has decided not to send this{ $name ->
    [none] {""}
   *[other] : { $name }
}.
sending-second-was-withdrawn = The sender has taken this back; nothing was sent.
sending-second-expired = The start has passed, so this is not sent any more.
sending-told-agreed = { $name ->
    [none] The second officer
   *[other] { $name }
} agreed. The { $notice ->
    [changed] change
    [cancelled] cancellation
   *[invitation] notice
} for { $time } is being sent.
sending-told-refused = { $name ->
    [none] The second officer
   *[other] { $name }
} asked { $notice ->
    [changed] not to change the meeting at { $time }. It stays as it was; nobody got anything.
    [cancelled] not to cancel the meeting at { $time }. It stays as it was; nobody got anything.
   *[invitation] not to send the notice for { $time }. Nobody got anything. To change it and send it again, type “thông báo họp”.
}
sending-told-expired = No second officer confirmed before the start ({ $time }), so the notice was not sent and nobody got anything.
sending-second-was-unanswered = Nobody answered in time, so this went out before the meeting, lest anybody come in vain.
sending-second-outdated = The meeting was changed after this was written, so it is not sent any more.
sending-told-outdated = The meeting was changed after you wrote the { $notice ->
    [cancelled] cancellation
   *[other] change
}, so it is not sent any more. Open the meeting to see how it stands.
sending-told-unanswered = No second officer had answered by { $time }, so I sent your { $notice ->
    [cancelled] cancellation
   *[other] change
}, so that nobody comes in vain.
# On its way.
sending-progress = Sending { sending-what }:
sending-paused = Paused: { sending-what }:
sending-what = { $notice ->
    [changed] the correction
    [cancelled] the cancellation
    [ask_again] the reminder
   *[other] the notice
} for { activity-kind } at { $time }
sending-sent = ✅ Sent: { $count } people
sending-sent-received = ✅ Sent: { $count } people (Zalo says it reached the phones of { $received })
sending-by-phone = 📱 Of them by phone number: { $count } people{ $cost ->
    [none] {""}
   *[other] , about { $cost } đồng
}
sending-left = ⏳ Waiting: { $count } people
sending-unknown = ❓ May have got it: { $count } people (the connection died; it is not sent twice)
sending-failed = ❌ Could not be sent: { $count } people ({ $reason ->
    [template] the template message by phone does not work; tell the administrator
    [network] Zalo or Telegram failed again and again
    [quota] the sending allowance is used up
    [late] too late
   *[refused] Zalo or Telegram refused the message
})
sending-unreachable = ☎️ Cannot be reached by the bot: { $count } people ({ $reason ->
    [phone] Zalo is closed and the phone number takes no template message
    [stopped] stopped messages
    [blocked] blocked or deleted the bot
    [window] silent for long, so Zalo does not let me write
   *[no_address] blocked the bot, or silent for so long that Zalo does not let me write
})
sending-stopped = ⏹ Not sent because sending was ended: { $count } people
sending-expired = ⌛ Not sent in time before the start: { $count } people
sending-without-bot = ☎️ Do not use the bot: { $count } people
sending-seen = 👀 Seen: { $count } times (a total only)
sending-minutes-left = About { $minutes } minutes left.
sending-waits-until = The rest leaves at { $time }.
sending-over = Sent. The report is below.
sending-report = Report on { sending-what }:
sending-report-stopped = Sending was ended: { sending-what }. Until then:
sending-none = Nothing is being sent.
sending-ask-stop = End sending to the { $left } people left? { $sent } have it already, which cannot be taken back; the meeting itself stays.
sending-stopped-now = Sending to the { $left } people left was ended; { $sent } have it. The meeting stays. To call it off, press below.
sending-choice-pause = Pause
sending-choice-resume = Continue
sending-choice-stop = End sending
sending-choice-stop-now = End it now
sending-choice-go-on = Do not end it
sending-choice-show = Progress
sending-choice-missed = Who did not get it
# Who did not get it, and the report as a file.
sending-missed = ☎️ May not have got it, to be told in person ({ $count }):
sending-missed-none = Everybody has got it, or it is on its way.
sending-person = - { $name ->
    [none] A member from elsewhere
   *[other] { $name }
} ({ sending-why })
sending-why = { $why ->
    [template] the template message by phone does not work; tell the administrator
    [phone] Zalo is closed and the phone number takes no template message
    [no_bot] does not use the bot
    [stopped] stopped messages
    [blocked] blocked or deleted the bot
    [window] silent for long, so Zalo does not let me write
    [no_address] blocked the bot or silent for long
    [unknown] may have got it
    [cancelled] not sent, sending was ended
    [expired] not sent in time
    [late] not sent in time
    [network] Zalo or Telegram failed again and again
    [quota] the sending allowance is used up
   *[refused] Zalo or Telegram refused it
}
sending-choice-table = Get the table
sending-table = A table of { $count } people with their names: for the union's work only.
sending-table-by-branch = A table by branch. The one with names can only be had on Zalo.
sending-table-title = Report on { sending-what }
sending-chart-all = { $count } people invited
sending-column-number = No.
sending-column-name = Full name
sending-column-branch = Branch
sending-column-state = Result
sending-column-reason = Reason
sending-column-invited = Invited
sending-column-sent = Sent
sending-column-unknown = May have got it
sending-column-missed = Did not get it
sending-elsewhere = (a member from elsewhere)
sending-state = { $state ->
    [sent] Sent
    [sent_by_phone] Sent (to the phone number)
    [unknown] May have got it
    [failed] Could not be sent
    [unreachable] Cannot be reached by the bot
    [cancelled] Not sent (sending was ended)
    [expired] Not sent in time
    [no_bot] Does not use the bot
    [paused] Paused
   *[waiting] Waiting
}
