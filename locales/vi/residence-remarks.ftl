# The remark at the end of a period: decided by a person, seen by the member first.
flow-name-residence-remarks = Nhận xét nơi cư trú
residence-remarks-overview = Nhận xét của { $unit }, { $period }: { $count } bạn được tiếp nhận.
residence-remarks-counts = Chưa nhận xét: { $open }; đang chờ bạn ấy xem: { $shown }; có ý kiến: { $objected }; chính thức: { $final }.
residence-remarks-suggestion = Gợi ý theo số hoạt động (từ { $from } là tốt): tham gia tốt { $good }, có tham gia { $participated }, có đăng ký { $registered }. Đồng chí quyết định; bạn ấy xem trước khi chính thức.
residence-remarks-nobody = { $unit } chưa tiếp nhận bạn nào trong kỳ { $period } nên chưa có ai để nhận xét.
residence-remarks-choice-one = Từng bạn
residence-remarks-choice-all = Chốt theo gợi ý ({ $count })
residence-remarks-choice-list = Xem danh sách
residence-remarks-choice-before = Kỳ { $period }
residence-remarks-choice-answer = Ý kiến của { $name }
residence-remarks-list = { $unit }, { $period }: { $count } bạn được tiếp nhận.
residence-remarks-row = { $number }. { $name }: { $activities } hoạt động, { $state ->
    [none] gợi ý
    [shown] chờ xem
    [objected] có ý kiến
   *[final] chính thức
  } { $level ->
    [good] tham gia tốt
    [participated] có tham gia
   *[registered_only] có đăng ký
  }
residence-remarks-person = { $name } ({ $home }), { $period }: { $activities } hoạt động. Còn { $left } bạn.
residence-remarks-person-objection = Nhận xét trước: { $level ->
    [good] tham gia tốt
    [participated] có tham gia
   *[registered_only] có đăng ký nhưng không tham gia
  }. Bạn ấy có ý kiến:
residence-remarks-person-ask = Gợi ý: { $level ->
    [good] tham gia tốt
    [participated] có tham gia
   *[registered_only] có đăng ký nhưng không tham gia
  }. Đồng chí chọn mức nào?
residence-remarks-person-gone = Bạn này không còn tính ở chi đoàn mình, hoặc đã có nhận xét.
residence-remarks-choice-good = Tham gia tốt
residence-remarks-choice-participated = Có tham gia
residence-remarks-choice-registered-only = Chỉ đăng ký
residence-remarks-choice-skip = Bỏ qua bạn này
residence-remarks-choice-later = Để sau
residence-remarks-level-how = Đồng chí chọn một mức: tham gia tốt, có tham gia, hoặc có đăng ký nhưng không tham gia.
residence-remarks-later = Mình đã lưu đến đây. Khi làm tiếp đồng chí nhắn “nhận xét nơi cư trú” nhé.
residence-remarks-sentence = Mức “{ $level ->
    [good] tham gia tốt
    [participated] có tham gia
   *[registered_only] có đăng ký nhưng không tham gia
  }”. Đồng chí có muốn thêm một câu nhận xét không (tối đa { $most } ký tự)?
residence-remarks-choice-no-sentence = Không cần
residence-remarks-words = Mình cần một câu bằng chữ. Không cần thì đồng chí bấm nút hoặc nhắn “bỏ qua” nhé.
residence-remarks-too-long = Câu này dài { $length } ký tự, tối đa { $most }. Bạn viết gọn lại giúp mình nhé.
residence-remarks-written = Đã ghi { $name }: { $level ->
    [good] tham gia tốt
    [participated] có tham gia
   *[registered_only] có đăng ký nhưng không tham gia
  }. Bạn ấy được xem trước khi chính thức.
residence-remarks-written-alone = Đã ghi { $name }: { $level ->
    [good] tham gia tốt
    [participated] có tham gia
   *[registered_only] có đăng ký nhưng không tham gia
  }. Bạn ấy chưa dùng trợ lý, đồng chí cho bạn ấy xem giúp nhé.
residence-remarks-done = Đã xong danh sách. Cảm ơn đồng chí!
residence-remarks-all-written = Đã ghi nhận xét theo gợi ý cho { $count } bạn. Đã gửi { $told } bạn xem trước, { $alone } bạn chưa dùng trợ lý nên đồng chí báo giúp. Sau { $days } ngày không có ý kiến thì thành chính thức.
residence-remarks-decided = Nhận xét của { $name } đã có ý kiến hoặc đã chính thức rồi.
residence-remarks-concluded = Nhận xét chính thức của { $name }: { $level ->
    [good] tham gia tốt
    [participated] có tham gia
   *[registered_only] có đăng ký nhưng không tham gia
  }. Mình đã báo bạn ấy.
residence-remarks-own-shown = { $unit } nhận xét bạn kỳ { $period }: { $level ->
    [good] tham gia tốt
    [participated] có tham gia
   *[registered_only] có đăng ký nhưng chưa tham gia
  } ({ $activities } hoạt động). Nhận xét chưa chính thức, bạn có ý kiến đến hết { $until } nhé.
residence-remarks-own-objected = { $unit } đang xem lại nhận xét kỳ { $period } theo ý kiến của bạn: { $level ->
    [good] tham gia tốt
    [participated] có tham gia
   *[registered_only] có đăng ký nhưng chưa tham gia
  } ({ $activities } hoạt động, gửi trước { $until }). Có trả lời mình báo bạn ngay.
residence-remarks-own-final = Nhận xét chính thức của { $unit }, kỳ { $period }: { $level ->
    [good] tham gia tốt
    [participated] có tham gia
   *[registered_only] có đăng ký nhưng chưa tham gia
  } ({ $activities } hoạt động). Cảm ơn bạn!
residence-remarks-choice-accept = Đồng ý
residence-remarks-choice-object = Có ý kiến
residence-remarks-accepted = Cảm ơn bạn! Nhận xét kỳ { $period } của { $unit } đã chính thức, bạn lấy phiếu xác nhận bằng nút bên dưới.
residence-remarks-objection = Bạn cho Bí thư biết điều chưa đúng nhé (tối đa 300 ký tự). Ví dụ: mình có dự buổi ra quân ngày 15/3 mà chưa được ghi.
residence-remarks-too-late = Thời hạn góp ý đã hết nên nhận xét được giữ như vậy. Bạn trao đổi thêm với Bí thư nhé.
residence-remarks-objected = Mình đã chuyển ý kiến của bạn đến Bí thư { $unit }. Bí thư quyết định lại, có kết quả mình báo bạn ngay.
residence-remarks-told-objection = { $name } có ý kiến về nhận xét “{ $level ->
    [good] tham gia tốt
    [participated] có tham gia
   *[registered_only] có đăng ký nhưng không tham gia
  }” ({ $activities } hoạt động):
residence-remarks-choice-decide = Xem và quyết định
residence-remarks-home = Đoàn viên { $unit } đã có xác nhận hoạt động nơi cư trú, { $period }. Đồng chí xem danh sách qua Zalo nhé.
residence-remarks-final-secretary = { $unit }, { $period }: { $count } nhận xét đã hết thời hạn góp ý và thành chính thức.
residence-remarks-objections-wait = { $unit } còn { $count } ý kiến về nhận xét nơi cư trú đang chờ đồng chí quyết định.
