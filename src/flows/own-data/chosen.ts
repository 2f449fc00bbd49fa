import type { Answer } from '../../conversation/flow.js';
import { readYesNo } from '../../language/words.js';

/** The button's word, or a typed yes or no; undefined for anything else. */
export function chosen(answer: Answer): string | undefined {
  if (answer.kind === 'choice') return answer.args[0];
  return answer.kind === 'text' ? readYesNo(answer.text) : undefined;
}
