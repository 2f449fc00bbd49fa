import { readChoiceAddress } from './address.js';
import type { Answer } from './flow.js';
import { askOpenQuestion, cancel, follow, goBack, lostFrame, say } from './frames.js';
import { drawers, menuChoice } from './register.js';
import { openedStep, openFrame, talkOf, type Underway } from './underway.js';
import { interrupt, openEntry } from './wishes.js';

/** A button pressed, of whatever message: an answer to the open question, a way into a flow, or one of the engine's own. */
export async function press(turn: Underway, text: string): Promise<void> {
  const address = readChoiceAddress(text);
  if (!address) return stale(turn);
  if (address.flow === 'bot') return pressOwn(turn, address.name);
  const top = openFrame(turn);
  if (top && top.flow === address.flow && top.step === address.name) return answer(turn, { kind: 'choice', args: address.args });
  if (!(await openEntry(turn, address))) await stale(turn);
}

/** Buttons `bot/…`: those that the engine itself offers. */
async function pressOwn(turn: Underway, name: string): Promise<void> {
  switch (name) {
    case 'continue':
      return openFrame(turn) ? askOpenQuestion(turn) : say(turn, { key: 'bot-nothing-open' }, 'menu');
    case 'drop':
      turn.state.frames = [];
      return say(turn, { key: 'bot-dropped' }, 'menu');
    case 'cancel':
      return cancel(turn);
    case 'back':
      return goBack(turn);
    default:
      return say(turn, undefined, drawers.find((drawer) => drawer === name) ?? 'menu');
  }
}

/** Gives the open question its answer; what it cannot use is read as something said outside the form. */
export async function answer(turn: Underway, given: Answer): Promise<void> {
  const top = openFrame(turn);
  if (!top) return unasked(turn, given);
  const opened = openedStep(turn, top);
  if (!opened) return lostFrame(turn, top);
  const { step, data } = opened;
  const outcome = await step.answer(given, talkOf(turn, data, top.returnTo !== null));
  if (outcome.do === 'again' && given.kind === 'text' && !step.freeText && (await interrupt(turn, given.text))) return;
  if (outcome.do === 'pass') {
    if (given.kind === 'text' && (await interrupt(turn, given.text))) return;
    turn.says.push({ key: 'bot-use-what-is-asked' });
    return askOpenQuestion(turn);
  }
  await follow(turn, top, data, outcome);
}

/** A picture, a sticker or a contact where nothing was asked. */
async function unasked(turn: Underway, given: Answer): Promise<void> {
  if (given.kind === 'choice') return stale(turn);
  turn.counted.push(`unasked_${given.kind}`);
  return say(turn, { key: given.kind === 'text' ? 'bot-not-understood' : 'bot-only-text' }, 'menu');
}

/** A button whose talk is over, or that nobody ever made. */
async function stale(turn: Underway): Promise<void> {
  turn.counted.push('stale_button');
  turn.says.push({ key: 'bot-stale-button', choices: openFrame(turn) ? undefined : [menuChoice] });
  await askOpenQuestion(turn);
}
