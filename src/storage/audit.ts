import type { Effect } from '../conversation/effects.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import type { NewId } from './ids.js';
import { type Columns, insertRows } from './sql.js';

/** One line of the audit log: ids and counts, never names or text (domain.md §8.7). */
export interface AuditLine {
  actorId: string | null;
  action: string;
  subject: string | null;
  data?: Record<string, string | number | boolean>;
}

const auditColumns: Columns = { id: 'text', at: 'time', actorId: 'text', action: 'text', subject: 'text', data: 'json' };

/** Appends lines; there is no way to change one. */
export async function writeAudit(tx: Tx, lines: AuditLine[], world: { now: Date; newId: NewId }): Promise<void> {
  await insertRows(
    tx,
    'Audit',
    auditColumns,
    lines.map((line) => ({ id: world.newId(), at: world.now, ...line })),
  );
}

export const auditEffects: Handlers<Extract<Effect, { kind: 'audit' }>> = {
  async audit(tx, items, world) {
    await writeAudit(
      tx,
      items.map(({ effect: { action, subject, data }, by }) => ({ actorId: by.contactId, action, subject, data })),
      world,
    );
  },
};
