import type { Say } from '../conversation/flow.js';
import { readIntent } from '../language/intents.js';

/** Categories that a person's free text is searched for before it is kept; the others may stand in an honest reason or pledge. */
const categories = ['emergency', 'other_person_data', 'accusation', 'prompt_injection'];

/**
 * What is answered in short and kept nowhere, also where any text would be an answer (domain.md §8.8, §10): somebody else's data or
 * conduct, an emergency, orders to the bot. Undefined when the text is none of these.
 */
export function neverKept(typed: string): Say | undefined {
  const read = readIntent(typed, { formOpen: true });
  const category = read.certain && read.intent === 'out_of_scope' ? String(read.slots.category) : '';
  return categories.includes(category) ? { key: `bot-outside-${category.replaceAll('_', '-')}` } : undefined;
}
