# Greetings for people whom the bot knows.
menu-greet-member = Hello { $name }! What can I do for you?
menu-greet-officer = Hello! What can I do for you?
