# Số liệu của đơn vị: chỉ có tổng số, không bao giờ có tên người.
flow-name-figures = xem số liệu
figures-menu = Số liệu
figures-not-yours = Số liệu của đơn vị chỉ dành cho cán bộ phụ trách đơn vị đó. Đồng chí xem đơn vị của mình bằng cách nhắn “số liệu” nhé.
figures-members-own = Số liệu của chi đoàn dành cho cán bộ Đoàn. Bạn xem kết quả của riêng mình ở đây nhé:
figures-unknown-unit = Mình chưa tìm thấy đơn vị này trong phạm vi đồng chí phụ trách. Đồng chí nhắn tên đầy đủ, ví dụ “số liệu tháng này chi đoàn ấp 3”.
figures-which-unit = Đồng chí muốn xem số liệu của đơn vị nào?
figures-month-ahead = Tháng { $month } chưa tới nên chưa có số liệu. Đồng chí xem được đến tháng { $now }.
figures-month-before = Mình chỉ có số liệu từ tháng { $first }.
figures-overview = Số liệu của { $unit }:
figures-size = { $branches } chi đoàn, { $members } đoàn viên. Đồng chí muốn xem gì?
figures-month = { $unit }, tháng { $month }{ $running ->
    [yes] {" "}(đến hôm nay)
   *[no] {""}
}:
figures-line-members = • Đoàn viên: { $members } (nam { $men }, nữ { $women })
figures-line-members-only = • Đoàn viên: { $members }
figures-line-changes = • Kết nạp trong tháng: { $admitted }; đang đi làm ăn xa, đi học xa: { $away }
figures-line-meetings = • Sinh hoạt: { $count } buổi; có mặt { $attendance }
figures-line-volunteering = • Hoạt động tình nguyện: { $count }
figures-line-residence = • Tham gia hoạt động nơi cư trú, { $period }: { $rate }
figures-line-pledged = • Đăng ký Chương trình rèn luyện: { $rate }
figures-line-officers-pledged = • Cán bộ đăng ký tu dưỡng, rèn luyện: { $rate }
figures-line-list-of-today = Số đoàn viên là theo danh sách hôm nay.
figures-bar-attendance = Có mặt ở các buổi sinh hoạt
figures-bar-residence = Tham gia nơi cư trú, { $period }
figures-bar-pledged = Đăng ký Chương trình rèn luyện
figures-bar-officers-pledged = Cán bộ đăng ký tu dưỡng
figures-chart-month = Tháng { $month }{ $running ->
    [yes] {" "}(đến hôm nay)
   *[no] {""}
} · { $members } đoàn viên
figures-chart-note = Có mặt: trong số được mời hoặc có tên ở các buổi đã điểm danh.
figures-chart-note-residence = Tính từ đầu kỳ đến cuối mỗi tháng; mỗi đoàn viên tính một lần.
figures-trend = { $unit }, từ tháng { $first } đến tháng { $month }:
figures-trend-line = • { $month }: { $meetings } buổi, có mặt { $attendance }; nơi cư trú { $residence }
figures-chart-trend-attendance = Tỷ lệ có mặt, { $first } – { $month }
figures-chart-trend-residence = Tỷ lệ tham gia nơi cư trú, { $first } – { $month }
figures-chart-trend-meetings = Số buổi sinh hoạt, { $first } – { $month }
figures-no-branches = { $unit } chưa có chi đoàn nào.
figures-kinds = { $unit }: { $members } đoàn viên trong { $branches } chi đoàn.
figures-kind = { $kind ->
    [residential] Địa bàn dân cư
    [school] Trường học
    [office] Cơ quan, HCSN
    [enterprise] Doanh nghiệp
    [armed_forces] Lực lượng vũ trang
   *[unknown] Chưa rõ loại hình
}
figures-kinds-line = • { figures-kind }: { $branches } chi đoàn, { $members } đoàn viên ({ $share })
figures-chart-kinds = Đoàn viên theo loại hình chi đoàn · { $members } đoàn viên
figures-concern = { $concern ->
    [no_branch] Chưa có chi đoàn
    [bare_hamlet] Ấp, khu phố chưa có chi đoàn
    [too_few_members] Dưới 3 đoàn viên
    [no_secretary] Chưa có Bí thư
   *[no_meeting] Chưa sinh hoạt trong tháng
}
figures-alarms = { $unit }, tháng { $month }, những nơi cần quan tâm:
figures-concern-line = • { figures-concern }: { $count }
figures-no-alarms = { $unit }, tháng { $month }: nơi nào cũng có chi đoàn, có Bí thư, từ 3 đoàn viên trở lên và đã sinh hoạt. Cảm ơn đồng chí!
figures-concern-units = { figures-concern }, { $unit }, tháng { $month }: { $count }
figures-bare-hamlet = { $at }. { $hamlet }, { $unit }: { $count } đoàn viên đang ở
figures-concern-none = { $unit }, tháng { $month }: hiện không còn nơi nào như vậy.
figures-silent = { $unit }, tháng { $month }: { $count }/{ $of } chi đoàn chưa có hoạt động nào trên hệ thống.
figures-nobody-silent = { $unit }, tháng { $month }: cả { $of } chi đoàn đều đã có hoạt động. Cảm ơn các đồng chí!
figures-by-child = Nhiều nhất ở:
figures-by-child-more = … và { $count } đơn vị khác.
figures-by-name = Từng chi đoàn:
figures-table-alarms = Danh sách { $count } đơn vị cần quan tâm của { $unit }, tháng { $month }.
figures-title-alarms = NHỮNG NƠI CẦN QUAN TÂM, THÁNG { $month }
figures-table-silent = Danh sách { $count } chi đoàn chưa có hoạt động của { $unit }, tháng { $month }.
figures-title-silent = CHI ĐOÀN CHƯA CÓ HOẠT ĐỘNG, THÁNG { $month }
figures-column-number = STT
figures-column-unit = Đơn vị
figures-column-above = Đơn vị cấp trên
figures-column-concern = { figures-concern }{ $concern ->
    [bare_hamlet] {" "}(số đoàn viên đang ở)
   *[other] {""}
}
figures-choice-month = Tháng này
figures-choice-before = Tháng { $month }
figures-choice-residence = Tỷ lệ nơi cư trú
figures-choice-trend = 12 tháng qua
figures-choice-trend-attendance = Tỷ lệ có mặt
figures-choice-trend-residence = Nơi cư trú theo tháng
figures-choice-trend-meetings = Số buổi theo tháng
figures-choice-kinds = Loại hình chi đoàn
figures-choice-silent = Chưa có hoạt động
figures-choice-alarms = Nơi cần quan tâm
figures-choice-concern = { figures-concern }
figures-choice-more = Xem thêm
figures-choice-table = Tải cả danh sách
