import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noticeWriter } from '../../src/conversation/notices.js';
import { render } from '../../src/conversation/render.js';
import { activityKinds } from '../../src/domain/activities.js';
import { changedParts, longestLine, type NoticeContent, tidyLine } from '../../src/domain/notices.js';
import { loadTexts } from '../../src/i18n.js';

const texts = loadTexts();
const write = noticeWriter({ zone: 'Asia/Ho_Chi_Minh' });
const content: NoticeContent & { signedBy: string | null } = {
  activityId: '019ce000-0000-7000-8000-000000000000',
  activityKind: 'regular',
  title: null,
  unitName: 'Chi đoàn ấp 3',
  ofBranch: true,
  startAt: '2026-03-13T12:00:00.000Z',
  endAt: null,
  place: 'Nhà văn hóa ấp 3',
  content: 'Triển khai Tháng Thanh niên',
  dress: 'Áo Thanh niên Việt Nam',
  bring: 'Sổ tay',
  respondBy: '2026-03-13T05:00:00.000Z',
  signedAs: 'secretary',
  changes: [],
  reason: null,
  signedBy: 'Nguyễn Văn An',
};

async function text(kind: string, what: unknown, fullName: string | null = 'Trần Bình', locale = 'vi') {
  const say = write({ kind, content: what }, { fullName });
  return say ? (await render(texts, locale, say)).text : null;
}

describe('a notice', () => {
  test('is the template of the branches, line for line', async () => {
    expect(await text('invitation', content)).toBe(
      [
        '📣 THÔNG BÁO SINH HOẠT CHI ĐOÀN',
        'Kính gửi đồng chí Trần Bình,',
        'Chi đoàn ấp 3 mời đồng chí dự sinh hoạt thường kỳ:',
        '🕖 Thời gian: 19:00, Thứ Sáu, 13/03/2026',
        '📍 Địa điểm: Nhà văn hóa ấp 3',
        '📝 Nội dung: Triển khai Tháng Thanh niên',
        '👕 Trang phục: Áo Thanh niên Việt Nam',
        '📎 Mang theo: Sổ tay',
        'Đồng chí vui lòng phản hồi trước 12:00, Thứ Sáu, 13/03/2026.',
        '– Bí thư Nguyễn Văn An',
      ].join('\n'),
    );
  });

  test('without a name, an author or the optional lines has no holes', async () => {
    const bare = { ...content, content: null, dress: null, bring: null, respondBy: null, signedBy: null };
    expect(await text('invitation', bare, null)).toBe(
      [
        '📣 THÔNG BÁO SINH HOẠT CHI ĐOÀN',
        'Kính gửi đồng chí,',
        'Chi đoàn ấp 3 mời đồng chí dự sinh hoạt thường kỳ:',
        '🕖 Thời gian: 19:00, Thứ Sáu, 13/03/2026',
        '📍 Địa điểm: Nhà văn hóa ấp 3',
        'Đồng chí vui lòng phản hồi bằng nút bên dưới.',
        '– Chi đoàn ấp 3',
      ].join('\n'),
    );
  });

  test('news are signed and carry their text', async () => {
    expect(
      await text('news', {
        unitName: 'Chi đoàn ấp 3',
        text: 'Thư viện mở cửa.',
        signedAs: 'deputy_secretary',
        signedBy: 'Lý Phó',
      }),
    ).toBe('📣 THÔNG BÁO\nKính gửi đồng chí Trần Bình,\nChi đoàn ấp 3 thông báo:\nThư viện mở cửa.\n– Phó Bí thư Lý Phó');
  });

  test('of a shape that is no longer known is not sent', async () => {
    expect(await text('invitation', { place: 'đâu đó' })).toBeNull();
    expect(await text('invitation', null)).toBeNull();
    expect(await text('unheard_of', content)).toBeNull();
  });
});

const words = (most: number) =>
  fc
    .string({ unit: fc.constantFrom(...'aăâbcdđeêghiknoôơtuưvxyắềổữ0123456789 .,\n\t😀'), minLength: 1, maxLength: most })
    .map((one) => `x${one}`.slice(0, most));
const line = (name: keyof typeof longestLine) => words(longestLine[name]).map((one) => tidyLine(one, name));
const anyContent = fc.record({
  activityId: fc.uuid(),
  activityKind: fc.constantFrom(...activityKinds),
  title: fc.constant(null),
  unitName: words(60).map((one) => tidyLine(one, 'place')),
  ofBranch: fc.boolean(),
  startAt: fc
    .date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString()),
  endAt: fc.constant(null),
  place: line('place'),
  content: fc.option(line('content')),
  dress: fc.option(line('dress')),
  bring: fc.option(line('bring')),
  respondBy: fc.option(fc.constant('2026-03-13T05:00:00.000Z')),
  signedAs: fc.option(fc.constantFrom('secretary', 'commune_deputy', 'administrator')),
  changes: fc.subarray([...changedParts]),
  reason: fc.option(line('reason')),
  signedBy: fc.option(fc.constant('Công Tằng Tôn Nữ Thị Hoàng Ngọc Bích')),
});

describe('whatever an officer writes', () => {
  test.each(['invitation', 'changed', 'cancelled', 'ask_again'])(
    'a notice of kind %s is short, NFC, and has no empty line',
    async (kind) => {
      await fc.assert(
        fc.asyncProperty(anyContent, fc.option(fc.constant('Công Tằng Tôn Nữ Thị Hoàng Ngọc Bích')), async (what, fullName) => {
          for (const locale of ['vi', 'en']) {
            const written = (await text(kind, what, fullName, locale))!;
            expect([...written].length).toBeLessThanOrEqual(930);
            expect(written).toBe(written.normalize('NFC'));
            expect(written.split('\n').every((row) => row.trim() !== '')).toBe(true);
            expect(written).toContain(what.place);
          }
        }),
      );
    },
  );
});
