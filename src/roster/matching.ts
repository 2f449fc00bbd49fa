import { presentStatuses } from '../domain/people.js';
import { canonicalKey, isUnaccented, searchKey, sortKey } from '../language/folding.js';
import type { RosterPerson } from './rows.js';
import { areSameName, areSamePerson, likenessKey } from './samePerson.js';
import type { MemberFacts, NameKeys, StoredMember } from './store.js';

/** A row of the file that is to be imported. */
export interface Candidate {
  row: number;
  branchId: string;
  person: RosterPerson;
}

/**
 * Finds the known member of each row. First by the rule of the lists (name and birth date, and branch or phone); then, among
 * those nobody claimed, one of the same name, phone and branch whose birth date is missing or was mistyped before.
 */
export class KnownMembers {
  private readonly alike = new Map<string, StoredMember[]>();
  private readonly byPhone = new Map<string, StoredMember[]>();

  add(member: StoredMember): void {
    push(this.alike, likenessKey(member), member);
    if (member.phone !== null) push(this.byPhone, member.phone, member);
  }

  match(candidates: readonly Candidate[]): Map<Candidate, StoredMember> {
    const matched = new Map<Candidate, StoredMember>();
    const taken = new Set<StoredMember>();
    const take = (candidate: Candidate, member: StoredMember | undefined) => {
      if (!member) return;
      matched.set(candidate, member);
      taken.add(member);
    };
    for (const candidate of candidates) {
      const row = { ...candidate.person, branch: candidate.branchId };
      const same = (this.alike.get(likenessKey(row)) ?? []).filter(
        (member) =>
          !taken.has(member) && areSamePerson({ ...member, branch: member.branchId }, row) && isHere(member, candidate.branchId),
      );
      take(candidate, same.find((member) => member.branchId === candidate.branchId) ?? same[0]);
    }
    for (const candidate of candidates) {
      const { phone, fullName } = candidate.person;
      if (matched.has(candidate) || phone === null) continue;
      const same = (this.byPhone.get(phone) ?? []).find(
        (member) => !taken.has(member) && member.branchId === candidate.branchId && areSameName(member.fullName, fullName),
      );
      take(candidate, same);
    }
    return matched;
  }
}

/** Whoever left another branch for good may begin anew here. */
function isHere(member: StoredMember, branchId: string): boolean {
  return member.branchId === branchId || member.status === 'pending' || presentStatuses.includes(member.status);
}

export function nameKeys(fullName: string): NameKeys {
  return { nameKey: canonicalKey(fullName), searchKey: searchKey(fullName), sortKey: sortKey(fullName) };
}

/**
 * Columns whose empty cell means “none”: whoever is no longer secretary, or took no part this time, has nothing there. Of taking part, the
 * day (yyyy-mm-dd) on which the list says it; null when it has no such column, and what was known stays.
 */
export type Told = { roleTitle: boolean; participationOn: string | null };

/**
 * What a roster changes of a known member. Other empty cells never empty what is known. What a person said of themselves in
 * the chat (name, birth date, phone) is only filled up, not overruled; a name keeps its accents.
 */
export function changesOf(member: StoredMember, person: RosterPerson, told: Told): Partial<MemberFacts & NameKeys> {
  const set: Partial<MemberFacts & NameKeys> = {};
  const put = <F extends keyof MemberFacts>(field: F, value: MemberFacts[F] | null) => {
    if (value !== null && value !== member[field]) set[field] = value;
  };
  const isOwn = member.source === 'chat';
  if (!isOwn || member.birthDate === null) put('birthDate', person.birthDate);
  if (!isOwn || member.phone === null) put('phone', person.phone);
  if (isUnaccented(member.fullName) && !isUnaccented(person.fullName))
    Object.assign(set, { fullName: person.fullName }, nameKeys(person.fullName));
  if (told.roleTitle && person.roleTitle !== member.roleTitle) set.roleTitle = person.roleTitle;
  if (told.participationOn !== null) Object.assign(set, participationOf(member, person, told.participationOn));
  put('gender', person.gender);
  put('occupation', person.occupation);
  put('unionJoinDate', finer(member.unionJoinDate, person.unionJoinDate));
  put('cardNumber', person.cardNumber);
  put('residenceHamlet', person.residenceHamlet);
  put('residenceCommune', person.residenceCommune);
  // Who waits for approval, has left, or has died is for the secretary to change, one by one.
  if (presentStatuses.includes(member.status)) put('status', person.status);
  return set;
}

/**
 * What a list says of taking part, with its day. Periods begin with a month, so the same word again in the same month says nothing new;
 * in another month it is of another period.
 */
function participationOf(
  member: Pick<StoredMember, 'participation' | 'participationOn'>,
  { participation }: RosterPerson,
  on: string,
): Partial<MemberFacts> {
  const participationOn = participation === null ? null : on;
  const isKnown = participation === member.participation && participationOn?.slice(0, 7) === member.participationOn?.slice(0, 7);
  return isKnown ? {} : { ...(participation === member.participation ? {} : { participation }), participationOn };
}

/** “2019” does not replace 2019-03-26. */
function finer(known: string | null, told: string | null): string | null {
  return known !== null && told !== null && known.startsWith(told) ? known : told;
}

function push(map: Map<string, StoredMember[]>, key: string, member: StoredMember): void {
  const list = map.get(key);
  if (list) list.push(member);
  else map.set(key, [member]);
}
