/**
 * A second opinion on what a message wants: a linear classifier learnt from the phrases and lines of training/. It knows no rule, so
 * it never decides alone on what sends or undoes something (intents.ts); it ranks what the rules do not know.
 */
import { inflateRawSync } from 'node:zlib';
import type { ExpandedWord } from './abbreviations.js';
import { classes, packed, scale } from './classifier-weights.js';
import type { IntentName } from './cues.js';
import type { Facts } from './facts.js';
import { featuresOf, mostFeatures, namedFeatures } from './features.js';

/**
 * A row of bytes for every feature, four classes in one number: two additions add four weights. A weight is a byte above zero
 * (`offset` is taken away again), and the sum of `mostFeatures` bytes fits sixteen bits.
 */
const offset = 128;
const columns = Math.ceil(classes.length / 4);
const low = 0x00ff00ff;
if (mostFeatures * 255 >= 2 ** 16) throw new Error('So many features do not fit');

const bytes = new Uint8Array(inflateRawSync(Buffer.from(packed, 'base64')));
const weights = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
const weightOf = (slot: number, of: number): number => bytes[slot * columns * 4 + of]! - offset;

const outsideMark = 'oos:';
/** What each class counts for: an intent, `out_of_scope` or `unknown`. */
const countsFor = classes.map((name) => (name.startsWith(outsideMark) ? 'out_of_scope' : name) as IntentName | 'unknown');
/** Those once each, and where each class finds its own. */
const ranked = [...new Set(countsFor)];
const placeOf = new Map(ranked.map((intent, at) => [intent, at]));
const classesOf = new Map(ranked.map((intent) => [intent, classes.flatMap((_, of) => (countsFor[of] === intent ? [of] : []))]));
const placeOfClass = Uint8Array.from(countsFor, (intent) => placeOf.get(intent)!);

/**
 * The sum of the weights of every class over all features, each 128 too high for every feature: that is the same for all classes.
 * Bytes are little-endian on every machine that runs this.
 */
function sumsOf(features: readonly number[]): Uint16Array {
  // Two sums in every number: even bytes of every four first, then the odd ones.
  const even = new Uint32Array(columns);
  const odd = new Uint32Array(columns);
  let at = 0;
  // Four rows at a time: the sums are touched a quarter as often.
  for (; at + 3 < features.length; at += 4) {
    const first = features[at]! * columns;
    const second = features[at + 1]! * columns;
    const third = features[at + 2]! * columns;
    const fourth = features[at + 3]! * columns;
    for (let column = 0; column < columns; column++) {
      const a = weights[first + column]!;
      const b = weights[second + column]!;
      const c = weights[third + column]!;
      const d = weights[fourth + column]!;
      even[column] = (even[column]! + (a & low) + (b & low) + (c & low) + (d & low)) | 0;
      odd[column] = (odd[column]! + ((a >>> 8) & low) + ((b >>> 8) & low) + ((c >>> 8) & low) + ((d >>> 8) & low)) | 0;
    }
  }
  for (; at < features.length; at++) {
    const from = features[at]! * columns;
    for (let column = 0; column < columns; column++) {
      const a = weights[from + column]!;
      even[column] = (even[column]! + (a & low)) | 0;
      odd[column] = (odd[column]! + ((a >>> 8) & low)) | 0;
    }
  }
  const sums = new Uint16Array(columns * 4);
  for (let column = 0; column < columns; column++) {
    sums[column * 4] = even[column]! & 0xffff;
    sums[column * 4 + 1] = odd[column]! & 0xffff;
    sums[column * 4 + 2] = even[column]! >>> 16;
    sums[column * 4 + 3] = odd[column]! >>> 16;
  }
  return sums;
}

/** A share of less than a millionth is none. */
const farBehind = 14;

export interface Ranking {
  /** Share of one by place; `intents` says whose. */
  shares: readonly number[];
  intents: readonly (IntentName | 'unknown')[];
  /** The likeliest category of what is out of scope. */
  category: string;
}

/** How likely each intent is by the words of the message alone. The shares add up to one. */
export function rank(words: readonly ExpandedWord[], facts: Facts): Ranking {
  const features = featuresOf(words, facts);
  const sums = sumsOf(features);
  const unit = scale / Math.sqrt(Math.max(1, features.length));
  let highest = 0;
  for (let of = 0; of < classes.length; of++) if (sums[of]! > highest) highest = sums[of]!;
  const shares: number[] = ranked.map(() => 0);
  let all = 0;
  let category = '';
  let mostOutside = 0;
  for (let of = 0; of < classes.length; of++) {
    const behind = (sums[of]! - highest) * unit;
    if (behind < -farBehind) continue;
    const share = Math.exp(behind);
    all += share;
    shares[placeOfClass[of]!]! += share;
    if (share > mostOutside && countsFor[of] === 'out_of_scope') {
      mostOutside = share;
      category = classes[of]!.slice(outsideMark.length);
    }
  }
  for (let at = 0; at < shares.length; at++) shares[at]! /= all;
  return { shares, intents: ranked, category };
}

/** The share of one intent. */
export function shareOf({ shares }: Ranking, intent: IntentName | 'unknown'): number {
  const place = placeOf.get(intent);
  return place === undefined ? 0 : shares[place]!;
}

/** The words that spoke most for an intent, strongest first: what to tell somebody who asks why. */
export function wordsFor(intent: IntentName | 'unknown', words: readonly ExpandedWord[], facts: Facts, most = 4): string[] {
  const own = classesOf.get(intent) ?? [];
  const spoken = new Map<string, number>();
  for (const { slot, says } of namedFeatures(words, facts)) {
    const weight = Math.max(...own.map((of) => weightOf(slot, of)));
    if (weight > 0) spoken.set(says, (spoken.get(says) ?? 0) + weight);
  }
  return [...spoken]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([says]) => says);
}
