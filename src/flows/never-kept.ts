import type { Say } from '../conversation/flow.js';
import { searchKey } from '../language/folding.js';
import { readIntent } from '../language/intents.js';

/** Categories that a person's free text is searched for before it is kept; the others may stand in an honest reason or pledge. */
const categories = ['emergency', 'other_person_data', 'accusation', 'prompt_injection'];

/**
 * What is answered in short and kept nowhere, also where any text would be an answer (domain.md §8.8, §10): somebody else's data or
 * conduct, an emergency, orders to the bot. Undefined when the text is none of these.
 */
export function neverKept(typed: string): Say | undefined {
  if (isAboutConduct(typed)) return { key: 'bot-outside-accusation' };
  const read = readIntent(typed, { formOpen: true });
  const category = read.certain && read.intent === 'out_of_scope' ? String(read.slots.category) : '';
  return categories.includes(category) ? { key: `bot-outside-${category.replaceAll('_', '-')}` } : undefined;
}

const conduct = /\b(?:suy thoai|tu dien bien|tu chuyen hoa|bi ky luat|bi khien trach|vi pham ky luat|vi pham dao duc)\b/;
const somebody =
  /^(?:dong chi|anh|chi|ong|ba|co|chu|thay|ban|em|bi thu|pho bi thu|thang|con) (?!(?:cam ket|xin|khong|se|hua)\b)|\b(?:dong chi|anh|chi|ong|ba|co|chu|thay|ban|bi thu) \w+ (?:\w+ ){0,6}(?:co|bi|suy|vi pham|hay|da|tu)\b/;

/**
 * "Đồng chí Tuấn có biểu hiện suy thoái": somebody else's conduct, in the words of "02 không". Refused and forgotten, wherever it is
 * typed; what people promise of themselves is not meant (domain.md §4.4, §8.8).
 */
export function isAboutConduct(typed: string): boolean {
  const plain = searchKey(typed.slice(0, 300));
  return conduct.test(plain) && somebody.test(plain) && !/^(?:(?:em|minh|toi|tui)\b.*\bkhong\b|khong\b)/.test(plain);
}
