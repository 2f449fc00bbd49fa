import type { ConsentPurpose, Member, MemberStatus, Person } from '../domain/people.js';
import type { RoleName } from '../domain/rights.js';
import type { ChannelName } from '../messages.js';
import type { Tx } from './database.js';
import { hoursJoin, quietFromSql, quietToSql } from './quiet-hours.js';
import { inList, query, time, timeParam } from './sql.js';

/** The people of a group of turns, in two statements however many they are. */
export async function loadPersons(
  tx: Tx,
  wanted: { contactId: string; channel: ChannelName }[],
  now: Date,
): Promise<Map<string, Person>> {
  const ids = JSON.stringify(wanted.map((one) => one.contactId));
  const of = (column: string) => inList(tx.engine, column);
  const contacts = await query<ContactRow>(
    tx,
    `SELECT c."id" AS "contactId", c."locale", c."stoppedAt", c."preferred", c."meetingsOffAt", c."meetingRemindersOffAt",
            c."quietFrom" AS "ownFrom", qu."quietFrom" AS "branchFrom", ${quietFromSql} AS "quietFrom", ${quietToSql} AS "quietTo", m."id" AS "memberId", m."fullName", m."birthDate", m."phone", m."branchId", m."status",
            m."unionJoinDate", m."cardNumber", m."occupation", m."residenceHamlet", m."residenceCommune"
     FROM "Contact" c LEFT JOIN "Member" m ON m."id" = c."memberId" AND m."status" <> 'pending'
     ${hoursJoin} WHERE ${of('c."id"')}`,
    ids,
  );
  // One statement for what there can be several of: each costs a third of a millisecond, whatever it brings.
  const belongings = await query<Belonging>(
    tx,
    `SELECT 'channel' AS "what", "contactId", "channel" AS "a", NULL AS "b", NULL AS "c" FROM "Address" WHERE "state" = 'open' AND ${of('"contactId"')}
     UNION ALL SELECT 'role', "contactId", "role", "unitId", NULL FROM "Role"
       WHERE ${of('"contactId"')} AND ("validTo" IS NULL OR "validTo" > ${timeParam(tx.engine, 2)})
     UNION ALL SELECT 'consent', "contactId", "purpose", NULL, NULL FROM "Consent" WHERE "withdrawnAt" IS NULL AND ${of('"contactId"')}
     UNION ALL SELECT 'registration', "contactId", "id", "branchId", "state" FROM "Registration"
       WHERE "state" IN ('waiting', 'guardian') AND ${of('"contactId"')}`,
    ids,
    time(now),
  );
  const byContact = new Map<string, Belonging[]>();
  for (const row of belongings) {
    const rows = byContact.get(row.contactId);
    if (rows) rows.push(row);
    else byContact.set(row.contactId, [row]);
  }
  const channelOf = new Map(wanted.map((one) => [one.contactId, one.channel]));
  return new Map(
    contacts.map((row) => [row.contactId, personOf(row, channelOf.get(row.contactId)!, byContact.get(row.contactId) ?? [])]),
  );
}

/** A row of one of several tables; what `a`, `b` and `c` are follows from `what`. */
interface Belonging {
  what: 'channel' | 'role' | 'consent' | 'registration';
  contactId: string;
  a: string;
  b: string | null;
  c: string | null;
}

function personOf(row: ContactRow, channel: ChannelName, belongings: Belonging[]): Person {
  const all = (what: Belonging['what']) => belongings.filter((one) => one.what === what);
  const [registration] = all('registration');
  return {
    contactId: row.contactId,
    channel,
    channels: all('channel').map((one) => one.a as ChannelName),
    locale: row.locale,
    member: row.memberId ? memberOf(row, row.memberId) : null,
    waitingRegistration: registration
      ? { id: registration.a, branchId: registration.b!, state: registration.c as 'waiting' | 'guardian' }
      : null,
    roles: all('role').map((one) => ({ role: one.a as RoleName, unitId: one.b! })),
    consents: [...new Set(all('consent').map((one) => one.a as ConsentPurpose))],
    stopped: row.stoppedAt !== null,
    off: [
      ...(row.meetingsOffAt ? (['meetings'] as const) : []),
      ...(row.meetingRemindersOffAt ? (['meeting_reminders'] as const) : []),
    ],
    quiet: {
      from: Number(row.quietFrom),
      to: Number(row.quietTo),
      by: row.ownFrom !== null ? 'self' : row.branchFrom !== null ? 'branch' : 'nobody',
    },
    preferred: row.preferred,
  };
}

interface ContactRow extends Omit<Member, 'id'> {
  contactId: string;
  locale: string;
  stoppedAt: Date | null;
  preferred: ChannelName | null;
  meetingsOffAt: Date | null;
  meetingRemindersOffAt: Date | null;
  ownFrom: number | null;
  branchFrom: number | null;
  quietFrom: number;
  quietTo: number;
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
