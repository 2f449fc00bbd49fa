import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLabel } from '../../src/conversation/render.js';
import { reportSay } from '../../src/conversation/sending-report.js';
import type { NoticeStand } from '../../src/domain/sending.js';
import { loadTexts } from '../../src/i18n.js';

const texts = loadTexts();
const none = {
  waiting: 0,
  paused: 0,
  sending: 0,
  sent: 0,
  received: 0,
  unknown: 0,
  failed: 0,
  unreachable: 0,
  cancelled: 0,
  expired: 0,
};
const stand = (counts: Partial<NoticeStand['counts']>, withoutBot = 0): NoticeStand => ({
  id: 'n',
  kind: 'invitation',
  unitId: 'u',
  authorId: 'a',
  state: 'finished',
  activity: { id: 'x', kind: 'regular', startAt: new Date('2026-03-13T12:00:00Z') },
  withoutBot,
  counts: { ...none, ...counts },
  waitingOn: { zalo: 0, telegram: 0 },
  nextAt: null,
  failures: [],
  seen: 0,
  byPhone: 0,
});
const world = {
  now: new Date('2026-03-12T02:00:00Z'),
  zone: 'Asia/Ho_Chi_Minh',
  rules: {
    secondOfficerAbove: { branch: null, commune: null, above: null },
    zaloPaidVnd: null,
    zaloTemplateVnd: null,
    perSecond: { zalo: 20, telegram: 25 },
  },
};

function chartOf(one: NoticeStand) {
  const { attachment } = reportSay(one, world);
  if (attachment?.kind !== 'chart' || attachment.chart.kind !== 'shares') throw new Error('no chart of shares');
  return attachment.chart;
}

test('the picture of a report says who got it, who may have, and who did not, in words', () => {
  const { title, subtitle, parts } = chartOf(stand({ sent: 1200, unknown: 3, failed: 2, unreachable: 40, expired: 1 }, 5));
  const read = (label: Parameters<typeof readLabel>[2]) => readLabel(texts, 'vi', label);
  expect(read(title)).toBe('Báo cáo gửi thông báo cho buổi sinh hoạt thường kỳ lúc 19:00, Thứ Sáu, 13/03/2026');
  expect(read(subtitle!)).toBe('1.251 người được mời');
  expect(parts.map(({ label, shown }) => `${read(label)}: ${read(shown)}`)).toEqual([
    'Đã gửi: 1.200',
    'Có thể đã nhận: 3',
    'Không gửi được: 2',
    'Không liên lạc được qua bot: 40',
    'Chưa kịp gửi: 1',
    'Chưa dùng bot: 5',
  ]);
});

test('everybody who was to get it is in one part of the picture, whatever became of it', () => {
  const count = fc.nat(20_000);
  const counts = fc.record({ sent: count, unknown: count, failed: count, unreachable: count, cancelled: count, expired: count });
  fc.assert(
    fc.property(counts, count, (some, withoutBot) => {
      const { parts } = chartOf(stand(some, withoutBot));
      expect(parts.reduce((sum, { value }) => sum + value, 0)).toBe(
        Object.values(some).reduce((sum, n) => sum + n, 0) + withoutBot,
      );
      expect(parts.length).toBeLessThanOrEqual(8);
      expect(parts.every(({ value }) => value > 0)).toBe(true);
    }),
  );
});
