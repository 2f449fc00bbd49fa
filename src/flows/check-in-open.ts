import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { type Answer, type ChoiceSpec, flow, type Opening, type Outcome, type Say, type Talk } from '../conversation/flow.js';
import { type Activity, type ActivityKind, type Audience, activityKinds } from '../domain/activities.js';
import { checkInCloses, checkInLengths, longestCheckIn } from '../domain/check-in.js';
import { longestLine, tidyLine } from '../domain/notices.js';
import { may, unitsWith } from '../domain/rights.js';
import { fullUnitName, isBranch } from '../domain/units.js';
import { normalise } from '../language/folding.js';
import { readMinutes } from '../language/minutes.js';
import { readControl } from '../language/words.js';
import { activityLine } from './activity-line.js';
import { board, boardSays, isOpenNow, notYours, officersActivity } from './check-in-board.js';
import { closeDoor, freeCode, longer, openDoor, saidOf } from './check-in-door.js';

/** An officer opens the door: of a meeting that was called, or of something that happens right now. */
const data = z.object({
  /** A meeting that exists; null makes one. */
  activityId: z.string().nullable(),
  unitId: z.string().nullable(),
  kind: z.enum(activityKinds).nullable(),
  title: z.string().nullable(),
  place: z.string().nullable(),
  /** Said at once: "mở điểm danh 30 phút". */
  minutes: z.number().int().positive().nullable(),
});
type Data = z.infer<typeof data>;
type StepName = 'which' | 'unit' | 'kind' | 'title' | 'place' | 'minutes';
type Opened = Opening<Data, StepName>;
type Next = Outcome<Data, StepName>;

const blank: Data = { activityId: null, unitId: null, kind: null, title: null, place: null, minutes: null };
/** What a branch does without having called a meeting; the rest is called (flows/meeting-call.ts). */
const kindsOnTheSpot: readonly ActivityKind[] = ['volunteer', 'event', 'regular', 'topic'];
/** Meetings to choose from: begun at most this long ago, or begin within this. */
const hour = 3600_000;
const lookBack = 12 * hour;
const lookAhead = 7 * 24 * hour;
const isNow = 3 * hour;
const mostShown = 4;
const longestTitle = 80;

const to = (step: StepName, ...args: (string | number)[]) => choiceAddress('check_in_open', step, ...args);
const button = (key: string, address: string): ChoiceSpec => ({ label: { key }, to: address });
const again = (key: string, params?: Say['params']) => ({ do: 'again' as const, because: params ? { key, params } : { key } });

export const checkInOpen = flow<Data, StepName>({
  name: 'check_in_open',
  data,
  steps: {
    which: {
      async ask(talk) {
        const found = await candidates(talk);
        return {
          key: 'check-in-open-ask-which',
          choices: [
            ...found.map((one) => ({ label: activityLine(one, talk.zone), to: to('which', one.id) })),
            button('check-in-open-new', to('which', 'new')),
          ],
        };
      },
      async answer(answer, talk) {
        if (answer.kind !== 'choice') return again('check-in-open-choose');
        if (answer.args[0] === 'new')
          return {
            do: 'go',
            step: unitsWith(talk.person.roles, 'call_meetings').length > 1 ? 'unit' : 'kind',
            data: { activityId: null },
          };
        const activity = await officersActivity(talk, answer.args[0], 'call_meetings');
        return activity ? chosen(talk, activity, talk.data.minutes) : again('check-in-open-choose');
      },
    },

    unit: {
      ask: (talk) => ({
        key: 'check-in-open-ask-unit',
        choices: unitsWith(talk.person.roles, 'call_meetings').map((id) => ({
          label: { text: fullUnitName(talk.units, id) },
          to: to('unit', id),
        })),
      }),
      answer(answer, talk) {
        const unitId = answer.kind === 'choice' ? answer.args[0] : undefined;
        const isTheirs = unitId !== undefined && may(talk.person.roles, 'call_meetings', unitId, talk.units);
        return isTheirs ? { do: 'go', step: 'kind', data: { unitId } } : again('check-in-open-choose');
      },
    },

    kind: {
      ask: () => ({
        key: 'check-in-open-ask-kind',
        choices: kindsOnTheSpot.map((kind) => ({
          label: { key: 'activity-kind-title', params: { kind } },
          to: to('kind', kind),
        })),
      }),
      answer(answer) {
        const kind = answer.kind === 'choice' ? kindsOnTheSpot.find((one) => one === answer.args[0]) : undefined;
        return kind ? { do: 'go', step: 'title', data: { kind } } : again('check-in-open-choose');
      },
    },

    title: {
      freeText: true,
      ask: () => ({ key: 'check-in-open-ask-title', choices: [button('check-in-open-skip', to('title', 'skip'))] }),
      answer(answer) {
        if (isSkip(answer)) return { do: 'go', step: 'place', data: { title: null } };
        const read = readWords(answer, longestTitle);
        return 'problem' in read ? read.problem : { do: 'go', step: 'place', data: { title: read.text } };
      },
    },

    place: {
      freeText: true,
      ask: () => ({ key: 'check-in-open-ask-place', choices: [button('check-in-open-skip', to('place', 'skip'))] }),
      answer(answer, talk) {
        const read = isSkip(answer) ? { text: usualPlace(talk) } : readWords(answer, longestLine.place);
        if ('problem' in read) return read.problem;
        if (talk.data.minutes === null) return { do: 'go', step: 'minutes', data: { place: read.text } };
        return openNew(talk, { ...talk.data, place: read.text }, talk.data.minutes);
      },
    },

    minutes: {
      takesNumbers: true,
      async ask(talk) {
        const activity = talk.data.activityId ? await talk.look.activity(talk.data.activityId) : null;
        return {
          key: 'check-in-open-ask-minutes',
          lines: activity ? [activityLine(activity, talk.zone)] : [],
          choices: [
            ...checkInLengths.map((minutes) => ({
              label: { key: 'check-in-open-minutes', params: { minutes: String(minutes) } },
              to: to('minutes', minutes),
            })),
            button('check-in-open-to-the-end', to('minutes', 'end')),
            ...(activity ? [button('check-in-open-other', to('minutes', 'other'))] : []),
          ],
        };
      },
      async answer(answer, talk) {
        const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readMinutes(answer.text) : undefined;
        if (said === 'other') return { do: 'go', step: 'which', data: { activityId: null } };
        const length = said === 'end' ? 'end' : Number(said);
        if (length !== 'end' && !isLength(length))
          return again('check-in-open-minutes-again', { most: String(longestCheckIn / 60) });
        if (!talk.data.activityId) return openNew(talk, talk.data, length);
        const activity = await officersActivity(talk, talk.data.activityId, 'call_meetings');
        return activity ? openDoor(talk, activity, length) : notYours;
      },
    },
  },

  entries: {
    start: (_, talk) => begin(talk, null),
    other: (_, talk) =>
      unitsWith(talk.person.roles, 'call_meetings').length > 0 ? { do: 'go', step: 'which', data: blank } : notYours,
    /** A meeting of a list: opens it, opens it again, or shows the board of the open one. */
    activity: async ([id], talk) => {
      const activity = await officersActivity(talk, id, 'call_meetings');
      return activity ? chosen(talk, activity, null) : notYours;
    },
    longer: async ([id], talk) => {
      const activity = await officersActivity(talk, id, 'call_meetings');
      if (!activity) return notYours;
      if (!isOpenNow(activity, talk.now)) return chosen(talk, activity, null);
      return longer(talk, activity);
    },
    close: async ([id], talk) => {
      const activity = await officersActivity(talk, id, 'call_meetings');
      return activity ? closeDoor(talk, activity) : notYours;
    },
  },

  intents: {
    open_check_in: (read, talk) => begin(talk, isLength(Number(read.slots.minutes)) ? Number(read.slots.minutes) : null),
  },

  menu: (talk) =>
    unitsWith(talk.person.roles, 'call_meetings').length > 0
      ? [{ label: { key: 'check-in-open-menu' }, to: choiceAddress('check_in_open', 'start'), for: 'officer', order: 112 }]
      : [],
});

function isLength(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= longestCheckIn;
}

function isSkip(answer: Answer): boolean {
  return (
    (answer.kind === 'choice' && answer.args[0] === 'skip') || (answer.kind === 'text' && readControl(answer.text) === 'skip')
  );
}

function readWords(answer: Answer, most: number): { text: string } | { problem: ReturnType<typeof again> } {
  const text = answer.kind === 'text' ? tidyLine(normalise(answer.text), 'place') : '';
  if (!/\p{L}/u.test(text)) return { problem: again('check-in-open-words-only') };
  const length = [...text].length;
  return length > most ? { problem: again('check-in-open-too-long', { length: String(length), most: String(most) }) } : { text };
}

/** Where a branch usually is: its hamlet, else its name. */
function usualPlace(talk: Talk<Data>): string {
  const unit = talk.units.get(unitOf(talk, talk.data) ?? '');
  return unit?.hamlet ?? unit?.name ?? '';
}

function unitOf(talk: Talk<unknown>, { unitId }: Data): string | undefined {
  return unitId ?? unitsWith(talk.person.roles, 'call_meetings')[0];
}

/** Today's meetings of the officer's own units, and the next ones; nearest first. */
async function candidates(talk: Talk<unknown>): Promise<Activity[]> {
  const { look, now, person } = talk;
  const units = unitsWith(person.roles, 'call_meetings').slice(0, 5);
  const found = await Promise.all(
    units.flatMap((unitId) => [look.recentOf(unitId, new Date(now.getTime() - lookBack), now), look.upcomingOf(unitId, now)]),
  );
  const distance = (one: Activity) => Math.abs(one.startAt.getTime() - now.getTime());
  const once = [...new Map(found.flat().map((one) => [one.id, one])).values()];
  return once
    .filter((one) => one.state === 'called' && one.startAt.getTime() < now.getTime() + lookAhead)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, mostShown);
}

async function begin(talk: Talk<undefined>, minutes: number | null): Promise<Opened> {
  const units = unitsWith(talk.person.roles, 'call_meetings');
  if (units.length === 0) return { do: 'end', say: [{ key: 'check-in-open-officers-only' }] };
  const found = await candidates(talk);
  if (found.length === 0) return { do: 'go', step: units.length > 1 ? 'unit' : 'kind', data: { ...blank, minutes } };
  // The one meeting that is about now is meant; another one is a button away.
  const [near, ...others] = found.filter((one) => Math.abs(one.startAt.getTime() - talk.now.getTime()) <= isNow);
  if (near && others.length === 0) {
    const next = await chosen(talk, near, minutes);
    return isOpenNow(near, talk.now) && next.do === 'end' ? { ...next, say: withOther(next.say) } : next;
  }
  return { do: 'go', step: 'which', data: { ...blank, minutes } };
}

/** The board of the open one, with the way to another. */
function withOther(say: Say[]): Say[] {
  const other = button('check-in-open-other', choiceAddress('check_in_open', 'other'));
  return say.map((one, n) => (n === say.length - 1 ? { ...one, choices: [...(one.choices ?? []), other] } : one));
}

/** A meeting was chosen: how long, unless that was said, or its board when it is open already. */
async function chosen(talk: Talk<unknown>, activity: Activity, minutes: number | null) {
  if (activity.state !== 'called') return saidOf(`check-in-open-is-${activity.state}`, talk, activity);
  if (isOpenNow(activity, talk.now)) return { do: 'end' as const, say: await board(talk, activity) };
  if (minutes !== null) return openDoor(talk, activity, minutes);
  return { do: 'go' as const, step: 'minutes' as const, data: { ...blank, activityId: activity.id } };
}

/** Makes the activity and opens it in one turn: it begins now, nobody is called by a notice. */
async function openNew(talk: Talk<Data>, said: Data, length: number | 'end'): Promise<Next> {
  const unitId = unitOf(talk, said);
  if (!unitId || !said.kind || !may(talk.person.roles, 'call_meetings', unitId, talk.units)) return notYours;
  const code = await freeCode(talk, null);
  if (!code) return { do: 'end', say: [{ key: 'check-in-open-no-code' }] };
  const activityId = talk.newId();
  const fields = {
    kind: said.kind,
    title: said.title,
    startAt: talk.now,
    endAt: null,
    place: said.place ?? '',
    content: null,
    dress: null,
    bring: null,
  };
  const closeAt = checkInCloses(length, fields, talk.now);
  return {
    do: 'end',
    say: boardSays(talk, { activity: { id: activityId, unitId, ...fields }, code, closeAt, came: 0, waiting: 0 }),
    effects: [
      {
        kind: 'call_activity',
        activityId,
        unitId,
        fields,
        audience: audienceOf(talk, unitId, said.kind),
        respondBy: null,
        sending: null,
      },
      { kind: 'open_check_in', activityId, code, openAt: talk.now, closeAt },
    ],
  };
}

/** Volunteering and events are for those who live there too (domain.md §3); a unit above branches means everybody below. */
function audienceOf(talk: Talk<unknown>, unitId: string, kind: ActivityKind): Audience {
  const unit = talk.units.get(unitId);
  if (unit && !isBranch(unit)) return { kind: 'subtree', unitId };
  return { kind: kind === 'volunteer' || kind === 'event' ? 'branch_and_residence' : 'branch', unitId };
}
