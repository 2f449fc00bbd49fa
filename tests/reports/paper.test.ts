import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Paper } from '../../src/domain/papers.js';
import { paperFile } from '../../src/reports/paper.js';
import { anyText } from '../run/any-text.js';
import { openPdf } from '../run/pdf.js';

const letters = 'Ễ ợ đ ữ Ỗ ằ ỵ Ẫ ơ Ư';

const confirmation = (rows = 3): Paper => ({
  kind: 'paper',
  issuer: ['Đoàn xã Phú Bình', 'Chi đoàn ấp 3'],
  placeAndDate: 'Phú Bình, ngày 22 tháng 11 năm 2026',
  title: 'Phiếu xác nhận',
  subtitle: 'Đoàn viên tham gia hoạt động Đoàn tại nơi cư trú',
  body: [
    { text: 'Kính gửi: Ban Chấp hành Chi đoàn 11A2' },
    { label: 'Đồng chí', value: 'Nguyễn Thị Ngọc Trâm' },
    { text: letters },
    {
      heading: ['STT', 'Ngày', 'Hoạt động'],
      rows: Array.from({ length: rows }, (_, at) => [String(at + 1), '08/03/2026', 'Ngày Chủ nhật xanh']),
    },
    { label: 'Nhận xét', value: 'Tham gia tốt' },
  ],
  signatures: [
    { role: 'Đoàn viên', note: '(Ký, ghi rõ họ tên)', name: 'Nguyễn Thị Ngọc Trâm' },
    { role: 'Bí thư', note: '(Ký, đóng dấu)', name: 'Trần Văn Hữu' },
  ],
});

async function opened(paper: Paper) {
  const { base64, ...rest } = await paperFile('xac-nhan', paper);
  return { ...rest, ...openPdf(Buffer.from(base64, 'base64')) };
}

describe('a paper', () => {
  test('has all of the official form, in its order, and every Vietnamese letter can be copied from it', async () => {
    const { lines, pages, ...file } = await opened(confirmation());
    expect(file).toMatchObject({ kind: 'file', name: 'xac-nhan.pdf', mime: 'application/pdf' });
    expect(pages).toBe(1);
    expect(lines).toEqual([
      'ĐOÀN XÃ PHÚ BÌNH',
      'CHI ĐOÀN ẤP 3',
      '***',
      'ĐOÀN TNCS HỒ CHÍ MINH',
      'Phú Bình, ngày 22 tháng 11 năm 2026',
      'PHIẾU XÁC NHẬN',
      'Đoàn viên tham gia hoạt động Đoàn tại nơi cư trú',
      'Kính gửi: Ban Chấp hành Chi đoàn 11A2',
      'Đồng chí: Nguyễn Thị Ngọc Trâm',
      letters,
      ...['STT', 'Ngày', 'Hoạt động'],
      ...[1, 2, 3].flatMap((at) => [String(at), '08/03/2026', 'Ngày Chủ nhật xanh']),
      'Nhận xét: Tham gia tốt',
      ...['ĐOÀN VIÊN', '(Ký, ghi rõ họ tên)', 'Nguyễn Thị Ngọc Trâm'],
      ...['BÍ THƯ', '(Ký, đóng dấu)', 'Trần Văn Hữu'],
    ]);
  });

  test('carries its own letters, only those it needs, and no moment of its making', async () => {
    const { fonts, raw } = await opened(confirmation());
    expect(fonts.length).toBeGreaterThan(2);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+BeVietnamPro-/);
    expect(raw).not.toMatch(/CreationDate|ModDate|CreateDate/);
    const [one, other] = await Promise.all([paperFile('a', confirmation()), paperFile('a', confirmation())]);
    expect(one.base64).toBe(other.base64);
    expect(one.base64.length).toBeLessThan(100_000);
  });

  test('stays one page: first with smaller letters, then with a line that says how much is missing, and keeps what stands below the table', async () => {
    const some = await opened(confirmation(20));
    expect([some.pages, some.lines.filter((line) => line === '08/03/2026').length]).toEqual([1, 20]);
    expect(some.lines.join('\n')).not.toContain('không ghi hết');
    for (const rows of [60, 400]) {
      const { pages, lines } = await opened(confirmation(rows));
      const shown = lines.filter((line) => line === '08/03/2026').length;
      expect(pages).toBe(1);
      expect(shown).toBeGreaterThan(15);
      expect(lines).toContain(`(Còn ${rows - shown} mục không ghi hết được trên trang này.)`);
      expect(lines).toContain('Nhận xét: Tham gia tốt');
      expect(lines.at(-1)).toBe('Trần Văn Hữu');
    }
  });

  test('whatever stands in it is one page that opens, also a text that never ends', async () => {
    const text = fc.oneof(
      anyText(300),
      fc.constantFrom('', 'Ạ̛ j̣ ơ̆', 'Ễ'.repeat(900), '🌟 (trích) \\ <</Type /Page>>', 'từ '.repeat(1300)),
    );
    const part = fc.oneof(
      fc.record({ text }),
      fc.record({ label: text, value: text }),
      fc.record({
        heading: fc.array(text, { maxLength: 4 }),
        rows: fc.array(fc.array(text, { maxLength: 5 }), { maxLength: 5 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          kind: fc.constant('paper' as const),
          issuer: fc.array(text, { maxLength: 3 }),
          placeAndDate: text,
          title: text,
          body: fc.array(part, { maxLength: 6 }),
          signatures: fc.array(fc.record({ role: text, note: text, name: text }), { maxLength: 3 }),
        }),
        async (paper) => {
          const { pages, lines } = await opened(paper as Paper);
          expect(pages).toBe(1);
          expect(lines.join('')).not.toContain('?'.repeat(3));
        },
      ),
      { numRuns: 25 },
    );
  });
});
