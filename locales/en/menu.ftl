# Greetings for people whom the bot knows.
menu-greet-member = Hello { $name }! What can I do for you?
menu-greet-officer = Hello! What can I do for you?
menu-books = Your unit’s books and figures:
menu-own = What you do as a member:
menu-settings = Your settings and data:
menu-choice-books = Books, figures
menu-choice-own = My own things
menu-choice-settings = Settings, data
