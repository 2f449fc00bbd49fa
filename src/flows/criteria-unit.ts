import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import type { Label, Opening, Outcome, Say, Talk } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import type { Programme } from '../domain/pledges.js';
import { mayConclude } from '../domain/programme-rights.js';
import { unitsWith } from '../domain/rights.js';
import { fullUnitName } from '../domain/units.js';
import { showBirthDate } from '../language/show.js';
import type { CriteriaData } from './criteria.js';
import { button } from './pledge-words.js';
import { namesElsewhere } from './programme-people.js';

/**
 * "02 không" for the authorised unit, the level above (domain.md §4.4): who ticked, and at the year's end one đạt or không đạt. No
 * reason, no document, nothing before December.
 */
type Ended = Extract<Opening<never, never>, { do: 'end' }>;
const end = (say: Say, effects: Effect[] = []): Ended => ({ do: 'end', say: [say], effects });
const notYours = end({ key: 'programme-not-yours' });
const to = (name: string, ...args: (string | number)[]) => choiceAddress('criteria', name, ...args);
const pageSize = 20;

/** In December the year's own word is due; in January to March that of the year before can still be given. */
function dueYear(talk: Talk<unknown>): number | undefined {
  const { day } = wallClock(talk.now, talk.zone);
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  return month === 12 ? year : month <= 3 ? year - 1 : undefined;
}

/** "03 có, 02 không" of the officer's units and those above. */
async function unitProgrammes(talk: Talk<unknown>): Promise<Programme[]> {
  const units = unitsWith(talk.person.roles, 'approve_members').flatMap((id) => talk.units.upward(id).map((unit) => unit.id));
  return (await talk.look.programmesOf([...new Set(units)])).filter((one) => one.kind === 'criteria');
}

/** How many ticked this year, without names. */
export async function yearOfUnit(talk: Talk<undefined>): Promise<Ended> {
  if ((await unitProgrammes(talk)).length === 0) return end({ key: 'criteria-none-here' });
  const thisYear = Number(wallClock(talk.now, talk.zone).day.slice(0, 4));
  const due = dueYear(talk);
  const overdue = due === undefined ? [] : await near(due, talk);
  const waiting = overdue.filter((one) => one.conclusion === null).length;
  // In spring the year that has begun is shown, unless the last one still waits for its word.
  const year = due !== undefined && (due === thisYear || waiting > 0) ? due : thisYear;
  const all = year === due ? overdue : await near(year, talk);
  const people = new Set(all.map((one) => one.memberId)).size;
  const params = { year: String(year), people: String(people), ticks: String(all.length) };
  if (year !== due) return end({ key: 'criteria-unit-early', params });
  const choices = waiting > 0 ? [button('criteria-choice-people', to('people'))] : [];
  return end({ key: 'criteria-unit', params: { ...params, waiting: String(waiting) }, choices });
}

/** Ticks of those about whom this officer's unit has the word. */
async function near(year: number, talk: Talk<unknown>) {
  const tops = unitsWith(talk.person.roles, 'approve_members');
  const found = await unitProgrammes(talk);
  const lists = await Promise.all(
    found.flatMap((one) => tops.map((unitId) => talk.look.commitmentsWithin(one.id, unitId, year))),
  );
  const all = [...new Map(lists.flat().map((one) => [`${one.programmeId} ${one.memberId} ${one.code}`, one])).values()];
  return all.filter(
    (one) =>
      one.memberId !== talk.person.member?.id &&
      mayConclude(talk.person.roles, { audience: 'officers' }, one.branchId, talk.units),
  );
}

export async function committeds(talk: Talk<undefined>): Promise<Ended> {
  const elsewhere = namesElsewhere(talk);
  if (elsewhere) return elsewhere;
  const year = dueYear(talk);
  if (year === undefined) return end({ key: 'criteria-too-early' });
  const waiting = (await near(year, talk)).filter((one) => one.conclusion === null).slice(0, pageSize);
  const [first] = waiting;
  if (!first) return end({ key: 'plans-nobody-waits' });
  const lines = waiting.map((one, n): Label => {
    const unit = fullUnitName(talk.units, one.branchId);
    const day = showBirthDate(one.committedOn);
    return { key: 'criteria-line-person', params: { number: String(n + 1), name: one.fullName, unit, code: one.code, day } };
  });
  const choices = waiting.flatMap((one, n) =>
    (['reached', 'not_reached'] as const).map((conclusion) => ({
      label: { key: 'criteria-choice-conclude', params: { number: String(n + 1), conclusion } },
      to: to('end', one.memberId, one.code, conclusion),
    })),
  );
  return end({ key: 'criteria-people', params: { year: String(year) }, lines, choices }, [
    { kind: 'audit', action: 'commitments_viewed', subject: first.programmeId },
  ]);
}

export async function concluded(talk: Talk<CriteriaData>): Promise<Outcome<CriteriaData, never>> {
  const { memberId, code, conclusion } = talk.data;
  const year = dueYear(talk);
  if (year === undefined) return end({ key: 'criteria-too-early' });
  const all = (await near(year, talk)).filter((one) => one.memberId === memberId && one.code === code);
  const one = all.find((each) => each.conclusion === null) ?? all[0];
  if (!one || !code || !conclusion) return notYours;
  if (one.conclusion !== null) return end({ key: 'criteria-concluded-already' });
  const { programmeId } = one;
  const told: Effect[] = one.contactId
    ? [
        {
          kind: 'tell',
          contactId: one.contactId,
          say: {
            key: 'criteria-told',
            params: { conclusion, year: String(year) },
            lines: [{ key: `criteria-title-${code.replace('_', '-')}` }],
          },
          key: `committed:${programmeId}:${code}:${year}:${one.memberId}`,
          urgency: 'answer',
        },
      ]
    : [];
  const say: Say = {
    key: 'criteria-concluded',
    params: { conclusion },
    choices: [button('criteria-choice-people', to('people'))],
  };
  return end(say, [
    { kind: 'conclude_commitment', memberId: one.memberId, programmeId, code, year, conclusion },
    ...told,
    { kind: 'audit', action: 'conclusion_entered', subject: one.memberId, data: { year } },
  ]);
}
