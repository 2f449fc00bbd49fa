/** Days and times as the bot shows them: every date has its weekday, so that a wrong reading is seen (domain reference §7.5). */
import { dayAt, weekdayOf } from './calendar.js';

export const vietnamZone = 'Asia/Ho_Chi_Minh';
const weekdays = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'];

/** `2026-03-13` → `13/03/2026`; a year or month alone is shown as it is known: `03/2019`, `2019`. */
export function showBirthDate(day: string): string {
  return day.split('-').reverse().join('/');
}

/** `Thứ Sáu`, `Chủ nhật`. */
export function showWeekday(day: string): string {
  return weekdays[weekdayOf(day) - 1] ?? '';
}

/** `2026-03-13` → `Thứ Sáu, 13/03/2026`. A `Date` is shown as the day it is in the zone. */
export function showDate(day: string | Date, zone: string = vietnamZone): string {
  const local = typeof day === 'string' ? day.slice(0, 10) : dayAt(day, zone);
  return `${showWeekday(local)}, ${showBirthDate(local)}`;
}

/** The time of day in the zone: `19:00`. */
export function showTime(moment: Date, zone: string = vietnamZone): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    moment,
  );
}

/** `19:00, Thứ Sáu, 13/03/2026`. */
export function showDateTime(moment: Date, zone: string = vietnamZone): string {
  return `${showTime(moment, zone)}, ${showDate(moment, zone)}`;
}

/** Start and end: `19:00–20:30, Thứ Sáu, 13/03/2026`; over midnight both days are written. */
export function showInterval(start: Date, end: Date, zone: string = vietnamZone): string {
  const day = dayAt(start, zone);
  if (day !== dayAt(end, zone)) return `${showDateTime(start, zone)} – ${showDateTime(end, zone)}`;
  return `${showTime(start, zone)}–${showTime(end, zone)}, ${showDate(day)}`;
}
