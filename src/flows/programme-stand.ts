import { choiceAddress } from '../conversation/address.js';
import type { ChoiceSpec, Label, Talk } from '../conversation/flow.js';
import type { ProgrammeCount } from '../conversation/lookup.js';
import type { Programme } from '../domain/pledges.js';
import { mayConclude, mayOrganise } from '../domain/programme-rights.js';
import { showRate } from '../domain/rates.js';
import { fullUnitName, isBranch } from '../domain/units.js';
import { padCount } from '../language/numbers.js';
import { button } from './pledge-words.js';
import { yearArg } from './programme-people.js';
import type { ProgrammesOpening } from './programmes.js';

/** How many registered, by unit: totals for everybody who may see the unit, names one level further down for those who may. */

export type Sum = { rate: string; shared: string; reached: string };

export function sumOf(counts: readonly ProgrammeCount[]): Sum {
  const total = (of: 'audience' | 'registered' | 'shared' | 'reached') => counts.reduce((sum, one) => sum + one[of], 0);
  return {
    rate: showRate({ part: total('registered'), whole: total('audience') }),
    shared: padCount(total('shared')),
    reached: padCount(total('reached')),
  };
}

/** More units than this are not read in a message. */
const mostUnits = 40;

const to = (name: string, ...args: (string | number)[]) => choiceAddress('plans', name, ...args);

export async function stand(found: Programme, unitId: string, year: number, talk: Talk<undefined>): Promise<ProgrammesOpening> {
  const unit = talk.units.get(unitId);
  // Of a unit of theirs, in the tree of the programme.
  if (!unit || year === 0 || !mayOrganise(talk.person.roles, unitId, talk.units))
    return { do: 'end', say: [{ key: 'programme-not-yours' }] };
  const counts = await talk.look.programmeCounts(found.id, unitId, year);
  const sum = sumOf(counts);
  const children = isBranch(unit) ? [] : talk.units.children(unitId);
  const below = children
    .map((child) => ({ child, counts: counts.filter((one) => talk.units.isWithin(one.branchId, child.id)) }))
    .filter((one) => one.counts.length > 0);
  const lines: Label[] = below
    .slice(0, mostUnits)
    .map(({ child, counts: own }) => ({ key: 'plans-line-unit', params: { unit: child.name, ...sumOf(own) } }));
  const choices: ChoiceSpec[] = [];
  const seesNames = isBranch(unit)
    ? mayConclude(talk.person.roles, found, unitId, talk.units)
    : found.audience === 'officers' && counts.some((one) => mayConclude(talk.person.roles, found, one.branchId, talk.units));
  if (seesNames)
    choices.push(
      button('plans-choice-people', to('names', found.id, unitId, yearArg(year))),
      button('plans-choice-table', to('table', found.id, unitId, yearArg(year))),
      ...(found.badge ? [button('plans-choice-badges', to('badges', found.id, unitId, yearArg(year)))] : []),
    );
  for (const { child } of below.slice(0, mostUnits))
    choices.push({ label: { text: child.name }, to: to('stand', found.id, child.id, yearArg(year)) });
  const params = { programme: found.title, unit: fullUnitName(talk.units, unitId), year: String(year), ...sum };
  return { do: 'end', say: [{ key: 'plans-stand', params, lines, choices }] };
}
