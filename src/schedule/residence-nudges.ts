import { choiceAddress } from '../conversation/address.js';
import { homeKey, homeSay, remarkSay } from '../conversation/residence-remark.js';
import { weekOf } from '../domain/local-time.js';
import { readPeriod, showPeriod } from '../domain/periods.js';
import type { ResidenceRemark } from '../domain/residence.js';
import { fullUnitName, type UnitTree } from '../domain/units.js';
import type { Nudge } from './nudges.js';

/** Remarks of one branch and period whose days are over without a word against them. */
export interface FinishedRemarks {
  unitId: string;
  period: string;
  remarks: (ResidenceRemark & { contactId: string | null; homeUnitId: string })[];
  /** Contacts of the officers of the branch, and of each home unit. */
  officers: string[];
  homeOfficers: { homeUnitId: string; contactIds: string[] }[];
}

/** To the members, to the secretary who wrote them, and to the home units that something came back. */
export function finishedRemarks(finished: FinishedRemarks, units: UnitTree, now: Date, zone: string): Nudge[] {
  const period = readPeriod(finished.period);
  if (!period) return [];
  const own = finished.remarks.flatMap((remark): Nudge[] =>
    remark.contactId === null
      ? []
      : [
          {
            contactId: remark.contactId,
            key: `remark-final:${remark.id}`,
            say: remarkSay({ units, zone }, remark, 0),
            deadline: null,
            consent: ['registration'],
          },
        ],
  );
  const secretaries = finished.officers.map(
    (contactId): Nudge => ({
      contactId,
      key: `remarks-final:${finished.unitId}:${finished.period}:${now.toISOString()}:${contactId}`,
      say: {
        key: 'residence-remarks-final-secretary',
        params: {
          unit: fullUnitName(units, finished.unitId),
          period: showPeriod(period),
          count: String(finished.remarks.length),
        },
        choices: [
          { label: { key: 'residence-rate-choice-remarks' }, to: choiceAddress('residence_remarks', 'start', finished.unitId) },
        ],
      },
      deadline: null,
      consent: [],
    }),
  );
  const homes = finished.homeOfficers.flatMap(({ homeUnitId, contactIds }) =>
    contactIds.map(
      (contactId): Nudge => ({
        contactId,
        key: homeKey(homeUnitId, finished.period, contactId),
        say: homeSay(units, homeUnitId, period),
        deadline: null,
        consent: [],
      }),
    ),
  );
  return [...own, ...secretaries, ...homes];
}

/** Objections that wait for the officers of a branch. */
export interface WaitingObjections {
  unitId: string;
  officerId: string;
  count: number;
}

/** Once a week while they wait: a member who said something is owed an answer. No name is in the message. */
export function objectionsReminder(
  { unitId, officerId, count }: WaitingObjections,
  units: UnitTree,
  now: Date,
  zone: string,
): Nudge {
  return {
    contactId: officerId,
    key: `objections:${unitId}:${weekOf(now, zone)}:${officerId}`,
    say: {
      key: 'residence-remarks-objections-wait',
      params: { unit: fullUnitName(units, unitId), count: String(count) },
      choices: [{ label: { key: 'residence-rate-choice-remarks' }, to: choiceAddress('residence_remarks', 'start', unitId) }],
    },
    deadline: null,
    consent: [],
  };
}
