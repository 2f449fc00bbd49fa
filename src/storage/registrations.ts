import { type PeopleEffect, StaleFacts } from '../conversation/effects.js';
import type { PeopleLookup, RegistrationView } from '../conversation/lookup.js';
import { personHash, phoneHash } from '../domain/erasure.js';
import { canonicalKey } from '../language/folding.js';
import type { Tx } from './database.js';
import type { EffectWorld, Handlers } from './effects.js';
import type { LookupContext } from './lookup.js';
import { nameKeys } from './members.js';
import { execute, inList, param, query, time, timeParam } from './sql.js';

type Kinds = 'request_registration' | 'await_guardian' | 'record_guardian' | 'decide_registration' | 'withdraw_registration';
type Request = Extract<PeopleEffect, { kind: 'request_registration' }>;

/** What somebody who matched the roster said of themselves; fills what the roster lacks once the secretary has agreed. */
interface Claimed {
  fullName: string;
  birthDate: string;
  phone: string | null;
  residenceHamlet: string | null;
  residenceCommune: string | null;
  unionJoinDate: string | null;
}

/** The wish to be linked to a member of a branch, from the sending to the secretary's word. Rare: one person at a time. */
export const registrationEffects: Pick<Handlers<PeopleEffect>, Kinds> = {
  async request_registration(tx, items, world) {
    for (const { effect, by } of items) {
      const open = await tx.registration.findMany({ where: { contactId: by.contactId, state: { in: ['waiting', 'guardian'] } } });
      if (open.some((one) => one.state === 'waiting' || one.id !== effect.registrationId))
        throw new StaleFacts('a registration waits already');
      const claimed: Claimed = {
        fullName: effect.fullName,
        birthDate: effect.birthDate,
        phone: effect.phone,
        residenceHamlet: effect.residence?.hamlet ?? null,
        residenceCommune: effect.residence?.commune ?? null,
        unionJoinDate: effect.unionJoinDate,
      };
      if (effect.memberId === null) await makePending(tx, effect, claimed, world);
      const facts = {
        memberId: effect.memberId ?? effect.newMemberId,
        matched: effect.memberId !== null,
        branchId: effect.branchId,
        state: 'waiting',
        ...(effect.memberId === null ? {} : { claimed: { ...claimed } }),
      };
      await tx.registration.upsert({
        where: { id: effect.registrationId },
        create: { id: effect.registrationId, contactId: by.contactId, createdAt: world.now, ...facts },
        update: { ...facts, createdAt: world.now, remindedAt: null },
      });
    }
  },

  async await_guardian(tx, items, world) {
    for (const { effect, by } of items) {
      await tx.registration.create({
        data: {
          id: effect.registrationId,
          contactId: by.contactId,
          branchId: effect.branchId,
          state: 'guardian',
          createdAt: world.now,
        },
      });
      // A child's own yes is not a consent; nothing but "waits" is kept (domain.md §8.6).
      await tx.consent.deleteMany({ where: { contactId: by.contactId } });
    }
  },

  async record_guardian(tx, items, world) {
    for (const { effect, by } of items) {
      const { count } = await tx.registration.updateMany({
        where: { id: effect.registrationId, state: 'guardian', guardianAt: null },
        data: { guardianAt: world.now, guardianById: by.contactId },
      });
      if (count === 0) throw new StaleFacts('the guardian consent was recorded or the request is gone');
    }
  },

  async decide_registration(tx, items, world) {
    for (const item of items) {
      const { effect, by } = item;
      const registration = await tx.registration.findUnique({ where: { id: effect.registrationId } });
      const decidable = effect.approve ? ['waiting'] : ['waiting', 'guardian'];
      const decided = await execute(
        tx,
        `UPDATE "Registration" SET "state" = ${param(tx.engine, 2)}, "reason" = ${param(tx.engine, 3)}, "decidedById" = ${param(tx.engine, 4)},
                "decidedAt" = ${timeParam(tx.engine, 5)}, "claimed" = NULL
         WHERE "id" = ${param(tx.engine, 1)} AND ${inList(tx.engine, '"state"', 6)}`,
        effect.registrationId,
        effect.approve ? 'approved' : 'refused',
        effect.reason,
        by.contactId,
        time(world.now),
        JSON.stringify(decidable),
      );
      if (decided === 0 || !registration) throw new StaleFacts('the registration was decided already');
      if (effect.approve) await link(tx, registration, world);
      else await forgetPending(tx, registration.id);
    }
  },

  async withdraw_registration(tx, items, world) {
    for (const { effect, by } of items) await withdraw(tx, { id: effect.registrationId, contactId: by.contactId }, world.now);
  },
};

async function makePending(tx: Tx, effect: Request, claimed: Claimed, world: EffectWorld): Promise<void> {
  await tx.member.create({
    data: {
      id: effect.newMemberId,
      ...claimed,
      ...nameKeys(effect.fullName),
      branchId: effect.branchId,
      status: 'pending',
      source: 'chat',
      createdAt: world.now,
      updatedAt: world.now,
    },
  });
}

/** The contact becomes the member. Another account that was linked to the same member is let go: the secretary was told. */
async function link(
  tx: Tx,
  registration: { contactId: string; memberId: string | null; claimed: unknown },
  world: EffectWorld,
): Promise<void> {
  const member = registration.memberId && (await tx.member.findUnique({ where: { id: registration.memberId } }));
  if (!member) throw new StaleFacts('the member is gone');
  const claimed = (registration.claimed ?? {}) as Partial<Claimed>;
  await tx.member.update({
    where: { id: member.id },
    data: {
      status: member.status === 'pending' ? 'active' : member.status,
      birthDate: member.birthDate ?? claimed.birthDate ?? null,
      phone: member.phone ?? claimed.phone ?? null,
      residenceHamlet: member.residenceHamlet ?? claimed.residenceHamlet ?? null,
      residenceCommune: member.residenceCommune ?? claimed.residenceCommune ?? null,
      unionJoinDate: member.unionJoinDate ?? claimed.unionJoinDate ?? null,
      updatedAt: world.now,
    },
  });
  await tx.contact.updateMany({ where: { memberId: member.id, id: { not: registration.contactId } }, data: { memberId: null } });
  const { count } = await tx.contact.updateMany({ where: { id: registration.contactId }, data: { memberId: member.id } });
  if (count === 0) throw new StaleFacts('the contact is gone');
  // They came back by themselves, with a new consent: an erasure of before no longer keeps the lists from naming them.
  const hashes = [member.phone, claimed.phone].flatMap((phone) => (phone ? [phoneHash(phone)] : []));
  if (member.birthDate) hashes.push(personHash(canonicalKey(member.fullName), member.birthDate, member.branchId));
  await tx.erasure.deleteMany({ where: { hash: { in: hashes } } });
}

/** Of somebody who was refused or thought better of it nothing personal stays; a member of the roster does. */
async function forgetPending(tx: Tx, registrationId: string): Promise<void> {
  const registration = await tx.registration.findUnique({ where: { id: registrationId } });
  if (!registration?.memberId) return;
  await tx.registration.update({ where: { id: registrationId }, data: { memberId: null } });
  await tx.member.deleteMany({ where: { id: registration.memberId, status: 'pending', source: 'chat' } });
}

/** Takes back what waits; a decided registration stays as it is. */
export async function withdraw(tx: Tx, which: { id?: string; contactId: string }, now: Date): Promise<void> {
  const waiting = await tx.registration.findMany({ where: { ...which, state: { in: ['waiting', 'guardian'] } } });
  for (const { id } of waiting) {
    await execute(
      tx,
      `UPDATE "Registration" SET "state" = 'withdrawn', "decidedAt" = ${timeParam(tx.engine, 2)}, "claimed" = NULL WHERE "id" = ${param(tx.engine, 1)}`,
      id,
      time(now),
    );
    await forgetPending(tx, id);
  }
}

interface ViewRow extends Omit<RegistrationView, 'fullName' | 'birthDate' | 'phone' | 'matched' | 'guardianAt'> {
  matched: boolean | number;
  claimed: unknown;
  memberName: string | null;
  memberBirthDate: string | null;
  memberPhone: string | null;
  guardianAt: Date | string | null;
}

const view = `SELECT r."id", r."contactId", r."memberId", r."matched", r."branchId", r."state", r."guardianAt", r."claimed",
    m."fullName" AS "memberName", m."birthDate" AS "memberBirthDate", m."phone" AS "memberPhone",
    l."id" AS "linkedContactId", dm."fullName" AS "decidedBy"
  FROM "Registration" r LEFT JOIN "Member" m ON m."id" = r."memberId"
  LEFT JOIN "Contact" l ON l."memberId" = r."memberId" AND l."id" <> r."contactId"
  LEFT JOIN "Contact" dc ON dc."id" = r."decidedById" LEFT JOIN "Member" dm ON dm."id" = dc."memberId"`;

/** As the secretary sees it: what the person said of themselves. Without a member (a child, or refused) the name is empty. */
function viewOf(row: ViewRow): RegistrationView {
  const claimed = (row.claimed ?? null) as Claimed | null;
  return {
    id: row.id,
    contactId: row.contactId,
    memberId: row.memberId,
    matched: Boolean(row.matched),
    branchId: row.branchId,
    state: row.state,
    fullName: claimed?.fullName ?? row.memberName ?? '',
    birthDate: claimed?.birthDate ?? row.memberBirthDate,
    phone: claimed?.phone ?? row.memberPhone,
    guardianAt: row.guardianAt === null ? null : new Date(row.guardianAt),
    decidedBy: row.decidedBy,
    linkedContactId: row.linkedContactId,
  };
}

export function registrationLookup(
  tx: Tx,
  { units }: LookupContext,
): Pick<PeopleLookup, 'registration' | 'waitingRegistrations'> {
  return {
    async registration(id) {
      const [row] = await query<ViewRow>(tx, `${view} WHERE r."id" = ${param(tx.engine, 1)}`, id);
      return row ? viewOf(row) : null;
    },
    async waitingRegistrations(unitId) {
      const rows = await query<ViewRow>(
        tx,
        `${view} WHERE ${inList(tx.engine, 'r."branchId"')} AND (r."state" = 'waiting' OR (r."state" = 'guardian' AND r."guardianAt" IS NULL))
         ORDER BY r."createdAt", r."id" LIMIT 100`,
        JSON.stringify(units.subtree(unitId).map((unit) => unit.id)),
      );
      return rows.map(viewOf);
    },
  };
}
