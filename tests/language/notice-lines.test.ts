import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLineEdit, readLineEdits } from '../../src/language/notice-lines.js';
import { tokenise } from '../../src/language/tokens.js';

describe('a line of a notice named with its new words', () => {
  test.each([
    ['thêm nội dung: bầu BCH', 'content', 'bầu BCH', true, true],
    ['them noi dung bau BCH', 'content', 'bau BCH', true, true],
    ['đổi nội dung thành Kết nạp đoàn viên mới', 'content', 'Kết nạp đoàn viên mới', false, true],
    ['nội dung: thu đoàn phí, bầu BCH', 'content', 'thu đoàn phí, bầu BCH', false, false],
    ['đổi chỗ qua trường tiểu học', 'place', 'trường tiểu học', false, true],
    ['đổi địa điểm: Trường Tiểu học Phú Cường', 'place', 'Trường Tiểu học Phú Cường', false, true],
    ['chuyển qua nhà văn hóa ấp 4 nha', 'place', 'nhà văn hóa ấp 4', false, true],
    ['thêm trang phục áo đoàn', 'dress', 'áo đoàn', true, true],
    ['mặc áo xanh', 'dress', 'áo xanh', false, false],
    ['mọi người nhớ mang theo sổ tay nhé', 'bring', 'sổ tay', false, true],
    ['thêm: mang theo sổ đoàn', 'bring', 'sổ đoàn', true, true],
    ['nhớ mang viết', 'bring', 'viết', false, true],
    ['sửa mang theo: đoàn phí', 'bring', 'đoàn phí', false, true],
  ])('"%s"', (text, line, value, adds, asks) => {
    expect(readLineEdit(text)).toEqual({ line, value, adds, asks });
  });

  test('a line is left out on request', () => {
    expect(readLineEdit('bỏ trang phục')).toMatchObject({ line: 'dress', value: null, asks: true });
    expect(readLineEdit('khỏi mang gì')).toMatchObject({ line: 'bring', value: null });
    expect(readLineEdit('xóa phần nội dung')).toMatchObject({ line: 'content', value: null });
  });

  test.each([
    'dời qua cn 8g',
    'đổi nội dung',
    'nội dung:',
    'mắc công chuyện rồi',
    'chuyển qua chủ nhật',
    'họp mấy giờ vậy?',
    'đổi chỗ',
    'hủy họp',
    'gửi',
    'sửa giờ thành 20h',
    '',
  ])('"%s" names no line', (text) => {
    expect(readLineEdit(text)).toBeUndefined();
  });

  test('several changes in one sentence are told apart, and a content keeps its commas', () => {
    expect(readLineEdits('dời qua cn 8g, đổi chỗ qua trường tiểu học')).toEqual({
      edits: [{ line: 'place', value: 'trường tiểu học', adds: false, asks: true }],
      rest: 'dời qua cn 8g',
    });
    expect(readLineEdits('thêm nội dung: bầu BCH, thu đoàn phí')).toEqual({
      edits: [{ line: 'content', value: 'bầu BCH, thu đoàn phí', adds: true, asks: true }],
      rest: '',
    });
  });

  test('whatever is typed, the value is a piece of it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('thêm nội dung ', 'đổi chỗ qua ', ''),
        (text, head) => {
          const edit = readLineEdit(head + text);
          // As it is read: a full-width "０" is a "0".
          const typed = tokenise((head + text).trim()).text.replace(/\s+/g, ' ');
          if (edit?.value) expect(typed).toContain(edit.value.split(/\s/)[0]);
        },
      ),
      { examples: [['０', 'thêm nội dung ']] },
    );
  });

  test('long runs of the same word are read at once', () => {
    for (const word of ['nho ', 'them ', 'moi nguoi ', 'doi lai ', 'noi dung ']) {
      const began = performance.now();
      readLineEdits(word.repeat(2000));
      expect(performance.now() - began).toBeLessThan(500);
    }
  });
});
