import type { ActivityEffect } from '../conversation/effects.js';
import type { ActivityLookup } from '../conversation/lookup.js';
import { callLookup } from './activity-lookup.js';
import { askedEffects, askedLookup } from './asked-notices.js';
import { attendanceEffects, attendanceLookup } from './attendances.js';
import { callEffects } from './calls.js';
import { checkInEffects, checkInLookup } from './check-ins.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import { hostEffects, hostLookup } from './hosts.js';
import { lateCheckInEffects, lateCheckInLookup } from './late-check-ins.js';
import type { LookupContext } from './lookup.js';
import { roomEffects, roomLookup } from './rooms.js';
import { rsvpEffects } from './rsvps.js';
import { controlEffects, controlLookup } from './sending-control.js';

/** Activities: calling them, answering, signing in. In this order: a door opens on an activity that was made in the same turn. */
export const activityEffects: Handlers<ActivityEffect> = {
  // Whether a call may go is decided before it goes.
  ...askedEffects,
  ...callEffects,
  ...controlEffects,
  ...rsvpEffects,
  ...checkInEffects,
  ...roomEffects,
  ...hostEffects,
  ...lateCheckInEffects,
  ...attendanceEffects,
};

export function activityLookup(tx: Tx, context: LookupContext): ActivityLookup {
  return {
    ...callLookup(tx, context),
    ...checkInLookup(tx),
    ...roomLookup(tx),
    ...hostLookup(tx),
    ...lateCheckInLookup(tx),
    ...attendanceLookup(tx, context),
    ...askedLookup(tx),
    ...controlLookup(tx),
  };
}
