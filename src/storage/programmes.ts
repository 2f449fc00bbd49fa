import type { Programme } from '../domain/pledges.js';
import { defaultProgrammes } from '../domain/programmes.js';
import type { UnitTree } from '../domain/units.js';
import type { Tx } from './database.js';
import type { NewId } from './ids.js';
import { type Columns, inList, insertRows, param, query, time, timeParam } from './sql.js';

const columns: Columns = {
  id: 'text',
  unitId: 'text',
  code: 'text',
  title: 'text',
  kind: 'text',
  audience: 'text',
  groups: 'json',
  allowFreeText: 'boolean',
  state: 'text',
};

/** Gives a unit the programmes it starts with; those it already has stay as they are. Returns how many were added. */
export function addDefaultProgrammes(tx: Tx, unitId: string, newId: NewId): Promise<number> {
  const rows = defaultProgrammes.map((programme) => ({ ...programme, id: newId(), unitId, state: 'open' }));
  return insertRows(tx, 'PledgeProgramme', columns, rows, '("unitId", "code") DO NOTHING');
}

const selected = `SELECT "id", "unitId", "code", "title", "audience", "groups", "allowFreeText" FROM "PledgeProgramme"`;

/** Open programmes of a branch and of the units above it, the nearest unit's first. */
export async function programmesFor(tx: Tx, units: UnitTree, branchId: string, now: Date): Promise<Programme[]> {
  const unitIds = units.upward(branchId).map((unit) => unit.id);
  const t = timeParam(tx.engine, 2);
  const rows = await query<ProgrammeRow>(
    tx,
    `${selected} WHERE "state" = 'open' AND ${inList(tx.engine, '"unitId"')}
       AND ("validFrom" IS NULL OR "validFrom" <= ${t}) AND ("validTo" IS NULL OR "validTo" > ${t}) ORDER BY "id"`,
    JSON.stringify(unitIds),
    time(now),
  );
  return rows.map(programmeOf).sort((a, b) => unitIds.indexOf(a.unitId) - unitIds.indexOf(b.unitId));
}

export async function programmeById(tx: Tx, id: string): Promise<Programme | null> {
  const [row] = await query<ProgrammeRow>(tx, `${selected} WHERE "id" = ${param(tx.engine, 1)}`, id);
  return row ? programmeOf(row) : null;
}

interface ProgrammeRow extends Omit<Programme, 'allowFreeText' | 'groups'> {
  groups: unknown;
  allowFreeText: boolean | number;
}

function programmeOf(row: ProgrammeRow): Programme {
  const groups = (typeof row.groups === 'string' ? JSON.parse(row.groups) : row.groups) as Programme['groups'];
  return { ...row, groups, allowFreeText: Boolean(row.allowFreeText) };
}
