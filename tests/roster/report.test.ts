import { beforeEach, describe, expect, test } from 'vitest';
import { importRoster, type RosterImportReport } from '../../src/roster/importRoster.js';
import { importUnits } from '../../src/roster/importUnits.js';
import { refusalText, rosterReportText, unitReportText } from '../../src/roster/report.js';
import { fixtureBytes } from './fixtures.js';
import { MemoryStore } from './memoryStore.js';

const clock = { now: () => new Date('2026-03-12T02:00:00Z') };
let store: MemoryStore;
beforeEach(async () => {
  store = new MemoryStore();
  await importUnits(fixtureBytes('tan-phu-units.csv'), 'tan-phu-units.csv', {}, store);
});

async function textOf(file: string): Promise<string> {
  const report = await importRoster(fixtureBytes(file), file, {}, store, clock);
  return 'refusal' in report ? refusalText(report.refusal) : rosterReportText(report as RosterImportReport);
}

describe('what the operator reads', () => {
  test('after the roster of Tân Phú: the figures, and every problem by its row', async () => {
    const lines = (await textOf('tan-phu-roster.xlsx')).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'Đã đọc 7.526 dòng ở trang tính “Danh sách đoàn viên”: 7.460 hợp lệ (337 được chỉnh cho đúng dạng), 28 chưa nhập được, 38 trùng.',
      'Thêm mới: 7.460. Cập nhật: 0. Giữ nguyên: 0.',
      'Tham gia hoạt động tại nơi cư trú: 5.166/7.460 đạt 69,2%.',
    ]);
    expect(lines).toContain('  Chưa có ngày sinh: 3 dòng (95, 3059, 5431)');
    expect(lines).toContain('  dòng 414 trùng dòng 413 (ghi khác cách)');
    expect(lines).toContain('Dưới 16 tuổi: 686 người (cần người đại diện đồng ý trước khi dùng bot).');
  });

  test('after a list with sensitive columns: which ones were dropped', async () => {
    expect(await textOf('tan-phu-roster-variant.xlsx')).toContain('Bot đã bỏ qua các cột: Dân tộc, Tôn giao, Trình độ › LLCT');
  });

  test('after a list without that column: no figure on taking part', async () => {
    expect(await textOf('tan-phu-roster-variant.xlsx')).not.toContain('Tham gia hoạt động');
  });

  test('after an empty list: no rate out of nothing', async () => {
    expect(await textOf('small/roster-empty.xlsx')).toContain('0/0 (–)');
  });

  test('after a refused file: what is missing and what to do', async () => {
    expect(await textOf('small/roster-missing-columns.csv')).toBe(
      'Chưa nhập được file. Bot không tìm thấy dòng tiêu đề có đủ các cột cần thiết. Còn thiếu cột: “Ngày sinh”. Mời bổ sung rồi gửi lại.',
    );
    expect(await textOf('small/zero-bytes.csv')).toContain('File trống');
  });

  test('after the list of units', async () => {
    const report = await importUnits(fixtureBytes('tan-phu-units.csv'), 'tan-phu-units.csv', { dryRun: true }, new MemoryStore());
    if ('refusal' in report) throw new Error(report.refusal.code);
    expect(unitReportText(report)).toBe(
      'Đã đọc 352 đơn vị (35 Đoàn cơ sở, 316 chi đoàn).\nThêm mới: 352. Cập nhật: 0. Giữ nguyên: 0.\nĐây là bản xem thử: chưa lưu gì.',
    );
  });
});
