/** What secretaries say: the part of the table of cues.ts that sends, changes, counts and reports. */
import { type Cue, cue } from './cue.js';
import type { IntentName } from './cues.js';

/** What makes a sentence about a gathering. */
const gathering = `họp, sinh hoạt, đại hội, giao ban, dọn vệ sinh, trồng cây, tập văn nghệ, lễ kết nạp, dâng hương, ra quân,
  tập huấn, đi thăm, giao lưu, họp mặt, hiến máu, chuyên đề, sơ kết, tổng kết, chủ điểm, lao động, mít tinh, hội thi, lễ,
  làm đường, phát quang, thắp nến, gặp mặt, hội thao, ngày hội, tặng quà, dọn rác, dọn dẹp, hội nghị, tri ân, tọa đàm, sinh hoạt hè, đá bóng, bóng chuyền, cắm trại, về nguồn, thể thao`;

export const officerCues: Partial<Record<IntentName, Cue[]>> = {
  broadcast_meeting: [
    ...cue(-6, { when: ['tells'] })``,
    ...cue(
      -6,
    )`không|khỏi|nghỉ họp|sinh|làm|trồng|dọn|đi|ra|tập|lao, khi nào, mấy giờ, họp lớp|gia|công|tổ|nhóm|hụi, họp phụ huynh, hôm qua, bữa trước,
      vui|đông ghê|quá|lắm, lịch khám|học|thi|hẹn|cắt|sửa`,
    ...cue(3, { when: ['time'], unless: ['question', 'asksLeave', 'changesMeeting', 'done', 'self'] })`tập trung`,
    ...cue(3, {
      when: ['time'],
      unless: ['question', 'asksLeave', 'changesMeeting', 'done', 'self'],
    })`họp|sinh|tập|đại * mọi|cả|các|mấy|anh người|nhà|bạn|em|chi,
      họp|hoạt nha|nhé|nhe|nghen|nghe`,
    ...cue(3.5, { when: ['time'], unless: ['asksLeave', 'question'] })`đặt|tạo|lên|xếp|lập lịch|cuộc|buổi|một|hoạt`,
    ...cue(3, { unless: ['asksLeave', 'question'] })`tạo * cuộc|buổi họp|sinh, tạo hoạt động, tổ chức họp|cuộc|buổi,
      báo|nhắn|gọi|hẹn|rủ|mời * mọi|cả|các|mấy|anh * họp|sinh|tập|ra, đặt|lên|xếp|tạo * lịch họp|sinh`,
    ...cue(3.5, { when: ['time'], unless: ['question', 'asksLeave', 'changesMeeting', 'done'] })`${gathering}`,
    ...cue(2, { when: ['time'], unless: ['asksLeave', 'question'] })`thông báo họp, tạo lịch, lên lịch, kính mời, ^mời,
      tập trung, gửi thông báo sinh|họp, thông báo sinh, thông báo tập, mời các|toàn`,
    ...cue(3.5, { unless: ['asksLeave', 'question', 'changesMeeting'] })`tạo lịch, lên lịch, triệu tập, gọi họp, mời họp`,
    ...cue(1, { when: ['clock'], unless: ['self', 'question', 'asksLeave', 'changesMeeting'] })`tại, ở, mang|đem, mọi người,
      anh em, cả nhà, trang phục, mặc áo`,
    ...cue(1, { when: ['clock', 'day'], unless: ['self', 'question', 'asksLeave', 'changesMeeting'] })``,
    ...cue(-3)`gửi tin, nghĩa vụ, đăng ký rèn, em xin, đăng ký, đừng, hạn nộp`,
  ],
  broadcast_notice: [
    ...cue(-6, { when: ['tells'] })``,
    ...cue(-6)`đừng gửi|nhắn|nhắc|thông, không nhận, không muốn, ngừng gửi|nhắn|thông, tắt thông|nhắc|tin`,
    ...cue(4)`gửi tin, nhắn giúp|giùm * tin`,
    ...cue(3, {
      unless: ['calls', 'otherPerson', 'question'],
    })`báo|nhắn|gửi|chuyển|nhắc * mọi|cả|các|mấy|anh|tất|toàn|bch, báo|nhắn|gửi|nhắc chi đoàn,
      báo|nhắn|gửi|nhắc * đoàn viên`,
    ...cue(3.5, { when: ['announces'] })``,
    ...cue(-2.5, { when: ['time'] })`thông báo họp|sinh`,
    ...cue(3)`soạn * tin|thông, gửi|nhắn * tin`,
    ...cue(-6)`hủy tin, ai gửi, gửi tin nhắn cho em|mình|tui, gửi * cho em$`,
    ...cue(-4)`chưa trả|phản|xác, gửi cho em|mình|tui, cho em|mình xin, ai|đứa * chưa báo, nhắn|gửi * bí thư, gửi góp|kiến`,
    ...cue(4.5, { unless: ['otherPerson', 'calls'] })`gửi * cho mọi|cả|các, gửi giúp * tin, nhắn cả, nhắn mọi người,
      nhắn các|mấy|tất, thông báo cho, gửi * thông báo cho, thông báo tới|đến, phát thông báo, thông báo mở, gửi cả`,
    ...cue(3.5, { unless: ['clock', 'question'] })`^thông báo`,
    ...cue(1)`^thông báo, gửi giúp, nhắc mọi`,
  ],
  reschedule_meeting: [
    ...cue(-6, { when: ['tells'] })``,
    ...cue(-6)`đổi địa chỉ, đổi số, đổi tên, đổi nghề, đổi thông tin`,
    // Somebody's own dates.
    ...cue(-25)`lịch khám|hẹn|học|thi|cắt|sửa|bay|phỏng|cưới|giao|tiêm|nhổ|làm`,
    ...cue(5.5, { unless: ['asksWhether'] })`^thêm nội|trang dung|phục, ^bổ sung nội|trang, ^thêm mang|đem theo, ^thêm vào nội,
      ^sửa|đổi nội dung, ^sửa|đổi trang phục`,
    ...cue(3, {
      unless: ['asksWhether'],
    })`^dời, ^hoãn, họp|đầu sớm|trễ|muộn hơn, chuyển|đổi|dời * chỗ|nơi|địa * qua|sang|thành|về|tới|ra,
      đổi|dời|hoãn|lùi|đẩy * họp|buổi|lịch|cuộc|giờ, chuyển buổi|cuộc * về|qua|sang`,
    ...cue(3, {
      when: ['time'],
      unless: ['asksWhether', 'asksLeave'],
    })`đổi|dời|chuyển|lùi|hoãn|đẩy * qua|sang|lại|thành|tới|đến|về|hơn`,
    ...cue(-4)`đổi ca|lớp|tiền|phòng, đổi ý, dời nhà, chuyển nhà|sinh|sổ, đội nào|bóng, bước trước, câu trước`,
    ...cue(5, { unless: ['asksWhether'] })`dời * họp, dời * qua|sang|lại|tới|đến, đổi giờ, đổi lịch,
      đổi địa điểm, đổi chỗ, đổi ngày, lùi * họp|buổi|lại, lùi họp|buổi|lịch|giờ, chuyển * cuộc họp, chuyển cuộc|buổi|lịch|họp,
      hoãn * họp|buổi, dời buổi|lịch|giờ, họp sớm hơn, họp trễ|muộn hơn, đẩy * họp, chuyển địa điểm, dời dọn`,
  ],
  cancel_meeting: [
    ...cue(-6, { when: ['tells'] })``,
    ...cue(5.5)`hủy họp, hủy * buổi, hủy * cuộc|lịch, hủy sinh|đại|hoạt, bỏ lịch|buổi|họp, thu hồi thông báo,
      thu hồi * thông báo, nghỉ họp, không họp nữa, hủy hoạt động, hủy * họp`,
    ...cue(4, { unless: ['question', 'self'] })`khỏi|không|nghỉ họp|sinh`,
    ...cue(3.5, {
      when: ['time'],
      unless: ['question', 'self'],
    })`khỏi|không|nghỉ trồng|dọn|ra|tập|lao|giao|đá|làm|phát|cắm|thắp|đi, hủy|bỏ * dọn|trồng|ra|tập|lao|giao|đá|phát|cắm|hiến|thắp|hội|tặng|gặp|chuyên`,
    ...cue(4, {
      when: ['time'],
      unless: ['question', 'self', 'asksLeave'],
    })`nghỉ|khỏi|bỏ buổi|bữa|cuộc|đợt * họp|sinh|lao|dọn|trồng|ra|tập|giao|hiến|phát|thắp|cắm`,
    ...cue(4)`thu|rút|gỡ * lịch|giấy|thông|tin * họp|sinh|vừa|đã|lúc|hồi|mới, thu|rút|gỡ * lịch họp, thu|rút|gỡ * thông báo`,
    ...cue(-4, { when: ['question'] })`không`,
    ...cue(-5)`hủy đơn|vé|kèo|hợp|phòng|đăng|bàn|tour|gói|chuyến`,
    ...cue(-25)`hủy|bỏ * lịch khám|hẹn|học|thi|cắt|sửa|bay|phỏng|cưới`,
  ],
  view_rsvp: [
    ...cue(4, {
      unless: ['reminds'],
    })`xem|coi|kiểm * phản|trả hồi|lời, thống kê phản|trả|người, tổng hợp phản|trả, danh sách xác|báo|người, đủ người|quân, ai đã trả|xác|phản, tình hình * phản|tham|đăng,
      ai không|đi|xin|chưa|tham|xác`,
    ...cue(-4)`ai * đăng ký, ai * xin vào, hối|thúc|giục|đôn|nhắc, ai mới`,
    ...cue(5)`mấy bạn|người|đứa * vắng, mấy bạn|người|đứa * đi, mấy bạn|người|đứa * rồi, có ai * vắng|chưa`,
    ...cue(5, { unless: ['reminds'] })`ai đi, ai tham, danh sách tham, xem phản hồi, quân số, bao nhiêu|mấy bạn|người|đứa,
      bao nhiêu * tham, bao nhiêu * đi, ai báo vắng, ai vắng, ai xin, ai chưa trả|phản|xác, chưa trả lời, chưa phản hồi,
      được bao nhiêu người, mấy người đi`,
  ],
  remind_non_responders: [
    ...cue(-6, { when: ['tells'] })``,
    ...cue(6)`nhắc * chưa trả|phản|xác|báo, nhắc|hối|thúc|giục|đôn * chưa trả|phản|xác|báo|chịu, gửi * nhắc * chưa,
      nhắn * chưa trả|phản|xác|báo`,
    ...cue(3.5, { unless: ['announces'] })`nhắc * chưa, gửi nhắc, nhắc những người, nhắc lại * ai|bạn|đứa,
      nhắc|hối|thúc|giục|đôn * phản|trả|xác hồi|lời|nhận`,
    ...cue(-4)`nhắc em|mình uống|dậy|đi|mua|làm`,
  ],
  open_check_in: [
    ...cue(4)`mở|bật|tạo|khởi|bắt * điểm danh, mã * để * điểm danh, phát|cấp|cho * mã, cho * mọi|các * điểm danh`,
    ...cue(-5)`quên|chưa|bù, cho em|tui điểm`,
    ...cue(7)`mở điểm danh, mở * điểm danh, bắt đầu điểm danh, tạo * điểm danh, cho * mã điểm danh, tạo mã, lấy mã điểm danh,
      xin mã điểm danh, phát mã`,
  ],
  mark_attendance: [
    ...cue(5, { when: ['forOther'], unless: ['self', 'question', 'saysName'] })`điểm danh`,
    ...cue(5.5, { when: ['named'], unless: ['self', 'question', 'saysName'] })`có mặt, vắng, đến|tới|đi|vào trễ|muộn,
      không phép, có phép, vắng mặt, đã tới|đến, điểm danh giùm|giúp|cho|hộ`,
    ...cue(4.5, {
      when: ['named'],
      unless: ['self', 'question', 'saysName'],
    })`nghỉ, có|không xin phép, điểm danh * bạn, điểm danh, là|thành|lại đến|tới|có|vắng`,
    ...cue(2, { when: ['named'], unless: ['question'] })`^bạn, ^đồng chí, ^điểm danh giùm|cho|hộ, ^ghi, ^đánh dấu`,
    ...cue(-4)`xác nhận tham|dự|có`,
  ],
  approve_registration: [
    ...cue(5.5)`^duyệt, duyệt bạn|cho|hết|đồng, chấp nhận đăng, chấp nhận * đăng ký, phê duyệt, đồng ý cho * vào,
      duyệt * danh sách, duyệt * đăng ký`,
    ...cue(4)`duyệt, chờ duyệt, đang chờ|duyệt, ai|bạn mới đăng|xin`,
    ...cue(4, {
      when: ['named'],
      unless: ['self'],
    })`đồng ý * vào|tham|đăng|làm|của, chấp nhận|thuận`,
    ...cue(3)`chấp nhận|thuận hết|tất|mấy|các|những`,
    ...cue(
      -6,
    )`kết bạn, duyệt * ảnh|bài|hình|video|clip|nick|stt|tin, duyệt * bạn bè, duyệt * vay|đơn|hồ * vay, được duyệt, duyệt chưa`,
  ],
  export_report: [
    ...cue(5, {
      unless: ['injects'],
    })`ai * rèn luyện * xuất|gửi|file|danh, thống kê * điểm|tham|tỷ|tỉ|số|rèn, danh sách * gửi|xuất|file, file danh sách|đoàn|thành,
      gửi|lấy|tải|in * danh sách * đoàn|điểm|thành|đăng`,
    ...cue(5.5, { unless: ['injects'] })`xuất * danh sách, xuất * báo cáo, xuất file|excel, file excel, báo cáo tháng|quý|năm,
      tổng hợp, tỷ|tỉ lệ, file điểm danh, in danh sách, lấy danh sách, ^danh sách đoàn viên$, xuất * điểm danh, tải danh sách,
      tải báo cáo, làm báo cáo, cho * danh sách chi đoàn|đoàn`,
    ...cue(1, { unless: ['injects'] })`báo cáo, excel, file`,
  ],
};
