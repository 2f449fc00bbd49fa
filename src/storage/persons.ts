import type { ConsentPurpose, Member, MemberStatus, Person } from '../domain/people.js';
import type { RoleName } from '../domain/rights.js';
import type { ChannelName } from '../messages.js';
import type { Tx } from './database.js';
import { inList, query, time, timeParam } from './sql.js';

/** The people of a group of turns, in five statements however many they are. */
export async function loadPersons(
  tx: Tx,
  wanted: { contactId: string; channel: ChannelName }[],
  now: Date,
): Promise<Map<string, Person>> {
  const ids = JSON.stringify(wanted.map((one) => one.contactId));
  const of = (column: string) => inList(tx.engine, column);
  const contacts = await query<ContactRow>(
    tx,
    `SELECT c."id" AS "contactId", c."locale", c."stoppedAt", m."id" AS "memberId", m."fullName", m."birthDate", m."phone", m."branchId", m."status",
            m."unionJoinDate", m."cardNumber", m."occupation", m."residenceHamlet", m."residenceCommune"
     FROM "Contact" c LEFT JOIN "Member" m ON m."id" = c."memberId" AND m."status" <> 'pending' WHERE ${of('c."id"')}`,
    ids,
  );
  const addresses = await query<{ contactId: string; channel: ChannelName }>(
    tx,
    `SELECT "contactId", "channel" FROM "Address" WHERE "state" = 'open' AND ${of('"contactId"')}`,
    ids,
  );
  const roles = await query<{ contactId: string; role: RoleName; unitId: string }>(
    tx,
    `SELECT "contactId", "role", "unitId" FROM "Role" WHERE ${of('"contactId"')} AND ("validTo" IS NULL OR "validTo" > ${timeParam(tx.engine, 2)})`,
    ids,
    time(now),
  );
  const consents = await query<{ contactId: string; purpose: ConsentPurpose }>(
    tx,
    `SELECT "contactId", "purpose" FROM "Consent" WHERE "withdrawnAt" IS NULL AND ${of('"contactId"')}`,
    ids,
  );
  const registrations = await query<{ contactId: string; id: string; branchId: string; state: 'waiting' | 'guardian' }>(
    tx,
    `SELECT "contactId", "id", "branchId", "state" FROM "Registration" WHERE "state" IN ('waiting', 'guardian') AND ${of('"contactId"')}`,
    ids,
  );
  const channelOf = new Map(wanted.map((one) => [one.contactId, one.channel]));
  return new Map(
    contacts.map((row) => {
      const mine = <T extends { contactId: string }>(rows: T[]) => rows.filter((other) => other.contactId === row.contactId);
      const registration = mine(registrations)[0];
      const person: Person = {
        contactId: row.contactId,
        channel: channelOf.get(row.contactId)!,
        channels: mine(addresses).map((address) => address.channel),
        locale: row.locale,
        member: row.memberId ? memberOf(row, row.memberId) : null,
        waitingRegistration: registration
          ? { id: registration.id, branchId: registration.branchId, state: registration.state }
          : null,
        roles: mine(roles).map(({ role, unitId }) => ({ role, unitId })),
        consents: [...new Set(mine(consents).map((consent) => consent.purpose))],
        stopped: row.stoppedAt !== null,
      };
      return [row.contactId, person];
    }),
  );
}

interface ContactRow extends Omit<Member, 'id'> {
  contactId: string;
  locale: string;
  stoppedAt: Date | null;
  memberId: string | null;
}

function memberOf(row: ContactRow, id: string): Member {
  return {
    id,
    fullName: row.fullName,
    birthDate: row.birthDate,
    phone: row.phone,
    branchId: row.branchId,
    status: row.status as MemberStatus,
    unionJoinDate: row.unionJoinDate,
    cardNumber: row.cardNumber,
    occupation: row.occupation,
    residenceHamlet: row.residenceHamlet,
    residenceCommune: row.residenceCommune,
  };
}
