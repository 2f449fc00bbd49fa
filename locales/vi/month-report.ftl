# Báo cáo tháng (domain.md §6.2, §4.5): số liệu do bot tính, chỉ tiêu do bí thư nhập. Không có tên người nào.
flow-name-month-report = báo cáo tháng
month-report-menu = Báo cáo tháng
month-report-no-right = Báo cáo tháng dành cho người phụ trách đơn vị. Nếu đồng chí vừa nhận nhiệm vụ, nhờ Đoàn cấp trên phân quyền giúp nhé.
month-report-future = Tháng đó chưa tới nên mình chưa có số liệu. Đồng chí nhắn “báo cáo tháng” để mở tháng này.
month-report-no-month = Một năm chỉ có 12 tháng. Đồng chí nhắn như “báo cáo tháng 3” hoặc “báo cáo tháng 12/2025” nhé.
month-report-ask-unit = Đồng chí mở báo cáo của đơn vị nào? Nhắn tên đơn vị giúp mình.
month-report-which-unit = Đồng chí mở báo cáo của đơn vị nào?
month-report-unit-unknown = Mình chưa thấy đơn vị đó trong các đơn vị đồng chí phụ trách. Đồng chí bấm nút hoặc nhắn đúng tên đơn vị nhé.
month-report-only-text = Ở bước này mình chỉ nhận chữ và số, ví dụ “2 công trình, 3 NTM, vốn 290tr”.
month-report-ask-counters = Báo cáo tháng { $month } – { $unit }. Số đoàn viên, sinh hoạt, rèn luyện mình đã tính sẵn. Đồng chí nhắn các chỉ tiêu còn lại trong một tin, ví dụ “2 công trình, 3 NTM, vốn 290tr”; mục nào không có thì bỏ qua.
month-report-ask-changes = Báo cáo tháng { $month } – { $unit }. Đồng chí nhắn chỉ tiêu cần sửa, ví dụ “3 NTM, vốn 290tr”.
month-report-choice-nothing = Không có gì
month-report-choice-each = Nhập từng mục
month-report-choice-as-before = Như tháng trước
month-report-choice-month = Tháng { $month }
month-report-unread = Mình chưa đọc được số liệu. Đồng chí nhắn số kèm tên chỉ tiêu: công trình, VMĐT, NTM, mô hình, người thoát nghèo, nhà nhân ái, dự án, vốn. Ví dụ “2 công trình, vốn 290tr”; không có thì nhắn “không có gì”.
month-report-partly-unread = Mình chưa đọc được “{ $part }”. Phần còn lại mình đã ghi; đồng chí nhắn lại chỗ đó, ví dụ “2 công trình”.
month-report-ask-one = ({ $at }/{ $of }) { month-report-counter }: bao nhiêu?{ $typed ->
    [none] {""}
   *[other] {" "}Đang ghi { $typed }.
} Không có thì bấm Bỏ qua.
month-report-ask-pair = ({ $at }/{ $of }) { $key ->
    [povertyExitModels] Mô hình thoát nghèo, và đoàn viên, thanh niên thoát nghèo bền vững: bao nhiêu? Nhắn hai số, ví dụ “1, 3”.
   *[startupProjects] Dự án khởi nghiệp được hỗ trợ, và vốn hỗ trợ: bao nhiêu? Nhắn hai số, ví dụ “1, 290tr”.
}{ $typed ->
    [none] {""}
   *[other] {" "}Đang ghi { $typed }.
} Không có thì bấm Bỏ qua.
month-report-choice-skip = Bỏ qua
month-report-choice-enough = Vậy là đủ
month-report-one-unread = Mình chưa đọc được số. Đồng chí nhắn một số nguyên, ví dụ “2”, hoặc bấm Bỏ qua.
month-report-pair-unread = Mình cần hai số, cách nhau bằng dấu phẩy, ví dụ “1, 3” hoặc “1, 290tr”. Không có thì nhắn “0” hoặc bấm Bỏ qua.
month-report-counter = { $key ->
    [youthProjects] Công trình thanh niên
    [urbanCivilityActivities] Hoạt động xây dựng Văn minh đô thị
    [newRuralActivities] Hoạt động xây dựng Nông thôn mới
    [povertyExitModels] Mô hình thoát nghèo
    [povertyExitPeople] Đoàn viên, thanh niên thoát nghèo bền vững
    [charityHouses] Nhà nhân ái
    [startupProjects] Dự án khởi nghiệp được hỗ trợ
    [startupCapitalVnd] Vốn hỗ trợ khởi nghiệp
    [youth] Thanh niên trên địa bàn
    [movedIn] Chuyển đến
    [movedOut] Chuyển đi
    [graduated] Trưởng thành Đoàn
    [removed] Xóa tên
    [partyRecommended] Đoàn viên ưu tú giới thiệu cho Đảng
    [partyAdmitted] Được kết nạp Đảng
    [duesCollectedVnd] Đoàn phí đã thu
    [duesPassedUpVnd] Đoàn phí trích nộp
   *[proposals] Kiến nghị, đề xuất
}
month-report-counter-line = - { month-report-counter }: { $atLeast ->
    [yes] trên {""}
   *[no] {""}
}{ $value }{ $money ->
    [yes] {" "}đồng
   *[no] {""}
}{ $own ->
    [none] {""}
   *[other] {" "}(riêng đơn vị: { $own })
}
month-report-line-members = Đoàn viên: { $members } (nam { $men }, nữ { $women })
month-report-line-changes = Kết nạp mới: { $admitted }; đi làm ăn xa: { $away }
month-report-line-meetings = Sinh hoạt: { $meetings } buổi, lượt dự { $rate }
month-report-line-volunteering = Hoạt động tình nguyện: { $count }
month-report-line-residence = Tham gia tại nơi cư trú: { $rate }
month-report-line-pledged = Đăng ký rèn luyện: { $rate }; cán bộ: { $officers }
month-report-line-below = Đã gửi: { $sent }/{ $all } đơn vị (trễ { $late })
month-report-line-newer = Từ lúc gửi, có đơn vị gửi thêm hoặc sửa báo cáo. Bấm Gửi lại để cộng số mới.
month-report-line-sent = Gửi lúc { $time }: { month-report-timely }
month-report-line-due = { $late ->
    [yes] Đã quá hạn { $time }, gửi bây giờ sẽ ghi là trễ.
   *[no] Hạn gửi: { $time }
}
month-report-timely = { $timely ->
    [late] trễ hạn
   *[on_time] đúng hạn
}
month-report-draft = Báo cáo tháng { $month } – { $unit } (chưa gửi):
month-report-sent = Báo cáo tháng { $month } – { $unit } đã gửi. { $upper ->
    [none] Đồng chí vẫn sửa được khi cần.
   *[other] Đồng chí còn sửa được đến khi { $upper } gửi báo cáo của mình.
}
month-report-closed = Báo cáo tháng { $month } – { $unit } đã gửi và đã được cộng vào báo cáo của { $upper }, nên không sửa được nữa. Cần đính chính, đồng chí báo trực tiếp { $upper } giúp nhé.
month-report-sum = Tổng hợp tháng { $month } – { $unit }:
month-report-choice-send = Gửi
month-report-choice-send-again = Gửi lại
month-report-choice-edit = Sửa số liệu
month-report-choice-table = Tải bảng
month-report-choice-missing = Ai chưa gửi
month-report-choice-later = Để sau
month-report-choice-more = Xem tiếp
month-report-choice-open = Mở báo cáo
month-report-kept = Mình đã giữ số liệu. Khi nào gửi, đồng chí nhắn “báo cáo tháng” nhé.
month-report-was-sent = Đã gửi báo cáo tháng { $month } của { $unit }, { month-report-timely }. Cảm ơn đồng chí. { $closed ->
    [yes] { $upper } đã gửi báo cáo của mình trước đó; mình đã báo để đơn vị cộng thêm.
   *[no] { $upper ->
        [none] Cần sửa thì nhắn “báo cáo tháng”.
       *[other] Còn sửa được đến khi { $upper } gửi báo cáo của mình: đồng chí nhắn “báo cáo tháng”.
    }
}
month-report-was-corrected = Đã gửi lại báo cáo tháng { $month } của { $unit } với số liệu mới. Lần gửi đầu vẫn tính là { month-report-timely }.
month-report-told-all = Đã đủ { $count }/{ $count } đơn vị gửi báo cáo tháng { $month } về { $unit }. Đồng chí xem tổng hợp và gửi báo cáo nhé.
month-report-told-late = { $from } vừa gửi báo cáo tháng { $month }, sau khi { $unit } đã gửi báo cáo. Muốn cộng thêm, đồng chí mở báo cáo và bấm Gửi lại.
month-report-below = Báo cáo tháng { $month } gửi về { $unit }: { $sent }/{ $all } đơn vị (trễ { $late })
month-report-below-unit = { $state ->
    [missing] ❌ { $name }: quá hạn, chưa gửi
    [open] ⏳ { $name }: chưa gửi
    [late] ✅ { $name }: đã gửi, trễ hạn
   *[on_time] ✅ { $name }: đã gửi, đúng hạn
}
month-report-table = Bảng báo cáo tháng { $month } – { $unit }.
month-report-table-draft = Bảng báo cáo tháng { $month } – { $unit } (bản nháp, chưa gửi).
month-report-due-set = { $day ->
    [0] Từ nay các đơn vị gửi báo cáo tháng về { $unit } chậm nhất cuối ngày cuối tháng.
   *[other] Từ nay các đơn vị gửi báo cáo tháng về { $unit } chậm nhất cuối ngày { $day } tháng sau.
} Báo cáo đã mở vẫn giữ hạn cũ.
month-report-due-ask = Đồng chí muốn hạn gửi báo cáo tháng là ngày mấy của tháng sau? Nhắn từ 1 đến 28, ví dụ “hạn báo cáo ngày 5”, hoặc “hạn báo cáo cuối tháng”.
month-report-due-no-right = Hạn gửi báo cáo do Đoàn cấp trên của chi đoàn đặt.
# Lời nhắc, gửi một lần mỗi dịp.
month-report-told-draft = Hôm nay là ngày cuối tháng { $month }. Mình đã lập sẵn báo cáo của { $unit }, còn vài chỉ tiêu cần đồng chí nhập. Hạn gửi: { $due }.
month-report-told-draft-missed = Mình đã lập sẵn báo cáo tháng { $month } của { $unit }, còn vài chỉ tiêu cần đồng chí nhập. Hạn gửi: { $due }.
month-report-told-before = Báo cáo tháng { $month } của { $unit } chưa gửi, hạn { $due }.{ $waiting ->
    [0] {""}
   *[other] {" "}Còn { $waiting } đơn vị chưa gửi báo cáo về.
} Đồng chí hoàn thành giúp nhé.
month-report-told-after = Báo cáo tháng { $month } của { $unit } đã quá hạn ({ $due }).{ $waiting ->
    [0] {""}
   *[other] {" "}Còn { $waiting } đơn vị chưa gửi báo cáo về.
} Đồng chí vẫn gửi được, mình ghi là trễ.
