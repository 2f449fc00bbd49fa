import { choiceAddress } from '../conversation/address.js';
import type { ChoiceSpec, Opening, Say, Talk } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import { monthAfter, monthOf } from '../domain/month-report.js';
import { fullUnitName, isBranch, type Unit } from '../domain/units.js';
import type { View } from './figures-words.js';

export type Ended = Extract<Opening<never, never>, { do: 'end' }>;
/** What is asked about: a unit of theirs and a month. */
export interface Asked {
  unit: Unit;
  month: string; // yyyy-mm
}

export const end = (say: Say): Ended => ({ do: 'end', say: [say] });

export function to(
  view: View | 'silent_table' | 'alarm_table' | 'concern',
  { unit, month }: Asked,
  ...more: (string | number)[]
): string {
  return choiceAddress('figures', view, unit.id, month, ...more);
}

export function choice(name: string, address: string, params?: Record<string, string>): ChoiceSpec {
  return { label: { key: `figures-choice-${name}`, params }, to: address };
}

/** The words that every view speaks of: the unit, and the month as people write it. */
export function about({ units }: Talk<unknown>, { unit, month }: Asked): { unit: string; month: string } {
  return { unit: fullUnitName(units, unit.id), month: showMonth(month) };
}

export function showMonth(month: string): string {
  return month.split('-').reverse().join('/');
}

export function thisMonth({ now, zone }: Talk<unknown>): string {
  return monthOf(wallClock(now, zone).day);
}

/** What else there is to see of the unit, but for what is shown. */
export function onward(asked: Asked, but: View): ChoiceSpec[] {
  const residence = choice('residence', choiceAddress('residence_rate', 'of', asked.unit.id, '-', '-'));
  const all: [View | 'residence', ChoiceSpec][] = [
    ['month', choice('month', to('month', asked))],
    ['residence', residence],
    ['trend', choice('trend', to('trend', asked))],
    ...(isBranch(asked.unit)
      ? []
      : ([
          ['kinds', choice('kinds', to('kinds', asked))],
          ['silent', choice('silent', to('silent', asked))],
        ] as [View, ChoiceSpec][])),
    ['alarms', choice('alarms', to('alarms', asked))],
  ];
  return all.filter(([view]) => view !== but).map(([, one]) => one);
}

export function before(asked: Asked, view: 'month' | 'silent' | 'alarms'): ChoiceSpec {
  const month = monthAfter(asked.month, -1);
  return choice('before', to(view, { ...asked, month }), { month: showMonth(month) });
}
