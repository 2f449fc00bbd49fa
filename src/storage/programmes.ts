import type { PledgeEffect, ProgrammeFields } from '../conversation/effects.js';
import { StaleFacts } from '../conversation/effects.js';
import type { PledgeLookup } from '../conversation/lookup.js';
import type { Programme, ProgrammeGroup } from '../domain/pledges.js';
import { defaultProgrammes } from '../domain/programmes.js';
import { programmeInvitation } from '../schedule/pledge-nudges.js';
import { batched } from './batching.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import type { NewId } from './ids.js';
import type { LookupContext } from './lookup.js';
import { insertNudges } from './nudges.js';
import { audienceSql, invitees } from './programme-people.js';
import { type Columns, inList, insertRows, query, time } from './sql.js';

const columns: Columns = {
  id: 'text',
  unitId: 'text',
  code: 'text',
  title: 'text',
  kind: 'text',
  audience: 'text',
  groups: 'json',
  allowFreeText: 'boolean',
  badge: 'text',
  state: 'text',
};

/** Gives a unit the programmes it starts with; those it already has stay as they are. Returns how many were added. */
export function addDefaultProgrammes(tx: Tx, unitId: string, newId: NewId): Promise<number> {
  const rows = defaultProgrammes.map((programme) => ({ ...programme, id: newId(), unitId, state: 'open' }));
  return insertRows(tx, 'PledgeProgramme', columns, rows, '("unitId", "code") DO NOTHING');
}

type ProgrammeEffect = Extract<
  PledgeEffect,
  { kind: 'create_programme' | 'change_programme' | 'close_programme' | 'invite_to_programme' }
>;

export const programmeEffects: Handlers<ProgrammeEffect> = {
  async create_programme(tx, items) {
    for (const { effect } of items) {
      const { programmeId: id, unitId, code, fields } = effect;
      const isThere = (await tx.pledgeProgramme.count({ where: { id } })) > 0;
      if (!isThere) await tx.pledgeProgramme.create({ data: { id, unitId, code, state: 'open', ...storedFields(fields) } });
    }
  },

  async change_programme(tx, items) {
    for (const { effect } of items) {
      const id = effect.programmeId;
      if ((await useOf(tx, id)) > 0) throw new StaleFacts('programme');
      const { count } = await tx.pledgeProgramme.updateMany({ where: { id, state: 'open' }, data: storedFields(effect.fields) });
      if (count === 0) throw new StaleFacts('programme');
    }
  },

  /** It ends now, unless it has ended: what was pledged in it can be assessed and concluded. */
  async close_programme(tx, items, world) {
    for (const { effect } of items) {
      const found = await tx.pledgeProgramme.findUnique({ where: { id: effect.programmeId } });
      if (!found || found.state === 'closed') throw new StaleFacts('programme');
      const validTo = found.validTo && found.validTo < world.now ? found.validTo : world.now;
      await tx.pledgeProgramme.update({ where: { id: found.id }, data: { state: 'closed', validTo } });
    }
  },

  async invite_to_programme(tx, items, world) {
    for (const { effect } of items) {
      const [programme] = await programmes(tx, inList(tx.engine, 'g."id"'), [effect.programmeId]);
      if (!programme) continue;
      const contacts = await invitees(tx, programme.id, world.now);
      await insertNudges(
        tx,
        contacts.map((contactId) => programmeInvitation(programme, contactId)),
        world,
      );
    }
  },
};

export function programmeLookup(
  tx: Tx,
  { clock }: LookupContext,
): Pick<PledgeLookup, 'programmesFor' | 'programme' | 'programmesOf' | 'programmeUse'> {
  return {
    programmesFor: batched((memberIds: string[]) => openTo(tx, memberIds, clock.now())),
    async programme(id) {
      const [found] = await programmes(tx, inList(tx.engine, 'g."id"'), [id]);
      return found ?? null;
    },
    async programmesOf(unitIds) {
      const found = await programmes(tx, inList(tx.engine, 'g."unitId"'), unitIds);
      const order = (one: Programme) => `${one.state === 'open' ? 1 : 0}${one.id}`;
      return found.sort((a, b) => (order(a) < order(b) ? 1 : -1)).slice(0, 50);
    },
    programmeUse: (id) => useOf(tx, id),
  };
}

/** Open programmes of the members' units and those above, by member, the nearest unit's first. */
async function openTo(tx: Tx, memberIds: string[], now: Date): Promise<Programme[][]> {
  const rows = await query<ProgrammeRow & { memberId: string; depth: number | bigint }>(
    tx,
    `SELECT m."id" AS "memberId", LENGTH(o."path") AS "depth", ${selected}
     FROM "Member" m JOIN "Unit" u ON u."id" = m."branchId" JOIN "PledgeProgramme" g ON g."state" = 'open' JOIN "Unit" o ON o."id" = g."unitId"
     WHERE ${inList(tx.engine, 'm."id"')} AND ${audienceSql(tx.engine, 2)}
       AND (g."validFrom" IS NULL OR g."validFrom" <= ${at(tx, 2)}) AND (g."validTo" IS NULL OR g."validTo" > ${at(tx, 2)})`,
    JSON.stringify(memberIds),
    time(now),
  );
  return memberIds.map((id) =>
    rows
      .filter((row) => row.memberId === id)
      .sort((a, b) => Number(b.depth) - Number(a.depth) || (a.id < b.id ? -1 : 1))
      .map(programmeOf),
  );
}

const at = (tx: Tx, n: number) => (tx.engine === 'postgresql' ? `$${n}::timestamptz` : `?${n}`);

async function useOf(tx: Tx, programmeId: string): Promise<number> {
  const where = { programmeId };
  return (await tx.pledge.count({ where })) + (await tx.commitment.count({ where }));
}

const selected = `g."id", g."unitId", g."code", g."title", g."kind", g."audience", g."issuer", g."groups", g."allowFreeText", g."badge",
  g."validFrom", g."validTo", g."state"`;

async function programmes(tx: Tx, where: string, ids: string[]): Promise<Programme[]> {
  const rows = await query<ProgrammeRow>(
    tx,
    `SELECT ${selected} FROM "PledgeProgramme" g WHERE ${where} ORDER BY g."id" DESC LIMIT 200`,
    JSON.stringify(ids),
  );
  return rows.map(programmeOf);
}

interface ProgrammeRow extends Omit<Programme, 'allowFreeText' | 'groups' | 'validFrom' | 'validTo'> {
  groups: unknown;
  allowFreeText: boolean | number;
  validFrom: Date | string | null;
  validTo: Date | string | null;
}

function programmeOf(row: ProgrammeRow): Programme {
  const { id, unitId, code, title, kind, audience, issuer, badge, state } = row;
  return {
    ...{ id, unitId, code, title, kind, audience, issuer, badge, state },
    groups: (typeof row.groups === 'string' ? JSON.parse(row.groups) : row.groups) as ProgrammeGroup[],
    allowFreeText: Boolean(row.allowFreeText),
    validFrom: row.validFrom ? new Date(row.validFrom) : null,
    validTo: row.validTo ? new Date(row.validTo) : null,
  };
}

function storedFields({ groups, ...fields }: ProgrammeFields) {
  return { ...fields, groups: groups.map(({ code, title, items }) => ({ code, title, items })) };
}
