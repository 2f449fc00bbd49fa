import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countLine, hasQuorum } from '../../src/domain/count-line.js';

const counts = fc.record({
  unmarked: fc.nat(2000),
  present: fc.nat(2000),
  late: fc.nat(300),
  excused: fc.nat(300),
  unexcused: fc.nat(300),
});
const number = (text: string | undefined) => Number((text ?? '0').replaceAll('.', ''));

describe('the count line of the minutes', () => {
  test('is written exactly as branches write it', () => {
    expect(countLine({ invited: 25, present: 16, late: 2, excused: 5, unexcused: 2 })).toBe(
      'Có mặt: 18/25 đồng chí; vắng: 07 (có phép: 05, không phép: 02)',
    );
    expect(countLine({ invited: 9, present: 8, late: 0, excused: 1, unexcused: 0 })).toBe(
      'Có mặt: 08/09 đồng chí; vắng: 01 (có phép: 01, không phép: 00)',
    );
  });

  test('says apart who has no mark: silence is never an absence', () => {
    expect(countLine({ invited: 25, present: 18, late: 0, excused: 3, unexcused: 1 })).toBe(
      'Có mặt: 18/25 đồng chí; vắng: 04 (có phép: 03, không phép: 01); chưa ghi nhận: 03',
    );
  });

  test('always adds up: present, absent and unmarked are everybody', () => {
    fc.assert(
      fc.property(counts, ({ unmarked, ...marks }) => {
        const invited = unmarked + marks.present + marks.late + marks.excused + marks.unexcused;
        const parts =
          /^Có mặt: ([\d.]+)\/([\d.]+) đồng chí; vắng: ([\d.]+) \(có phép: ([\d.]+), không phép: ([\d.]+)\)(?:; chưa ghi nhận: ([\d.]+))?$/.exec(
            countLine({ invited, ...marks }),
          );
        expect(parts).not.toBeNull();
        const [, came, total, absent, excused, unexcused, left] = parts!;
        expect(number(total)).toBe(invited);
        expect(number(came)).toBe(marks.present + marks.late);
        expect(number(excused) + number(unexcused)).toBe(number(absent));
        expect(number(came) + number(absent) + number(left)).toBe(invited);
      }),
    );
  });

  test('a congress needs two thirds, rounded up', () => {
    expect(hasQuorum(16, 25)).toBe(false);
    expect(hasQuorum(17, 25)).toBe(true);
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.nat(1000),
        (present, summoned) => hasQuorum(present, summoned) === present >= Math.ceil((2 * summoned) / 3),
      ),
    );
  });
});
