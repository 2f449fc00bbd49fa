/**
 * The Vietnamese lunar calendar, reckoned for UTC+7 after the published method of Hồ Ngọc Đức ("Thuật toán tính âm lịch"; new
 * moons and the sun's longitude after Jean Meeus, Astronomical Algorithms, 1991). A month begins on the day of the new moon; the
 * eleventh month holds the winter solstice; a year of thirteen months repeats the first month without a major solar term.
 * It differs from the Chinese calendar (UTC+8) in some years: Tết 1985 was on 21 January in Vietnam, a month before China's.
 * Days are `yyyy-mm-dd`, 1900 to 2199. From 1968 to 2053 every day agrees with a table made by others; before that Vietnam itself
 * used other zones, and later a new moon within minutes of midnight (2054, 2072, 2077) may put one month a day off.
 */
import { dayNumbered, numberOfDay, partsOf } from './calendar.js';

export interface LunarDay {
  /** 1 to 30. */
  day: number;
  /** 1 (giêng) to 12 (chạp). */
  month: number;
  /** The year that begins at Tết: 2026 is Bính Ngọ. */
  year: number;
  /** The second of two months of one number (tháng nhuận). */
  leap: boolean;
}

const firstYear = 1900;
const lastYear = 2199;
/** Days from the Julian epoch (noon of -4712-01-01) to 1970-01-01. */
const julianEpoch = 2_440_588;
const hoursAhead = 7;
const synodicMonth = 29.530588853;
const radians = Math.PI / 180;
const sine = (degrees: number) => Math.sin(degrees * radians);

/** The local day, as a Julian day number, of the k-th new moon since 1900-01-01. */
function newMoonDay(k: number): number {
  const t = k / 1236.85;
  const t2 = t * t;
  const t3 = t2 * t;
  const mean =
    2_415_020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3 + 0.00033 * sine(166.56 + 132.87 * t - 0.009173 * t2);
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
  const node = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
  const correction =
    (0.1734 - 0.000393 * t) * sine(sun) +
    0.0021 * sine(2 * sun) -
    0.4068 * sine(moon) +
    0.0161 * sine(2 * moon) -
    0.0004 * sine(3 * moon) +
    0.0104 * sine(2 * node) -
    0.0051 * sine(sun + moon) -
    0.0074 * sine(sun - moon) +
    0.0004 * sine(2 * node + sun) -
    0.0004 * sine(2 * node - sun) -
    0.0006 * sine(2 * node + moon) +
    0.001 * sine(2 * node - moon) +
    0.0005 * sine(2 * moon + sun);
  const drift =
    t < -11
      ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
      : -0.000278 + 0.000265 * t + 0.000262 * t2;
  return Math.floor(mean + correction - drift + 0.5 + hoursAhead / 24);
}

/** In which twelfth of its yearly way (0 begins at the spring equinox) the sun stands when a local day begins. */
function sunSector(julianDay: number): number {
  const t = (julianDay - 2_451_545.5 - hoursAhead / 24) / 36_525;
  const t2 = t * t;
  const anomaly = 357.5291 + 35_999.0503 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
  const mean = 280.46645 + 36_000.76983 * t + 0.0003032 * t2;
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t2) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.00029 * sine(3 * anomaly);
  const longitude = (mean + centre) / 360;
  return Math.floor((longitude - Math.floor(longitude)) * 12);
}

/** The first day of the month that holds the winter solstice of a year. */
function eleventhMonth(year: number): number {
  const end = numberOfDay(`${year}-12-31`) + julianEpoch;
  const k = Math.floor((end - 2_415_021) / synodicMonth);
  const start = newMoonDay(k);
  return sunSector(start) >= 9 ? newMoonDay(k - 1) : start;
}

const moonAt = (julianDay: number) => Math.floor(0.5 + (julianDay - 2_415_021.076998695) / synodicMonth);

/** The months from one winter solstice to the next: which, and on what day each begins. One more day ends the last. */
function monthsAfter(year: number): { starts: number[]; months: { month: number; leap: boolean; year: number }[] } {
  const first = eleventhMonth(year);
  const next = eleventhMonth(year + 1);
  const k = moonAt(first);
  const count = next - first > 365 ? 13 : 12;
  const starts = Array.from({ length: count + 1 }, (_, at) => newMoonDay(k + at));
  // The first month in which the sun enters no new sector repeats the one before it.
  const sectors = starts.map(sunSector);
  const leapAt = count === 12 ? -1 : sectors.findIndex((sector, at) => at > 0 && sector === sectors[at + 1]);
  const months = Array.from({ length: count }, (_, at) => {
    const ordinal = leapAt !== -1 && at >= leapAt ? at - 1 : at;
    return { month: ((ordinal + 10) % 12) + 1, leap: at === leapAt, year: ordinal < 2 ? year : year + 1 };
  });
  return { starts, months };
}

/** The lunar day of a civil day; nothing outside 1900–2199. */
export function lunarOf(day: string): LunarDay | undefined {
  const { year } = partsOf(day);
  if (!(year >= firstYear && year <= lastYear)) return undefined;
  const julianDay = numberOfDay(day) + julianEpoch;
  const { starts, months } = monthsAfter(julianDay >= eleventhMonth(year) ? year : year - 1);
  const at = starts.findLastIndex((start) => start <= julianDay);
  const found = months[at];
  return found === undefined ? undefined : { day: julianDay - (starts[at] ?? 0) + 1, ...found };
}

/** The civil day of a lunar day; nothing when that year has no such day (a leap month, or the 30th of a short one). */
export function civilOf({ day, month, year, leap }: LunarDay): string | undefined {
  if (!(year >= firstYear && year < lastYear) || day < 1) return undefined;
  const { starts, months } = monthsAfter(month >= 11 ? year : year - 1);
  const at = months.findIndex((one) => one.month === month && one.leap === leap && one.year === year);
  const [start, end] = [starts[at], starts[at + 1]];
  return start === undefined || end === undefined || start + day > end ? undefined : dayNumbered(start + day - 1 - julianEpoch);
}

/** The next day with this number in a lunar month, from `today` on; without `month`, in any. Leap months count. */
export function nextLunarDay(day: number, month: number | undefined, today: string): string | undefined {
  const now = lunarOf(today);
  if (now === undefined) return undefined;
  let best: string | undefined;
  for (let year = now.year; year <= now.year + (month === undefined ? 1 : 2) && best === undefined; year++) {
    for (let at = month ?? 1; at <= (month ?? 12); at++) {
      for (const leap of [false, true]) {
        const date = civilOf({ day, month: at, year, leap });
        if (date !== undefined && date >= today && (best === undefined || date < best)) best = date;
      }
    }
  }
  return best;
}

/** The last day of the year that ends next: đêm giao thừa, the 29th or the 30th of tháng chạp. */
export function nextNewYearsEve(today: string): string | undefined {
  const now = lunarOf(today);
  if (now === undefined) return undefined;
  const tet = civilOf({ day: 1, month: 1, year: now.year + 1, leap: false });
  return tet === undefined ? undefined : dayNumbered(numberOfDay(tet) - 1);
}
