import type { ActivityEffect } from '../conversation/effects.js';
import type { ActivityLookup } from '../conversation/lookup.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import type { LookupContext } from './lookup.js';

export const activityEffects = {} as Handlers<ActivityEffect>;

export function activityLookup(_tx: Tx, _context: LookupContext): ActivityLookup {
  return {} as ActivityLookup;
}
