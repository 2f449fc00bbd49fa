/** What imports need of storage. Implemented in src/storage; tests hold one in memory. */
import type { MemberStatus } from '../domain/people.js';
import type { Gender, Participation, RoleTitle } from './values.js';

/** A unit as it is stored (prisma/schema.prisma `Unit`), without the dates of the tree's history. */
export interface StoredUnit {
  id: string;
  parentId: string | null;
  code: string | null;
  kind: string;
  branchKind: string | null;
  name: string;
  /** `searchKey(name)`. */
  nameKey: string;
  /** Ids from the root: "/a/b/". */
  path: string;
  hamlet: string | null;
  commune: string | null;
  modelBranch: boolean;
  hasFund: boolean;
}

/** The columns of `Member` that a roster fills. */
export interface MemberFacts {
  fullName: string;
  birthDate: string | null;
  phone: string | null;
  branchId: string;
  status: MemberStatus;
  roleTitle: RoleTitle | null;
  gender: Gender | null;
  occupation: string | null;
  unionJoinDate: string | null;
  cardNumber: string | null;
  residenceHamlet: string | null;
  residenceCommune: string | null;
  participation: Participation | null;
  /** The day (yyyy-mm-dd) of the import that brought `participation`: it counts in the period around it. */
  participationOn: string | null;
}

export interface StoredMember extends MemberFacts {
  id: string;
  source: 'roster' | 'chat';
}

/** The keys of a name: `canonicalKey`, `searchKey` and `sortKey` of language/folding.ts. */
export interface NameKeys {
  nameKey: string;
  searchKey: string;
  sortKey: string;
}

export interface NewMember extends MemberFacts, NameKeys {
  id: string;
  source: 'roster';
  createdAt: Date;
  updatedAt: Date;
}

/** Only what differs is set. A changed name brings its keys. */
export interface MemberChange {
  id: string;
  set: Partial<MemberFacts & NameKeys>;
  updatedAt: Date;
}

/** Some of what an import is to save. */
export interface MemberPortion {
  created: NewMember[];
  updated: MemberChange[];
}

export interface RosterStore {
  /** A new UUIDv7. */
  newId(): string;
  /** Every unit that is valid now. */
  units(): Promise<StoredUnit[]>;
  /** Every member, in chunks of any size: a province has more than one query should hold. */
  members(): AsyncIterable<StoredMember[]>;
  /** Those of the hashes (domain/erasure.ts) that are in `Erasure`. There may be 200,000: ask in chunks. */
  erasedAmong(hashes: readonly string[]): Promise<Set<string>>;
  /** Creates or replaces units by id, parents before children, in one transaction. */
  saveUnits(units: readonly StoredUnit[]): Promise<void>;
  /**
   * All of it or nothing. What `plan` yields is put aside as it comes, and others go on writing meanwhile; then it becomes the
   * members' in one short transaction. `plan` is called again when that has to be repeated.
   */
  saveMembers(plan: () => Iterable<MemberPortion>): Promise<void>;
}
