import type { PledgeEffect } from '../conversation/effects.js';
import type { PledgeLookup } from '../conversation/lookup.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import type { LookupContext } from './lookup.js';

export const pledgeEffects = {} as Handlers<PledgeEffect>;

export function pledgeLookup(_tx: Tx, _context: LookupContext): PledgeLookup {
  return {} as PledgeLookup;
}
