import type { Clock } from '../clock.js';
import type { Texts } from '../i18n.js';
import type { ScheduleStore } from '../schedule/store.js';
import { askTheSilent, remindOfNearActivities, sumUp } from './activity-reminders.js';
import type { Database, Tx } from './database.js';
import { mergeDigests, settleLines } from './digests.js';
import { keepRates } from './figures-keeping.js';
import { settleDays } from './figures-settled.js';
import type { NewId } from './ids.js';
import type { LookupContext } from './lookup.js';
import { reminderPortion, remindOfReports, reportDrafts } from './month-report-reminders.js';
import { insertDrafts } from './month-reports.js';
import { insertNudges } from './nudges.js';
import { holdBackWaiting } from './outbox.js';
import { withdrawOutdatedNudges } from './outdated-nudges.js';
import { pledgePortion, remindOfDuePledges } from './pledge-reminders.js';
import { type AskedUpTo, askHowItWent, endPledges, fromTheFirst } from './pledge-reviews.js';
import { finishRemarks, remarkPortion, remindOfObjections } from './residence-finishing.js';
import { forgetOld } from './retention.js';
import { execute, param, time, timeParam } from './sql.js';
import { forgetTalks, remindOfUnfinished } from './unfinished-talks.js';
import type { UnitCache } from './units.js';
import { remindOfWaiting, tellOfMissed } from './waiting-requests.js';
import { askBeforeClosing } from './windows.js';

export interface ScheduleStoreOptions {
  db: Database;
  clock: Clock;
  newId: NewId;
  texts: Texts;
  zone: string;
  units: UnitCache;
  /** Flows whose unfinished talks get a reminder. */
  remindedFlows: readonly string[];
  recoverDeliveries: () => Promise<{ unknown: number; repeated: number }>;
  watchNotices: () => Promise<number>;
}

const leaseName = 'schedule';
/** Drafts of reports made in one transaction: others must get their turn in between. */
const draftPortion = 1_000;

/** What happens by itself, as rows: each method is one transaction, or one a portion. */
export function scheduleStore(options: ScheduleStoreOptions): ScheduleStore {
  const { db, newId, texts, zone } = options;
  const world = (now: Date) => ({ now, newId, texts, zone });
  const context = async (tx: Tx): Promise<LookupContext> => ({
    clock: options.clock,
    zone,
    setupCode: null,
    units: await options.units.current(tx),
  });

  return {
    // The embedded database has one process; a lease would only make it wait after a crash.
    holdLease: async (holder, now, until) =>
      db.engine === 'sqlite' || (await db.write((tx) => takeLease(tx, holder, now, until))),
    async releaseLease(holder) {
      if (db.engine === 'postgresql') await db.write((tx) => tx.lease.deleteMany({ where: { name: leaseName, holder } }));
    },
    async lastRun(job) {
      const row = await db.read((tx) => tx.setting.findUnique({ where: { name: `schedule.${job}` } }));
      return row ? new Date(row.value) : null;
    },
    async ran(job, at) {
      const name = `schedule.${job}`;
      const value = at.toISOString();
      await db.write((tx) => tx.setting.upsert({ where: { name }, create: { name, value }, update: { value } }));
    },

    async remindOfPledges(now, decide) {
      let total = 0;
      for (let done = pledgePortion; done === pledgePortion; total += done)
        done = await db.write((tx) => remindOfDuePledges(tx, world(now), decide));
      return total;
    },
    endPledges: (now, yearEnd) => db.write((tx) => endPledges(tx, now, yearEnd)),
    async askHowItWent(now, ending, decide) {
      let total = 0;
      for (let after: AskedUpTo | null = fromTheFirst; after; ) {
        const from: AskedUpTo = after;
        const { asked, next } = await db.write((tx) => askHowItWent(tx, world(now), ending, from, decide));
        total += asked;
        after = next;
      }
      return total;
    },
    remindOfActivities: (now, until, decide) => db.write((tx) => remindOfNearActivities(tx, world(now), until, decide)),
    async finishRemarks(now, decide) {
      let total = 0;
      for (let done = remarkPortion; done === remarkPortion; total += done)
        done = await db.write(async (tx) => finishRemarks(tx, world(now), await context(tx), decide));
      return total;
    },
    remindOfObjections: (now, decide) => db.write(async (tx) => remindOfObjections(tx, world(now), await context(tx), decide)),
    askSilentAgain: (now, notBefore) =>
      db.write(async (tx) => askTheSilent(tx, world(now), (await context(tx)).units, notBefore)),
    sumUpActivities: (now, decide) => db.write(async (tx) => sumUp(tx, world(now), await context(tx), decide)),
    remindOfTalks: (now, from, to, decide) =>
      db.write((tx) => remindOfUnfinished(tx, world(now), options.remindedFlows, from, to, decide)),
    tellOfMissedRequests: (now, decide) => db.write((tx) => tellOfMissed(tx, world(now), decide)),
    remindOfRequests: (now, dueBefore, alsoBefore, decide) =>
      db.write(async (tx) => remindOfWaiting(tx, world(now), await context(tx), { dueBefore, alsoBefore }, decide)),

    async draftMonthReports(now, month) {
      const drafts = await db.read(async (tx) => reportDrafts(tx, zone, await options.units.current(tx), month));
      let made = 0;
      for (let at = 0; at < drafts.length; at += draftPortion)
        made += await db.write((tx) => insertDrafts(tx, drafts.slice(at, at + draftPortion), now));
      return made;
    },
    async remindOfMonthReports(now, occasionOf, decide) {
      let total = 0;
      for (let done = reminderPortion; done === reminderPortion; total += done)
        done = await db.write(async (tx) => remindOfReports(tx, world(now), await options.units.current(tx), occasionOf, decide));
      return total;
    },

    warnAdministrators: (now, decide) =>
      db.write(async (tx) => {
        const roles = await tx.role.findMany({
          where: { role: 'administrator', OR: [{ validTo: null }, { validTo: { gt: now } }] },
          select: { contactId: true },
          distinct: ['contactId'],
        });
        await insertNudges(
          tx,
          roles.map(({ contactId }) => decide(contactId)),
          world(now),
        );
        return roles.length;
      }),

    withdrawOutdated: (now) => db.write((tx) => withdrawOutdatedNudges(tx, now)),
    askBeforeClosing: (now, week, decide) => db.write((tx) => askBeforeClosing(tx, world(now), week, decide)),
    digest: (now) => db.write(async (tx) => (await settleLines(tx, now)) + (await mergeDigests(tx, world(now)))),
    holdBack: (now) => db.write((tx) => holdBackWaiting(tx, { now, zone })),
    watchNotices: options.watchNotices,
    async recoverDeliveries() {
      const { unknown, repeated } = await options.recoverDeliveries();
      return unknown + repeated;
    },
    forgetOldTalks: (before) => db.write((tx) => forgetTalks(tx, before)),
    cleanUp: (now) => forgetOld(db, now),
    settleDays: (now) => settleDays(db, now, zone),
    keepRates: (now) => keepRates(db, now, zone, (tx) => options.units.current(tx)),
  };
}

async function takeLease(tx: Tx, holder: string, now: Date, until: Date): Promise<boolean> {
  const p = (n: number) => param(tx.engine, n);
  const taken = await execute(
    tx,
    `INSERT INTO "Lease" ("name", "holder", "until") VALUES ('${leaseName}', ${p(1)}, ${timeParam(tx.engine, 3)})
     ON CONFLICT ("name") DO UPDATE SET "holder" = excluded."holder", "until" = excluded."until"
     WHERE "Lease"."holder" = excluded."holder" OR "Lease"."until" <= ${timeParam(tx.engine, 2)}`,
    holder,
    time(now),
    time(until),
  );
  return taken === 1;
}
