import { daysAfter, wallClock } from '../domain/local-time.js';
import { type Period, readPeriod, showPeriod } from '../domain/periods.js';
import type { ResidenceRemark } from '../domain/residence.js';
import { fullUnitName, type UnitTree } from '../domain/units.js';
import { showDate } from '../language/show.js';
import { choiceAddress } from './address.js';
import type { ChoiceSpec, Say } from './flow.js';
import { periodArg } from './period-args.js';

/** What is said of a remark: in a talk, and by the schedule when the days are over (domain.md §3.2 step 5). */

/** What the member can do with a remark that is shown to them. */
export function remarkChoices({ id, state }: Pick<ResidenceRemark, 'id' | 'state'>): ChoiceSpec[] {
  if (state === 'final')
    return [{ label: { key: 'residence-record-choice-paper' }, to: choiceAddress('residence_record', 'paper', id) }];
  if (state === 'objected') return [];
  return [
    { label: { key: 'residence-remarks-choice-accept' }, to: choiceAddress('residence_remarks', 'accept', id) },
    { label: { key: 'residence-remarks-choice-object' }, to: choiceAddress('residence_remarks', 'object', id) },
  ];
}

/** The last day on which the member may object, yyyy-mm-dd. */
export function lastObjectionDay(shownAt: Date, objectionDays: number, zone: string): string {
  return daysAfter(wallClock(shownAt, zone).day, objectionDays);
}

type Told = Pick<ResidenceRemark, 'id' | 'unitId' | 'period' | 'activities' | 'level' | 'sentence' | 'state' | 'shownAt'>;

/** The remark as the member reads it. */
export function remarkSay({ units, zone }: { units: UnitTree; zone: string }, remark: Told, objectionDays: number): Say {
  const period = readPeriod(remark.period);
  return {
    key: `residence-remarks-own-${remark.state}`,
    params: {
      unit: fullUnitName(units, remark.unitId),
      period: period ? showPeriod(period) : '',
      activities: String(remark.activities),
      level: remark.level,
      until: showDate(lastObjectionDay(remark.shownAt, objectionDays, zone)),
    },
    ...(remark.sentence ? { lines: [{ key: 'residence-record-sentence', params: { sentence: remark.sentence } }] } : {}),
    choices: remarkChoices(remark),
  };
}

/** To the home unit's officers, without a name: the list is shown on Zalo and on the desk only. */
export function homeSay(units: UnitTree, homeUnitId: string, period: Period): Say {
  return {
    key: 'residence-remarks-home',
    params: { unit: units.get(homeUnitId)?.name ?? '', period: showPeriod(period) },
    choices: [
      {
        label: { key: 'residence-rate-choice-home' },
        to: choiceAddress('residence_people', 'home', homeUnitId, periodArg(period)),
      },
    ],
  };
}

/** Once a period, home unit and officer, whoever makes the first one final. */
export function homeKey(homeUnitId: string, period: string, contactId: string): string {
  return `residence-home:${homeUnitId}:${period}:${contactId}`;
}
