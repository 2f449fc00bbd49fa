import type { EraseEffect } from '../conversation/effects.js';
import { personHash, phoneHash, platformHash } from '../domain/erasure.js';
import { canonicalKey } from '../language/folding.js';
import { writeAudit } from './audit.js';
import type { Tx } from './database.js';
import type { Actor, EffectWorld, Handlers } from './effects.js';
import { forgetInTalks } from './forgotten-talks.js';
import { execute, insertRows, param } from './sql.js';

type Erasing = Pick<Actor, 'contactId' | 'inboundId'>;
type ErasureWorld = Pick<EffectWorld, 'now' | 'newId'>;

/**
 * Erases a person (domain.md §8.5): every row about them, and their ids wherever they stand as the one who did something. What
 * stays: hashes against a silent re-import, the consents as evidence under the hash of the platform id, the audit log with ids
 * that lead nowhere, and the platform's keys of their messages, so that one delivered again is still known and not answered anew.
 */
export const eraseEffects: Handlers<EraseEffect> = {
  async erase_me(tx, items, world) {
    for (const { by } of items) await erase(tx, by, world);
  },
};

/** Also for a person whom an older backup brought back (restore.ts): then there is no message that asked for it. */
export async function erase(tx: Tx, by: Erasing, world: ErasureWorld): Promise<void> {
  const { contactId } = by;
  const contact = await tx.contact.findUniqueOrThrow({ where: { id: contactId } });
  const addresses = await tx.address.findMany({ where: { contactId } });
  const registrations = await tx.registration.findMany({ where: { contactId } });
  const linked = contact.memberId ? await tx.member.findUnique({ where: { id: contact.memberId } }) : null;
  // A roster member whom they only claim to be is not theirs to erase; the pending one that their request made is.
  const claimed = registrations.flatMap((one) => (one.memberId && !one.matched ? [one.memberId] : []));
  const pending = await tx.member.findMany({ where: { id: { in: claimed }, status: 'pending', source: 'chat' } });
  const members = [...new Map([...(linked ? [linked] : []), ...pending].map((one) => [one.id, one])).values()];
  const isApproved = linked !== null && linked.status !== 'pending';

  const hashes = addresses.map((one) => ({ kind: 'platform', hash: platformHash(one.channel, one.account, one.externalId) }));
  // Only of somebody whom a secretary approved: a stranger's claim must not keep the real person out of the next roster.
  if (isApproved && linked.phone) hashes.push({ kind: 'phone', hash: phoneHash(linked.phone) });
  if (isApproved && linked.birthDate)
    hashes.push({ kind: 'person', hash: personHash(canonicalKey(linked.fullName), linked.birthDate, linked.branchId) });
  await insertRows(
    tx,
    'Erasure',
    { hash: 'text', kind: 'text', erasedAt: 'time' },
    hashes.map((one) => ({ ...one, erasedAt: world.now })),
    '("hash") DO NOTHING',
  );

  const questions = await tx.question.findMany({ where: { contactId } });
  const residences = await tx.residenceRegistration.findMany({ where: { memberId: { in: members.map((one) => one.id) } } });
  const remarks = await tx.residenceRemark.findMany({ where: { memberId: { in: members.map((one) => one.id) } } });
  const lates = await tx.lateCheckIn.findMany({ where: { memberId: { in: members.map((one) => one.id) } } });
  await eraseMessages(tx, by, world);
  await keepConsentEvidence(tx, contactId, addresses);
  for (const member of members) await eraseMember(tx, member.id);
  for (const table of [
    'Registration',
    'Question',
    'Role',
    'LinkCode',
    'CheckInMiss',
    'DeskLink',
    'DeskSession',
    'Conversation',
    'Address',
  ] as const)
    await execute(tx, `DELETE FROM "${table}" WHERE "contactId" = ${param(tx.engine, 1)}`, contactId);
  await tx.contact.delete({ where: { id: contactId } });
  await eraseSignatures(tx, contactId);
  const ids = [
    contactId,
    ...[...members, ...registrations, ...questions, ...residences, ...remarks, ...lates].map((one) => one.id),
  ];
  await forgetInTalks(tx, ids);
  await writeAudit(tx, [{ actorId: null, action: 'erased', subject: null }], world);
}

async function eraseMember(tx: Tx, memberId: string): Promise<void> {
  const p = param(tx.engine, 1);
  for (const table of ['PledgeCheckIn', 'PledgePause'] as const)
    await execute(tx, `DELETE FROM "${table}" WHERE "pledgeId" IN (SELECT "id" FROM "Pledge" WHERE "memberId" = ${p})`, memberId);
  for (const table of [
    'Pledge',
    'Invitation',
    'Rsvp',
    'Attendance',
    'LateCheckIn',
    'ResidenceRegistration',
    'ResidenceRemark',
    'PledgeConclusion',
    'Commitment',
    'Registration',
  ] as const)
    await execute(tx, `DELETE FROM "${table}" WHERE "memberId" = ${p}`, memberId);
  // Last: the rows that went have noted whose they were.
  await tx.recount.deleteMany({ where: { kind: 'member', subjectId: memberId } });
  await tx.contact.updateMany({ where: { memberId }, data: { memberId: null } });
  await tx.member.delete({ where: { id: memberId } });
}

/**
 * What they wrote and were sent. Messages about them that others have not got yet are not sent any more. Their last answer leaves
 * as a farewell: under ids that belong to nobody, and the platform's id is emptied when it was sent (deliveries.ts).
 */
async function eraseMessages(tx: Tx, by: Erasing, world: ErasureWorld): Promise<void> {
  const { contactId } = by;
  const theirs = `SELECT "id" FROM "Inbound" WHERE "contactId" = ${param(tx.engine, 1)}`;
  await execute(
    tx,
    `UPDATE "Delivery" SET "state" = 'cancelled', "failure" = 'erased', "payload" = NULL
     WHERE "state" = 'waiting' AND "contactId" <> ${param(tx.engine, 1)} AND "inboundId" IN (${theirs})`,
    contactId,
  );
  await tx.delivery.updateMany({
    where: { contactId, inboundId: by.inboundId, kind: 'reply' },
    data: { kind: 'farewell', contactId: world.newId(), addressId: world.newId() },
  });
  await tx.delivery.deleteMany({ where: { contactId } });
  await execute(
    tx,
    `UPDATE "Inbound" SET "externalId" = '', "contactId" = '', "content" = NULL, "state" = 'done' WHERE "contactId" = ${param(tx.engine, 1)}`,
    contactId,
  );
}

/** Evidence that a consent was given, without anything about the person: provable only by whoever has the platform id. */
async function keepConsentEvidence(
  tx: Tx,
  contactId: string,
  addresses: { channel: string; account: string; externalId: string }[],
): Promise<void> {
  for (const { channel, account, externalId } of addresses)
    await tx.consent.updateMany({
      where: { contactId, channel },
      data: { contactId: platformHash(channel, account, externalId) },
    });
  await tx.consent.updateMany({ where: { contactId }, data: { contactId: 'erased' } });
}

/** Where they stand as an officer who did something for others: the thing stays, who did it goes. */
async function eraseSignatures(tx: Tx, contactId: string): Promise<void> {
  const p = param(tx.engine, 1);
  const signed = [
    ['Registration', 'decidedById'],
    ['Registration', 'guardianById'],
    ['ResidenceRegistration', 'decidedById'],
    ['Role', 'grantedBy'],
    ['Notice', 'authorId'],
    ['Notice', 'decidedById'],
    ['Activity', 'authorId'],
    ['Attendance', 'byId'],
    ['Question', 'answeredById'],
    ['ResidenceRemark', 'byId'],
    ['PledgeConclusion', 'byId'],
    ['Commitment', 'concludedById'],
    ['MonthReport', 'byId'],
  ] as const;
  for (const [table, column] of signed)
    await execute(tx, `UPDATE "${table}" SET "${column}" = NULL WHERE "${column}" = ${p}`, contactId);
  await execute(tx, `UPDATE "JoinCode" SET "createdBy" = '' WHERE "createdBy" = ${p}`, contactId);
}
