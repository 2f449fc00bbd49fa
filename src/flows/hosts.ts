import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { type ChoiceSpec, flow, type Label, type Opening, type Outcome, type Talk } from '../conversation/flow.js';
import type { Activity } from '../domain/activities.js';
import { may, unitsWith } from '../domain/rights.js';
import { fullUnitName, type Unit } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { readYesNo } from '../language/words.js';
import { activityLine } from './activity-line.js';
import { branchChoices, branchesNamed, browsing, browsingLine, guessing, readPick } from './branch-picker.js';
import { cancelledSay, notYours, officersActivity } from './check-in-board.js';
import { candidates } from './check-in-open-meetings.js';

/**
 * Branches that hold an activity together (domain.md §4.7): the one that called it adds others. Their members may sign in, their officers
 * may mark; nobody is summoned by it, and each branch's own count is told apart.
 */
const data = z.object({
  activityId: z.string(),
  unitId: z.string().nullable(),
  browsing: browsing.optional(),
  /** A branch that was named before it was known which activity is meant. */
  named: z.string().nullable(),
});
type Data = z.infer<typeof data>;
type StepName = 'which' | 'branch' | 'confirm';
type Opened = Opening<Data, StepName>;
type Next = Outcome<Data, StepName>;

const to = (name: string, ...args: string[]) => choiceAddress('hosts', name, ...args);
const mostHosts = 10;

export const hosts = flow<Data, StepName>({
  name: 'hosts',
  data,
  steps: {
    which: {
      ask: async (talk) => ({
        key: 'hosts-ask-which',
        choices: (await candidates(talk)).map((one) => ({ label: activityLine(one, talk.zone), to: to('which', one.id) })),
      }),
      async answer(answer, talk): Promise<Next> {
        if (answer.kind !== 'choice') return { do: 'again', because: { key: 'check-in-open-choose' } };
        const activity = await officersActivity(talk, answer.args[0], 'call_meetings');
        if (!activity) return { do: 'again', because: { key: 'check-in-open-choose' } };
        return { do: 'go', ...stepFor(talk, activity, talk.data.named) };
      },
    },
    branch: {
      async ask(talk) {
        const activity = await talk.look.activity(talk.data.activityId);
        return {
          ...(browsingLine(talk.units, talk.data.browsing) ?? {
            key: 'hosts-ask-branch',
            lines: activity ? [activityLine(activity, talk.zone)] : [],
          }),
          choices: branchChoices(placeOf(talk), talk.data.browsing),
        };
      },
      answer(answer, talk): Next {
        const pick = readPick(answer, placeOf(talk), talk.data.browsing);
        if (pick.kind === 'picked') return { do: 'go', step: 'confirm', data: { unitId: pick.unitId, browsing: undefined } };
        if (pick.kind === 'unknown') return { do: 'again', because: { key: 'join-branch-unknown' } };
        const browsing = pick.kind === 'anew' ? undefined : pick.browsing;
        return { do: 'go', step: 'branch', data: { browsing }, through: true };
      },
    },
    confirm: {
      async ask(talk) {
        const activity = await talk.look.activity(talk.data.activityId);
        return {
          key: 'hosts-confirm',
          params: { unit: fullUnitName(talk.units, talk.data.unitId ?? '') },
          lines: [...(activity ? [activityLine(activity, talk.zone)] : []), { key: 'hosts-what' }],
          choices: [
            { label: { key: 'hosts-add' }, to: to('confirm', 'yes') },
            { label: { key: 'hosts-leave' }, to: to('confirm', 'no') },
          ],
        };
      },
      answer(answer, talk): Next | Promise<Next> {
        const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readYesNo(answer.text) : undefined;
        if (said === 'no') return { do: 'end', say: [{ key: 'hosts-left' }] };
        return said === 'yes' ? add(talk) : { do: 'again', because: { key: 'check-in-open-choose' } };
      },
    },
  },
  entries: {
    /** What hosts it now, and one more. */
    start: async ([id], talk) => {
      const activity = await officersActivity(talk, id, 'call_meetings');
      return activity ? overview(talk, activity) : notYours;
    },
    more: async ([id], talk) => {
      const activity = await officersActivity(talk, id, 'call_meetings');
      return activity ? opened(talk, activity, null) : notYours;
    },
    remove: ([id, unitId], talk) => remove(talk, id, unitId),
  },
  // "Ghép với chi đoàn ấp Phú Cường". Not "sinh hoạt chung với ấp 3 tối mai": that calls a meeting.
  async words(text, talk) {
    const named = /^ghep(?: (?:chung|them|buoi nay|buoi hop))*(?: (?:voi|cung))?(?: (.+))?$/.exec(searchKey(text));
    if (!named || unitsWith(talk.person.roles, 'call_meetings').length === 0) return undefined;
    const found = await candidates(talk);
    const [only, ...more] = found;
    if (!only) return { do: 'end', say: [{ key: 'hosts-no-activity' }] };
    if (more.length === 0) return opened(talk, only, named[1] ?? null);
    return { do: 'go', step: 'which', data: { activityId: '', unitId: null, named: named[1] ?? null } };
  },
});

function placeOf({ units }: Talk<unknown>) {
  return { flow: 'hosts', step: 'branch', units, among: units.branches() };
}

function opened(talk: Talk<undefined>, activity: Activity, named: string | null): Opened {
  if (activity.state === 'cancelled') return { do: 'end', say: [cancelledSay(talk, activity)] };
  return { do: 'go', ...stepFor(talk, activity, named) };
}

/** The branch that was named is confirmed, or shown among those that are called so; else it is asked for. */
function stepFor(talk: Talk<unknown>, activity: Activity, named: string | null): { step: StepName; data: Data } {
  const blank: Data = { activityId: activity.id, unitId: null, named: null };
  if (named === null) return { step: 'branch', data: blank };
  const { branches, certain } = branchesNamed(named, talk.units, othersOf(talk, activity));
  const [first] = branches;
  if (first && certain) return { step: 'confirm', data: { ...blank, unitId: first.id } };
  return { step: 'branch', data: { ...blank, browsing: first ? guessing(branches) : undefined } };
}

function othersOf({ units }: Talk<unknown>, activity: Activity): Unit[] {
  return units.branches().filter((unit) => unit.id !== activity.unitId);
}

async function overview(talk: Talk<undefined>, activity: Activity): Promise<Opened> {
  if (activity.state === 'cancelled') return { do: 'end', say: [cancelledSay(talk, activity)] };
  const now = await talk.look.hostsOf(activity.id);
  if (now.length === 0) return opened(talk, activity, null);
  const names = now.map((id): Label => ({ text: `• ${fullUnitName(talk.units, id)}` }));
  const choices: ChoiceSpec[] = [
    ...(now.length < mostHosts ? [{ label: { key: 'hosts-more' }, to: to('more', activity.id) }] : []),
    ...now.map((id) => ({
      label: { key: 'hosts-remove', params: { unit: talk.units.get(id)?.name ?? '' } },
      to: to('remove', activity.id, id),
    })),
  ];
  return { do: 'end', say: [{ key: 'hosts-now', lines: [activityLine(activity, talk.zone), ...names], choices }] };
}

async function add(talk: Talk<Data>): Promise<Next> {
  const activity = await officersActivity(talk, talk.data.activityId, 'call_meetings');
  const unitId = talk.data.unitId ?? '';
  if (!activity || !othersOf(talk, activity).some((unit) => unit.id === unitId))
    return { do: 'end', say: [{ key: 'hosts-own' }] };
  if (activity.state === 'cancelled') return { do: 'end', say: [cancelledSay(talk, activity)] };
  const lines = [activityLine(activity, talk.zone)];
  const params = { unit: fullUnitName(talk.units, unitId) };
  const now = await talk.look.hostsOf(activity.id);
  if (now.includes(unitId)) return { do: 'end', say: [{ key: 'hosts-already', params, lines }] };
  if (now.length >= mostHosts) return { do: 'end', say: [{ key: 'hosts-too-many', params: { most: String(mostHosts) } }] };
  const officers = (await talk.look.officersFor(unitId)).filter((one) => one.contactId !== talk.person.contactId);
  return {
    do: 'end',
    say: [{ key: officers.length > 0 ? 'hosts-added' : 'hosts-added-untold', params, lines }],
    effects: [
      { kind: 'set_host', activityId: activity.id, unitId, hosts: true },
      ...officers.map((one) => ({
        kind: 'tell' as const,
        contactId: one.contactId,
        say: {
          key: 'hosts-told',
          params: { by: fullUnitName(talk.units, activity.unitId), unit: params.unit },
          lines: [...lines, { key: 'hosts-told-what' }],
          choices: [
            { label: { key: 'check-in-open-tick' }, to: choiceAddress('attendance', 'tick', activity.id) },
            { label: { key: 'hosts-withdraw' }, to: to('remove', activity.id, unitId) },
          ],
        },
        key: `host:${activity.id}:${unitId}:${one.contactId}`,
        urgency: 'urgent' as const,
      })),
    ],
  };
}

/** By whoever called it, or by the branch itself. Who signed in already stays written down. */
async function remove(talk: Talk<undefined>, id: string | undefined, unitId: string | undefined): Promise<Opened> {
  const activity = id ? await talk.look.activity(id) : null;
  const isTheirs = (unit: string) => may(talk.person.roles, 'call_meetings', unit, talk.units);
  if (!activity || !unitId || !talk.units.get(unitId) || !(isTheirs(activity.unitId) || isTheirs(unitId))) return notYours;
  const params = { unit: fullUnitName(talk.units, unitId) };
  const lines = [activityLine(activity, talk.zone)];
  if (!(await talk.look.hostsOf(activity.id)).includes(unitId))
    return { do: 'end', say: [{ key: 'hosts-not-there', params, lines }] };
  return {
    do: 'end',
    say: [{ key: 'hosts-removed', params, lines }],
    effects: [{ kind: 'set_host', activityId: activity.id, unitId, hosts: false }],
  };
}
