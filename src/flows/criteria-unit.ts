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

async function unitProgramme(programmeId: string | undefined, talk: Talk<unknown>): Promise<Programme | undefined> {
  const units = unitsWith(talk.person.roles, 'approve_members').flatMap((id) => talk.units.upward(id).map((unit) => unit.id));
  const found = await talk.look.programmesOf([...new Set(units)]);
  return found.find((one) => one.kind === 'criteria' && (programmeId === undefined || one.id === programmeId));
}

/** How many ticked this year, without names. */
export async function yearOfUnit(programmeId: string | undefined, talk: Talk<undefined>): Promise<Ended> {
  const found = await unitProgramme(programmeId, talk);
  if (!found) return end({ key: 'criteria-none-here' });
  const year = dueYear(talk) ?? Number(wallClock(talk.now, talk.zone).day.slice(0, 4));
  const all = await near(found, year, talk);
  const people = new Set(all.map((one) => one.memberId)).size;
  const waiting = all.filter((one) => one.conclusion === null).length;
  const params = { year: String(year), people: String(people), ticks: String(all.length), waiting: String(waiting) };
  const choices =
    dueYear(talk) !== undefined && waiting > 0 ? [button('criteria-choice-people', to('people', found.id, year))] : [];
  return end({ key: dueYear(talk) === undefined ? 'criteria-unit-early' : 'criteria-unit', params, choices });
}

/** Ticks of those about whom this officer's unit has the word. */
async function near(found: Programme, year: number, talk: Talk<unknown>) {
  const tops = unitsWith(talk.person.roles, 'approve_members');
  const lists = await Promise.all(tops.map((unitId) => talk.look.commitmentsWithin(found.id, unitId, year)));
  const all = [...new Map(lists.flat().map((one) => [`${one.memberId} ${one.code}`, one])).values()];
  return all.filter(
    (one) => one.memberId !== talk.person.member?.id && mayConclude(talk.person.roles, found, one.branchId, talk.units),
  );
}

export async function committeds(programmeId: string | undefined, year: number, talk: Talk<undefined>): Promise<Ended> {
  const elsewhere = namesElsewhere(talk);
  if (elsewhere) return elsewhere;
  const found = await unitProgramme(programmeId, talk);
  if (!found || year !== dueYear(talk)) return end({ key: 'criteria-too-early' });
  const waiting = (await near(found, year, talk)).filter((one) => one.conclusion === null).slice(0, pageSize);
  if (waiting.length === 0) return end({ key: 'programmes-nobody-waits' });
  const lines = waiting.map(
    (one, n): Label => ({
      key: 'criteria-line-person',
      params: {
        number: String(n + 1),
        name: one.fullName,
        unit: fullUnitName(talk.units, one.branchId),
        code: one.code,
        day: showBirthDate(one.committedOn),
      },
    }),
  );
  const choices = waiting.flatMap((one, n) =>
    (['reached', 'not_reached'] as const).map((conclusion) => ({
      label: { key: 'criteria-choice-conclude', params: { number: String(n + 1), conclusion } },
      to: to('conclude', found.id, one.memberId, one.code, conclusion),
    })),
  );
  return end({ key: 'criteria-people', params: { year: String(year) }, lines, choices }, [
    { kind: 'audit', action: 'commitments_viewed', subject: found.id },
  ]);
}

export async function concluded(talk: Talk<CriteriaData>): Promise<Outcome<CriteriaData, never>> {
  const { programmeId, memberId, code, conclusion } = talk.data;
  const found = await unitProgramme(programmeId, talk);
  const year = dueYear(talk);
  if (!found || year === undefined) return end({ key: 'criteria-too-early' });
  const one = (await near(found, year, talk)).find((each) => each.memberId === memberId && each.code === code);
  if (!one || !code || !conclusion) return notYours;
  if (one.conclusion !== null) return end({ key: 'criteria-concluded-already' });
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
  return end(
    {
      key: 'criteria-concluded',
      params: { conclusion },
      choices: [button('criteria-choice-people', to('people', found.id, year))],
    },
    [
      { kind: 'conclude_commitment', memberId: one.memberId, programmeId, code, year, conclusion },
      ...told,
      { kind: 'audit', action: 'conclusion_entered', subject: one.memberId, data: { year } },
    ],
  );
}
