import type { PersonalData } from '../domain/personal-data.js';
import type { Tx } from './database.js';

/** What a member pledged, how it went, and what their unit concluded: for the copy of their own data. */
export async function pledgeTracesOf(
  tx: Tx,
  memberId: string,
): Promise<Pick<PersonalData, 'pledges' | 'conclusions' | 'commitments'>> {
  const pledges = await tx.pledge.findMany({ where: { memberId }, orderBy: { createdAt: 'asc' } });
  const theirs = { where: { pledgeId: { in: pledges.map((one) => one.id) } } };
  const checkIns = await tx.pledgeCheckIn.findMany({ ...theirs, orderBy: { dueOn: 'asc' } });
  const pauses = await tx.pledgePause.findMany({ ...theirs, orderBy: { fromDay: 'asc' } });
  const conclusions = await tx.pledgeConclusion.findMany({ where: { memberId }, orderBy: { year: 'asc' } });
  const commitments = await tx.commitment.findMany({ where: { memberId }, orderBy: { committedOn: 'asc' } });
  const programmeIds = [...pledges, ...conclusions, ...commitments].flatMap((one) => one.programmeId ?? []);
  const programmes = await tx.pledgeProgramme.findMany({ where: { id: { in: programmeIds } } });
  const titleOf = (id: string | null) => programmes.find((one) => one.id === id)?.title ?? null;
  return {
    pledges: pledges.map((one) => ({
      programme: titleOf(one.programmeId),
      text: one.text,
      rhythm: one.rhythm as PersonalData['pledges'][number]['rhythm'],
      hour: one.hour,
      startedOn: one.startedOn,
      state: one.state,
      endedAt: iso(one.endedAt),
      selfAssessment: one.selfAssessment,
      selfAssessedAt: iso(one.selfAssessedAt),
      sharedAt: iso(one.sharedAt),
      checkIns: checkIns
        .filter((line) => line.pledgeId === one.id)
        .map(({ dueOn, status }) => ({
          dueOn,
          status: status as PersonalData['pledges'][number]['checkIns'][number]['status'],
        })),
      daysOff: pauses.filter((line) => line.pledgeId === one.id).map(({ fromDay, toDay }) => ({ from: fromDay, to: toDay })),
    })),
    conclusions: conclusions.map(({ programmeId, year, conclusion, at, badgeNumber, badgeCode }) => ({
      programme: titleOf(programmeId),
      ...{ year, conclusion, badgeNumber, badgeCode },
      at: at.toISOString(),
    })),
    commitments: commitments.map(({ programmeId, code, year, committedOn, conclusion, concludedAt }) => ({
      programme: titleOf(programmeId),
      ...{ code, year, committedOn, conclusion },
      concludedAt: iso(concludedAt),
    })),
  };
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
