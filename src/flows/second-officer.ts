import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import { type Answer, type ChoiceSpec, flow, type Opening, type Outcome, type Say, type Talk } from '../conversation/flow.js';
import { unitsWith } from '../domain/rights.js';
import { secondOfficerLimit } from '../domain/sending.js';
import { fullUnitName, isBranch } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { showNumber } from '../language/numbers.js';
import { otherOfficers } from './second-word.js';

const data = z.object({ unitId: z.string().nullable() });
type Data = z.infer<typeof data>;
type StepName = 'unit' | 'above';
type Next = Outcome<Data, StepName>;

/** What the buttons offer; any other whole number can be typed. */
const offered = [100, 300, 1000];
const most = 100_000;

/** From how many people on a message of a commune (or a higher unit) and of what lies below it needs a second officer. */
export const secondOfficer = flow<Data, StepName>({
  name: 'second_officer',
  data,
  steps: {
    unit: {
      ask: (talk) => ({ key: 'second-officer-which', choices: unitsOf(talk).map((id) => unitChoice(talk, id)) }),
      answer: (answer, talk): Next => {
        const unitId = answer.kind === 'choice' ? unitsOf(talk).find((id) => id === answer.args[0]) : undefined;
        return unitId
          ? { do: 'go', step: 'above', data: { unitId } }
          : { do: 'again', because: { key: 'second-officer-choose' } };
      },
    },
    above: {
      takesNumbers: true,
      async ask(talk) {
        const unitId = talk.data.unitId ?? '';
        const now = await limitOf(talk, unitId);
        return {
          key: 'second-officer-ask',
          params: { unit: fullUnitName(talk.units, unitId), now: shown(now) },
          choices: [
            ...offered.map((n) => ({
              label: { key: 'second-officer-above', params: { n: shown(n) } },
              to: to('above', String(n)),
            })),
            { label: { key: 'second-officer-usual', params: { n: shown(usual(talk, unitId)) } }, to: to('above', 'usual') },
          ],
        };
      },
      answer: setLimit,
    },
  },
  entries: { start: (_args, talk) => open(talk) },
  words: (text, talk) =>
    unitsOf(talk).length > 0 &&
    /^(?:(?:cai dat|sua|doi|dat) )?(?:can bo thu hai|nguoi thu hai|(?:hai|2) nguoi xac nhan|xac nhan (?:hai|2) nguoi|muc (?:can )?xac nhan(?: gui(?: tin)?)?)$|^second officer$/.test(
      searchKey(text),
    )
      ? open(talk)
      : undefined,
  menu: (talk) =>
    unitsOf(talk).length > 0
      ? [{ label: { key: 'second-officer-menu' }, to: to('start'), for: 'officer', order: 190, drawer: 'books' }]
      : [],
});

function open(talk: Talk<undefined>): Opening<Data, StepName> {
  const [only, ...others] = unitsOf(talk);
  if (!only) return { do: 'end', say: [{ key: 'second-officer-not-yours' }] };
  if (others.length > 0) return { do: 'go', step: 'unit', data: { unitId: null } };
  return { do: 'go', step: 'above', data: { unitId: only } };
}

async function setLimit(answer: Answer, talk: Talk<Data>): Promise<Next> {
  const { unitId } = talk.data;
  if (!unitId || !unitsOf(talk).includes(unitId)) return { do: 'end', say: [{ key: 'second-officer-not-yours' }] };
  const said =
    answer.kind === 'choice'
      ? (answer.args[0] ?? '')
      : answer.kind === 'text'
        ? answer.text.replace(/(?<=\d)[. ](?=\d{3}(?:\D|$))/g, '')
        : '';
  const typed = /^\D{0,12}(\d{1,6})(?: (?:người|nguoi|people))?\.?$/i.exec(said)?.[1];
  if (said !== 'usual' && typed === undefined) return { do: 'again', because: { key: 'second-officer-number' } };
  const above = said === 'usual' ? null : Number(typed);
  if (above !== null && above > most) return { do: 'again', because: { key: 'second-officer-number' } };
  const before = await limitOf(talk, unitId);
  const after = above ?? usual(talk, unitId);
  const params = { unit: fullUnitName(talk.units, unitId), before: shown(before), now: shown(after) };
  // Who may send alone is not decided behind the others' backs.
  const told: Say = { key: 'second-officer-told', params: { ...params, name: talk.person.member?.fullName ?? 'none' } };
  const occasion = talk.newId();
  return {
    do: 'end',
    say: [{ key: 'second-officer-set', params }],
    effects: [
      { kind: 'set_unit_setting', unitId, name: 'secondOfficer', value: { above } },
      { kind: 'audit', action: 'second_officer_limit', subject: unitId, data: { before: shown(before), after: shown(after) } },
      ...(await otherOfficers(talk, unitId)).map(
        (one): Effect => ({
          kind: 'tell',
          contactId: one.contactId,
          say: told,
          key: `limit:${occasion}:${one.contactId}`,
          urgency: 'answer',
        }),
      ),
    ],
  };
}

/** Units of which somebody leads more than a branch. */
function unitsOf(talk: Talk<unknown>): string[] {
  return unitsWith(talk.person.roles, 'call_meetings').filter((id) => {
    const unit = talk.units.get(id);
    return unit !== undefined && !isBranch(unit);
  });
}

async function limitOf(talk: Talk<unknown>, unitId: string): Promise<number | null> {
  return secondOfficerLimit(talk.sending, talk.units.get(unitId), await talk.look.unitSetting(unitId, 'secondOfficer'));
}

function usual(talk: Talk<unknown>, unitId: string): number | null {
  return secondOfficerLimit(talk.sending, talk.units.get(unitId), { above: null });
}

/** `1.000`; `none` for no limit. */
function shown(n: number | null): string {
  return n === null ? 'none' : showNumber(n);
}

function to(name: string, ...args: string[]): string {
  return choiceAddress('second_officer', name, ...args);
}

function unitChoice(talk: Talk<unknown>, id: string): ChoiceSpec {
  return { label: { text: fullUnitName(talk.units, id) }, to: to('unit', id) };
}
