# Who takes part, person by person; a member's own record; the confirmation.
flow-name-residence-people = Người tham gia nơi cư trú
flow-name-residence-record = Kết quả nơi cư trú
residence-people-list = { $unit }, { $period }: { $count } bạn tham gia hoặc thuộc chi đoàn.
residence-people-nobody = { $unit } chưa có bạn nào trong kỳ { $period }.
residence-people-row = { $number }. { $name }: { $activities } hoạt động{ $level ->
    [good] , tham gia tốt
    [participated] , có tham gia
    [registered_only] , có đăng ký
   *[none] {""}
  }{ $state ->
    [shown] {" "}(đang chờ bạn ấy xem)
    [objected] {" "}(bạn ấy có ý kiến)
   *[none] {""}
  }
residence-people-row-received = { $number }. { $name } ({ $home }): { $activities } hoạt động{ $level ->
    [good] , tham gia tốt
    [participated] , có tham gia
    [registered_only] , có đăng ký
   *[none] {""}
  }{ $state ->
    [shown] {" "}(đang chờ bạn ấy xem)
    [objected] {" "}(bạn ấy có ý kiến)
   *[none] {""}
  }
residence-people-which = Đồng chí nhắn số hoặc tên để xem các hoạt động của một bạn.
residence-people-which-how = Đồng chí nhắn số trong danh sách, hoặc tên một bạn nhé.
residence-people-several = Có nhiều bạn cùng tên, đồng chí nhắn số giúp mình: { $names }.
residence-people-gone = Bạn ấy không còn tính ở chi đoàn này nữa.
residence-people-choice-done = Xong
residence-people-choice-remark = Viết nhận xét
residence-people-done = Mình đã đóng danh sách. Cảm ơn đồng chí!
residence-people-person = { $name } ({ $home }), { $period }: { $count } hoạt động được ghi nhận.
residence-people-home = Xác nhận hoạt động nơi cư trú của đoàn viên { $unit }, { $period }: đã có { $count }, còn chờ { $open }.
residence-people-home-row = { $number }. { $name } – { $unit }: { $activities } hoạt động, { $level }
residence-people-home-none = { $unit } chưa có xác nhận nào của kỳ { $period } (đang chờ: { $open }). Có là mình báo đồng chí.
residence-record-choice = Kết quả của tôi
residence-record-choice-before = Kỳ trước
residence-record-choice-paper = Phiếu xác nhận
residence-record-choice-register = Đăng ký nơi cư trú
residence-record-mine = Hoạt động nơi cư trú của bạn, { $period }, ở { $unit }: { $count } hoạt động được ghi nhận.
residence-record-mine-home = Hoạt động nơi cư trú của bạn, { $period }: { $count } hoạt động được ghi nhận. Bạn đang tính ở { $unit }.
residence-record-row-titled = • { $date }: { $title } ({ $unit })
residence-record-row = • { $date }: { activity-kind } ({ $unit })
residence-record-imported = Theo danh sách đã nhập: { $level ->
    [good] tham gia tốt
    [participated] có tham gia
   *[registered_only] có đăng ký nhưng không tham gia
  }
residence-record-remark-shown = Nhận xét (chưa chính thức): { $level ->
    [good] tham gia tốt
    [participated] có tham gia
   *[registered_only] có đăng ký nhưng không tham gia
  }
residence-record-remark-objected = Nhận xét (đang xem lại theo ý kiến): { $level ->
    [good] tham gia tốt
    [participated] có tham gia
   *[registered_only] có đăng ký nhưng không tham gia
  }
residence-record-remark-final = Nhận xét chính thức: { $level ->
    [good] tham gia tốt
    [participated] có tham gia
   *[registered_only] có đăng ký nhưng không tham gia
  }
residence-record-sentence = “{ $sentence }”
residence-record-gone = Nhận xét này không còn nữa.
residence-record-not-final = Nhận xét chưa chính thức nên chưa có phiếu xác nhận. Khi có mình báo bạn ngay.
residence-record-confirmation = XÁC NHẬN THAM GIA HOẠT ĐỘNG ĐOÀN TẠI NƠI CƯ TRÚ
    Đồng chí: { $name }
    Đơn vị giới thiệu: { $home }
    Đơn vị tiếp nhận: { $unit }
    Kỳ: { $period }
    Số hoạt động đã tham gia: { $activities }
    Mức tham gia: { $level }
    Nhận xét chính thức ngày { $date }. Chữ ký và con dấu (nếu cần) do chi đoàn thực hiện trên giấy.
residence-record-none = Hoạt động nơi cư trú, { $period }: bạn đang tính ở { $unit }. Khi bạn tham gia và được điểm danh ở đó, hoạt động sẽ hiện ở đây.
