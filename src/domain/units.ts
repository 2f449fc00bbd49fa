/** The union's tree (domain.md §1): levels and kinds are data, because provinces differ and the levels changed in 2025. */
export interface Unit {
  id: string;
  parentId: string | null;
  code: string | null;
  kind: string;
  branchKind: string | null;
  name: string;
  /** Ids from the root, "/a/b/": a subtree is a prefix. */
  path: string;
  hamlet: string | null;
  commune: string | null;
}

export interface UnitTree {
  /** Changes whenever a unit changes; lets a reader know that its index is still good. */
  readonly version: string;
  readonly all: readonly Unit[];
  get(id: string): Unit | undefined;
  children(id: string): readonly Unit[];
  roots(): readonly Unit[];
  /** Whether `id` is `ancestorId` or lies below it. */
  isWithin(id: string, ancestorId: string): boolean;
  /** From the unit itself up to the root. */
  upward(id: string): readonly Unit[];
  /** The unit and everything below it. */
  subtree(id: string): readonly Unit[];
  /** Branches (chi đoàn) that people belong to. */
  branches(): readonly Unit[];
}

/** Kinds whose members are people and not further units (domain.md §1.2). */
export const branchKinds: readonly string[] = ['branch', 'grassroots_branch', 'sub_branch'];

export function isBranch(unit: Pick<Unit, 'kind'>): boolean {
  return branchKinds.includes(unit.kind);
}

/** Builds the tree once; every question after that is a map look-up. A unit whose parent is missing counts as a root. */
export function unitTree(units: readonly Unit[], version = ''): UnitTree {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const below = new Map<string, Unit[]>();
  const roots: Unit[] = [];
  for (const unit of units) {
    if (unit.parentId && byId.has(unit.parentId)) push(below, unit.parentId, unit);
    else roots.push(unit);
  }
  const branches = units.filter(isBranch);
  const subtrees = new Map<string, readonly Unit[]>();
  const subtree = (id: string): readonly Unit[] => {
    const root = byId.get(id);
    if (!root) return [];
    // A province's figure asks dozens of times for the same few, and each look is at 10,000 paths.
    const known = subtrees.get(id) ?? units.filter((unit) => unit.path.startsWith(root.path));
    subtrees.set(id, known);
    return known;
  };
  const upward = (id: string): Unit[] => {
    const line: Unit[] = [];
    for (let unit = byId.get(id); unit && !line.includes(unit); unit = unit.parentId ? byId.get(unit.parentId) : undefined)
      line.push(unit);
    return line;
  };
  return {
    version,
    all: units,
    get: (id) => byId.get(id),
    children: (id) => below.get(id) ?? [],
    roots: () => roots,
    isWithin: (id, ancestorId) => {
      const unit = byId.get(id);
      const ancestor = byId.get(ancestorId);
      return unit !== undefined && ancestor !== undefined && unit.path.startsWith(ancestor.path);
    },
    upward,
    subtree,
    branches: () => branches,
  };
}

/** The name with the unit above it, for people who must tell "Chi đoàn ấp 3" of one commune from that of another. */
export function fullUnitName(units: UnitTree, id: string): string {
  const [unit, parent] = units.upward(id);
  if (!unit) return '';
  return parent && isBranch(unit) ? `${unit.name}, ${parent.name}` : unit.name;
}

function push(map: Map<string, Unit[]>, key: string, unit: Unit): void {
  const list = map.get(key);
  if (list) list.push(unit);
  else map.set(key, [unit]);
}
