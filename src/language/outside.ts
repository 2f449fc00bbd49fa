/**
 * What the bot does not do (domain reference §10, `out_of_scope`). Named by category because some need their own short answer:
 * an emergency gets 113/114/115, another person's data is refused, nothing of an accusation is stored.
 */
export type OutsideCategory = keyof typeof outside;

/** Phrases as in cues.ts; separated by commas, each worth 6, so that a sentence about the weather never calls a meeting. */
export const outside = {
  emergency: `tai nạn, cháy nhà, cứu với, không muốn sống, muốn chết, tự tử, cấp cứu, đuối nước, bị đánh, bị hành hung,
    cháy rồi, có cháy, rắn cắn, đột quỵ, co giật, bất tỉnh, ngất xỉu, điện giật, té sông, té xe * nặng, có người bị|té|chết, chảy máu nhiều, bị cướp,
    bạo hành, xâm hại, bị bắt cóc, mất tích, gọi cứu, sạt lở`,
  other_person_data: `số điện thoại bạn|anh|chị, số * điện thoại bạn|anh|chị, điểm danh của bạn|anh|chị, bạn * ở ấp|đâu|xã,
    xin số bạn|anh|chị, danh sách số điện, số điện thoại cả|mọi|tất|mấy|các|từng, số * điện thoại * để bán|quảng, địa chỉ * bạn|anh|chị, thông tin * bạn|anh, nhà bạn * ở đâu, ngày sinh * bạn, zalo của bạn`,
  accusation: `tố cáo, nói xấu, tiêu cực, thằng, con nhỏ, tham ô, ăn chặn, lừa đảo, đánh bạc, tố giác`,
  politics: `đảng phái, chính trị ở, ai sẽ làm bí, bầu cử ở, tổng thống, biểu tình, chính phủ nước, chiến tranh, biển đông`,
  prompt_injection: `bỏ qua mọi, bỏ qua * hướng dẫn, giờ là admin, in ra token, toàn bộ danh sách đoàn, ignore,
    quên hết * hướng, bạn là admin, system prompt, mật khẩu, bạn hãy đóng vai, api key`,
  weather: `thời tiết, trời có mưa, trời * mưa, có mưa không, nhiệt độ, dự báo thời, có bão, trời nắng`,
  chitchat: `kể chuyện, người yêu, bao nhiêu tuổi, bạn tên gì, bot tên gì, hát * bài, yêu bot, đố vui, buồn quá, chán quá,
    bạn là ai, ăn cơm chưa`,
  homework: `giải giúp, bài toán, bài thu hoạch, làm văn, viết hộ, viết giúp * bài, bài tập, giải bài, phương trình,
    viết đoạn văn`,
  translate: `dịch sang, tiếng anh, dịch giúp, dịch câu, dịch hộ`,
  sports: `đá mấy mấy|bàn, việt nam đá, tỉ số, bóng đá * mấy, world cup, ngoại hạng, ai thắng`,
  lottery: `kqxs, xổ số, số đề, vé số, trúng số`,
  finance: `giá vàng, vay * triệu, cho * vay, lãi suất, tỷ giá, chứng khoán, bitcoin, mượn tiền, vay tiền, giá xăng, giá lúa`,
  spam: `bán iphone, ai mua, click link, kiếm * ngày tại nhà, thẻ cào, khuyến mãi, việc nhẹ lương, thanh lý, giá rẻ, nạp thẻ`,
  food: `quán ăn, trà sữa, ăn gì, quán * ngon, nấu món, đặt * đồ ăn, quán nhậu`,
  tech_support: `cài win, bị khóa, quên mật khẩu, cài * app, máy tính * hư, lỗi mạng, hack, cài đặt máy, sửa điện thoại`,
  admin_procedure: `căn cước, đăng ký kết hôn, nghĩa vụ quân sự, khai sinh, hộ khẩu, sổ đỏ, giấy phép lái, bảo hiểm y tế,
    làm * hộ chiếu, đăng ký xe, tạm trú, thủ tục * đất, sang tên`,
  health: `đau đầu, uống thuốc gì, bị * uống thuốc, đau bụng, bệnh viện, khám bệnh, sốt cao * làm`,
  jobs: `tuyển nhân viên, tuyển dụng, tìm việc, xin việc, việc làm, lương bao nhiêu`,
  transport: `xe buýt, bến xe, vé xe, đi grab, xe khách, đường đi`,
  fortune: `coi bói, tử vi, xem bói, cung hoàng đạo, coi tuổi, phong thủy, xem ngày tốt`,
  abuse: `ngu, đồ ngu, con bot, mẹ mày, đồ khùng, bot dở, óc chó, cút đi`,
  other_organisation: `hội phụ nữ, chi hội phụ, liên hiệp phụ nữ, công đoàn, hội nông dân, cựu chiến binh, hội chữ thập, đội thiếu niên,
    mặt trận tổ quốc, hội người cao, phụ huynh, hội nghề, liên đội`,
  game: `liên quân, thi đấu * quân, pubg, free fire, lên rank, liên minh huyền, nick game`,
} as const satisfies Record<string, string>;
