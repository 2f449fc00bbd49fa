# One member on two channels.
flow-name-link = Linking the second app
link-menu-zalo = Link Telegram
link-menu-telegram = Link Zalo
link-code-zalo = Your link code: { $code }. It works once, for 10 minutes. Open the assistant on Telegram and write this code. Give it to nobody else.
link-code-telegram = Your link code: { $code }. It works once, for 10 minutes. Open the assistant on Zalo and write this code. Give it to nobody else.
link-code-link = Or open: { $link }
link-ask-code = Open the assistant on the app where you registered, write “menu”, choose “Link”, then type the code (LK-…) here.
link-not-a-code = A link code is LK- and 6 signs.
link-wrong = This code is wrong or too old.
link-locked = Too many wrong codes, so linking is locked here for an hour. Please try again later.
link-same-channel = This is this account's own code. Type it on the other app.
link-members-only = Please register first; then the second app can be linked.
link-already-member = This account belongs to a member already, so it cannot be linked. If that is a mistake, tell the secretary.
link-done = Done! This account is linked to your registration; from now on use whichever app you like.
link-told-zalo = A Zalo account was just linked to your registration. If it was not you, tell the secretary at once.
link-told-telegram = A Telegram account was just linked to your registration. If it was not you, tell the secretary at once.
