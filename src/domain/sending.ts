import { isBranch, type Unit } from './units.js';

/** What the installation sets about messages to many (config.ts). */
export interface SendingRules {
  /** A call that reaches more people than this needs a second officer; null: never. */
  secondOfficerAbove: Record<UnitLevel, number | null>;
  /** Đồng a message outside Zalo's free window; null: not known, and no cost is shown. */
  zaloPaidVnd: number | null;
  /** The pace of one bot account, messages a second. */
  perSecond: { zalo: number; telegram: number };
}

export const unitLevels = ['branch', 'commune', 'above'] as const;
export type UnitLevel = (typeof unitLevels)[number];

const higherKinds = ['district_union', 'provincial_union', 'central'];

/** Branches; what stands directly above them (a commune, a school, an office); and everything higher. */
export function levelOf(unit: Pick<Unit, 'kind'>): UnitLevel {
  if (isBranch(unit)) return 'branch';
  return higherKinds.includes(unit.kind) ? 'above' : 'commune';
}

export function needsSecondOfficer(rules: SendingRules, unit: Pick<Unit, 'kind'> | undefined, reached: number): boolean {
  const most = unit ? rules.secondOfficerAbove[levelOf(unit)] : null;
  return most !== null && reached > most;
}

/** Whole minutes until the last message has left, at the accounts' pace; at least one. */
export function minutesLeft(waiting: { zalo: number; telegram: number }, { perSecond }: SendingRules): number {
  const seconds = Math.max(waiting.zalo / perSecond.zalo, waiting.telegram / perSecond.telegram);
  return Math.max(1, Math.ceil(seconds / 60));
}
