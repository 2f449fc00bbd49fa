import { createHash } from 'node:crypto';

/**
 * Codes that people read to each other and type on a phone: join codes (`CD-K7PW3X`) and one-time link codes (`LK-…`). No vowels,
 * so that none is a word, and no two signs that look or sound alike. 20⁶ = 64 million of them.
 */
export type CodeKind = 'CD' | 'LK';

const signs = 'CDFGHKMNPQRTVWX34679';
const length = 6;

/** How long each is good (milliseconds): a join code is on a poster, a link code is typed at once. */
export const joinCodeLifeMs = 30 * 24 * 3600_000;
export const linkCodeLifeMs = 10 * 60_000;
/** Wrong link codes after which a person must wait. */
export const mostLinkMisses = 5;

export function makeCode(random: (below: number) => number): string {
  return Array.from({ length }, () => signs[random(signs.length)]).join('');
}

/** By which a link code is kept and compared, in its table and in a talk that asks about it: nobody who reads them can use it. */
export function linkCodeHash(code: string): string {
  return createHash('sha256').update(`chidoan-bot link code\n${code}`).digest('hex');
}

export function showCode(kind: CodeKind, code: string): string {
  return `${kind}-${code}`;
}

/** The code in a text that is nothing but a code, however it was typed; without its two letters only when `bare` is allowed. */
export function readCode(kind: CodeKind, text: string, bare = false): string | undefined {
  if (text.length > 20) return undefined;
  const typed = text.toUpperCase().replace(/[\s_.\-–—]/g, '');
  const code = typed.length === length + 2 && typed.startsWith(kind) ? typed.slice(2) : bare ? typed : undefined;
  return code?.length === length && [...code].every((sign) => signs.includes(sign)) ? code : undefined;
}
