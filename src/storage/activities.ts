import type { ActivityEffect } from '../conversation/effects.js';
import type { ActivityLookup } from '../conversation/lookup.js';
import { callLookup } from './activity-lookup.js';
import { callEffects } from './calls.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import type { LookupContext } from './lookup.js';
import { rsvpEffects } from './rsvps.js';

/** Activities: calling them, answering, signing in. */
export const activityEffects = { ...callEffects, ...rsvpEffects } as Handlers<ActivityEffect>;

export function activityLookup(tx: Tx, context: LookupContext): ActivityLookup {
  return { ...callLookup(tx, context) } as ActivityLookup;
}
