/** A message that is nothing but a value: a date, a phone number, a time or a name, as an answer to a question. */
import type { ExpandedWord } from './abbreviations.js';
import { findClocks } from './clocks.js';
import { readBirthDate } from './dates.js';
import type { Facts } from './facts.js';
import { readName } from './names.js';
import { readPhone } from './phones.js';
import { readTimeOfDay } from './times.js';
import type { TokenisedText } from './tokens.js';

export type BareValue = {
  value_type: 'date' | 'phone' | 'full_name' | 'time';
  value?: string;
  ambiguous?: string[];
  missing?: string[];
  invalid?: string[];
};

/** Words that may stand around a value without making it a wish. */
const around = new Set(
  'ngay thang thg nam sinh sn em so dien thoai la cua a nha nhe da minh toi tui h g gi gio ruoi kem phut p sang trua chieu dem khuya luc zalo nay day moi'.split(
    ' ',
  ),
);

function dateValue(text: string, today: string): BareValue | undefined {
  const reading = readBirthDate(text, today);
  if (reading.ok) return { value_type: 'date', value: reading.date, ...(reading.certain ? {} : { ambiguous: ['value'] }) };
  if (reading.known !== undefined) return { value_type: 'date', value: reading.known, missing: ['value'] };
  return reading.problem === 'missing' || reading.problem === 'lunar' ? undefined : { value_type: 'date', invalid: ['value'] };
}

function phoneValue(text: string): BareValue | undefined {
  const reading = readPhone(text);
  if (reading.ok) return { value_type: 'phone', value: reading.e164, ...(reading.certain ? {} : { ambiguous: ['value'] }) };
  return ['too_short', 'too_long', 'bad_prefix', 'landline', 'two_numbers'].includes(reading.problem)
    ? { value_type: 'phone', invalid: ['value'] }
    : undefined;
}

/** The value, or nothing when the message says anything else. `today` is `yyyy-mm-dd`. */
export function bareValueOf(
  text: TokenisedText,
  words: readonly ExpandedWord[],
  facts: Facts,
  today: string,
): BareValue | undefined {
  const isValueAlone = words.every(({ plain }) => around.has(plain) || /^\d/.test(plain));
  if (isValueAlone && /\d/.test(text.folded)) {
    const digits = text.folded.replace(/\D/g, '').length;
    const clocks = findClocks(text, () => false);
    const date = dateValue(text.text, today);
    if (date !== undefined && clocks.length === 0) return date;
    if (digits >= 8) return phoneValue(text.text);
    const time = readTimeOfDay(text.text);
    if (clocks.length > 0 && time.ok)
      return { value_type: 'time', value: time.time, ...(time.certain ? {} : { ambiguous: ['value'] }) };
    return clocks.length > 0 && !time.ok ? { value_type: 'time', invalid: ['value'] } : undefined;
  }
  return nameValue(text, facts);
}

/** The whole message is a name: it begins with a family name, or every word has a capital. */
function nameValue({ text, tokens }: TokenisedText, { name }: Facts): BareValue | undefined {
  const letters = tokens.filter(({ kind }) => kind === 'word');
  if (letters.length < 2 || letters.length > 6 || tokens.some(({ kind }) => kind === 'number')) return undefined;
  const isWhole = name !== undefined && name.end - name.start >= text.trim().length - 3;
  // Sentences begin with one capital; a name has one in every word.
  const isAllCapitals =
    letters.every((token) => /^\p{Lu}\p{Ll}/u.test(token.text) || token.text.length === 1) &&
    letters.some((token) => token.text.length > 1);
  if (!isWhole && !isAllCapitals) return undefined;
  const reading = readName(text);
  if (!reading.ok) return undefined;
  return {
    value_type: 'full_name',
    value: reading.fullName,
    ...(reading.warnings.includes('unaccented') ? { ambiguous: ['value'] } : {}),
  };
}
