flow-name-sending = theo dõi gửi tin
# A call to many needs a second officer.
sending-no-second = Thông báo này tới nhiều người nên cần một cán bộ thứ hai xác nhận, nhưng đơn vị và cấp trên chưa có ai khác nhận được tin. Đồng chí nhờ quản trị viên phân quyền thêm một cán bộ rồi bấm Gửi lại. Chưa có gì được gửi đi.
sending-asked-second = Thông báo tới { $count } người cần một cán bộ nữa xác nhận. Mình đã hỏi{ $names ->
    [none] {""}
   *[other] : { $names }
}. Chưa có gì được gửi đi; có trả lời mình báo ngay. Nếu không ai trả lời trước { $time }, thông báo tự hủy.
sending-ask-second = { $name } ({ $unit }) muốn gửi thông báo dưới đây tới { $count } người. Đồng chí đồng ý gửi không? Trả lời trước { $time }.
sending-choice-agree = Đồng ý gửi
sending-choice-refuse = Không gửi
sending-choice-withdraw = Rút lại
sending-second-not-yours = Mình không thấy thông báo này trong các đơn vị bạn phụ trách.
sending-second-own = Thông báo này cần một cán bộ khác với người soạn xác nhận.
sending-second-agreed = Cảm ơn đồng chí. Thông báo đang được gửi đi.
sending-second-refused = Cảm ơn đồng chí. Mình không gửi và đã báo lại người soạn.
sending-second-withdrawn = Đã rút lại, chưa ai nhận được gì. Khi nào cần, đồng chí nhắn “thông báo họp”.
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
} đã đồng ý. Thông báo cho buổi lúc { $time } đang được gửi đi.
sending-told-refused = { $name ->
    [none] Cán bộ thứ hai
   *[other] Đồng chí { $name }
} đề nghị không gửi thông báo cho buổi lúc { $time }. Chưa ai nhận được gì. Muốn sửa rồi gửi lại, đồng chí nhắn “thông báo họp”.
sending-told-expired = Chưa có cán bộ thứ hai nào xác nhận trước giờ bắt đầu ({ $time }), nên thông báo này không được gửi và chưa ai nhận được gì.
