import { z } from 'zod';
import { periodTypes } from './periods.js';

/**
 * What a unit sets for itself and everything below it, because the union leaves it open (domain.md §11). The nearest unit upward that has
 * set it decides; nobody: the default. Stored as one row a unit and name.
 */
export const unitSettings = {
  /**
   * How taking part at the place of residence is counted (domain.md §3.3 to §3.5): the period, from how many activities on "good" is
   * suggested, and what the rate is of: everybody on the list, or only who is registered or introduced.
   */
  residence: z.object({
    period: z.enum(periodTypes).exclude(['custom']).default('year'),
    /** A custom period that is on now, by its key; it goes before `period` on its days. */
    custom: z.string().nullable().default(null),
    goodFrom: z.number().int().min(1).max(50).default(2),
    of: z.enum(['members', 'registered']).default('members'),
    /** Days in which the member may object before a remark is final. */
    objectionDays: z.number().int().min(1).max(30).default(7),
  }),
  /** When the report of a month is due: the day of the following month, at the end of it; 0 is the last day of the month itself. */
  monthReport: z.object({ dueDay: z.number().int().min(0).max(28).default(5) }),
  /** A notice to more people than this needs a second officer; null: the installation's. */
  secondOfficer: z.object({ above: z.number().int().min(0).nullable().default(null) }),
} as const;

export type UnitSettingName = keyof typeof unitSettings;
export type UnitSettingOf<Name extends UnitSettingName> = z.output<(typeof unitSettings)[Name]>;

/** The stored value of a setting, with defaults for what is missing and for what is no longer understood. */
export function readUnitSetting<Name extends UnitSettingName>(name: Name, stored: unknown): UnitSettingOf<Name> {
  const read = unitSettings[name].safeParse(stored ?? {});
  return (read.success ? read.data : unitSettings[name].parse({})) as UnitSettingOf<Name>;
}
