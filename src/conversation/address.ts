/**
 * What a button carries: `flow/name` or `flow/name:arg:arg`. It names a step or an entry of a flow, so that a button in last
 * week's message opens the right thing even in the middle of another talk. It is a claim: rights are checked again (design.md §4).
 */
export interface ChoiceAddress {
  flow: string;
  name: string;
  args: string[];
}

const grammar = /^([a-z_]+)\/([A-Za-z_]+)((?::[^\s:]*)*)$/;

/** @throws when an argument holds a colon or white space: it could not be read back */
export function choiceAddress(flow: string, name: string, ...args: (string | number)[]): string {
  const text = [`${flow}/${name}`, ...args.map(String)].join(':');
  if (!grammar.test(text) || args.some((arg) => String(arg).includes(':')))
    throw new Error(`not a choice address: ${flow}/${name}`);
  return text;
}

/** The parts of an address, or undefined for a text that is none. */
export function readChoiceAddress(text: string): ChoiceAddress | undefined {
  const match = grammar.exec(text);
  if (!match) return undefined;
  return { flow: match[1]!, name: match[2]!, args: match[3] ? match[3].slice(1).split(':') : [] };
}
