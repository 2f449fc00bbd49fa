# Greetings for people whom the bot knows.
menu-greet-member = Chào bạn { $name }! Mình giúp gì được cho bạn?
menu-greet-officer = Chào đồng chí! Mình giúp gì được cho đồng chí?
menu-books = Sổ sách và số liệu của đơn vị:
menu-own = Việc của bạn với tư cách đoàn viên:
menu-settings = Cài đặt và dữ liệu của bạn:
menu-choice-books = Sổ sách, số liệu
menu-choice-own = Việc của riêng tôi
menu-choice-settings = Cài đặt, dữ liệu
