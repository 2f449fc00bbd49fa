# Join codes that a secretary hands out.
flow-name-invite = Tạo mã mời
invite-menu = Mã mời
invite-branch = Đồng chí tạo mã mời cho chi đoàn nào?
invite-not-yours = Mã mời dành cho Bí thư, Phó Bí thư nên mình chưa tạo được.
invite-made = Mã mời vào { $branch }: { $code } (dùng đến hết { $until }). Trên Zalo: bạn mới chỉ cần nhắn mã này cho trợ lý.
invite-link = Trên Telegram: quét mã QR hoặc mở { $link }
