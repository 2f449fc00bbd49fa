import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalKey,
  compareByGivenName,
  foldInPlace,
  isUnaccented,
  normalise,
  searchKey,
  sortKey,
} from '../../src/language/folding.js';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const vietnamese = fc.string({
  unit: fc.constantFrom(...'aàáảãạăâeéèêệoòóỏõọôơuúùưyýỳỷhqnkgtiđĐÐ hoàhòa thuý'.normalize('NFC')),
  maxLength: 40,
});

describe('what is stored', () => {
  it.each([
    ['Nguyễn Văn An'.normalize('NFD'), 'Nguyễn Văn An'],
    ['Ðỗ Ðức Ðạt', 'Đỗ Đức Đạt'],
    ['Nguyễn\u00a0Văn\u200b An\ufeff', 'Nguyễn Văn An'],
    ['０９１２／３', '0912/3'],
    ['bạn 🙋‍♂️ ơi', 'bạn 🙋‍♂️ ơi'],
    ['a\u200db', 'ab'],
    ['dòng 1\ndòng 2', 'dòng 1\ndòng 2'],
  ])('%j is kept as %j', (typed, stored) => expect(normalise(typed)).toBe(stored));

  it('changes nothing the second time, whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, vietnamese), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });
});

describe('what is the same word', () => {
  it.each([
    ['Lê Hoà', 'Lê Hòa'],
    ['Nguyễn Thuý', 'Nguyễn Thúy'],
    ['Phan Thuỵ Khoẻ', 'Phan Thụy Khỏe'],
    ['huỷ', 'hủy'],
    ['qúy', 'quý'],
    ['H’Lan Mlô', "H'Lan Mlô"],
    ['  TRẦN   An ', 'trần an'],
    ['Hoà'.normalize('NFD'), 'Hòa'],
  ])('%s and %s', (one, other) => expect(canonicalKey(one)).toBe(canonicalKey(other)));

  it.each([
    ['Hoa', 'Hòa'],
    ['Hùng', 'Hưng'],
    ['Mỹ', 'Mĩ'],
    ['dang', 'đang'],
  ])('%s and %s are two', (one, other) => expect(canonicalKey(one)).not.toBe(canonicalKey(other)));

  it.each(['quý', 'giá', 'hoàn', 'khoảng', 'thuyền', 'loại'])('leaves %s alone', (word) => expect(canonicalKey(word)).toBe(word));

  it('is reached in one step from any text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, vietnamese), (text) => {
        expect(canonicalKey(canonicalKey(text))).toBe(canonicalKey(text));
      }),
    );
  });
});

describe('search without accents', () => {
  it.each([
    ['Đỗ Đức Đạt', 'do duc dat'],
    ['Ðỗ Ðức Ðạt', 'do duc dat'],
    ['Hoà', 'hoa'],
    ['Hoá', 'hoa'],
    ['H’Lan Mlô', "h'lan mlo"],
  ])('%s is found by %s', (name, key) => expect(searchKey(name)).toBe(key));

  it('folds a folded text to itself, and agrees with the canonical key', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, vietnamese), (text) => {
        expect(searchKey(searchKey(text))).toBe(searchKey(text));
        expect(searchKey(canonicalKey(text))).toBe(searchKey(text));
      }),
    );
  });

  it('keeps every position when folding in place', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, vietnamese), (text) => {
        expect(foldInPlace(normalise(text))).toHaveLength(normalise(text).length);
      }),
    );
    expect(foldInPlace('Đỗ Đức, TRƯỜNG 11A2')).toBe('do duc, truong 11a2');
  });

  it('knows a text without marks', () => {
    expect(isUnaccented('nguyen van an')).toBe(true);
    expect(isUnaccented('Phan Minh Khang')).toBe(true);
    expect(isUnaccented('nguyen đan')).toBe(false);
    expect(isUnaccented('Lê')).toBe(false);
  });
});

describe('sorting by given name', () => {
  const sortedGivenNames = 'An Ánh Ăn Ân Ẩn Bảo Dũng Duy Đạt Đức Hoa Oanh Ôn Ơn Uyên Ước Ý Yến'.split(' ');
  const sortedNames = [
    ...['Trần Văn An', 'Lê Thị Ánh', 'Phạm Minh Ân', 'Đỗ Gia Bảo', 'Nguyễn Tiến Dũng', 'Hồ Đức Duy'],
    ...['Nguyễn Thành Đạt', 'Võ Minh Đức', 'Lê Thị Hòa', 'Bùi Yến'],
  ];
  const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(sortKey(a)), Buffer.from(sortKey(b)));

  it.each([
    ['given names', sortedGivenNames],
    ['full names', sortedNames],
  ])('puts %s in the checked Vietnamese order, in code and in SQL', (_, sorted) => {
    expect([...sorted].reverse().sort(compareByGivenName)).toEqual(sorted);
    expect([...sorted].reverse().sort(byBytes)).toEqual(sorted);
  });

  it('breaks ties by family name', () => {
    expect(['Võ An', 'Đỗ An', 'Dương An'].sort(compareByGivenName)).toEqual(['Dương An', 'Đỗ An', 'Võ An']);
  });

  it('agrees with the collation of the Unicode consortium on Vietnamese syllables', () => {
    const collator = new Intl.Collator('vi');
    const onset = fc.constantFrom('', 'b', 'c', 'd', 'đ', 'h', 'ng', 'th', 'tr', 'x');
    const vowel = fc.constantFrom(...'aăâeêioôơuưy');
    const tone = fc.constantFrom('', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323');
    const syllable = fc
      .tuple(onset, vowel, tone, fc.constantFrom('', 'n', 'c', 'ng'))
      .map((parts) => parts.join('').normalize('NFC'));
    fc.assert(
      fc.property(syllable, syllable, (a, b) => {
        expect(Math.sign(compareByGivenName(a, b))).toBe(Math.sign(collator.compare(a, b)));
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same for both tone placements', () => {
    expect(sortKey('Lê Thị Hoà')).toBe(sortKey('Lê Thị Hòa'));
  });
});
