import type { ZodType } from 'zod';
import type { Chart } from '../domain/charts.js';
import type { Paper } from '../domain/papers.js';
import type { Person } from '../domain/people.js';
import type { SendingRules } from '../domain/sending.js';
import type { SheetFormat, SheetShape } from '../domain/sheets.js';
import type { UnitTree } from '../domain/units.js';
import type { Params } from '../i18n.js';
import type { Attachment } from '../messages.js';
import type { Effect } from './effects.js';
import type { Lookup } from './lookup.js';

/** A label or sentence: a locale key, or text that is data (a person's name, a unit's name). */
export type Label = { key: string; params?: Params } | { text: string };

export interface ChoiceSpec {
  label: Label;
  /** See address.ts; build it with `choiceAddress`. */
  to: string;
}

/** A table for a spreadsheet: XLSX, or CSV where the platform takes no XLSX (`sheetFormatOn`). Most shapes are in reports/sheets. */
export interface LabelledSheet {
  kind: 'sheet';
  format: SheetFormat;
  sheet: SheetShape<Label | string>;
}

export interface LabelledChart {
  kind: 'chart';
  name: string;
  chart: Chart<Label>;
}

export interface LabelledPaper {
  kind: 'paper';
  name: string;
  paper: Paper<Label>;
}

/** Something to say: never a sentence, always a key of locales/. `lines` are further parts, each on its own line below. */
export interface Say {
  key: string;
  params?: Params;
  lines?: Label[];
  choices?: ChoiceSpec[];
  ask?: 'contact';
  /** A QR picture of `data`, a table, a chart, a paper, or a ready file. `name`: ASCII, without an extension. */
  attachment?: { kind: 'qr'; data: string; name: string } | LabelledSheet | LabelledChart | LabelledPaper | Attachment;
}

/** What the person did, as a step sees it. `text` is NFC and trimmed. */
export type Answer =
  | { kind: 'text'; text: string }
  /** A button of this step's own question; `args` are claims. */
  | { kind: 'choice'; args: string[] }
  | { kind: 'contact'; phone: string; own: boolean }
  | { kind: 'picture' | 'file' | 'sticker' | 'location' | 'voice' | 'other' };

/**
 * What an answer means.
 * - `go`: on to a named step, keeping `data`. `say` comes before the next question.
 * - `again`: a person's mistake; the reason is said and the question asked again.
 * - `end`: the flow is over (a question that was open before is asked again).
 * - `pass`: not an answer to this question; the engine reads it as something said outside the form.
 */
export type Outcome<Data, StepName extends string> =
  | {
      do: 'go';
      step: StepName;
      data?: Partial<Data>;
      say?: Say[];
      effects?: Effect[];
      /** From a summary: that step's answer comes back here instead of going on. */
      edit?: boolean;
      /** Answers one line of a summary in more than one step: do not go back yet. */
      through?: boolean;
    }
  | { do: 'again'; because: Say; data?: Partial<Data> }
  /** `all`: what was open below it ends too (the person it belonged to is somebody else now). */
  | { do: 'end'; say?: Say[]; effects?: Effect[]; all?: boolean }
  | { do: 'pass' };

/** What a step knows. Everything is read-only; the clock, the ids and the look-ups come from outside. */
export interface Talk<Data> {
  readonly data: Data;
  readonly person: Person;
  readonly units: UnitTree;
  readonly look: Lookup;
  readonly now: Date;
  /** When the person did it, by the platform's clock: late deliveries count by the time they were made. */
  readonly sentAt: Date;
  readonly zone: string;
  /** Name and contact of the unit that runs the bot, for the consent text (domain.md §8.1). */
  readonly controller: string;
  /** What the installation sets about messages to many. */
  readonly sending: SendingRules;
  newId(): string;
  /** A random number in [0, below): codes. */
  random(below: number): number;
  /** A link that opens the bot's Telegram chat with a payload; undefined when Telegram is off. */
  link(payload: string): string | undefined;
  /** The address of a page of ours ("/room/…"); undefined when the bot has no address in the web (PUBLIC_URL). */
  page(path: string): string | undefined;
  /** Telegram's contact button or Zalo's share-info exists on every channel we have; kept for those that will not. */
  readonly editing: boolean;
  /** For entries, intents, words and links: what an open talk of the same flow holds. It ends when the opening is a `go`. */
  readonly begun?: unknown;
  /** For the same: a question of another flow is open, so what is typed may be its answer. */
  readonly amid?: boolean;
}

type Awaitable<T> = T | Promise<T>;

export interface Step<Data, StepName extends string> {
  ask(talk: Talk<Data>): Awaitable<Say>;
  answer(answer: Answer, talk: Talk<Data>): Awaitable<Outcome<Data, StepName>>;
  /** The text typed here is free (a reason, a pledge): words that would be commands elsewhere are part of it. */
  freeText?: boolean;
  /** A text that elsewhere stops all messages ("không nhận tin nữa") is this very question's answer. */
  takes?(text: string): boolean;
  /** A bare number typed here is the answer (an hour, a day), not the number of a button. */
  takesNumbers?: boolean;
}

/** Opened from anywhere: a button of an old message, a word, a deep link. `args` are claims: check rights. */
export type Entry<Data, StepName extends string> = (args: string[], talk: Talk<undefined>) => Awaitable<Opening<Data, StepName>>;

/** Like an outcome, but a `go` must bring the whole data, because there is none yet. */
export type Opening<Data, StepName extends string> =
  | { do: 'go'; step: StepName; data: Data; say?: Say[]; effects?: Effect[] }
  /** `closes` also ends a talk of the same flow that is open: what it asked is no longer the question. */
  | { do: 'end'; say?: Say[]; effects?: Effect[]; closes?: boolean; all?: boolean }
  | { do: 'pass' };

/** A line of the menu. For officers their own lines come first. */
export interface MenuItem {
  label: Label;
  to: string;
  for: 'newcomer' | 'member' | 'officer';
  order: number;
  /** Not among the first lines but behind one of them: what an officer does once a month, what a member sets once. */
  drawer?: 'books' | 'settings';
}

/** What language/intents.ts read. Slots are as in domain.md §10. */
export interface ReadIntent {
  intent: string;
  slots: Record<string, unknown>;
  score: number;
  text: string;
}

export interface Flow<Data, StepName extends string> {
  name: string;
  data: ZodType<Data>;
  steps: { [Name in StepName]: Step<Data, StepName> };
  /** Reached by `flow/entry:args`. Names must differ from the steps'. */
  entries?: Record<string, Entry<Data, StepName>>;
  /** Intents of domain.md §10 that open this flow. */
  intents?: Record<string, (read: ReadIntent, talk: Talk<undefined>) => Awaitable<Opening<Data, StepName>>>;
  /**
   * Reads a short text that is no intent of the language: a code, a setting by its name. Asked wherever intents are read, and
   * before them; undefined when the text is nothing of this flow's. What is typed may be a secret: never keep or count it.
   */
  words?(text: string, talk: Talk<undefined>): Awaitable<Opening<Data, StepName> | undefined>;
  /** Deep links: `/start <prefix><rest>` opens with [rest]. Prefixes are of the form `xx_`. */
  links?: Record<string, Entry<Data, StepName>>;
  menu?(talk: Talk<undefined>): MenuItem[];
  /** What of this flow's this person can undo, each a button that asks or says what it does: offered for a bare "hủy". */
  undo?(talk: Talk<undefined>): Awaitable<ChoiceSpec[]>;
  /** A half-finished talk of this flow gets one polite reminder after a day. */
  remind?: boolean;
}

/** A flow whose shapes are checked where it is written and forgotten where flows are kept together. */
// biome-ignore lint/suspicious/noExplicitAny: the register holds flows of every shape; the engine parses data by the flow's own schema
export type AnyFlow = Flow<any, string>;

/** Declares a flow: a step name that does not exist does not compile. */
export function flow<Data, StepName extends string>(definition: Flow<Data, StepName>): Flow<Data, StepName> {
  return definition;
}
