import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import type { ChoiceSpec, Say, Talk } from '../conversation/flow.js';
import { daysAfter, wallClock } from '../domain/local-time.js';
import { type Period, readPeriod, showPeriod } from '../domain/periods.js';
import type { ResidenceRemark } from '../domain/residence.js';
import { fullUnitName } from '../domain/units.js';
import { showDate } from '../language/show.js';
import { periodArg } from './residence-address.js';

/** What the member can do with a remark that is shown to them. */
export function remarkChoices({ id, state }: Pick<ResidenceRemark, 'id' | 'state'>): ChoiceSpec[] {
  if (state !== 'shown') return [];
  return [
    { label: { key: 'residence-remarks-choice-accept' }, to: choiceAddress('residence_remarks', 'accept', id) },
    { label: { key: 'residence-remarks-choice-object' }, to: choiceAddress('residence_remarks', 'object', id) },
  ];
}

/** The last day on which the member may object, yyyy-mm-dd. */
export function lastObjectionDay(shownAt: Date, objectionDays: number, zone: string): string {
  return daysAfter(wallClock(shownAt, zone).day, objectionDays);
}

type Told = Pick<ResidenceRemark, 'id' | 'unitId' | 'period' | 'activities' | 'level' | 'sentence' | 'state'>;

/** The remark as the member reads it. */
export function remarkSay(talk: Pick<Talk<unknown>, 'units' | 'zone'>, remark: Told, shownAt: Date, objectionDays: number): Say {
  const period = readPeriod(remark.period);
  return {
    key: `residence-remarks-own-${remark.state}`,
    params: {
      unit: fullUnitName(talk.units, remark.unitId),
      period: period ? showPeriod(period) : '',
      activities: String(remark.activities),
      level: remark.level,
      until: showDate(lastObjectionDay(shownAt, objectionDays, talk.zone)),
    },
    ...(remark.sentence ? { lines: [{ key: 'residence-record-sentence', params: { sentence: remark.sentence } }] } : {}),
    choices:
      remark.state === 'final'
        ? [{ label: { key: 'residence-record-choice-paper' }, to: choiceAddress('residence_record', 'paper', remark.id) }]
        : remarkChoices(remark),
  };
}

/**
 * The home unit's officers hear once a period that something came back for their members: what it is stands in the list, on Zalo and
 * on the desk only. No name is in the message.
 */
export async function tellHome(talk: Talk<unknown>, homeUnitId: string, period: Period): Promise<Effect[]> {
  const officers = await talk.look.officersFor(homeUnitId);
  return officers
    .filter((officer) => officer.contactId !== talk.person.contactId)
    .map(({ contactId }) => ({
      kind: 'tell' as const,
      contactId,
      key: `residence-home:${homeUnitId}:${period.key}:${contactId}`,
      urgency: 'nudge' as const,
      say: {
        key: 'residence-remarks-home',
        params: { unit: talk.units.get(homeUnitId)?.name ?? '', period: showPeriod(period) },
        choices: [
          {
            label: { key: 'residence-rate-choice-home' },
            to: choiceAddress('residence_people', 'home', homeUnitId, periodArg(period)),
          },
        ],
      },
    }));
}
