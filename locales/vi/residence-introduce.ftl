# The home unit introduces several members at once.
flow-name-residence-introduce = Giới thiệu đoàn viên về nơi cư trú
residence-introduce-members = { $unit }: { $count } đoàn viên. Đồng chí nhắn số của các bạn cần giới thiệu, ví dụ “3, 7, 12” hoặc “tất cả trừ 3, 7”.
residence-introduce-row = { $number }. { $name }{ $state ->
    [received] {" "}(đang ở { $unit })
    [waiting] {" "}(đang chờ tiếp nhận)
   *[none] {""}
  }
residence-introduce-how = Đồng chí nhắn số trong danh sách, ví dụ “3, 7, 12”, “tất cả”, “tất cả trừ 3, 7”, hoặc họ tên.
residence-introduce-no-number = Danh sách không có số { $numbers } (chỉ từ 1 đến { $total }). Đồng chí nhắn lại giúp mình nhé.
residence-introduce-unknown-name = Mình chưa thấy bạn nào tên như vậy trong danh sách. Đồng chí nhắn số giúp mình nhé.
residence-introduce-nobody = Không còn bạn nào để giới thiệu: các bạn này đã được giới thiệu hoặc tiếp nhận rồi.
residence-introduce-residential = { $unit } là chi đoàn nơi cư trú nên đoàn viên không cần giới thiệu thêm.
residence-introduce-branch = Đã chọn { $count } bạn. Giới thiệu về chi đoàn ấp (khu phố) nào? Ví dụ: ấp 3 xã Phú Bình
residence-introduce-slip = Số giấy giới thiệu là gì? Chưa có thì đồng chí bấm nút bên dưới.
residence-introduce-review = Giới thiệu { $count } bạn về { $branch } (số giấy: { $slip }):
residence-introduce-review-how = Đồng chí bấm “Gửi giới thiệu”, hoặc chọn phần cần sửa nhé.
residence-introduce-choice-send = Gửi giới thiệu
residence-introduce-choice-members = Sửa danh sách
residence-introduce-choice-branch = Đổi nơi
residence-introduce-all-there = Các bạn này đã được { $branch } tiếp nhận rồi.
residence-introduce-sent-now = { $home } đã giới thiệu { $count } bạn về { $branch }. Bí thư ở đó nhận một danh sách; từng bạn cũng được báo và có thể từ chối.
residence-introduce-sent-later = { $home } đã giới thiệu { $count } bạn về { $branch }. Bí thư ở đó chưa mở được tin, khi đồng chí ấy nhắn lại mình báo ngay; từng bạn cũng được báo và có thể từ chối.
residence-introduce-sent-nobody = { $home } đã giới thiệu { $count } bạn về { $branch }, nhưng ở đó chưa có Bí thư dùng trợ lý. Đồng chí báo giúp mình nhé.
residence-introduce-alone = Trong đó { $count } bạn chưa dùng trợ lý, đồng chí báo các bạn giúp mình.
residence-introduce-told = { $home } giới thiệu bạn tham gia hoạt động Đoàn tại nơi cư trú ở { $branch }. Nếu chưa phù hợp bạn bấm nút nhé.
residence-introduce-choice-decline = Không tham gia ở đây
residence-introduce-choice-elsewhere = Mình ở nơi khác
