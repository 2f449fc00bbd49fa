/**
 * What people say when they want something: the table behind `readIntent`. To teach a new way of saying something, add a phrase;
 * to add an intent, add a line to `intentNames` and its cues. Intents and slots: domain reference §10.
 *
 * A phrase is words with their accents (typed without accents they match too). `a|b` is either word, `*` up to six words of any
 * kind, `^` the beginning (polite words aside), `$` the end. Weights add up: 5 says it all, 3 is a fair sign, 1 only tips a
 * balance, less than zero speaks against. `when` and `unless` ask for facts about the whole message (see facts.ts).
 */
import type { Fact } from './facts.js';

export const intentNames = [
  ...([
    'greet',
    'thanks',
    'help',
    'cancel',
    'back',
    'confirm',
    'deny',
    'register_member',
    'residence_register',
    'check_in',
    'rsvp',
  ] as const),
  ...([
    'pledge_register',
    'pledge_check_in',
    'ask_next_meeting',
    'ask_my_record',
    'update_info',
    'talk_to_secretary',
    'submit_proposal',
  ] as const),
  ...([
    'opt_out',
    'opt_in',
    'export_my_data',
    'delete_my_data',
    'withdraw_consent',
    'ask_dues',
    'ask_transfer',
    'ask_documents',
    'start_quiz',
  ] as const),
  ...([
    'provide_value',
    'broadcast_meeting',
    'broadcast_notice',
    'reschedule_meeting',
    'cancel_meeting',
    'view_rsvp',
    'remind_non_responders',
  ] as const),
  ...(['open_check_in', 'mark_attendance', 'approve_registration', 'export_report', 'out_of_scope'] as const),
] as const;
export type IntentName = (typeof intentNames)[number];

export interface Cue {
  say: string;
  weight: number;
  when?: Fact[];
  unless?: Fact[];
  /** Must be typed with its accents: `thằng` is not `tháng`. */
  exact?: boolean;
}

type Say = (strings: TemplateStringsArray, ...more: string[]) => Cue[];

/** Several ways to say the same, separated by commas, of one weight and under the same conditions. */
const cue =
  (weight: number, conditions: { when?: Fact[]; unless?: Fact[] } = {}): Say =>
  (strings, ...more) =>
    String.raw(strings, ...more)
      .split(',')
      .map((say) => ({ say: say.replace(/\s+/g, ' ').trim(), weight, ...conditions }));

/** What makes a sentence about a gathering. */
const gathering = `họp, sinh hoạt, đại hội, giao ban, dọn vệ sinh, trồng cây, tập văn nghệ, lễ kết nạp, dâng hương, ra quân,
  tập huấn, đi thăm, giao lưu, họp mặt, hiến máu, chuyên đề, sơ kết, tổng kết, chủ điểm, lao động, mít tinh, hội thi, lễ,
  làm đường, phát quang, thắp nến, gặp mặt, hội thao, ngày hội, tặng quà, dọn rác, dọn dẹp, hội nghị, tri ân, tọa đàm, sinh hoạt hè, đá bóng, bóng chuyền, cắm trại, về nguồn, thể thao`;

export const cues: Partial<Record<IntentName, Cue[]>> = {
  greet: [
    ...cue(2.5)`^hí, ^hế lô, ^yo$, ^ê bot`,
    ...cue(2.5)`^chào, ^xin chào, ^hello, ^hi, ^hey, ^alo, ^a lô, ^start$, chào bot|ad|anh|chị|mọi, ^bot ơi$, ^ad ơi$`,
    ...cue(1)`chào buổi`,
  ],
  thanks: cue(3)`cảm ơn, biết ơn, thank you`,
  help: [
    ...cue(3.5)`cho hỏi$, không rành, bấm đâu|chỗ, giúp được * gì, làm được * gì, bot biết làm, cách xài, xài sao,
      mới xài|dùng`,
    ...cue(4)`trợ giúp, ^help$, ^menu$, làm được gì, làm được những gì, không biết bấm, không biết dùng, bấm vào đâu,
      hướng dẫn sử dụng`,
    ...cue(3.5)`giờ làm sao, dùng sao, dùng thế nào, dùng làm sao, cách dùng|sử, sử dụng * sao|nào, chức năng,
      hướng dẫn em|mình|với|tui|tôi, ^hướng dẫn$, ^chỉ em|mình|tui, bot * làm gì`,
    ...cue(3)`^giúp em|mình|với|tui|tôi|đỡ, ^cứu$, ^giúp$, không hiểu gì, làm sao đây, làm gì đây, không biết làm, rối quá`,
  ],
  register_member: [
    ...cue(-3)`đăng ký của em|mình|tôi|tui, đã đăng ký, off đăng, nhận tin`,
    ...cue(2)`liên kết, đăng ký * bot, kết nạp * đăng ký`,
    ...cue(2.5)`đăng ký, đoàn viên mới, thêm em|mình|tui|tôi vào`,
    ...cue(2)`đăng ký * đoàn viên, đăng ký * thành viên, đăng ký tài khoản, đăng ký zalo, tên là, em|mình|tui|tôi|e tên,
      tên em|mình|tui|tôi, họ tên|và, muốn đăng ký$, ^đăng ký$, tuổi đăng ký`,
    ...cue(4)`liên kết tài khoản, liên kết zalo, không thấy * trong danh sách, chưa có tên, xác nhận * là đoàn viên,
      là đoàn viên * xác nhận, vào chi đoàn, gia nhập chi đoàn, vào đoàn * làm sao|nào, muốn vào|kết đoàn|nạp,
      kết nạp đoàn * đâu|nào|sao, xin vào đoàn, nhập tên em`,
    ...cue(3, { when: ['named', 'birthDate'] })``,
    ...cue(2.5, { when: ['named', 'phone'] })``,
    ...cue(2, { when: ['phone'] })`đăng ký`,
    ...cue(1.5, { when: ['named'] })`sinh, sinh ngày, chi đoàn`,
    ...cue(1.5, { when: ['birthDate', 'self'] })`sinh`,
  ],
  residence_register: [
    ...cue(4, { unless: ['clock'] })`sinh hoạt ở ấp|thôn|khu|địa, hoạt động nơi, sinh hoạt tại ấp|thôn|khu|địa, về địa phương,
      về quê * sinh hoạt, muốn sinh hoạt, nơi em|mình|tôi|tui ở, hè * sinh hoạt`,
    ...cue(3.5, { unless: ['done'] })`tham gia hoạt động * ấp|thôn|khu`,
    ...cue(4)`hướng dẫn 15, sinh hoạt hè, hoạt động hè, sinh hoạt đoàn gần, gần nhà, gia nhập hoạt động,
      phiếu|giấy giới thiệu * cư, giấy xác nhận nơi`,
    ...cue(3.5)`nơi cư trú, cư trú, đăng ký sinh hoạt, đăng ký hoạt động, nơi ở, tại địa phương, chỗ ở,
      xin tham gia sinh|hoạt, tham gia * ở quê, sinh hoạt * chỗ trọ`,
    ...cue(2)`đăng ký tham gia, tham gia sinh hoạt, về quê * sinh hoạt, đăng ký * cư trú, đăng ký * nơi ở, ở trọ,
      phiếu giới thiệu, đăng ký * địa phương`,
  ],
  check_in: [
    ...cue(-3.5, { when: ['day'], unless: ['code', 'done'] })`có mặt`,
    ...cue(
      -5,
    )`điểm danh của em|mình|tôi|tui, danh sách * điểm danh, file * điểm danh, báo cáo * điểm, thống kê * điểm, có mặt mấy|bao,
      xem điểm danh, lịch sử điểm, tỷ|tỉ lệ, tổng hợp * điểm`,
    ...cue(-4, { when: ['otherPerson'] })``,
    ...cue(3.5)`quên điểm danh, chưa điểm danh, chưa được điểm danh`,
    ...cue(3.5)`điểm danh, báo danh, check in, mã * danh, đang có mặt, có mặt rồi, có mặt mà, tới|đến rồi, có mặt nè|nha|đây,
      ^có mặt$, ^có mặt rồi, em|mình|tui|tôi có mặt`,
    ...cue(2, { when: ['code'] })`mã, quét`,
    ...cue(3)`đã dự|tham * ghi|xác|điểm, có đi * chưa điểm, tham gia * rồi, rồi * xác nhận, rồi * ghi nhận,
      có tham gia * ghi|xác, quét mã, mã số, tới nơi rồi|nè, đến nơi rồi|nè, vào trễ rồi, mã * hết hạn, nhập mã`,
    ...cue(1)`^điểm danh, ^mã`,
    ...cue(2.5, { when: ['onlyCode'] })``,
  ],
  rsvp: [
    // Without accents "tới muộn" and "tôi muốn" are one: what follows tells them apart.
    ...cue(-8)`toi muốn cam|đăng|xem|hỏi|biết|gửi|đổi|xóa|sửa|rút|nhận|dừng|học|gặp|nói|nhắn|góp|chuyển|ngừng`,
    ...cue(4.5)`xin vắng, xin phép vắng, xin phép * không, xin phép nghỉ, cho em|mình|tui|tôi vắng|nghỉ, sẽ có mặt,
      xác nhận tham dự|gia, xác nhận * tham dự, chưa chắc, không chắc, chưa biết * đi|dự|được, 50 50$, không tham gia|dự được,
      vắng có phép, xin nghỉ, báo vắng, coi|xem lại lịch, chưa biết được, tùy ca|công|lịch, hên xui, đi không nổi, không dự được, không tham gia, không tới|đến|ra được`,
    ...cue(4)`không đi được, đi không được, ^tham dự$, ^có em$, ^không đi, không dự, vắng một|1 bữa|buổi, vắng buổi,
      không qua được, kẹt rồi, bị kẹt`,
    ...cue(4, { unless: ['question', 'done'] })`đi được, dự được, sẽ đi|tới|dự|tham|ra, ^em|mình|tui|tôi tham gia|dự,
      ^tham gia, ^đi được, đi liền, ^đi luôn$, ^ok em|mình đi, ^em|mình đi`,
    ...cue(2.5, { unless: ['code'] })`đến|tới|vào|đi trễ|muộn, bận * không đi|dự|tham`,
    ...cue(2.5, { unless: ['code', 'question'] })`em|mình đi, đến|tới trễ|muộn, tới sau, mới tới|đến`,
    ...cue(3, { unless: ['named'] })`^vắng, để em|mình * sau, báo sau, tính sau, đang đi công tác, không đi`,
    ...cue(-4, { when: ['otherPerson'] })``,
    ...cue(4, { when: ['otherPerson'] })`xác nhận * tham dự|gia, xác nhận sẽ, sẽ tham|đi|dự`,
    ...cue(4, { when: ['day', 'self'], unless: ['question', 'otherPerson', 'done'] })`có mặt`,
    ...cue(-5, { when: ['question', 'self'] })`mấy|bao * buổi|lần|cuộc|hoạt, vắng buổi|lần|bữa nào`,
    ...cue(4, { unless: ['question'] })`có em|mình|tui|tôi$, ^có đi, ^bận, ^kẹt, bận rồi`,
    ...cue(5, { when: ['plusOne'] })``,
    ...cue(1, { unless: ['code'] })`em|mình * bận|ốm|sốt|bệnh, bận`,
  ],
  pledge_register: [
    ...cue(-5)`ai * rèn luyện, báo cáo * rèn, danh sách * rèn, của em|mình|tôi|tui, ai * đăng ký`,
    ...cue(-4, { when: ['question'] })`đã|có * gì, rèn luyện gì, cam kết gì`,
    ...cue(3.5)`đăng ký phong cách, hứa mỗi|không|sẽ|bỏ, thêm * cam kết, cam kết mới`,
    ...cue(3)`đăng ký rèn luyện, đăng ký * rèn luyện, đăng ký * tu dưỡng, cam kết, muốn cam kết, 03|3 có, đăng ký phong cách,
      đăng ký thực hiện, đăng ký mỗi, đăng ký học tập, cam kết rèn luyện, học tập và làm theo, đăng ký * mỗi, đăng ký làm theo,
      đăng ký không, đăng ký việc`,
    ...cue(1.5)`rèn luyện, tu dưỡng, mỗi tuần|tháng|ngày, phong cách`,
  ],
  pledge_check_in: [
    ...cue(4)`phân nửa, nửa chừng, đang thực hiện, làm được phân, chưa làm gì, được * trang, làm được * rồi`,
    ...cue(4)`làm xong, xong rồi, hoàn thành rồi, hoàn thành hết, đang làm dở, làm dở, một|1 nửa, cố gắng, ^chưa làm,
      chưa làm được, chưa thực hiện, quên mất, báo cáo rèn luyện, thực hiện xong, không thực hiện được, đọc xong, làm được rồi,
      tập đủ, bỏ thuốc được, cập nhật kết quả, đã làm được, làm đủ, chưa xong, vẫn đang, rèn luyện tuần này|tháng, chưa bắt đầu,
      chưa đọc|tập|học|chạy, gần xong, sắp xong, đã xong, tính vào việc`,
    ...cue(3.5, { unless: ['question'] })`^đã làm, ^xong, ^hoàn thành, ^đang làm, ^quên, đủ * buổi, tập được, ^làm rồi, ^rồi$,
      được * buổi, được * ngày rồi, đã thực hiện, chưa ạ, làm chưa được, đã hiến máu, đọc|học|chạy|tập được, hết rồi`,
    ...cue(2)`tuần|tháng này em|mình|tui|tôi, tuần|tháng này * được, ^chưa, việc tốt, bận quá, mục tiêu, kết quả rèn luyện,
      ^tuần này`,
  ],
  ask_next_meeting: [
    ...cue(-4)`tài liệu, nghị quyết, hồ sơ, sổ đoàn, file, phụ nữ, cựu chiến, nông dân, công đoàn, phụ huynh, đoàn phí, chuyển`,
    ...cue(4.5, { when: ['question'] })`họp|hoạt * lúc mấy, họp * bàn gì, bàn gì, bàn về * gì, họp * nói gì, còn họp không,
      họp nữa không`,
    ...cue(4.5, { when: ['question'] })`khi|lúc nào * họp|sinh|hoạt, bao|chừng|mấy giờ|nào * họp|sinh,
      họp|sinh|hoạt * khi|lúc|bao|chừng nào|giờ, họp * mấy giờ, họp|hoạt|đoàn * đâu, họp|hoạt|đoàn * chỗ nào, họp * ngày nào,
      sinh hoạt * ngày nào|mấy, lịch họp|sinh|hoạt, họp|hoạt về * gì, họp * vấn đề gì, họp gì, mặc * áo gì, mặc gì|đồ, cần mặc,
      có hoạt động gì, có * sinh hoạt không, có * họp không, xem lại thông báo, tập trung * đâu|chỗ, next meeting,
      buổi * nội dung, nội dung * gì, có dời, dời * không$, thông báo họp * xem|đâu, hoạt động * nào|đâu, mấy giờ họp|sinh|bắt,
      bắt đầu lúc mấy, mang theo gì, đem theo gì, mang gì`,
    ...cue(4, { unless: ['clock'] })`lịch họp, lịch sinh hoạt, lịch hoạt động, xem lại thông báo, next meeting,
      thông báo họp$, lịch * chi đoàn`,
    ...cue(1, { when: ['question'] })`buổi tới, sắp tới, buổi * tới, họp, sinh hoạt`,
    ...cue(3, { when: ['question'] })`địa điểm, tập trung`,
  ],
  ask_my_record: [
    ...cue(5, {
      when: ['self', 'question'],
    })`có|đi|dự|tham|vắng * mấy|bao * buổi|lần|cuộc|hoạt, vắng * buổi|lần|bữa nào, cam|đăng|rèn * gì,
      có vắng, đủ buổi`,
    ...cue(4.5, { when: ['self', 'question'] })`số|ngày|hồ|tên|chi * là * nào|gì|mấy, ghi * nào|gì|mấy`,
    ...cue(4.5)`điểm danh của em|mình|tôi|tui, xem|coi|kiểm|tra * của em|mình|tôi|tui, xem|coi|kiểm|tra * em|mình đã`,
    ...cue(-6)`dữ liệu, bot lưu|giữ, điểm thi, không đồng|cho, xóa`,
    ...cue(5)`xem lại rèn luyện, xem * đã đăng ký, em|mình|tôi * đăng ký gì, rèn luyện đã đăng ký, lịch sử điểm danh`,
    ...cue(5)`xem điểm danh của em|mình|tôi|tui, thông tin của em|mình|tôi|tui, xem hồ sơ, hồ sơ của em|mình|tôi|tui,
      xem thông tin, em|mình|tui|tôi * mấy buổi|lần|hoạt, kết quả rèn luyện của em|mình|tôi|tui, nhận xét em|mình|tôi|tui,
      đã đăng ký rèn luyện * gì, em|mình|tôi đã đăng ký * gì, xem lại đăng ký, xem * rèn luyện của em|mình|tôi|tui`,
    ...cue(3.5, { when: ['question'] })`mấy buổi rồi, vắng mấy, mấy lần rồi, được mấy hoạt|buổi, em|mình|tôi vắng bao nhiêu,
      đi bao nhiêu buổi, em|mình * chưa ạ`,
  ],
  update_info: [
    ...cue(-4, { when: ['question'] })`ngày nào, số nào, là gì, số mấy`,
    ...cue(-5)`sửa câu|bước, sửa lại câu, nhập nhầm * lại, sửa điểm danh, quay lại`,
    ...cue(3)`đổi sim, số mới, sửa họ tên, đổi họ tên, sửa lại họ, thay số, sửa * tên`,
    ...cue(5)`đổi|thay|cập|sửa * số|điện * điện|thoại, đổi số, đổi|cập|sửa|thay * số điện thoại, số điện thoại mới,
      sửa|đổi|cập ngày sinh, sửa|đổi|cập * ngày sinh, ngày sinh * sai|nhầm, sai ngày sinh, sai tên, tên * sai, đổi tên, sửa tên,
      sửa lại tên, chuyển nhà, dọn nhà, đổi|sửa|cập|thay * địa chỉ, đổi|sửa|cập|thay * thông tin, cập nhật nghề, đổi nghề,
      update info, sửa|cập ngày vào, ngày vào đoàn của, ngày vào đoàn * là, sửa * ngày vào, nhập nhầm, nhầm chi đoàn,
      chuyển sang ở, giờ * ở ấp|thôn|khu, hết là sinh|học, cập nhật * công nhân|nghề`,
    ...cue(2)`số cũ, số mới, mới đúng, phải là, đúng là, đi làm rồi, giờ làm, cập nhật, viết sai, bị sai, đổi qua|sang`,
  ],
  talk_to_secretary: [
    ...cue(5)`gặp bí thư, gặp * bí thư, nói chuyện với, nhắn bí thư, người thật, bí thư gọi, gọi bí thư, số * bí thư,
      hỏi bí thư, liên hệ * bí thư, liên hệ ban, liên lạc * bí thư, gặp ban chấp, gặp cán bộ, ai là bí thư, bí thư là ai,
      sổ đoàn * đâu, gặp người, nhờ bí thư, bí thư giúp em, gặp ad, chuyện riêng`,
    ...cue(1)`bí thư, không hiểu ý, sổ đoàn`,
  ],
  submit_proposal: [
    ...cue(4.5)`góp ý, kiến nghị, đề xuất, ^đề nghị, có ý kiến, nguyện vọng, tâm tư, muốn góp, hiến kế, phản ánh, sáng kiến`,
    ...cue(4.5, { unless: ['question'] })`muốn có`,
    ...cue(3, { unless: ['question'] })`mong chi|đoàn, mong muốn, nên tổ chức, mong * hỗ trợ, đề nghị`,
    ...cue(1)`ẩn danh, giấu tên`,
  ],
  opt_out: [
    ...cue(5)`đừng nhắn|gửi|nhắc, tắt * thông báo, tắt nhắc|tin, hủy nhận, hủy đăng ký nhận, ngừng gửi|nhắn|nhắc,
      ngừng thông báo, tạm ngừng, khỏi nhắc|nhắn|gửi, không nhận * nữa, không muốn nhận, unsubscribe, ^dừng$, ^stop$, ^ngừng$,
      dừng nhận|nhắn|gửi, không nhận tin, đừng * nhắn nữa, thôi nhắn, nhắn hoài, bớt nhắn`,
    ...cue(3)`đừng|ngừng|dừng|khỏi|stop|bớt|thôi * nhắn|gửi|nhắc, tắt|off|bỏ|ngừng|dừng * thông, tắt|off|hủy|bỏ|ngừng|dừng * tin,
      không|chẳng nhận tin|thông|nhắc|bản, không|chẳng muốn|cần nhận, nhắn chi|hoài`,
    ...cue(-4)`bật|mở lại, thu hồi, họp|hoạt|buổi * nhắn|gửi|thông`,
    ...cue(1)`phiền quá, nhận tin nữa, thông báo nữa`,
  ],
  opt_in: cue(5)`bật lại, bật thông báo, bật nhắc, bật tin, nhận tin lại, nhận lại, mở lại thông báo, mở thông báo,
      nhắn lại cho em, muốn nhận lại`,
  export_my_data: [
    ...cue(5)`xuất dữ liệu, bản sao, lưu * thông tin gì, lưu * dữ liệu gì, lưu gì, tải dữ liệu,
      dữ liệu * của em|mình|tôi * xem, giữ thông tin gì, xem dữ liệu, dữ liệu cá nhân của`,
    ...cue(5)`lưu những gì, lưu * về em|mình|tôi, biết gì về em|mình|tôi, giữ những gì`,
  ],
  delete_my_data: [
    ...cue(6)`xóa dữ liệu, xóa * thông tin, xóa * tài khoản, xóa hết, xóa tên em|mình|tôi|tui, xóa * dữ liệu, xóa hồ sơ,
      xóa em khỏi`,
    ...cue(4)`xóa|gỡ|delete * tài|dữ|hồ|account|data, xóa|gỡ * khỏi bot|hệ|danh|chi, xóa|gỡ em|mình|tui|tôi,
      không muốn * giữ|lưu * xóa, hủy|bỏ * tài khoản, xóa * tên em|mình|tui|tôi`,
    // Also a way of saying "forget your rules", or of a picture in a group.
    ...cue(-5)`xóa * lệnh|quy|ảnh|hình|bài|nick|app, xóa * luật`,
  ],
  withdraw_consent: [
    ...cue(6.5)`rút * đồng ý, không đồng ý * lưu, không đồng ý * xử, không cho * lưu, rút lại sự, thu hồi * đồng ý,
      không cho phép * dữ|thông|lưu`,
    ...cue(4)`hủy * đồng ý * lưu|xử|dữ, hủy sự đồng, không đồng|cho|chấp * lưu|dùng|giữ|xử|thu|sử`,
  ],
  ask_dues: [
    ...cue(3.5, { unless: ['calls', 'broadcast'] })`đoàn phí`,
    ...cue(2, { when: ['question'] })`đoàn phí`,
    ...cue(1)`đóng * phí, nộp * phí`,
  ],
  ask_transfer: cue(
    5,
  )`chuyển sinh hoạt, chuyển sổ, chuyển đoàn, thủ tục chuyển, chuyển * sinh hoạt đoàn, giấy chuyển, rút sổ đoàn,
      chuyển hồ sơ đoàn, chuyển công tác đoàn`,
  ask_documents: [
    ...cue(2, { when: ['question'] })`tài liệu họp, tài liệu sinh, tài liệu * đâu`,
    ...cue(3.5, { unless: ['broadcast'] })`tài liệu, file nghị quyết, bản tin sinh hoạt`,
    ...cue(-2)`muốn có, dài quá`,
    ...cue(1.5, { unless: ['broadcast'] })`xin|có|cho * tài liệu, nghị quyết, có file, tài liệu * không|đâu|nào`,
  ],
  start_quiz: cue(4.5, { unless: ['broadcast'] })`trắc nghiệm, cuộc thi, làm bài thi, thi tìm hiểu, thi trực tuyến, làm quiz,
      vào thi`,
  broadcast_meeting: [
    ...cue(-6, { when: ['tells'] })``,
    ...cue(
      -6,
    )`không|khỏi|nghỉ họp|sinh|làm|trồng|dọn|đi|ra|tập|lao, khi nào, mấy giờ, họp lớp|gia|công|tổ|nhóm|hụi, họp phụ huynh, hôm qua, bữa trước,
      vui|đông ghê|quá|lắm, lịch khám|học|thi`,
    ...cue(3, { when: ['time'], unless: ['question', 'asksLeave', 'changesMeeting', 'done', 'self'] })`tập trung`,
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
    ...cue(4)`thu|rút|gỡ * lịch|giấy|thông|tin * họp|sinh|vừa|đã|lúc|hồi|mới, thu|rút|gỡ * lịch họp, thu|rút|gỡ * thông báo`,
    ...cue(-4, { when: ['question'] })`không`,
    ...cue(-5)`hủy đơn|vé|kèo|hợp|phòng|đăng|lịch khám`,
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
    ...cue(-6)`kết bạn, duyệt * ảnh|bài|bạn bè, được duyệt, duyệt chưa`,
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
