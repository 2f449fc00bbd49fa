# Chương trình rèn luyện: lập, sửa, đóng, số liệu, kết luận, bảng (domain.md §4).
flow-name-programme = Lập chương trình rèn luyện
programme-not-yours = Việc này dành cho cán bộ phụ trách đơn vị có chương trình. Đồng chí xem lại giúp mình nhé.
programme-ask-unit = Chương trình này do đơn vị nào tổ chức?
programme-ask-template = Đồng chí bắt đầu từ mẫu nào? Sau đó mình hỏi từng mục, mục nào cũng sửa được.
programme-choice-blank = Mẫu trống
programme-use-buttons = Đồng chí bấm một nút hoặc nhắn số của mục giúp mình nhé.
programme-ask-title = Tên chương trình là gì? Bấm để giữ tên mẫu hoặc nhắn tên khác.
programme-ask-issuer = Tên đơn vị phát động ghi trên bảng và huy hiệu là gì? Bấm để dùng tên đơn vị.
programme-ask-badge = Người đạt có được huy hiệu không? Nhắn tên huy hiệu, hoặc bấm nút.
programme-choice-no-badge = Không có huy hiệu
programme-text-only = Ở bước này mình cần chữ.
programme-text-long = Dài quá, mình chỉ ghi được { $most } ký tự cho mỗi tên. Đồng chí viết gọn lại giúp nhé.
programme-text-short = Mình chưa thấy tên nào. Đồng chí nhắn bằng vài chữ nhé.
programme-ask-audience = Chương trình dành cho ai?
programme-choice-members = Mọi đoàn viên
programme-choice-officers = Cán bộ Đoàn
programme-ask-period = Chương trình kéo dài từ ngày nào đến ngày nào? Ví dụ “09/03/2020 đến 30/09/2020” hoặc “tháng 3 đến tháng 9/2020”. Chương trình năm nào cũng có thì bấm nút.
programme-choice-yearly = Hằng năm
programme-period-unread = Mình chưa đọc được thời gian. Đồng chí nhắn như “09/03/2020 đến 30/09/2020”, hoặc bấm “Hằng năm”.
programme-period-no-such-day = Ngày này không có trong lịch. Đồng chí xem lại giúp nhé.
programme-period-backwards = Ngày kết thúc đang ở trước ngày bắt đầu. Đồng chí nhắn lại giúp nhé.
programme-period-past = Thời gian này đã qua rồi. Đồng chí chọn ngày kết thúc còn ở phía trước nhé.
programme-ask-groups = Các nhóm nội dung là gì? Mỗi dòng một nhóm; việc gợi ý viết sau dấu hai chấm, cách nhau bằng dấu chấm phẩy. Ví dụ “Sức khỏe: chạy bộ; hiến máu”.
programme-ask-styles = Các phong cách để cán bộ chọn là gì? Mỗi dòng một phong cách.
programme-choice-keep-groups = Giữ như trên
programme-choice-no-groups = Không chia nhóm
programme-groups-many = Mình ghi được tối đa { $most } nhóm. Đồng chí gộp bớt giúp nhé.
programme-groups-short = Mình chưa đọc được nhóm nào. Mỗi dòng một nhóm, mỗi nhóm có tên bằng chữ nhé.
programme-items-many = Mỗi nhóm có tối đa { $most } việc gợi ý. Đồng chí bớt lại giúp nhé.
programme-ask-free = Đoàn viên có được tự viết việc của mình ngoài danh mục không?
programme-choice-free = Được tự viết
programme-choice-listed = Chỉ chọn trong danh mục
programme-free-needed = Chương trình chưa có nhóm nào để chọn nên cần cho tự viết.
programme-review = Đồng chí xem lại chương trình trước khi mở:
programme-review-change = Chương trình sau khi sửa:
programme-review-again = Đồng chí bấm một nút bên dưới để mở hoặc sửa nhé.
programme-line-title = 📘 { $title }
programme-line-issuer = Đơn vị phát động: { $issuer }
programme-line-audience = Dành cho: { $audience ->
    [officers] cán bộ Đoàn
   *[members] mọi đoàn viên
} thuộc { $unit }
programme-line-period = Thời gian: { $from }–{ $to }
programme-line-yearly = Thời gian: hằng năm, đánh giá vào cuối tháng 12
programme-line-groups = Nội dung:
programme-line-free = Được tự viết việc của mình
programme-line-listed = Chỉ chọn trong danh mục
programme-line-badge = Huy hiệu cho người đạt: { $badge }
programme-choice-open = Mở chương trình
programme-choice-save = Lưu
programme-edit-title = Sửa tên
programme-edit-issuer = Sửa đơn vị phát động
programme-edit-audience = Sửa đối tượng
programme-edit-period = Sửa thời gian
programme-edit-groups = Sửa nội dung
programme-edit-free = Sửa cách chọn
programme-edit-badge = Sửa huy hiệu
programme-dropped = Mình chưa mở chương trình nào.
programme-opened = Chương trình đã mở. Đồng chí muốn mời đăng ký ngay không?
programme-changed = Mình đã lưu thay đổi của chương trình.
programme-choice-invite = Mời đăng ký
programme-choice-see = Xem chương trình
programme-in-use = Đã có người đăng ký nên chương trình không sửa được nữa, để cam kết của họ không bị đổi. Đồng chí có thể đóng lại và mở chương trình mới.
programme-closed-already = Chương trình này đã đóng rồi.
programme-invitation = Mời bạn đăng ký chương trình “{ $programme }”. Bạn tự chọn nội dung; chỉ mình bạn thấy nội dung, trừ khi bạn muốn gửi.
programme-invitation-choice = Đăng ký

# Danh sách, số liệu, kết luận
flow-name-plans = Chương trình rèn luyện
plans-menu = Chương trình rèn luyện
plans-list = Các chương trình của đơn vị. Bấm một chương trình để xem:
plans-none = Đơn vị chưa có chương trình nào.
plans-choice-new = Lập chương trình mới
plans-closed-title = (Đã đóng) { $title }
plans-one = Chương trình:
plans-line-closed = Đã đóng, không nhận đăng ký nữa.
plans-line-sum = { $unit }, năm { $year }: đăng ký { $rate }; gửi tự đánh giá { $shared }; đạt { $reached }
plans-line-unit = • { $unit }: đăng ký { $rate }; gửi { $shared }; đạt { $reached }
plans-choice-stand = Tình hình đăng ký
plans-choice-last-year = Năm { $year }
plans-choice-criteria = Tình hình cam kết
plans-choice-edit = Sửa chương trình
plans-choice-close = Đóng chương trình
plans-choice-not = Chưa
plans-choice-all = Kết luận đạt
plans-choice-not-reached = Chưa đạt
plans-sure-close = Đóng “{ $programme }”? Sau đó không ai đăng ký thêm được; người đã đăng ký được mời tự đánh giá.
plans-sure-all = Kết luận “đạt” cho cả { $count } người đã gửi và đang chờ? Mỗi người được báo ngay.
plans-sure-not-reached = Kết luận “chưa đạt” cho người này trong “{ $programme }”? Người đó được báo ngay.
plans-sure-again = Đồng chí bấm một trong hai nút giúp mình nhé.
plans-left = Mình giữ nguyên như cũ.
plans-closed = Mình đã đóng “{ $programme }”. Cảm ơn đồng chí.
plans-invite = Mời đăng ký “{ $programme }”: { $count } { $audience ->
    [officers] cán bộ
   *[members] đoàn viên
} chưa đăng ký và đang dùng bot sẽ nhận một tin. Gửi nhé?
plans-choice-send-invitations = Gửi lời mời
plans-invited = Mình đã gửi lời mời. Mỗi người chỉ nhận một lần.
plans-nobody-to-invite = Không còn ai để mời: mọi người đã đăng ký hoặc chưa dùng bot.
plans-too-many = Có { $count } người để mời, nhiều quá cho một lời mời. Đồng chí nhờ Bí thư từng đơn vị mời giúp nhé.
plans-stand = “{ $programme }”, { $unit }, năm { $year }: đăng ký { $rate }; gửi tự đánh giá { $shared }; đạt { $reached }
plans-choice-people = Danh sách
plans-choice-table = Bảng đăng ký rèn luyện
plans-choice-badges = Danh sách in huy hiệu
plans-choice-more = Xem tiếp
plans-choice-all-of = Đạt tất cả đã gửi ({ $count })
plans-on-zalo = Danh sách có tên nhiều người mình chỉ gửi qua Zalo. Đồng chí mở Zalo giúp mình, hoặc nhắn “liên kết” để nối tài khoản nhé.
plans-people = “{ $programme }”, { $unit } ({ $count } người). Bấm tên người đã gửi để đọc:
plans-line-person = { $number }. { $name }: { $state ->
    [reached] đạt
    [not_reached] chưa đạt
    [sent] đã gửi tự đánh giá
    [registered] đã đăng ký
   *[none] chưa đăng ký
}
plans-person = Đồng chí { $name } đăng ký ngày { $day }, gửi tự đánh giá { $sent }:
plans-person-kept = Đồng chí { $name } đã đăng ký và chưa gửi tự đánh giá. Nội dung là của riêng đồng chí ấy.
plans-person-not-in = Đồng chí { $name } chưa đăng ký.
plans-line-concluded = Kết luận của đơn vị: { $conclusion ->
    [reached] đạt
   *[not_reached] chưa đạt
}
plans-choice-reached = Đạt
plans-concluded = Mình đã ghi kết luận cho đồng chí { $name }: { $conclusion ->
    [reached] đạt
   *[not_reached] chưa đạt
}. Đồng chí ấy được báo ngay.
plans-concluded-already = Đồng chí { $name } đã có kết luận này rồi.
plans-concluded-all = Mình đã ghi “đạt” cho { $count } người đã gửi. Mọi người được báo ngay.
plans-nobody-waits = Không còn ai đã gửi mà chờ kết luận.
plans-nobody-registered = Chưa có ai đăng ký.
plans-no-badges = Chưa có huy hiệu nào trong chương trình này.
plans-table = Bảng “Đăng ký rèn luyện” có { $count } người. Nội dung chỉ có ở người đã gửi cho đơn vị.
plans-badges = Danh sách in huy hiệu có { $count } người, theo số.
