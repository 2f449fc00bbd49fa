import type { AnyFlow, ChoiceSpec, Entry, MenuItem, Opening, Say, Talk } from './flow.js';

/** What is said when nothing is open: the greeting, the menu, the help. A newcomer's greeting may open joining at once. */
export interface Standing {
  says: Say[];
  open?: { flow: AnyFlow; opening: Opening<unknown, string> };
}
export type StandingWriter = (what: 'menu' | 'help' | 'greet', talk: Talk<undefined>, items: MenuItem[]) => Promise<Standing>;

export interface Register {
  readonly all: readonly AnyFlow[];
  get(name: string): AnyFlow | undefined;
  forIntent(intent: string): AnyFlow | undefined;
  /** The button that offers an intent's flow, for "did you mean". */
  choiceFor(intent: string): ChoiceSpec[];
  link(payload: string): { flow: AnyFlow; entry: Entry<unknown, string>; rest: string } | undefined;
  standing: (what: 'menu' | 'help' | 'greet', talk: Talk<undefined>) => Promise<Standing>;
}

/** @throws when two flows claim one name, intent or link prefix, or an entry is named like a step: mistakes of ours, found at start */
export function registerFlows(
  flows: readonly AnyFlow[],
  standing: StandingWriter,
  offers: Record<string, ChoiceSpec> = {},
): Register {
  const byName = unique(flows.map((flow) => [flow.name, flow]));
  const byIntent = unique(
    flows.flatMap((flow) => Object.keys(flow.intents ?? {}).map((intent) => [intent, flow] as [string, AnyFlow])),
  );
  const byPrefix = unique(
    flows.flatMap((flow) =>
      Object.entries(flow.links ?? {}).map(
        ([prefix, entry]) => [prefix, { flow, entry }] as [string, { flow: AnyFlow; entry: Entry<unknown, string> }],
      ),
    ),
  );
  for (const flow of flows) {
    const clash = Object.keys(flow.entries ?? {}).find((name) => name in flow.steps);
    if (clash) throw new Error(`${flow.name}: "${clash}" is both a step and an entry`);
  }
  return {
    all: flows,
    get: (name) => byName.get(name),
    forIntent: (intent) => byIntent.get(intent),
    choiceFor: (intent) => (offers[intent] ? [offers[intent]] : []),
    link(payload) {
      const prefix = /^[a-z]+_/.exec(payload)?.[0];
      const found = prefix && byPrefix.get(prefix);
      return found ? { ...found, rest: payload.slice(prefix.length) } : undefined;
    },
    standing(what, talk) {
      const items = flows.flatMap((flow) => flow.menu?.(talk) ?? []).sort((a, b) => a.order - b.order);
      return standing(what, talk, items);
    },
  };
}

function unique<T>(entries: [string, T][]): Map<string, T> {
  const map = new Map<string, T>();
  for (const [name, value] of entries) {
    if (map.has(name)) throw new Error(`registered twice: ${name}`);
    map.set(name, value);
  }
  return map;
}
