/**
 * The four cells of a row that may need correcting: name, birth date, phone, date of joining. Chat asks when in doubt; a list
 * cannot be asked, so here every doubt is a code (rules: tests/fixtures/README.md, domain reference §7.4, §7.6, §7.7).
 */
import { type DateReading, readBirthDate, readUnionJoinDate } from '../language/dates.js';
import { isUnaccented, normalise } from '../language/folding.js';
import { fixCase, isLegacyFont } from '../language/names.js';
import { readPhone } from '../language/phones.js';
import type { RejectionCode, WarningCode } from './codes.js';
import type { Cell } from './sheet.js';

export interface CellReading {
  value: string | null;
  /** The cell had to be changed (case, spaces, Unicode or date form) or dropped. */
  changed: boolean;
  rejection?: RejectionCode;
  warnings: WarningCode[];
}

const kept = (value: string | null, changed: boolean, ...warnings: WarningCode[]): CellReading => ({ value, changed, warnings });
const rejected = (rejection: RejectionCode): CellReading => ({ value: null, changed: false, rejection, warnings: [] });

/** “-”, “không có”: typed where there is nothing to type. */
const placeholder = /^(?:[-–—_./*x]+|không( có)?|ko( có)?|chưa( có)?|k)$/iu;
/** Consonants that stand for a whole word: “Nguyễn V An”, “Ng Văn An”. K and H in front are names (K Brôi, H Lan). */
const abbreviated = /^(?:[bcdfghjklmnpqrstvxzđ]|ng|th|tr|ph|kh|nh|ch)$/iu;
/** Longer than any name; what fills a cell beyond it was pasted there. */
const longestName = 100;
const singleWordName = /^\p{L}['’ʼ]\p{L}{2,}$/u;

export function readNameCell(typed: Cell): CellReading {
  const raw = typed === null ? '' : typed instanceof Date ? '0' : String(typed);
  const text = normalise(raw).replace(/\s+/g, ' ').trim();
  if (text === '' || placeholder.test(text)) return rejected('NAME_MISSING');
  if (text.length > longestName) return rejected('NAME_INVALID');
  if (isLegacyFont(text)) return rejected('NAME_LEGACY_FONT');
  const name = text
    .replace(/\([^()\d]*\)/gu, ' ')
    .replace(/^[*_,;:"“”\s-]+|[*_,;:"“”\s-]+$/gu, '')
    .replace(/\s+/g, ' ');
  if (!/^[\p{Script=Latin}\p{M}'’ʼ.\- ]+$/u.test(name) || /^[=+@\-\t]/.test(text)) return rejected('NAME_INVALID');
  const words = name.split(' ');
  const isShort = words.some((word, at) => abbreviated.test(word) && !(at === 0 && /^[KH]$/iu.test(word)));
  if (name.includes('.') || isShort || (words.length === 1 && !singleWordName.test(name))) return rejected('NAME_INCOMPLETE');
  const fullName = fixCase(name);
  const warnings: WarningCode[] = [];
  if (isUnaccented(fullName)) warnings.push('NAME_UNACCENTED');
  if (words.length === 1) warnings.push('NAME_SINGLE_TOKEN');
  return kept(fullName, fullName !== raw, ...warnings);
}

export function readPhoneCell(typed: Cell): CellReading {
  const raw = typed === null || typed instanceof Date ? '' : String(typed);
  const text = raw.trim();
  if (text === '' || placeholder.test(text)) return kept(null, false, 'PHONE_EMPTY');
  const reading = readPhone(text);
  if (!reading.ok) return kept(null, true, reading.problem === 'two_numbers' ? 'PHONE_MULTIPLE' : 'PHONE_INVALID');
  // Numbers of before 2018 are only guessed at, foreign ones not checked: both are for the secretary to confirm.
  const isCertain = /^\+84[35789]\d{8}$/.test(reading.e164) && digitsOf(text).endsWith(reading.e164.slice(3));
  return isCertain ? kept(reading.e164, raw !== `0${reading.e164.slice(3)}`) : kept(null, true, 'PHONE_INVALID');
}

function digitsOf(text: string): string {
  return normalise(text).replace(/\D/g, '');
}

export function readBirthDateCell(typed: Cell, today: string): CellReading {
  const date = readDateCell(typed, (text) => readBirthDate(text, today));
  if (date === undefined) return rejected('BIRTH_DATE_MISSING');
  const { reading, changed } = date;
  if (reading.ok && reading.precision === 'day' && reading.date <= today) return kept(reading.date, changed);
  const incomplete = reading.ok ? reading.date <= today : ['year_only', 'month_only', 'year_missing'].includes(reading.problem);
  return rejected(incomplete ? 'BIRTH_DATE_INCOMPLETE' : 'BIRTH_DATE_INVALID');
}

/** `birthDate`: nobody joined before being born; such a date is a slip, dropped and reported like an impossible one. */
export function readJoinDateCell(typed: Cell, today: string, birthDate: string | null): CellReading {
  const date = readDateCell(typed, (text) => readUnionJoinDate(text, today));
  if (date === undefined) return kept(null, false);
  const { reading, changed } = date;
  if (!reading.ok || reading.date > today.slice(0, reading.date.length)) return kept(null, true, 'JOIN_DATE_INVALID');
  if (birthDate !== null && reading.date <= birthDate.slice(0, reading.date.length)) return kept(null, true, 'JOIN_DATE_INVALID');
  return kept(reading.date, changed);
}

const day = 86_400_000;
/** Day 0 of the 1900 system (with its 29 February 1900) is 30 December 1899. */
const dayZero = Date.UTC(1899, 11, 30);

function readDateCell(typed: Cell, read: (text: string) => DateReading): { reading: DateReading; changed: boolean } | undefined {
  if (typed instanceof Date) return { reading: exact(typed), changed: false };
  const text = typed === null ? '' : String(typed).trim();
  if (text === '' || placeholder.test(text)) return undefined;
  // Five digits are Excel's day count; four are a year and are left to the reader.
  if (/^[1-9]\d{4}(?:\.\d+)?$/.test(text))
    return { reading: exact(new Date(dayZero + Math.floor(Number(text)) * day)), changed: true };
  // A number lost the zero of its day: 5032004 is 05032004.
  const digits = typeof typed === 'number' && /^\d{7}$/.test(text) ? `0${text}` : text;
  return { reading: read(digits), changed: !/^\d{2}\/\d{2}\/\d{4}$/.test(String(typed)) };
}

function exact(moment: Date): DateReading {
  const date = moment.toISOString().slice(0, 10);
  return date >= '1900-01-01' && date.length === 10
    ? { ok: true, date, precision: 'day', certain: true }
    : { ok: false, problem: 'year_out_of_range' };
}
