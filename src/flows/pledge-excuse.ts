import type { Effect } from '../conversation/effects.js';
import type { Opening, Say, Step, Talk } from '../conversation/flow.js';
import { daysAfter, wallClock } from '../domain/local-time.js';
import type { Pledge } from '../domain/pledges.js';
import { readDaySpan } from '../language/day-spans.js';
import { searchKey } from '../language/folding.js';
import { showDate } from '../language/show.js';
import { again, endings } from './pledge-words.js';

/** "Tạm nghỉ từ … đến …": in these days nothing is asked, and they do not count. The reason is not asked. */

/** So far back days can still be excused, and so long the time may be. */
const earliest = 31;
const longest = 184;

type Read = { fromDay: string; toDay: string } | { because: Say };

function readExcuse(text: string, talk: Talk<unknown>): Read {
  const today = wallClock(talk.now, talk.zone).day;
  const read = readDaySpan(text, today);
  if (!read.ok) return { because: { key: `pledges-excuse-${read.problem.replaceAll('_', '-')}` } };
  if (read.from < daysAfter(today, -earliest)) return { because: { key: 'pledges-excuse-early' } };
  if (read.to > daysAfter(read.from, longest)) return { because: { key: 'pledges-excuse-long' } };
  return { fromDay: read.from, toDay: read.to };
}

function noted({ fromDay, toDay }: { fromDay: string; toDay: string }, pledgeIds: string[]): { say: Say[]; effects: Effect[] } {
  const params = { from: showDate(fromDay), to: showDate(toDay), count: String(pledgeIds.length) };
  return {
    say: [{ key: pledgeIds.length > 1 ? 'pledges-excused-all' : 'pledges-excused', params }],
    effects: [{ kind: 'excuse_pledges', pledgeIds, fromDay, toDay }],
  };
}

export function excuseStep<Data, StepName extends string>(
  pledgeOf: (talk: Talk<Data>) => Promise<Pledge | undefined>,
): Step<Data, StepName> {
  return {
    takesNumbers: true,
    ask: () => ({ key: 'pledges-ask-excuse' }),
    async answer(answer, talk) {
      if (answer.kind !== 'text') return again('pledges-excuse-unread');
      const read = readExcuse(answer.text, talk);
      if ('because' in read) return { do: 'again', because: read.because };
      const found = await pledgeOf(talk);
      return found && found.state !== 'ended' ? { do: 'end', ...noted(read, [found.id]) } : endings.ended;
    },
  };
}

/** Said at any time it is about all pledges; who has none means something else. */
export async function excusedByWord(text: string, talk: Talk<undefined>): Promise<Opening<never, never> | undefined> {
  const plain = searchKey(text);
  const about =
    /^(?:(?:em|minh|toi|cho em|cho minh|cho toi|xin|xin phep) )*tam (?:nghi|dung|ngung|hoan) (?:(?:ren luyen|cam ket|nhac) )*(?=tu |den |\d|trong )/.exec(
      plain,
    );
  const { member } = talk.person;
  if (!about || !member) return undefined;
  const mine = (await talk.look.pledgesOf(member.id)).filter((one) => one.state === 'active');
  if (mine.length === 0) return undefined;
  const read = readExcuse(plain.slice(about[0].length), talk);
  return 'because' in read
    ? { do: 'end', say: [read.because] }
    : {
        do: 'end',
        ...noted(
          read,
          mine.map((one) => one.id),
        ),
      };
}
