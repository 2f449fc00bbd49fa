# Những lời bot tự nhắn: nhắc lịch, tổng kết, việc dở dang, yêu cầu chờ Bí thư. Never shames, never threatens: domain.md §7.2.
schedule-activity = 🔔 Mình nhắc bạn lịch sắp tới nhé:
schedule-choice-absent = Xin vắng
schedule-summary = Đã kết thúc { activity-kind }. Số liệu điểm danh:
schedule-count-line = Có mặt: { $came }/{ $invited } đồng chí; vắng: { $absent } (có phép: { $excused }, không phép: { $unexcused })
schedule-unmarked = Chưa ghi nhận: { $count } đồng chí
schedule-guests = Khách mời: { $count }
schedule-unfinished = Chào bạn, lần trước mình đang làm dở việc này. Bạn có muốn làm tiếp không?
schedule-requests = Đồng chí ơi, có việc đang chờ đồng chí xem giúp:
schedule-waiting-registrations = • Đăng ký vào chi đoàn: { $count }
schedule-waiting-residences = • Đăng ký hoạt động nơi cư trú: { $count }
schedule-waiting-questions = • Câu hỏi của đoàn viên: { $count }
schedule-choice-requests = Xem yêu cầu
schedule-choice-questions = Xem câu hỏi
schedule-channel-zalo = ⚠️ Kênh Zalo của bot đang không gửi được tin. Nhờ đồng chí báo người phụ trách máy chủ chạy lệnh “doctor”: lệnh sẽ chỉ ra chỗ hỏng và cách sửa.
schedule-channel-telegram = ⚠️ Kênh Telegram của bot đang không gửi được tin. Nhờ đồng chí báo người phụ trách máy chủ chạy lệnh “doctor”: lệnh sẽ chỉ ra chỗ hỏng và cách sửa.
