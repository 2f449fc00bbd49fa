import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { type Answer, type ChoiceSpec, flow, type Opening, type Outcome, type Say, type Talk } from '../conversation/flow.js';
import { type QuietHours, usualQuietHours } from '../domain/quiet-hours.js';
import { may } from '../domain/rights.js';
import { fullUnitName, isBranch, type Unit } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { lengthOf, type QuietWish, readQuietHours, readQuietWish, showMinute } from '../language/quiet-hours.js';
import { unitsByName } from './units-by-name.js';

/** `unitId`: the branch whose hours are set; null: one's own. `wish` waits until the branch is known. */
type Data = { unitId: string | null; wish: { from?: number | undefined; to?: number | undefined } | null; found: string[] };
type StepName = 'branch' | 'hours';
type Done = Extract<Outcome<Data, StepName>, { do: 'end' }>;

/** Nearly a whole day is no rest but a stop, and for that there is a word. */
const longestMinutes = 18 * 60;
/** What the buttons offer. */
const offered: QuietHours[] = [
  { from: 21 * 60, to: 6 * 60 },
  { from: 22 * 60, to: 6 * 60 },
];
const mostBranches = 8;
const ofBranch = /\bchi doan\b/;

/** When nothing comes by itself: everybody their own, a secretary for a branch that works in shifts. */
export const quiet = flow<Data, StepName>({
  name: 'quiet',
  data: z.object({
    unitId: z.string().nullable(),
    wish: z.object({ from: z.number().optional(), to: z.number().optional() }).nullable(),
    found: z.array(z.string()),
  }),
  steps: {
    branch: {
      ask: (talk) => ({
        key: 'quiet-which-branch',
        choices: talk.data.found.map((id) => ({ label: { text: fullUnitName(talk.units, id) }, to: to('branch', id) })),
      }),
      answer: chooseBranch,
    },
    hours: {
      takesNumbers: true,
      ask: (talk) => ({
        key: talk.data.unitId ? 'quiet-ask-branch' : 'quiet-ask',
        params: {
          branch: talk.data.unitId ? fullUnitName(talk.units, talk.data.unitId) : '',
          hours: showHours(talk.person.quiet),
        },
        choices: [
          ...offered.map((one) => ({ label: { text: showHours(one) }, to: to('hours', String(one.from), String(one.to)) })),
          { label: { key: talk.data.unitId ? 'quiet-choice-usual' : 'quiet-choice-as-all' }, to: to('hours', 'usual') },
          ...(talk.data.unitId ? [] : [{ label: { key: 'quiet-choice-none' }, to: to('hours', 'none') }]),
        ],
      }),
      answer: takeHours,
    },
  },
  entries: {
    show: (_args, talk) => show(talk),
    change: () => ask(null),
    usual: (_args, talk) => setFor(null, talk, null),
    of: ([unitId = ''], talk) => (mayRule(unitId, talk) ? ask(unitId) : { do: 'end', say: [{ key: 'quiet-not-yours' }] }),
    branches: (_args, talk) => openBranch(talk, null),
  },
  words(text, talk) {
    const wish = readQuietWish(text);
    if (!wish) return undefined;
    return ofBranch.test(searchKey(text)) && branchesOf(talk).length > 0 ? openBranch(talk, wish) : open(wish, talk);
  },
});

function open(wish: QuietWish, talk: Talk<undefined>): Opening<Data, StepName> {
  switch (wish.kind) {
    case 'show':
      return show(talk);
    case 'usual':
      return setFor(null, talk, null);
    case 'none':
      return setFor(null, talk, { from: 0, to: 0 });
    case 'unclear':
      return ask(null, [{ key: 'quiet-unclear' }]);
    case 'set': {
      const hours = complete(wish, talk.person.quiet);
      const wrong = problemOf(hours);
      return wrong ? ask(null, [wrong]) : setFor(null, talk, hours);
    }
  }
}

function ask(unitId: string | null, say: Say[] = []): Opening<Data, StepName> {
  return { do: 'go', step: 'hours', data: { unitId, wish: null, found: [] }, say };
}

/** What holds for them and by whom it was set, with the way to change it. */
function show(talk: Talk<undefined>): Opening<Data, StepName> {
  const { quiet: now } = talk.person;
  const choices = [button('quiet-choice-change', 'change')];
  if (now.by === 'self') choices.push(button('quiet-choice-as-all', 'usual'));
  if (branchesOf(talk).length > 0) choices.push(button('quiet-choice-branch', 'branches'));
  return { do: 'end', say: [{ key: quietKey(now), params: { hours: showHours(now) }, choices }] };
}

/** The line that says somebody's hours; in the list of settings too. */
export function quietKey(now: QuietHours & { by: 'self' | 'branch' | 'nobody' }): string {
  return lengthOf(now) === 0 ? 'quiet-are-none' : `quiet-are-${now.by}`;
}

export function showHours({ from, to: until }: QuietHours): string {
  return `${showMinute(from)}–${showMinute(until)}`;
}

/** One end alone: the other stays. */
function complete(wish: { from?: number | undefined; to?: number | undefined }, now: QuietHours): QuietHours {
  const base = lengthOf(now) === 0 ? usualQuietHours : now;
  return { from: wish.from ?? base.from, to: wish.to ?? base.to };
}

function problemOf(hours: QuietHours): Say | undefined {
  if (lengthOf(hours) === 0) return { key: 'quiet-same-ends' };
  return lengthOf(hours) > longestMinutes ? { key: 'quiet-too-long', params: { hours: showHours(hours) } } : undefined;
}

function setFor(unitId: string | null, talk: Talk<unknown>, hours: QuietHours | null): Done {
  if (unitId) {
    const params = { branch: fullUnitName(talk.units, unitId), hours: showHours(hours ?? usualQuietHours) };
    const say: Say = { key: hours ? 'quiet-branch-set' : 'quiet-branch-usual', params };
    return { do: 'end', say: [say], effects: [{ kind: 'set_branch_quiet_hours', unitId, hours }] };
  }
  const isNone = hours !== null && lengthOf(hours) === 0;
  const key = hours === null ? 'quiet-set-usual' : isNone ? 'quiet-set-none' : 'quiet-set';
  const choices = [button('quiet-choice-change', 'change'), ...(hours ? [button('quiet-choice-as-all', 'usual')] : [])];
  const say: Say = { key, params: { hours: showHours(hours ?? usualQuietHours) }, choices };
  return { do: 'end', say: [say], effects: [{ kind: 'set_quiet_hours', hours }] };
}

function takeHours(answer: Answer, talk: Talk<Data>): Outcome<Data, StepName> {
  const { unitId } = talk.data;
  if (unitId && !mayRule(unitId, talk)) return { do: 'end', say: [{ key: 'quiet-not-yours' }] };
  if (answer.kind === 'choice') {
    const [first = '', last = ''] = answer.args;
    if (first === 'usual') return setFor(unitId, talk, null);
    if (first === 'none' && !unitId) return setFor(null, talk, { from: 0, to: 0 });
    const hours = { from: minuteIn(first), to: minuteIn(last) };
    return Number.isNaN(hours.from + hours.to) ? { do: 'pass' } : decide(hours, talk);
  }
  const read = answer.kind === 'text' ? readQuietHours(answer.text) : undefined;
  if (!read)
    return answer.kind === 'text' && !/\d/.test(answer.text)
      ? { do: 'pass' }
      : { do: 'again', because: { key: 'quiet-unclear' } };
  return decide(complete(read, unitId ? usualQuietHours : talk.person.quiet), talk);
}

function decide(hours: QuietHours, talk: Talk<Data>): Outcome<Data, StepName> {
  const wrong = problemOf(hours);
  return wrong ? { do: 'again', because: wrong } : setFor(talk.data.unitId, talk, hours);
}

function minuteIn(text: string): number {
  const minute = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return minute < 1440 ? minute : Number.NaN;
}

function mayRule(unitId: string, talk: Talk<unknown>): boolean {
  const unit = talk.units.get(unitId);
  return unit !== undefined && isBranch(unit) && may(talk.person.roles, 'call_meetings', unitId, talk.units);
}

function branchesOf(talk: Talk<unknown>): Unit[] {
  if (talk.person.roles.length === 0) return [];
  return talk.units.all.filter((unit) => mayRule(unit.id, talk));
}

function openBranch(talk: Talk<undefined>, wish: QuietWish | null): Opening<Data, StepName> {
  const branches = branchesOf(talk);
  const [only] = branches;
  if (!only) return { do: 'end', say: [{ key: 'quiet-not-yours' }] };
  const wanted = wish?.kind === 'set' ? { from: wish.from, to: wish.to } : null;
  if (branches.length > 1)
    return {
      do: 'go',
      step: 'branch',
      data: { unitId: null, wish: wanted, found: branches.length <= mostBranches ? branches.map((unit) => unit.id) : [] },
    };
  if (wish?.kind === 'usual') return setFor(only.id, talk, null);
  return withWish(only.id, wanted, talk);
}

function chooseBranch(answer: Answer, talk: Talk<Data>): Outcome<Data, StepName> {
  const branches = branchesOf(talk);
  if (answer.kind === 'choice') {
    const chosen = branches.find((unit) => unit.id === answer.args[0]);
    return chosen ? withWish(chosen.id, talk.data.wish, talk) : { do: 'end', say: [{ key: 'quiet-not-yours' }] };
  }
  if (answer.kind !== 'text') return { do: 'again', because: { key: 'quiet-branch-unknown' } };
  const { units } = unitsByName(talk.units, branches, answer.text);
  if (units.length === 1 && units[0]) return withWish(units[0].id, talk.data.wish, talk);
  if (units.length === 0) return { do: 'again', because: { key: 'quiet-branch-unknown' } };
  return { do: 'go', step: 'branch', data: { found: units.slice(0, mostBranches).map((unit) => unit.id) } };
}

function withWish(
  unitId: string,
  wish: Data['wish'],
  talk: Talk<unknown>,
): Extract<Opening<Data, StepName>, { do: 'go' | 'end' }> {
  const data: Data = { unitId, wish: null, found: [] };
  if (!wish) return { do: 'go', step: 'hours', data };
  const hours = complete(wish, usualQuietHours);
  const wrong = problemOf(hours);
  return wrong ? { do: 'go', step: 'hours', data, say: [wrong] } : setFor(unitId, talk, hours);
}

function to(name: string, ...args: string[]): string {
  return choiceAddress('quiet', name, ...args);
}

function button(key: string, entry: string, ...args: string[]): ChoiceSpec {
  return { label: { key }, to: to(entry, ...args) };
}
