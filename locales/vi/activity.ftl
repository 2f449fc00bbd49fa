# Words for activities that several flows and the notices share (domain.md §5.1). `activity-kind` stands inside a sentence.
activity-kind = { $kind ->
    [regular] sinh hoạt thường kỳ
    [theme_of_month] sinh hoạt chủ điểm
    [topic] sinh hoạt chuyên đề
    [extraordinary] sinh hoạt bất thường
    [committee] họp Ban Chấp hành
    [congress] đại hội
    [briefing] giao ban Bí thư chi đoàn
    [ceremony] lễ kết nạp, lễ trưởng thành Đoàn
    [volunteer] hoạt động tình nguyện
   *[event] hoạt động giao lưu, tập huấn
}
activity-kind-title = { $kind ->
    [regular] Sinh hoạt thường kỳ
    [theme_of_month] Sinh hoạt chủ điểm
    [topic] Sinh hoạt chuyên đề
    [extraordinary] Sinh hoạt bất thường
    [committee] Họp Ban Chấp hành
    [congress] Đại hội
    [briefing] Giao ban Bí thư chi đoàn
    [ceremony] Lễ kết nạp, lễ trưởng thành Đoàn
    [volunteer] Hoạt động tình nguyện
   *[event] Giao lưu, tập huấn
}
activity-kind-upper = { $kind ->
    [regular] SINH HOẠT THƯỜNG KỲ
    [theme_of_month] SINH HOẠT CHỦ ĐIỂM
    [topic] SINH HOẠT CHUYÊN ĐỀ
    [extraordinary] SINH HOẠT BẤT THƯỜNG
    [committee] HỌP BAN CHẤP HÀNH
    [congress] ĐẠI HỘI
    [briefing] GIAO BAN BÍ THƯ CHI ĐOÀN
    [ceremony] LỄ KẾT NẠP, LỄ TRƯỞNG THÀNH ĐOÀN
    [volunteer] HOẠT ĐỘNG TÌNH NGUYỆN
   *[event] GIAO LƯU, TẬP HUẤN
}
