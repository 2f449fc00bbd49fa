import { writeFile } from 'node:fs/promises';
import { csvOf, memberListRows } from '../roster/memberList.js';
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
    const count = await withDatabase(config(), async (db) => {
      const unit = await unitOf(db, code);
      const branches = await memberList(db, unit.path);
      const rows = memberListRows(`Danh sách đoàn viên – ${unit.name}`, branches);
      await save(file, /\.csv$/i.test(file) ? csvOf(rows) : await workbookOf(rows));
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

async function workbookOf(rows: string[][]): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const widths = [6, 24, 12, 12, 14, 14, 14, 14, 28];
  const bold = rows.findIndex((row) => row[0] === 'STT');
  const cells = rows.map((row, at) =>
    row.map((value) => ({ value, type: String, ...(at <= bold && { fontWeight: 'bold' as const }) })),
  );
  return writeXlsxFile(cells, { columns: widths.map((width) => ({ width })), sheet: 'Đoàn viên' }).toBuffer();
}

async function save(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Stop(code === 'EEXIST' ? `${file} exists already. Choose another name.` : `${file} cannot be written (${code}).`, {
      cause: error,
    });
  }
}
