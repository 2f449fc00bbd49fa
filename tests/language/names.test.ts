import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/language/folding.js';
import { givenName, readName, splitName } from '../../src/language/names.js';

const plain = (fullName: string) => ({ ok: true, fullName, warnings: [] });

describe('a name', () => {
  it.each([
    ['Nguyễn Văn An', 'Nguyễn Văn An'],
    ['NGUYỄN VĂN AN', 'Nguyễn Văn An'],
    ['nguyễn văn an', 'Nguyễn Văn An'],
    ['Nguyễn  Văn   An', 'Nguyễn Văn An'],
    ['\u00a0Nguyễn Văn An ', 'Nguyễn Văn An'],
    ['Nguyễn Văn An'.normalize('NFD'), 'Nguyễn Văn An'],
    ['Trần Thị Mỹ Duyên', 'Trần Thị Mỹ Duyên'],
    ['Lê Hoà', 'Lê Hoà'],
    ['Lê Hòa', 'Lê Hòa'],
    ['Phan Thuỵ Khoẻ', 'Phan Thuỵ Khoẻ'],
    ['Đỗ Đức Đạt', 'Đỗ Đức Đạt'],
    ['Ðỗ Ðức Ðạt', 'Đỗ Đức Đạt'],
    ['Vũ Mĩ Kì', 'Vũ Mĩ Kì'],
    ['Lê Ý', 'Lê Ý'],
    ['Y Thuan Niê', 'Y Thuan Niê'],
    ["H'Lan Mlô", "H'Lan Mlô"],
    ['H’Lan Mlô', 'H’Lan Mlô'],
    ["H'LAN MLÔ", "H'Lan Mlô"],
    ['Thạch Thị Sa Rây', 'Thạch Thị Sa Rây'],
    ['Giàng A Páo', 'Giàng A Páo'],
    ['Nguyễn Trần Bảo Ngọc Anh', 'Nguyễn Trần Bảo Ngọc Anh'],
    ['Tôn Nữ Diệu Huyền', 'Tôn Nữ Diệu Huyền'],
    ['Âu Dương Minh', 'Âu Dương Minh'],
    ['tên: Nguyễn Văn An', 'Nguyễn Văn An'],
    ['dạ em tên Nguyễn Văn An ạ', 'Nguyễn Văn An'],
    ['Họ và tên: Nguyễn Văn An', 'Nguyễn Văn An'],
    ['đ/c Nguyễn Văn An', 'Nguyễn Văn An'],
    ['tên em là nguyễn văn an nha', 'Nguyễn Văn An'],
    ['Nguyễn Văn An 🌟', 'Nguyễn Văn An'],
    ['nGUYỄN vĂN aN', 'Nguyễn Văn An'],
    ['Nguyễn Thị Lan Anh', 'Nguyễn Thị Lan Anh'],
    ['Trần Minh Là', 'Trần Minh Là'],
    ['La Văn An', 'La Văn An'],
    ['la văn an', 'La Văn An'],
    ['Minh Thị Anh', 'Minh Thị Anh'],
    ['Con Thị Em', 'Con Thị Em'],
    ['NGUYỄN THỊ HOA', 'Nguyễn Thị Hoa'],
    ['TRẦN VĂN Ổn', 'Trần Văn Ổn'],
    ['NguyễN Thị HOA', 'Nguyễn Thị Hoa'],
    ['Võ thị Sáu', 'Võ thị Sáu'],
    ['dạ tên con là Thị Nở', 'Thị Nở'],
    ['Y Moan Êñuôl', 'Y Moan Êñuôl'],
    ['Lý Thường Kiệt?', 'Lý Thường Kiệt'],
  ])('%s is taken as %s', (typed, fullName) => expect(readName(typed)).toEqual(plain(fullName)));

  it.each([
    ['nguyen van an', 'Nguyen Van An', 'unaccented'],
    ['em ten la nguyen van an', 'Nguyen Van An', 'unaccented'],
    ['nguyen thanh nha', 'Nguyen Thanh Nha', 'unaccented'],
    ["K'Brôi", "K'Brôi", 'single_token'],
    ['Võ Minh Khang (Tí)', 'Võ Minh Khang', 'nickname_dropped'],
    ['Nguyển Văn An', 'Nguyển Văn An', 'unusual_spelling'],
  ])('%s is taken as %s with a question about it', (typed, fullName, warning) =>
    expect(readName(typed)).toEqual({ ok: true, fullName, warnings: [warning] }),
  );

  it.each([
    ['Trần T. M. Duyên', 'initials', undefined],
    ['Ng. Văn An', 'initials', undefined],
    ['Ng Văn An', 'initials', undefined],
    ['Nguyễn V An', 'initials', undefined],
    ['Nguyễn Văn An B', 'disambiguator', 'Nguyễn Văn An'],
    ['Nguyễn Văn An (94)', 'disambiguator', 'Nguyễn Văn An'],
    ['An', 'incomplete', 'An'],
    ['em là An', 'incomplete', 'An'],
    ['tên em là an ạ', 'incomplete', 'An'],
    ['NguyễnVănAn', 'missing_spaces', 'Nguyễn Văn An'],
    ['Nguyêñ Văn An', 'misplaced_tone', 'Nguyễn Văn An'],
    ['NguyÔn V¨n An', 'legacy_font', undefined],
    ['Nguyeãn Vaên An', 'legacy_font', undefined],
    ['12345', 'digits', undefined],
    ['Nguyễn Văn An 2004', 'digits', 'Nguyễn Văn An'],
    ['Nguyễn Văn An, Trần Bình', 'two_names', undefined],
    ['không biết', 'not_a_name', undefined],
    ['em chào anh', 'not_a_name', undefined],
    ['N.T.Hoa', 'initials', undefined],
    ['Trần Đ. Khoa', 'initials', undefined],
    ['Đ Văn An', 'initials', undefined],
    ['họ tên: TRẦN VĂN BÌNH, sn 2004', 'digits', 'Trần Văn Bình'],
    ['Nguyễn Văn An sinh năm 2004', 'digits', 'Nguyễn Văn An'],
    ['=1+1', 'digits', undefined],
    ['😀', 'missing', undefined],
    ['', 'missing', undefined],
    ['한국 사람', 'not_a_name', undefined],
  ])('%s is refused as %s', (typed, problem, suggestion) => {
    expect(readName(typed)).toEqual({ ok: false, problem, ...(suggestion === undefined ? {} : { suggestion }) });
  });

  it('is addressed by its last word', () => {
    expect(givenName('Nguyễn Trần Bảo Ngọc Anh')).toBe('Anh');
    expect(givenName('Lê Ý')).toBe('Ý');
  });

  it.each([
    ['Nguyễn Thị Mỹ Duyên', 'Nguyễn', 'Thị Mỹ', 'Duyên'],
    ['Tôn Nữ Diệu Huyền', 'Tôn Nữ', 'Diệu', 'Huyền'],
    ['Âu Dương Minh', 'Âu Dương', '', 'Minh'],
    ['Lê Ý', 'Lê', '', 'Ý'],
    ["K'Brôi", '', '', "K'Brôi"],
    ['Tôn Nữ', 'Tôn', '', 'Nữ'],
  ])('%s has the parts “%s”, “%s” and “%s”', (fullName, family, middle, given) => {
    expect(splitName(fullName)).toEqual({ family, middle, given });
  });

  it('is the sum of its parts, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const { family, middle, given } = splitName(text);
        const whole = [family, middle, given].filter((part) => part !== '').join(' ');
        expect(whole).toBe(normalise(text).trim().split(/\s+/).join(' '));
        expect(given).toBe(givenName(text));
      }),
    );
  });

  it('reads back to itself once it was taken', () => {
    const word = fc.constantFrom(
      'Nguyễn',
      'Trần',
      'Văn',
      'Thị',
      'Mỹ',
      'Duyên',
      'Hoà',
      'Đạt',
      'Ánh',
      "H'Lan",
      'Ý',
      'Khoẻ',
      'Anh',
      'Em',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 3, maxLength: 5 }), (words) => {
        const first = readName(words.join(' '));
        if (first.ok) expect(readName(first.fullName)).toEqual(first);
      }),
    );
  });

  it('is looked for in any text without failing, and a taken name holds nothing but letters', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 100 }), fc.string({ maxLength: 30 })), (text) => {
        const reading = readName(text);
        if (reading.ok) expect(reading.fullName).toMatch(/^[\p{L}\p{M}'’ʼ\- ]+$/u);
      }),
    );
    expect(readName('a '.repeat(5000)).ok).toBe(false);
  });
});
