import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEventDate, readTime, readTimeOfDay } from '../../src/language/times.js';

const now = new Date('2026-03-12T09:00:00+07:00'); // a Thursday
const at = (local: string) => `2026-${local}+07:00`;

describe('the time of a meeting', () => {
  it.each([
    ['7h tối mai', '03-13T19:00'],
    ['19h30 t7', '03-14T19:30'],
    ['14g00 ngày 20/11', '11-20T14:00'],
    ['19:30 thứ sáu', '03-13T19:30'],
    ['19h tối nay', '03-12T19:00'],
    ['tối nay 7 rưỡi', '03-12T19:30'],
    ['7 rưỡi tối t7', '03-14T19:30'],
    ['8h sáng cn', '03-15T08:00'],
    ['8h kém 15 sáng mai', '03-13T07:45'],
    ['8 giờ kém 10 sáng chủ nhật', '03-15T07:50'],
    ['2h chiều thứ 7', '03-14T14:00'],
    ['14h thứ hai tuần sau', '03-16T14:00'],
    ['17h30 chiều nay', '03-12T17:30'],
    ['5 rưỡi chiều mai', '03-13T17:30'],
    ['12h trưa mai', '03-13T12:00'],
    ['1h trưa t7', '03-14T13:00'],
    ['11h30 trưa nay', '03-12T11:30'],
    ['19g30 ngày 13/3/2026', '03-13T19:30'],
    ['19 giờ 30 phút ngày 14 tháng 3', '03-14T19:30'],
    ["19h30' 14/3", '03-14T19:30'],
    ['19.30 thứ 6', '03-13T19:30'],
    ['7pm mai', '03-13T19:00'],
    ['ngày mốt 18h', '03-14T18:00'],
    ['tối t6 tuần sau lúc 7h', '03-20T19:00'],
    ['thứ 5 tuần này 19h', '03-12T19:00'],
    ['19 giờ 00, thứ Sáu ngày 13/3/2026', '03-13T19:00'],
    ['chủ nhật 22/3 lúc 6h30 sáng', '03-22T06:30'],
    ['7h toi mai', '03-13T19:00'],
    ['toi mai 7h', '03-13T19:00'],
    ['tuần sau thứ 2 14h', '03-16T14:00'],
    ['bảy giờ tối mai', '03-13T19:00'],
    ['mười chín giờ ba mươi mai', '03-13T19:30'],
    ['hai giờ chiều mai', '03-13T14:00'],
    ['họp ấp 3 tối mai 7h', '03-13T19:00'],
    ['kp 5 7h tối mai', '03-13T19:00'],
    ['họp gấp 1 tiếng nữa', '03-12T10:00'],
    ['30p nữa', '03-12T09:30'],
    ['2 tiếng rưỡi nữa', '03-12T11:30'],
    ['14h ngày 20-11', '11-20T14:00'],
    ['8h sáng mai'.normalize('NFD'), '03-13T08:00'],
  ])('%s is certain', (typed, local) => {
    expect(readTime(typed, now)).toMatchObject({
      start: at(local),
      date: `2026-${local.slice(0, 5)}`,
      certain: true,
      ambiguous: [],
    });
  });

  it.each([
    ['cn tuần sau 8g', '03-22T08:00', 'hour'],
    ['0h ngày 14/3', '03-14T00:00', 'hour'],
    ['12h đêm nay', '03-13T00:00', 'hour'],
    ['7h', '03-12T19:00', 'hour'],
    ['7h mai', '03-13T07:00', 'hour'],
    ['19h', '03-12T19:00', 'date'],
    ['3h chiều', '03-12T15:00', 'date'],
    ['1930 14/3', '03-14T19:30', 'hour'],
    ['3h t7', '03-14T15:00', 'hour'],
    ['10h tối mai', '03-13T22:00', 'hour'],
    ['cn toi 8h', '03-15T20:00', 'hour'],
    ['8h sáng', '03-13T08:00', 'date'],
  ])('%s is shown and asked', (typed, local, doubt) => {
    const reading = readTime(typed, now);
    expect(reading).toMatchObject({ start: at(local), certain: false });
    expect(reading.problem).toBeUndefined();
    expect(reading.ambiguous).toContain(doubt);
  });

  it.each([
    ['19h-21h t7', '03-14T19:00', '03-14T21:00', true],
    ['từ 19h đến 20h30 ngày 14/3', '03-14T19:00', '03-14T20:30', true],
    ['sáng mai 7h30 tới 10h', '03-13T07:30', '03-13T10:00', true],
    ['8h-11h sáng thứ 7', '03-14T08:00', '03-14T11:00', true],
    ['từ 8 đến 10h sáng t7', '03-14T08:00', '03-14T10:00', true],
    ['8h sáng thứ 7 tuần này đến 2h chiều', '03-14T08:00', '03-14T14:00', true],
    ['18h00 - 20h00 ngày 15/3', '03-15T18:00', '03-15T20:00', true],
    ['19h toi 21h t7', '03-14T19:00', '03-14T21:00', true],
    ['8h-10h t7', '03-14T08:00', '03-14T10:00', false],
    ['8-10h t7', '03-14T08:00', '03-14T10:00', false],
  ])('%s has a start and an end', (typed, start, end, certain) => {
    expect(readTime(typed, now)).toMatchObject({ start: at(start), end: at(end), certain });
  });

  it.each([
    ['sáng mai', '2026-03-13'],
    ['thứ 4', '2026-03-18'],
  ])('%s names a day and leaves the hour to be asked', (typed, date) => {
    const reading = readTime(typed, now);
    expect(reading).toMatchObject({ date, certain: true });
    expect(reading.start).toBeUndefined();
  });

  it.each([
    ['25h mai', 'no_such_time'],
    ['19h75 mai', 'no_such_time'],
    ['rằm này 19h', 'lunar'],
    ['30/2 19h', 'no_such_day'],
    ['họp ngày 31/2 lúc 19h', 'no_such_day'],
    ['thứ 5 14/3 19h', 'weekday_mismatch'],
    ['7h sáng nay', 'past'],
    ['19h tối qua', 'past'],
    ['thứ 2 tuần này 19h', 'past'],
    ['19h ngày 1/3/2026', 'past'],
    ['8h chiều mai', 'part_conflict'],
    ['15h sáng mai', 'part_conflict'],
    ['22h sáng mai', 'part_conflict'],
    ['dời từ 19h sang 20h mai', 'two_times'],
    ['19h thứ 6 hay thứ 7', 'two_dates'],
    ['đầu tháng sau 19h', 'vague_date'],
    ['cuối tuần', 'vague_date'],
    ['em chào bot', 'missing'],
  ])('%s is refused with the reason', (typed, problem) => {
    expect(readTime(typed, now)).toMatchObject({ certain: false, problem });
  });

  it('tells where the day and the hour stand, so that the rest of the sentence can be used', () => {
    const text = 'họp 7h tối mai ở nhà văn hóa';
    expect(readTime(text, now).spans.map(({ start, end }) => text.slice(start, end))).toEqual(['7h', 'mai']);
  });

  it('means the day of the unit’s zone', () => {
    const lateEvening = new Date('2026-03-12T18:30:00Z'); // already the 13th in Vietnam
    expect(readTime('19h mai', lateEvening)).toMatchObject({ start: at('03-14T19:00') });
    expect(readTime('19h mai', lateEvening, 'UTC')).toMatchObject({ start: '2026-03-13T19:00+00:00' });
  });

  it('never claims certainty about a moment that has passed, whatever the hour and day', () => {
    const hour = fc.integer({ min: 0, max: 24 });
    const minute = fc.constantFrom('', '00', '15', '30', ' rưỡi');
    const part = fc.constantFrom('', ' sáng', ' trưa', ' chiều', ' tối', ' đêm');
    const day = fc.constantFrom('', ' nay', ' mai', ' t7', ' cn tuần sau', ' thứ 5', ' 12/3', ' ngày 10', ' 26/3');
    const moment = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(hour, minute, part, day, moment, (h, m, p, d, current) => {
        const reading = readTime(`${h}h${m}${p}${d}`, current);
        if (reading.certain && reading.start) expect(Date.parse(reading.start)).toBeGreaterThan(current.getTime());
        if (reading.end && reading.start) expect(Date.parse(reading.end)).toBeGreaterThan(Date.parse(reading.start));
      }),
      { numRuns: 1000 },
    );
  });

  it('reads back every full written date and time exactly', () => {
    const moment = fc.date({ min: new Date('2026-03-13T00:00:00Z'), max: new Date('2029-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.constantFrom('h', 'g', ':', ' giờ '), (later, sign) => {
        const local = new Date(later.getTime() + 7 * 3_600_000).toISOString();
        const [y, m, d] = local.slice(0, 10).split('-');
        const hour = local.slice(11, 13);
        fc.pre(Number(hour) >= 13 && Number(hour) < 22);
        const reading = readTime(`${hour}${sign}${local.slice(14, 16)} ngày ${d}/${m}/${y}`, now);
        expect(reading).toMatchObject({ start: `${local.slice(0, 16)}+07:00`, certain: true });
      }),
    );
  });

  it('is looked for in any text without failing or slowing down', () => {
    const pieces = fc.constantFrom(
      '19h',
      '30',
      't7',
      'thứ',
      'mai',
      'tối',
      '14/3',
      '-',
      'đến',
      'ngày',
      'rằm',
      'tuần sau',
      '🙂',
      '1930',
      '.',
      'một',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.array(pieces, { maxLength: 40 }).map((words) => words.join(' ')),
        ),
        (text) => {
          const reading = readTime(text, now);
          if (reading.start) expect(Number.isNaN(Date.parse(reading.start))).toBe(false);
        },
      ),
    );
    for (const bomb of [
      '1'.repeat(10_000),
      '1 '.repeat(5_000),
      't7 '.repeat(3_000),
      '19h-'.repeat(2_500),
      'tối '.repeat(2_500),
    ]) {
      expect(readTime(bomb, now).start).toBeUndefined();
    }
  });
});

describe('the day of an event', () => {
  it.each([
    ['hôm nay', '03-12', true],
    ['hnay', '03-12', true],
    ['bữa nay', '03-12', true],
    ['mai', '03-13', true],
    ['ngày mai', '03-13', true],
    ['mơi', '03-13', true],
    ['mốt', '03-14', true],
    ['ngày mốt', '03-14', true],
    ['ngày kia', '03-14', false],
    ['thứ 7', '03-14', true],
    ['t7', '03-14', true],
    ['thứ bảy này', '03-14', true],
    ['cn', '03-15', true],
    ['chủ nhật này', '03-15', true],
    ['cn tới', '03-15', false],
    ['chủ nhật tuần sau', '03-22', true],
    ['cn tuần tới', '03-22', true],
    ['thứ 2 tuần sau', '03-16', true],
    ['t2 tuần tới', '03-16', true],
    ['ngày 20', '03-20', true],
    ['ngày 10', '04-10', false],
    ['26/3', '03-26', true],
    ['3 ngày nữa', '03-15', true],
  ])('%s is %s', (typed, day, certain) =>
    expect(readEventDate(typed, now)).toEqual({ ok: true, date: `2026-${day}`, certain, precision: 'day' }),
  );

  it('3/2 is next year’s, after a question', () =>
    expect(readEventDate('3/2', now)).toMatchObject({ date: '2027-02-03', certain: false }));

  it.each([
    ['cuối tháng', 'vague_date'],
    ['đầu tháng sau', 'vague_date'],
    ['rằm này', 'lunar'],
    ['31/2', 'no_such_day'],
    ['', 'missing'],
  ])('%s has to be asked', (typed, problem) => expect(readEventDate(typed, now)).toMatchObject({ ok: false, problem }));

  it('does not take a person called Mai for tomorrow', () =>
    expect(readEventDate('bạn Nguyễn Thị Mai', now)).toMatchObject({ ok: false }));
});

describe('a time of day', () => {
  it.each([
    ['19h30', '19:30', true],
    ['7 rưỡi tối', '19:30', true],
    ['8h kém 15 sáng', '07:45', true],
    ['8h tối', '20:00', true],
    ['19:05', '19:05', true],
    ['7h', '07:00', false],
    ['1930', '19:30', false],
  ])('%s is %s', (typed, time, certain) => expect(readTimeOfDay(typed)).toEqual({ ok: true, time, certain }));

  it.each([
    ['25h', 'no_such_time'],
    ['8h chiều', 'part_conflict'],
    ['tối', 'missing'],
  ])('%s is refused', (typed, problem) => expect(readTimeOfDay(typed)).toEqual({ ok: false, problem }));
});
