import type { Clock } from '../clock.js';
import type { Lookup } from '../conversation/lookup.js';
import type { UnitTree } from '../domain/units.js';
import { activityLookup } from './activities.js';
import type { Tx } from './database.js';
import { figureLookup } from './figures.js';
import { monthReportLookup } from './month-reports.js';
import { peopleLookup } from './people.js';
import { pledgeLookup } from './pledges.js';

export interface LookupContext {
  clock: Clock;
  /** Whose clock on the wall says which day and month it is. */
  zone: string;
  /** ADMIN_SETUP_CODE, or the printed one; null once there is an administrator. */
  setupCode: string | null;
  units: UnitTree;
  /** The operator has configured a template for notices by phone number. */
  byPhone?: boolean;
}

/** What flows may read, inside the turn's transaction. */
export function lookupIn(tx: Tx, context: LookupContext): Lookup {
  return {
    ...peopleLookup(tx, context),
    ...activityLookup(tx, context),
    ...pledgeLookup(tx, context),
    ...figureLookup(tx, context),
    ...monthReportLookup(tx),
  };
}
