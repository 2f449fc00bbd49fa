import type { AnyFlow, Opening, Outcome, Say } from './flow.js';
import { menuChoice, type StandingPart } from './register.js';
import type { Frame } from './state.js';
import { openedStep, openFrame, talkOf, type Underway } from './underway.js';

/** The talks under way, one on top of the other: opened, followed from step to step, gone back in, cancelled, lost. */

/** Interruptions within interruptions beyond this are dropped, oldest first. */
const deepest = 4;

/** Asks the open question, if there is one. */
export async function askOpenQuestion(turn: Underway): Promise<void> {
  const top = openFrame(turn);
  if (!top) return;
  const opened = openedStep(turn, top);
  if (!opened) return lostFrame(turn, top);
  turn.says.push(await opened.step.ask(talkOf(turn, opened.data, top.returnTo !== null)));
  turn.state.askedAt = turn.base.now.toISOString();
}

/** Runs what an entry, an intent or a link opened: on top of the open question, which comes back afterwards. */
export async function open(turn: Underway, target: AnyFlow, opening: Opening<unknown, string>): Promise<void> {
  const { state } = turn;
  if (opening.do === 'pass') return say(turn, undefined, 'menu');
  turn.says.push(...(opening.say ?? []));
  turn.effects.push(...(opening.effects ?? []));
  if (opening.do === 'end') {
    if (opening.all) state.frames = [];
    if (opening.closes) state.frames = state.frames.filter((frame) => frame.flow !== target.name);
    if (openFrame(turn)) await askOpenQuestion(turn);
    else state.offered = [];
    return;
  }
  // Opening the same flow again starts it anew instead of piling it up.
  state.frames = state.frames.filter((frame) => frame.flow !== target.name).slice(-(deepest - 1));
  state.frames.push({ flow: target.name, step: opening.step, data: opening.data, trail: [], returnTo: null });
  await askOpenQuestion(turn);
}

/** Does what the open question's answer led to, and asks what comes next. */
export async function follow(
  turn: Underway,
  top: Frame,
  data: unknown,
  outcome: Exclude<Outcome<unknown, string>, { do: 'pass' }>,
): Promise<void> {
  if (outcome.do === 'again') {
    if (outcome.data) top.data = { ...(data as object), ...(outcome.data as object) };
    turn.says.push(outcome.because);
    return askOpenQuestion(turn);
  }
  turn.says.push(...(outcome.say ?? []));
  turn.effects.push(...(outcome.effects ?? []));
  if (outcome.do === 'end') {
    turn.state.frames.pop();
    if (outcome.all) turn.state.frames = [];
    turn.state.offered = [];
    return askOpenQuestion(turn);
  }
  if (outcome.edit) {
    top.returnTo = top.step;
    top.step = outcome.step;
  } else if (top.returnTo && !outcome.through) {
    top.step = top.returnTo;
    top.returnTo = null;
  } else {
    // A step that goes on to itself (a list that is ticked, switches) is left by one "quay lại", and the trail stays short.
    if (!top.returnTo && outcome.step !== top.step) top.trail.push({ step: top.step, data });
    top.step = outcome.step;
  }
  top.data = { ...(data as object), ...((outcome.data as object | undefined) ?? {}) };
  await askOpenQuestion(turn);
}

/** “hủy”: the talk on top ends; the one below it asks its question again. With nothing open it asks what is meant. */
export async function cancel(turn: Underway): Promise<void> {
  const ended = turn.state.frames.pop();
  if (!ended) return askWhatToUndo(turn);
  turn.says.push({ key: 'bot-cancelled' });
  if (openFrame(turn)) return askOpenQuestion(turn);
  turn.state.offered = [];
  await say(turn, undefined, 'menu');
}

/** Nothing is undone on a guess: what this person could mean is offered. */
async function askWhatToUndo(turn: Underway): Promise<void> {
  const offers = await Promise.all(turn.parts.flows.all.map((target) => target.undo?.(talkOf(turn, undefined)) ?? []));
  const choices = offers.reverse().flat();
  if (choices.length === 0) return say(turn, { key: 'bot-nothing-to-cancel' }, 'menu');
  turn.says.push({ key: 'bot-cancel-what', choices: [...choices, menuChoice] });
}

/** “quay lại”: the question before this one, with what was known when it was asked. */
export async function goBack(turn: Underway): Promise<void> {
  const top = openFrame(turn);
  if (!top) return say(turn, { key: 'bot-nothing-open' }, 'menu');
  if (top.returnTo) {
    top.step = top.returnTo;
    top.returnTo = null;
  } else {
    const before = top.trail.pop();
    if (!before) turn.says.push({ key: 'bot-at-the-beginning' });
    else {
      top.step = before.step;
      top.data = before.data;
    }
  }
  await askOpenQuestion(turn);
}

/** A flow, step or data of an older version: sorry, on to what is below it or to the menu; counted. */
export async function lostFrame(turn: Underway, top: Frame): Promise<void> {
  turn.state.frames = turn.state.frames.filter((frame) => frame !== top);
  lost(turn, `${top.flow}/${top.step}`);
  if (openFrame(turn)) return askOpenQuestion(turn);
  await say(turn, undefined, 'menu');
}

/** Says that what was under way is gone. @param what for the counter: a flow and step, never what somebody wrote */
export function lost(turn: Underway, what: string): void {
  turn.counted.push(`lost:${what}`);
  turn.says.push({ key: 'bot-lost' });
  turn.state.offered = [];
}

/** Says the menu, the help or the greeting, after `first`; whatever that opens is opened. */
export async function say(turn: Underway, first: Say | undefined, then: StandingPart): Promise<void> {
  if (first) turn.says.push(first);
  const said = await turn.parts.flows.standing(then, talkOf(turn, undefined));
  turn.says.push(...said.says);
  if (said.open) return open(turn, said.open.flow, said.open.opening);
  if (then === 'help' || then === 'greet') await askOpenQuestion(turn);
}
