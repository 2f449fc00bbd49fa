flow-name-meeting = trả lời lời mời họp
meeting-undo = Xin vắng buổi { $start }
meeting-menu = Lịch sinh hoạt sắp tới
meeting-attend = Tham dự
meeting-absent = Xin vắng
meeting-unsure = Chưa chắc
meeting-late = Mình đến trễ (muộn)
meeting-attend-noted = Mình đã ghi bạn tham dự { activity-kind } lúc { $time }. Cảm ơn bạn!
meeting-late-noted = Mình đã ghi bạn tham dự và đến trễ (muộn): { activity-kind } lúc { $time }. Cảm ơn bạn đã báo trước!
meeting-absent-noted = Mình đã ghi bạn xin vắng { activity-kind } lúc { $time }.
meeting-unsure-noted = Mình đã ghi là bạn chưa chắc. Khi nào chắc, bạn bấm lại nút trong thông báo nhé: { activity-kind } lúc { $time }.
meeting-ask-reason = Bạn muốn cho Ban Chấp hành biết lý do không? Nhắn lý do thật ngắn, hoặc bấm Bỏ qua.
meeting-no-reason = Bỏ qua
meeting-noted = Cảm ơn bạn đã báo trước.
meeting-reason-noted = Mình đã chuyển lý do tới Ban Chấp hành, không ai khác xem được. Cảm ơn bạn đã báo trước.
meeting-not-yours = Mình không thấy buổi này trong lịch của bạn. Nếu bạn nghĩ có nhầm lẫn, bạn nhắn cho Bí thư chi đoàn nhé.
meeting-was-cancelled = Buổi này đã được hủy: { activity-kind } lúc { $time }.
meeting-already-began = Buổi này đã bắt đầu nên mình không ghi thêm câu trả lời được: { activity-kind } lúc { $time }. Nếu bạn đang ở đó, bạn điểm danh nhé.
meeting-ask-answer = Bạn đang trả lời lời mời này phải không? Bạn chọn một nút giúp mình nhé:
meeting-none-open = Hiện không có buổi nào đang chờ bạn trả lời.
meeting-which-attend = Bạn tham dự buổi nào?
meeting-which-absent = Bạn xin vắng buổi nào?
meeting-which-unsure = Bạn chưa chắc về buổi nào?
meeting-choice = { activity-kind-title }, { $start }
meeting-none = Hiện chưa có lịch sinh hoạt nào sắp tới. Khi có, mình sẽ báo bạn.
meeting-next = Lịch sắp tới của bạn:
meeting-next-one = Buổi gần nhất của bạn:
meeting-no-content = 📝 Nội dung: chưa được báo
meeting-no-dress = 👕 Trang phục: không có yêu cầu riêng
meeting-numbered = { $number }. { activity-kind-title }
meeting-numbered-titled = { $number }. { $title }
meeting-answer-one = Trả lời buổi { $number }
meeting-answer-anew = Đổi câu trả lời buổi { $number }
meeting-one = Bạn trả lời giúp mình buổi này nhé:
meeting-own-answer = { $answer ->
    [attend] Bạn đã trả lời: tham dự
    [absent] Bạn đã trả lời: xin vắng
    [unsure] Bạn đã trả lời: chưa chắc
   *[none] Bạn chưa trả lời
}

# Reading when something begins: shared by calling and moving.
meeting-time-missing = Mình chưa thấy ngày giờ. Bạn gõ như “19h tối mai” hoặc “7h30 sáng thứ bảy 14/3” nhé.
meeting-time-past = { $time } đã qua rồi. Bạn gõ lại ngày giờ sắp tới nhé.
meeting-time-no-such-time = Không có giờ đó trong ngày (một ngày từ 0 đến 23 giờ). Bạn gõ lại giờ giúp mình, ví dụ “19h30”.
meeting-time-no-such-day = Không có ngày đó trên lịch. Bạn xem lại ngày giúp mình, ví dụ “14/3”.
meeting-time-weekday-mismatch = Thứ và ngày không khớp: ngày bạn ghi là { $date }. Bạn gõ lại cho chắc nhé.
meeting-time-part-conflict = Giờ và buổi không khớp nhau (ví dụ “19h sáng”). Bạn gõ lại giúp mình nhé.
meeting-time-two-times = Mình thấy hai giờ khác nhau. Bạn chỉ gõ giờ bắt đầu, hoặc “từ 19h đến 20h30” nhé.
meeting-time-two-dates = Mình thấy hai ngày khác nhau. Bạn chỉ gõ một ngày nhé.
meeting-time-ends-before-start = Giờ kết thúc lại trước giờ bắt đầu. Bạn gõ lại giúp mình nhé.
meeting-time-lunar = Mình chưa đọc được ngày âm lịch. Bạn gõ ngày dương lịch giúp mình, ví dụ “14/3”.
meeting-time-vague-date = Mình chưa rõ ngày nào. Bạn gõ ngày cụ thể, ví dụ “thứ bảy 14/3” nhé.
meeting-time-confirm = Mình hiểu là { $time }. Đúng không ạ?
meeting-time-which = Giờ này có thể hiểu hai cách. Bạn chọn giúp mình:
meeting-time-right = Đúng rồi
meeting-time-other = Giờ khác
meeting-line-words = Bạn nhắn bằng chữ giúp mình nhé.
meeting-line-long = Câu này dài { $length } ký tự, tối đa là { $most }. Bạn viết gọn lại giúp mình nhé.
meeting-preview-line = ———
meeting-preview-audience = Mời { $audience ->
    [branch] đoàn viên chi đoàn
    [residence] đoàn viên tham gia nơi cư trú
    [branch_and_residence] đoàn viên chi đoàn và đoàn viên tham gia nơi cư trú
    [committee] Ban Chấp hành
    [secretaries] Bí thư các chi đoàn
   *[subtree] toàn thể đoàn viên các chi đoàn
}: { $invited } người.
meeting-preview-reach = Sẽ nhận tin: { $reached } người (Zalo { $zalo }, Telegram { $telegram }).
meeting-preview-unreachable = Chưa nhận được: { $unreachable } người (chưa dùng bot, đã tắt tin hoặc lâu không nhắn).
meeting-preview-second = 👥 Tin này tới nhiều người nên sau khi đồng chí bấm gửi, một cán bộ nữa đọc và đồng ý thì mới đi{ $names ->
    [none] .
   *[other] : { $names }.
}
meeting-preview-second-nobody = 👥 Tin này tới nhiều người nên cần một cán bộ thứ hai xác nhận, nhưng đơn vị và cấp trên chưa có ai khác nhận được tin. Đồng chí nhờ quản trị viên phân quyền thêm một cán bộ trước khi gửi nhé.
meeting-preview-paid = Zalo: { $free } tin miễn phí (vừa nhắn trong 48 giờ), { $paid } tin tính phí{ $cost ->
    [none] {""}
   *[other] , khoảng { $cost } đồng
}.
meeting-preview-by-phone = Mẫu tin qua số điện thoại (Zalo lâu không nhắn): { $count } tin{ $cost ->
    [none] {""}
   *[other] , khoảng { $cost } đồng
}.
meeting-preview-instead = Trên Telegram có { $instead } người vì Zalo đã đóng (lâu không nhắn hoặc đã chặn).
meeting-preview-on-zalo = Để bảo vệ thông tin của mọi người, mình không gửi danh sách tên qua Telegram. Đồng chí mở mình trên Zalo để xem nhé (chưa có Zalo thì nhắn “liên kết”).
meeting-preview-later = Đang giờ nghỉ nên tin sẽ đi lúc { $time }.
meeting-preview-own-hours-later = { $count } người có giờ yên lặng riêng nên nhận muộn hơn.
meeting-preview-own-hours-sooner = { $count } người có giờ yên lặng riêng nên nhận sớm hơn.
