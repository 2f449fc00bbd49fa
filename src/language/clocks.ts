/**
 * Clock times in a text: `19h30`, `8 giờ kém 10`, `7 rưỡi`, `19.30`, `7pm`, `bảy giờ`, and the parts of day beside them
 * (domain reference §7.5). Only what is written; which half of the day is meant is decided in times.ts.
 */
import { readNumberWords, startsNumber } from './numbers.js';
import { type Token, type TokenisedText, vocabulary } from './tokens.js';
import { wordTable } from './word-table.js';

export type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night' | 'am' | 'pm';

export interface Clock {
  hour: number;
  minute: number;
  /** Token positions, the end excluded. */
  from: number;
  to: number;
  /** 25h, 19h75. */
  impossible: boolean;
  /** Four digits without a sign (`1930`), or only dots (`19.30`): may be something else. */
  guess: boolean;
  /** A bare number, an hour only because the other end of the interval has one: `8-10h`. */
  part?: PartOfDay;
}

const hourWord = vocabulary('h g giờ gi');
const minuteWord = vocabulary('phút p ph');
const half = vocabulary('rưỡi rưởi');
const less = vocabulary('kém');
const atWord = vocabulary('lúc vào khoảng tầm cỡ hồi từ');
/** "ấp 3 tối mai": a number after one of these is a name, not an hour. */
const numberedPlace = vocabulary(
  'ấp khu phố kp tổ thôn xã số lớp phòng khóa quý tháng tuần đoàn cđ phường quận buôn bản đội nhà',
);

const isNumber = (token: Token | undefined, most: number): token is Token =>
  token?.kind === 'number' && token.text.length <= 2 && Number(token.text) <= most;
const isSign = (token: Token | undefined, sign: string): boolean => token?.kind === 'sign' && sign.includes(token.text);

/** The minutes after an hour: `30`, `30 phút`, `rưỡi`, `kém 15`; and how many tokens they take. */
function readMinutes(tokens: readonly Token[], at: number): { minutes: number; next: number } {
  const token = tokens[at];
  if (half(token)) return { minutes: 30, next: at + 1 };
  if (less(token)) {
    const number = tokens[at + 1];
    if (isNumber(number, 59)) return { minutes: -Number(number.text), next: minuteWord(tokens[at + 2]) ? at + 3 : at + 2 };
    const words = readNumberWords(tokens, at + 1);
    return words === undefined
      ? { minutes: 0, next: at }
      : { minutes: -words.value, next: minuteWord(tokens[words.next]) ? words.next + 1 : words.next };
  }
  if (token?.kind !== 'number' || token.text.length > 2) return { minutes: 0, next: at };
  const after = tokens[at + 1];
  // "19h 14/3" is an hour and a day.
  const isOther = isSign(after, '/.-') || hourWord(after) || vocabularyOfMonth(after);
  if (minuteWord(after) || isSign(after, "'’′")) return { minutes: Number(token.text), next: at + 2 };
  if (token.glued || (token.text.length === 2 && !isOther)) return { minutes: Number(token.text), next: at + 1 };
  return { minutes: 0, next: at };
}
const vocabularyOfMonth = vocabulary('tháng thg th');

function clockOf(hour: number, minutes: number, from: number, to: number, guess = false): Clock {
  const total = hour * 60 + minutes;
  const impossible = hour > 24 || minutes > 59 || (hour === 24 && minutes > 0);
  return { hour: minutes < 0 ? Math.floor(total / 60) : hour, minute: (total + 1440) % 60, from, to, impossible, guess };
}

function readClockInDigits(tokens: readonly Token[], at: number): Clock | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number' || token.text.length > 2) return undefined;
  const before = tokens[at - 1];
  // The second half of a date or of a decimal is no hour.
  if (token.glued && isSign(before, '/.,+') && tokens[at - 2]?.kind === 'number') return undefined;
  const hour = Number(token.text);
  const after = tokens[at + 1];
  if (hourWord(after) && (after?.plain !== 'g' || hour <= 24 || after.glued)) {
    const { minutes, next } = readMinutes(tokens, at + 2);
    return clockOf(hour, minutes, at, next);
  }
  if (isColon(tokens, at + 1)) return clockOf(hour, Number(tokens[at + 2]?.text), at, at + 3);
  if (half(after) || (less(after) && tokens[at + 2]?.kind === 'number')) {
    const { minutes, next } = readMinutes(tokens, at + 1);
    return clockOf(hour, minutes, at, next);
  }
  return readDottedClock(tokens, at, hour);
}

/** `19:30` and `19 : 30`; "tổ 3: 15 người" is no time. */
function isColon(tokens: readonly Token[], at: number): boolean {
  const [sign, minutes] = [tokens[at], tokens[at + 1]];
  return isSign(sign, ':') && minutes?.kind === 'number' && minutes.text.length === 2 && minutes.glued === sign?.glued;
}

const isTwoDigits = (token: Token | undefined): boolean => token?.kind === 'number' && token.text.length === 2 && token.glued;

/** `19.30`: a time when the minutes cannot be a month, or when "lúc" stands before it. */
function readDottedClock(tokens: readonly Token[], at: number, hour: number): Clock | undefined {
  const minutes = tokens[at + 2];
  if (
    !isSign(tokens[at + 1], '.') ||
    !tokens[at + 1]?.glued ||
    !isTwoDigits(minutes) ||
    (isSign(tokens[at + 3], '.') && tokens[at + 3]?.glued && tokens[at + 4]?.kind === 'number')
  )
    return undefined;
  const value = Number(minutes?.text);
  const isTime = hour <= 24 && value <= 59 && (value === 0 || value > 12 || atWord(tokens[at - 1]));
  return isTime ? clockOf(hour, value, at, at + 3) : undefined;
}

/** `bảy giờ`, `bảy rưỡi`, `mười chín giờ ba mươi`. */
function readClockInWords(tokens: readonly Token[], at: number): Clock | undefined {
  const hour = readNumberWords(tokens, at);
  if (hour === undefined || hour.value > 30) return undefined;
  const after = tokens[hour.next];
  if (half(after)) return clockOf(hour.value, 30, at, hour.next + 1);
  if (after?.plain !== 'gio' || !hourWord(after)) return undefined;
  const { minutes, next } = readMinutes(tokens, hour.next + 1);
  if (next > hour.next + 1) return clockOf(hour.value, minutes, at, next);
  const words = readNumberWords(tokens, next);
  const isMinutes = words !== undefined && words.value < 60 && (minuteWord(tokens[words.next]) || words.value >= 10);
  if (!isMinutes) return clockOf(hour.value, 0, at, next);
  return clockOf(hour.value, words.value, at, minuteWord(tokens[words.next]) ? words.next + 1 : words.next);
}

const partWords = wordTable<PartOfDay>({
  ...{ sáng: 'morning', trưa: 'noon', chiều: 'afternoon', tối: 'evening', đêm: 'night', khuya: 'night', am: 'am', pm: 'pm' },
  ...{ sang: 'morning', trua: 'noon', chieu: 'afternoon', toi: 'evening', dem: 'night' },
} as const);
const nearDay = vocabulary('mai nay mốt qua mơi thứ cn chủ t hôm ngày');
const moving = vocabulary('dời đổi chuyển đời qua lịch họp');

/**
 * Whether a token names a part of the day. Without accents `toi` may be tối, tới or tôi and `sang` sáng or sang (to): they count
 * only beside an hour or a day, and never in a text that is otherwise typed with accents.
 */
export function partOfDay({ tokens, unaccented }: TokenisedText, at: number): PartOfDay | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word') return undefined;
  const part = partWords[token.word];
  if (part === undefined) return undefined;
  if (part === 'am' || part === 'pm') return tokens[at - 1]?.kind === 'number' ? part : undefined;
  if (token.word !== token.plain || (token.plain !== 'toi' && token.plain !== 'sang')) return part;
  if (!unaccented) return undefined;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const afterHour =
    before !== undefined &&
    (hourWord(before) || half(before) || (before.kind === 'number' && (before.glued || hourWord(tokens[at - 2]))));
  if (token.plain === 'sang' && moving(before)) return undefined;
  if (token.plain === 'toi' && afterHour && after?.kind === 'number') return undefined;
  return afterHour || nearDay(after) || after?.kind === 'number' ? part : undefined;
}

/** `7 tối`: a bare number is an hour when a part of day follows and nothing makes it a name. */
function readBareHour(text: TokenisedText, at: number): Clock | undefined {
  const { tokens } = text;
  const token = tokens[at];
  if (
    !isNumber(token, 23) ||
    token.glued ||
    numberedPlace(tokens[at - 1]) ||
    tokens[at - 1]?.plain === 'thu' ||
    tokens[at - 1]?.plain === 'ngay'
  )
    return undefined;
  const opens = at === 0 || atWord(tokens[at - 1]) || partOfDay(text, at - 1) !== undefined || nearDay(tokens[at - 1]);
  return opens && partOfDay(text, at + 1) !== undefined ? clockOf(Number(token.text), 0, at, at + 1) : undefined;
}

/** All clock times of a text in order, without overlap. `taken` are positions that belong to a date. */
export function findClocks(text: TokenisedText, isTaken: (at: number) => boolean): Clock[] {
  const { tokens } = text;
  const clocks: Clock[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.kind === 'sign' || isTaken(at)) continue;
    const clock =
      token.kind === 'word'
        ? startsNumber(token)
          ? readClockInWords(tokens, at)
          : undefined
        : (readClockInDigits(tokens, at) ?? readBareHour(text, at) ?? readMeridiem(text, at));
    if (clock === undefined) continue;
    clocks.push(clock);
    at = clock.to - 1;
  }
  return clocks;
}

/** `7pm`. */
function readMeridiem({ tokens }: TokenisedText, at: number): Clock | undefined {
  const token = tokens[at];
  const after = tokens[at + 1];
  if (!isNumber(token, 24) || (after?.plain !== 'pm' && after?.plain !== 'am')) return undefined;
  return clockOf(Number(token.text), 0, at, at + 1);
}

/** `1930` beside a day: an hour and minutes without a sign between them, only ever a guess. */
export function findCompactClock({ tokens }: TokenisedText, isTaken: (at: number) => boolean): Clock | undefined {
  const at = tokens.findIndex(
    (token, place) => token.kind === 'number' && !isTaken(place) && /^(?:[01]\d|2[0-3])[0-5]\d$/.test(token.text),
  );
  const typed = tokens[at]?.text;
  return typed === undefined ? undefined : clockOf(Number(typed.slice(0, 2)), Number(typed.slice(2)), at, at + 1, true);
}
