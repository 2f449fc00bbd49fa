import type { Awaited } from './awaited.js';
import type { Effect } from './effects.js';
import type { AnyFlow, Label, ReadIntent, Say, Talk } from './flow.js';
import type { Register } from './register.js';
import type { ConversationState, Frame } from './state.js';

/** Reads a text as an intent of domain.md §10; language/ does it, app.ts hands it in. */
export type IntentReader = (
  text: string,
  context: { formOpen: boolean; now: Date; zone: string } & Partial<Awaited>,
) => ReadIntent & { certain: boolean; likely: string[] };
export type ControlReader = (text: string) => 'cancel' | 'back' | 'skip' | 'help' | 'menu' | 'stop' | 'resume' | undefined;

export interface EngineParts {
  flows: Register;
  readIntent: IntentReader;
  readControl: ControlReader;
  /** What a label reads in a language: people type lines of the menu as well as press them. */
  readLabel: (locale: string, label: Label) => string;
}

export type TalkBase = Omit<Talk<undefined>, 'data' | 'editing' | 'begun'>;

/** One turn while its rules run: what it may use, and the results that it gathers. Nobody else sees it. */
export interface Underway {
  readonly parts: EngineParts;
  readonly base: TalkBase;
  state: ConversationState;
  readonly says: Say[];
  readonly effects: Effect[];
  readonly counted: string[];
}

/** After this silence an open question is not answered by whatever comes next: the person is asked whether to go on. */
const idleMs = 6 * 3600_000;

/** The talk whose question is open. */
export function openFrame(turn: Underway): Frame | undefined {
  return turn.state.frames.at(-1);
}

/** The open question was asked so long ago that the person may have forgotten it. */
export function isIdle({ state, base }: Underway): boolean {
  return state.askedAt !== null && base.now.getTime() - Date.parse(state.askedAt) > idleMs;
}

/** The step a frame stands on; undefined when a deploy took it away. */
export function stepOf({ parts }: Underway, frame: Frame): AnyFlow['steps'][string] | undefined {
  const target = parts.flows.get(frame.flow);
  return target && Object.hasOwn(target.steps, frame.step) ? target.steps[frame.step] : undefined;
}

/** The step with the data it needs; undefined when either no longer fits: see `lostFrame`. */
export function openedStep(turn: Underway, frame: Frame): { step: AnyFlow['steps'][string]; data: unknown } | undefined {
  const step = stepOf(turn, frame);
  if (!step) return undefined;
  const parsed = turn.parts.flows.get(frame.flow)!.data.safeParse(frame.data);
  return parsed.success ? { step, data: parsed.data as unknown } : undefined;
}

/** What a step knows. */
export function talkOf<Data>(turn: Underway, data: Data, editing = false): Talk<Data> {
  return { ...turn.base, data, editing };
}

/** What an entry knows: also what was begun already in the same flow, so that opening it again need not ask everything again. */
export function openerOf(turn: Underway, target: AnyFlow): Talk<undefined> {
  const frame = turn.state.frames.find((one) => one.flow === target.name);
  const amid = turn.state.frames.some((one) => one.flow !== target.name);
  return { ...talkOf(turn, undefined), begun: frame && openedStep(turn, frame)?.data, amid };
}
