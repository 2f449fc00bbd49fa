/** How strongly each intent is meant: what the rules say (cues.ts) and what the classifier thinks, in one weight. */
import type { ExpandedWord } from './abbreviations.js';
import { type Ranking, shareOf } from './classifier.js';
import { cuesThatMatch, matcher } from './cue-matching.js';
import { cues, type IntentName } from './cues.js';
import type { Facts } from './facts.js';
import { type OutsideCategory, outside } from './outside.js';

export interface Candidate {
  intent: IntentName | 'unknown';
  /** What the rules and the classifier make together. */
  weight: number;
  /** What the rules alone make; nothing is sent or undone without it. */
  rules: number;
  /** The cues that matched. */
  why: string[];
  /** The category of what is out of scope. */
  group: string;
}

/** What a classifier that is quite sure counts for, in the weights of cues. */
const opinionCounts = 7;
/** Further cues of the same intent repeat the first more than they add to it. */
const repeated = 0.5;
/** Shares below this are noise. */
const leastShare = 0.03;

/** Some of what is out of scope must be seen above all else. */
const outsideWeights: Partial<Record<OutsideCategory, number>> = {
  emergency: 8,
  other_person_data: 7,
  prompt_injection: 7,
  other_organisation: 7,
  accusation: 6,
};

const table = matcher<IntentName>([
  ...(Object.entries(cues) as [IntentName, NonNullable<(typeof cues)[IntentName]>][]).flatMap(([of, list]) =>
    list.map((cue) => ({ ...cue, of, group: '' })),
  ),
  ...Object.entries(outside).flatMap(([group, phrases]) =>
    phrases.split(',').map((phrase) => {
      const say = phrase.trim();
      return {
        say,
        weight: outsideWeights[group as OutsideCategory] ?? 5,
        of: 'out_of_scope' as const,
        group,
        exact: !say.includes(' '),
      };
    }),
  ),
]);

/** What the rules say. An intent that more speaks against than for has a weight below zero. */
export function weighCues(all: readonly ExpandedWord[], { has: facts, head }: Facts): Candidate[] {
  const words = head === undefined ? all : all.slice(0, head);
  const byIntent = new Map<IntentName, { sum: number; best: number; why: string[]; group: string }>();
  for (const { of, weight, say, group } of cuesThatMatch(table, words, facts)) {
    let candidate = byIntent.get(of);
    if (candidate === undefined) {
      candidate = { sum: 0, best: 0, why: [], group };
      byIntent.set(of, candidate);
    }
    // The strongest cue counts fully, others half; what speaks against counts fully.
    candidate.sum += weight < 0 ? weight : weight * repeated;
    if (weight > candidate.best) candidate.best = weight;
    candidate.why.push(say);
  }
  const said: Candidate[] = [];
  for (const [intent, { sum, best, why, group }] of byIntent) {
    const rules = sum + best * (1 - repeated);
    said.push({ intent, weight: rules, rules, why, group });
  }
  return said;
}

/** How strongly the classifier thinks that the bot has nothing to do with it: of no intent, or out of scope. */
export function nothingOf(ranking: Ranking): number {
  return opinionCounts * (shareOf(ranking, 'unknown') + shareOf(ranking, 'out_of_scope'));
}

/** Adds the classifier's opinion to what the rules say; strongest first. */
export function blend(said: readonly Candidate[], ranking: Ranking): Candidate[] {
  const candidates = said.map((candidate) => ({
    ...candidate,
    weight: candidate.rules + opinionCounts * shareOf(ranking, candidate.intent),
  }));
  const { shares, intents, category } = ranking;
  for (let at = 0; at < shares.length; at++) {
    const share = shares[at]!;
    const intent = intents[at]!;
    if (share < leastShare || said.some((candidate) => candidate.intent === intent)) continue;
    const group = intent === 'out_of_scope' ? category : '';
    candidates.push({ intent, weight: opinionCounts * share, rules: 0, why: [], group });
  }
  return candidates.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
}
