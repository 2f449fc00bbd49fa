import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import type { ChoiceSpec, Opening, Say, Talk } from '../conversation/flow.js';
import type { ResidenceView } from '../conversation/lookup.js';
import { may, unitsWith } from '../domain/rights.js';
import { fullUnitName } from '../domain/units.js';
import { padCount } from '../language/numbers.js';

/** The receiving side of the place of residence: one request, one list, or all who wait, each with one tap (domain.md §3.2 step 2). */

type Ended = Extract<Opening<never, never>, { do: 'end' }>;
const end = (say: Say[], effects: Effect[] = []): Ended => ({ do: 'end', say, effects });

/** Names in one message; the officer has to decide about each of them. */
const mostNames = 40;
const mostUnits = 5;

export function residenceRequest(request: ResidenceView, { units }: Talk<unknown>): Say {
  return {
    key: 'residence-request',
    params: {
      branch: fullUnitName(units, request.receivingUnitId),
      name: request.fullName,
      home: request.homeUnitId ? fullUnitName(units, request.homeUnitId) : '–',
    },
    ...(request.slipNumber ? { lines: [{ key: 'residence-line-slip', params: { slip: request.slipNumber } }] } : {}),
    choices: [
      { label: { key: 'residence-choice-receive' }, to: choiceAddress('residence', 'receive', request.id) },
      { label: { key: 'residence-choice-decline' }, to: choiceAddress('residence', 'decline', request.id) },
    ],
  };
}

/** One request for a whole list of a home unit. `last`: the id of its last member, by which it is known. */
export function listRequest(list: {
  branch: string;
  home: string;
  names: string[];
  slipNumber: string | null;
  last: string;
}): Say {
  const { branch, home, names, slipNumber, last } = list;
  return {
    key: 'residence-list-request',
    params: { branch, home, count: padCount(names.length) },
    lines: [...(slipNumber ? [{ key: 'residence-line-slip', params: { slip: slipNumber } }] : []), ...named(names)],
    choices: [
      { label: { key: 'residence-choice-receive-list' }, to: choiceAddress('residence', 'receive_list', last) },
      { label: { key: 'residence-choice-one-by-one' }, to: choiceAddress('approvals', 'list') },
    ],
  };
}

function named(names: readonly string[]) {
  const shown = names.slice(0, mostNames).map((name, at) => ({ text: `${at + 1}. ${name}` }));
  const rest = names.length - shown.length;
  return rest > 0 ? [...shown, { key: 'residence-list-more', params: { count: padCount(rest) } }] : shown;
}

/** Who waits in the units of this officer, each unit with one tap for all. */
export async function waitingLists(talk: Talk<unknown>): Promise<Ended> {
  const { look, person, units } = talk;
  const tops = unitsWith(person.roles, 'approve_members');
  if (tops.length === 0) return end([{ key: 'approvals-not-yours' }]);
  const byId = new Map<string, ResidenceView>();
  for (const top of tops) for (const one of await look.waitingResidences(top)) byId.set(one.id, one);
  const waiting = [...byId.values()];
  if (waiting.length === 0) return end([{ key: 'residence-nobody-waits' }]);
  const unitIds = [...new Set(waiting.map((one) => one.receivingUnitId))];
  return end(
    unitIds.slice(0, mostUnits).map((unitId): Say => {
      const here = waiting.filter((one) => one.receivingUnitId === unitId);
      const last = here
        .map((one) => one.id)
        .sort()
        .at(-1)!;
      return {
        key: 'residence-all-waiting',
        params: { branch: fullUnitName(units, unitId), count: padCount(here.length) },
        lines: named(
          here.map((one) => (one.homeUnitId ? `${one.fullName} (${units.get(one.homeUnitId)?.name ?? ''})` : one.fullName)),
        ),
        choices: [
          { label: { key: 'residence-choice-receive-all' }, to: choiceAddress('residence', 'all', unitId, last) },
          { label: { key: 'residence-choice-one-by-one' }, to: choiceAddress('approvals', 'list') },
        ],
      };
    }),
  );
}

/** Everybody who waits in a unit up to the last one that was shown: who came after it is not received unseen. */
export async function receiveAll(talk: Talk<unknown>, unitId: string, last: string): Promise<Ended> {
  if (!talk.units.get(unitId) || !may(talk.person.roles, 'approve_members', unitId, talk.units))
    return end([{ key: 'approvals-not-yours' }]);
  const waiting = (await talk.look.waitingResidences(unitId)).filter((one) => one.receivingUnitId === unitId && one.id <= last);
  return received(talk, unitId, waiting);
}

/** The list of a home unit by its last member: all that were introduced with them. */
export async function receiveList(talk: Talk<unknown>, last: string): Promise<Ended> {
  const one = await talk.look.residence(last);
  if (!one) return end([{ key: 'approvals-gone' }]);
  if (!may(talk.person.roles, 'approve_members', one.receivingUnitId, talk.units)) return end([{ key: 'approvals-not-yours' }]);
  const waiting = (await talk.look.waitingResidences(one.receivingUnitId)).filter(
    (other) => other.homeUnitId === one.homeUnitId && other.createdAt.getTime() === one.createdAt.getTime() && other.id <= last,
  );
  return received(talk, one.receivingUnitId, waiting);
}

function received(talk: Talk<unknown>, unitId: string, people: readonly ResidenceView[]): Ended {
  const branch = fullUnitName(talk.units, unitId);
  if (people.length === 0) return end([{ key: 'residence-nobody-waits' }]);
  const effects = people.flatMap((one): Effect[] => [
    { kind: 'decide_residence', residenceId: one.id, receive: true },
    ...(one.contactId ? [decidedTell(one.id, one.contactId, 'received', branch)] : []),
  ]);
  return end([{ key: 'residence-received-all', params: { count: padCount(people.length), branch } }], effects);
}

function decidedTell(id: string, contactId: string, word: 'received' | 'declined', branch: string): Effect {
  return {
    kind: 'tell',
    contactId,
    key: `residence-decided:${id}`,
    urgency: 'answer',
    say: { key: `residence-told-${word}`, params: { branch } },
  };
}

/** The request, if this person may decide it and nobody has; else what to say instead. */
export async function decidable(
  id: string,
  { look, person, units }: Talk<unknown>,
): Promise<{ request: ResidenceView } | { say: Say }> {
  const request = await look.residence(id);
  if (!request) return { say: { key: 'approvals-gone' } };
  if (!may(person.roles, 'approve_members', request.receivingUnitId, units)) return { say: { key: 'approvals-not-yours' } };
  if (request.state === 'waiting') return { request };
  return { say: { key: `residence-was-${request.state}`, params: { name: request.fullName } } };
}

export async function decide(id: string, receive: boolean, talk: Talk<unknown>): Promise<Ended> {
  const found = await decidable(id, talk);
  if ('say' in found) return end([found.say]);
  const { request } = found;
  const branch = fullUnitName(talk.units, request.receivingUnitId);
  const word = receive ? 'received' : 'declined';
  const effects: Effect[] = [{ kind: 'decide_residence', residenceId: id, receive }];
  if (request.contactId) effects.push(decidedTell(id, request.contactId, word, branch));
  return end([{ key: `residence-${word}`, params: { name: request.fullName, branch } }], effects);
}

/** The line of the officer's list of requests that opens all who wait to be received. */
export function waitingListsChoice(count: number): ChoiceSpec {
  return {
    label: { key: 'residence-choice-waiting', params: { count: String(count) } },
    to: choiceAddress('residence', 'waiting'),
  };
}
