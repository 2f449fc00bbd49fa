/** Why a message was understood so, for whoever teaches the bot or wonders about an answer. Slower than reading; for people. */
import { expand } from './abbreviations.js';
import { dayAt } from './calendar.js';
import { rank, wordsFor } from './classifier.js';
import type { IntentName } from './cues.js';
import { findFacts } from './facts.js';
import { type IntentContext, type IntentReading, readIntent } from './intents.js';
import { vietnamZone } from './show.js';
import { tokenise } from './tokens.js';
import { blend, weighCues } from './weighing.js';

export interface Explanation {
  reading: IntentReading;
  /** What the message shows by itself: that it asks, names somebody, holds an hour. */
  facts: string[];
  /** Best first: the weight, how much of it rules gave, the cues that matched, and the words that spoke for it to the classifier. */
  candidates: { intent: IntentName | 'unknown'; weight: number; rules: number; cues: string[]; words: string[] }[];
}

/** Everything that decided, of the five strongest candidates. */
export function explain(text: string, context: IntentContext = {}): Explanation {
  const tokenised = tokenise(text);
  const words = expand(tokenised.tokens);
  const today = context.now === undefined ? '2026-01-01' : dayAt(context.now, context.zone ?? vietnamZone);
  const facts = findFacts(tokenised, words, today);
  const candidates = blend(weighCues(words, facts), rank(words, facts))
    .slice(0, 5)
    .map(({ intent, weight, rules, why }) => ({ intent, weight, rules, cues: why, words: wordsFor(intent, words, facts) }));
  return { reading: readIntent(text, context), facts: [...facts.has], candidates };
}
