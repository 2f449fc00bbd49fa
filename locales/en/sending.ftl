flow-name-sending = following a message to many
# A call to many needs a second officer.
sending-no-second = This reaches many people, so a second officer must confirm it, but nobody else in the unit or above can be written to. Ask the administrator to name another officer, then press Send again. Nothing was sent.
sending-asked-second = A message to { $count } people needs one more officer to confirm it. I asked{ $names ->
    [none] {""}
   *[other] : { $names }
}. Nothing was sent yet; I will tell you as soon as there is an answer. If nobody answers before { $time }, it is dropped.
sending-ask-second = { $name } ({ $unit }) wants to send the notice below to { $count } people. Do you agree? Please answer before { $time }.
sending-choice-agree = Agree, send it
sending-choice-refuse = Do not send
sending-choice-withdraw = Take back
sending-second-not-yours = I cannot find this notice in your units.
sending-second-own = Another officer than the one who wrote it must confirm this.
sending-second-agreed = Thank you. It is being sent.
sending-second-refused = Thank you. I do not send it and have told the sender.
sending-second-withdrawn = Taken back; nobody got anything. Type “thông báo họp” whenever you need it.
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
} agreed. The notice for { $time } is being sent.
sending-told-refused = { $name ->
    [none] The second officer
   *[other] { $name }
} asked not to send the notice for { $time }. Nobody got anything. To change it and send it again, type “thông báo họp”.
sending-told-expired = No second officer confirmed before the start ({ $time }), so the notice was not sent and nobody got anything.
