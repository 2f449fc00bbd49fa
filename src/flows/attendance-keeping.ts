import type { Talk } from '../conversation/flow.js';
import type { Activity, ActivityLine } from '../domain/activities.js';
import type { ListedMember } from '../domain/people.js';
import { may, type Right } from '../domain/rights.js';
import { isBranch } from '../domain/units.js';

/**
 * Whose attendance an officer writes down. Of an activity that several branches hold together each keeps its own people: the names of
 * one branch are no business of another's officers (domain.md §8.4).
 */
export interface Keeping {
  activity: Activity;
  /** Branches that hold it with the activity's own unit. */
  hosts: string[];
  /** This officer's unit called it: its own people and whoever came besides, guests, and the end of it. */
  own: boolean;
  /** Of the hosts, those that this officer answers for. */
  mine: string[];
}

/** What an officer may keep of an activity; null for what does not exist and for what is not theirs. */
export async function keepingOf(talk: Talk<unknown>, id: string | undefined, right: Right): Promise<Keeping | null> {
  const activity = id ? await talk.look.activity(id) : null;
  if (!activity) return null;
  const hosts = await talk.look.hostsOf(activity.id);
  const mayIn = (unitId: string) => may(talk.person.roles, right, unitId, talk.units);
  const keeping = { activity, hosts, own: mayIn(activity.unitId), mine: hosts.filter(mayIn) };
  return keeping.own || keeping.mine.length > 0 ? keeping : null;
}

export function keeps({ hosts, own, mine }: Keeping, branchId: string): boolean {
  return hosts.includes(branchId) ? mine.includes(branchId) : own;
}

/**
 * The people whom this officer keeps, by given name. Members of a host branch were not summoned, so that they stand in no list of the
 * activity until they came: their own officers have them all to tick.
 */
export async function keptLines(talk: Talk<unknown>, keeping: Keeping): Promise<ActivityLine[]> {
  const lines = (await talk.look.lines(keeping.activity.id)).filter((line) => keeps(keeping, line.branchId));
  if (keeping.mine.length === 0) return lines;
  const known = new Set(lines.map((line) => line.memberId));
  const others = await Promise.all(
    keeping.mine.map(async (branchId) =>
      (await talk.look.membersOf(branchId))
        .filter((one) => !known.has(one.memberId))
        .map((one): ActivityLine => ({ ...one, branchId, ...unmarked })),
    ),
  );
  return [...lines, ...others.flat()].sort((a, b) => order(a, b) || (a.memberId < b.memberId ? -1 : 1));
}

const unmarked = { rsvp: null, rsvpLate: false, reason: null, mark: null, unreached: null };

function order(a: ActivityLine, b: ActivityLine): number {
  return a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0;
}

/** Somebody of the officer's people who is not on the list: looked for by at least two words, so that a stray word ticks nobody. */
export async function elsewhere(talk: Talk<unknown>, keeping: Keeping, name: string): Promise<ListedMember[]> {
  if (!name.includes(' ')) return [];
  const units = [...(keeping.own ? [keeping.activity.unitId] : []), ...keeping.mine];
  const found = (await Promise.all(units.map((unitId) => talk.look.findMembers(unitId, name)))).flat();
  const once = [...new Map(found.map((one) => [one.memberId, one])).values()];
  return othersPeopleGone(talk, keeping, once);
}

/** A member of the officer's unit by id, on the list or not. */
export async function memberKept(talk: Talk<unknown>, keeping: Keeping, memberId: string): Promise<ListedMember | null> {
  const units = [...(keeping.own ? [keeping.activity.unitId] : []), ...keeping.mine];
  for (const unitId of units) {
    const found = await talk.look.memberWithin(unitId, memberId);
    if (found) return (await othersPeopleGone(talk, keeping, [found]))[0] ?? null;
  }
  return null;
}

/** A commune's activity that a branch of it hosts: that branch's people are within the commune, and still that branch's to keep. */
async function othersPeopleGone(talk: Talk<unknown>, keeping: Keeping, people: ListedMember[]): Promise<ListedMember[]> {
  const unit = talk.units.get(keeping.activity.unitId);
  const others = keeping.hosts.filter((id) => !keeping.mine.includes(id));
  if (!unit || isBranch(unit) || others.length === 0) return people;
  const gone = await Promise.all(
    people.map(async (one) => (await Promise.all(others.map((id) => talk.look.memberWithin(id, one.memberId)))).some(Boolean)),
  );
  return people.filter((_, n) => !gone[n]);
}
