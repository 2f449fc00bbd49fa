import { choiceAddress } from './address.js';
import type { AnyFlow, ChoiceSpec, Entry, MenuItem, Opening, Say, Talk } from './flow.js';

/** What is said when nothing is open: the greeting, the menu, the help. A newcomer's greeting may open joining at once. */
export interface Standing {
  says: Say[];
  open?: { flow: AnyFlow; opening: Opening<unknown, string> };
}
/** The menu, or a part of it that stands behind one of its lines: a menu of twenty lines is read by nobody. */
export const drawers = ['books', 'own', 'settings'] as const;
export type StandingPart = 'menu' | 'help' | 'greet' | (typeof drawers)[number];
export type StandingWriter = (what: StandingPart, talk: Talk<undefined>, items: MenuItem[]) => Promise<Standing>;

export interface Register {
  readonly all: readonly AnyFlow[];
  get(name: string): AnyFlow | undefined;
  /** The flow of an intent; several for a bare yes or no, which whoever asked last may take. */
  forIntent(intent: string): readonly AnyFlow[];
  /** The menu button of the flow that answers an intent, for "did you mean"; none when this person has no such line. */
  choiceFor(intent: string, talk: Talk<undefined>): ChoiceSpec[];
  link(payload: string): { flow: AnyFlow; entry: Entry<unknown, string>; rest: string } | undefined;
  standing: (what: StandingPart, talk: Talk<undefined>) => Promise<Standing>;
  /** Every line of this person's menu, behind whichever line it stands. */
  lines(talk: Talk<undefined>): ChoiceSpec[];
}

/** The button that shows the menu. */
export const menuChoice: ChoiceSpec = { label: { key: 'bot-choice-menu' }, to: choiceAddress('bot', 'menu') };

/** Intents that several flows may answer, in the order in which they are registered; a flow that asked nothing passes. */
const shared = new Set(['confirm', 'deny']);

/** @throws when two flows claim one name, intent or link prefix, or an entry is named like a step: mistakes of ours, found at start */
export function registerFlows(flows: readonly AnyFlow[], standing: StandingWriter): Register {
  const byName = unique(flows.map((flow) => [flow.name, flow]));
  const claims = flows.flatMap((flow) => Object.keys(flow.intents ?? {}).map((intent) => [intent, flow] as [string, AnyFlow]));
  unique(claims.filter(([intent]) => !shared.has(intent)));
  const byIntent = new Map<string, AnyFlow[]>();
  for (const [intent, flow] of claims) byIntent.set(intent, [...(byIntent.get(intent) ?? []), flow]);
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
  const itemsOf = (talk: Talk<undefined>) => flows.flatMap((flow) => flow.menu?.(talk) ?? []).sort((a, b) => a.order - b.order);
  return {
    all: flows,
    get: (name) => byName.get(name),
    forIntent: (intent) => byIntent.get(intent) ?? [],
    choiceFor(intent, talk) {
      const [item] = (byIntent.get(intent)?.[0]?.menu?.(talk) ?? []).filter((one) => isFor(one, talk));
      return item ? [{ label: item.label, to: item.to }] : [];
    },
    link(payload) {
      const prefix = /^[a-z]+_/.exec(payload)?.[0];
      const found = prefix && byPrefix.get(prefix);
      return found ? { ...found, rest: payload.slice(prefix.length) } : undefined;
    },
    standing: (what, talk) => standing(what, talk, itemsOf(talk)),
    lines: (talk) =>
      itemsOf(talk)
        .filter((item) => isFor(item, talk))
        .map(({ label, to }) => ({ label, to })),
  };
}

/** Whether a menu line is this person's: newcomers see only how to begin. */
export function isFor(item: MenuItem, { person }: Talk<undefined>): boolean {
  if (item.for === 'newcomer') return person.member === null && person.roles.length === 0;
  return item.for === 'member' ? person.member !== null : person.roles.length > 0;
}

function unique<T>(entries: [string, T][]): Map<string, T> {
  const map = new Map<string, T>();
  for (const [name, value] of entries) {
    if (map.has(name)) throw new Error(`registered twice: ${name}`);
    map.set(name, value);
  }
  return map;
}
