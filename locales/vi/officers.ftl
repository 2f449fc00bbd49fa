# Phân công cán bộ: quản trị viên đầu tiên, giao, bàn giao, thôi nhiệm vụ (domain.md §1.6).
flow-name-officers = phân công cán bộ
officers-menu = Phân công cán bộ
officers-role = { $role ->
    [administrator] Quản trị viên
    [secretary] Bí thư
    [deputy_secretary] Phó Bí thư
    [committee_member] Ủy viên Ban Chấp hành
    [commune_secretary] Bí thư Đoàn cấp trên
    [commune_deputy] Phó Bí thư Đoàn cấp trên
   *[other] nhiệm vụ
}
officers-claimed = Đồng chí đã là quản trị viên của { $unit }. Mã này không dùng lại được nữa. Nhắn “phân công cán bộ” để giao nhiệm vụ cho bí thư các chi đoàn.
officers-no-units = Mã đúng, nhưng hệ thống chưa có đơn vị nào. Đồng chí nhập danh sách đơn vị trước (npm run chidoan -- import units), rồi gửi lại mã.
officers-no-right = Việc này dành cho quản trị viên hoặc Bí thư Đoàn cấp trên của đơn vị.
officers-ask-unit = Đồng chí muốn phân công ở đơn vị nào? Nhắn tên đơn vị, ví dụ “ấp 3 xã Phú Bình”.
officers-which-unit = Đồng chí chọn đơn vị, hoặc nhắn tên đơn vị:
officers-unit-unknown = Không tìm thấy đơn vị đó trong phạm vi của đồng chí.
officers-unit-many = Nhiều đơn vị giống tên đó quá, đồng chí nhắn thêm tên xã hoặc phường.
officers-team = Cán bộ của { $unit }:
officers-team-empty = { $unit } chưa có ai giữ nhiệm vụ trên hệ thống.
officers-team-line = • { $name }: { officers-role }
officers-choice-new = Giao nhiệm vụ
officers-choice-change = Bàn giao: { $name }, { officers-role }
officers-choice-end = Thôi nhiệm vụ: { $name }, { officers-role }
officers-choice-done = Xong
officers-choice-role = { officers-role }
officers-choice-yes = Xác nhận
officers-choice-no = Không
officers-choice-accept = Đồng ý bàn giao
officers-done = Xong. Cảm ơn đồng chí.
officers-ask-person = Ai sẽ nhận nhiệm vụ ở { $unit }? Nhắn họ tên hoặc số điện thoại của đoàn viên.
officers-which-person = Có mấy người gần giống, đồng chí chọn đúng người nhé:
officers-person-unknown = Không tìm thấy đoàn viên đó trong đơn vị này.
officers-person-many = Nhiều người giống tên đó quá, đồng chí nhắn đủ họ tên hoặc số điện thoại.
officers-person-not-here = { $name } chưa dùng Trợ lý Chi đoàn nên chưa nhận nhiệm vụ được. Nhờ đồng chí ấy nhắn “đăng ký” trước.
officers-person-gone = Người đó không còn trong danh sách của đơn vị nên chưa giao được.
officers-ask-role = Giao nhiệm vụ gì cho { $name }?
officers-confirm = Giao nhiệm vụ { officers-role } của { $unit } cho { $name }?
officers-confirm-change = Bàn giao nhiệm vụ { officers-role } của { $unit } từ { $from } sang { $name }?
officers-confirm-end = { $name } thôi giữ nhiệm vụ { officers-role } của { $unit }, có hiệu lực ngay?
officers-confirm-proposal = Đề nghị cấp trên cho đồng chí bàn giao nhiệm vụ { officers-role } của { $unit } sang { $name }?
officers-nothing-changed = Không có gì thay đổi.
officers-named = Đã giao nhiệm vụ { officers-role } của { $unit } cho { $name }, và đã báo đồng chí ấy.
officers-changed = Đã bàn giao nhiệm vụ { officers-role } của { $unit } từ { $from } sang { $name }, và đã báo cả hai.
officers-ended = { $name } đã thôi nhiệm vụ { officers-role } của { $unit }.
officers-held-already = { $name } đang giữ nhiệm vụ { officers-role } này rồi.
officers-not-held = Nhiệm vụ này đã thay đổi rồi, không còn như lúc trước nữa.
officers-last-admin = Đây là quản trị viên duy nhất của đơn vị. Đồng chí giao cho một người khác trước nhé.
officers-nobody-above = Hiện chưa có ai ở cấp trên trên hệ thống để duyệt bàn giao.
officers-proposed = Mình đã gửi đề nghị bàn giao cho { $name } lên cấp trên. Có kết quả mình báo đồng chí.
officers-told-proposal = Đồng chí { $from }, { officers-role } { $unit }, đề nghị bàn giao nhiệm vụ cho đồng chí { $name }.
officers-told-named = Đồng chí được giao nhiệm vụ { officers-role } của { $unit }.
officers-told-rights = { $role ->
    [committee_member] Đồng chí xem được ai tham dự, ai vắng các buổi của chi đoàn. Nhắn “menu” để xem.
    [administrator] Đồng chí phân công được cán bộ và làm được mọi việc của các đơn vị bên dưới. Nhắn “menu” để xem.
    [commune_secretary] Đồng chí phân công cán bộ, duyệt đăng ký, gọi họp và trả lời câu hỏi. Nhắn “menu” để xem.
   *[other] Đồng chí duyệt đăng ký, gọi họp, mở điểm danh, xem danh sách và trả lời câu hỏi của đoàn viên. Nhắn “menu” để xem.
}
officers-told-ended = Nhiệm vụ { officers-role } của đồng chí ở { $unit } trên hệ thống đã kết thúc. Cảm ơn đồng chí.

flow-name-roster-list = xem danh sách đoàn viên
roster-list-menu = Danh sách đoàn viên
roster-list-no-right = Danh sách chỉ dành cho người phụ trách chi đoàn.
roster-list-on-zalo = Để bảo vệ thông tin của mọi người, mình không gửi danh sách qua Telegram. Đồng chí mở mình trên Zalo và nhắn “danh sách đoàn viên” nhé.
roster-list-link-zalo = Để bảo vệ thông tin của mọi người, mình không gửi danh sách qua Telegram. Đồng chí liên kết Zalo với tài khoản này (nhắn “liên kết”), rồi nhắn “danh sách đoàn viên” trên Zalo nhé.
roster-list-ask-branch = Đồng chí muốn xem danh sách chi đoàn nào? Nhắn tên chi đoàn, ví dụ “ấp 3 xã Phú Bình”.
roster-list-which-branch = Đồng chí chọn chi đoàn:
roster-list-unknown = Không tìm thấy chi đoàn đó trong phạm vi của đồng chí.
roster-list-many = Nhiều chi đoàn giống tên đó quá, đồng chí nhắn thêm tên xã hoặc phường.
roster-list-page = Danh sách { $unit }: { $count } đoàn viên
roster-list-page-of = Danh sách { $unit }: { $count } đoàn viên (trang { $page }/{ $pages })
roster-list-empty = { $unit } chưa có đoàn viên nào trong danh sách.
roster-list-choice-next = Trang sau
roster-list-choice-before = Trang trước
roster-list-choice-done = Xong
roster-list-choice-file = Xuất file
roster-list-file = Danh sách { $unit }: { $count } đoàn viên, có ngày sinh và số điện thoại. Đồng chí chỉ dùng cho công tác Đoàn và không chuyển tiếp nhé.
roster-list-file-own = File danh sách có ngày sinh và số điện thoại nên chỉ bí thư của chính chi đoàn xuất được. Đồng chí xem tên đoàn viên từng chi đoàn ở đây:
roster-list-file-elsewhere = Để bảo vệ thông tin của mọi người, mình không gửi danh sách qua Telegram. { $zalo ->
    [yes] Đồng chí mở mình trên Zalo và nhắn “xuất danh sách đoàn viên”
   *[no] Đồng chí liên kết Zalo với tài khoản này (nhắn “liên kết”), rồi nhắn “xuất danh sách đoàn viên” trên Zalo
}{ $desk ->
    [yes] , hoặc xem và in ở bàn làm việc trên trình duyệt.
   *[no] {" "}nhé.
}
roster-list-done = Đã đóng danh sách.
