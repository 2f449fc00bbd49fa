# Trang kiểm tra huy hiệu: không có tên ai (domain.md §8.8).
badge-title = Kiểm tra huy hiệu
badge-programme = Chương trình
badge-name = Huy hiệu
badge-issuer = Đơn vị phát động
badge-year = Năm
badge-number = Số
badge-valid = Huy hiệu còn hiệu lực.
badge-not-valid = Huy hiệu không còn hiệu lực.
badge-no-name = Trang này không cho biết tên người có huy hiệu.
badge-unknown = Không có huy hiệu nào ở địa chỉ này. Bạn xem lại liên kết, hoặc hỏi người đã gửi nhé.
