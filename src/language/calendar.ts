/** Days as `yyyy-mm-dd` text: the arithmetic that dates and times share. No time zone in here: a day is a day. */

const millisecondsOfADay = 86_400_000;

/** The day as text, or nothing when the calendar has no such day (31/02, 29/2/2003). */
export function dayOf(year: number, month: number, day: number): string | undefined {
  const moment = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || year > 9999 || moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== day) return undefined;
  return moment.toISOString().slice(0, 10);
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * millisecondsOfADay).toISOString().slice(0, 10);
}

/** 1 = thứ Hai … 7 = Chủ nhật. Weeks run Monday to Sunday (domain reference §7.4). */
export function weekdayOf(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

export function partsOf(day: string): { year: number; month: number; day: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

/** The last day of the month that `day` is in. */
export function endOfMonth(day: string): string {
  const { year, month } = partsOf(day);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The local clock of a zone at a moment: `2026-03-12 09:00`. Building a format costs fifty times its use, so each is built once. */
function localTime(moment: Date, zone: string): string {
  const known = localFormats.get(zone);
  if (known !== undefined) return known.format(moment);
  const fresh = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  localFormats.set(zone, fresh);
  return fresh.format(moment);
}
const localFormats = new Map<string, Intl.DateTimeFormat>();

/** The day in a zone at a moment. */
export function dayAt(moment: Date, zone: string): string {
  return localTime(moment, zone).slice(0, 10);
}

/** Minutes since local midnight. */
export function minutesAt(moment: Date, zone: string): number {
  const local = localTime(moment, zone);
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
}

/** What the zone is ahead of UTC at a moment, in minutes: 420 for Vietnam. */
function offsetAt(moment: Date, zone: string): number {
  const shown = Date.parse(`${localTime(moment, zone).replace(' ', 'T')}:00Z`);
  return Math.round((shown - moment.getTime()) / 60_000);
}

/** A moment as local text with the offset of the zone: `2026-03-13T19:00+07:00`. */
export function zonedText(moment: Date, zone: string): string {
  const offset = offsetAt(moment, zone);
  const pad = (part: number) => String(Math.trunc(part)).padStart(2, '0');
  return `${localTime(moment, zone).replace(' ', 'T')}${offset < 0 ? '-' : '+'}${pad(Math.abs(offset) / 60)}:${pad(Math.abs(offset) % 60)}`;
}

/** The moment when the clocks of a zone show an hour on a day. Asked twice, because the offset may change on that day. */
export function momentOf(day: string, hour: number, minute: number, zone: string): Date {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute) * 60_000;
  const guess = new Date(asUtc - offsetAt(new Date(asUtc), zone) * 60_000);
  return new Date(asUtc - offsetAt(guess, zone) * 60_000);
}
