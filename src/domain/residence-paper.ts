import { padCount } from '../language/numbers.js';
import { showBirthDate } from '../language/show.js';
import type { ActivityKind } from './activities.js';
import type { Paper } from './papers.js';
import { type Period, showPeriod } from './periods.js';
import type { ParticipationLevel } from './residence.js';

/**
 * What goes back to the home unit (domain.md §3.2 step 6), on one page in the tone of the union's forms: in Vietnamese whatever language
 * the reader has chosen. The signature and the stamp stay outside the bot.
 */
export interface Confirmation {
  fullName: string;
  /** Branch that received them, and the unit above it. */
  residence: { name: string; above: string | null };
  home: string;
  period: Period;
  activities: number;
  level: ParticipationLevel;
  sentence: string | null;
}

export interface PaperDay {
  /** yyyy-mm-dd */
  day: string;
  /** "Đắc Lua" of "xã Đắc Lua"; null: no place is written. */
  place: string | null;
}

/** As the guidance names them (domain.md §3.3). */
export const levelNames: Record<ParticipationLevel, string> = {
  good: 'Tham gia tốt',
  participated: 'Có tham gia',
  registered_only: 'Có đăng ký nhưng không tham gia',
};

/** What an activity without a title is called on a form. */
const kindNames: Record<ActivityKind, string> = {
  regular: 'Sinh hoạt chi đoàn',
  theme_of_month: 'Sinh hoạt chủ điểm',
  topic: 'Sinh hoạt chuyên đề',
  extraordinary: 'Sinh hoạt bất thường',
  committee: 'Họp Ban Chấp hành',
  congress: 'Đại hội chi đoàn',
  briefing: 'Giao ban Bí thư',
  ceremony: 'Lễ kết nạp, trưởng thành Đoàn',
  volunteer: 'Hoạt động tình nguyện',
  event: 'Giao lưu, văn nghệ, thể thao, tập huấn',
};

const guidance = 'Căn cứ Hướng dẫn số 15-HD/TWĐTN-BTC về đoàn viên tham gia hoạt động Đoàn tại nơi cư trú,';
const subject = (period: Period) => `Đoàn viên tham gia hoạt động Đoàn tại nơi cư trú, ${showPeriod(period)}`;

/** One member's, with the dated activities below it. */
export function confirmationPaper(
  { fullName, residence, home, period, activities, level, sentence }: Confirmation,
  dated: readonly { day: string; title: string | null; kind: ActivityKind }[],
  at: PaperDay,
): Paper {
  return {
    kind: 'paper',
    issuer: issuerOf(residence),
    placeAndDate: placeAndDate(at),
    title: 'PHIẾU XÁC NHẬN',
    subtitle: subject(period),
    body: [
      { text: `Kính gửi: ${home}.` },
      { text: `${guidance} Ban Chấp hành ${residence.name} xác nhận:` },
      { label: 'Đồng chí', value: fullName },
      { label: 'Đơn vị giới thiệu', value: home },
      { label: 'Đơn vị tiếp nhận', value: [residence.name, residence.above].filter(Boolean).join(', ') },
      { label: 'Kỳ nhận xét', value: showPeriod(period) },
      { label: 'Số hoạt động đã tham gia', value: padCount(activities) },
      { label: 'Mức tham gia', value: levelNames[level] },
      ...(sentence ? [{ label: 'Nhận xét', value: sentence }] : []),
      ...(dated.length > 0
        ? [
            {
              heading: ['STT', 'Ngày', 'Hoạt động'],
              rows: dated.map(({ day, title, kind }, n) => [String(n + 1), showBirthDate(day), title ?? kindNames[kind]]),
            },
          ]
        : []),
    ],
    signatures: [{ role: 'TM. BAN CHẤP HÀNH CHI ĐOÀN', note: '(Ký, ghi rõ họ tên)' }],
  };
}

/** Of all members of a home unit that have one; by given name. */
export function confirmationList(
  home: { name: string; above: string | null },
  period: Period,
  rows: readonly Confirmation[],
  at: PaperDay,
): Paper {
  return {
    kind: 'paper',
    issuer: issuerOf(home),
    placeAndDate: placeAndDate(at),
    title: 'DANH SÁCH XÁC NHẬN',
    subtitle: subject(period),
    body: [
      { text: 'Theo nhận xét của các chi đoàn nơi cư trú đã tiếp nhận:' },
      {
        heading: ['STT', 'Họ và tên', 'Nơi cư trú', 'Số hoạt động', 'Mức tham gia'],
        rows: rows.map((row, n) => [
          String(n + 1),
          row.fullName,
          [row.residence.name, row.residence.above].filter(Boolean).join(', '),
          String(row.activities),
          levelNames[row.level],
        ]),
      },
      { text: `Danh sách có ${padCount(rows.length)} đồng chí.` },
    ],
    signatures: [{ role: 'NGƯỜI LẬP DANH SÁCH', note: '(Ký, ghi rõ họ tên)' }],
  };
}

function issuerOf({ name, above }: { name: string; above: string | null }): string[] {
  return above ? [above, name] : [name];
}

function placeAndDate({ day, place }: PaperDay): string {
  const [year, month, date] = day.split('-');
  return `${place ? `${place}, ` : ''}ngày ${date} tháng ${month} năm ${year}`;
}
