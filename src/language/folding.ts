/**
 * One text, many ways to type it: the forms in which Vietnamese is stored, compared, searched and sorted.
 * Rules: domain reference §7.8 (normalisation) and §7.7 (sorting by given name).
 */

/** Zero-width and direction marks: they change nothing that is seen, only what is compared. */
const invisible = /[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;
/** A joiner is kept only inside an emoji (🙋‍♂️), where it is part of the picture. */
const looseJoiner = /(?<!\p{Extended_Pictographic}|\ufe0f|[\u{1f3fb}-\u{1f3ff}])\u200d|\u200d(?!\p{Extended_Pictographic})/gu;
const wideForms = /[\uff01-\uff20\uff3b-\uff40\uff5b-\uff5e]/g;
const otherSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** Old fonts and keyboards put Eth or African D where Đ belongs. */
const lookAlikes: Record<string, string> = { Ð: 'Đ', ð: 'đ', Ɖ: 'Đ', ɖ: 'đ' };

/** For each code unit, whether `normalise` leaves it as it is whatever stands beside it: most messages need no more than this look. */
const settled = new Uint8Array(0x10000);
/** Vietnamese and its neighbours, punctuation, and emoji: pictures have no other form, but their joiners are looked at. */
const settledRanges: [number, number][] = [
  ...([
    [0x20, 0x7e],
    [0xa1, 0x24f],
    [0x1e00, 0x1eff],
    [0x2010, 0x2027],
  ] as [number, number][]),
  ...([
    [0xd83c, 0xd83e],
    [0xdc00, 0xdfff],
  ] as [number, number][]),
];
for (const [first, last] of settledRanges) {
  for (let code = first; code <= last; code++) {
    // Halves of pictures have no other form.
    if (code >= 0xd800) {
      settled[code] = 1;
      continue;
    }
    const letter = String.fromCharCode(code);
    const stays = letter.normalize('NFC') === letter && lookAlikes[letter] === undefined && code !== 0xad;
    settled[code] = stays ? 1 : 0;
  }
}
for (const sign of '\n\r\t') settled[sign.charCodeAt(0)] = 1;

function isSettled(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (settled[text.charCodeAt(at)] === 0) return false;
  return true;
}

/**
 * The form in which text is stored: NFC, no invisible characters, ordinary spaces, ordinary digits and punctuation, Đ for Ð.
 * Letters, case, line breaks and the number of spaces stay as typed. Normalising twice changes nothing.
 */
export function normalise(text: string): string {
  if (isSettled(text)) return text;
  return text
    .replace(invisible, '')
    .replace(looseJoiner, '')
    .replace(otherSpaces, ' ')
    .replace(wideForms, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[ÐðƉɖ]/g, (letter) => lookAlikes[letter] ?? letter)
    .normalize('NFC');
}

const toned = 'àáảãạèéẻẽẹỳýỷỹỵùúủũụòóỏõọ';
const bare = 'aaaaaeeeeeyyyyyuuuuuooooo';
const toneMarks = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];

function moveTone(from: string, to: string): { from: string; to: string } {
  const at = toned.indexOf(from);
  return { from: bare[at] ?? from, to: (to + (toneMarks[at % 5] ?? '')).normalize('NFC') };
}

const mayBeMisplaced = /[ou][àáảãạèéẻẽẹỳýỷỹỵ]|q[ùúủũụ]/;
const openSyllable = /(q?)([ou])([àáảãạèéẻẽẹỳýỷỹỵ])(?![\p{L}\p{M}])/gu;

/**
 * `hoà` and `hòa` are one word typed in two ways; this makes both `hòa` (the traditional placement). Expects lower-case NFC.
 * Only syllables ending in open oa, oe, uy are touched; after q the u is a consonant: `quý` stays, `qúy` becomes `quý`.
 */
export function placeTones(lower: string): string {
  if (!mayBeMisplaced.test(lower)) return lower;
  return lower
    .replace(openSyllable, (all, q: string, first: string, second: string) => {
      const isPair = first === 'o' ? !'ỳýỷỹỵ'.includes(second) : 'ỳýỷỹỵ'.includes(second);
      if (q !== '' || !isPair) return all;
      const moved = moveTone(second, first);
      return moved.to + moved.from;
    })
    .replace(/q([ùúủũụ])([aeoy])/g, (_, u: string, vowel: string) => `qu${moveTone(u, vowel).to}`);
}

/**
 * Two texts with the same canonical key are the same words: lower case, one tone placement, one apostrophe, single spaces.
 * Accents are kept: `Hoa` and `Hòa` differ, `Hoà` and `Hòa` do not.
 */
export function canonicalKey(text: string): string {
  const lower = normalise(text)
    .toLowerCase()
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
  return placeTones(lower.normalize('NFC'));
}

/** The key of a search without accents: canonical key, marks stripped, đ→d. `Đỗ Đức Đạt` → `do duc dat`. */
export function searchKey(text: string): string {
  const folded = canonicalKey(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .normalize('NFC');
  return folded.replace(/\s+/g, ' ').trim();
}

/** True when no letter carries a Vietnamese mark: `nguyen van an`, but also the complete name `Phan Minh Khang`. */
export function isUnaccented(text: string): boolean {
  const stored = normalise(text);
  for (let at = 0; at < stored.length; at++) {
    const code = stored.charCodeAt(at);
    if (code >= 0x80) return isPlain(code) && !/[^\P{L}a-z]|\p{M}/iu.test(stored);
  }
  return true;
}

/** Code units of letters and what they fold to; 0 stays as it is. */
const foldedCodes = new Uint16Array(0x1f00);
for (const [first, last] of [
  [0x41, 0x5a],
  [0xc0, 0x24f],
  [0x1e00, 0x1eff],
] as const) {
  for (let code = first; code <= last; code++) {
    const plain = String.fromCharCode(code)
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace('đ', 'd');
    if (plain.length === 1) foldedCodes[code] = plain.charCodeAt(0);
  }
}

/** No Vietnamese letter, so perhaps a sign: only then the whole text has to be looked at. */
const isPlain = (code: number) => !(foldedCodes[code] ?? 0);

/**
 * Lower case without accents, letter for letter: position n of the result is position n of the text, so that what was found in
 * the folded text can be cut from the original. Expects text from `normalise`.
 */
export function foldInPlace(text: string): string {
  // Nearly every folded text fits one byte a letter, which is also quicker to search.
  const bytes = Buffer.allocUnsafe(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const folded = (code < 0x1f00 && foldedCodes[code]) || code;
    if (folded > 0xff) return foldWide(text);
    bytes[at] = folded;
  }
  return bytes.toString('latin1');
}

function foldWide(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    folded += String.fromCharCode((code < 0x1f00 && foldedCodes[code]) || code);
  }
  return folded;
}

// Sorting. Vietnamese lists are sorted by given name, the last word. Ă, Â, Đ, Ê, Ô, Ơ, Ư are letters of their own; tones count
// only when the letters are equal, in the order ngang, huyền, hỏi, ngã, sắc, nặng (CLDR collation of `vi`).

/** `~` sorts after every ASCII letter, so `a~` (ă) comes after all of a… and before b; that makes plain byte order right. */
const ownLetters: Record<string, string> = { ă: 'a~', â: 'a~~', đ: 'd~', ê: 'e~', ô: 'o~', ơ: 'o~~', ư: 'u~' };
const toneRank: Record<string, string> = { '\u0300': '1', '\u0309': '2', '\u0303': '3', '\u0301': '4', '\u0323': '5' };
/** Breve, circumflex and horn make another letter; every other mark is a tone. */
const letterMarks = '\u0306\u0302\u031b';

function weights(words: string): string {
  let letters = '';
  let tones = '';
  for (const written of words) {
    const marks = [...written.normalize('NFD')];
    const base = marks[0] ?? '';
    const letter = (
      base +
      marks
        .slice(1)
        .filter((mark) => letterMarks.includes(mark))
        .join('')
    ).normalize('NFC');
    const tone = marks.slice(1).find((mark) => !letterMarks.includes(mark));
    letters += letter === ' ' ? '-' : (ownLetters[letter] ?? base);
    tones += tone === undefined ? '0' : (toneRank[tone] ?? '6');
  }
  return `${letters} ${tones}`;
}

/**
 * A plain string whose byte order is the Vietnamese order of the names: given name first, then family and middle name.
 * Store it and let SQL sort by it; no database collation is needed.
 */
export function sortKey(fullName: string): string {
  const name = canonicalKey(fullName);
  const lastSpace = name.lastIndexOf(' ');
  return `${weights(name.slice(lastSpace + 1))} ${weights(name.slice(0, Math.max(lastSpace, 0)))}`;
}

/** For `Array.sort`: Vietnamese order by given name, ties by family and middle name. */
export function compareByGivenName(a: string, b: string): number {
  const left = sortKey(a);
  const right = sortKey(b);
  return left < right ? -1 : left > right ? 1 : 0;
}
