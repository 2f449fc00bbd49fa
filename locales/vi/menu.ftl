# Greetings for people whom the bot knows.
menu-greet-member = Chào bạn { $name }! Mình giúp gì được cho bạn?
menu-greet-officer = Chào đồng chí! Mình giúp gì được cho đồng chí?
