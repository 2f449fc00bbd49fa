import type { MemberPortion, RosterStore, StoredMember, StoredUnit } from '../../src/roster/store.js';

/** A store that keeps everything in memory and counts its transactions. */
export class MemoryStore implements RosterStore {
  readonly unitById = new Map<string, StoredUnit>();
  readonly memberById = new Map<string, StoredMember>();
  readonly erasures = new Set<string>();
  transactions = 0;
  private ids = 0;

  newId(): string {
    this.ids += 1;
    return `id-${this.ids}`;
  }

  async units(): Promise<StoredUnit[]> {
    return [...this.unitById.values()];
  }

  async *members(): AsyncIterable<StoredMember[]> {
    const all = [...this.memberById.values()];
    for (let at = 0; at < all.length; at += 1000) yield all.slice(at, at + 1000);
  }

  async erasedAmong(hashes: readonly string[]): Promise<Set<string>> {
    return new Set(hashes.filter((hash) => this.erasures.has(hash)));
  }

  async saveUnits(units: readonly StoredUnit[]): Promise<void> {
    this.transactions += 1;
    for (const unit of units) {
      if (unit.parentId !== null && !this.unitById.has(unit.parentId))
        throw new Error('a parent must be saved before its children');
      this.unitById.set(unit.id, unit);
    }
  }

  async saveMembers(plan: () => Iterable<MemberPortion>): Promise<void> {
    this.transactions += 1;
    for (const { created, updated } of plan()) {
      for (const member of created) this.memberById.set(member.id, member);
      for (const { id, set } of updated) this.memberById.set(id, { ...this.memberById.get(id)!, ...set });
    }
  }

  named(fullName: string): StoredMember | undefined {
    return [...this.memberById.values()].find((member) => member.fullName === fullName);
  }
}
