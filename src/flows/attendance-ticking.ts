import type { Effect } from '../conversation/effects.js';
import type { Answer, Outcome, Say } from '../conversation/flow.js';
import type { AttendanceMark } from '../domain/activities.js';
import { padCount } from '../language/numbers.js';
import { readTicks, type TickReading } from '../language/ticks.js';
import { elsewhere, type Keeping, keepingOf } from './attendance-keeping.js';
import {
  type Change,
  type ListData,
  type ListStep,
  type ListTalk,
  linesNamed,
  type NumberedLine,
  numberedLines,
  type Plan,
  ticked,
} from './attendance-list.js';
import { resultSay } from './attendance-result.js';
import { cancelledSay, notYours } from './check-in-board.js';

/** What an officer says over the list: numbers, names, everybody but a few. */
export type Ticked = Outcome<ListData, ListStep>;

export const again = (key: string, params?: Say['params']) => ({
  do: 'again' as const,
  because: params ? { key, params } : { key },
});

/** The activity, if it still is theirs and on. Rights are asked again each time: a term may end while a list is open. */
export async function listKept(talk: ListTalk): Promise<Keeping | { outcome: Ticked }> {
  const keeping = await keepingOf(talk, talk.data.activityId, 'call_meetings');
  if (!keeping) return { outcome: notYours };
  if (keeping.activity.state === 'cancelled') return { outcome: { do: 'end', say: [cancelledSay(talk, keeping.activity)] } };
  return keeping;
}

/** One message over the list. */
export async function tick(answer: Answer, talk: ListTalk): Promise<Ticked> {
  const keeping = await listKept(talk);
  if ('outcome' in keeping) return keeping.outcome;
  const lines = await numberedLines(talk);
  if (answer.kind === 'choice') return pressed(answer.args[0] ?? '', talk, keeping, lines);
  if (answer.kind !== 'text') return again('attendance-list-how');
  const read = readTicks(answer.text);
  switch (read.kind) {
    case 'undo':
      return undo(talk, lines);
    case 'guests':
      // Guests are counted once, by whoever called the meeting.
      if (!keeping.own) return again('attendance-guests-of-others');
      return {
        do: 'go',
        step: 'list',
        say: [{ key: 'attendance-guests', params: { count: padCount(read.count) } }],
        effects: [{ kind: 'set_guests', activityId: keeping.activity.id, guestCount: read.count }],
      };
    case 'all':
    case 'numbers':
      return tickNumbers(talk, lines, read);
    case 'names':
      return tickNames(talk, keeping, lines, read);
  }
}

async function pressed(what: string, talk: ListTalk, keeping: Keeping, lines: NumberedLine[]): Promise<Ticked> {
  switch (what) {
    case 'all':
      return tickNumbers(talk, lines, { kind: 'all' });
    case 'whole':
      return { do: 'go', step: 'list', data: { whole: true, ids: lines.map((line) => line.memberId) } };
    case 'undo':
      return undo(talk, lines);
    case 'excuse':
      return excuse(talk, keeping, lines);
    case 'done':
      return { do: 'end', say: [await resultSay(talk, keeping, 'attendance-result')] };
    default:
      return again('attendance-list-how');
  }
}

/** Everybody who asked leave and did not come, at one tap; of a meeting held together, each officer their own. */
function excuse(talk: ListTalk, { activity, hosts }: Keeping, lines: NumberedLine[]): Ticked {
  const asked = lines.filter((line) => line.mark === null && line.rsvp === 'absent');
  const now = asked.map(({ memberId }): Change => ({ memberId, mark: 'excused' }));
  return {
    do: 'go',
    step: 'list',
    data: ticked(talk, lines, now),
    say: [{ key: 'attendance-excused', params: { count: padCount(now.length) } }],
    effects: [
      hosts.length === 0
        ? { kind: 'excuse_all', activityId: activity.id, at: talk.now }
        : { kind: 'mark_attendance', activityId: activity.id, marks: now, at: talk.now },
    ],
  };
}

function tickNumbers(talk: ListTalk, lines: NumberedLine[], read: Extract<TickReading, { kind: 'all' | 'numbers' }>): Ticked {
  if (read.mark === 'absent') return again('attendance-absent-how');
  const mark = read.mark ?? 'present';
  const numbers = read.kind === 'numbers' ? read.numbers : [];
  const unknown = numbers.filter((number) => !lines.some((line) => line.number === number));
  if (unknown.length > 0)
    return again('attendance-no-number', { numbers: unknown.slice(0, 10).join(', '), total: String(lines.length) });
  const named = lines.filter((line) => numbers.includes(line.number));
  return settle(talk, lines, {
    memberIds: (read.kind === 'all' ? [] : named).map((line) => line.memberId),
    unclear: [],
    except: read.kind === 'all' || read.except,
    mark,
  });
}

async function tickNames(
  talk: ListTalk,
  keeping: Keeping,
  lines: NumberedLine[],
  read: Extract<TickReading, { kind: 'names' }>,
): Promise<Ticked> {
  const memberIds: string[] = [];
  const unclear: string[] = [];
  const unlisted: Named[] = [];
  const names = read.except ? read.names.flatMap((name) => givenNames(lines, name)) : read.names;
  for (const name of names) {
    const found = peopleNamed(lines, name);
    // Who is not on the list cannot be left out of it.
    const others = found.length > 0 || read.except ? found : await elsewhere(talk, keeping, name);
    const [only, ...more] = others;
    if (!only) return again('attendance-unknown-name');
    if (found.length === 0 && more.length === 0) unlisted.push(only);
    if (more.length === 0) memberIds.push(only.memberId);
    else if (found.length > 0) unclear.push(name);
    else
      return again('attendance-several', {
        names: others
          .slice(0, 6)
          .map((one) => one.fullName)
          .join(', '),
      });
  }
  if (names.length === 0) return again('attendance-list-how');
  // Two questions at once are more than a tick: who is not on the list is said again by themselves.
  const [unsure] = unclear;
  if (unsure !== undefined && unlisted.length > 0)
    return again('attendance-several', { names: peopleNamed(lines, unsure).slice(0, 6).map(numberAndName).join(', ') });
  if (read.mark === 'absent') return again('attendance-absent-how');
  return settle(talk, lines, { memberIds, unclear, except: read.except, mark: read.mark ?? 'present' }, unlisted);
}

/** A number typed among names, or a name. */
export function peopleNamed(lines: readonly NumberedLine[], name: string): NumberedLine[] {
  return /^\d{1,3}$/.test(name) ? lines.filter((line) => line.number === Number(name)) : linesNamed(lines, name);
}

/** "Trừ Hoa Nam": two given names without a comma, when nobody is called "Hoa Nam". */
function givenNames(lines: readonly NumberedLine[], name: string): string[] {
  const words = name.split(' ');
  const isOne = peopleNamed(lines, name).length > 0;
  return !isOne && words.every((word) => peopleNamed(lines, word).length > 0) ? words : [name];
}

/** What is said is clear and written down; or first there is a question: who is meant, or whether it is meant so. */
export function settle(talk: ListTalk, lines: NumberedLine[], plan: Plan, unlisted: Named[] = []): Ticked {
  if (plan.unclear.length > 0) return { do: 'go', step: 'which', data: { plan } };
  const meant = peopleOf(lines, plan, unlisted);
  if (meant.length === 0) return again('attendance-nobody-left');
  // "Everybody" is the officer's own count of the room; "everybody but" is easily said wrong.
  if (plan.except && plan.memberIds.length > 0) return { do: 'go', step: 'confirm', data: { plan } };
  return write(talk, lines, meant, plan);
}

interface Named {
  memberId: string;
  fullName: string;
}

/** Who gets the mark. "Tất cả" means those without one: nobody who signed in late becomes punctual by it. */
export function peopleOf(lines: readonly NumberedLine[], { memberIds, except }: Plan, unlisted: Named[] = []): Named[] {
  const isNamed = ({ memberId }: Named) => memberIds.includes(memberId);
  return except ? lines.filter((line) => line.mark === null && !isNamed(line)) : [...lines.filter(isNamed), ...unlisted];
}

export function write(talk: ListTalk, lines: NumberedLine[], meant: Named[], { mark }: { mark: AttendanceMark }): Ticked {
  const now = [...new Set(meant.map((one) => one.memberId))].map((memberId): Change => ({ memberId, mark }));
  const names = meant.length <= 10 ? meant.map((one) => one.fullName).join(', ') : '';
  const params = { count: padCount(now.length), mark };
  const say: Say = names
    ? { key: 'attendance-marked-names', params: { ...params, names } }
    : { key: 'attendance-marked', params };
  const effects: Effect[] = [{ kind: 'mark_attendance', activityId: talk.data.activityId, marks: now, at: talk.now }];
  return { do: 'go', step: 'list', data: ticked(talk, lines, now), say: [say], effects };
}

function undo(talk: ListTalk, lines: NumberedLine[]): Ticked {
  const { last, activityId } = talk.data;
  if (!last || last.before.length === 0) return again('attendance-nothing-to-undo');
  const say = [{ key: 'attendance-undone', params: { count: padCount(last.before.length) } }];
  const effects: Effect[] = [{ kind: 'mark_attendance', activityId, marks: last.before, at: talk.now }];
  const data = ticked(talk, lines, last.before);
  // What was undone is laid over the list like a tick, and is not undone in its turn.
  return {
    do: 'go',
    step: 'list',
    data: { ...data, last: { at: talk.now.toISOString(), now: last.before, before: [] } },
    say,
    effects,
  };
}

export function numberAndName({ number, fullName }: NumberedLine): string {
  return `${number}. ${fullName}`;
}
