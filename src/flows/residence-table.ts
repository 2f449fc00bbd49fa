import type { Opening, Say, Talk } from '../conversation/flow.js';
import { showPeriod } from '../domain/periods.js';
import { showRate } from '../domain/rates.js';
import { levelOf } from '../domain/residence.js';
import { type SheetShape, sheetFormatOn } from '../domain/sheets.js';
import { fullUnitName, isBranch } from '../domain/units.js';
import { rateDefinition, residenceSheet, residenceUnitsSheet } from '../reports/sheets/residence.js';
import { isConcerned, onlyOnZalo, type Scope } from './residence-scope.js';

type Ended = Extract<Opening<never, never>, { do: 'end' }>;
const end = (say: Say): Ended => ({ do: 'end', say: [say] });

/** "Tham gia tại nơi cư trú" as a file: person by person for the secretary concerned, unit by unit above. */
export async function tableOf(talk: Talk<unknown>, scope: Scope): Promise<Ended> {
  const { unit, policy, period, on } = scope;
  const named = isBranch(unit);
  if (named && !(await isConcerned(talk, unit.id))) return end({ key: 'residence-names-not-yours' });
  const elsewhere = named ? onlyOnZalo(talk) : undefined;
  if (elsewhere) return end(elsewhere);
  const { rate, children, keptAt } = await talk.look.residenceRates(unit.id, period, on);
  if (named && keptAt !== undefined) return end({ key: 'residence-rate-kept' });
  const unitName = fullUnitName(talk.units, unit.id);
  const heading = { unitName, period, on: keptAt ?? on, rate, definition: rateDefinition(policy.of) };
  const sheet: SheetShape = named
    ? residenceSheet(heading, await peopleOf(talk, scope))
    : residenceUnitsSheet(
        heading,
        children
          .map((child) => ({ unit: talk.units.get(child.unitId), rate: child.rate }))
          .sort((a, b) => byCode.compare(a.unit?.code ?? a.unit?.name ?? '', b.unit?.code ?? b.unit?.name ?? ''))
          .map((child) => ({ name: child.unit?.name ?? '', rate: child.rate })),
      );
  return {
    ...end({
      key: 'residence-table',
      params: { unit: unitName, period: showPeriod(period), rate: showRate(rate) },
      attachment: { kind: 'sheet', format: sheetFormatOn(talk.person.channel), sheet },
    }),
    effects: [{ kind: 'audit', action: 'residence_exported', subject: unit.id }],
  };
}

const byCode = new Intl.Collator('vi', { numeric: true });

async function peopleOf(talk: Talk<unknown>, { unit, policy, period, on }: Scope) {
  const lines = await talk.look.residenceLines(unit.id, period, on);
  return lines
    .filter((line) => policy.of === 'members' || line.registered)
    .map((line) => ({
      fullName: line.fullName,
      from: fullUnitName(talk.units, line.homeUnitId),
      activities: line.activities,
      level: levelOf(line, policy.goodFrom),
      sentence: line.remark?.state === 'final' ? line.remark.sentence : null,
    }));
}
