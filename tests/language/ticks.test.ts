import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMinutes } from '../../src/language/minutes.js';
import { readTicks, type TickReading } from '../../src/language/ticks.js';

describe('what an officer types over a list of names', () => {
  const table: [string, TickReading][] = [
    ['3, 7, 12', { kind: 'numbers', numbers: [3, 7, 12], except: false }],
    ['3 7 12', { kind: 'numbers', numbers: [3, 7, 12], except: false }],
    ['số 3 và số 7 nhé', { kind: 'numbers', numbers: [3, 7], except: false }],
    ['3-6', { kind: 'numbers', numbers: [3, 4, 5, 6], except: false }],
    ['từ 3 đến 5, 9', { kind: 'numbers', numbers: [3, 4, 5, 9], except: false }],
    ['trễ 3 7', { kind: 'numbers', numbers: [3, 7], except: false, mark: 'late' }],
    ['3 đến trễ', { kind: 'numbers', numbers: [3], except: false, mark: 'late' }],
    ['5 vắng có phép', { kind: 'numbers', numbers: [5], except: false, mark: 'excused' }],
    ['phép 5', { kind: 'numbers', numbers: [5], except: false, mark: 'excused' }],
    ['không phép 6, 8', { kind: 'numbers', numbers: [6, 8], except: false, mark: 'unexcused' }],
    ['vắng 6', { kind: 'numbers', numbers: [6], except: false, mark: 'absent' }],
    ['tất cả', { kind: 'all' }],
    ['có mặt hết', { kind: 'all', mark: 'present' }],
    ['Tat ca co mat', { kind: 'all', mark: 'present' }],
    ['trừ 3 7', { kind: 'numbers', numbers: [3, 7], except: true }],
    ['tất cả trừ 3, 7', { kind: 'numbers', numbers: [3, 7], except: true }],
    ['hoàn tác', { kind: 'undo' }],
    ['khách 4', { kind: 'guests', count: 4 }],
    ['2 đại biểu', { kind: 'guests', count: 2 }],
    ['Hòa', { kind: 'names', names: ['Hòa'], except: false }],
    ['bạn Lê Thị Hòa có mặt nhé', { kind: 'names', names: ['Lê Thị Hòa'], except: false, mark: 'present' }],
    ['An, Bình và Hòa đến trễ', { kind: 'names', names: ['An', 'Bình', 'Hòa'], except: false, mark: 'late' }],
    ['trừ Hòa', { kind: 'names', names: ['Hòa'], except: true }],
    ['tất cả trừ Hoa và Nam', { kind: 'names', names: ['Hoa', 'Nam'], except: true }],
    ['tat ca tru hoa, nam', { kind: 'names', names: ['hoa', 'nam'], except: true }],
    ['có mặt hết trừ Hoa với Nam nhé', { kind: 'names', names: ['Hoa', 'Nam'], except: true, mark: 'present' }],
    ['tất cả có mặt trừ bạn Hoa nhé', { kind: 'names', names: ['Hoa'], except: true, mark: 'present' }],
    ['mọi người đều có mặt, trừ Lê Thị Hoa', { kind: 'names', names: ['Lê Thị Hoa'], except: true, mark: 'present' }],
    ['tất cả trừ Hoa, 7', { kind: 'names', names: ['Hoa', '7'], except: true }],
    ['ngoại trừ em Hoa và đ/c Nam', { kind: 'names', names: ['Hoa', 'Nam'], except: true }],
    ['tất cả trừ', { kind: 'names', names: [], except: true }],
    ['Hoa trừ Nam', { kind: 'names', names: ['Hoa trừ Nam'], except: false }],
    ['0', { kind: 'names', names: ['0'], except: false }],
  ];
  it.each(table)('“%s”', (typed, reading) => expect(readTicks(typed)).toEqual(reading));

  it('reads any text without failing, and only numbers of a list', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readTicks(text);
        if (read.kind === 'numbers') expect(read.numbers.every((n) => n >= 1 && n <= 999)).toBe(true);
      }),
    );
  });

  it('any list of numbers is read as those numbers, however they are separated', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 40 }),
        fc.constantFrom(', ', ' ', ';', ' và '),
        (numbers, between) => {
          expect(readTicks(numbers.join(between))).toEqual({ kind: 'numbers', numbers, except: false });
        },
      ),
    );
  });
});

describe('a length of time', () => {
  const table: [string, number | undefined][] = [
    ['30', 30],
    ['45p', 45],
    ['20 phút', 20],
    ['nửa tiếng', 30],
    ['1 tiếng', 60],
    ['một tiếng rưỡi', 90],
    ['1h30', 90],
    ['2 giờ', 120],
    ['mười lăm phút', 15],
    ['ngày mai', undefined],
    ['😀', undefined],
    ['-5', undefined],
  ];
  it.each(table)('“%s”', (typed, minutes) => expect(readMinutes(typed)).toBe(minutes));
});
