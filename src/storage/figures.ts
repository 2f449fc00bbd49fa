import type { FigureLookup } from '../conversation/lookup.js';
import type { Tx } from './database.js';
import { monthFigures, trend } from './figures-month.js';
import { ownYear } from './figures-own.js';
import { residenceRates } from './figures-residence.js';
import { allConcerns, branchKinds, concerns, silentBranches } from './figures-units.js';
import type { LookupContext } from './lookup.js';

/** Figures of units, reckoned by the database from the rows themselves (domain.md §6.2). */
export function figureLookup(tx: Tx, context: LookupContext): FigureLookup {
  return {
    residenceRates: (unitId, period, on) => residenceRates(tx, context, unitId, period, on),
    monthFigures: (unitId, month, period) => monthFigures(tx, context, unitId, month, period),
    trend: (unitId, months, periodOf) => trend(tx, context, unitId, months, periodOf),
    branchKinds: (unitId) => branchKinds(tx, context, unitId),
    concerns: (unitId, month) => concerns(tx, context, unitId, month),
    allConcerns: (unitId, month) => allConcerns(tx, context, unitId, month),
    silentBranches: (unitId, month) => silentBranches(tx, context, unitId, month),
    ownYear: (memberId, year) => ownYear(tx, context, memberId, year),
  };
}
