# One member on two channels.
flow-name-link = Liên kết kênh thứ hai
link-menu-zalo = Liên kết Telegram
link-menu-telegram = Liên kết Zalo
link-code-zalo = Mã liên kết của bạn: { $code }. Mã dùng một lần, trong 10 phút. Bạn mở trợ lý trên Telegram và nhắn mã này. Đừng đưa mã cho ai khác.
link-code-telegram = Mã liên kết của bạn: { $code }. Mã dùng một lần, trong 10 phút. Bạn mở trợ lý trên Zalo và nhắn mã này. Đừng đưa mã cho ai khác.
link-code-link = Hoặc mở thẳng: { $link }
link-ask-code = Bạn mở trợ lý ở kênh đã đăng ký, nhắn “menu”, chọn “Liên kết”, rồi nhập mã (LK-…) ở đây nhé.
link-not-a-code = Mã liên kết có dạng LK- và 6 ký tự.
link-wrong = Mã này không đúng hoặc đã hết hạn.
link-locked = Mã sai nhiều lần quá nên mình tạm khóa việc liên kết ở đây một giờ. Bạn thử lại sau nhé.
link-same-channel = Đây là mã của chính tài khoản này. Bạn nhập mã ở kênh còn lại nhé.
link-members-only = Bạn đăng ký trước, rồi mới liên kết kênh thứ hai được nhé.
link-already-member = Tài khoản này đã gắn với một đoàn viên nên không liên kết thêm được. Nếu có nhầm lẫn, bạn báo Bí thư nhé.
link-done = Xong rồi! Tài khoản này đã được liên kết với đăng ký của bạn; từ giờ bạn dùng kênh nào cũng được.
link-told-zalo = Tài khoản Zalo vừa được liên kết với đăng ký của bạn. Nếu không phải bạn, hãy báo ngay cho Bí thư.
link-told-telegram = Tài khoản Telegram vừa được liên kết với đăng ký của bạn. Nếu không phải bạn, hãy báo ngay cho Bí thư.
