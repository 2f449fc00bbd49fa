/**
 * Days as `yyyy-mm-dd` text: the arithmetic that dates and times share. A day is a day; only the last functions know of zones.
 * Plain arithmetic on civil dates (days since 1970-01-01 in the proleptic Gregorian calendar), because every message asks for it.
 */

/** Days since 1970-01-01 of a civil date. Years begin in March here, so that the leap day is the last of a year. */
function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

const two = (part: number) => (part < 10 ? `0${part}` : String(part));

/** The day with a number, as text. */
function dayText(number: number): string {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1)}`;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** 28 to 31; 0 when there is no such month. */
function monthLength(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0);
}

/** The day as text, or nothing when the calendar has no such day (31/02, 29/2/2003). */
export function dayOf(year: number, month: number, day: number): string | undefined {
  if (year < 1000 || year > 9999 || day < 1 || !(day <= monthLength(year, month))) return undefined;
  return `${year}-${two(month)}-${two(day)}`;
}

export function addDays(day: string, count: number): string {
  return dayText(numberOfDay(day) + count);
}

/** Days since 1970-01-01: the difference of two is the days between them. */
export function numberOfDay(day: string): number {
  const parts = partsOf(day);
  return dayNumber(parts.year, parts.month, parts.day);
}

/** The day that `numberOfDay` numbered. */
export function dayNumbered(number: number): string {
  return dayText(number);
}

/** 1 = thứ Hai … 7 = Chủ nhật. Weeks run Monday to Sunday (domain reference §7.4). */
export function weekdayOf(day: string): number {
  return ((((numberOfDay(day) + 3) % 7) + 7) % 7) + 1;
}

const digitAt = (day: string, at: number) => day.charCodeAt(at) - 48;

export function partsOf(day: string): { year: number; month: number; day: number } {
  const year = digitAt(day, 0) * 1000 + digitAt(day, 1) * 100 + digitAt(day, 2) * 10 + digitAt(day, 3);
  return { year, month: digitAt(day, 5) * 10 + digitAt(day, 6), day: digitAt(day, 8) * 10 + digitAt(day, 9) };
}

/** The last day of the month that `day` is in. */
export function endOfMonth(day: string): string {
  const { year, month } = partsOf(day);
  return `${day.slice(0, 8)}${two(monthLength(year, month))}`;
}

const minute = 60_000;
/** Zones that have kept one offset, in minutes, for as long as the product looks back. Vietnam: one zone since June 1975. */
const steady: Record<string, number> = { 'Asia/Ho_Chi_Minh': 420, 'Asia/Saigon': 420, UTC: 0 };
const steadySince = Date.UTC(1976, 0, 1);

/** The local clock of a zone at a moment: `2026-03-12 09:00`. Building a format costs fifty times its use, so each is built once. */
function localTime(moment: Date, zone: string): string {
  const known = localFormats.get(zone);
  if (known !== undefined) return known.format(moment);
  const fresh = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  localFormats.set(zone, fresh);
  return fresh.format(moment);
}
const localFormats = new Map<string, Intl.DateTimeFormat>();

/** What the zone is ahead of UTC at a moment, in minutes: 420 for Vietnam. */
function offsetAt(time: number, zone: string): number {
  const known = time >= steadySince ? steady[zone] : undefined;
  if (known !== undefined) return known;
  const shown = Date.parse(`${localTime(new Date(time), zone).replace(' ', 'T')}:00Z`);
  return Math.round(shown / minute - Math.floor(time / minute));
}

/** Local minutes since 1970-01-01T00:00 on the clocks of the zone. */
function localMinutes(moment: Date, zone: string): number {
  const time = moment.getTime();
  if (Number.isNaN(time)) throw new RangeError('no such moment');
  return Math.floor(time / minute) + offsetAt(time, zone);
}

/** The day in a zone at a moment. */
export function dayAt(moment: Date, zone: string): string {
  return dayText(Math.floor(localMinutes(moment, zone) / 1440));
}

/** Minutes since local midnight. */
export function minutesAt(moment: Date, zone: string): number {
  return ((localMinutes(moment, zone) % 1440) + 1440) % 1440;
}

function withOffset(day: string, minutes: number, offset: number): string {
  const ahead = Math.abs(offset);
  const shown = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${day}T${shown}${offset < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}

/** A moment as local text with the offset of the zone: `2026-03-13T19:00+07:00`. */
export function zonedText(moment: Date, zone: string): string {
  return withOffset(dayAt(moment, zone), minutesAt(moment, zone), offsetAt(moment.getTime(), zone));
}

/** The moment when the clocks of a zone show an hour on a day. Asked twice, because the offset may change on that day. */
export function momentOf(day: string, hour: number, minutes: number, zone: string): Date {
  const asUtc = (numberOfDay(day) * 1440 + hour * 60 + minutes) * minute;
  const guess = asUtc - offsetAt(asUtc, zone) * minute;
  return new Date(asUtc - offsetAt(guess, zone) * minute);
}
