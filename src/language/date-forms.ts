/**
 * Written dates: every way to put down day, month and year (domain reference §7.4, rows 1–30). Always day before month.
 * Finds and says where; what the parts mean (century, past or future) is decided by whoever asked.
 */

export interface WrittenDate {
  start: number;
  end: number;
  day?: number;
  month?: number;
  /** As typed, because `04`, `2004`, `1004` and `20004` mean different things. */
  year?: string;
  /** `compact` is a run of six or eight digits: a guess when there are six. */
  form: 'iso' | 'numeric' | 'words' | 'compact' | 'month' | 'short' | 'year';
}

type Build = (parts: string[]) => Omit<WrittenDate, 'start' | 'end'>;

const space = '[ ]{0,3}';
const monthWord = `(?:thang|thg|th)\\.?${space}`;
const yearWord = `${space}[,/]?${space}(?:nam|n\\.)?${space}`;
/** What makes the number before it an hour: `2024 hai giờ` is none. */
const hourSign = '[ ]?(?:[hg](?![a-z])|gio|:)';
const slangYear = (digits: string) => (digits.length === 1 ? `200${digits}` : `20${digits}`);

/** What a folded text holds, seen in one pass: a form is only looked for where its parts are. */
interface Traits {
  /** Runs of digits, and the longest. */
  runs: number;
  longest: number;
  digits: number;
  /** `/`, `.` or `-`. */
  signs: boolean;
  /** `2k4`. */
  slang: boolean;
  /** Letters of "tháng", "năm" or "sinh" beside the digits. */
  words: boolean;
}

function traitsOf(folded: string): Traits {
  const traits: Traits = { runs: 0, longest: 0, digits: 0, signs: false, slang: false, words: false };
  let run = 0;
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      run++;
      traits.digits++;
      if (run === 1) traits.runs++;
      if (run > traits.longest) traits.longest = run;
      continue;
    }
    if (code >= 0x2d && code <= 0x2f) traits.signs = true;
    else if (code === 0x6b && run > 0) traits.slang = true;
    run = 0;
  }
  traits.words = traits.digits > 0 && /th|n\.|nam|sn|sinh/.test(folded);
  return traits;
}

/**
 * In order of how much they say: what an earlier form took is no longer seen by a later one. All repetitions are bounded, so no
 * input makes this slow. The text is folded (lower case, no accents).
 */
const forms: [(has: Traits) => boolean, RegExp, Build][] = [
  [
    (has) => has.signs && has.longest >= 4,
    /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g,
    ([y, m, d]) => ({ form: 'iso', year: y, month: Number(m), day: Number(d) }),
  ],
  [
    // Separated alike: 15/3/2004, 15 - 3 - 04, 15.03.2004.
    (has) => has.signs && has.runs >= 3,
    /(?<![\d/])(\d{1,2})[ ]{0,3}([/.-])[ ]{0,3}(\d{1,2})[ ]{0,3}(?:\2[ ]{0,3}|(?:nam)[ ]{0,3})(\d{4,6}|\d{2})(?![\d/])/g,
    ([d, , m, y]) => ({ form: 'numeric', day: Number(d), month: Number(m), year: y }),
  ],
  [
    (has) => has.runs >= 3,
    /(?<![\d/.])(\d{1,2})[ ]{1,3}(\d{1,2})[ ]{1,3}((?:19|20)\d{2}|\d{2})(?![\d/.:h])/g,
    ([d, m, y]) => ({ form: 'numeric', day: Number(d), month: Number(m), year: y }),
  ],
  [
    (has) => has.words && has.runs >= 3,
    new RegExp(
      `(?<![\\d/])(\\d{1,2})${space},?${space}${monthWord}(\\d{1,2})${yearWord}(\\d{4,6}|\\d{2})(?!\\d|${hourSign}|[ ](?:ruoi|kem))`,
      'g',
    ),
    ([d, m, y]) => ({ form: 'words', day: Number(d), month: Number(m), year: y }),
  ],
  [
    (has) => has.slang && has.signs,
    /(?<![\d/])(\d{1,2})[/.-](\d{1,2})[/.-]2k(\d{1,2})(?![a-z\d])/g,
    ([d, m, y]) => ({ form: 'numeric', day: Number(d), month: Number(m), year: slangYear(y ?? '') }),
  ],
  [
    (has) => has.longest >= 8,
    /(?<![\d.,])(\d{2})(\d{2})((?:19|20)\d{2})(?![\d.,]\d|\d)/g,
    ([d, m, y]) => ({ form: 'compact', day: Number(d), month: Number(m), year: y }),
  ],
  [
    (has) => has.longest >= 6,
    /(?<![\d.,])([0-3]\d)([01]\d)(\d{2})(?![\d.,]\d|\d)/g,
    ([d, m, y]) => ({ form: 'compact', day: Number(d), month: Number(m), year: y }),
  ],
  [
    (has) => has.words && has.longest >= 4,
    new RegExp(`(?<![a-z\\d])${monthWord}(\\d{1,2})${yearWord}(\\d{4})(?!\\d)`, 'g'),
    ([m, y]) => ({ form: 'month', month: Number(m), year: y }),
  ],
  [
    (has) => has.signs && has.longest >= 4,
    /(?<![\d/.])(\d{1,2})[ ]{0,3}[/.-][ ]{0,3}(\d{4})(?![\d/])/g,
    ([m, y]) => ({ form: 'month', month: Number(m), year: y }),
  ],
  [
    (has) => has.runs >= 2 && (has.signs || has.words),
    new RegExp(`(?<![\\d/])(\\d{1,2})(?:[ ]{0,3}/[ ]{0,3}|${space},?${space}${monthWord})(\\d{1,2})(?![\\d/])`, 'g'),
    ([d, m]) => ({ form: 'short', day: Number(d), month: Number(m) }),
  ],
  [
    (has) => has.runs >= 2 && has.signs,
    /(?<=(?<![a-z])ngay {1,3})(\d{1,2})[.-](\d{1,2})(?![\d.-]|[ ]?(?:[hg](?![a-z])|gio|:))/g,
    ([d, m]) => ({ form: 'short', day: Number(d), month: Number(m) }),
  ],
  [(has) => has.slang, /(?<![a-z\d])2k(\d{1,2})(?![a-z\d])/g, ([y]) => ({ form: 'year', year: slangYear(y ?? '') })],
  [
    (has) => has.words,
    /(?<![a-z\d])(?:sn|sinh nam|nam sinh|nam)[ :.]{1,3}(\d{4}|\d{2})(?![\d/]|[ ]?(?:[hg](?![a-z])|gio|:))/g,
    ([y]) => ({ form: 'year', year: y }),
  ],
  [
    (has) => has.longest >= 4,
    /(?<![\d/.])((?:19|20)\d{2})(?![\d/]|[ ]?(?:[hg](?![a-z])|gio|:))/g,
    ([y]) => ({ form: 'year', year: y }),
  ],
];

/** A number of this shape is a phone number and never a date; the minutes of `19:00 01.07.2026` do not begin one. */
const phoneShape = /(?<![\d/:hg])(?:\+?84|0)(?:[ .()-]{0,2}\d){8,10}(?![\d/])/g;
const blank = (found: string) => '\u0001'.repeat(found.length);

/** The written dates of a folded text (`foldInPlace`), in the order of the text. */
export function findWrittenDates(folded: string): WrittenDate[] {
  const has = traitsOf(folded);
  const found: WrittenDate[] = [];
  if (has.digits === 0) return found;
  let rest = has.digits >= 9 ? folded.replace(phoneShape, blank) : folded;
  for (const [isPossible, pattern, build] of forms) {
    if (!isPossible(has)) continue;
    rest = rest.replace(pattern, (...match) => {
      const at = match.findIndex((part, index) => index > 0 && typeof part === 'number');
      const start = match[at] as number;
      const whole = match[0] as string;
      found.push({ start, end: start + whole.length, ...build(match.slice(1, at) as string[]) });
      return blank(whole);
    });
  }
  return found.length < 2 ? found : found.sort((a, b) => a.start - b.start);
}

/** `rằm`, `mùng 3`, `âm lịch`, `năm Giáp Thân`: a day of the lunar calendar, to be asked for as it stands on the identity card. */
export function saysLunar(folded: string): boolean {
  return /(?<![a-z])(?:ram|mung \d|mong \d|am lich|al|nham|giap|binh|mau|canh|tan|quy|dinh|ky|at) (?:thang|lich|ty|suu|dan|mao|thin|ngo|mui|than|dau|tuat|hoi)(?![a-z])|(?<![a-z])(?:ram|mung \d{1,2}|mong \d{1,2}|am lich)(?![a-z])/.test(
    folded,
  );
}
