# Joining: from the consent to the request. Text of the consent: domain.md §8.2; change `consentVersion` (src/domain/people.ts) with it.
flow-name-join = Đăng ký đoàn viên

consent-text =
    Để hỗ trợ đăng ký và điểm danh, { $controller } (đơn vị quản lý dữ liệu) cần lưu: họ tên, ngày sinh, số điện thoại, chi đoàn, nơi cư trú (ấp/khu phố và xã/phường), kết quả tham dự. Dữ liệu chỉ dùng cho công tác Đoàn của chi đoàn, không chia sẻ ra ngoài. Bạn có quyền xem, sửa, xóa, rút lại đồng ý bất cứ lúc nào bằng cách nhắn “dữ liệu của tôi”.
# Asked by itself when the answer was unclear, so it says what for.
consent-ask = Cho việc đăng ký và điểm danh: bạn có đồng ý không? Bạn bấm nút, hoặc nhắn “đồng ý” hoặc “không đồng ý” nhé.
consent-choice-yes = Đồng ý
consent-choice-no = Không đồng ý
consent-choice-details = Xem chi tiết
consent-details =
    Chi tiết về dữ liệu của bạn:
    • Được lưu: họ tên, ngày sinh, số điện thoại, chi đoàn, nơi cư trú, kết quả tham dự; chỉ dùng cho công tác Đoàn của chi đoàn.
    • Đơn vị quản lý: { $controller }. Người xem được: chính bạn, Bí thư và Phó Bí thư chi đoàn của bạn.
    • Thời gian lưu: khi bạn còn sinh hoạt và 90 ngày sau đó; kết quả điểm danh 24 tháng.
    • Mình không hỏi số CCCD, dân tộc, tôn giáo, sức khỏe, gia đình; không đọc danh bạ, không theo dõi vị trí.
    • Tin nhắn đi qua Zalo hoặc Telegram là dịch vụ của bên thứ ba.
    • Bạn có thể rút lại đồng ý, khiếu nại với đơn vị quản lý hoặc cơ quan chức năng.
consent-unclear = Mình cần câu trả lời rõ trước khi hỏi tiếp.
consent-refused = Mình hiểu, mình chưa lưu gì của bạn. Không đăng ký thì mình chưa điểm danh và báo lịch họp cho bạn được. Khi nào bạn đổi ý, cứ bấm nút bên dưới nhé.
consent-extras =
    Cảm ơn bạn. Còn hai mục tùy chọn, chưa mục nào được bật; không chọn vẫn đăng ký được:
    • Nhắc việc rèn luyện của tôi: tắt
    • Nhận tin hoạt động, tài liệu: tắt
    Bạn muốn bật mục nào?
consent-none = Mình không bật mục nào. Muốn đổi thì nhắn “quay lại”.
consent-choice-reminders = Bật nhắc việc
consent-choice-news = Bật nhận tin
consent-choice-both = Bật cả hai
consent-choice-none = Không bật
consent-extras-unclear = Bạn chọn một trong các nút giúp mình: nhắc việc, nhận tin, cả hai, hoặc không bật.

join-choice-other-channel = Đã đăng ký ở kênh khác
join-choice-start = Đăng ký
join-choice-skip = Bỏ qua
join-needs-text = Ở bước này bạn nhắn bằng chữ giúp mình nhé.

join-not-kept = Mình chưa lưu gì trong tin bạn vừa nhắn: cần bạn đồng ý trước. Đồng ý xong bạn gửi lại câu đó, mình điền giúp một lần.
join-tell-again = Giờ bạn gửi lại câu đó nhé (lúc nãy mình chưa lưu), hoặc trả lời từng câu:
join-noted = Mình ghi: { $facts }. Sai chỗ nào, ở cuối bạn sửa được nhé.
join-type-anew = Vậy bạn gõ lại giúp mình nhé.
join-full-name = Họ và tên đầy đủ của bạn là gì? Ví dụ: Nguyễn Văn An
join-name-missing = Mình chưa thấy họ tên trong tin này.
join-name-incomplete = Bạn cho mình cả họ và tên đầy đủ nhé.
join-name-digits = Họ tên không có chữ số, bạn xem lại giúp mình.
join-name-legacy-font = Chữ bị lỗi phông nên mình đọc chưa được. Bạn gõ lại bằng bảng mã Unicode (có dấu) giúp mình.
join-name-initials = Bạn viết đủ họ tên, không viết tắt nhé.
join-name-two-names = Mình thấy hai tên. Bạn chỉ nhắn họ tên của bạn thôi nhé.
join-name-disambiguator = Bạn chỉ nhắn họ tên, không kèm ký hiệu phía sau nhé.
join-name-missing-spaces = Họ tên hình như bị dính chữ. Nếu đúng như nút bên dưới thì bạn bấm, không thì gõ lại giúp mình.
join-name-misplaced-tone = Dấu hình như bị gõ lệch. Nếu đúng như nút bên dưới thì bạn bấm, không thì gõ lại giúp mình.
join-name-not-a-name = Mình chưa đọc được họ tên trong tin này.
join-accents = Tên có dấu của bạn viết thế nào? Nếu tên bạn đúng là “{ $name }” thì bấm nút bên dưới.
join-choice-keep-name = Đúng như vậy

join-birth-date = Bạn sinh ngày nào? Ví dụ: 15/03/2004
join-date-missing = Mình chưa thấy ngày sinh trong tin này. Bạn nhắn ngày/tháng/năm nhé.
join-date-no-such-day = Không có ngày này trong lịch, bạn xem lại giúp mình.
join-date-no-such-month = Tháng chỉ từ 1 đến 12, bạn xem lại giúp mình.
join-date-month-first = Mình đọc ngày trước, tháng sau. Nếu đúng như nút bên dưới thì bạn bấm, không thì gõ lại giúp mình.
join-date-year-only = Bạn cho mình cả ngày và tháng sinh nhé.
join-date-month-only = Bạn cho mình cả ngày sinh nhé.
join-date-year-missing = Bạn cho mình cả năm sinh nhé.
join-date-year-out-of-range = Năm sinh này hình như chưa đúng, bạn xem lại giúp mình.
join-date-future = Ngày này chưa tới, bạn xem lại giúp mình.
join-date-two-dates = Mình thấy hai ngày. Bạn chỉ nhắn ngày sinh thôi nhé.
join-date-lunar = Bạn cho mình ngày sinh dương lịch như trên giấy tờ nhé.
join-date-sure = Mình đọc là { $date }, đúng không bạn? Đúng thì bấm nút bên dưới, không thì gõ lại đủ ngày/tháng/năm.
join-too-young = Cảm ơn bạn đã quan tâm. Theo Điều lệ, tuổi vào Đoàn tính từ đủ 15 tuổi + 1 ngày nên mình chưa đăng ký cho bạn được. Mình không lưu thông tin nào của bạn. Hẹn gặp bạn khi đủ tuổi nhé!
join-too-old = Cảm ơn bạn. Bạn đã qua tuổi đoàn viên (35) nên mình chưa tự đăng ký được. Nếu bạn là cán bộ Đoàn hoặc đoàn viên danh dự, bạn nhờ Bí thư chi đoàn giúp nhé. Mình không lưu thông tin vừa rồi.
join-needs-guardian = Bạn chưa đủ 16 tuổi nên cần cha mẹ hoặc người giám hộ đồng ý trước. Mình chỉ cần biết chi đoàn để báo Bí thư; họ tên và ngày sinh bạn vừa nhắn sẽ không được lưu.
join-guardian-asked-now = Mình đã báo Bí thư { $branch } (mã yêu cầu { $number }). Bạn nhờ cha mẹ hoặc người giám hộ báo đồng ý với Bí thư; khi Bí thư ghi nhận, mình sẽ nhắn bạn làm tiếp. Mình không lưu gì khác của bạn.
join-guardian-asked-later = Mình đã ghi yêu cầu { $number } ở { $branch }, nhưng Bí thư chưa mở được tin của mình; đồng chí ấy nhắn lại là mình báo ngay. Bạn nhờ cha mẹ hoặc người giám hộ báo đồng ý với Bí thư nhé. Mình không lưu gì khác của bạn.
join-guardian-asked-nobody = Mình đã ghi yêu cầu { $number } ở { $branch }, nhưng ở đó chưa có Bí thư nào dùng trợ lý. Bạn báo Bí thư giúp mình nhé. Mình không lưu gì khác của bạn.
join-guardian-waiting = Yêu cầu { $number } của bạn ở { $branch } đang chờ Bí thư ghi nhận sự đồng ý của cha mẹ hoặc người giám hộ.

join-phone = Số điện thoại của bạn là gì? Bạn bấm nút chia sẻ số, hoặc gõ số, ví dụ: 0912 345 678. Chưa có số riêng thì nhắn “bỏ qua”.
join-phone-again = Nếu đúng số trên nút bên dưới thì bạn bấm, không thì gõ lại số giúp mình.
join-phone-not-own = Đây là danh thiếp của người khác nên mình không nhận, để giữ riêng tư cho họ. Bạn chia sẻ số của chính bạn nhé.
join-phone-unusable = Mình chưa dùng được số vừa chia sẻ. Bạn gõ số điện thoại giúp mình nhé.
join-phone-needs-number = Ở bước này mình cần số điện thoại bạn nhé.
join-phone-unseen = Mình không thấy được số bạn đang dùng.
join-phone-missing = Mình chưa thấy số điện thoại trong tin này.
join-phone-two-numbers = Mình thấy hai số. Bạn chỉ nhắn một số đang dùng thôi nhé.
join-phone-landline = Đây là số máy bàn. Bạn cho mình số di động nhé.
join-phone-hotline = Đây là số tổng đài. Bạn cho mình số di động của bạn nhé.
join-phone-emergency = Đây là số khẩn cấp (113, 114, 115). Nếu bạn cần giúp gấp, hãy gọi ngay; còn ở đây mình cần số di động của bạn.
join-phone-too-short = Số này thiếu chữ số: số di động có 10 số, bắt đầu bằng 0.
join-phone-too-long = Số này thừa chữ số: số di động có 10 số, bắt đầu bằng 0.
join-phone-bad-prefix = Đầu số này chưa đúng: số di động bắt đầu bằng 03, 05, 07, 08 hoặc 09.
join-phone-in-words = Bạn gõ số điện thoại bằng chữ số giúp mình nhé.
join-phone-foreign-invalid = Số nước ngoài này chưa đúng. Bạn gõ lại kèm mã quốc gia, ví dụ +81…, nhé.
join-phone-sure = Mình đọc là { $phone }, đúng không bạn?

join-branch = Bạn thuộc chi đoàn nào? Ví dụ: chi đoàn ấp 3 xã Phú Bình. Có mã mời (CD-…) thì bạn gõ mã.
join-branch-not-known = Không sao, mình cùng tìm. Chưa thuộc chi đoàn nào thì bạn chọn chi đoàn nơi bạn ở.
join-branch-unknown = Mình chưa tìm thấy chi đoàn này. Bạn gõ tên chi đoàn kèm xã, phường hoặc trường, hay chọn trong danh sách nhé.
join-code-unknown = Mã mời này không đúng hoặc đã hết hạn. Bạn hỏi lại Bí thư, hoặc cứ chọn chi đoàn theo tên nhé.
join-by-code = Bạn được mời vào { $branch }.
branch-choice-list = Chọn trong danh sách
branch-choice-more = Xem thêm
branch-choice-others = Đơn vị khác
branch-is-it = Có phải chi đoàn này không? Đúng thì bạn bấm nút, không thì gõ lại tên kèm xã, phường hoặc trường.
branch-which = Có mấy chi đoàn gần giống tên này. Bạn chọn một, hoặc gõ lại tên kèm xã, phường, trường nhé.
branch-choose-unit = Bạn chọn xã, phường hoặc trường:
branch-choose-in = Bạn chọn chi đoàn của { $unit }:

join-residence = Bạn đang ở ấp (khu phố) nào, xã (phường) nào? Không cần số nhà. Ví dụ: ấp 3, xã Phú Bình
join-residence-suggested = Bạn đang ở đâu? Đúng như nút bên dưới thì bạn bấm; ở nơi khác thì gõ ấp (khu phố) và xã (phường), không cần số nhà.
join-residence-unclear = Mình chưa thấy tên ấp (khu phố) hay xã (phường) trong tin này. Ví dụ: ấp 3, xã Phú Bình

join-review = Bạn xem lại giúp mình nhé:
join-line-name = Họ và tên: { $name }
join-line-birth = Ngày sinh: { $date }
join-line-phone = Số điện thoại: { $phone }
join-line-no-phone = Số điện thoại: chưa có
join-line-branch = Chi đoàn: { $branch }
join-line-residence = Nơi cư trú: { $place }
join-line-no-residence = Nơi cư trú: chưa cho biết
join-choice-send = Gửi
join-choice-correct = Sửa
join-choice-edit-fullname = Sửa họ tên
join-choice-edit-birthdate = Sửa ngày sinh
join-choice-edit-phone = Sửa số điện thoại
join-choice-edit-branch = Sửa chi đoàn
join-choice-edit-residence = Sửa nơi cư trú
join-review-unclear = Bạn bấm “Gửi” nếu mọi dòng đều đúng, hoặc “Sửa” để sửa một dòng nhé.
join-sent-now = Mình đã gửi yêu cầu đến Bí thư { $branch }. Khi Bí thư trả lời, mình báo bạn ngay. Cảm ơn bạn!
join-sent-later = Mình đã ghi yêu cầu vào { $branch }, nhưng Bí thư chưa mở được tin của mình: lâu rồi đồng chí ấy chưa nhắn trợ lý. Đồng chí ấy nhắn lại là mình báo ngay. Gặp Bí thư thì bạn nhắc giúp mình nhé.
join-sent-nobody = Mình đã ghi yêu cầu vào { $branch }, nhưng ở đó chưa có Bí thư nào dùng trợ lý. Bạn báo Bí thư giúp mình nhé. Cảm ơn bạn!
join-sent-before = Yêu cầu của bạn đã được gửi rồi, mình đang chờ Bí thư trả lời.
join-waiting = Yêu cầu đăng ký của bạn ở { $branch } đang chờ Bí thư duyệt. Có kết quả mình báo bạn ngay.
join-choice-withdraw = Rút yêu cầu
join-withdrawn = Mình đã rút yêu cầu và xóa thông tin bạn gửi kèm.
join-nothing-to-withdraw = Không có yêu cầu nào đang chờ để rút.
join-already-member = Bạn đã đăng ký rồi, thuộc { $branch }. Nhắn “menu” để xem mình giúp được gì nhé.
join-already-linked = Thông tin này đã được dùng để đăng ký từ một tài khoản khác. Nếu đó là bạn ở kênh kia (Zalo hoặc Telegram), hãy mở kênh đó, chọn “Liên kết”, rồi nhập mã ở đây.
join-choice-link = Nhập mã liên kết
join-choice-lost = Tài khoản cũ không còn
join-choice-check = Xem lại thông tin
