import { searchKey } from '../language/folding.js';
import { answer, press } from './answers.js';
import type { ChoiceSpec } from './flow.js';
import { cancel, goBack, say } from './frames.js';
import { menuChoice } from './register.js';
import { offerToContinue } from './small-talk.js';
import { isIdle, openFrame, stepOf, talkOf, type Underway } from './underway.js';
import { interrupt, openByIntent, openByMenuLine, openByWords, readWish } from './wishes.js';

/** Characters beyond which a text that was not understood is probably too much at once. */
const longText = 500;

/** A text, NFC and trimmed: a word that works everywhere, a button typed instead of pressed, an answer, or a wish. */
export async function takeText(turn: Underway, text: string): Promise<void> {
  if (text === '') return answer(turn, { kind: 'other' });
  const top = openFrame(turn);
  const control = turn.parts.readControl(text);
  if (control === 'cancel' && (top || !isShrug(text))) return cancel(turn);
  if (control === 'cancel') return say(turn, { key: 'bot-nothing-open' }, 'menu');
  if (control === 'back') return goBack(turn);
  const isAnswer = top !== undefined && stepOf(turn, top)?.takes?.(text) === true;
  if (control === 'stop' && !isAnswer && (await openByIntent(turn, { intent: 'opt_out', slots: {}, score: 1, text }))) return;
  if (control === 'resume' && (await openByIntent(turn, { intent: 'opt_in', slots: {}, score: 1, text }))) return;
  if (control === 'menu') return say(turn, undefined, 'menu');
  if (control === 'help') return say(turn, undefined, 'help');
  const picked = pick(turn, text);
  if (picked) return press(turn, picked);
  if (top && isIdle(turn)) return comeBack(turn, text);
  if (!top) return takeWish(turn, text);
  if (beginsAside(text) && (await interrupt(turn, text))) return;
  await answer(turn, { kind: 'text', text });
}

/** "thôi", "bỏ đi": with nothing open there is nothing that they could mean to undo, unlike "hủy". */
function isShrug(text: string): boolean {
  return !/huy|cancel/.test(searchKey(text));
}

/** "khoan, họp mấy giờ vậy?": said beside the open question, even where any text would be its answer. */
function beginsAside(text: string): boolean {
  return /^(?:a |da )?(?:khoan|cho (?:em|minh|toi|tui|e|m) hoi)\b/.test(searchKey(text));
}

/** A number, or a label, of the buttons that were last shown: people type what they see, and Zalo shows only five buttons. */
function pick(turn: Underway, text: string): string | undefined {
  const { offered } = turn.state;
  if (offered.length === 0) return undefined;
  const top = openFrame(turn);
  const takesNumbers = top !== undefined && stepOf(turn, top)?.takesNumbers === true;
  if (/^\d{1,2}$/.test(text) && !takesNumbers) return offered.filter(({ aside }) => !aside)[Number(text) - 1]?.address;
  const wanted = searchKey(text);
  return offered.findLast((choice) => searchKey(choice.label) === wanted)?.address;
}

/** Nothing is open: the text is a wish, or it is not understood, and then what it may have meant is offered. */
async function takeWish(turn: Underway, text: string): Promise<void> {
  if (turn.parts.readControl(text) === 'skip') return say(turn, { key: 'bot-nothing-open' }, 'menu');
  if (await openByWords(turn, text)) return;
  const read = await readWish(turn, text, false);
  if (read.certain && (await openByIntent(turn, read))) return;
  if (await openByMenuLine(turn, text)) return;
  turn.counted.push('not_understood');
  const { member, roles, waitingRegistration } = turn.base.person;
  if (member === null && roles.length === 0) {
    // Somebody who is not known yet has most likely come to join, whatever they said first. Whoever waits for the secretary can
    // do little yet, and wants to know why.
    return say(turn, undefined, waitingRegistration === null ? 'greet' : 'menu');
  }
  const choices = [...(await mostLikely(turn, read.likely)), menuChoice];
  turn.says.push({ key: text.length > longText ? 'bot-not-understood-long' : 'bot-not-understood', choices });
}

/** Three things that may have been meant, this person's usual ones where too few are likely, and the secretary: with the menu five buttons. */
async function mostLikely(turn: Underway, intents: string[]): Promise<ChoiceSpec[]> {
  const { flows } = turn.parts;
  const talk = talkOf(turn, undefined);
  const secretary = flows.choiceFor('talk_to_secretary', talk);
  const likely = intents.slice(0, 3).flatMap((intent) => flows.choiceFor(intent, talk));
  const usual = (await flows.standing('menu', talk)).says.flatMap((said) => said.choices ?? []);
  const others = [...likely, ...usual].filter(({ to }) => !secretary.some((one) => one.to === to));
  const different = [...new Map(others.map((choice) => [choice.to, choice])).values()];
  return [...different.slice(0, 3), ...secretary];
}

/** After hours of silence a text is taken as a command if it clearly is one; otherwise the person is asked whether to go on. */
async function comeBack(turn: Underway, text: string): Promise<void> {
  if (await openByWords(turn, text)) return;
  const read = await readWish(turn, text, false);
  if (read.certain && read.intent !== 'greet' && (await openByIntent(turn, read))) return;
  offerToContinue(turn);
}
