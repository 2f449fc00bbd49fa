import { choiceAddress } from './address.js';
import type { ReadIntent } from './flow.js';
import { askOpenQuestion, say } from './frames.js';
import { menuChoice } from './register.js';
import { isIdle, openFrame, type Underway } from './underway.js';

/** Categories of what is out of scope that have an answer of their own. */
const ownAnswers = ['emergency', 'other_person_data', 'accusation', 'politics', 'prompt_injection', 'abuse'];

/**
 * What needs no flow: a greeting, thanks, a bare yes or no, and what the bot does not do (domain.md §10; nothing is stored).
 * False when it is none of these.
 */
export async function smallTalk(turn: Underway, read: ReadIntent): Promise<boolean> {
  const formOpen = openFrame(turn) !== undefined;
  if (formOpen && isIdle(turn) && ['greet', 'thanks'].includes(read.intent)) {
    offerToContinue(turn);
    return true;
  }
  switch (read.intent) {
    // A greeting in the middle of a form does not begin anew: the open question is asked again.
    case 'greet':
      if (!formOpen) await say(turn, undefined, 'greet');
      else turn.says.push({ key: 'bot-hello' });
      break;
    case 'help':
      await say(turn, undefined, 'help');
      return true;
    case 'thanks':
      turn.says.push({ key: 'bot-thanks' });
      break;
    case 'confirm':
    case 'deny':
      turn.says.push({ key: 'bot-nothing-asked', choices: [menuChoice] });
      return true;
    case 'out_of_scope': {
      const category = String(read.slots.category ?? 'other');
      // An emoji where a date is wanted is a wrong answer, not another subject; with nothing open it is simply not understood.
      if (category === 'gibberish') return false;
      turn.counted.push('out_of_scope');
      turn.says.push({ key: `bot-outside-${ownAnswers.includes(category) ? category.replaceAll('_', '-') : 'other'}` });
      break;
    }
    default:
      return false;
  }
  if (formOpen) await askOpenQuestion(turn);
  return true;
}

/** Somebody is back after hours: what they were doing is named, and they say whether to go on. */
export function offerToContinue(turn: Underway): void {
  const top = openFrame(turn)!;
  turn.state.askedAt = turn.base.now.toISOString();
  turn.says.push({
    key: 'bot-welcome-back',
    lines: [{ key: `flow-name-${top.flow.replaceAll('_', '-')}` }],
    choices: [
      { label: { key: 'bot-choice-continue' }, to: choiceAddress('bot', 'continue') },
      { label: { key: 'bot-choice-drop' }, to: choiceAddress('bot', 'drop') },
    ],
  });
}
