# "03 có, 02 không" (domain.md §4.4): exact words of the criteria; nothing about anybody's conduct is received.
flow-name-criteria = 03 có, 02 không
criteria-officers-only = “03 có, 02 không” dành cho cán bộ Đoàn ở đơn vị có thực hiện. Hiện chưa có chương trình này cho bạn.
criteria-board = “03 có, 02 không” năm { $year } của đồng chí. Chỉ đồng chí thấy bảng này:
criteria-line-co-1 = Có 1. Có kế hoạch thực hiện công việc được giao: { $count } kế hoạch đang theo dõi
criteria-line-co-2 = Có 2. Có tinh thần, trách nhiệm trong thực hiện công việc: đồng chí tự xem số liệu của mình
criteria-line-co-3 = Có 3. Có kế hoạch tự tu dưỡng, rèn luyện hằng năm: { $registered ->
    [yes] đã đăng ký
   *[no] chưa đăng ký
}
criteria-line-khong-1 = Không 1. Không bị xử lý kỷ luật từ hình thức khiển trách trở lên: { $state ->
    [reached] đã cam kết ngày { $day }, đơn vị kết luận đạt
    [not_reached] đã cam kết ngày { $day }, đơn vị kết luận không đạt
    [ticked] đã cam kết ngày { $day }
   *[open] chưa cam kết
}
criteria-line-khong-2 = Không 2. Không có các biểu hiện suy thoái chính trị tư tưởng, đạo đức, lối sống: { $state ->
    [reached] đã cam kết ngày { $day }, đơn vị kết luận đạt
    [not_reached] đã cam kết ngày { $day }, đơn vị kết luận không đạt
    [ticked] đã cam kết ngày { $day }
   *[open] chưa cam kết
}
criteria-choice-plan = Thêm kế hoạch
criteria-choice-counters = Số liệu của tôi
criteria-choice-own-plan = Đăng ký tu dưỡng
criteria-choice-khong-1 = Cam kết Không 1
criteria-choice-khong-2 = Cam kết Không 2
criteria-choice-board = 03 có, 02 không
criteria-choice-not-now = Để sau
criteria-ask-plan = Kế hoạch được giao là gì? Đồng chí nhắn tên kế hoạch, tối đa { $most } ký tự.
criteria-plan-one = Mỗi lần một kế hoạch thôi nhé, đồng chí nhắn trên một dòng.
criteria-plan-long = Tên kế hoạch dài quá, mình chỉ ghi được { $most } ký tự. Đồng chí viết gọn lại giúp nhé.
criteria-ask-month = Kế hoạch của tháng nào?
criteria-month = Tháng { $month }
criteria-month-again = Đồng chí chọn một tháng từ tháng này trở đi, ví dụ “tháng 4”.
criteria-planned = Mình đã ghi kế hoạch và nhắc đồng chí mỗi tháng một lần. Chỉ đồng chí thấy nội dung.
criteria-title-khong-1 = Không bị xử lý kỷ luật từ hình thức khiển trách trở lên
criteria-title-khong-2 = Không có các biểu hiện suy thoái chính trị tư tưởng, đạo đức, lối sống
criteria-ask-tick = Đồng chí tự cam kết điều này cho năm nay? Mình chỉ lưu việc đã cam kết, ngày cam kết và cuối năm một kết luận đạt hoặc không đạt của đơn vị cấp trên; chỉ đồng chí và đơn vị đó thấy. Không lưu gì khác.
criteria-choice-tick = Tôi cam kết
criteria-tick-again = Ở đây mình chỉ nhận một trong hai nút bên dưới. Nhận xét, hình ảnh hay điều gì về người khác mình không nhận và không lưu.
criteria-ticked = Mình đã ghi cam kết của đồng chí ngày { $day }.
criteria-ticked-already = Đồng chí đã cam kết điều này ngày { $day }.
criteria-not-ticked = Không sao, mình không ghi gì cả.
criteria-counters = Số liệu năm { $year } của đồng chí, chỉ đồng chí thấy:
criteria-count-meetings = Buổi sinh hoạt, họp đã tổ chức: { $count }
criteria-count-notices = Thông báo đã gửi: { $count }
criteria-count-roster = Danh sách đoàn viên cập nhật gần nhất: { $day }
criteria-count-no-roster = Danh sách đoàn viên: chưa có ai
criteria-none-here = Đơn vị của đồng chí chưa mở “03 có, 02 không”. Đồng chí vào “Chương trình rèn luyện”, chọn “Lập chương trình mới” nhé.
criteria-unit = “02 không” năm { $year }: { $people } cán bộ đã cam kết, { $ticks } cam kết, { $waiting } chờ kết luận cuối năm.
criteria-unit-early = “02 không” năm { $year }: { $people } cán bộ đã cam kết, { $ticks } cam kết. Đơn vị kết luận một lần vào tháng 12; trước đó mình không nhận nhận xét nào.
criteria-too-early = Đơn vị kết luận “02 không” một lần vào cuối năm, từ tháng 12 đến hết tháng 3. Lúc khác mình không nhận nhận xét nào.
criteria-people = Chờ kết luận năm { $year }. Mình chỉ ghi đạt hoặc không đạt, không ghi lý do:
criteria-line-person = { $number }. { $name }, { $unit }: { $code ->
    [khong_1] Không 1
   *[khong_2] Không 2
}, cam kết ngày { $day }
criteria-choice-people = Kết luận cuối năm
criteria-choice-conclude = { $number }. { $conclusion ->
    [reached] Đạt
   *[not_reached] Không đạt
}
criteria-sure = Ghi kết luận “{ $conclusion ->
    [reached] đạt
   *[not_reached] không đạt
}” cho cam kết này? Kết luận chỉ ghi một lần trong năm và được báo ngay cho cán bộ đó.
criteria-choice-sure = Ghi kết luận
criteria-concluded = Mình đã ghi kết luận: { $conclusion ->
    [reached] đạt
   *[not_reached] không đạt
}.
criteria-not-concluded = Mình chưa ghi gì.
criteria-concluded-already = Cam kết này đã có kết luận của năm rồi.
criteria-told = Đơn vị cấp trên kết luận năm { $year } về cam kết của đồng chí: { $conclusion ->
    [reached] đạt
   *[not_reached] không đạt
}.
