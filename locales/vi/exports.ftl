# Xuất bảng (domain.md §6.4): một lối vào cho mọi bảng.
flow-name-exports = xuất bảng
exports-which = Đồng chí muốn xuất bảng nào?
exports-choice-roster = Danh sách đoàn viên
exports-choice-attendance = Điểm danh
exports-choice-residence = Nơi cư trú
exports-choice-pledge = Đăng ký rèn luyện
exports-choice-monthly = Báo cáo tháng
exports-choice-nth = Buổi { $n }
exports-no-right = Các bảng của đơn vị chỉ dành cho người phụ trách. Muốn xem kết quả của riêng mình, bạn nhắn “kết quả của tôi” nhé.
exports-own-branch = Bảng này có tên đoàn viên nên do bí thư chi đoàn xuất. Ở cấp trên, đồng chí xem số liệu tổng hợp trong “báo cáo tháng”.
exports-no-activities = Mình không thấy buổi nào của chi đoàn trong thời gian đó. Đồng chí nhắn tháng khác, ví dụ “xuất điểm danh tháng 2”.
exports-which-activity = Đồng chí xuất danh sách điểm danh của buổi nào?
exports-no-programmes = Chi đoàn chưa có chương trình rèn luyện nào đang mở.
exports-which-programme = Đồng chí xuất danh sách đăng ký của chương trình nào?
