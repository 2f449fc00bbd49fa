import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import type { ChoiceSpec, Label, Opening, Say, Talk } from '../conversation/flow.js';
import type { ActivityLine } from '../domain/activities.js';
import { canonicalKey, isUnaccented, searchKey } from '../language/folding.js';
import { padCount } from '../language/numbers.js';
import { activityLine } from './activity-line.js';
import { keepingOf, keptLines } from './attendance-keeping.js';
import { cancelledSay, notYours } from './check-in-board.js';

/** The numbered list that an officer ticks. A number means the same person until the list is closed, whoever signs in meanwhile. */
const change = z.object({ memberId: z.string(), mark: z.enum(['present', 'late', 'excused', 'unexcused']).nullable() });
export type Change = z.infer<typeof change>;
export const listData = z.object({
  activityId: z.string(),
  /** Members in the order of the numbers. */
  ids: z.array(z.string()),
  /** What was ticked last, and what was there before: "hoàn tác". */
  last: z.object({ at: z.string(), now: z.array(change), before: z.array(change) }).nullable(),
  /** Everybody is shown, not only those without a mark. */
  whole: z.boolean(),
  /** What was said and is not written down yet: a name of several people is to be settled, or the whole to be confirmed. */
  plan: z
    .object({
      memberIds: z.array(z.string()),
      /** Names as typed that mean several, the first one is asked about. */
      unclear: z.array(z.string()),
      except: z.boolean(),
      mark: z.enum(['present', 'late', 'excused', 'unexcused']),
    })
    .nullable()
    .default(null),
});
export type ListData = z.infer<typeof listData>;
export type Plan = NonNullable<ListData['plan']>;
export type ListStep = 'list' | 'which' | 'confirm';
export type ListTalk = Talk<ListData>;

export async function openList(talk: Talk<undefined>, id: string | undefined): Promise<Opening<ListData, ListStep>> {
  const keeping = await keepingOf(talk, id, 'call_meetings');
  if (!keeping) return notYours;
  const { activity } = keeping;
  if (activity.state === 'cancelled') return { do: 'end', say: [cancelledSay(talk, activity)] };
  const ids = (await keptLines(talk, keeping)).map((line) => line.memberId);
  return { do: 'go', step: 'list', data: { activityId: activity.id, ids, last: null, whole: false, plan: null } };
}

export interface NumberedLine extends ActivityLine {
  number: number;
}

/**
 * The lines with their numbers. Marks of this very turn are not in the tables yet, so what was just ticked is laid over them. Somebody
 * who came without being on the list stands at its end.
 */
export async function numberedLines(talk: ListTalk): Promise<NumberedLine[]> {
  const { activityId, ids, last } = talk.data;
  const keeping = await keepingOf(talk, activityId, 'call_meetings');
  const found = keeping ? await keptLines(talk, keeping) : [];
  const fresh = new Map(last && last.at === talk.now.toISOString() ? last.now.map((one) => [one.memberId, one.mark]) : []);
  const place = new Map(ids.map((id, n) => [id, n + 1]));
  let next = ids.length;
  const numbered = found.map((line) => {
    const mark = fresh.has(line.memberId) ? (fresh.get(line.memberId) ?? null) : line.mark;
    return { ...line, mark, number: place.get(line.memberId) ?? ++next };
  });
  return numbered.sort((a, b) => a.number - b.number);
}

export async function askList(talk: ListTalk): Promise<Say> {
  const activity = await talk.look.activity(talk.data.activityId);
  const lines = await numberedLines(talk);
  const unmarked = lines.filter((line) => line.mark === null);
  const shown = talk.data.whole ? lines : unmarked;
  const asked = unmarked.filter((line) => line.rsvp === 'absent').length;
  const to = (what: string) => choiceAddress('attendance', 'list', what);
  const choices: ChoiceSpec[] = [
    ...(unmarked.length > 0 ? [{ label: { key: 'attendance-all-present' }, to: to('all') }] : []),
    ...(asked > 0 ? [{ label: { key: 'attendance-excuse-all', params: { count: padCount(asked) } }, to: to('excuse') }] : []),
    ...(talk.data.last && talk.data.last.before.length > 0 ? [{ label: { key: 'attendance-undo' }, to: to('undo') }] : []),
    ...(talk.data.whole || shown.length === lines.length ? [] : [{ label: { key: 'attendance-whole' }, to: to('whole') }]),
    { label: { key: 'attendance-done' }, to: to('done') },
  ];
  const params = { marked: padCount(lines.length - unmarked.length), total: padCount(lines.length) };
  return {
    key: 'attendance-list',
    params,
    lines: [
      ...(activity ? [activityLine(activity, talk.zone)] : []),
      ...shown.map(row),
      {
        key:
          lines.length === 0 ? 'attendance-list-empty' : unmarked.length === 0 ? 'attendance-list-full' : 'attendance-list-how',
      },
    ],
    choices,
  };
}

/** A name with its number, its mark, and what they had said before (only that somebody asked leave, never why). */
function row({ number, fullName, mark, rsvp }: NumberedLine): Label {
  const said = mark === null && (rsvp === 'absent' || rsvp === 'attend') ? rsvp : 'none';
  return { key: 'attendance-row', params: { number: String(number), name: fullName, mark: mark ?? 'none', said } };
}

/** Who of the list is meant by a name as typed: the whole name, or its last words. Accents count when they were typed. */
export function linesNamed<Line extends { fullName: string }>(lines: readonly Line[], name: string): Line[] {
  const alike = lines.filter((line) => endsWithWords(searchKey(line.fullName), searchKey(name)));
  const exact = isUnaccented(name) ? [] : alike.filter((line) => endsWithWords(canonicalKey(line.fullName), canonicalKey(name)));
  const whole = alike.filter((line) => searchKey(line.fullName) === searchKey(name));
  const best = exact.length > 0 ? exact : alike;
  const wholeBest = best.filter((line) => whole.includes(line));
  return wholeBest.length > 0 ? wholeBest : best;
}

function endsWithWords(whole: string, end: string): boolean {
  return end !== '' && (whole === end || whole.endsWith(` ${end}`));
}

/** The data after ticking: numbers of people who came in meanwhile become fixed, and the last step can be undone. */
export function ticked(talk: ListTalk, lines: readonly NumberedLine[], now: Change[]): ListData {
  const before = now.map(({ memberId }) => ({ memberId, mark: lines.find((line) => line.memberId === memberId)?.mark ?? null }));
  const known = new Set(lines.map((line) => line.memberId));
  const added = now.map((one) => one.memberId).filter((id) => !known.has(id));
  return {
    ...talk.data,
    ids: [...lines.map((line) => line.memberId), ...added],
    last: { at: talk.now.toISOString(), now, before },
    whole: false,
    plan: null,
  };
}
