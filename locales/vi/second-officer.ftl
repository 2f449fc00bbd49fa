flow-name-second-officer = mức cần hai cán bộ xác nhận
second-officer-menu = Mức cần hai cán bộ xác nhận
second-officer-which = Đặt cho đơn vị nào?
second-officer-choose = Bạn chọn một nút bên dưới giúp mình nhé.
second-officer-not-yours = Việc này dành cho cán bộ Đoàn cấp xã trở lên.
second-officer-ask = { $unit } và các chi đoàn trực thuộc: { $now ->
    [none] hiện tin gửi đi không cần cán bộ thứ hai xác nhận.
   *[other] hiện tin tới hơn { $now } người cần cán bộ thứ hai xác nhận.
} Từ bao nhiêu người thì cần? Bấm một nút hoặc gõ một số (0 là tin nào cũng cần).
second-officer-above = Hơn { $n } người
second-officer-usual = { $n ->
    [none] Như mặc định (không cần)
   *[other] Như mặc định (hơn { $n })
}
second-officer-number = Bạn gõ một số từ 0 đến 100.000 nhé, ví dụ “200”.
second-officer-set = Đã đặt cho { $unit } và các chi đoàn trực thuộc: { $now ->
    [none] tin gửi đi không cần cán bộ thứ hai xác nhận.
   *[other] tin tới hơn { $now } người cần cán bộ thứ hai xác nhận.
} Các cán bộ khác được báo. Tin hủy, đổi lịch trong 3 giờ trước buổi họp luôn đi ngay.
second-officer-told = { $name ->
    [none] Một cán bộ
   *[other] Đồng chí { $name }
} vừa đổi mức cần hai cán bộ xác nhận của { $unit }: { $before ->
    [none] trước không cần
   *[other] trước là hơn { $before } người
}, nay { $now ->
    [none] không cần
   *[other] là hơn { $now } người
}.
