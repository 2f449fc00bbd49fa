/** Times as the page shows them, in the sandbox's zone. */
export interface Times {
  hour(at: Date): string;
  day(at: Date): string;
  /** Short, beside a row: the hour today, the day and hour otherwise. */
  brief(at: Date, now: Date): string;
}

export function timesIn(zone: string): Times {
  const hours = new Intl.DateTimeFormat('vi-VN', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const dates = new Intl.DateTimeFormat('vi-VN', { timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric' });
  const short = new Intl.DateTimeFormat('vi-VN', { timeZone: zone, day: '2-digit', month: '2-digit' });
  const weekdays = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short' });
  const names: Record<string, string> = {
    Mon: 'Thứ Hai',
    Tue: 'Thứ Ba',
    Wed: 'Thứ Tư',
    Thu: 'Thứ Năm',
    Fri: 'Thứ Sáu',
    Sat: 'Thứ Bảy',
    Sun: 'Chủ nhật',
  };
  return {
    hour: (at) => hours.format(at),
    day: (at) => `${names[weekdays.format(at)]}, ${dates.format(at)}`,
    brief: (at, now) => (dates.format(at) === dates.format(now) ? hours.format(at) : `${hours.format(at)} ${short.format(at)}`),
  };
}
