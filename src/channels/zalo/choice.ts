/**
 * A button of ours comes back as a text of the person, equal to its payload: `#` and the choice's address. Anyone can type
 * that; an address is only a claim, and rights are checked where it is used.
 */
export function payloadOf(address: string): string {
  return `#${address}`;
}

/** The address in a text that is exactly a payload of ours, else undefined. */
export function addressIn(text: string): string | undefined {
  return /^#([a-z_]+\/[a-zA-Z_]+(?::[^\s:]+)*)$/.exec(text)?.[1];
}
