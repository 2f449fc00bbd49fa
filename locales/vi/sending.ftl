flow-name-sending = theo dõi gửi tin
# A call to many needs a second officer.
sending-no-second = Thông báo này tới nhiều người nên cần một cán bộ thứ hai xác nhận, nhưng đơn vị và cấp trên chưa có ai khác nhận được tin. Đồng chí nhờ quản trị viên phân quyền thêm một cán bộ rồi bấm Gửi lại. Chưa có gì được gửi đi.
sending-asked-second = { $notice ->
    [changed] Thay đổi này
    [cancelled] Việc hủy này
   *[invitation] Thông báo
} tới { $count } người cần một cán bộ nữa xác nhận. Mình đã hỏi{ $names ->
    [none] {""}
   *[other] : { $names }
}. Chưa có gì được gửi đi; có trả lời mình báo ngay. { $notice ->
    [changed] Nếu tới { $time } chưa ai trả lời, mình tự gửi để không ai đến nhầm.
    [cancelled] Nếu tới { $time } chưa ai trả lời, mình tự gửi để không ai đến uổng công.
   *[invitation] Nếu không ai trả lời trước { $time }, thông báo tự hủy.
}
sending-ask-second = { $name } ({ $unit }) muốn gửi { $notice ->
    [changed] tin đổi lịch
    [cancelled] tin hủy
   *[invitation] thông báo
} dưới đây tới { $count } người. Đồng chí đồng ý gửi không? { $notice ->
    [invitation] Trả lời trước { $time }.
   *[other] Nếu tới { $time } chưa ai trả lời, tin tự đi để không ai đến nhầm.
}
sending-choice-agree = Đồng ý gửi
sending-choice-refuse = Không gửi
sending-choice-withdraw = Rút lại
sending-second-not-yours = Mình không thấy thông báo này trong các đơn vị bạn phụ trách.
sending-second-own = Thông báo này cần một cán bộ khác với người soạn xác nhận.
sending-second-agreed = Cảm ơn đồng chí. Thông báo đang được gửi đi.
sending-second-refused = Cảm ơn đồng chí. Mình không gửi và đã báo lại người soạn.
sending-second-withdrawn = { $notice ->
    [invitation] Đã rút lại, chưa ai nhận được gì. Khi nào cần, đồng chí nhắn “thông báo họp”.
   *[other] Đã rút lại, chưa ai nhận được gì; buổi này giữ nguyên như cũ.
}
sending-second-was-agreed = Thông báo này đã có người đồng ý gửi{ $name ->
    [none] {""}
   *[other] : đồng chí { $name }
}.
sending-second-was-refused = Thông báo này đã có người quyết định không gửi{ $name ->
    [none] {""}
   *[other] : đồng chí { $name }
}.
sending-second-was-withdrawn = Người soạn đã rút lại thông báo này, không có gì được gửi đi.
sending-second-expired = Đã quá giờ bắt đầu nên thông báo này không gửi nữa.
sending-told-agreed = { $name ->
    [none] Cán bộ thứ hai
   *[other] Đồng chí { $name }
} đã đồng ý. { $notice ->
    [changed] Tin đổi lịch
    [cancelled] Tin hủy
   *[invitation] Thông báo
} cho buổi lúc { $time } đang được gửi đi.
sending-told-refused = { $name ->
    [none] Cán bộ thứ hai
   *[other] Đồng chí { $name }
} đề nghị { $notice ->
    [changed] không đổi lịch buổi lúc { $time }. Buổi này giữ nguyên như cũ, chưa ai nhận được gì.
    [cancelled] không hủy buổi lúc { $time }. Buổi này giữ nguyên như cũ, chưa ai nhận được gì.
   *[invitation] không gửi thông báo cho buổi lúc { $time }. Chưa ai nhận được gì. Muốn sửa rồi gửi lại, đồng chí nhắn “thông báo họp”.
}
sending-told-expired = Chưa có cán bộ thứ hai nào xác nhận trước giờ bắt đầu ({ $time }), nên thông báo này không được gửi và chưa ai nhận được gì.
sending-second-was-unanswered = Chưa ai trả lời kịp nên tin này đã tự gửi trước giờ họp, để không ai đến nhầm.
sending-second-outdated = Buổi này đã được thay đổi sau khi tin này được soạn, nên tin này không gửi nữa.
sending-told-outdated = Buổi họp đã được thay đổi sau khi đồng chí soạn { $notice ->
    [cancelled] tin hủy
   *[other] tin đổi lịch
}, nên tin đó không gửi nữa. Đồng chí mở lại buổi họp để xem bản mới nhất nhé.
sending-told-unanswered = Tới { $time } chưa cán bộ thứ hai nào trả lời, nên mình đã gửi { $notice ->
    [cancelled] tin hủy
   *[other] tin đổi lịch
} của đồng chí để không ai đến nhầm.
# On its way.
sending-progress = Đang gửi { sending-what }:
sending-paused = Đã tạm dừng gửi { sending-what }:
sending-what = { $notice ->
    [changed] tin đính chính
    [cancelled] tin hủy
    [ask_again] tin nhắc
   *[other] thông báo
} cho buổi { activity-kind } lúc { $time }
sending-sent = ✅ Đã gửi: { $count } người
sending-sent-received = ✅ Đã gửi: { $count } người (Zalo báo đã tới máy { $received } người)
sending-by-phone = 📱 Trong đó mẫu tin qua số điện thoại: { $count } người{ $cost ->
    [none] {""}
   *[other] , khoảng { $cost } đồng
}
sending-left = ⏳ Còn chờ: { $count } người
sending-unknown = ❓ Có thể đã nhận: { $count } người (mất kết nối giữa chừng; mình không gửi lại để khỏi trùng)
sending-failed = ❌ Không gửi được: { $count } người ({ $reason ->
    [template] mẫu tin qua số điện thoại chưa dùng được, đồng chí báo quản trị viên
    [network] máy chủ của Zalo hoặc Telegram gặp lỗi nhiều lần
    [quota] đã hết hạn mức gửi
    [late] quá giờ
   *[refused] Zalo hoặc Telegram từ chối tin này
})
sending-unreachable = ☎️ Không liên lạc được qua bot: { $count } người ({ $reason ->
    [phone] Zalo đã đóng và số điện thoại không nhận được mẫu tin
    [stopped] đã tắt tin nhắn
    [blocked] đã chặn hoặc xóa bot
    [window] lâu không nhắn nên Zalo chưa cho gửi
   *[no_address] đã chặn bot, hoặc lâu không nhắn nên Zalo chưa cho gửi
})
sending-stopped = ⏹ Chưa gửi vì đã hủy gửi: { $count } người
sending-expired = ⌛ Chưa kịp gửi trước giờ bắt đầu: { $count } người
sending-without-bot = ☎️ Chưa dùng bot: { $count } người
sending-seen = 👀 Đã xem: { $count } lượt (chỉ tính tổng)
sending-minutes-left = Còn khoảng { $minutes } phút.
sending-waits-until = Phần còn lại đi lúc { $time }.
sending-over = Đã gửi xong. Báo cáo ở bên dưới.
sending-report = Báo cáo gửi { sending-what }:
sending-report-stopped = Đã hủy gửi { sending-what }. Tới lúc dừng:
sending-none = Hiện không có tin nào đang gửi.
sending-ask-stop = Hủy gửi tới { $left } người còn lại? { $sent } người đã nhận thì không rút lại được, và buổi họp vẫn giữ.
sending-stopped-now = Đã hủy gửi tới { $left } người còn lại; { $sent } người đã nhận. Buổi họp vẫn giữ. Muốn hủy cả buổi, đồng chí bấm bên dưới.
sending-choice-pause = Tạm dừng
sending-choice-resume = Tiếp tục
sending-choice-stop = Hủy gửi
sending-choice-stop-now = Hủy gửi ngay
sending-choice-go-on = Không hủy gửi
sending-choice-show = Tiến độ gửi
sending-choice-missed = Ai chưa nhận được
# Who did not get it, and the report as a file.
sending-missed = ☎️ Chưa chắc đã nhận được tin, cần báo trực tiếp ({ $count }):
sending-missed-none = Ai cũng đã nhận được tin hoặc tin đang trên đường đi.
sending-person = - { $name ->
    [none] Một đoàn viên nơi khác
   *[other] { $name }
} ({ sending-why })
sending-why = { $why ->
    [template] mẫu tin qua số điện thoại chưa dùng được, đồng chí báo quản trị viên
    [phone] Zalo đã đóng và số điện thoại không nhận được mẫu tin
    [no_bot] chưa dùng bot
    [stopped] đã tắt tin nhắn
    [blocked] đã chặn hoặc xóa bot
    [window] lâu không nhắn nên Zalo chưa cho gửi
    [no_address] đã chặn bot hoặc lâu không nhắn
    [unknown] có thể đã nhận
    [cancelled] chưa gửi vì đã hủy gửi
    [expired] chưa kịp gửi
    [late] chưa kịp gửi
    [network] máy chủ của Zalo hoặc Telegram gặp lỗi nhiều lần
    [quota] đã hết hạn mức gửi
   *[refused] Zalo hoặc Telegram từ chối tin
}
sending-choice-table = Tải bảng
sending-table = Bảng { $count } người, có tên từng người: đồng chí chỉ dùng cho công tác Đoàn.
sending-table-by-branch = Bảng theo chi đoàn. Bảng có tên từng người chỉ tải được trên Zalo.
sending-table-title = Báo cáo gửi { sending-what }
sending-chart-all = { $count } người được mời
sending-column-number = STT
sending-column-name = Họ và tên
sending-column-branch = Chi đoàn
sending-column-state = Kết quả
sending-column-reason = Lý do
sending-column-invited = Được mời
sending-column-sent = Đã gửi
sending-column-unknown = Có thể đã nhận
sending-column-missed = Chưa nhận được
sending-elsewhere = (đoàn viên nơi khác)
sending-state = { $state ->
    [sent] Đã gửi
    [sent_by_phone] Đã gửi (mẫu tin qua số điện thoại)
    [unknown] Có thể đã nhận
    [failed] Không gửi được
    [unreachable] Không liên lạc được qua bot
    [cancelled] Chưa gửi (đã hủy gửi)
    [expired] Chưa kịp gửi
    [no_bot] Chưa dùng bot
    [paused] Đang tạm dừng
   *[waiting] Đang chờ gửi
}
