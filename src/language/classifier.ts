/**
 * A second opinion on what a message wants: a linear classifier learnt from the phrases and lines of training/. It knows no rule, so
 * it never decides alone on what sends or undoes something (intents.ts); it ranks what the rules do not know.
 */
import { inflateRawSync } from 'node:zlib';
import type { ExpandedWord } from './abbreviations.js';
import { classes, packed, scale } from './classifier-weights.js';
import type { IntentName } from './cues.js';
import type { Facts } from './facts.js';
import { type Feature, featuresOf, slotsOfFeatures } from './features.js';

/** Feature by feature, so that those of a message lie together. */
function unpack(): Int8Array {
  const bytes = new Int8Array(inflateRawSync(Buffer.from(packed, 'base64')));
  const weights = new Int8Array(bytes.length);
  const count = classes.length;
  for (let of = 0; of < count; of++)
    for (let slot = 0, from = of * slotsOfFeatures; slot < slotsOfFeatures; slot++)
      weights[slot * count + of] = bytes[from + slot]!;
  return weights;
}

const weights = unpack();
export const outsideMark = 'oos:';
/** What each class counts for: an intent, `out_of_scope` or `unknown`. */
const countsFor = classes.map((name) => (name.startsWith(outsideMark) ? 'out_of_scope' : name) as IntentName | 'unknown');

function shares(features: readonly Feature[]): Float64Array {
  const count = classes.length;
  const sums = new Int32Array(count);
  for (const { slot } of features) for (let of = 0, from = slot * count; of < count; of++) sums[of]! += weights[from + of]!;
  const unit = scale / Math.sqrt(Math.max(1, features.length));
  const result = new Float64Array(count);
  let most = Number.NEGATIVE_INFINITY;
  for (let of = 0; of < count; of++) {
    result[of] = sums[of]! * unit;
    most = Math.max(most, result[of]!);
  }
  let all = 0;
  for (let of = 0; of < count; of++) {
    result[of] = Math.exp(result[of]! - most);
    all += result[of]!;
  }
  for (let of = 0; of < count; of++) result[of]! /= all;
  return result;
}

export interface Ranking {
  /** Share of one for every intent, `out_of_scope` and `unknown`. */
  shares: ReadonlyMap<IntentName | 'unknown', number>;
  /** The likeliest category of what is out of scope. */
  category: string;
}

/** How likely each intent is by the words of the message alone. The shares add up to one. */
export function rank(words: readonly ExpandedWord[], facts: Facts): Ranking {
  const all = shares(featuresOf(words, facts));
  const byIntent = new Map<IntentName | 'unknown', number>();
  let category = '';
  let most = 0;
  for (let of = 0; of < classes.length; of++) {
    const intent = countsFor[of]!;
    const share = all[of]!;
    byIntent.set(intent, (byIntent.get(intent) ?? 0) + share);
    if (intent === 'out_of_scope' && share > most) {
      most = share;
      category = classes[of]!.slice(outsideMark.length);
    }
  }
  return { shares: byIntent, category };
}

/** The words that spoke most for an intent, strongest first: what to tell somebody who asks why. */
export function wordsFor(intent: IntentName | 'unknown', words: readonly ExpandedWord[], facts: Facts, most = 4): string[] {
  const columns = classes.flatMap((_, of) => (countsFor[of] === intent ? [of] : []));
  const spoken = new Map<string, number>();
  for (const { slot, says } of featuresOf(words, facts, true)) {
    if (says === undefined) continue;
    const weight = Math.max(...columns.map((of) => weights[slot * classes.length + of]!));
    if (weight > 0) spoken.set(says, (spoken.get(says) ?? 0) + weight);
  }
  return [...spoken]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([says]) => says);
}
