import type { FigureLookup } from '../conversation/lookup.js';
import type { Tx } from './database.js';
import type { LookupContext } from './lookup.js';

/** Figures of units, reckoned by the database from the rows themselves (domain.md §6.2). */
export function figureLookup(_tx: Tx, _context: LookupContext): FigureLookup {
  const soon = () => Promise.reject(new Error('figures are not reckoned yet'));
  return { residenceRates: soon, monthFigures: soon, trend: soon, branchKinds: soon, concerns: soon, ownYear: soon };
}
