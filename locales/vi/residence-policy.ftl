# What a unit sets for counting residence activity (domain.md §11).
flow-name-residence-policy = Cách tính hoạt động nơi cư trú
residence-policy = Cách tính hoạt động nơi cư trú ở { $unit } và các đơn vị bên dưới:
residence-policy-line-period = Kỳ đang tính: { $period } (theo { $type ->
    [school_year] năm học
    [summer] dịp hè
   *[year] năm dương lịch
  })
residence-policy-line-custom = Kỳ riêng: { $dates }
residence-policy-line-good-from = Gợi ý “tham gia tốt”: từ { $number } hoạt động
residence-policy-line-of = Mẫu số: { $of ->
    [registered] đoàn viên được giới thiệu hoặc tiếp nhận
   *[members] đoàn viên trong danh sách
  }
residence-policy-line-days = Đoàn viên được góp ý nhận xét trong { $number } ngày
residence-policy-choice-period = Đổi loại kỳ
residence-policy-choice-dates = Đặt kỳ riêng
residence-policy-choice-good-from = Đổi mức gợi ý
residence-policy-choice-of = Đổi mẫu số
residence-policy-choice-days = Đổi số ngày góp ý
residence-policy-choice-period-year = Năm dương lịch
residence-policy-choice-period-school-year = Năm học
residence-policy-choice-period-summer = Dịp hè
residence-policy-choice-of-members = Đoàn viên trong danh sách
residence-policy-choice-of-registered = Đã giới thiệu, tiếp nhận
residence-policy-choice-no-dates = Không có kỳ riêng
residence-policy-period = Tính theo kỳ nào?
residence-policy-period-how = Đồng chí chọn một trong ba: năm dương lịch, năm học, hoặc dịp hè.
residence-policy-dates = Kỳ riêng từ ngày nào đến ngày nào? Ví dụ: từ 01/03/2026 đến 31/05/2026
residence-policy-dates-how = Mình cần ngày bắt đầu và ngày kết thúc, ví dụ: từ 01/03/2026 đến 31/05/2026.
residence-policy-dates-long = Kỳ này dài quá hai năm. Đồng chí xem lại năm giúp mình nhé.
residence-policy-good-from = Từ mấy hoạt động thì gợi ý “tham gia tốt”? (1–50)
residence-policy-good-from-how = Mình cần một số từ 1 đến 50, ví dụ 2.
residence-policy-of = Tỷ lệ tính trên ai?
residence-policy-of-how = Đồng chí chọn một trong hai: đoàn viên trong danh sách, hoặc đoàn viên đã được giới thiệu, tiếp nhận.
residence-policy-days = Đoàn viên được góp ý trong mấy ngày trước khi nhận xét thành chính thức? (1–30)
residence-policy-days-how = Mình cần một số từ 1 đến 30, ví dụ 7.
residence-policy-set = Đã lưu. Từ bây giờ tính như sau:
residence-policy-not-yours = Cách tính do Bí thư, Phó Bí thư Đoàn xã, phường đặt nên mình chưa mở được ở đây.
