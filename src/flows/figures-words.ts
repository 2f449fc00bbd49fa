import type { Talk } from '../conversation/flow.js';
import { isMonth, monthAfter } from '../domain/month-report.js';
import { unitsWith } from '../domain/rights.js';
import type { Unit } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { unitsByName } from './units-by-name.js';

/** What can be looked at. */
export type View = 'of' | 'month' | 'trend' | 'kinds' | 'silent' | 'alarms';

export interface FiguresAsked {
  view: View;
  month?: string;
  /** Units that were named; none of theirs is called so: empty. */
  units?: Unit[];
}

const opening = '(?:(?:cho|em|minh|toi|xin|xem|gui|coi|mo) )*';
const closing = '(?: (?:di|nhe|nha|a|voi|nao|cua (?:em|minh|toi)))*';
const monthSaid = String.raw`thang(?: (nay|truoc|vua qua|vua roi|nay nam ngoai|(\d{1,2})(?:(?:\/|-| | nam )(20\d{2}))?))`;

/** What each view is called, the longer names first: "số liệu tháng này" is no bare "số liệu". */
const names: [View, string][] = [
  [
    'alarms',
    '(?:canh bao(?: chi doan)?|(?:don vi |ap |khu pho )?trang chi doan|so lieu canh bao|(?:nhung )?(?:noi|don vi|chi doan|cho)(?: nao)? (?:can|dang) (?:quan tam|luu y)|(?:nhung |cac )?(?:ap|khu pho|ap khu pho|noi)(?: nao)? chua co chi doan)',
  ],
  [
    'silent',
    '(?:(?:nhung |cac )?(?:chi doan|don vi)(?: nao)? (?:im ang|im lang|chua (?:sinh hoat|hop|hoat dong)|khong (?:sinh hoat|hop|hoat dong)))',
  ],
  [
    'kinds',
    '(?:(?:so lieu |co cau )?(?:doan vien|chi doan)(?: theo| cac)? (?:loai hinh|khoi|doi tuong)|co cau (?:doan vien|chi doan)|loai hinh chi doan)',
  ],
  [
    'trend',
    '(?:xu huong(?: cac thang)?|bieu do cac thang|(?:so lieu )?(?:6|12|sau|muoi hai) thang (?:qua|gan day|vua qua)|so lieu (?:6|12|sau|muoi hai) thang|so lieu (?:cac|theo|qua cac) thang)',
  ],
  ['month', '(?:so lieu|tinh hinh|chi doan|don vi|doan xa|doan phuong|doan truong)(?: trong)?'],
  ['of', '(?:so lieu|thong ke|con so)(?: chung)?'],
];

const readers = names.map(([view, name]) => {
  const month = view === 'month' ? ` ${monthSaid}` : `(?: ${monthSaid})?`;
  return { view, pattern: new RegExp(`^${opening}${name}${month}(?: (?:cua|o|tai))?(?: (.{2,80}?))??${closing}$`) };
});

/** "số liệu", "so lieu thang nay", "số liệu tháng 2 xã Đắc Lua", "trắng chi đoàn", "12 tháng qua". `now`: yyyy-mm. */
export function readFiguresWords(text: string, talk: Talk<undefined>, now: string): FiguresAsked | undefined {
  const key = searchKey(text.slice(0, 200))
    .replace(/[.!?]+$/, '')
    .trim();
  for (const { view, pattern } of readers) {
    const match = pattern.exec(key);
    if (!match) continue;
    const [, said, number, year, rest] = match;
    const month = said === undefined ? undefined : meantMonth(said, number, year, now);
    // "số liệu tháng 13": no month, so something else was meant.
    if (said !== undefined && month === undefined) return undefined;
    const units = rest === undefined ? undefined : named(rest, talk);
    // Words behind a short name that are no unit of theirs are rather another sentence than a wrong name.
    if (units?.length === 0 && !/^(?:doan|chi doan|xa|phuong|thi tran|truong|ap|khu pho|huyen|tinh)\b/.test(rest ?? '')) continue;
    return { view, month, units };
  }
  return undefined;
}

/** A month without a year is the last one of that number. */
function meantMonth(said: string, number: string | undefined, year: string | undefined, now: string): string | undefined {
  if (said === 'nay') return now;
  if (said === 'nay nam ngoai') return monthAfter(now, -12);
  if (number === undefined) return monthAfter(now, -1);
  const month = `${year ?? now.slice(0, 4)}-${number.padStart(2, '0')}`;
  if (!isMonth(month)) return undefined;
  return year === undefined && month > now ? monthAfter(month, -12) : month;
}

function named(name: string, talk: Talk<undefined>): Unit[] {
  const mine = unitsWith(talk.person.roles, 'see_answers').flatMap((id) => talk.units.subtree(id));
  return unitsByName(talk.units, mine, name).units.slice(0, 10);
}
