/**
 * Numbers and money as Vietnamese write them: `5.166` (thousands dot), `69,2%` (decimal comma), `290tr`, `1,2 tỷ`, `mười hai`.
 * Domain reference fact 10 and §7.8 rule 6.
 */
import { foldInPlace, normalise } from './folding.js';
import { type Token, tokenise } from './tokens.js';
import { wordTable } from './word-table.js';

export type NumberReading = { ok: true; value: number; certain: boolean } | { ok: false };

// Asked for every word of a message, which a map answers sooner than an object.
const units = new Map(
  Object.entries({
    ...{ không: 0, một: 1, mốt: 1, hai: 2, ba: 3, bốn: 4, tư: 4, năm: 5, lăm: 5, nhăm: 5 },
    ...{ sáu: 6, bảy: 7, bẩy: 7, tám: 8, chín: 9 },
  }),
);
const unitOf = (token: Token | undefined): number | undefined => {
  if (token?.kind !== 'word') return undefined;
  return units.get(token.word) ?? (token.word === token.plain ? plainUnits.get(token.plain) : undefined);
};
const plainUnits = new Map([...units].map(([word, value]) => [foldInPlace(word), value]));

function isWord(token: Token | undefined, ...plain: string[]): boolean {
  return token?.kind === 'word' && plain.includes(token.plain);
}

/** Whether a number in words can begin at a token. */
export function startsNumber(token: Token | undefined): boolean {
  return unitOf(token) !== undefined || isWord(token, 'muoi');
}

interface NumberWords {
  value: number;
  next: number;
  /** "một trăm năm" may be 105 or 150, "hai triệu năm" 2.000.005 or 2.500.000: the second is how it is said. */
  loose: boolean;
}

const onlyAfterTens = wordTable({ lăm: true, nhăm: true });

/** Below a hundred: `tám`, `mười hai`, `hai mươi lăm`, `hai lăm`. Whether "hai mốt" is a number is left to the caller. */
function readTens(tokens: readonly Token[], at: number): NumberWords | undefined {
  const found = (value: number, next: number): NumberWords => ({ value, next, loose: false });
  if (isWord(tokens[at], 'muoi')) {
    const unit = unitOf(tokens[at + 1]);
    return unit === undefined || unit === 0 ? found(10, at + 1) : found(10 + unit, at + 2);
  }
  const first = unitOf(tokens[at]);
  if (first === undefined) return undefined;
  if (onlyAfterTens[tokens[at + 1]?.word ?? ''] === true && first >= 2) return found(first * 10 + 5, at + 2);
  if (!isWord(tokens[at + 1], 'muoi', 'chuc')) return found(first, at + 1);
  const unit = unitOf(tokens[at + 2]);
  return unit === undefined ? found(first * 10, at + 2) : found(first * 10 + unit, at + 3);
}

/** A single digit in words, with nothing that says it is one: the next lower place after a hundred, a thousand, a million. */
const isBareDigit = (part: NumberWords, at: number) => part.next === at + 1 && part.value >= 1 && part.value <= 9;

/** Below a thousand: `ba trăm`, `một trăm lẻ năm`, `không trăm lẻ bốn`. */
function readHundreds(tokens: readonly Token[], at: number): NumberWords | undefined {
  const first = readTens(tokens, at);
  if (first === undefined || !isWord(tokens[first.next], 'tram')) return first;
  const afterHundred = first.next + 1;
  const isOdd = isWord(tokens[afterHundred], 'le', 'linh');
  const rest = readTens(tokens, isOdd ? afterHundred + 1 : afterHundred);
  if (rest === undefined) return { value: first.value * 100, next: afterHundred, loose: false };
  const loose = !isOdd && isBareDigit(rest, afterHundred);
  return { value: first.value * 100 + rest.value * (loose ? 10 : 1), next: rest.next, loose };
}

const scales = wordTable({ ty: 1e9, ti: 1e9, trieu: 1e6, nghin: 1e3, ngan: 1e3 });
const scaleOf = (token: Token | undefined): number => (token?.kind === 'word' ? (scales[token.plain] ?? 1) : 1);

/** A number in words that begins at a token, and the token after it; nothing when there is none. */
export function readNumberWords(tokens: readonly Token[], at: number): NumberWords | undefined {
  if (!startsNumber(tokens[at])) return undefined;
  let total = 0;
  let next = at;
  let loose = false;
  for (let below = Number.POSITIVE_INFINITY; ; ) {
    const isOdd = next > at && isWord(tokens[next], 'le', 'linh');
    const part = readHundreds(tokens, isOdd ? next + 1 : next);
    if (part === undefined) break;
    const scale = scaleOf(tokens[part.next]);
    if (scale >= below) break;
    const isNextPlace = scale === 1 && below !== Number.POSITIVE_INFINITY && !isOdd && isBareDigit(part, next);
    total += part.value * (isNextPlace ? below / 10 : scale);
    loose ||= part.loose || isNextPlace;
    next = scale === 1 ? part.next : part.next + 1;
    if (scale === 1) break;
    below = scale;
  }
  return next === at ? undefined : { value: total, next, loose };
}

/** Whether the first word of a text is a number in words: most texts are not, and need no further look. */
function opensWithNumber(text: string): boolean {
  const end = text.indexOf(' ');
  return startsNumber(tokenise(end === -1 ? text : text.slice(0, end)).tokens[0]);
}

/** More digits than a number can hold exactly are no amount that anybody means. */
const longestDigits = 20;
const longestNumber = 160;
const longestMoney = 160;

/** Written in digits: dots group thousands, a comma begins the decimals. `19.3` and `1,234` could be the other way round. */
function readDigits(written: string): NumberReading {
  if (written.length > longestDigits) return { ok: false };
  if (/^\d+$/.test(written)) return { ok: true, value: Number(written), certain: true };
  if (/^\d{1,3}(?:[. ]\d{3})+(?:,\d+)?$/.test(written))
    return { ok: true, value: Number(written.replace(/[. ]/g, '').replace(',', '.')), certain: true };
  if (/^\d+,\d+$/.test(written))
    return { ok: true, value: Number(written.replace(',', '.')), certain: !/^\d{1,3},\d{3}$/.test(written) };
  if (/^\d{1,3}(?:,\d{3})+$/.test(written)) return { ok: true, value: Number(written.replace(/,/g, '')), certain: false };
  return /^\d+\.\d+$/.test(written) ? { ok: true, value: Number(written), certain: false } : { ok: false };
}

/** A number alone: `5.166`, `69,2`, `mười hai`. `certain` false when dot and comma may have changed places. */
export function readNumber(text: string): NumberReading {
  const typed = normalise(text.length > 4 * longestNumber ? '' : text).trim();
  if (typed.length > longestNumber) return { ok: false };
  if (/^[\d., ]+$/.test(typed)) return readDigits(typed);
  if (!opensWithNumber(typed)) return { ok: false };
  const { tokens } = tokenise(typed);
  const words = readNumberWords(tokens, 0);
  return words !== undefined && words.next === tokens.length
    ? { ok: true, value: words.value, certain: !words.loose }
    : { ok: false };
}

const moneyScales = wordTable({
  k: 1e3,
  nghin: 1e3,
  ngan: 1e3,
  ng: 1e3,
  tr: 1e6,
  trieu: 1e6,
  cu: 1e6,
  ty: 1e9,
  ti: 1e9,
});
const moneyShape = /^(\d[\d.,]*)\s{0,3}(k|nghin|ngan|ng|trieu|tr|cu|ty|ti)?\s{0,3}(ruoi|\d{1,3})?\s{0,3}(dong|vnd|d|đ)?$/;

/**
 * An amount in đồng: `290tr` = `290 triệu` = `290.000.000 đồng`, `1,2 tỷ`, `1tr2` = 1.200.000, `2 triệu rưỡi`, `500k`.
 * A small bare number is uncertain: `500` may mean 500 nghìn.
 */
export function readMoney(text: string): NumberReading {
  const typed = foldInPlace(normalise(text.length > 4 * longestMoney ? '' : text)).trim();
  if (typed.length > longestMoney) return { ok: false };
  const match = moneyShape.exec(typed.replace(/[.,!]$/, ''));
  if (match === null) return readMoneyWords(typed);
  const [, written = '', scaleName, rest, currency] = match;
  // "290,000" is money in the English way far more often than 290 đồng.
  const isEnglish = scaleName === undefined && /^\d{1,3},\d{3}$/.test(written);
  const number = isEnglish ? { ok: true as const, value: Number(written.replace(',', '')), certain: false } : readDigits(written);
  if (!number.ok) return number;
  const scale = scaleName === undefined ? 1 : (moneyScales[scaleName] ?? 1);
  if (rest !== undefined && scaleName === undefined) return { ok: false };
  // "1tr2" is a million and two hundred thousand: what follows is the next decimals of the unit.
  const extra = rest === undefined ? 0 : rest === 'ruoi' ? scale / 2 : (Number(rest) * scale) / 10 ** rest.length;
  const value = Math.round(number.value * scale + extra);
  return { ok: true, value, certain: number.certain && (scaleName !== undefined || currency !== undefined || value >= 1000) };
}

/** `nửa triệu`, `triệu rưỡi`, `trăm rưỡi`: amounts that do not begin with a number. */
const spokenAmounts = wordTable({ 'nua trieu': 5e5, 'trieu ruoi': 1.5e6, 'nua ty': 5e8, 'ty ruoi': 1.5e9 });

function readMoneyWords(folded: string): NumberReading {
  const spoken = spokenAmounts[folded.replace(/ dong$/, '')];
  if (spoken !== undefined) return { ok: true, value: spoken, certain: true };
  if (/^\d/.test(folded)) return readMoneyParts(folded);
  if (!opensWithNumber(folded)) return { ok: false };
  const { tokens } = tokenise(folded);
  const words = readNumberWords(tokens, 0);
  if (words === undefined) return { ok: false };
  // "hai mươi k": thousands said as a letter.
  const letter = words.value < 1000 ? moneyScales[tokens[words.next]?.plain ?? ''] : undefined;
  const next = letter === undefined ? words.next : words.next + 1;
  const isHalfMore = isWord(tokens[next], 'ruoi');
  const end = isHalfMore ? next + 1 : next;
  const isWhole = end === tokens.length || (end === tokens.length - 1 && isWord(tokens[end], 'dong'));
  const last = tokens[next - 1]?.plain ?? '';
  const scale = last === 'tram' ? 100 : moneyScales[last];
  if (!isWhole || (isHalfMore && scale === undefined)) return { ok: false };
  const value = words.value * (letter ?? 1) + (isHalfMore ? (scale ?? 0) / 2 : 0);
  return { ok: true, value, certain: value >= 1000 && !words.loose };
}

const moneyPart = /^(\d[\d.,]*)\s?(k|nghin|ngan|ng|trieu|tr|cu|ty|ti)(?![a-z])\s?/;

/** `2 triệu 500 nghìn`, `1 tỷ 200 triệu`, `1 triệu hai`: from the larger to the smaller. */
function readMoneyParts(folded: string): NumberReading {
  let rest = folded.replace(/ ?(?:dong|vnd|đ|d)$/, '');
  let total = 0;
  let certain = true;
  let below = Number.POSITIVE_INFINITY;
  for (let match = moneyPart.exec(rest); match !== null; match = moneyPart.exec(rest)) {
    const number = readDigits(match[1] ?? '');
    const scale = moneyScales[match[2] ?? ''] ?? 1;
    if (!number.ok || scale >= below || number.value * scale >= below) return { ok: false };
    total += number.value * scale;
    certain &&= number.certain;
    below = scale;
    rest = rest.slice(match[0].length);
  }
  const tenth = rest === '' || below === Number.POSITIVE_INFINITY ? undefined : unitOf(tokenise(rest).tokens[0]);
  if (tenth !== undefined && !rest.includes(' ')) return { ok: true, value: Math.round(total + (tenth * below) / 10), certain };
  return rest === '' && total > 0 ? { ok: true, value: Math.round(total), certain } : { ok: false };
}

/** `5166` → `5.166`, `1234.5` → `1.234,5`. */
export function showNumber(value: number): string {
  const [whole = '', decimals] = String(Math.abs(value)).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+(?!\d))/g, '.');
  return `${value < 0 ? '-' : ''}${grouped}${decimals === undefined ? '' : `,${decimals}`}`;
}

/**
 * A share with one decimal, half up on the exact fraction, decimal comma: 5166 of 7460 is `69,2%`, 171 of 240 is `71,3%`.
 * `–` when there is nothing to divide by. Integers only, so nothing is lost to binary fractions.
 */
export function showPercent(part: number, whole: number): string {
  if (whole === 0) return '–';
  const thousandths = (BigInt(part) * 2000n + BigInt(whole)) / (BigInt(whole) * 2n);
  return `${showNumber(Number(thousandths / 10n))},${thousandths % 10n}%`;
}

/** Counts under ten get a zero in front, as in reports: `07`. */
export function padCount(count: number): string {
  return count < 10 && count >= 0 ? `0${count}` : showNumber(count);
}
