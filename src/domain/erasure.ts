/**
 * What stays after an erasure: hashes that stop a later import from bringing the person back (domain.md §8.5). They cannot be
 * read back into a name or a number, but whoever already knows one can ask whether it was erased; that is their purpose.
 * The prefixes are the same in every installation, so that a restored or moved database still recognises them.
 */
import { createHash } from 'node:crypto';

function hash(kind: string, ...parts: string[]): string {
  return createHash('sha256')
    .update(['chidoan-bot', 'erasure', kind, ...parts].join('\n'))
    .digest('hex');
}

/** `e164` as it is stored: `+84912345678`. */
export function phoneHash(e164: string): string {
  return hash('phone', e164);
}

/** `canonicalName` is `canonicalKey(fullName)` (language/folding.ts), so that case and tone placement do not matter. */
export function personHash(canonicalName: string, birthDate: string, branchId: string): string {
  return hash('person', canonicalName, birthDate, branchId);
}

/** A person's id on a platform: tells, without keeping the id, that whoever writes again was erased, and whose consent a kept line proves. */
export function platformHash(channel: string, account: string, externalId: string): string {
  return hash('platform', channel, account, externalId);
}
