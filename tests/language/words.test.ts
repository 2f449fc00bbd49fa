import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIntent } from '../../src/language/intents.js';
import { readName } from '../../src/language/names.js';
import { readMoney, readNumber } from '../../src/language/numbers.js';
import { readTime } from '../../src/language/times.js';
import { readControl, readYesNo } from '../../src/language/words.js';

describe('words that work everywhere', () => {
  it.each([
    ...[
      'hủy',
      'huỷ',
      'huỷ bỏ',
      'huy',
      'HỦY',
      'thôi',
      'thôi khỏi',
      '/huy',
      '/cancel',
      'không làm nữa',
      'bỏ đi bot, để bữa khác',
      'dẹp đi',
    ].map((text) => [text, 'cancel']),
    ...['quay lại', 'back', 'trở về bước trước', 'quay lai buoc truoc', 'em nhập sai, lùi lại 1 bước', 'sửa lại câu trước'].map(
      (text) => [text, 'back'],
    ),
    ...['bỏ qua', 'bo qua', 'skip', 'bỏ qua câu này nha'].map((text) => [text, 'skip']),
    ...['trợ giúp', 'tro giup', '/help', 'hướng dẫn', '?'].map((text) => [text, 'help']),
    ...['menu', 'Menu', 'về menu'].map((text) => [text, 'menu']),
    ...[
      'dừng',
      'STOP',
      'ngừng nhắn',
      'đừng nhắn nữa',
      'tắt thông báo',
      'tat thong bao di',
      'hủy đăng ký nhận tin',
      'huỷ đăng ký nhận tin',
    ].map((text) => [text, 'stop']),
    ...['ngưng gửi tin cho em', 'phiền quá, đừng gửi nữa 😡'].map((text) => [text, 'stop']),
    ...['bật lại thông báo', 'nhận tin lại'].map((text) => [text, 'resume']),
  ])('%s means %s', (text, control) => expect(readControl(text)).toBe(control));

  it.each([
    ...[
      'thôi được',
      'thời',
      'hủy buổi họp tối nay',
      'xóa dữ liệu của tôi',
      'đúng',
      'dung',
      'Dung',
      'Nguyễn Văn Huy',
      'tắt nhắc rèn luyện thôi',
      '',
    ],
  ])('%j is no control word', (text) => expect(readControl(text)).toBeUndefined());
});

describe('yes and no', () => {
  it.each([
    'đúng rồi',
    'ok',
    'oke luôn',
    'dạ đúng ạ',
    'uh',
    'ừ',
    'dạ',
    'vâng',
    'dạ vâng',
    '👍',
    '✅',
    '❤️',
    'đồng ý',
    'chuẩn r gửi đi',
    'thôi được',
    'dung roi',
    'ô kê',
  ])('%s is yes', (text) => expect(readYesNo(text)).toBe('yes'));
  it.each([
    'không',
    'ko',
    'k',
    'hông',
    'không phải',
    'sai rồi',
    'ko đúng ạ',
    'không đồng ý',
    'chưa đúng, sửa lại giúp',
    'thôi',
    'k cần',
    '❌',
    '👎',
    '🙅‍♀️',
  ])('%s is no', (text) => expect(readYesNo(text)).toBe('no'));
  it.each(['không biết làm sao', 'đúng không', 'dung', 'em không đi được', 'họp mấy giờ', '', '😂'])('%j is neither', (text) =>
    expect(readYesNo(text)).toBeUndefined(),
  );
  it('are asked of any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (text) => {
        readControl(text);
        expect([undefined, 'yes', 'no']).toContain(readYesNo(text));
      }),
    );
  });
  it('are not found in words that every object of the language has', () => {
    const now = new Date('2026-03-12T02:00:00Z');
    for (const word of ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty']) {
      for (const text of [word, `${word} 3`, `thứ ${word}`, `3 ${word}`, `họp ${word} giờ tối mai`, `quý ${word}`]) {
        expect(readControl(text)).toBeUndefined();
        expect(readYesNo(text)).toBeUndefined();
        expect(() => [
          readIntent(text),
          readTime(text, now, 'Asia/Ho_Chi_Minh'),
          readNumber(text),
          readMoney(text),
          readName(text),
        ]).not.toThrow();
      }
    }
  });
});
