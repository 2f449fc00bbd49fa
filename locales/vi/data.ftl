# Dữ liệu của tôi: xem, sửa, tải bản sao, rút lại đồng ý, xóa (domain.md §8.5).
flow-name-data = dữ liệu của bạn
data-menu = Dữ liệu của tôi
data-home = Đây là tất cả những gì mình đang giữ về bạn:
data-how = Bạn muốn làm gì tiếp?
data-undo = Xóa dữ liệu của tôi
data-done = Cảm ơn bạn. Lúc nào cần, bạn nhắn “dữ liệu của tôi”.
data-kept = Mình giữ nguyên, không có gì thay đổi.
data-choice-fix = Sửa thông tin
data-choice-copy = Tải bản sao
data-choice-withdraw = Rút lại đồng ý
data-choice-erase = Xóa dữ liệu
data-choice-done = Xong
data-choice-keep = Giữ lại
data-choice-continue = Tiếp tục xóa
data-choice-yes = Đúng
data-choice-other = Nhập lại
data-line-no-member = • Bạn chưa có hồ sơ đoàn viên ở đây.
data-line-name = • Họ tên: { $value }
data-line-birth = • Ngày sinh: { $value }
data-line-phone = • Số điện thoại: { $value }
data-status = { $status ->
    [pending] đang chờ duyệt
    [active] đang sinh hoạt
    [temporary_in] sinh hoạt tạm thời
    [temporary_out] chuyển sinh hoạt tạm thời
    [away] đi làm, đi học xa
    [transferred_out] đã chuyển sinh hoạt
    [graduated] đã trưởng thành Đoàn
   *[other] đã ngừng sinh hoạt
}
data-line-branch = • Chi đoàn: { $value } ({ data-status })
data-line-residence = • Nơi cư trú: { $value }
data-line-occupation = • Nghề nghiệp: { $value }
data-line-gender = • Giới tính: { $value ->
    [male] Nam
    [female] Nữ
   *[other] { $value }
}
data-line-join = • Ngày vào Đoàn: { $value }
data-line-card = • Số thẻ đoàn viên: { $value }
data-line-title = • Chức vụ theo danh sách: { $value ->
    [secretary] Bí thư
    [deputy_secretary] Phó Bí thư
    [committee_member] Ủy viên Ban Chấp hành
   *[other] { $value }
}
data-line-participation = • Tham gia nơi cư trú theo danh sách: { $value ->
    [good] tốt
    [participated] có tham gia
    [registered_only] mới đăng ký
   *[other] { $value }
}
data-line-role = • Nhiệm vụ trên hệ thống: { officers-role }, { $value }
data-consent-state = { $state ->
    [withdrawn] đã rút lại ngày
   *[given] đã đồng ý ngày
}
data-line-consent-registration = • Quản lý đăng ký và điểm danh: { data-consent-state } { $value }
data-line-consent-reminders = • Nhắc việc rèn luyện: { data-consent-state } { $value }
data-line-consent-news = • Nhận tin hoạt động, tài liệu: { data-consent-state } { $value }
data-line-registration = • Đăng ký vào { $value } ngày { $day }: { $state ->
    [waiting] đang chờ
    [guardian] chờ người đại diện đồng ý
    [approved] đã duyệt
    [refused] không được duyệt
   *[withdrawn] đã rút
}
data-line-residence-registration = • Đăng ký hoạt động nơi cư trú với { $value }: { $state ->
    [waiting] đang chờ
    [received] đã tiếp nhận
   *[ended] đã kết thúc
}
data-line-remark = • Nhận xét nơi cư trú của { $value }, { $period }: { $level ->
    [good] tham gia tốt
    [participated] có tham gia
   *[registered_only] có đăng ký nhưng không tham gia
}{ $state ->
    [final] {""}
    [objected] {" "}(đang xem lại)
   *[shown] {" "}(chưa chính thức)
}
data-line-activities = • Hoạt động được mời hoặc đã ghi: { $value }, có mặt { $attended }
data-line-pledge = • Cam kết: “{ $value }” ({ $state ->
    [active] đang thực hiện
    [paused] tạm dừng
   *[ended] đã kết thúc
}, { $answers } lần được nhắc)
data-line-conclusion = • Kết luận của đơn vị về “{ $value }” năm { $year }: { $conclusion ->
    [reached] đạt
   *[not_reached] chưa đạt
}
data-line-commitment = • Cam kết “{ $value }” năm { $year }, ngày { $day }
data-line-question = • Câu hỏi đang chờ { $unit } trả lời: “{ $value }”
data-line-channels = • Tài khoản để nhắn tin: { $value } (mã người dùng, không có tin nhắn cũ)
data-line-messages = • Số tin: bạn gửi { $value }, mình gửi { $sent }. Nội dung không được giữ lại.
data-line-since = • Bắt đầu nhắn với mình: { $value }
data-copy = Đây là bản sao dữ liệu của bạn, chỉ gửi cho bạn.

data-ask-field = Bạn muốn sửa thông tin nào?
data-field-name = Họ tên
data-field-birth = Ngày sinh
data-field-phone = Số điện thoại
data-field-residence = Nơi cư trú
data-field-occupation = Nghề nghiệp
data-field-join = Ngày vào Đoàn
data-field-branch = Chi đoàn
data-ask-name = Bạn nhắn họ và tên đầy đủ, có dấu, ví dụ “Nguyễn Văn An”.
data-ask-birth = Bạn nhắn ngày sinh, ví dụ “15/3/2004”.
data-ask-phone = Bạn nhắn số điện thoại mới, ví dụ “0912 345 678”, hoặc bấm nút chia sẻ.
data-ask-residence = Bạn nhắn nơi đang ở, gồm ấp (khu phố) và xã (phường), ví dụ “ấp 3, xã Phú Bình”. Không cần số nhà.
data-ask-occupation = Bạn đang học hay làm gì? Ví dụ “sinh viên”, “công nhân”.
data-ask-join = Bạn nhắn ngày vào Đoàn, ví dụ “26/3/2019”; chỉ nhớ tháng hoặc năm cũng được.
data-ask-branch = Chi đoàn của bạn do bí thư ghi nhận. Bạn nhắn tên chi đoàn đúng của bạn, mình báo bí thư.
data-bad-name = Mình chưa đọc được họ tên. Bạn nhắn đủ họ, tên đệm và tên, không kèm số hay ký hiệu nhé.
data-bad-birth = Mình chưa đọc được ngày sinh. Bạn nhắn đủ ngày, tháng, năm nhé.
data-birth-ask-secretary = Với ngày sinh này mình chưa sửa được qua tin nhắn, bạn nhờ bí thư chi đoàn xem giúp nhé.
data-bad-phone = Mình chưa đọc được số điện thoại. Số di động có 10 chữ số, bắt đầu bằng 0.
data-phone-not-own = Số đó không phải của tài khoản này. Bạn chia sẻ số của mình, hoặc gõ số giúp mình nhé.
data-bad-join = Mình chưa đọc được ngày vào Đoàn.
data-bad-residence = Bạn nhắn ngắn gọn ấp và xã thôi nhé, tối đa 80 ký tự.
data-bad-occupation = Bạn nhắn ngắn gọn thôi nhé, tối đa 60 ký tự.
data-bad-branch = Bạn nhắn tên chi đoàn ngắn gọn thôi nhé, tối đa 150 ký tự.
data-only-text = Ở bước này mình chỉ nhận chữ, bạn gõ giúp mình nhé.
data-yes-or-no = Bạn trả lời “đúng” hoặc “nhập lại” giúp mình nhé.
data-confirm-name = Mình đổi họ tên thành { $value }, đúng không bạn?
data-confirm-birth = Mình đổi ngày sinh thành { $value }, đúng không bạn?
data-confirm-phone = Mình đổi số điện thoại thành { $value }, đúng không bạn?
data-confirm-residence = Mình đổi nơi cư trú thành { $value }, đúng không bạn?
data-confirm-occupation = Mình đổi nghề nghiệp thành { $value }, đúng không bạn?
data-confirm-join = Mình đổi ngày vào Đoàn thành { $value }, đúng không bạn?
data-confirm-branch = Mình báo bí thư là chi đoàn đúng của bạn là { $value }, đúng không bạn?
data-changed = Mình đã sửa: { $value }. Cảm ơn bạn.
data-branch-sent = Mình đã báo bí thư. Khi bí thư ghi nhận, chi đoàn của bạn mới thay đổi. Cảm ơn bạn.
data-branch-nobody = Hiện chưa có ai phụ trách chi đoàn trên hệ thống để mình báo. Bạn liên hệ trực tiếp giúp mình nhé.
data-nothing-to-fix = Bạn chưa đăng ký nên chưa có thông tin để sửa. Bạn nhắn “đăng ký” để bắt đầu nhé.
data-fix-later = Đăng ký của bạn đang chờ bí thư. Duyệt xong là bạn sửa được; cần sửa ngay thì bạn nhắn “gặp bí thư” nhé.
data-told-name = Đồng chí { $name } ({ $unit }) đã sửa họ tên của mình thành { $value }.
data-told-birth = Đồng chí { $name } ({ $unit }) đã sửa ngày sinh của mình thành { $value }.
data-told-branch = Đồng chí { $name } ({ $unit }) cho biết chi đoàn đúng của mình là: { $value }. Nhờ đồng chí xem và làm thủ tục chuyển sinh hoạt nếu đúng.

data-ask-purpose = Bạn muốn rút lại đồng ý nào? Việc đã làm trước đó không thay đổi.
data-withdraw-registration = Đăng ký và điểm danh
data-withdraw-reminders = Nhắc việc rèn luyện
data-withdraw-news = Tin hoạt động, tài liệu
data-withdrawn-registration = Mình đã ghi nhận: bạn rút lại đồng ý cho lưu thông tin đăng ký và điểm danh. Từ bây giờ mình không gửi gì cho bạn nữa, cả nhắc việc và tin tức; đăng ký đang chờ (nếu có) được rút. Thông tin cũ vẫn còn cho đến khi bạn xóa. Bạn có muốn xóa luôn không?
data-withdrawn-reminders = Mình đã ghi nhận và không nhắc việc rèn luyện của bạn nữa.
data-withdrawn-news = Mình đã ghi nhận và không gửi tin hoạt động, tài liệu cho bạn nữa.
data-no-consents = Hiện bạn không có đồng ý nào đang dùng. Nếu muốn, bạn có thể xóa hết dữ liệu.

data-erase-warn = Bạn muốn xóa dữ liệu của mình?
data-erase-what = • Sẽ xóa hết, không lấy lại được: hồ sơ, lời đáp và điểm danh, cam kết, đăng ký, câu hỏi, tài khoản nhắn tin.
data-erase-kept = • Mình chỉ giữ mã băm (không đọc ngược được) để lần nhập danh sách sau không đưa bạn vào lại, và bằng chứng đã từng đồng ý, không kèm nội dung. Hồ sơ, sổ đoàn viên chính thức do đơn vị giữ, không nằm ở đây.
data-erase-officer = • Đồng chí đang giữ nhiệm vụ { officers-role } ({ $unit }). Nên bàn giao trước khi xóa.
data-erase-last-admin = • Đồng chí là quản trị viên duy nhất của { $unit }: xóa xong sẽ không còn ai phân công cán bộ được nữa.
data-erase-choose = Bạn chọn một trong hai nút bên dưới nhé.
data-erase-sure = Xác nhận lần cuối: xóa ngay và vĩnh viễn?
data-choice-erase-now = Xóa vĩnh viễn
data-erased = Mình đã xóa dữ liệu của bạn. Cảm ơn bạn đã đồng hành; khi nào muốn tham gia lại, bạn chỉ cần nhắn cho mình.
