import { choiceAddress } from '../conversation/address.js';
import type { Step } from '../conversation/flow.js';
import { readControl } from '../language/words.js';
import { again, button } from './pledge-words.js';
import type { Draft, DraftTalk, StepName } from './programme.js';

/** As long as a button may be (reference/zalo-oa-api.md). */
const longestTitle = 100;
const to = (step: StepName, arg: string) => choiceAddress('programme', step, arg);

/** One line of text that names something: a title, who issues it, the badge. */
export function nameStep(
  field: 'title' | 'issuer' | 'badge',
  next: (talk: DraftTalk) => StepName,
  suggestion: (talk: DraftTalk) => string | null,
): Step<Draft, StepName> {
  return {
    freeText: true,
    ask(talk) {
      const suggested = suggestion(talk);
      const keep = suggested ? [{ label: { text: suggested }, to: to(field, 'keep') }] : [];
      const none = field === 'badge' ? [button('programme-choice-no-badge', to(field, 'none'))] : [];
      return { key: `programme-ask-${field}`, choices: [...keep, ...none] };
    },
    answer(answer, talk) {
      const step = next(talk);
      if (answer.kind === 'choice') {
        const value = answer.args[0] === 'none' || field === 'issuer' ? null : suggestion(talk);
        return { do: 'go', step, data: { [field]: value } };
      }
      if (answer.kind !== 'text') return again('programme-text-only');
      if (readControl(answer.text) === 'skip' && field !== 'title') return { do: 'go', step, data: { [field]: null } };
      const text = answer.text.replace(/\s+/gu, ' ').trim();
      if ([...text].length > longestTitle) return again('programme-text-long', { most: String(longestTitle) });
      return /\p{L}{2}/u.test(text) ? { do: 'go', step, data: { [field]: text } } : again('programme-text-short');
    },
  };
}
