import { beforeEach, describe, expect, test } from 'vitest';
import { personHash, phoneHash } from '../../src/domain/erasure.js';
import { canonicalKey } from '../../src/language/folding.js';
import { importRoster, type RosterImportReport } from '../../src/roster/importRoster.js';
import { importUnits } from '../../src/roster/importUnits.js';
import { rosterReportText } from '../../src/roster/report.js';
import type { StoredMember } from '../../src/roster/store.js';
import { fixtureBytes } from './fixtures.js';
import { MemoryStore } from './memoryStore.js';

let now: Date;
const clock = { now: () => now };
const header = 'STT;Họ và tên;Ngày sinh;Điện thoại;Chức vụ;Tham gia hoạt động tại nơi cư trú;Chi đoàn;Đoàn cơ sở';

let store: MemoryStore;
beforeEach(async () => {
  now = new Date('2026-03-12T02:00:00Z');
  store = new MemoryStore();
  await importUnits(fixtureBytes('tan-phu-units.csv'), 'tan-phu-units.csv', {}, store);
});

async function bring(bytes: Uint8Array | string, name = 'list.csv', dryRun = false): Promise<RosterImportReport> {
  const report = await importRoster(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name, { dryRun }, store, clock);
  if ('refusal' in report) throw new Error(report.refusal.code);
  return report;
}

const list = (...rows: string[]) => [header, ...rows].join('\r\n');
const an = '1;Nguyễn Văn An;15/03/2004;0712345601;Bí thư;Tham gia tốt;Chi đoàn ấp 1;Đoàn xã Đắc Lua';
const branchId = (code: string) => [...store.unitById.values()].find((unit) => unit.code === code)!.id;

describe('the roster of Tân Phú', () => {
  test('brings in 7,460 members and, a second time, changes nothing and says so', async () => {
    const first = await bring(fixtureBytes('tan-phu-roster.xlsx'), 'tan-phu-roster.xlsx');
    expect(first).toMatchObject({ created: 7460, updated: 0, unchanged: 0 });
    expect(store.memberById.size).toBe(7460);
    const again = await bring(fixtureBytes('tan-phu-roster.xlsx'), 'tan-phu-roster.xlsx');
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 7460 });
    expect(rosterReportText(again)).toContain('Không có gì thay đổi');
    expect(store.transactions).toBe(2);
  });

  test('recognises the same people in another clerk’s list', async () => {
    await bring(fixtureBytes('tan-phu-roster.xlsx'), 'tan-phu-roster.xlsx');
    const report = await bring(fixtureBytes('tan-phu-roster-variant.xlsx'), 'tan-phu-roster-variant.xlsx');
    expect(report).toMatchObject({ created: 0 });
    expect(report.updated + report.unchanged).toBe(869);
    expect(store.memberById.size).toBe(7460);
  });

  test('is only looked at in a dry run', async () => {
    const report = await bring(fixtureBytes('tan-phu-roster.csv'), 'tan-phu-roster.csv', true);
    expect(report).toMatchObject({ dryRun: true, created: 7460 });
    expect(store.memberById.size).toBe(0);
    expect(rosterReportText(report)).toContain('chưa lưu gì');
  });

  test('has no name and no phone in its report', async () => {
    const report = await bring(fixtureBytes('tan-phu-roster.csv'), 'tan-phu-roster.csv');
    const text = `${rosterReportText(report)}${JSON.stringify(report)}`;
    for (const { fullName, phone } of store.memberById.values()) {
      expect(text.includes(fullName)).toBe(false);
      expect(phone !== null && (text.includes(phone) || text.includes(`0${phone.slice(3)}`))).toBe(false);
    }
  });
});

describe('a member who is known already', () => {
  beforeEach(async () => {
    await bring(list(an));
  });
  const member = () => store.named('Nguyễn Văn An')!;

  test('is not lost when a cell is empty, but an empty role means that the role is over', async () => {
    await bring(list('1;Nguyễn Văn An;15/3/2004;;;;Chi đoàn ấp 1;Đoàn xã Đắc Lua'));
    expect(member()).toMatchObject({ phone: '+84712345601', roleTitle: null, participation: null });
    expect(store.memberById.size).toBe(1);
  });

  test('has a level of taking part with the day of its list; the same word of another month is of another period', async () => {
    const level = () => ({ participation: member().participation, on: member().participationOn });
    expect(level()).toEqual({ participation: 'good', on: '2026-03-12' });
    now = new Date('2026-03-30T02:00:00Z');
    expect(await bring(list(an))).toMatchObject({ updated: 0, unchanged: 1 });
    now = new Date('2027-01-05T02:00:00Z');
    expect(await bring(list(an))).toMatchObject({ updated: 1 });
    expect(level()).toEqual({ participation: 'good', on: '2027-01-05' });
    await bring(list(an.replace('Tham gia tốt', '')));
    expect(level()).toEqual({ participation: null, on: null });
  });

  test('keeps its level and the day of it when a list has no such column', async () => {
    now = new Date('2026-09-01T02:00:00Z');
    await bring(
      'STT;Họ và tên;Ngày sinh;Điện thoại;Chi đoàn;Đoàn cơ sở\r\n1;Nguyễn Văn An;15/03/2004;0712345601;Chi đoàn ấp 1;Đoàn xã Đắc Lua',
    );
    expect(member()).toMatchObject({ participation: 'good', participationOn: '2026-03-12', phone: '+84712345601' });
  });

  test('keeps the accents of the name when the new list has none', async () => {
    const report = await bring(list(an.replace('Nguyễn Văn An', 'NGUYEN VAN AN')));
    expect(report).toMatchObject({ created: 0, unchanged: 1 });
    expect(member().fullName).toBe('Nguyễn Văn An');
  });

  test('gets a mistyped birth date corrected instead of a double', async () => {
    const report = await bring(list(an.replace('15/03/2004', '16/03/2004')));
    expect(report).toMatchObject({ created: 0, updated: 1 });
    expect(member().birthDate).toBe('2004-03-16');
  });

  test('stays in the old branch when another branch lists the same person, and the row is named', async () => {
    const report = await bring(list(an.replace('ấp 1', 'ấp 2')));
    expect(report).toMatchObject({ created: 0, updated: 0, elsewhere: [{ row: 2 }] });
    expect(member().branchId).toBe(branchId('TP-02-01'));
  });

  test('begins anew in another branch after leaving the old one for good', async () => {
    store.memberById.set(member().id, { ...member(), status: 'transferred_out' });
    expect(await bring(list(an.replace('ấp 1', 'ấp 2')))).toMatchObject({ created: 1, elsewhere: [] });
  });

  test('is not mistaken for a brother with the same phone', async () => {
    expect(await bring(list(an.replace('Văn An', 'Văn Bình')))).toMatchObject({ created: 1 });
  });

  test('who registered in the chat keeps what they said of themselves', async () => {
    const own: StoredMember = { ...member(), source: 'chat', phone: '+84712345699', status: 'pending' };
    store.memberById.set(own.id, own);
    await bring(list(an));
    expect(store.memberById.get(own.id)).toEqual(own);
  });
});

describe('a person who asked to be erased', () => {
  test('is not brought back under the same name and birth date', async () => {
    store.erasures.add(personHash(canonicalKey('Nguyễn Văn An'), '2004-03-15', branchId('TP-02-01')));
    const report = await bring(list(an.replace('Nguyễn Văn An', 'NGUYỄN VĂN AN').replace('0712345601', '')));
    expect(report).toMatchObject({ created: 0, erased: [{ row: 2, by: 'person' }] });
    expect(store.memberById.size).toBe(0);
  });

  test('is not brought back by the phone number either', async () => {
    store.erasures.add(phoneHash('+84712345601'));
    expect(await bring(list(an))).toMatchObject({ created: 0, erased: [{ row: 2, by: 'phone' }] });
  });
});

describe('a list', () => {
  test('whose branch is not in the tree goes back, with the name of the branch', async () => {
    const report = await bring(list(an, an.replace('ấp 1', 'ấp 77').replace('An', 'Ba')));
    expect(report.rejected).toEqual([{ row: 3, code: 'UNIT_UNKNOWN' }]);
    expect(report.unknownUnits).toEqual([{ row: 3, name: 'Chi đoàn ấp 77, Đoàn xã Đắc Lua' }]);
    expect(report.created).toBe(1);
  });

  test('without a tree of units is refused', async () => {
    const report = await importRoster(Buffer.from(list(an)), 'a.csv', {}, new MemoryStore(), clock);
    expect(report).toMatchObject({ refusal: { code: 'NO_UNITS' } });
  });

  test('that cannot be saved leaves nothing behind', async () => {
    store.saveMembers = () => Promise.reject(new Error('disk full'));
    await expect(bring(list(an))).rejects.toThrow('disk full');
    expect(store.memberById.size).toBe(0);
  });

  test('is reckoned with the day in Viet Nam, not in London', async () => {
    // 15 years and one day old on 13 March, which in Viet Nam begins at 17:00 UTC of the 12th.
    const young = list(an.replace('15/03/2004', '12/03/2011'));
    expect((await bring(young)).rejected).toEqual([{ row: 2, code: 'AGE_BELOW_MIN' }]);
    const evening = { now: () => new Date('2026-03-12T17:30:00Z') };
    expect(await importRoster(Buffer.from(young), 'a.csv', {}, store, evening)).toMatchObject({
      created: 1,
      hints: { UNDER_16: 1 },
    });
  });
});
