# Join codes that a secretary hands out.
flow-name-invite = Making a join code
invite-menu = Join code
invite-branch = For which branch is the code?
invite-not-yours = Join codes are for secretaries and deputies, so I cannot make one.
invite-made = Join code for { $branch }: { $code } (good until { $until }). On Zalo a newcomer only writes this code to the assistant.
invite-link = On Telegram: scan the QR or open { $link }
