/** Where in a sentence a person is named. Begins with a family name or stands after "tên"; used for slots and as a sign of intent. */
import { searchKey } from './folding.js';
import type { Token, TokenisedText } from './tokens.js';

export interface FoundName {
  /** As typed, single spaces. */
  text: string;
  start: number;
  end: number;
}

/** The family names of well over nine tenths of the people, with accents; matched without accents only when typed without. */
const familyNames = new Set(
  (
    'Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đào Đoàn Trương Lâm Mai Trịnh Hà Tô Tạ Cao Châu Tăng Thái ' +
    'Lưu Quách Kiều Triệu Nông Hứa Thạch Sơn Danh Kim Giàng Sùng Vàng Lò Cà Lường Quàng Hoà Tôn Âu Vương Lương Phùng Chu Mạc Từ La Diệp Văn Nghiêm Thân Khuất'
  )
    .split(' ')
    .map((name) => name.toLowerCase()),
);
const plainFamilyNames = new Set(
  'nguyen tran le pham huynh hoang phan vo dang bui ngo duong dinh truong trinh luu trieu thach ly ho vu'.split(' '),
);

/** Words that end a name typed in small letters, and that never are part of one. */
const notInNames = new Set(
  (
    'sinh sn ns ngay nam so sdt dt o tai la co vang den tre di vao da duoc bi cho va hoac voi dang ky xin khong ko k nha nhe a roi ' +
    'doan chi ap khu xa thon lop truong hop mat phep dien thoai em minh toi tui bot nghen ne giup gium dum nay mai toan muon lien ket danh sach'
  ).split(' '),
);

/** Names that without accents look like other words; only inside a name. */
const middleNames = new Set(['minh', 'nam', 'mai', 'toan']);

const isCapital = (token: Token | undefined): boolean =>
  token?.kind === 'word' && token.text[0] !== token.word[0] && /^\p{Lu}/u.test(token.text);

function startsName(token: Token): boolean {
  if (token.kind !== 'word') return false;
  if (token.word === token.plain) return plainFamilyNames.has(token.plain) || (isCapital(token) && familyNames.has(token.word));
  return familyNames.has(token.word);
}

/** The token after the last one of a name that begins at `from`. An apostrophe belongs to it: H'Lan. */
function endOfName(tokens: readonly Token[], from: number): number {
  const capitals = isCapital(tokens[from]);
  let at = from + 1;
  for (; at < tokens.length && at - from < 7; at++) {
    const token = tokens[at]!;
    const isApostrophe = (token.text === "'" || token.text === '’') && token.glued;
    if (isApostrophe) continue;
    if (token.kind !== 'word') break;
    if (capitals ? !isCapital(token) : (notInNames.has(token.plain) && !middleNames.has(token.word)) || at - from > 4) break;
  }
  return at;
}

function nameBetween({ text, tokens }: TokenisedText, from: number, to: number): FoundName | undefined {
  const first = tokens[from];
  const last = tokens[to - 1];
  if (first === undefined || last === undefined) return undefined;
  return { text: text.slice(first.start, last.end).replace(/\s+/g, ' '), start: first.start, end: last.end };
}

const labels = new Set(['ten', 'la']);
/** What may stand before a colon and a name. */
const labelled = new Set(['ten', 'dk', 'ky', 'giup']);

/** The first person named: two to six words beginning with a family name, or capital words after "tên". */
export function findName(text: TokenisedText): FoundName | undefined {
  const { tokens } = text;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const starts = startsName(token);
    if (!starts && !isCapital(token)) continue;
    const afterLabel =
      labels.has(tokens[at - 1]?.plain ?? '') || (tokens[at - 1]?.text === ':' && labelled.has(tokens[at - 2]?.plain ?? ''));
    if (
      !(starts || afterLabel) ||
      (tokens[at - 1]?.kind === 'word' &&
        !afterLabel &&
        isCapital(tokens[at - 1]) &&
        isCapital(token) &&
        startsInside(tokens, at))
    )
      continue;
    const to = endOfName(tokens, at);
    const words = tokens.slice(at, to).filter(({ kind }) => kind === 'word').length;
    const isLower = !isCapital(token);
    // "mai", "vàng", "lê": in small letters a single family name says nothing, and the words after it must look like a name.
    if (words < 2 || (isLower && (words < 3 || !looksLikeName(tokens, at, to)))) continue;
    return nameBetween(text, at, to);
  }
  return undefined;
}

/** A capital word before a family name is part of the name only when it is no sentence word ("Bạn Nguyễn …"). */
function startsInside(tokens: readonly Token[], at: number): boolean {
  return startsName(tokens[at - 1]!);
}

function looksLikeName(tokens: readonly Token[], from: number, to: number): boolean {
  const words = tokens.slice(from, to).map(({ plain }) => plain);
  return words.every((word) => !notInNames.has(word) || middleNames.has(word)) && searchKey(words.join(' ')).length >= 6;
}
