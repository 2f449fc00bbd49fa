import { readControl } from '../language/words.js';
import type { Inbound } from '../messages.js';
import type { Tx } from './database.js';
import { type Columns, execute, jsonParam, jsonRows, stored } from './sql.js';

/** What follows when somebody of the staff writes to a person by hand. */
export interface StaffRules {
  /** For so long after their last word the talk is theirs; 0: never. */
  quietMs: number;
  count: (what: string, n: number) => void;
}
export const noStaff: StaffRules = { quietMs: 0, count: () => undefined };

const columns: Columns = { channel: 'text', account: 'text', externalId: 'text', until: 'time' };

/** Only of people whom we know: nobody is made known to the bot by being written to. A late or repeated event shortens nothing. */
export async function leaveToStaff(tx: Tx, echoes: Inbound[], { quietMs, count }: StaffRules): Promise<void> {
  if (echoes.length === 0 || quietMs === 0) return;
  const until = new Map<string, { from: Inbound['from']; at: number }>();
  for (const { from, sentAt } of echoes) {
    const known = until.get(from.id)?.at ?? 0;
    until.set(from.id, { from, at: Math.max(known, sentAt.getTime() + quietMs) });
  }
  const rows = [...until.values()].map(({ from, at }) =>
    stored(columns, { channel: from.channel, account: from.account, externalId: from.id, until: new Date(at) }),
  );
  await execute(
    tx,
    `UPDATE "Address" SET "staffUntil" = r."until" FROM ${jsonRows(tx.engine, columns)}
     WHERE "Address"."channel" = r."channel" AND "Address"."account" = r."account" AND "Address"."externalId" = r."externalId"
       AND ("Address"."staffUntil" IS NULL OR "Address"."staffUntil" < r."until")`,
    jsonParam(rows),
  );
  count('staff_wrote', echoes.length);
}

/**
 * Whether a message is for the staff: said while the talk is theirs. A pressed button and a shared number answer the bot's own
 * questions, and a stop is obeyed whoever it was said to (domain.md §7.9).
 */
export function isForStaff({ content, sentAt }: Inbound, staffUntil: Date | string | null): boolean {
  if (staffUntil === null || sentAt >= new Date(staffUntil)) return false;
  if (['choice', 'contact', 'blocked', 'unblocked'].includes(content.kind)) return false;
  return !(content.kind === 'text' && readControl(content.text) === 'stop');
}
