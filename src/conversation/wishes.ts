import { searchKey } from '../language/folding.js';
import { type ChoiceAddress, readChoiceAddress } from './address.js';
import { awaitedOf, dependsOnAwaited } from './awaited.js';
import type { ReadIntent, Talk } from './flow.js';
import { askOpenQuestion, open, say } from './frames.js';
import { drawers } from './register.js';
import { smallTalk } from './small-talk.js';
import { openerOf, openFrame, talkOf, type Underway } from './underway.js';

/** What somebody wants who does not answer the open question: found by a flow's own words, by intents, by lines of the menu. */

/** Characters of a text that flows may know by heart: the longest setup code with the words in front of it. */
const longestWords = 80;

/** Reads a text as an intent; one that may answer a notice or a reminder is read again with what this person was asked. */
export async function readWish({ parts, base }: Underway, text: string, formOpen: boolean) {
  const context = { formOpen, now: base.now, zone: base.zone };
  const read = parts.readIntent(text, context);
  return dependsOnAwaited(read) ? parts.readIntent(text, { ...context, ...(await awaitedOf(base)) }) : read;
}

/** Opens the flow whose own words these are: short ones only (a code, a language's name), never a sentence. */
export async function openByWords(turn: Underway, text: string): Promise<boolean> {
  if (text.length > longestWords) return false;
  // With nothing open every flow is told the same; made anew for each it cost as much as reading the sentence.
  let nothingOpen: Talk<undefined> | undefined;
  for (const target of turn.parts.flows.all) {
    if (!target.words) continue;
    if (!openFrame(turn)) nothingOpen ??= openerOf(turn, target);
    const opening = await target.words(text, nothingOpen ?? openerOf(turn, target));
    if (!opening || opening.do === 'pass') continue;
    await open(turn, target, opening);
    return true;
  }
  return false;
}

/** Opens the first flow that answers to an intent and does not pass. False when none does and it is no small talk. */
export async function openByIntent(turn: Underway, read: ReadIntent): Promise<boolean> {
  // A bare yes or no in a form is for its open question alone.
  if (openFrame(turn) && (read.intent === 'confirm' || read.intent === 'deny')) return false;
  for (const target of turn.parts.flows.forIntent(read.intent)) {
    const opening = await target.intents![read.intent]!(read, openerOf(turn, target));
    if (opening.do === 'pass') continue;
    await open(turn, target, opening);
    return true;
  }
  return smallTalk(turn, read);
}

/** Opens a line of the person's own menu, typed at any time: messages speak of these lines by name. */
export async function openByMenuLine(turn: Underway, text: string): Promise<boolean> {
  if (text.length > longestWords) return false;
  const wanted = searchKey(text);
  const talk = talkOf(turn, undefined);
  const { says } = await turn.parts.flows.standing('menu', talk);
  const line = [...says.flatMap((said) => said.choices ?? []), ...turn.parts.flows.lines(talk)].find(
    ({ label }) => searchKey(turn.parts.readLabel(turn.base.person.locale, label)) === wanted,
  );
  const address = line && readChoiceAddress(line.to);
  const drawer = address?.flow === 'bot' && drawers.find((one) => one === address.name);
  if (drawer) {
    await say(turn, undefined, drawer);
    return true;
  }
  return address !== undefined && openEntry(turn, address);
}

/** Opens a flow by the name of one of its entries. False when there is no such entry (any more). */
export async function openEntry(turn: Underway, address: ChoiceAddress): Promise<boolean> {
  const target = turn.parts.flows.get(address.flow);
  const entry = target?.entries?.[address.name];
  if (!target || !entry) return false;
  await open(turn, target, await entry(address.args, openerOf(turn, target)));
  return true;
}

/** A command or question in the middle of a form: done, and the open question asked again. False when the text is none. */
export async function interrupt(turn: Underway, text: string): Promise<boolean> {
  if (await openByWords(turn, text)) return true;
  const read = await readWish(turn, text, true);
  if (read.certain && (await openByIntent(turn, read))) return true;
  if (read.certain && read.intent.startsWith('ask_') && turn.base.person.member === null) {
    // A newcomer asks about what is told to members only: said, instead of taking the question for a name.
    turn.says.push({ key: 'bot-members-only' });
    await askOpenQuestion(turn);
    return true;
  }
  return openByMenuLine(turn, text);
}
