# Bàn làm việc: trang trong trình duyệt cho cán bộ (docs/decisions/0013). Trong cuộc trò chuyện:
flow-name-desk = mở bàn làm việc
desk-menu = Bàn làm việc
desk-link = Bàn làm việc của đồng chí trên trình duyệt: { $link }
    Liên kết dùng được một lần, trong 10 phút. Đồng chí đừng chuyển cho ai nhé.
desk-no-page = Ở đây chưa mở bàn làm việc trên trình duyệt. Các danh sách và con số đồng chí vẫn xem được ngay trong cuộc trò chuyện này.
desk-officers-only = Bàn làm việc dành cho Bí thư, Phó Bí thư và Ủy viên Ban Chấp hành. Việc của mình, bạn xem trong menu nhé.
desk-closed = Đã đóng bàn làm việc trên mọi máy, liên kết cũ cũng không dùng được nữa. Khi cần đồng chí nhắn “bàn làm việc”.
desk-choice-close-all = Đăng xuất mọi nơi
desk-told-opened = Bàn làm việc của đồng chí vừa được mở lúc { $time }. Nếu không phải đồng chí mở, đồng chí bấm nút bên dưới để đóng ngay.

# Vào và ra
desk-name = Bàn làm việc
desk-door-title = Vào bàn làm việc
desk-door-ready = Đồng chí bấm nút dưới đây để vào. Liên kết này chỉ dùng được một lần.
desk-door-enter = Vào bàn làm việc
desk-door-note = Phiên làm việc kéo dài tối đa 8 giờ trên máy này. Máy dùng chung thì nhớ đăng xuất.
desk-refused-used-title = Liên kết đã được dùng
desk-refused-used = Mỗi liên kết chỉ vào được một lần. Đồng chí nhắn “bàn làm việc” cho Trợ lý Chi đoàn để nhận liên kết mới. Nếu không phải đồng chí đã dùng, đồng chí nhắn “đăng xuất mọi nơi”.
desk-refused-expired-title = Liên kết đã hết hạn
desk-refused-expired = Liên kết chỉ dùng được trong 10 phút. Đồng chí nhắn “bàn làm việc” cho Trợ lý Chi đoàn để nhận liên kết mới.
desk-refused-unknown-title = Liên kết không đúng
desk-refused-unknown = Liên kết này không có, hoặc đã được thay bằng liên kết mới hơn. Đồng chí nhắn “bàn làm việc” cho Trợ lý Chi đoàn để nhận liên kết mới.
desk-refused-no-role-title = Chưa vào được bàn làm việc
desk-refused-no-role = Bàn làm việc dành cho cán bộ đang giữ nhiệm vụ và đang dùng Trợ lý Chi đoàn. Nếu có nhầm lẫn, đồng chí nhắn “bàn làm việc” cho Trợ lý hoặc hỏi Bí thư Đoàn cấp trên.
desk-refused-wait-title = Đồng chí chờ một phút nhé
desk-refused-wait = Có quá nhiều liên kết sai từ mạng này. Sau một phút, đồng chí thử lại; hoặc nhắn “bàn làm việc” cho Trợ lý Chi đoàn để nhận liên kết mới.
desk-refused-foreign-title = Không nhận yêu cầu này
desk-refused-foreign = Yêu cầu không đến từ trang của bàn làm việc nên không được thực hiện. Đồng chí mở lại liên kết mà Trợ lý Chi đoàn gửi.
desk-signed-out-title = Đồng chí chưa vào bàn làm việc
desk-signed-out = Phiên làm việc đã kết thúc, hoặc chưa bắt đầu trên máy này. Đồng chí nhắn “bàn làm việc” cho Trợ lý Chi đoàn để nhận liên kết mới.
desk-bye-title = Đã đăng xuất
desk-bye = Đồng chí đã ra khỏi bàn làm việc trên máy này. Khi cần, nhắn “bàn làm việc” cho Trợ lý Chi đoàn.
desk-missing-title = Không có trang này
desk-missing = Trang này không có, hoặc không thuộc đơn vị của đồng chí.
desk-to-start = Về trang đầu của bàn làm việc
desk-trouble-title = Có trục trặc
desk-trouble = Trang chưa mở được. Đồng chí thử lại sau ít phút; các con số vẫn xem được trong cuộc trò chuyện với Trợ lý.

# Khung trang
desk-skip = Bỏ qua đến nội dung
desk-sign-out = Đăng xuất
desk-pages = Các trang
desk-trail = Đơn vị cấp trên
desk-switch = Đổi đơn vị
desk-switch-mine = Đơn vị của đồng chí
desk-switch-below = Đơn vị trực thuộc
desk-switch-beside = Đơn vị cùng cấp
desk-as-of = Số liệu lúc { $time }
desk-until = Phiên làm việc đến { $time }
desk-choose = Xem
desk-month = Tháng
desk-month-name = Tháng { $month }
desk-period = Kỳ
desk-unit = Đơn vị
desk-total = Cộng
desk-number = STT
desk-full-name = Họ và tên
desk-download-xlsx = Tải bảng Excel (.xlsx)
desk-no-names = Ở cấp này chỉ xem các con số; danh sách tên do chi đoàn quản lý.

desk-page-overview = Tổng quan
desk-page-rates = Tỷ lệ theo đơn vị
desk-page-trend = Xu hướng
desk-page-kinds = Loại hình chi đoàn
desk-page-concerns = Cần quan tâm
desk-page-activities = Sinh hoạt, hoạt động
desk-page-roster = Danh sách đoàn viên
desk-page-residence = Nơi cư trú
desk-page-pledges = Rèn luyện
desk-page-reports = Báo cáo tháng

# Tổng quan
desk-overview-title = Tháng { $month }
desk-overview-members = Đoàn viên
desk-overview-activities = Sinh hoạt, hoạt động
desk-overview-pledges = Đăng ký rèn luyện
desk-residence-rate = Đoàn viên tham gia hoạt động tại nơi cư trú
desk-residence-short = Nơi cư trú
desk-residence-title = Tham gia tại nơi cư trú
desk-residence-nobody = Trong kỳ này chưa có ai được tiếp nhận hoặc ghi nhận ở đây.
desk-residence-no-names = Danh sách tên chỉ hiện với cán bộ phụ trách chi đoàn này.
desk-residence-names-gone = Danh sách tên của kỳ này đã được xóa (giữ 90 ngày sau khi hết kỳ); chỉ còn con số.
desk-members = Đoàn viên
desk-members-by-gender = { $men } nam, { $women } nữ
desk-admitted = Kết nạp mới
desk-in-month = trong tháng
desk-away = Đi làm ăn xa, học xa
desk-meetings = Buổi sinh hoạt
desk-volunteering = Hoạt động tình nguyện
desk-attendance = Tỷ lệ dự sinh hoạt
desk-pledged = Đoàn viên đăng ký
desk-officers-pledged = Cán bộ đăng ký
desk-concerns = Cần quan tâm
desk-concerns-title = Cần quan tâm, tháng { $month }
desk-concern = Điều cần quan tâm
desk-no-concerns = Không có đơn vị nào cần lưu ý trong tháng này.
desk-all-concerns = Xem tất cả { $count } đơn vị
desk-concerns-cut = Chỉ hiện { $count } đơn vị đầu tiên. Đồng chí mở từng đơn vị trực thuộc để xem đủ.
desk-silent = Chi đoàn chưa có sinh hoạt hay hoạt động nào trong tháng: { $count }
desk-no-silent = Chi đoàn nào cũng có ít nhất một buổi.
desk-concern-no-branch = Chưa có chi đoàn
desk-concern-bare-hamlet = Ấp, khu phố chưa có chi đoàn
desk-bare-hamlet = { $hamlet } chưa có chi đoàn: { $count } đoàn viên đang ở
desk-concern-too-few-members = Dưới 3 đoàn viên
desk-concern-no-secretary = Chưa có Bí thư
desk-concern-no-meeting = Chưa sinh hoạt trong tháng

# Tỷ lệ, xu hướng, loại hình
desk-rates-title = Tham gia tại nơi cư trú, theo đơn vị
desk-rates-about = { $period }, tính đến { $day }
desk-rates-by-unit = Tỷ lệ theo đơn vị
desk-part-of-whole = Tham gia/Tổng
desk-rate = Tỷ lệ
desk-trend-title = Xu hướng 12 tháng
desk-trend-table = Theo tháng, mới nhất ở trên
desk-trend-note = Tỷ lệ dự sinh hoạt chỉ tính các buổi đã điểm danh. Nơi cư trú: từ đầu kỳ đến hết tháng đó.
desk-kinds-title = Đoàn viên theo loại hình chi đoàn
desk-kinds-table = Chi đoàn và đoàn viên theo loại hình
desk-kind = Loại hình
desk-branches = Chi đoàn
desk-share = Tỷ trọng
desk-branch-kind = { $kind ->
    [residential] Địa bàn dân cư
    [school] Trường học
    [office] Cơ quan, đơn vị
    [enterprise] Doanh nghiệp
    [armed_forces] Lực lượng vũ trang
   *[unknown] Chưa rõ
}

# Hoạt động
desk-activities-ahead = Sắp tới
desk-no-activities-ahead = Chưa có buổi nào được báo trước.
desk-activities-held = Đã diễn ra, tháng { $month }
desk-no-activities = Không có buổi nào trong tháng này.
desk-activities-hosted = Cùng tổ chức với chi đoàn khác
desk-activity = Buổi
desk-when = Thời gian
desk-where = Địa điểm
desk-content = Nội dung
desk-state = Tình trạng
desk-cancelled = Đã hủy
desk-answers = Trả lời trước buổi
desk-answers-by-name = Trả lời, theo tên
desk-answer = Trả lời
desk-answer-attend = Tham dự
desk-answer-absent = Xin vắng
desk-answer-unsure = Chưa chắc
desk-answer-silent = Chưa trả lời
desk-answer-unreached = Tin chưa đến
desk-answer-late = đến trễ
desk-reason = Lý do
desk-invited = Được mời
desk-came = Điểm danh
desk-guests = Khách: { $count }
desk-marks-by-name = Điểm danh, theo tên
desk-mark = Điểm danh
desk-mark-present = Có mặt
desk-mark-late = Đến trễ
desk-mark-excused = Vắng có phép
desk-mark-unexcused = Vắng không phép
desk-mark-none = Chưa ghi nhận

# Rèn luyện, báo cáo tháng
desk-pledges-title = Đăng ký rèn luyện
desk-programmes = Các chương trình
desk-programme = Chương trình
desk-programme-closed = Đã đóng
desk-programme-count = Đã đăng ký
desk-programme-registered = đã đăng ký, năm { $year }
desk-programme-shared = Đã gửi tự đánh giá
desk-programme-reached = Đạt
desk-programme-names = Người đã đăng ký
desk-no-programmes = Chưa có chương trình nào ở đơn vị này hay các cấp trên.
desk-pledges-note = Chỉ là con số: nội dung đăng ký là của riêng đoàn viên cho đến khi họ gửi cho đơn vị.
desk-year = Năm
desk-by-unit = Theo đơn vị
desk-reports-title = Báo cáo tháng { $month }
desk-reports-table = Bảng báo cáo
desk-reports-sent = Đã gửi lúc { $time }, { $timely ->
    [late] trễ hạn
   *[on_time] đúng hạn
}
desk-reports-sum = Tổng hợp từ các đơn vị trực thuộc
desk-reports-due = Chưa gửi. Hạn gửi: { $time }
desk-reports-overdue = Chưa gửi, đã quá hạn { $time }
desk-reports-how = Đồng chí nhắn “báo cáo tháng” cho Trợ lý Chi đoàn để hoàn thành và gửi.
desk-reports-below = Đơn vị trực thuộc đã gửi: { $sent }/{ $all }
desk-reports-by-unit = Báo cáo của các đơn vị trực thuộc
desk-reports-sent-at = Gửi lúc
desk-reports-missing = Quá hạn, chưa gửi
desk-reports-open = Chưa gửi
desk-reports-late = Đã gửi, trễ hạn
desk-reports-on-time = Đã gửi, đúng hạn

# Danh sách
desk-roster-count = { $count } đoàn viên
desk-roster-note = Danh sách có dữ liệu cá nhân: chỉ dùng cho công tác Đoàn của chi đoàn, không chia sẻ ra ngoài. Lượt xem và lượt tải được ghi lại.
