import type { Effect } from '../conversation/effects.js';
import type { Answer, Say } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import { dueOf } from '../domain/month-facts.js';
import {
  askedCounters,
  type CounterKey,
  type Counters,
  filled,
  monthAfter,
  monthOf,
  otherCounters,
} from '../domain/month-report.js';
import { readCount, readCounters, saysNothing } from '../language/counters.js';
import { readControl } from '../language/words.js';
import type { ReportOutcome, ReportTalk } from './month-report.js';
import { button, named, to } from './month-report-says.js';

/** All at once, in one message; nothing at all, as last month, or one after the other by a tap. */
export async function askCounters(talk: ReportTalk): Promise<Say> {
  const { unitId, month, counters } = talk.data;
  const unit = talk.units.get(unitId)!;
  const before = await lastMonths(talk);
  const other = monthOf(wallClock(talk.now, talk.zone).day) === month ? monthAfter(month, -1) : monthAfter(month);
  return {
    key: Object.keys(counters).length > 0 ? 'month-report-ask-changes' : 'month-report-ask-counters',
    params: named(talk, { unit, month }),
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

export function askOne(talk: ReportTalk): Say {
  const { asked, counters } = talk.data;
  const key = askedCounters[asked]!;
  const typed = counters[key]?.value;
  return {
    key: 'month-report-ask-one',
    params: { key, at: String(asked + 1), of: String(askedCounters.length), typed: typed ? String(typed) : 'none' },
    choices: [button('skip', to('one', 'skip')), button('enough', to('one', 'enough'))],
  };
}

export async function takeOne(answer: Answer, talk: ReportTalk): Promise<ReportOutcome> {
  const { asked, counters } = talk.data;
  const key = askedCounters[asked]!;
  if (answer.kind === 'choice' && answer.args[0] === 'enough') return kept(talk, filled(counters));
  const isSkipped =
    (answer.kind === 'choice' && answer.args[0] === 'skip') || (answer.kind === 'text' && readControl(answer.text) === 'skip');
  if (isSkipped) return onward(talk, counters);
  if (answer.kind !== 'text') return { do: 'again', because: { key: 'month-report-only-text' } };
  const count = readCount(key, answer.text);
  if (count) return onward(talk, { ...counters, [key]: count });
  const { counters: read } = readCounters(answer.text);
  // "2 công trình" where something else was asked: taken for what it says.
  if (Object.keys(read).length > 0) return key in read ? onward(talk, { ...counters, ...read }) : stay({ ...counters, ...read });
  return {
    do: 'again',
    because: { key: 'month-report-one-unread', params: { money: key === 'startupCapitalVnd' ? 'yes' : 'no' } },
  };
}

const stay = (counters: Counters): ReportOutcome => ({ do: 'go', step: 'one', data: { counters } });

async function onward(talk: ReportTalk, counters: Counters): Promise<ReportOutcome> {
  const asked = talk.data.asked + 1;
  if (asked >= askedCounters.length) return kept(talk, filled(counters));
  return { do: 'go', step: 'one', data: { asked, counters }, effects: [await saved(talk, counters)] };
}

/** To the preview; what was typed is kept, so that it is there next week as well. */
async function kept(talk: ReportTalk, counters: Counters): Promise<ReportOutcome> {
  return { do: 'go', step: 'review', data: { counters, asked: 0 }, effects: [await saved(talk, counters)] };
}

async function saved(talk: ReportTalk, counters: Counters): Promise<Effect> {
  const { unitId, month } = talk.data;
  return { kind: 'save_month_report', unitId, month, counters, dueAt: await dueOf(talk, talk.units.get(unitId)!, month) };
}

function pick(counters: Counters, keys: readonly CounterKey[]): Counters {
  return Object.fromEntries(keys.flatMap((key) => (counters[key] ? [[key, counters[key]]] : [])));
}
