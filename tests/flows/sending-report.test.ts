import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { afterEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

/** Six people: one gets it, one may have, one is refused, one has blocked us, one stopped messages, one does not use the bot. */
async function reported(engine: 'sqlite' | 'postgresql' = 'sqlite', channel: 'zalo' | 'telegram' = 'zalo') {
  town = await openTown({ engine });
  const { ap3 } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { channel, roles: [{ role: 'secretary', unitId: ap3 }] });
  const an = await town.member('Nguyễn Văn An', ap3, { channel: 'telegram' });
  const binh = await town.member('=Trần Bình', ap3);
  const lan = await town.member('Đỗ Lan', ap3);
  const hoa = await town.member('Hồ Hoa', ap3);
  await town.rosterMember('Phạm Cúc', ap3);
  await town.db.write((tx) => tx.contact.update({ where: { id: hoa.contactId }, data: { stoppedAt: town.clock.now() } }));
  await play(van, '> thông báo họp chi đoàn 7h tối mai ở nhà văn hóa ấp 3');
  town.channel('telegram').fail('unknown', { to: an.id });
  town.channel('zalo').fail('rejected', { to: binh.id });
  town.channel('zalo').fail('blocked', { to: lan.id });
  await play(van, '> [Gửi]');
  van.news();
  await town.tick();
  return { van, an };
}

describe.each(engines)('the report on a notice, on %s', (engine) => {
  test('has everybody in one line: who got it, who may have, who did not and why; names on request', async () => {
    const { van } = await reported(engine);
    expect(van.news()).toEqual([
      [
        'Báo cáo gửi thông báo cho buổi sinh hoạt thường kỳ lúc 19:00, Thứ Sáu, 13/03/2026:',
        '✅ Đã gửi: 1 người',
        '❓ Có thể đã nhận: 1 người (mất kết nối giữa chừng; mình không gửi lại để khỏi trùng)',
        '❌ Không gửi được: 1 người (Zalo hoặc Telegram từ chối tin này)',
        '☎️ Không liên lạc được qua bot: 1 người (đã chặn hoặc xóa bot)',
        '☎️ Không liên lạc được qua bot: 1 người (đã tắt tin nhắn)',
        '☎️ Chưa dùng bot: 1 người',
      ].join('\n'),
    ]);
    await play(
      van,
      `
      [Ai chưa nhận được] [Tải bảng]
      > [Ai chưa nhận được]
      < ☎️ Chưa chắc đã nhận được tin, cần báo trực tiếp (5):
      < - Nguyễn Văn An (có thể đã nhận)
      < - =Trần Bình (Zalo hoặc Telegram từ chối tin)
      < - Phạm Cúc (chưa dùng bot)
      < - Hồ Hoa (đã tắt tin nhắn)
      < - Đỗ Lan (đã chặn hoặc xóa bot)
      `,
    );
    await play(van, '> ai chưa nhận được thông báo\n< cần báo trực tiếp (5):\n< - Đỗ Lan');
    expect(await town.db.read((tx) => tx.audit.count({ where: { action: 'missed_viewed' } }))).toBe(2);
  });

  test.each(['zalo', 'telegram'] as const)('comes with a picture of the same numbers, to %s', async (channel) => {
    const { van } = await reported(engine, channel);
    const { attachment, text } = van.all().at(-1)!;
    expect(text).toContain('Báo cáo gửi thông báo');
    expect(attachment).toMatchObject({ kind: 'picture', name: 'bao-cao-gui-tin.png', mime: 'image/png' });
    expect(Buffer.from(attachment!.base64, 'base64').subarray(1, 4).toString()).toBe('PNG');
  });

  test('is a file with names on Zalo, in which no name is a formula', async () => {
    const { van } = await reported(engine);
    await play(van, '> [Tải bảng]\n< Bảng 6 người, có tên từng người');
    const file = van.all().at(-1)!.attachment!;
    expect(file.name).toBe('bao-cao-gui-tin.csv');
    const text = Buffer.from(file.base64, 'base64').toString();
    expect(text.split('\r\n').slice(1)).toEqual([
      'STT;Họ và tên;Chi đoàn;Kết quả;Lý do',
      '1;Nguyễn Văn An;Chi đoàn ấp 3, Đoàn xã Phú Bình;Có thể đã nhận;',
      "2;'=Trần Bình;Chi đoàn ấp 3, Đoàn xã Phú Bình;Không gửi được;Zalo hoặc Telegram từ chối tin",
      '3;Phạm Cúc;Chi đoàn ấp 3, Đoàn xã Phú Bình;Chưa dùng bot;',
      '4;Hồ Hoa;Chi đoàn ấp 3, Đoàn xã Phú Bình;Không liên lạc được qua bot;đã tắt tin nhắn',
      '5;Đỗ Lan;Chi đoàn ấp 3, Đoàn xã Phú Bình;Không liên lạc được qua bot;đã chặn hoặc xóa bot',
      '6;Lê Thị Vân;Chi đoàn ấp 3, Đoàn xã Phú Bình;Đã gửi;',
      '',
    ]);
  });
});

describe('the report on a notice', () => {
  test('has no names on Telegram: the table is branch by branch', async () => {
    const { van } = await reported('sqlite', 'telegram');
    await play(van, '> [Ai chưa nhận được]\n< mình không gửi danh sách tên qua Telegram\n> [Tải bảng]\n< Bảng theo chi đoàn.');
    const { name, base64 } = van.all().at(-1)!.attachment!;
    expect(name).toBe('bao-cao-gui-tin.xlsx');
    const path = join(tmpdir(), `${town.newId()}.xlsx`);
    writeFileSync(path, Buffer.from(base64, 'base64'));
    const sheets = await readXlsxFile(path);
    rmSync(path);
    expect(JSON.stringify(sheets)).toContain(
      JSON.stringify([
        ['Chi đoàn', 'Được mời', 'Đã gửi', 'Có thể đã nhận', 'Chưa nhận được'],
        ['Chi đoàn ấp 3, Đoàn xã Phú Bình', '6', '1', '1', '4'],
      ]).slice(1, -1),
    );
    expect(
      van
        .all()
        .map((one) => one.text)
        .join('\n'),
    ).not.toContain('Phạm Cúc');
  });

  test('is of a unit, and nobody else reads it', async () => {
    const { van, an } = await reported();
    const [list, table] = van.all().at(-1)!.choices!;
    for (const { address } of [list!, table!])
      expect(await an.sendsChoice(address)).toEqual(['Mình không thấy thông báo này trong các đơn vị bạn phụ trách.']);
  });
});
