/**
 * What a message wants. Rules over words: every intent has cues (cues.ts) whose weights add up; facts about the message
 * (facts.ts) tip the balance. What was found is given back as `why`, so that a person can read why a line was understood so.
 * Sending and destroying intents need more than a guess; below that the answer is `unknown` with what was likely.
 */
import { type ExpandedWord, expand } from './abbreviations.js';
import { dayAt } from './calendar.js';
import { rank } from './classifier.js';
import type { IntentName } from './cues.js';
import type { Slots, Source } from './cuts.js';
import { type Facts, findFacts } from './facts.js';
import { vietnamZone } from './show.js';
import { cutSlots } from './slots.js';
import { type TokenisedText, tokenise } from './tokens.js';
import { type BareValue, bareValueOf } from './values.js';
import { blend, type Candidate, nothingOf, weighCues } from './weighing.js';
import { type Control, controlOf, yesNoOf } from './words.js';

export type { IntentName } from './cues.js';

export interface IntentContext {
  /** A question of the bot is open: bare values answer it, and only a clear wish interrupts it. */
  formOpen?: boolean;
  /** The person was asked about a meeting that is ahead, or a check-in is open. */
  openActivity?: boolean;
  /** The person was reminded of a pledge. */
  openPledge?: boolean;
  /** Needed for slots that are times or days; without it they are left out. */
  now?: Date;
  zone?: string;
}

export interface IntentReading {
  intent: IntentName | 'unknown';
  /** As in domain reference §10; cut from the original text. */
  slots: Slots;
  /** 0 to 1. */
  score: number;
  /** False: do nothing with it, offer `likely`. */
  certain: boolean;
  /** The most likely intents, best first, at most three. */
  likely: IntentName[];
  /** The cues that spoke for it; none when the classifier alone did. The whole reckoning: explain.ts. */
  why: string[];
  text: string;
}

/** These send something to others or undo something: never on a guess. */
const grave = new Set<IntentName>([
  ...([
    'broadcast_meeting',
    'broadcast_notice',
    'reschedule_meeting',
    'cancel_meeting',
    'remind_non_responders',
    'approve_registration',
  ] as const),
  ...(['delete_my_data', 'withdraw_consent', 'opt_out', 'mark_attendance'] as const),
]);

/** Weights that make an intent certain, and by how much it must lead the next. */
const enough = { usual: 3.4, grave: 5, inForm: 4.5 };
const lead = { usual: 0.3, grave: 1, nothing: 1.6 };
/** What rules alone must say before something is sent or undone, or a form is left: the classifier has no say there. */
const rulesMustSay = { grave: 2.5, inForm: 2.5 };
/** The weight that gives a score of one. */
const full = 10;

const intentOfControl: Record<Control, IntentName> = {
  ...{ cancel: 'cancel', back: 'back', help: 'help', menu: 'help', stop: 'opt_out', resume: 'opt_in', skip: 'deny' },
};

/** Without a clock a day is only recognised, never given back. */
const unknownToday = '2026-01-01';
/** Whole answers are short; longer messages are not looked up. */
const mostWordsOfAnswer = 12;

/** A reminder or an open notice makes its answers more likely than the same words elsewhere. */
function favour(candidates: Candidate[], context: IntentContext): Candidate[] {
  if (context.openActivity !== true && context.openPledge !== true) return candidates;
  const favoured = (intent: Candidate['intent']) =>
    (context.openActivity === true && (intent === 'rsvp' || intent === 'check_in')) ||
    (context.openPledge === true && intent === 'pledge_check_in');
  return candidates
    .map((candidate) => (favoured(candidate.intent) ? { ...candidate, weight: candidate.weight + 1.5 } : candidate))
    .sort((a, b) => b.weight - a.weight);
}

const vowels = /[aeiouy]/;

/** Nothing but pictures, or letters that no Vietnamese word is made of. */
function isGibberish({ tokens, folded }: TokenisedText): boolean {
  const letters = tokens.filter(({ kind }) => kind === 'word');
  if (letters.length === 0) return /\p{Extended_Pictographic}/u.test(folded) && !/\d/.test(folded);
  return (
    letters.length <= 2 &&
    letters.every(
      ({ plain }) => plain.length >= 6 && (!vowels.test(plain) || /[bcdfghjklmnpqrstvwxz]{4}/.test(plain) || plain.length > 8),
    )
  );
}

/** One word that is a whole answer: control words, yes and no, emoji. */
function readShort(text: string, words: readonly ExpandedWord[]): { intent: IntentName; why: string } | undefined {
  if (words.length > mostWordsOfAnswer) return undefined;
  const control = controlOf(text, words);
  if (control !== undefined && control !== 'skip') return { intent: intentOfControl[control], why: control };
  if (words.length === 0 && /^\s*👋+\s*$/u.test(text)) return { intent: 'greet', why: '👋' };
  const answer = yesNoOf(text, words);
  if (answer !== undefined) return { intent: answer === 'yes' ? 'confirm' : 'deny', why: answer };
  return undefined;
}

/**
 * Reads a message as one of the intents. Pure: the clock is in the context. `certain` false comes with intent `unknown`
 * unless the message clearly is something that the bot does not do.
 */
export function readIntent(text: string, context: IntentContext = {}): IntentReading {
  const zone = context.zone ?? vietnamZone;
  const tokenised = tokenise(text);
  const words = expand(tokenised.tokens);
  const today = context.now === undefined ? unknownToday : dayAt(context.now, zone);
  const facts = findFacts(tokenised, words, today);
  const short = readShort(text, words);
  const found = (intent: IntentName, weight: number, why: string[], likely: IntentName[], group = ''): IntentReading => {
    return {
      intent,
      slots: cutSlots(intent, sourceOf(tokenised, words, facts, context.now, zone, today), group),
      score: Math.min(1, weight / full),
      certain: true,
      likely,
      why,
      text,
    };
  };
  // Whatever else is in it, it says this; only a yes may be more than that.
  if (short !== undefined && short.intent !== 'confirm') return found(short.intent, full, [short.why], []);
  const said = weighCues(words, facts);
  const ranking = rank(words, facts);
  const candidates = favour(blend(said, ranking), context);
  const likely = likelyOf(candidates);
  const [best, next] = candidates;
  // "có em", "đi được" are a yes, but to the question whether one comes.
  const isRsvp = best?.intent === 'rsvp' && best.rules >= 4 && short?.intent === 'confirm';
  if (short !== undefined && !isRsvp) return found(short.intent, full, [short.why], likely);
  const rulesSay = said.reduce((most, { rules }) => Math.max(most, rules), 0);
  const value = rulesSay < enough.usual + 0.5 ? bareValueOf(tokenised, words, facts, today) : undefined;
  if (value !== undefined) {
    return {
      intent: 'provide_value',
      slots: withoutEmpty(value),
      score: context.formOpen === true ? 1 : 0.6,
      certain: true,
      likely,
      why: [value.value_type],
      text,
    };
  }
  if (said.length === 0 && isGibberish(tokenised)) return found('out_of_scope', full / 2, ['gibberish'], likely, 'gibberish');
  if (best !== undefined && best.intent !== 'unknown' && isCertain(best, next, nothingOf(ranking), context))
    return found(best.intent, best.weight, best.why, likely, best.group);
  const score = Math.min(1, (best?.weight ?? 0) / full);
  return { intent: 'unknown', slots: {}, score, certain: false, likely, why: best?.why ?? [], text };
}

/** Written out: spreading the parts costs as much as reading them. */
function sourceOf(
  { text, folded, tokens, unaccented }: TokenisedText,
  words: readonly ExpandedWord[],
  facts: Facts,
  now: Date | undefined,
  zone: string,
  today: string,
): Source {
  return { text, folded, tokens, unaccented, words, facts, now, zone, today };
}

/** A bare value and what is out of scope are nothing to offer; neither are answers to questions that were not asked. */
const notOffered = new Set<Candidate['intent']>([
  'unknown',
  'out_of_scope',
  'provide_value',
  'confirm',
  'deny',
  'greet',
  'thanks',
]);

/** At most three, best first. */
function likelyOf(candidates: readonly Candidate[]): IntentName[] {
  const likely: IntentName[] = [];
  for (const { intent, weight } of candidates) {
    if (weight < 0.5 || likely.length === 3) break;
    if (!notOffered.has(intent)) likely.push(intent as IntentName);
  }
  return likely;
}

function isCertain(best: Candidate, next: Candidate | undefined, nothing: number, context: IntentContext): boolean {
  const isGrave = grave.has(best.intent as IntentName);
  const inForm = context.formOpen === true;
  if ((isGrave && best.rules < rulesMustSay.grave) || (inForm && best.rules < rulesMustSay.inForm)) return false;
  if (best.intent !== 'out_of_scope' && best.weight < nothing + lead.nothing) return false;
  const needed = Math.max(isGrave ? enough.grave : enough.usual, inForm ? enough.inForm : 0);
  return best.weight >= needed && best.weight - (next?.weight ?? 0) >= (isGrave ? lead.grave : lead.usual);
}

function withoutEmpty(value: BareValue): Slots {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));
}
