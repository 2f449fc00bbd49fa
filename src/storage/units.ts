import { type Unit, type UnitTree, unitTree } from '../domain/units.js';
import type { Tx } from './database.js';
import { query } from './sql.js';

/** The tree as it stands, read again only when its version moved: a province's 10,000 units are read once, not once a turn. */
export interface UnitCache {
  current(tx: Tx): Promise<UnitTree>;
}

const versionName = 'units.version';

export function unitCache(): UnitCache {
  let tree: UnitTree | undefined;
  return {
    async current(tx) {
      const [row] = await query<{ value: string }>(tx, `SELECT "value" FROM "Setting" WHERE "name" = '${versionName}'`);
      const version = row?.value ?? '0';
      if (tree?.version !== version) tree = unitTree(await readUnits(tx), version);
      return tree;
    },
  };
}

async function readUnits(tx: Tx): Promise<Unit[]> {
  return query<Unit>(
    tx,
    `SELECT "id", "parentId", "code", "kind", "branchKind", "name", "path", "hamlet", "commune" FROM "Unit" WHERE "validTo" IS NULL ORDER BY "path"`,
  );
}

/** Tells every process that the tree changed. Part of the transaction that changed it. */
export async function touchUnits(tx: Tx, version: string): Promise<void> {
  await tx.setting.upsert({
    where: { name: versionName },
    create: { name: versionName, value: version },
    update: { value: version },
  });
}
