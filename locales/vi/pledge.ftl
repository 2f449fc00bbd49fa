# Đăng ký rèn luyện (cam kết): tạo, sửa, trả lời nhắc việc. Never shames: domain.md §7.2.
flow-name-pledge = Đăng ký cam kết rèn luyện
pledge-menu-start = Đăng ký rèn luyện
pledge-members-only = Phần rèn luyện dành cho đoàn viên đã được Bí thư xác nhận. Bạn đăng ký với chi đoàn trước nhé.
pledge-too-many = Bạn đang giữ 10 cam kết rồi, nhiều lắm đó. Bạn kết thúc bớt một cam kết rồi đăng ký thêm nhé.
pledge-none = Bạn chưa có cam kết rèn luyện nào. Bạn muốn đăng ký một điều không?
pledge-not-yours = Mình không tìm thấy cam kết này trong danh sách của bạn.
pledge-ended-already = Cam kết này đã kết thúc rồi. Khi nào muốn, bạn đăng ký điều mới nhé.

pledge-consent = Để nhắc việc rèn luyện, { $controller } cần lưu nội dung bạn cam kết, nhịp nhắc và câu trả lời của bạn. Chỉ mình bạn xem được. Bạn rút lại lúc nào cũng được bằng cách nhắn “dữ liệu của tôi”. Bạn có đồng ý không?
pledge-consent-again = Bạn bấm “Đồng ý” hoặc “Không đồng ý” giúp mình nhé.
pledge-choice-agree = Đồng ý
pledge-choice-disagree = Không đồng ý
pledge-without-consent = Không sao, mình không lưu gì cả. Những việc khác bạn vẫn dùng bình thường.

pledge-ask-programme = Bạn muốn rèn luyện theo chương trình nào?
pledge-ask-group = Bạn chọn nhóm nội dung nào?
pledge-ask-item = Bạn chọn một việc, hoặc tự viết việc của mình:
pledge-choice-own = Tự viết
pledge-use-buttons = Bạn bấm một nút (hoặc nhắn số của mục) giúp mình nhé. Muốn viết theo ý mình thì bấm “Tự viết”.
pledge-programme-gone = Mục này vừa được thay đổi. Bạn chọn lại giúp mình nhé.
pledge-ask-text = Bạn muốn làm việc gì cụ thể? Nhắn cho mình một câu, tối đa { $most } ký tự. Ví dụ: “mỗi tuần đọc một cuốn sách”.
pledge-about-group = Nội dung đã chọn: { $group }
pledge-text-only = Ở bước này mình cần một câu bằng chữ.
pledge-text-long = Câu này dài { $length } ký tự, mình chỉ lưu được { $most }. Bạn viết gọn lại giúp mình nhé.
pledge-text-short = Mình chưa thấy việc cụ thể nào. Bạn viết bằng vài chữ nhé.

pledge-ask-rhythm = Bạn muốn mình nhắc bao lâu một lần?
pledge-rhythm-week = Mỗi tuần
pledge-rhythm-two-weeks = 2 tuần một lần
pledge-rhythm-month = Mỗi tháng
pledge-rhythm-none = Không nhắc
pledge-rhythm-again = Mình nhắc được mỗi tuần, 2 tuần, mỗi tháng, hoặc không nhắc. Bạn chọn một trong bốn nhé.
pledge-ask-hour = Bạn muốn mình nhắc lúc mấy giờ? Bấm một nút hoặc nhắn giờ khác, ví dụ “17”.
pledge-hour = { $hour } giờ
pledge-hour-again = Mình chưa đọc được giờ. Bạn nhắn một giờ từ 7 đến 20, ví dụ “19” hoặc “7 giờ tối”.
pledge-hour-whole = Mình chỉ nhắc đúng giờ chẵn. Bạn chọn một giờ từ 7 đến 20 nhé.
pledge-hour-quiet = Giờ đó trong giờ yên tĩnh của bạn ({ $hours }) nên mình giữ yên lặng để bạn nghỉ ngơi. Bạn chọn giờ khác nhé.

pledge-review = Mình ghi lại như sau, bạn xem giúp:
pledge-review-change = Cam kết của bạn sau khi sửa:
pledge-review-again = Bạn bấm một nút bên dưới để xác nhận hoặc sửa nhé.
pledge-line-text = 🌱 { $text }
pledge-when-week = ⏰ Nhắc mỗi tuần, lúc { $hour } giờ
pledge-when-two-weeks = ⏰ Nhắc 2 tuần một lần, lúc { $hour } giờ
pledge-when-month = ⏰ Nhắc mỗi tháng, lúc { $hour } giờ
pledge-when-none = ⏰ Không nhắc
pledge-line-first = Lần nhắc tới: { $at }
pledge-line-zalo = Lưu ý: Zalo chỉ cho mình nhắn trong 7 ngày kể từ tin gần nhất của bạn. Thỉnh thoảng bạn nhắn cho mình một tiếng, hoặc liên kết Telegram, để không lỡ lời nhắc nhé.
pledge-choice-make = Cam kết
pledge-choice-save = Lưu
pledge-choice-edit-text = Sửa nội dung
pledge-choice-edit-rhythm = Đổi nhịp nhắc
pledge-choice-edit-hour = Đổi giờ nhắc
pledge-made = Mình đã lưu cam kết và sẽ nhắc bạn đúng hẹn. Chúc bạn làm tốt! Cảm ơn bạn.
pledge-made-quiet = Mình đã lưu cam kết và sẽ không nhắc. Chúc bạn làm tốt! Cảm ơn bạn.
pledge-not-made = Mình chưa lưu gì. Khi nào sẵn sàng bạn nhắn “đăng ký rèn luyện” nhé.
pledge-changed = Mình đã lưu thay đổi. Cảm ơn bạn.
pledge-choice-mine = Cam kết của tôi
pledge-choice-start = Đăng ký rèn luyện

# Lời nhắc và câu trả lời
pledge-reminder = Bạn ơi, mình nhắc nhẹ việc bạn đã chọn:
pledge-reminder-ask = Kỳ này bạn thấy thế nào rồi?
pledge-status-done = Đã làm
pledge-status-in-progress = Đang làm
pledge-status-not-done = Chưa làm
pledge-thanks-done = Tuyệt quá! Mình đã ghi “Đã làm”. Cảm ơn bạn.
pledge-thanks-in-progress = Hay lắm, từng bước một là được. Mình đã ghi “Đang làm”. Cảm ơn bạn.
pledge-thanks-not-done = Không sao, kỳ tới mình lại cùng cố gắng nhé. Mình đã ghi “Chưa làm”. Nếu cần đổi nhịp nhắc, bạn nhắn “cam kết của tôi”.
pledge-this-one = Bạn muốn ghi “{ $status ->
    [done] Đã làm
    [in_progress] Đang làm
   *[not_done] Chưa làm
}” cho cam kết này phải không? Bấm vào cam kết để mình ghi nhé.
pledge-which = Bạn đang nói về cam kết nào?
pledge-late-answer = Kỳ đó đã qua rồi nên mình không đổi câu trả lời được nữa. Bạn trả lời cho kỳ mới nhất nhé.

# Cam kết của tôi
flow-name-pledges = Cam kết của tôi
pledges-menu-mine = Cam kết của tôi
pledges-mine = Cam kết của bạn. Bấm một cam kết để xem hoặc sửa:
pledges-line-one = { $number }. { $text }
pledges-line-paused = ⏸ Đang tạm dừng
pledges-line-programme = Chương trình: { $programme }
pledges-line-next = Lần nhắc tới: { $at }
pledges-line-history = Những kỳ gần đây:
pledge-status-done-line = { $day }: Đã làm
pledge-status-in-progress-line = { $day }: Đang làm
pledge-status-not-done-line = { $day }: Chưa làm
pledge-status-silent-line = { $day }: chưa trả lời
pledges-one = Cam kết của bạn:
pledges-choice-another = Đăng ký thêm
pledges-choice-change = Sửa
pledges-choice-pause = Tạm dừng
pledges-choice-resume = Tiếp tục
pledges-choice-end = Kết thúc
pledges-choice-keep = Giữ lại
pledges-undo = Kết thúc cam kết: { $text }
pledges-paused = Mình đã tạm dừng lời nhắc này. Khi nào sẵn sàng bạn bấm “Tiếp tục” nhé.
pledges-resumed = Cam kết được tiếp tục. Mình sẽ nhắc bạn như đã hẹn.
pledges-ask-ending = Bạn muốn kết thúc cam kết này?
pledges-ending-again = Bạn bấm “Kết thúc” hoặc “Giữ lại” giúp mình nhé.
pledges-kept = Cam kết vẫn được giữ như cũ.
pledges-ended = Mình đã kết thúc cam kết này. Cảm ơn bạn đã cố gắng!

# Chương trình, nhiều việc trong một cam kết, tạm nghỉ, mức đều đặn
pledge-ask-style = Bạn chọn một phong cách để rèn luyện:
pledge-already-in = Bạn đã đăng ký chương trình này rồi. Muốn đổi nội dung, bạn mở “Cam kết của tôi” nhé.
pledge-programme-over = Chương trình này không còn nhận đăng ký, hoặc không dành cho bạn.
pledge-ask-more = Thêm một việc nữa là việc gì? Bạn nhắn một câu, tối đa { $most } ký tự.
pledge-text-many = Mỗi cam kết có tối đa { $most } việc, mỗi dòng một việc. Bạn chọn bớt lại giúp mình nhé.
pledge-choice-more = Thêm việc
pledges-choice-excuse = Tạm nghỉ ít ngày
pledges-ask-excuse = Bạn tạm nghỉ từ ngày nào đến ngày nào? Ví dụ “từ 10/4 đến 20/4” hoặc “2 tuần”. Mình không hỏi lý do; những ngày đó mình không nhắc và không tính.
pledges-excuse-unread = Mình chưa đọc được ngày. Bạn nhắn như “từ 10/4 đến 20/4”, “đến 20/4” hoặc “2 tuần” nhé.
pledges-excuse-no-such-day = Ngày này không có trong lịch. Bạn xem lại giúp mình nhé.
pledges-excuse-backwards = Ngày cuối đang ở trước ngày đầu. Bạn nhắn lại như “từ 10/4 đến 20/4” nhé.
pledges-excuse-early = Mình chỉ ghi được những ngày nghỉ trong vòng một tháng vừa qua hoặc sắp tới.
pledges-excuse-long = Mình ghi được tối đa sáu tháng một lần. Nghỉ lâu hơn, bạn bấm “Tạm dừng” nhé.
pledges-excused = Mình đã ghi: bạn tạm nghỉ từ { $from } đến { $to }. Những ngày đó mình không nhắc và không tính.
pledges-excused-all = Mình đã ghi cho cả { $count } cam kết: bạn tạm nghỉ từ { $from } đến { $to }. Những ngày đó mình không nhắc và không tính.
pledges-line-excused = 🌙 Tạm nghỉ từ { $from } đến { $to }
pledges-line-steady = Mức đều đặn: { $share } (chỉ mình bạn thấy)
