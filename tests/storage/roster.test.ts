import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personHash, phoneHash } from '../../src/domain/erasure.js';
import { dayAt } from '../../src/language/calendar.js';
import { canonicalKey, searchKey, sortKey } from '../../src/language/folding.js';
import { importRoster, type RosterImportReport } from '../../src/roster/importRoster.js';
import { importUnits } from '../../src/roster/importUnits.js';
import type { RosterStore } from '../../src/roster/store.js';
import { idsFrom } from '../../src/storage/ids.js';
import { MembersMoved, rosterStore } from '../../src/storage/roster.js';
import { unitCache } from '../../src/storage/units.js';
import { expectedResults, fixtureBytes } from '../roster/fixtures.js';
import { setClock } from '../run/clock.js';
import { engines, type FreshDatabase, freshDatabase } from '../run/database.js';

const clock = setClock();
const header = 'STT;Họ và tên;Ngày sinh;Điện thoại;Chức vụ;Tham gia hoạt động tại nơi cư trú;Chi đoàn;Đoàn cơ sở';
const an = '1;Nguyễn Văn An;15/03/2004;0712345601;Bí thư;Tham gia tốt;Chi đoàn ấp 1;Đoàn xã Đắc Lua';
const binh = '2;Lê Thị Bình;20/05/2005;0712345602;;;Chi đoàn ấp 1;Đoàn xã Đắc Lua';

describe.each(engines)('an import on %s', (engine) => {
  let fresh: FreshDatabase;
  let store: RosterStore;
  beforeEach(async () => {
    fresh = await freshDatabase(engine);
    store = rosterStore(
      fresh.db,
      idsFrom(() => clock.now()),
      clock,
    );
    await importUnits(fixtureBytes('tan-phu-units.csv'), 'tan-phu-units.csv', {}, store);
  });
  afterEach(() => fresh.drop());

  async function bring(bytes: Uint8Array | string, name = 'list.csv'): Promise<RosterImportReport> {
    const report = await importRoster(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name, {}, store, clock);
    if ('refusal' in report) throw new Error(report.refusal.code);
    return report;
  }
  const list = (...rows: string[]) => [header, ...rows].join('\r\n');
  const members = () => fresh.db.read((tx) => tx.member.findMany({ orderBy: { id: 'asc' } }));

  it('of the tree of Tân Phú stores 352 units with their paths, and a second time changes nothing', async () => {
    const units = await fresh.db.read((tx) => tx.unit.findMany());
    expect(units).toHaveLength(expectedResults().units.rowsInUnitsCsv);
    for (const unit of units) {
      const parent = units.find((one) => one.id === unit.parentId);
      expect([unit.path, unit.nameKey]).toEqual([`${parent?.path ?? '/'}${unit.id}/`, searchKey(unit.name)]);
    }
    const again = await importUnits(fixtureBytes('tan-phu-units.csv'), 'tan-phu-units.csv', {}, store);
    expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 352 });
  });

  it('of a tree is seen by a bot that already knows the old one', async () => {
    const cache = unitCache();
    const before = await fresh.db.read((tx) => cache.current(tx));
    const renamed = Buffer.from(fixtureBytes('tan-phu-units.csv'))
      .toString('utf8')
      .replace('Đoàn xã Đắc Lua', 'Đoàn xã Đắc Lua Mới');
    await importUnits(Buffer.from(renamed), 'units.csv', {}, store);
    const after = await fresh.db.read((tx) => cache.current(tx));
    expect(after.version).not.toBe(before.version);
  });

  it.each(['tan-phu-roster.xlsx', 'tan-phu-roster.csv'])(
    'of %s stores exactly the members it should, branch by branch',
    async (name) => {
      const { overall, branches } = expectedResults() as unknown as {
        overall: Record<string, number>;
        branches: { code: string; members: number; participating: number }[];
      };
      expect(await bring(fixtureBytes(name), name)).toMatchObject({ created: 7460, updated: 0 });
      const all = await members();
      const participates = (one: { participation: string | null }) =>
        one.participation === 'good' || one.participation === 'participated';
      expect([all.length, all.filter(participates).length]).toEqual([overall.imported, overall.participating]);
      const codeOf = new Map((await store.units()).map((unit) => [unit.id, unit.code]));
      const counted = branches.map(({ code }) => {
        const here = all.filter((one) => codeOf.get(one.branchId) === code);
        return { code, members: here.length, participating: here.filter(participates).length };
      });
      expect(counted).toEqual(branches.map(({ code, members, participating }) => ({ code, members, participating })));
      for (const one of all.slice(0, 200))
        expect([one.nameKey, one.searchKey, one.sortKey]).toEqual([
          canonicalKey(one.fullName),
          searchKey(one.fullName),
          sortKey(one.fullName),
        ]);
      expect(await bring(fixtureBytes(name), name)).toMatchObject({ created: 0, updated: 0, unchanged: 7460 });
      expect(await members()).toEqual(all);
    },
  );

  it('updates only what the list says differently', async () => {
    await bring(list(an, binh));
    const before = await members();
    clock.advance({ days: 1 });
    const changed = list(
      an.replace('0712345601', '0712345699'),
      binh.replace('Lê Thị Bình;20/05/2005;0712345602;;', 'Lê Thị Bình;20/05/2005;0712345602;Phó Bí thư;Có tham gia'),
    );
    expect(await bring(changed)).toMatchObject({ created: 0, updated: 2 });
    const [anNow, binhNow] = await members();
    expect(anNow).toEqual({ ...before[0], phone: '+84712345699', updatedAt: clock.now() });
    expect(binhNow).toEqual({
      ...before[1],
      roleTitle: 'deputy_secretary',
      participation: 'participated',
      participationOn: dayAt(clock.now(), 'Asia/Ho_Chi_Minh'),
      updatedAt: clock.now(),
    });
  });

  it('does not bring back who was erased', async () => {
    const branch = (await store.units()).find((unit) => unit.code === 'TP-02-01')!;
    await fresh.db.write(async (tx) => {
      const hashes = [personHash(canonicalKey('Nguyễn Văn An'), '2004-03-15', branch.id), phoneHash('+84712345602')];
      for (const hash of hashes) await tx.erasure.create({ data: { hash, kind: 'person', erasedAt: clock.now() } });
    });
    const report = await bring(list(an, binh, '3;Trần Văn Cường;01/01/2003;;;;Chi đoàn ấp 1;Đoàn xã Đắc Lua'));
    expect(report.erased.map((one) => one.by)).toEqual(['person', 'phone']);
    expect((await members()).map((one) => one.fullName)).toEqual(['Trần Văn Cường']);
  });

  it('that fails in the middle leaves nothing', async () => {
    const people = Array.from({ length: 5_000 }, (_, n) => n);
    const failing: RosterStore = {
      ...store,
      // The last portion meets an id that is taken already.
      saveMembers: (plan) =>
        store.saveMembers(function* () {
          const portions = [...plan()];
          yield* portions;
          yield { created: [portions[0]!.created[0]!], updated: [] };
        }),
    };
    const bytes = Buffer.from(
      list(...people.map((n) => `${n};Nguyễn Thị ${name(n)};15/03/2004;;;;Chi đoàn ấp 1;Đoàn xã Đắc Lua`)),
    );
    await expect(importRoster(bytes, 'list.csv', {}, failing, clock)).rejects.toThrow();
    expect(await members()).toEqual([]);
  });

  it.runIf(engine === 'sqlite')('lets another process store messages until its last moment', async () => {
    // Does not wait at all: a lock would be an error at once.
    const bot = new BetterSqlite3(fresh.url.slice('file:'.length), { timeout: 0 });
    const message = bot.prepare(`INSERT INTO "Setting" ("name", "value") VALUES (?, '')`);
    let stored = 0;
    const watched: RosterStore = {
      ...store,
      saveMembers: (plan) =>
        store.saveMembers(function* () {
          for (const some of plan()) {
            yield some;
            stored += message.run(store.newId()).changes;
          }
        }),
    };
    const rows = Array.from(
      { length: 2_500 },
      (_, n) => `${n};Nguyễn Thị ${name(n)};15/03/2004;;;;Chi đoàn ấp 1;Đoàn xã Đắc Lua`,
    );
    await importRoster(Buffer.from(list(...rows)), 'list.csv', {}, watched, clock);
    expect([stored, (await members()).length]).toEqual([5, 2_500]);
    bot.close();
  });

  it('made while somebody joined saves nothing, and is made again', async () => {
    const late = await store.units();
    const joining: RosterStore = {
      ...store,
      async saveMembers(plan) {
        const person = { ...[...plan()][0]!.created[0]!, id: store.newId() };
        await fresh.db.write((tx) => tx.member.create({ data: { ...person, branchId: late[0]!.id, source: 'chat' } }));
        await store.saveMembers(plan);
      },
    };
    await expect(importRoster(Buffer.from(list(an)), 'list.csv', {}, joining, clock)).rejects.toThrow(MembersMoved);
    expect((await members()).map((one) => one.source)).toEqual(['chat']);
  });
});

/** A different given name for each number: "Anbca". */
function name(n: number): string {
  return `An${[...String(n)].map((digit) => 'abcdeghikl'[Number(digit)]).join('')}`;
}
