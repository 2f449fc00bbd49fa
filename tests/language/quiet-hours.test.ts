import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readSwitch } from '../../src/language/message-kinds.js';
import { lengthOf, readQuietHours, readQuietWish, showMinute } from '../../src/language/quiet-hours.js';

const at = (text: string) => {
  const [hour, minute] = text.split(':').map(Number);
  return hour! * 60 + minute!;
};

describe('quiet hours as people ask for them', () => {
  test.each([
    ['giờ yên tĩnh 22h-6h', '22:00', '06:00'],
    ['gio yen tinh 22h den 6h', '22:00', '06:00'],
    ['Giờ yên tĩnh từ 10h tối đến 6h sáng nhé', '22:00', '06:00'],
    ['giờ yên tĩnh 22-6', '22:00', '06:00'],
    ['giờ yên tĩnh: 10 đến 6h', '22:00', '06:00'],
    ['yên tĩnh 22h-5h', '22:00', '05:00'],
    ['giờ yên tĩnh 0h-5h', '00:00', '05:00'],
    ['từ 22:30 đến 6g30 đừng nhắn', '22:30', '06:30'],
    ['đừng nhắn từ 9h tối tới 7h sáng', '21:00', '07:00'],
    ['giờ yên tĩnh chi đoàn 6h-14h', '06:00', '14:00'],
    ['đừng làm phiền từ 11h đêm đến 5 giờ sáng', '23:00', '05:00'],
  ])('“%s” is %s to %s', (text, from, to) => {
    expect(readQuietWish(text)).toEqual({ kind: 'set', from: at(from), to: at(to) });
  });

  test.each([
    ['đừng nhắn sau 9h tối', { kind: 'set', from: at('21:00') }],
    ['sau 21h đừng nhắn nữa nha', { kind: 'set', from: at('21:00') }],
    ['dung nhan sau 9h', { kind: 'set', from: at('21:00') }],
    ['đừng gửi trước 7h sáng', { kind: 'set', to: at('07:00') }],
    ['không nhắn trước 6h30', { kind: 'set', to: at('06:30') }],
    ['giờ yên tĩnh', { kind: 'show' }],
    ['đừng nhắn ban đêm', { kind: 'show' }],
    ['bỏ giờ yên tĩnh', { kind: 'usual' }],
    ['giờ yên tĩnh 99', { kind: 'unclear' }],
  ])('“%s”', (text, wish) => expect(readQuietWish(text)).toEqual(wish));

  test.each([
    'đừng nhắn nữa',
    'mai 9h họp ở đâu',
    'đừng nhắc họp sau 9h',
    'sau 9h em mới đi được',
    'em không đến trước 7h được',
    'từ 8h đến 10h sinh hoạt chi đoàn',
    'đừng gửi nữa từ nay',
  ])('“%s” is about something else', (text) => expect(readQuietWish(text)).toBeUndefined());

  it('reads back every pair of hours that it writes, and nothing is out of the day', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    fc.assert(
      fc.property(hour, hour, (from, to) => {
        const read = readQuietHours(`${showMinute(from * 60)}-${showMinute(to * 60)}`);
        const { from: start, to: end } = read as { from: number; to: number };
        // A clock up to twelve may mean the evening: the reading that is a night's sleep wins, the other is never invented.
        expect([from * 60, (from * 60 + 720) % 1440]).toContain(start);
        expect([to * 60, (to * 60 + 720) % 1440]).toContain(end);
        if (from > 12 && to > 12) expect([start, end]).toEqual([from * 60, to * 60]);
        expect(lengthOf({ from: start, to: end })).toBeLessThan(1440);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readQuietHours(text);
        for (const minute of [read?.from, read?.to]) if (minute !== undefined) expect(minute >= 0 && minute < 1440).toBe(true);
      }),
    );
  });
});

describe('kinds of message by their names', () => {
  test.each([
    ['dừng nhắc cam kết', 'reminders', false],
    ['bật lại nhắc họp', 'meeting_reminders', true],
    ['tắt nhắc họp', 'meeting_reminders', false],
    ['không nhắc lịch họp nữa', 'meeting_reminders', false],
    ['đừng báo họp nữa', 'meetings', false],
    ['tắt thông báo họp', 'meetings', false],
    ['đừng gửi giấy mời họp nữa nhé', 'meetings', false],
    ['bật lại tin báo họp giúp em', 'meetings', true],
    ['dừng tin tức', 'news', false],
    ['bat tin tuc', 'news', true],
  ] as const)('“%s”', (text, kind, on) => expect(readSwitch(text)).toEqual({ kind, on }));

  test.each(['không có lịch họp à', 'thông báo họp chi đoàn', 'dừng', 'hủy thông báo họp', 'gửi tài liệu', 'mai có họp không'])(
    '“%s” turns nothing on or off',
    (text) => expect(readSwitch(text)).toBeUndefined(),
  );
});
