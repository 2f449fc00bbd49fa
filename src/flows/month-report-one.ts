import type { Answer, Say } from '../conversation/flow.js';
import { type CounterKey, type Counters, filled } from '../domain/month-report.js';
import { readCounters, readCounts } from '../language/counters.js';
import { showNumber } from '../language/numbers.js';
import { readControl } from '../language/words.js';
import type { ReportOutcome, ReportTalk } from './month-report.js';
import { kept, saved } from './month-report-counters.js';
import { button, to } from './month-report-says.js';

/**
 * The eight counters in six questions: what belongs together is asked together. With opening the report, choosing this way and sending,
 * it is nine messages.
 */
const questions: readonly (readonly [CounterKey, CounterKey?])[] = [
  ['youthProjects'],
  ['urbanCivilityActivities'],
  ['newRuralActivities'],
  ['povertyExitModels', 'povertyExitPeople'],
  ['charityHouses'],
  ['startupProjects', 'startupCapitalVnd'],
];

const keysOf = (asked: number) => questions[asked]!.filter((key) => key !== undefined);

export function askOne(talk: ReportTalk): Say {
  const { asked, counters } = talk.data;
  const [key, second] = questions[asked]!;
  const typed = keysOf(asked).flatMap((one) => (counters[one]?.value ? [showNumber(counters[one].value)] : []));
  return {
    key: second ? 'month-report-ask-pair' : 'month-report-ask-one',
    params: { key, at: String(asked + 1), of: String(questions.length), typed: typed.join(', ') || 'none' },
    choices: [button('skip', to('one', 'skip')), button('enough', to('one', 'enough'))],
  };
}

export async function takeOne(answer: Answer, talk: ReportTalk): Promise<ReportOutcome> {
  const { asked, counters } = talk.data;
  const keys = keysOf(asked);
  if (answer.kind === 'choice' && answer.args[0] === 'enough') return kept(talk, filled(counters));
  const isSkipped =
    (answer.kind === 'choice' && answer.args[0] === 'skip') || (answer.kind === 'text' && readControl(answer.text) === 'skip');
  if (isSkipped) return onward(talk, counters);
  if (answer.kind !== 'text') return { do: 'again', because: { key: 'month-report-only-text' } };
  const counts = readCounts(keys, answer.text);
  if (counts) return onward(talk, { ...counters, ...counts });
  // "2 công trình" where something else was asked: taken for what it says.
  const { counters: read } = readCounters(answer.text);
  const known = { ...counters, ...read };
  if (keys.every((key) => key in read)) return onward(talk, known);
  if (Object.keys(read).length > 0) return { do: 'go', step: 'one', data: { counters: known } };
  return { do: 'again', because: { key: keys.length > 1 ? 'month-report-pair-unread' : 'month-report-one-unread' } };
}

async function onward(talk: ReportTalk, counters: Counters): Promise<ReportOutcome> {
  const asked = talk.data.asked + 1;
  if (asked >= questions.length) return kept(talk, filled(counters));
  return { do: 'go', step: 'one', data: { asked, counters }, effects: [await saved(talk, counters)] };
}
