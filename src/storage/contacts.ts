import type { Effect } from '../conversation/effects.js';
import { type MessageKind, messageKinds } from '../domain/people.js';
import { writeAudit } from './audit.js';
import type { Tx } from './database.js';
import { closeDesks } from './desk-links.js';
import type { Handlers } from './effects.js';
import { waitLonger } from './outbox.js';
import { setOwnHours } from './quiet-hours.js';
import { type Columns, execute, inList, jsonParam, jsonRows, stored, time, timeParam } from './sql.js';

type ContactEffect = Extract<
  Effect,
  {
    kind:
      | 'set_stopped'
      | 'set_locale'
      | 'prefer_channel'
      | 'withdraw_consent'
      | 'set_quiet_hours'
      | 'set_branch_quiet_hours'
      | 'turn_off'
      | 'turn_on';
  }
>;

const stoppedColumns: Columns = { id: 'text', at: 'time' };
const chosenColumns: Columns = { id: 'text', chosen: 'text' };
const withdrawnColumns: Columns = { contactId: 'text', purpose: 'text' };

/** What people set about themselves: stop and start, language, channel, and consents taken back. */
export const contactEffects: Handlers<ContactEffect> = {
  /** At once, for what already waits in the outbox too (domain.md §8.5: at most a minute). Answers to them still go. */
  async set_stopped(tx, items, world) {
    const rows = items.map(({ effect, by }) =>
      stored(stoppedColumns, { id: by.contactId, at: effect.stopped ? world.now : null }),
    );
    await execute(
      tx,
      `UPDATE "Contact" SET "stoppedAt" = r."at" FROM ${jsonRows(tx.engine, stoppedColumns)} WHERE "Contact"."id" = r."id"`,
      jsonParam(rows),
    );
    const stopped = items.filter(({ effect }) => effect.stopped).map(({ by }) => by.contactId);
    await execute(
      tx,
      `UPDATE "Delivery" SET "state" = 'cancelled', "failure" = 'stopped', "payload" = NULL, "finishedAt" = ${timeParam(tx.engine, 2)}
       WHERE "state" IN ('waiting', 'paused', 'merged') AND "kind" IN ('nudge', 'notice', 'digest') AND ${inList(tx.engine, '"contactId"')}`,
      JSON.stringify(stopped),
      time(world.now),
    );
    if (stopped.length > 0) await closeDesks(tx, stopped);
  },

  async set_locale(tx, items) {
    const rows = items.map(({ effect, by }) => ({ id: by.contactId, chosen: effect.locale }));
    await execute(
      tx,
      `UPDATE "Contact" SET "locale" = r."chosen" FROM ${jsonRows(tx.engine, chosenColumns)} WHERE "Contact"."id" = r."id"`,
      jsonParam(rows),
    );
  },

  async prefer_channel(tx, items) {
    const rows = items.map(({ effect, by }) => ({ id: by.contactId, chosen: effect.channel }));
    await execute(
      tx,
      `UPDATE "Contact" SET "preferred" = r."chosen" FROM ${jsonRows(tx.engine, chosenColumns)} WHERE "Contact"."id" = r."id"`,
      jsonParam(rows),
    );
  },

  async set_quiet_hours(tx, items, world) {
    const rows = items.map(({ effect, by }) => ({
      id: by.contactId,
      from: effect.hours?.from ?? null,
      to: effect.hours?.to ?? null,
    }));
    await setOwnHours(tx, rows);
    await waitLonger(
      tx,
      inList(tx.engine, '"id"', 1),
      rows.map((row) => row.id),
      world,
    );
  },

  async set_branch_quiet_hours(tx, items, world) {
    for (const { effect, by } of items) {
      const { unitId, hours } = effect;
      await tx.unit.update({ where: { id: unitId }, data: { quietFrom: hours?.from ?? null, quietTo: hours?.to ?? null } });
      const members = `"memberId" IN (SELECT m."id" FROM "Member" m WHERE ${inList(tx.engine, 'm."branchId"', 1)})`;
      await waitLonger(tx, members, [unitId], world);
      const line = { actorId: by.contactId, action: 'branch_quiet_hours', subject: unitId };
      await writeAudit(tx, [hours ? { ...line, data: { from: hours.from, to: hours.to } } : line], world);
    }
  },

  /** What waits of it already is not sent either. */
  async turn_off(tx, items, world) {
    await turn(
      tx,
      items.map(({ effect, by }) => ({ id: by.contactId, what: effect.what })),
      world.now,
    );
    await withdrawTurnedOff(tx, [...new Set(items.map(({ by }) => by.contactId))], world.now);
  },

  async turn_on(tx, items) {
    await turn(
      tx,
      items.map(({ effect, by }) => ({ id: by.contactId, what: effect.what })),
      null,
    );
  },

  /** The evidence stays with the moment of the withdrawal; withdrawing twice keeps the first moment. */
  async withdraw_consent(tx, items, world) {
    const rows = items.flatMap(({ effect, by }) => effect.purposes.map((purpose) => ({ contactId: by.contactId, purpose })));
    await execute(
      tx,
      `UPDATE "Consent" SET "withdrawnAt" = ${timeParam(tx.engine, 2)} FROM ${jsonRows(tx.engine, withdrawnColumns)}
       WHERE "Consent"."contactId" = r."contactId" AND "Consent"."purpose" = r."purpose" AND "Consent"."withdrawnAt" IS NULL`,
      jsonParam(rows),
      time(world.now),
    );
    const lines = rows.map(({ contactId, purpose }) => ({
      actorId: contactId,
      action: 'consent_withdrawn',
      subject: contactId,
      data: { purpose },
    }));
    await writeAudit(tx, lines, world);
  },
};

const switches: Record<MessageKind, string> = { meetings: 'meetingsOffAt', meeting_reminders: 'meetingRemindersOffAt' };

async function turn(tx: Tx, rows: { id: string; what: MessageKind }[], at: Date | null): Promise<void> {
  for (const what of messageKinds) {
    const ids = rows.filter((row) => row.what === what).map((row) => row.id);
    if (ids.length === 0) continue;
    const column = `"${switches[what]}"`;
    const value = at === null ? 'NULL' : `COALESCE(${column}, ${timeParam(tx.engine, 2)})`;
    await execute(
      tx,
      `UPDATE "Contact" SET ${column} = ${value} WHERE ${inList(tx.engine, '"id"')}`,
      JSON.stringify(ids),
      ...(at === null ? [] : [time(at)]),
    );
  }
}

/** Invitations and reminders that wait for people who turned them off. A change of what they know of stays: they may stand at the door. */
async function withdrawTurnedOff(tx: Tx, contactIds: string[], now: Date): Promise<void> {
  const off = (what: MessageKind) =>
    `EXISTS (SELECT 1 FROM "Contact" c WHERE c."id" = "Delivery"."contactId" AND c."${switches[what]}" IS NOT NULL)`;
  const notice = (kinds: string) =>
    `EXISTS (SELECT 1 FROM "Notice" n WHERE n."id" = "Delivery"."noticeId" AND n."kind" IN (${kinds}))`;
  await execute(
    tx,
    `UPDATE "Delivery" SET "state" = 'cancelled', "failure" = 'stopped', "payload" = NULL, "finishedAt" = ${timeParam(tx.engine, 2)}
     WHERE "state" IN ('waiting', 'paused', 'merged') AND ${inList(tx.engine, '"contactId"')} AND (
       (${off('meetings')} AND ${notice(`'invitation', 'ask_again'`)})
       OR (${off('meeting_reminders')} AND ("key" LIKE 'activity:%' OR ${notice(`'ask_again'`)})))`,
    JSON.stringify(contactIds),
    time(now),
  );
}
