import type { Say, Talk } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import type { Period } from '../domain/periods.js';
import { lastDay, periodOn, periodToRemark, type ResidencePolicy } from '../domain/residence.js';
import { unitsWith } from '../domain/rights.js';
import { isBranch, type Unit } from '../domain/units.js';

type AnyTalk = Talk<unknown>;

export function today({ now, zone }: AnyTalk): string {
  return wallClock(now, zone).day;
}

/** A unit, the period that is looked at there, and the last day that counts. */
export interface Scope {
  unit: Unit;
  policy: ResidencePolicy;
  period: Period;
  on: string;
}

/** `said`: what somebody asked for; the policy of the unit fills in the rest. */
export async function scopeOf(talk: AnyTalk, unit: Unit, said: { period?: Period; on?: string } = {}): Promise<Scope> {
  const policy = await talk.look.unitSetting(unit.id, 'residence');
  const until = said.on !== undefined && said.on < today(talk) ? said.on : today(talk);
  const period = said.period ?? periodOn(policy, until);
  return { unit, policy, period, on: lastDay(period, until) };
}

/** The same for remarks, which are written when a period is over: it stays the one that is meant for a while. */
export async function remarkScope(talk: AnyTalk, unit: Unit, wanted?: Period): Promise<Scope> {
  const policy = await talk.look.unitSetting(unit.id, 'residence');
  const period = wanted ?? periodToRemark(policy, today(talk));
  return { unit, policy, period, on: lastDay(period, today(talk)) };
}

/**
 * The secretary concerned (domain.md §8.4): an officer who answers for the branch itself; where it has none, of the nearest unit above,
 * for they stand in. Everybody further up sees totals.
 */
export async function isConcerned(talk: AnyTalk, unitId: string): Promise<boolean> {
  const officers = await talk.look.officersFor(unitId);
  return officers.some((officer) => officer.contactId === talk.person.contactId);
}

/** Whether the names behind a rate are forgotten and only its numbers are kept (domain.md §8.4). */
export async function areNamesGone(talk: AnyTalk, { unit, period, on }: Pick<Scope, 'unit' | 'period' | 'on'>): Promise<boolean> {
  return (await talk.look.residenceRates(unit.id, period, on)).keptAt !== undefined;
}

/** Branches in which they hold an office themselves. */
export function ownBranches({ person, units }: AnyTalk): Unit[] {
  return unitsWith(person.roles, 'approve_members').flatMap((id) => {
    const unit = units.get(id);
    return unit && isBranch(unit) ? [unit] : [];
  });
}

/** A list of names that is nobody's occasion does not go through Telegram (docs/decisions/0007). */
export function onlyOnZalo({ person }: AnyTalk): Say | undefined {
  if (person.channel !== 'telegram') return undefined;
  return { key: person.channels.includes('zalo') ? 'residence-names-on-zalo' : 'residence-names-link-zalo' };
}
