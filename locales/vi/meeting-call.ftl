flow-name-meeting-call = thông báo họp
meeting-call-menu = Thông báo họp, hoạt động
meeting-call-not-officer = Việc này dành cho cán bộ Đoàn được phân quyền. Nếu bạn vừa được giao nhiệm vụ, bạn nhờ quản trị viên thêm quyền nhé.
meeting-call-ask-unit = Thông báo cho đơn vị nào?
meeting-call-ask-kind = Buổi này là gì?
meeting-call-ask-time = Bắt đầu lúc nào? Gõ ngày và giờ, ví dụ “19h tối mai” hoặc “7h30 sáng thứ bảy 14/3”.
meeting-call-ask-hour = { $date }, lúc mấy giờ? Ví dụ “19h30”.
meeting-call-ask-place = Ở đâu? Ví dụ “Nhà văn hóa ấp 3”.
meeting-call-place-needed = Thông báo cần có địa điểm để mọi người biết nơi đến.
meeting-call-ask-audience = Mời những ai?
meeting-call-audience = { $audience ->
    [branch] Đoàn viên chi đoàn
    [residence] Đoàn viên nơi cư trú
    [branch_and_residence] Chi đoàn và nơi cư trú
    [committee] Ban Chấp hành
    [secretaries] Bí thư các chi đoàn
   *[subtree] Toàn thể đoàn viên
} ({ $invited })
meeting-call-ask-content = Nội dung chính là gì? Gõ nội dung, hoặc bấm Xem trước để bỏ qua.
meeting-call-ask-dress = Trang phục thế nào? Ví dụ “Áo Thanh niên Việt Nam”.
meeting-call-ask-bring = Mọi người mang theo gì? Ví dụ “Sổ tay, đoàn phí”.
meeting-call-ask-respond-by = Mọi người trả lời trước lúc nào? Ví dụ “12h trưa 13/3”.
meeting-call-no-respond-by = Không cần hạn
meeting-call-respond-by-hour = Hạn trả lời cần cả giờ, ví dụ “12h trưa 13/3”.
meeting-call-respond-by-late = Hạn trả lời phải trước lúc bắt đầu ({ $time }).
meeting-call-preview = Xem trước
meeting-call-leave-out = Bỏ dòng này
meeting-call-ask-line = Sửa dòng nào?
meeting-call-line-kind = Loại buổi
meeting-call-line-time = Thời gian
meeting-call-line-place = Địa điểm
meeting-call-line-content = Nội dung
meeting-call-line-dress = Trang phục
meeting-call-line-bring = Mang theo
meeting-call-line-audience = Thành phần mời
meeting-call-line-respondby = Hạn trả lời
meeting-call-choose = Bạn chọn một nút bên dưới giúp mình nhé.
meeting-call-send = Gửi
meeting-call-edit = Sửa
meeting-call-add-content = Thêm nội dung
meeting-call-add-dress = Thêm trang phục
meeting-call-add-bring = Thêm mang theo
meeting-call-unreachable = Xem danh sách
meeting-call-drop = Không gửi
meeting-call-dropped = Mình đã bỏ thông báo này, chưa ai nhận được gì. Khi nào cần, đồng chí nhắn “thông báo họp”.
meeting-call-press-send = Chưa có gì được gửi đi. Bấm Gửi (hoặc nhắn “gửi”) nếu đã đúng, bấm Sửa nếu cần đổi.
meeting-call-incomplete = Thông báo còn thiếu thông tin. Bạn bấm Sửa để bổ sung nhé.
meeting-call-sent = Đã gửi thông báo tới { $count } người. Khi có người trả lời, bạn xem ở đây:
meeting-call-sent-later = Đã lưu thông báo cho { $count } người. Đang giờ nghỉ nên tin sẽ đi lúc { $time }.
