/** When two rows, or a row and a known member, are one person (tests/fixtures/README.md; names: domain reference §7.8). */
import { canonicalKey, isUnaccented, searchKey } from '../language/folding.js';

export interface Comparable {
  fullName: string;
  birthDate: string | null;
  phone: string | null;
  /** Equal for two people of one branch. */
  branch: string;
}

/**
 * Equal when spelt alike (case, spaces, tone placement aside). When exactly one of them is written without any accent, the
 * accents of the other do not count; two accented names that differ in an accent are two people (the twins Hùng and Hưng).
 */
export function areSameName(a: string, b: string): boolean {
  if (canonicalKey(a) === canonicalKey(b)) return true;
  return isUnaccented(a) !== isUnaccented(b) && searchKey(a) === searchKey(b);
}

/** Same name and birth date, and the same branch or the same phone. Anything less may be somebody else. */
export function areSamePerson(a: Comparable, b: Comparable): boolean {
  if (a.birthDate === null || a.birthDate !== b.birthDate || !areSameName(a.fullName, b.fullName)) return false;
  return a.branch === b.branch || (a.phone !== null && a.phone === b.phone);
}

/** People who might be the same are found under this key; whoever is not under it is somebody else. */
export function likenessKey({ fullName, birthDate }: Pick<Comparable, 'fullName' | 'birthDate'>): string {
  return `${birthDate} ${searchKey(fullName)}`;
}
