import type { Effect } from '../conversation/effects.js';
import { type Answer, flow, type Opening, type Outcome, type Say, type Talk } from '../conversation/flow.js';
import type { Activity, AttendanceMark } from '../domain/activities.js';
import { padCount } from '../language/numbers.js';
import { readTicks, type TickReading } from '../language/ticks.js';
import { activityLine } from './activity-line.js';
import { elsewhere, markByName, markOne } from './attendance-by-name.js';
import { decideLate, nextRequest } from './attendance-late.js';
import {
  askList,
  type Change,
  type ListData,
  linesNamed,
  listData,
  type NumberedLine,
  numberedLines,
  ticked,
} from './attendance-list.js';
import { finish, resultSay, whoCame } from './attendance-result.js';
import { notYours, officersActivity } from './check-in-board.js';

/** Who was there, as the officers write it down: from a list, by a name, or as an answer to somebody who came too late. */
type ListTalk = Talk<ListData>;
type Opened = Opening<ListData, 'list'>;
type Ticked = Outcome<ListData, 'list'>;

const again = (key: string, params?: Say['params']) => ({ do: 'again' as const, because: params ? { key, params } : { key } });
export const attendance = flow<ListData, 'list'>({
  name: 'attendance',
  data: listData,
  steps: {
    list: {
      takesNumbers: true,
      ask: askList,
      answer: (answer, talk) => tick(answer, talk),
    },
  },
  entries: {
    tick: async ([id], talk) => {
      const activity = await officersActivity(talk, id, 'call_meetings');
      return activity ? openList(talk, activity) : notYours;
    },
    who: async ([id], talk) => {
      const activity = await officersActivity(talk, id, 'see_answers');
      return activity ? { do: 'end', say: [await whoCame(talk, activity)] } : notYours;
    },
    mark: ([id, memberId, mark], talk) => markOne(talk, id, memberId, mark),
    requests: ([id], talk) => nextRequest(talk, id),
    late: (args, talk) => decideLate(talk, args),
    finish: async ([id], talk) => {
      const activity = await officersActivity(talk, id, 'call_meetings');
      return activity ? finish(talk, activity) : notYours;
    },
  },
  intents: { mark_attendance: markByName },
});

async function openList(talk: Talk<undefined>, activity: Activity): Promise<Opened> {
  if (activity.state === 'cancelled')
    return { do: 'end', say: [{ key: 'check-in-open-is-cancelled', lines: [activityLine(activity, talk.zone)] }] };
  const ids = (await talk.look.lines(activity.id)).map((line) => line.memberId);
  return { do: 'go', step: 'list', data: { activityId: activity.id, ids, last: null, whole: false } };
}

/** One message over the list. Rights are asked again each time: a term may end while a list is open. */
async function tick(answer: Answer, talk: ListTalk): Promise<Ticked> {
  const activity = await officersActivity(talk, talk.data.activityId, 'call_meetings');
  if (!activity) return notYours;
  if (activity.state === 'cancelled')
    return { do: 'end', say: [{ key: 'check-in-open-is-cancelled', lines: [activityLine(activity, talk.zone)] }] };
  const lines = await numberedLines(talk);
  if (answer.kind === 'choice') return pressed(answer.args[0] ?? '', talk, activity, lines);
  if (answer.kind !== 'text') return again('attendance-list-how');
  const read = readTicks(answer.text);
  switch (read.kind) {
    case 'undo':
      return undo(talk, lines);
    case 'guests':
      return {
        do: 'go',
        step: 'list',
        say: [{ key: 'attendance-guests', params: { count: padCount(read.count) } }],
        effects: [{ kind: 'set_guests', activityId: activity.id, guestCount: read.count }],
      };
    case 'all':
    case 'numbers':
      return tickNumbers(talk, lines, read);
    case 'names':
      return tickNames(talk, activity, lines, read);
  }
}

async function pressed(what: string, talk: ListTalk, activity: Activity, lines: NumberedLine[]): Promise<Ticked> {
  switch (what) {
    case 'all':
      return tickNumbers(talk, lines, { kind: 'all' });
    case 'whole':
      return { do: 'go', step: 'list', data: { whole: true, ids: lines.map((line) => line.memberId) } };
    case 'undo':
      return undo(talk, lines);
    case 'excuse': {
      const asked = lines.filter((line) => line.mark === null && line.rsvp === 'absent');
      const now = asked.map(({ memberId }): Change => ({ memberId, mark: 'excused' }));
      const say = [{ key: 'attendance-excused', params: { count: padCount(now.length) } }];
      return {
        do: 'go',
        step: 'list',
        data: ticked(talk, lines, now),
        say,
        effects: [{ kind: 'excuse_all', activityId: activity.id, at: talk.now }],
      };
    }
    case 'done':
      return { do: 'end', say: [await resultSay(talk, activity, 'attendance-result')] };
    default:
      return again('attendance-list-how');
  }
}

function tickNumbers(talk: ListTalk, lines: NumberedLine[], read: Extract<TickReading, { kind: 'all' | 'numbers' }>): Ticked {
  if (read.mark === 'absent') return again('attendance-absent-how');
  const mark = read.mark ?? 'present';
  const numbers = read.kind === 'numbers' ? read.numbers : [];
  const unknown = numbers.filter((number) => !lines.some((line) => line.number === number));
  if (unknown.length > 0)
    return again('attendance-no-number', { numbers: unknown.slice(0, 10).join(', '), total: String(lines.length) });
  const isNamed = (line: NumberedLine) => numbers.includes(line.number);
  // "Tất cả" means those without a mark: nobody who signed in late becomes punctual by it.
  const others = (line: NumberedLine) => line.mark === null && !isNamed(line);
  const meant = lines.filter(read.kind === 'numbers' && !read.except ? isNamed : others);
  return meant.length === 0 ? again('attendance-nobody-left') : write(talk, lines, meant, mark);
}

async function tickNames(
  talk: ListTalk,
  activity: Activity,
  lines: NumberedLine[],
  read: Extract<TickReading, { kind: 'names' }>,
): Promise<Ticked> {
  const meant: { memberId: string; fullName: string }[] = [];
  for (const name of read.names) {
    const inList = /^\d{1,3}$/.test(name) ? lines.filter((line) => line.number === Number(name)) : linesNamed(lines, name);
    const found = inList.length > 0 ? inList : await elsewhere(talk, activity, name);
    const [only, ...more] = found;
    if (more.length > 0) return again('attendance-several', { names: found.slice(0, 6).map(numberAndName).join(', ') });
    if (!only) return again('attendance-unknown-name');
    meant.push(only);
  }
  if (meant.length === 0) return again('attendance-list-how');
  return read.mark === 'absent' ? again('attendance-absent-how') : write(talk, lines, meant, read.mark ?? 'present');
}

function numberAndName(line: { fullName: string; number?: number }): string {
  return line.number === undefined ? line.fullName : `${line.number}. ${line.fullName}`;
}

function write(
  talk: ListTalk,
  lines: NumberedLine[],
  meant: { memberId: string; fullName: string }[],
  mark: AttendanceMark,
): Ticked {
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
