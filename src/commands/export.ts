import { writeFile } from 'node:fs/promises';
import { wallClock } from '../domain/local-time.js';
import { sheetBytes } from '../reports/sheet.js';
import { rosterSheet } from '../reports/sheets/roster.js';
import { writeAudit } from '../storage/audit.js';
import type { Database } from '../storage/database.js';
import { idsFrom } from '../storage/ids.js';
import { memberList } from '../storage/member-list.js';
import { type Command, readArgs, Stop, WrongUsage } from './command.js';
import { withDatabase } from './open.js';

export const exportCommand: Command = {
  usage: ['export members FILE.csv|FILE.xlsx [UNIT_CODE]'],
  summary: 'write the list of members, of all units or of one and those below it',
  async run(args, { config, clock, out }) {
    const { words } = readArgs(args, [], { least: 2, most: 3 });
    const [what, file, code] = words as [string, string, string?];
    if (what !== 'members') throw new WrongUsage(`"${what}" cannot be exported; members can`);
    if (!/\.(csv|xlsx)$/i.test(file)) throw new WrongUsage('the file ends in .csv or .xlsx');
    const settings = config();
    const count = await withDatabase(settings, async (db) => {
      const unit = await unitOf(db, code);
      const branches = await memberList(db, unit.path);
      const shape = rosterSheet(unit.name, wallClock(clock.now(), settings.TIME_ZONE).day, branches);
      await save(file, await sheetBytes({ ...shape, format: /\.csv$/i.test(file) ? 'csv' : 'xlsx' }));
      const members = branches.reduce((sum, branch) => sum + branch.members.length, 0);
      const line = { actorId: null, action: 'export_members', subject: unit.id, data: { members } };
      await db.write((tx) => writeAudit(tx, [line], { now: clock.now(), newId: idsFrom(() => clock.now()) }));
      return members;
    });
    out(`Đã ghi ${count} đoàn viên vào ${file}. Danh sách có dữ liệu cá nhân: chỉ gửi cho người có trách nhiệm.`);
    return 0;
  },
};

async function unitOf(db: Database, code: string | undefined): Promise<{ id: string | null; path: string; name: string }> {
  if (code === undefined) {
    const roots = await db.read((tx) => tx.unit.findMany({ where: { parentId: null, validTo: null } }));
    return { id: null, path: '/', name: roots.length === 1 ? roots[0]!.name : 'tất cả đơn vị' };
  }
  const unit = await db.read((tx) => tx.unit.findUnique({ where: { code } }));
  if (!unit) throw new Stop(`Không có đơn vị nào mang mã ${code}.`);
  return unit;
}

async function save(file: string, content: Uint8Array): Promise<void> {
  try {
    await writeFile(file, content, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Stop(code === 'EEXIST' ? `${file} exists already. Choose another name.` : `${file} cannot be written (${code}).`, {
      cause: error,
    });
  }
}
