/**
 * Phone numbers as people type them (domain reference §7.6). Stored as E.164 (`+84912345678`), shown as `0912 345 678`.
 * Vietnamese mobile numbers since 2018 have ten digits, 0 and one of 3 5 7 8 9 first; prefix lists change, so no more is checked.
 */
import { createRequire } from 'node:module';
import type { PhoneNumber } from 'libphonenumber-js/max';
import { foldInPlace, normalise } from './folding.js';

export type PhoneProblem =
  | 'missing'
  | 'two_numbers'
  | 'landline'
  | 'hotline'
  | 'emergency'
  | 'too_short'
  | 'too_long'
  | 'bad_prefix'
  | 'in_words'
  | 'foreign_invalid';

export type PhoneReading =
  /** `certain` false: something was guessed or is unusual, show the number and ask. */
  { ok: true; e164: string; certain: boolean } | { ok: false; problem: PhoneProblem };

/** The eleven-digit numbers of before 2018 and their prefixes of today (domain reference §11 row 18: from memory, always confirmed). */
const renumbered: Record<string, string> = {
  ...{ '0120': '070', '0121': '079', '0122': '077', '0126': '076', '0128': '078' },
  ...{ '0123': '083', '0124': '084', '0125': '085', '0127': '081', '0129': '082' },
  ...{ '0162': '032', '0163': '033', '0164': '034', '0165': '035', '0166': '036', '0167': '037', '0168': '038', '0169': '039' },
  ...{ '0186': '056', '0188': '058', '0199': '059' },
};

const digitWords = new Set('khong mot hai ba bon tu nam lam sau bay tam chin'.split(' '));
/** A date beside the number must not run into it: `15-3-04 0387654321`. */
const writtenDate = /(?<![\d.\-/+])\d{1,2}([/.-])\d{1,2}\1(?:19|20)?\d{2}(?![\d.\-/])/g;
/** Longer than any number with labels around it; the rest of a very long message is not searched. */
const longestSearched = 2000;

const load = createRequire(import.meta.url);

/** The tables of all countries take longer to load than everything else that reads: only when somebody writes a foreign number. */
function parseForeign(international: string): PhoneNumber | undefined {
  const { parsePhoneNumberFromString } = load('libphonenumber-js/max') as typeof import('libphonenumber-js/max');
  return parsePhoneNumberFromString(international);
}

function readForeign(international: string): PhoneReading {
  const number = parseForeign(international);
  return number?.isValid() ? { ok: true, e164: number.number, certain: false } : { ok: false, problem: 'foreign_invalid' };
}

function readNational(digits: string, certain: boolean): PhoneReading {
  if (/^0[35789]\d{8}$/.test(digits)) return { ok: true, e164: `+84${digits.slice(1)}`, certain };
  if (/^02\d{8,9}$/.test(digits)) return { ok: false, problem: 'landline' };
  const renewed = digits.length === 11 ? renumbered[digits.slice(0, 4)] : undefined;
  if (renewed !== undefined) return { ok: true, e164: `+84${renewed.slice(1)}${digits.slice(4)}`, certain: false };
  if (digits.length < 10) return { ok: false, problem: 'too_short' };
  if (digits.length > 10) return { ok: false, problem: 'too_long' };
  return { ok: false, problem: 'bad_prefix' };
}

/** One run of digits, with `+` in front when it was typed. */
function readDigits(run: string, typedExactly: boolean): PhoneReading {
  const digits = run.replace(/\D/g, '');
  if (/^11[1-5]$/.test(digits)) return { ok: false, problem: 'emergency' };
  if (/^1[89]00\d{4,6}$/.test(digits)) return { ok: false, problem: 'hotline' };
  const international = run.startsWith('+') ? digits : digits.startsWith('00') ? digits.slice(2) : undefined;
  if (international !== undefined && !international.startsWith('84')) return readForeign(`+${international}`);
  if (/^[35789]\d{8}$/.test(digits) && international === undefined) return readNational(`0${digits}`, false);
  if (international !== undefined || /^840?[35789]\d{8}$/.test(digits)) {
    const national = (international ?? digits).slice(2).replace(/^0/, '');
    return readNational(`0${national}`, typedExactly);
  }
  return readNational(digits, typedExactly);
}

/** Two numbers with only a space between them look like one of twenty digits. */
function splitAtSpaces(run: string): string[] {
  if (run.replace(/\D/g, '').length < 18) return [run];
  const parts = run.split(/\s+/);
  for (let at = 1; at < parts.length; at++) {
    const pair = [parts.slice(0, at).join(''), parts.slice(at).join('')];
    if (pair.every((part) => readDigits(part, true).ok)) return pair;
  }
  return [run];
}

function isSpelledOut(text: string): boolean {
  return (
    foldInPlace(text)
      .split(/[^a-z]+/)
      .filter((word) => digitWords.has(word)).length >= 7
  );
}

/**
 * The phone number in a message, whatever stands around it. Two numbers, landlines, hotlines and numbers of a wrong length are
 * problems with a name, so that the bot can say what to type. `113`, `114`, `115` are never a registration.
 */
export function readPhone(text: string): PhoneReading {
  const typed = normalise(text).slice(0, longestSearched).replace(writtenDate, ' ; ');
  // The letter O for zero, l and I for one: only where they touch digits and no other letter.
  const zeros = /\d[oOlI]|[oO]\d/.test(typed)
    ? typed.replace(/(?<!\p{L})[oO](?=\d|[lI]\d)|(?<=\d)[oO](?!\p{L})/gu, '0').replace(/(?<=\d)[lI](?=\d)/g, '1')
    : typed;
  const runs = (zeros.match(/\+?\s?\(?\d[\d\s().–—_·-]*/g) ?? []).flatMap(splitAtSpaces);
  const numbers = runs.map((run) => run.trim()).filter((run) => run.replace(/\D/g, '').length >= 3);
  const readings = numbers.map((run) => readDigits(run, zeros === typed));
  const good = readings.filter((reading) => reading.ok);
  const different = new Set(good.map((reading) => reading.e164));
  if (different.size > 1) return { ok: false, problem: 'two_numbers' };
  const first = good[0];
  if (first !== undefined) return first;
  const longest = numbers.reduce((best, run, at) => (run.length > (numbers[best] ?? '').length ? at : best), 0);
  return readings[longest] ?? { ok: false, problem: isSpelledOut(typed) ? 'in_words' : 'missing' };
}

/** `+84912345678` → `0912 345 678`; a foreign number keeps its country code: `+81 90-1234-5678`. */
export function showPhone(e164: string): string {
  const mobile = /^\+84(\d{3})(\d{3})(\d{3})$/.exec(e164);
  if (mobile) return `0${mobile[1]} ${mobile[2]} ${mobile[3]}`;
  return parseForeign(e164)?.formatInternational() ?? e164;
}
