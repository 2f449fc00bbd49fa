# A member's own figures. Kind: what was done is said, nothing is compared.
flow-name-record = xem kết quả
record-menu = Kết quả của tôi
record-members-only = Khi bạn đã đăng ký và được duyệt, mình sẽ cho bạn xem kết quả của mình nhé.
record-nothing-yet = Bạn { $name } ơi, năm { $year } chưa có buổi nào được ghi cho bạn. Khi bạn điểm danh, kết quả sẽ hiện ở đây; nếu có sót, bạn nhắn bí thư nhé.
record-year = Năm { $year } của bạn { $name }:
record-attended = Đã tham gia { $attended }/{ $invited } buổi có điểm danh ({ $share }).
record-streak = Có mặt liên tục { $count } buổi gần nhất. Cố lên nhé!
record-residence = Hoạt động nơi cư trú: { $count }.
record-last = Gần đây:
record-row = • { $date }: { activity-kind }{ $place ->
    [residence] {" "}(nơi cư trú)
   *[home] {""}
} – { $mark ->
    [present] có mặt
    [late] có mặt, đến trễ
    [excused] vắng có phép
   *[unexcused] vắng
}
record-row-titled = • { $date }: { $title }{ $place ->
    [residence] {" "}(nơi cư trú)
   *[home] {""}
} – { $mark ->
    [present] có mặt
    [late] có mặt, đến trễ
    [excused] vắng có phép
   *[unexcused] vắng
}
record-choice-secretary = Nhắn bí thư
record-choice-data = Dữ liệu của tôi
record-profile = Thông tin của bạn:
record-profile-name = Họ tên: { $value }
record-profile-birth = Ngày sinh: { $value }
record-profile-phone = Điện thoại: { $value }
record-profile-branch = Chi đoàn: { $value }
record-profile-home = Nơi ở: { $value }
