import type { Effect } from '../conversation/effects.js';
import type { Answer, Say } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import { dueOf, monthFacts } from '../domain/month-facts.js';
import { type CounterKey, type Counters, filled, monthAfter, monthOf, otherCounters } from '../domain/month-report.js';
import { readCounters, saysNothing } from '../language/counters.js';
import { readControl } from '../language/words.js';
import type { ReportOutcome, ReportTalk } from './month-report.js';
import { button, figureLines, named, to } from './month-report-says.js';

/** All at once, in one message; nothing at all, as last month, or one after the other by a tap. */
export async function askCounters(talk: ReportTalk): Promise<Say> {
  const { unitId, month, counters } = talk.data;
  const unit = talk.units.get(unitId)!;
  const before = await lastMonths(talk);
  const other = monthOf(wallClock(talk.now, talk.zone).day) === month ? monthAfter(month, -1) : monthAfter(month);
  return {
    key: Object.keys(counters).length > 0 ? 'month-report-ask-changes' : 'month-report-ask-counters',
    params: named(talk, { unit, month }),
    lines: figureLines((await monthFacts(talk, unit, month)).figures),
    choices: [
      button('nothing', to('counters', 'nothing')),
      button('each', to('counters', 'each')),
      ...(before ? [button('as-before', to('counters', 'before'))] : []),
      {
        label: { key: 'month-report-choice-month', params: { month: other.split('-').reverse().join('/') } },
        to: to('open', unitId, other),
      },
    ],
  };
}

/** What was typed for this unit a month ago. */
async function lastMonths(talk: ReportTalk): Promise<Counters | undefined> {
  const { unitId, month } = talk.data;
  const [report] = await talk.look.monthReports([unitId], [monthAfter(month, -1)]);
  const isSaid = Object.values(report?.counters ?? {}).some(({ value }) => value > 0);
  return isSaid ? report?.counters : undefined;
}

export async function takeCounters(answer: Answer, talk: ReportTalk): Promise<ReportOutcome> {
  const { counters } = talk.data;
  if (answer.kind === 'choice') return pressed(answer.args[0] ?? '', talk);
  if (answer.kind !== 'text') return { do: 'again', because: { key: 'month-report-only-text' } };
  if (saysNothing(answer.text) || readControl(answer.text) === 'skip') return kept(talk, filled(counters));
  if (saysAsBefore(answer.text)) return pressed('before', talk);
  const { counters: read, unread } = readCounters(answer.text);
  const [first] = unread;
  const isRead = Object.keys(read).length > 0;
  if (!isRead) return { do: 'again', because: { key: 'month-report-unread' } };
  const outcome = await kept(talk, { ...filled(counters), ...read });
  if (first === undefined || outcome.do !== 'go') return outcome;
  // What was understood stays; what was not is said, and can be typed again.
  return { ...outcome, say: [{ key: 'month-report-partly-unread', params: { part: first.slice(0, 60) } }] };
}

async function pressed(what: string, talk: ReportTalk): Promise<ReportOutcome> {
  const { counters } = talk.data;
  if (what === 'nothing') return kept(talk, filled({ ...pick(counters, otherCounters) }));
  if (what === 'each') return { do: 'go', step: 'one', data: { asked: 0 } };
  const before = what === 'before' ? await lastMonths(talk) : undefined;
  return before ? kept(talk, filled(before)) : { do: 'pass' };
}

function saysAsBefore(text: string): boolean {
  return /^(nh[uư]|gi[oố]ng) th[aá]ng tr[uư][oớ]c$/i.test(text.normalize('NFC').trim());
}

/** To the preview; what was typed is kept, so that it is there next week as well. */
export async function kept(talk: ReportTalk, counters: Counters): Promise<ReportOutcome> {
  return { do: 'go', step: 'review', data: { counters, asked: 0 }, effects: [await saved(talk, counters)] };
}

export async function saved(talk: ReportTalk, counters: Counters): Promise<Effect> {
  const { unitId, month } = talk.data;
  return { kind: 'save_month_report', unitId, month, counters, dueAt: await dueOf(talk, talk.units.get(unitId)!, month) };
}

function pick(counters: Counters, keys: readonly CounterKey[]): Counters {
  return Object.fromEntries(keys.flatMap((key) => (counters[key] ? [[key, counters[key]]] : [])));
}
