import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedCounters, type Counters, isMoney, sumCounters, sumMonths } from '../../src/domain/month-report.js';
import { readCount, readCounters, readCounts, saysNothing } from '../../src/language/counters.js';
import { showNumber } from '../../src/language/numbers.js';

const plain = (counters: Counters) =>
  Object.fromEntries(Object.entries(counters).map(([key, { value, isAtLeast }]) => [key, isAtLeast ? `≥${value}` : value]));

describe('counters of a month, as secretaries type them', () => {
  it.each([
    ['2 công trình, 3 NTM, vốn 290tr', { youthProjects: 2, newRuralActivities: 3, startupCapitalVnd: 290_000_000 }],
    ['2 cong trinh 3 ntm von 290 trieu', { youthProjects: 2, newRuralActivities: 3, startupCapitalVnd: 290_000_000 }],
    ['vốn khởi nghiệp trên 290 triệu', { startupCapitalVnd: '≥290000000' }],
    ['trên 290 triệu vốn', { startupCapitalVnd: '≥290000000' }],
    ['Vốn hỗ trợ khởi nghiệp: 1,2 tỷ', { startupCapitalVnd: 1_200_000_000 }],
    ['vốn 290.000.000 đồng', { startupCapitalVnd: 290_000_000 }],
    ['công trình thanh niên: 91; VMĐT 18; NTM 80', { youthProjects: 91, urbanCivilityActivities: 18, newRuralActivities: 80 }],
    ['31 mô hình thoát nghèo (33 người)', undefined],
    [
      '31 mô hình thoát nghèo, 33 người thoát nghèo, 19 nhà nhân ái, 08 dự án khởi nghiệp',
      { povertyExitModels: 31, povertyExitPeople: 33, charityHouses: 19, startupProjects: 8 },
    ],
    ['hai công trình và một căn nhà nhân ái', { youthProjects: 2, charityHouses: 1 }],
    ['có 2 công trình thanh niên\n1 mô hình', { youthProjects: 2, povertyExitModels: 1 }],
    ['không có mô hình, 1 dự án', { povertyExitModels: 0, startupProjects: 1 }],
    ['hơn 10 hoạt động NTM', { newRuralActivities: '≥10' }],
    ['chuyển đến 2, chuyển đi 1, trưởng thành 3, đảng viên mới 1', { movedIn: 2, movedOut: 1, graduated: 3, partyAdmitted: 1 }],
    ['đoàn phí 1tr2, trích nộp 400k', { duesCollectedVnd: 1_200_000, duesPassedUpVnd: 400_000 }],
    ['2 công trình,3 NTM', { youthProjects: 2, newRuralActivities: 3 }],
  ])('%s', (text, expected) => {
    const { counters, unread } = readCounters(text);
    if (expected) expect([plain(counters), unread]).toEqual([expected, []]);
    else expect(unread).not.toEqual([]);
  });

  it.each([
    '5',
    'vốn 290',
    '2,5 công trình',
    '-3 công trình',
    '1000000 công trình',
    'tuần sau họp',
    '2 công trình 3',
    'vốn nhiều lắm',
  ])('“%s” is not taken for something else', (text) => {
    expect(readCounters(text)).toEqual({ counters: {}, unread: expect.arrayContaining([expect.any(String)]) });
  });

  it('what was read stays, and what was not is named', () => {
    expect(readCounters('2 công trình, tập văn nghệ')).toEqual({
      counters: { youthProjects: { value: 2 } },
      unread: ['tập văn nghệ'],
    });
  });

  it('any list of numbers comes back, in whatever order and with the number before or behind', () => {
    const name = {
      youthProjects: 'công trình',
      urbanCivilityActivities: 'VMĐT',
      newRuralActivities: 'NTM',
      povertyExitModels: 'mô hình',
    };
    const rest = {
      povertyExitPeople: 'người thoát nghèo',
      charityHouses: 'nhà nhân ái',
      startupProjects: 'dự án',
      startupCapitalVnd: 'vốn',
    };
    const names = { ...name, ...rest };
    const value = fc.oneof(fc.nat(99), fc.nat(9_999));
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...askedCounters], { minLength: 1 }).chain((keys) =>
          fc.record({
            keys: fc.constant(keys),
            values: fc.array(fc.tuple(value, fc.boolean(), fc.boolean()), { minLength: keys.length, maxLength: keys.length }),
          }),
        ),
        fc.constantFrom(', ', '; ', '\n', ' và '),
        ({ keys, values }, between) => {
          const expected: Counters = {};
          const parts = keys.map((key, at) => {
            const [drawn, isBehind, isAtLeast] = values[at]!;
            const amount = isMoney(key) ? drawn * 1000 : drawn;
            expected[key] = { value: amount, ...(isAtLeast && { isAtLeast }) };
            const shown = `${isAtLeast ? 'trên ' : ''}${showNumber(amount)}${isMoney(key) ? ' đồng' : ''}`;
            return isBehind ? `${names[key]} ${shown}` : `${shown} ${names[key]}`;
          });
          expect(readCounters(parts.join(between))).toEqual({ counters: expected, unread: [] });
        },
      ),
    );
  });

  it('never throws and never invents a number that was not typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }).filter((text) => !/\p{N}/u.test(text)),
        (text) => {
          for (const { value } of Object.values(readCounters(text).counters)) expect(value).toBeLessThan(1000);
        },
      ),
    );
  });

  it('an amount that was asked for is read alone', () => {
    expect(readCount('startupCapitalVnd', 'trên 290tr')).toEqual({ value: 290_000_000, isAtLeast: true });
    expect(readCount('startupCapitalVnd', '290')).toBeUndefined();
    expect(readCount('charityHouses', '2 căn')).toEqual({ value: 2 });
    expect(readCount('charityHouses', 'không')).toEqual({ value: 0 });
    expect(readCount('charityHouses', 'hai')).toEqual({ value: 2 });
    expect(readCount('charityHouses', 'nhiều')).toBeUndefined();
  });

  it.each([
    ['1, 290tr', 1, 290_000_000],
    ['1 290tr', 1, 290_000_000],
    ['1 dự án, trên 290 triệu', 1, 290_000_000],
    ['hai dự án và 1,2 tỷ', 2, 1_200_000_000],
    ['2; 0', 2, 0],
    ['0', 0, 0],
    ['không', 0, 0],
  ])('two that are asked for together: “%s”', (text, projects, capital) => {
    const read = readCounts(['startupProjects', 'startupCapitalVnd'], text);
    expect([read?.startupProjects?.value, read?.startupCapitalVnd?.value]).toEqual([projects, capital]);
  });
  it.each(['2', '1, 290', 'nhiều, lắm', '', '1, 2, 3'])('“%s” is not two numbers', (text) => {
    expect(readCounts(['startupProjects', 'startupCapitalVnd'], text)).toBeUndefined();
  });

  it.each(['không có gì', 'ko co gi', 'Không có', 'tháng này không có gì', '0', 'chưa có hoạt động nào'])(
    '“%s” is zero everywhere',
    (text) => {
      expect(saysNothing(text)).toBe(true);
    },
  );
  it.each(['không có mô hình', 'có', '', 'không biết'])('“%s” is not', (text) => {
    expect(saysNothing(text)).toBe(false);
  });
});

describe('sums', () => {
  it('add what was typed, keep “at least”, and leave unknown what nobody typed', () => {
    const sum = sumCounters([
      { youthProjects: { value: 2 }, startupCapitalVnd: { value: 5, isAtLeast: true } },
      { youthProjects: { value: 3 }, startupCapitalVnd: { value: 7 } },
    ]);
    expect(sum).toEqual({ youthProjects: { value: 5 }, startupCapitalVnd: { value: 12, isAtLeast: true } });
  });

  it('over months do not add up how many young people live there', () => {
    expect(
      sumMonths([
        { youth: { value: 100 }, movedIn: { value: 1 } },
        { youth: { value: 90 }, movedIn: { value: 2 } },
      ]),
    ).toEqual({
      youth: { value: 90 },
      movedIn: { value: 3 },
    });
  });
});
