flow-name-meeting-manage = thay đổi lịch họp
meeting-manage-undo = Hủy buổi { $start }
meeting-manage-menu = Các buổi đã thông báo
meeting-manage-none = Hiện không có buổi nào sắp tới do đơn vị thông báo.
meeting-manage-none-that-day = Mình không thấy buổi nào vào { $day }.
meeting-manage-press-which = Bạn chọn một buổi bên dưới giúp mình nhé (bấm nút hoặc nhắn số).
meeting-manage-which-open = Các buổi đã thông báo:
meeting-manage-which-answers = Xem phản hồi của buổi nào?
meeting-manage-which-remind = Nhắc người chưa trả lời của buổi nào?
meeting-manage-which-move = Đổi lịch buổi nào?
meeting-manage-which-cancel = Hủy buổi nào?
meeting-manage-not-yours = Mình không thấy buổi này trong các đơn vị bạn phụ trách.
meeting-manage-counts = Mời { $invited } · tham dự { $attend } · xin vắng { $absent } · chưa chắc { $unsure } · chưa trả lời { $silent }
meeting-manage-is-cancelled = Buổi này đã hủy.
meeting-manage-quorum = Đủ 2/3 số được triệu tập.
meeting-manage-no-quorum = Chưa đủ 2/3 số được triệu tập.
meeting-manage-answers-button = Ai trả lời gì
meeting-manage-remind-button = Nhắc người chưa trả lời
meeting-manage-move-button = Đổi giờ, địa điểm
meeting-manage-cancel-button = Hủy buổi này
meeting-manage-back-button = Xem buổi này
meeting-manage-more = Xem tiếp
meeting-manage-answers = Phản hồi về { activity-kind } lúc { $start }:
meeting-manage-group-attend = ✅ Tham dự ({ $count }):
meeting-manage-group-absent = Xin vắng ({ $count }):
meeting-manage-group-unsure = Chưa chắc ({ $count }):
meeting-manage-group-silent = Chưa trả lời ({ $count }):
meeting-manage-group-unreached = ☎️ Chưa nhận được tin, cần báo trực tiếp ({ $count }):
meeting-manage-person = - { $name }
meeting-manage-person-late = - { $name } (đến trễ)
meeting-manage-person-reason = - { $name }: { $reason }
meeting-manage-reasons-elsewhere = Lý do vắng chỉ xem được trên Zalo hoặc trang web của cán bộ, vì mình không gửi lý do của từng người qua Telegram.
meeting-manage-person-unreached = - { $name } ({ $why ->
    [no_bot] chưa dùng bot
    [stopped] đã tắt tin nhắn
    [blocked] đã chặn hoặc xóa bot
    [window] lâu không nhắn nên Zalo chưa cho gửi
    [later] dùng bot sau khi gửi thông báo
   *[failed] tin gửi không tới
})
meeting-manage-only-unreached = Ai nhận được tin đều đã trả lời. Còn { $count } người chưa nhận được tin, đồng chí báo trực tiếp giúp nhé.
meeting-manage-nobody = Chưa có ai trong danh sách.
meeting-manage-remind = Nhắc { $count } người chưa trả lời về { activity-kind } lúc { $start }? Mỗi buổi chỉ nhắc thêm một lần.
meeting-manage-remind-send = Gửi nhắc
meeting-manage-reminded = Đã gửi nhắc tới { $count } người chưa trả lời.
meeting-manage-reminded-before = Buổi này đã nhắc thêm một lần rồi, mình không nhắc nữa để không làm phiền: { activity-kind } lúc { $start }.
meeting-manage-nobody-silent = Mọi người đã trả lời hết, không cần nhắc.
meeting-manage-ask-when = Đổi { activity-kind } (đang là { $time }) sang lúc nào? Gõ ngày giờ mới, ví dụ “19h30 thứ bảy” hoặc “lùi 30 phút”.
meeting-manage-week-later = Tuần sau, cùng giờ
meeting-manage-other-place = Đổi địa điểm
meeting-manage-other-time = Đổi giờ
meeting-manage-to-all = Ai đã nhận thông báo trước sẽ nhận bản [ĐÍNH CHÍNH]; ai chưa nhận sẽ nhận thông báo mới. Mời tất cả { $invited } người.
meeting-manage-to-notified = Chỉ gửi tới những người đã nhận thông báo về buổi này.
meeting-manage-nothing-new = Thời gian và địa điểm vẫn như cũ.
meeting-manage-moved = Đã đổi và báo cho mọi người: { activity-kind } lúc { $time }.
meeting-manage-changed-meanwhile = Buổi này vừa được người khác thay đổi. Bạn mở lại để xem bản mới nhất nhé.
meeting-manage-ask-reason = Hủy { activity-kind } lúc { $time }. Lý do là gì? Gõ thật ngắn, hoặc bấm Bỏ qua.
meeting-manage-cancel-send = Gửi thông báo hủy
meeting-manage-other-reason = Sửa lý do
meeting-manage-keep = Không hủy
meeting-manage-kept = Mình không gửi gì, buổi này giữ nguyên như cũ: { activity-kind } lúc { $time }.
meeting-manage-press-one = Chưa có gì được gửi đi. Đồng chí bấm một nút bên dưới giúp mình nhé (hoặc nhắn “gửi”).
meeting-manage-cancelled = Đã hủy và báo cho mọi người: { activity-kind } lúc { $time }.
