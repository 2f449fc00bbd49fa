import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentOf, zonedText } from '../../src/language/calendar.js';
import { showBirthDate, showDate, showDateTime, showInterval, showWeekday, vietnamZone } from '../../src/language/show.js';
import { readEventDate, readTime } from '../../src/language/times.js';

/**
 * A generator that knows what it means: it picks a day and an hour, then says them in one of the ways people do. It shares no code
 * with the reader (days by the clock of the computer), so the two agree only when the reading is right.
 */
const dayLength = 86_400_000;
const dayAfter = (day: string, count: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * dayLength).toISOString().slice(0, 10);
const isoWeekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
const weekdayWords = ['', 'thứ 2', 'thứ ba', 't4', 'thứ năm', 'thứ 6', 'thứ bảy', 'chủ nhật'];
const hourWords = ['', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười', 'mười một', 'mười hai'];

/** 1 to 12 and the part of day that makes it one hour of the day, in the windows of domain reference §7.5. */
const clocks: { hour: number; spoken: number; part: string }[] = [
  ...[5, 6, 7, 8, 9, 10, 11].map((hour) => ({ hour, spoken: hour, part: 'sáng' })),
  ...[11, 12].map((hour) => ({ hour, spoken: hour, part: 'trưa' })),
  ...[13, 14, 15, 16, 17, 18].map((hour) => ({ hour, spoken: hour - 12, part: 'chiều' })),
  ...[18, 19, 20, 21].map((hour) => ({ hour, spoken: hour - 12, part: 'tối' })),
];

const spokenClock = fc
  .record({ clock: fc.constantFrom(...clocks), minute: fc.constantFrom(0, 0, 15, 30, 45, 50), way: fc.nat(5) })
  .map(({ clock: { hour, spoken, part }, minute, way }) => {
    const digits = `${spoken}${['h', 'g', ' giờ '][way % 3]}${minute === 0 ? '' : String(minute).padStart(2, '0')}`.trim();
    const half = way % 2 === 0 ? `${spoken} rưỡi` : `${spoken}h rưỡi`;
    const words = `${hourWords[spoken]} giờ${minute === 0 ? '' : minute === 30 ? ' rưỡi' : ` kém ${60 - minute}`}`;
    const isWords = way >= 4 && (minute === 0 || minute === 30);
    const text = isWords ? words : minute === 30 && way > 1 ? half : digits;
    return { at: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`, text, part };
  });

const today = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2032-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

const spokenDay = fc
  .record({ today, ahead: fc.integer({ min: 1, max: 200 }), way: fc.nat(8), year: fc.boolean() })
  .map((pick) => {
    const { ahead, way } = pick;
    const near: [number, string][] = [
      [1, 'mai'],
      [1, 'ngày mai'],
      [2, 'ngày mốt'],
    ];
    const weekday = isoWeekday(pick.today);
    if (way < 3) return { ...pick, day: dayAfter(pick.today, near[way]![0]), text: near[way]![1] };
    if (way === 3) {
      const count = 1 + (ahead % 6);
      return { ...pick, day: dayAfter(pick.today, count), text: weekdayWords[isoWeekday(dayAfter(pick.today, count))]! };
    }
    if (way === 4) {
      const day = dayAfter(pick.today, 8 - weekday + (ahead % 7));
      return { ...pick, day, text: `${weekdayWords[isoWeekday(day)]} tuần sau` };
    }
    if (way === 5) return { ...pick, day: dayAfter(pick.today, 1 + (ahead % 30)), text: `${1 + (ahead % 30)} ngày nữa` };
    const day = dayAfter(pick.today, ahead);
    const [y = '', m = '', d = ''] = day.split('-');
    const withYear = pick.year || y !== pick.today.slice(0, 4);
    const texts = [
      `ngày ${d}/${m}${withYear ? `/${y}` : ''}`,
      `${Number(d)} tháng ${Number(m)}${withYear ? ` năm ${y}` : ''}`,
      `${weekdayWords[isoWeekday(day)]} ngày ${Number(d)}/${Number(m)}${withYear ? `/${y}` : ''}`,
    ];
    return { ...pick, day, text: texts[way - 6] ?? texts[0]! };
  });

describe('a meeting called in words', () => {
  it('is read as the day and hour that were meant, and for certain', () => {
    const frames = fc.constantFrom(
      (day: string, clock: string, part: string) => `${clock} ${part} ${day}`,
      (day: string, clock: string, part: string) => `${part} ${day} ${clock}`,
      (day: string, clock: string, part: string) => `${day} ${clock} ${part}`,
      (day: string, clock: string, part: string) => `họp chi đoàn ${day} lúc ${clock} ${part} tại nhà văn hóa ấp 3`,
      (day: string, clock: string, part: string) => `mời các bạn ${clock} ${part}, ${day}, có mặt ở trường`,
    );
    fc.assert(
      fc.property(spokenDay, spokenClock, frames, fc.boolean(), (day, clock, frame, isDecomposed) => {
        const typed = frame(day.text, clock.text, clock.part);
        const text = isDecomposed ? typed.normalize('NFD') : typed;
        const reading = readTime(text, new Date(`${day.today}T09:00:00+07:00`));
        expect({ ...reading, spans: [] }, typed).toEqual({
          start: `${day.day}T${clock.at}+07:00`,
          date: day.day,
          certain: true,
          ambiguous: [],
          spans: [],
        });
      }),
      { numRuns: 3000 },
    );
  });

  it('without accents is read as the same, or as nothing certain', () => {
    const bare = (text: string) =>
      text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/đ/g, 'd')
        .replace(/Đ/g, 'D');
    fc.assert(
      fc.property(spokenDay, spokenClock, (day, clock) => {
        const text = bare(`${clock.text} ${clock.part} ${day.text}`);
        const reading = readTime(text, new Date(`${day.today}T09:00:00+07:00`));
        if (reading.certain && reading.start) expect(reading.start, text).toBe(`${day.day}T${clock.at}+07:00`);
      }),
      { numRuns: 2000 },
    );
  });

  it('on a weekday that the date does not have is refused', () => {
    fc.assert(
      fc.property(spokenDay, fc.integer({ min: 1, max: 6 }), (day, off) => {
        const [y, m, d] = day.day.split('-');
        const wrong = weekdayWords[((isoWeekday(day.day) - 1 + off) % 7) + 1];
        const reading = readTime(`19h ${wrong} ngày ${d}/${m}/${y}`, new Date(`${day.today}T09:00:00+07:00`));
        expect(reading).toMatchObject({ certain: false, problem: 'weekday_mismatch', date: day.day });
      }),
    );
  });

  it('before now is never read for certain, whatever the way it is said', () => {
    fc.assert(
      fc.property(spokenDay, spokenClock, fc.integer({ min: 0, max: 1439 }), (day, clock, minute) => {
        const [y = '', m = '', d = ''] = day.day.split('-');
        const now = new Date(Date.parse(`${day.day}T00:00:00+07:00`) + minute * 60_000);
        const reading = readTime(`${clock.text} ${clock.part} ngày ${d}/${m}/${y}`, now);
        const meant = Date.parse(`${day.day}T${clock.at}:00+07:00`);
        expect(reading.certain).toBe(meant > now.getTime());
        if (meant <= now.getTime()) expect(reading.problem).toBe('past');
      }),
    );
  });
});

describe('what the bot shows', () => {
  const now = new Date('2026-03-12T09:00:00+07:00');
  const quarter = fc
    .date({ min: new Date('2026-03-13T00:00:00Z'), max: new Date('2040-01-01'), noInvalidDate: true })
    .map((at) => new Date(Math.floor(at.getTime() / 900_000) * 900_000));
  const byDay = (at: Date) => {
    const hour = Number(zonedText(at, vietnamZone).slice(11, 13));
    return hour >= 13 && hour < 22;
  };

  it('as a day is read as the same day, and has its weekday', () => {
    fc.assert(
      fc.property(quarter, (at) => {
        const day = zonedText(at, vietnamZone).slice(0, 10);
        expect(readEventDate(showDate(at), now)).toEqual({ ok: true, date: day, certain: true, precision: 'day' });
        expect(readEventDate(showBirthDate(day), now)).toEqual({ ok: true, date: day, certain: true, precision: 'day' });
        for (const shown of [showDate(at), showDateTime(at), showInterval(at, new Date(at.getTime() + 3600_000))])
          expect(shown).toContain(showWeekday(day));
      }),
    );
  });

  it('as a time is read as the same moment; in the morning it is asked, as 7:00 may be 19:00', () => {
    fc.assert(
      fc.property(quarter, (at) => {
        const reading = readTime(showDateTime(at), now);
        const hour = Number(zonedText(at, vietnamZone).slice(11, 13));
        fc.pre(hour === 0 || hour > 5);
        expect(Date.parse(reading.start ?? '')).toBe(at.getTime());
        expect(reading.certain).toBe(byDay(at));
      }),
    );
  });

  it('as an interval is read as the same interval', () => {
    fc.assert(
      fc.property(quarter, fc.integer({ min: 1, max: 8 }), (at, quarters) => {
        const end = new Date(at.getTime() + quarters * 900_000);
        fc.pre(byDay(at) && byDay(end));
        const reading = readTime(showInterval(at, end), now);
        expect(reading).toMatchObject({ certain: true });
        expect([reading.start, reading.end].map((moment) => Date.parse(moment ?? ''))).toEqual([at.getTime(), end.getTime()]);
      }),
    );
  });

  it('in another zone is the local clock there', () => {
    expect(momentOf('2026-03-13', 19, 0, 'UTC').toISOString()).toBe('2026-03-13T19:00:00.000Z');
  });
});
