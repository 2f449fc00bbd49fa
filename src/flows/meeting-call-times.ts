import type { Answer, Talk } from '../conversation/flow.js';
import { showDateTime } from '../language/show.js';
import { again, type Next, onward } from './meeting-call-onward.js';
import type { Draft } from './meeting-draft.js';
import { localDay, readStart } from './meeting-time.js';

/** When it begins: taken when certain, shown and confirmed when not, refused with the reason when it cannot be. */
export async function answerTime(answer: Answer, talk: Talk<Draft>): Promise<Next> {
  if (answer.kind !== 'text') return again('meeting-time-missing');
  const { date, part, period } = talk.data;
  const before = talk.editing && period ? { date: localDay(period.startAt, talk.zone) } : undefined;
  const known = date ? { date, part } : before;
  const read = readStart(answer.text, talk.now, talk.zone, known);
  switch (read.kind) {
    case 'refused':
      return { do: 'again', because: read.because };
    case 'date':
      return { do: 'go', step: 'time', data: { date: read.date, part: read.part, candidates: [] }, through: true };
    case 'unsure':
      return { do: 'go', step: 'confirmTime', data: { candidates: read.candidates }, through: true };
    case 'start':
      return onward(talk, { period: read.period, candidates: [], date: null, part: null });
  }
}

/** Until when people answer: before the start. Of two readings it is the one that can be; the preview shows it. */
export function answerRespondBy(answer: Answer, talk: Talk<Draft>): Promise<Next> | Next {
  if (answer.kind === 'choice') return onward(talk, { respondBy: 'none' });
  if (answer.kind !== 'text' || !talk.data.period) return again('meeting-time-missing');
  const read = readStart(answer.text, talk.now, talk.zone);
  if (read.kind === 'refused') return { do: 'again', because: read.because };
  if (read.kind === 'date') return again('meeting-call-respond-by-hour');
  const begins = talk.data.period.startAt;
  const readings = read.kind === 'start' ? [read.period] : read.candidates;
  const possible = readings.find(({ startAt }) => startAt < begins);
  return possible
    ? onward(talk, { respondBy: possible.startAt })
    : again('meeting-call-respond-by-late', { time: showDateTime(new Date(begins), talk.zone) });
}
