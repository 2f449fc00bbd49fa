import { type ReportEffect, StaleFacts } from '../conversation/effects.js';
import type { MonthReportLookup } from '../conversation/lookup.js';
import type { Counters, MonthReport, MonthSnapshot } from '../domain/month-report.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import { type Columns, execute, inList, insertRows, jsonParam, jsonRows, param, query, time, timeParam } from './sql.js';

const columns: Columns = { unitId: 'text', month: 'text', state: 'text', counters: 'json', dueAt: 'time', createdAt: 'time' };

export interface ReportDraft {
  unitId: string;
  month: string;
  dueAt: Date;
}

/** Drafts for units that have none in that month yet. Returns how many were made. */
export function insertDrafts(tx: Tx, drafts: readonly ReportDraft[], now: Date): Promise<number> {
  const rows = drafts.map((draft) => ({ ...draft, state: 'draft', counters: {}, createdAt: now }));
  return insertRows(tx, 'MonthReport', columns, rows, '("unitId", "month") DO NOTHING');
}

export const monthReportEffects: Handlers<ReportEffect> = {
  /** What was typed so far. A report that was sent stays as it is until it is sent again. */
  async save_month_report(tx, items, world) {
    await insertDrafts(
      tx,
      items.map(({ effect }) => effect),
      world.now,
    );
    const changes = items.map(({ effect: { unitId, month, counters } }) => ({ unitId, month, counters }));
    await execute(
      tx,
      `UPDATE "MonthReport" SET "counters" = r."counters" FROM ${jsonRows(tx.engine, { unitId: 'text', month: 'text', counters: 'json' })}
       WHERE "MonthReport"."unitId" = r."unitId" AND "MonthReport"."month" = r."month" AND "MonthReport"."state" = 'draft'`,
      jsonParam(changes),
    );
  },

  /** Once, or again as long as the report that it is part of was not sent. The first time decides whether it was in time. */
  async send_month_report(tx, items, world) {
    for (const { effect, by } of items) {
      await insertDrafts(tx, [effect], world.now);
      const { engine } = tx;
      const json = (n: number) => (engine === 'postgresql' ? `$${n}::jsonb` : `?${n}`);
      const sent = await execute(
        tx,
        `UPDATE "MonthReport" SET "state" = 'sent', "counters" = ${json(3)}, "figures" = ${json(4)},
           "sentAt" = COALESCE("sentAt", ${timeParam(engine, 5)}), "byId" = ${param(engine, 6)}
         WHERE "unitId" = ${param(engine, 1)} AND "month" = ${param(engine, 2)} AND ("state" = 'draft' OR NOT EXISTS (
           SELECT 1 FROM "MonthReport" u WHERE u."unitId" = ${param(engine, 7)} AND u."month" = ${param(engine, 2)} AND u."state" = 'sent'))`,
        effect.unitId,
        effect.month,
        JSON.stringify(effect.counters),
        JSON.stringify(effect.snapshot),
        time(world.now),
        by.contactId,
        effect.upperId ?? '',
      );
      if (sent === 0) throw new StaleFacts('the report above was sent');
    }
  },
};

interface Row extends Omit<MonthReport, 'counters' | 'snapshot' | 'dueAt' | 'sentAt'> {
  counters: Counters | string;
  snapshot: MonthSnapshot | string | null;
  dueAt: Date | string;
  sentAt: Date | string | null;
}

export function monthReportLookup(tx: Tx): MonthReportLookup {
  return {
    async monthReports(unitIds, months) {
      const rows = await query<Row>(
        tx,
        `SELECT "unitId", "month", "state", "counters", "figures" AS "snapshot", "dueAt", "sentAt" FROM "MonthReport"
         WHERE ${inList(tx.engine, '"unitId"', 1)} AND ${inList(tx.engine, '"month"', 2)} ORDER BY "month", "unitId"`,
        JSON.stringify(unitIds),
        JSON.stringify(months),
      );
      return rows.map((row) => ({
        ...row,
        counters: parsed<Counters>(row.counters),
        snapshot: row.snapshot === null ? null : parsed<MonthSnapshot>(row.snapshot),
        dueAt: new Date(row.dueAt),
        sentAt: row.sentAt === null ? null : new Date(row.sentAt),
      }));
    },
  };
}

/** JSON columns of a raw query are text on one engine and values on the other. */
function parsed<Value>(stored: Value | string): Value {
  return typeof stored === 'string' ? (JSON.parse(stored) as Value) : stored;
}
