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

/** The day in a zone at a moment. */
export function dayAt(moment: Date, zone: string): string {
  return zonedFormat(zone).format(moment);
}

const formats = new Map<string, Intl.DateTimeFormat>();
function zonedFormat(zone: string): Intl.DateTimeFormat {
  const known =
    formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(zone, known);
  return known;
}
