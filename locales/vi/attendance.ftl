# Who was there, for officers.
flow-name-attendance = ghi tên điểm danh
attendance-list = Đã ghi { $marked }/{ $total } người:
attendance-row = { $number }. { $name }{ $mark ->
    [present] {" "}– có mặt
    [late] {" "}– đến trễ
    [excused] {" "}– vắng có phép
    [unexcused] {" "}– vắng không phép
   *[none] {""}
}{ $said ->
    [absent] {" "}(đã xin vắng)
    [attend] {" "}(đã báo đến)
   *[none] {""}
}
attendance-list-how = Nhắn số người có mặt, ví dụ “3, 7, 12” hoặc “tất cả trừ 3”. Thêm “trễ”, “có phép”, “không phép” nếu cần: “trễ 5”. Cũng nhắn tên được. Có khách thì nhắn “khách 4”.
attendance-list-full = Đã ghi đủ mọi người. Bấm Xong, hoặc nhắn số hay tên để sửa.
attendance-list-empty = Danh sách chưa có ai. Đồng chí nhắn họ tên người có mặt nhé.
attendance-all-present = Có mặt hết
attendance-excuse-all = Cho phép tất cả ({ $count })
attendance-undo = Hoàn tác
attendance-whole = Xem cả danh sách
attendance-done = Xong
attendance-marked = Đã ghi { $mark ->
    [present] có mặt
    [late] đến trễ
    [excused] vắng có phép
   *[unexcused] vắng không phép
}: { $count } người.
attendance-marked-names = Đã ghi { $mark ->
    [present] có mặt
    [late] đến trễ
    [excused] vắng có phép
   *[unexcused] vắng không phép
} ({ $count }): { $names }.
attendance-marked-one = { $mark ->
    [none] Đã bỏ ghi nhận: { $name }.
    [present] Đã ghi { $name }: có mặt.
    [late] Đã ghi { $name }: đến trễ.
    [excused] Đã ghi { $name }: vắng có phép.
   *[unexcused] Đã ghi { $name }: vắng không phép.
}
attendance-excused = Đã ghi vắng có phép cho { $count } người đã xin phép.
attendance-guests = Đã ghi { $count } khách.
attendance-guests-line = Khách mời: { $count }
attendance-undone = Đã hoàn tác cho { $count } người.
attendance-nothing-to-undo = Chưa có gì để hoàn tác.
attendance-no-number = Danh sách không có số { $numbers } (chỉ đến { $total }). Chưa ghi ai cả.
attendance-nobody-left = Không còn ai để ghi.
attendance-absent-how = Vắng có phép hay không phép? Đồng chí nhắn “có phép 5” hoặc “không phép 5” giúp mình nhé.
attendance-several = Có nhiều người như vậy: { $names }. Đồng chí nhắn số hoặc cả họ tên nhé.
attendance-unknown-name = Mình không thấy ai tên như vậy. Đồng chí nhắn số trong danh sách, hoặc cả họ tên.
attendance-guessing-named = Bạn { $name } nhập sai mã điểm danh 5 lần liền nên mình tạm dừng 10 phút. Có thể bạn ấy cần giúp:
attendance-guessing = Có người nhập sai mã điểm danh 5 lần liền nên mình tạm dừng người đó 10 phút. Đồng chí xem giúp:
attendance-which-named = Có nhiều người tên “{ $name }”{ $names ->
    [none] {""}
   *[other] : { $names }
}. Đồng chí nói đến ai? Bấm nút hoặc nhắn số trong danh sách.
attendance-which-again = Mình chưa rõ là ai. Đồng chí bấm một nút, hoặc nhắn số hay cả họ tên nhé.
attendance-confirm = Ghi { $mark ->
    [present] có mặt
    [late] đến trễ
    [excused] vắng có phép
   *[unexcused] vắng không phép
} cho { $count } người, trừ { $left } người: { $names }?
attendance-confirm-write = Ghi
attendance-confirm-again = Đồng chí bấm Ghi hoặc Thôi giúp mình nhé.
attendance-plan-forget = Thôi
attendance-plan-forgotten = Mình chưa ghi ai cả.
attendance-guests-of-others = Số khách do đơn vị tổ chức ghi. Đồng chí ghi tên người của chi đoàn mình nhé.
attendance-of-branch = { $unit }: { $came }/{ $members } có mặt, { $absent } vắng
attendance-minutes-button = Đầu biên bản
attendance-minutes = BIÊN BẢN { activity-kind-upper }
attendance-minutes-titled = BIÊN BẢN: { $title }
attendance-minutes-time = Thời gian: { $value }
attendance-minutes-place = Địa điểm: { $value }
attendance-minutes-chair = Chủ trì: { $role ->
    [secretary] Bí thư { $name }
    [deputy_secretary] Phó Bí thư { $name }
    [committee_member] Ủy viên BCH { $name }
    [commune_secretary] Bí thư { $name }
    [commune_deputy] Phó Bí thư { $name }
   *[other] { $name }
}
attendance-minutes-chair-open = Chủ trì: ……………………
attendance-minutes-clerk = Thư ký: ……………………
attendance-minutes-counts = Tổng số: { $total } đồng chí; có mặt: { $came }; vắng: { $absent } (có phép: { $excused }, không phép: { $unexcused })
attendance-minutes-unmarked = Chưa ghi nhận: { $count }
attendance-table-button = Danh sách (tệp)
attendance-table = Danh sách điểm danh ({ $count } người), theo tên:
attendance-table-of-branches = Danh sách tên do từng chi đoàn giữ. Ở cấp này mình chỉ cho xem số lượng.
attendance-which = Đồng chí nói đến ai?
attendance-no-activity = Mình chưa thấy buổi nào của đơn vị trong hôm nay. Đồng chí mở điểm danh trước nhé.
attendance-none-begun = Trong 7 ngày qua mình chưa thấy buổi nào của đơn vị đã bắt đầu vào lúc đó. Đồng chí nhắn “mở điểm danh” để ghi một buổi mới, hoặc mở “Các buổi đã thông báo”.
attendance-nobody-named = Mình không thấy ai tên như vậy ở buổi này:
attendance-who = Đã điểm danh { $count }/{ $invited }:
attendance-and-more = … và { $count } người nữa.
attendance-again = Xem lại
attendance-requests-button = Xem người đến trễ
attendance-late-request = { $name } điểm danh lúc { $at }, sau khi đã đóng. Đồng chí nhận không?
attendance-late-take = Nhận
attendance-late-refuse = Không
attendance-late-taken = Đã ghi { $name }: đến trễ. Mình báo bạn ấy rồi.
attendance-late-not-taken = Không ghi { $name }. Mình báo bạn ấy rồi.
attendance-late-next = Xem tiếp ({ $count })
attendance-late-none = Không còn ai chờ:
attendance-late-was-accepted = { $name } đã được nhận rồi:
attendance-late-was-refused = Trường hợp của { $name } đã được trả lời là không rồi:
attendance-result = Kết quả điểm danh:
attendance-finish = Kết thúc buổi
attendance-finished = Đã kết thúc buổi. Dòng ghi biên bản:
attendance-not-begun = Buổi này chưa bắt đầu nên chưa kết thúc được:
