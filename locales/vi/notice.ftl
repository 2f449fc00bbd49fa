# What members receive (domain.md §5.2): official, so "đồng chí". Each message is one line of the notice.
notice-heading-meeting = 📣 THÔNG BÁO SINH HOẠT CHI ĐOÀN
notice-heading-meeting-of-unit = 📣 THÔNG BÁO SINH HOẠT ĐOÀN
notice-heading-committee = 📣 THÔNG BÁO HỌP BAN CHẤP HÀNH
notice-heading-congress = 📣 THÔNG BÁO ĐẠI HỘI
notice-heading-briefing = 📣 THÔNG BÁO GIAO BAN
notice-heading-ceremony = 📣 THÔNG BÁO BUỔI LỄ
notice-heading-activity = 📣 THÔNG BÁO HOẠT ĐỘNG
notice-heading-changed = [ĐÍNH CHÍNH] 📣 THAY ĐỔI LỊCH
notice-heading-cancelled = 📣 HỦY LỊCH
notice-heading-ask-again = 🔔 NHẮC PHẢN HỒI
notice-heading-news = 📣 THÔNG BÁO
notice-dear = Kính gửi đồng chí { $name },
notice-dear-unnamed = Kính gửi đồng chí,
notice-dear-each = Kính gửi đồng chí (họ tên từng người),
notice-says-invitation = { $unit } mời đồng chí dự { activity-kind }:
notice-says-invitation-titled = { $unit } mời đồng chí dự “{ $title }”:
notice-says-changed = { $unit } thay đổi { activity-kind } như sau:
notice-says-changed-titled = { $unit } thay đổi “{ $title }” như sau:
notice-says-cancelled = { $unit } hủy { activity-kind } dưới đây, đồng chí không cần đến:
notice-says-cancelled-titled = { $unit } hủy “{ $title }” dưới đây, đồng chí không cần đến:
notice-says-ask-again = { $unit } chưa nhận được phản hồi của đồng chí về { activity-kind }:
notice-says-ask-again-titled = { $unit } chưa nhận được phản hồi của đồng chí về “{ $title }”:
notice-says-news = { $unit } thông báo:
notice-time = 🕖 Thời gian: { $value }
notice-time-new = 🕖 Thời gian (mới): { $value }
notice-place = 📍 Địa điểm: { $value }
notice-place-new = 📍 Địa điểm (mới): { $value }
notice-content = 📝 Nội dung: { $value }
notice-content-new = 📝 Nội dung (mới): { $value }
notice-dress = 👕 Trang phục: { $value }
notice-dress-new = 👕 Trang phục (mới): { $value }
notice-bring = 📎 Mang theo: { $value }
notice-bring-new = 📎 Mang theo (mới): { $value }
notice-respond-by = Đồng chí vui lòng phản hồi trước { $time }.
notice-respond = Đồng chí vui lòng phản hồi bằng nút bên dưới.
notice-answer-anew = Nếu thay đổi này làm đồng chí đổi ý, vui lòng chọn lại bên dưới.
notice-reason = Lý do: { $value }
notice-cancelled-sorry = Mong đồng chí thông cảm. Cảm ơn đồng chí.
notice-replaced-changed = 🔁 Thông báo này đã được thay: { activity-kind } (trước là { $time }) có bản mới ở tin sau.
notice-replaced-cancelled = ❌ Thông báo này không còn hiệu lực: { activity-kind } lúc { $time } đã hủy.
notice-signed = – { $role ->
    [secretary] Bí thư { $name }
    [deputy_secretary] Phó Bí thư { $name }
    [committee_member] Ủy viên BCH { $name }
    [commune_secretary] Bí thư { $name }
    [commune_deputy] Phó Bí thư { $name }
   *[other] { $name }
}
notice-signed-by-unit = – { $unit }
notice-template-unnamed = đồng chí
notice-template-kind = { $notice ->
    [changed] Thay đổi lịch
    [cancelled] Hủy lịch
   *[invitation] Thông báo
}
