import type { Rate } from './rates.js';

/**
 * What units report, as numbers without names (domain.md §6.2). The same rows stand behind the chat, the charts, the sheets and the desk.
 */

/** A unit with its share of members who take part where they live (domain.md §3.4), and its units directly below. */
export interface ResidenceRates {
  unitId: string;
  rate: Rate;
  children: { unitId: string; rate: Rate }[];
  /** The day (yyyy-mm-dd) up to which it was counted, when it is a sum that was kept: who is behind it is forgotten (domain.md §8.4). */
  keptAt?: string;
}

/** A month of a unit and everything below it. `month` is yyyy-mm. */
export interface MonthFigures {
  unitId: string;
  month: string;
  members: number;
  men: number;
  women: number;
  /** By the date of joining the union that the roster has. */
  admitted: number;
  away: number;
  /**
   * Meetings that were not cancelled and have begun, and of those whose attendance was taken: who was there of who was invited or noted.
   * Voluntary work is counted apart.
   */
  meetings: number;
  attendance: Rate;
  volunteering: number;
  /** In the period of the month, up to its end. */
  residence: Rate;
  /** Members with a pledge of a training programme that ran in the month, of all; officers with any pledge, of all officers. */
  pledged: Rate;
  officersPledged: Rate;
}

/** Members of a unit's branches by kind (domain.md §1.4), `null` where the kind is not known. */
export interface BranchKindCount {
  kind: string | null;
  branches: number;
  members: number;
}

/**
 * What asks for attention (domain.md §1.5, [S4]), in the order in which it is told. Only the tops of the tree see units; never a person.
 */
export const allConcerns = ['no_branch', 'bare_hamlet', 'too_few_members', 'no_secretary', 'no_meeting'] as const;
export type Concern = (typeof allConcerns)[number];
export type UnitConcern = Exclude<Concern, 'bare_hamlet'>;
export type ConcernLine = { unitId: string; concern: UnitConcern } | BareHamlet;

/** A hamlet of the commune of `unitId` that has no branch: as most people write it, and how many members live there. */
export interface BareHamlet {
  unitId: string;
  concern: 'bare_hamlet';
  hamlet: string;
  members: number;
}

/** Meetings and attendance of one month, as in MonthFigures, for a trend. */
export interface MonthPoint {
  month: string; // yyyy-mm
  meetings: number;
  attendance: Rate;
  /** Taking part where they live, from the beginning of the period up to the month's end. */
  residence: Rate;
}

/** A member's own year. Nobody else sees it. */
export interface OwnYear {
  year: number;
  months: { month: string; invited: number; attended: number }[];
  residence: number;
  /** Attended without a gap, counting back from the newest one where attendance was taken. */
  streak: number;
  pledges: { title: string; answered: number; done: number }[];
}
