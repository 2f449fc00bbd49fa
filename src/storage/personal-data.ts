import type { PeopleLookup } from '../conversation/lookup.js';
import type { PersonalData } from '../domain/personal-data.js';
import type { Tx } from './database.js';
import type { LookupContext } from './lookup.js';
import { pledgeTracesOf } from './pledge-traces.js';

/** Everything kept about one person, gathered from every table that knows them. Rare, so it is written to be read. */
export function personalDataLookup(tx: Tx, context: LookupContext): Pick<PeopleLookup, 'personalData'> {
  const nameOf = (unitId: string) => context.units.get(unitId)?.name ?? unitId;
  return {
    async personalData(contactId) {
      const contact = await tx.contact.findUnique({ where: { id: contactId } });
      const mine = { where: { contactId } };
      const addresses = await tx.address.findMany({ ...mine, orderBy: { createdAt: 'asc' } });
      const roles = await tx.role.findMany({ ...mine, orderBy: { validFrom: 'asc' } });
      const consents = await tx.consent.findMany({ ...mine, orderBy: { at: 'asc' } });
      const registrations = await tx.registration.findMany({ ...mine, orderBy: { createdAt: 'asc' } });
      const questions = await tx.question.findMany({ ...mine, orderBy: { createdAt: 'asc' } });
      const audit = await tx.audit.findMany({
        where: { OR: [{ actorId: contactId }, { subject: contactId }] },
        orderBy: { at: 'asc' },
      });
      const memberId = contact?.memberId ?? registrations.find((one) => !one.matched && one.memberId)?.memberId ?? null;
      return {
        since: iso(contact?.createdAt),
        locale: contact?.locale ?? 'vi',
        preferredChannel: (contact?.preferred ?? null) as PersonalData['preferredChannel'],
        stoppedAt: iso(contact?.stoppedAt),
        meetingsOffAt: iso(contact?.meetingsOffAt),
        meetingRemindersOffAt: iso(contact?.meetingRemindersOffAt),
        quietHours:
          contact?.quietFrom == null || contact.quietTo == null ? null : { from: contact.quietFrom, to: contact.quietTo },
        addressForm: contact?.addressForm ?? null,
        addresses: addresses.map((one) => ({
          channel: one.channel as PersonalData['addresses'][number]['channel'],
          id: one.externalId,
          state: one.state,
          lastMessageAt: iso(one.lastInboundAt),
          since: one.createdAt.toISOString(),
        })),
        member: memberId ? await memberOf(tx, memberId, nameOf) : null,
        roles: roles.map((one) => ({
          role: one.role as PersonalData['roles'][number]['role'],
          unit: nameOf(one.unitId),
          from: one.validFrom.toISOString(),
          to: iso(one.validTo),
        })),
        consents: consents.map((one) => ({
          purpose: one.purpose as PersonalData['consents'][number]['purpose'],
          textVersion: one.textVersion,
          channel: one.channel,
          at: one.at.toISOString(),
          withdrawnAt: iso(one.withdrawnAt),
        })),
        registrations: registrations.map((one) => ({
          branch: nameOf(one.branchId),
          state: one.state,
          reason: one.reason,
          at: one.createdAt.toISOString(),
          decidedAt: iso(one.decidedAt),
          guardianAt: iso(one.guardianAt),
          claimed: one.claimed,
        })),
        ...(memberId
          ? await tracesOf(tx, memberId, nameOf)
          : { residences: [], remarks: [], activities: [], pledges: [], conclusions: [], commitments: [] }),
        questions: questions.map((one) => ({
          unit: nameOf(one.unitId),
          text: one.text,
          state: one.state,
          at: one.createdAt.toISOString(),
          answeredAt: iso(one.answeredAt),
        })),
        messages: { received: await tx.inbound.count(mine), sent: await tx.delivery.count(mine) },
        wrongCodes: (await tx.checkInMiss.findUnique(mine))?.tries ?? 0,
        desks: (await tx.deskSession.findMany({ ...mine, orderBy: { createdAt: 'asc' } })).map((one) => ({
          from: one.createdAt.toISOString(),
          until: one.expiresAt.toISOString(),
        })),
        audit: audit.map((one) => ({ at: one.at.toISOString(), action: one.action })),
      };
    },
  };
}

const ownFacts = [
  'fullName',
  'birthDate',
  'phone',
  'roleTitle',
  'gender',
  'occupation',
  'unionJoinDate',
  'cardNumber',
  'residenceHamlet',
  'residenceCommune',
] as const;

async function memberOf(tx: Tx, memberId: string, nameOf: (unitId: string) => string): Promise<PersonalData['member']> {
  const row = await tx.member.findUnique({ where: { id: memberId } });
  if (!row) return null;
  return {
    ...pick(row, ownFacts),
    branch: nameOf(row.branchId),
    status: row.status as NonNullable<PersonalData['member']>['status'],
    participation: row.participation,
    participationOn: row.participationOn,
    residenceConfirmedAt: iso(row.residenceConfirmedAt),
    source: row.source,
    since: row.createdAt.toISOString(),
    changedAt: row.updatedAt.toISOString(),
  };
}

/** What a member did: residence, activities, pledges. */
async function tracesOf(
  tx: Tx,
  memberId: string,
  nameOf: (unitId: string) => string,
): Promise<Pick<PersonalData, 'residences' | 'remarks' | 'activities' | 'pledges' | 'conclusions' | 'commitments'>> {
  const mine = { where: { memberId } };
  const residences = await tx.residenceRegistration.findMany({ ...mine, orderBy: { createdAt: 'asc' } });
  const remarks = await tx.residenceRemark.findMany({ ...mine, orderBy: { shownAt: 'asc' } });
  const invitations = await tx.invitation.findMany(mine);
  const rsvps = new Map((await tx.rsvp.findMany(mine)).map((one) => [one.activityId, one]));
  const marks = new Map((await tx.attendance.findMany(mine)).map((one) => [one.activityId, one]));
  const lates = new Map((await tx.lateCheckIn.findMany(mine)).map((one) => [one.activityId, one]));
  const activityIds = [
    ...new Set([...invitations.map((one) => one.activityId), ...rsvps.keys(), ...marks.keys(), ...lates.keys()]),
  ];
  const activities = await tx.activity.findMany({ where: { id: { in: activityIds } }, orderBy: { startAt: 'asc' } });
  return {
    residences: residences.map((one) => ({
      unit: nameOf(one.receivingUnitId),
      homeUnit: one.homeUnitId && nameOf(one.homeUnitId),
      slipNumber: one.slipNumber,
      state: one.state,
      at: one.createdAt.toISOString(),
      decidedAt: iso(one.decidedAt),
      endedAt: iso(one.endedAt),
    })),
    remarks: remarks.map((one) => ({
      unit: nameOf(one.unitId),
      period: one.period,
      activities: one.activities,
      level: one.level,
      sentence: one.sentence,
      state: one.state,
      objection: one.objection,
      at: one.shownAt.toISOString(),
      finalAt: iso(one.finalAt),
    })),
    activities: activities.map((one) => ({
      unit: nameOf(one.unitId),
      kind: one.kind,
      startAt: one.startAt.toISOString(),
      answer: (rsvps.get(one.id)?.answer ?? null) as PersonalData['activities'][number]['answer'],
      reason: rsvps.get(one.id)?.reason ?? null,
      answeredAt: iso(rsvps.get(one.id)?.at),
      mark: (marks.get(one.id)?.mark ?? null) as PersonalData['activities'][number]['mark'],
      markedAt: iso(marks.get(one.id)?.at),
      lateCheckIn: lates.get(one.id)?.state ?? null,
    })),
    ...(await pledgeTracesOf(tx, memberId)),
  };
}

function pick<Row, Name extends keyof Row>(row: Row, names: readonly Name[]): Pick<Row, Name> {
  return Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<Row, Name>;
}

function iso(at: Date | null | undefined): string | null {
  return at?.toISOString() ?? null;
}
