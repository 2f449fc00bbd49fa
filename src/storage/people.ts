import type { PeopleEffect } from '../conversation/effects.js';
import type { PeopleLookup } from '../conversation/lookup.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import type { LookupContext } from './lookup.js';

export const peopleEffects = {} as Handlers<PeopleEffect>;

export function peopleLookup(_tx: Tx, _context: LookupContext): PeopleLookup {
  return {} as PeopleLookup;
}
