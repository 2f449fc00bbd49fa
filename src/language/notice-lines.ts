/**
 * A line of a notice named with its new words: "thêm nội dung: bầu BCH", "đổi chỗ qua trường tiểu học", "nhớ mang sổ tay", "bỏ trang
 * phục". The words of the line are cut as typed.
 */
import { tidy } from './cuts.js';
import { tokenise } from './tokens.js';

export interface LineEdit {
  line: 'place' | 'content' | 'dress' | 'bring';
  /** Null: the line is to be left out. */
  value: string | null;
  /** "thêm": to what stands there, not instead of it. */
  adds: boolean;
  /** Begins with a word that asks for a change; without one it is only understood where a notice is under the eyes. */
  asks: boolean;
}

const verbs = 'them|bo sung|doi|sua|thay|chinh|ghi|cap nhat|chuyen|dieu chinh';
const verb = `(?:${verbs}) ?:?(?: (?:lai|cho|giup|them|vao|dong|phan|muc|luon))*`;
/** "mọi người nhớ …" */
const everybody = '(?:them(?: ?:)?|nho|dan|nhac|moi nguoi|ca nha|cac ban|ae|anh em)';
const asking = new RegExp(`^(?:(?:${verbs})(?: ?:)?|nho|dan|nhac|(?:moi nguoi|ca nha|cac ban|ae|anh em) nho) `);
const adding = /^(?:them|bo sung)[ :]/;
const link = '(?: hop| moi| buoi hop)?(?: (?:qua|sang|thanh|la|ve|toi|den|o|tai))?(?: ?[:=–-] ?| )';
const placeWords =
  'nha (?:van hoa|vh|sinh hoat|thieu nhi|bia)|nvh|hoi truong|truong|san|tru so|phong|van phong|dinh|chua|ub|ubnd|quan';

const forms: [LineEdit['line'], RegExp][] = [
  ['content', new RegExp(`^(?:${verb} )?(?:noi dung|nd)${link}(?<value>.+)$`, 'ds')],
  ['dress', new RegExp(`^(?:${verb} )?(?:trang phuc|quan ao)${link}(?<value>.+)$`, 'ds')],
  ['dress', new RegExp(`^(?:${everybody} )*mac (?<value>(?:ao|quan|do|dong phuc|trang phuc|lich su|tu do)(?![a-z]).*)$`, 'ds')],
  ['bring', new RegExp(`^(?:${everybody} )*(?:mang theo|dem theo|mang|dem)(?: ?: ?| )(?!lai)(?<value>.+)$`, 'ds')],
  ['bring', new RegExp(`^${verb} (?:mang theo|vat dung|do mang theo)${link}(?<value>.+)$`, 'ds')],
  ['place', new RegExp(`^(?:${verb} )?dia diem${link}(?<value>.+)$`, 'ds')],
  ['place', new RegExp(`^${verb} (?:cho|noi)(?: hop)?(?: (?:qua|sang|thanh|ve|toi|den|o|tai)| ?:) (?<value>.+)$`, 'ds')],
  ['place', new RegExp(`^${verb}(?: hop)? (?:qua|sang|ve|toi|den) (?<value>(?:${placeWords})(?![a-z]).*)$`, 'ds')],
];

const leftOut: [LineEdit['line'], RegExp][] = [
  ['content', /^(?:noi dung|nd)$/],
  ['dress', /^(?:trang phuc|mac gi|mac ao .*)$/],
  ['bring', /^(?:mang theo|mang gi|mang .*)$/],
];
const leaving = /^(?:bo|xoa|khong can|ko can|khoi can|khoi)(?: (?:dong|phan|muc|ghi))* (.+)$/;

/** @param text one piece: a sentence without another change beside it. Undefined when no line is named, or nothing is said for it. */
export function readLineEdit(text: string): LineEdit | undefined {
  const { text: typed, folded } = tokenise(text.trim());
  const gone = leaving.exec(folded)?.[1];
  const dropped = gone === undefined ? undefined : leftOut.find(([, words]) => words.test(gone))?.[0];
  if (dropped) return { line: dropped, value: null, adds: false, asks: true };
  for (const [line, form] of forms) {
    const match = form.exec(folded);
    const place = match?.indices?.groups?.value;
    const value = place && tidy(typed.slice(place[0], place[1]));
    if (!value || !/[\p{L}\p{N}]/u.test(value)) continue;
    return { line, value, adds: adding.test(folded), asks: asking.test(folded) };
  }
  return undefined;
}

/**
 * The named lines of a sentence with several changes ("dời qua cn 8g, đổi chỗ qua trường tiểu học"), and what is left of it. A content
 * goes on to the end: its own commas are part of it.
 */
export function readLineEdits(text: string): { edits: LineEdit[]; rest: string } {
  const edits: LineEdit[] = [];
  const rest: string[] = [];
  const pieces = text.split(/[,;](?!\d)|(?<=\s)(?:và|va)(?=\s+(?:thêm|them|đổi|doi|mang|mặc|mac)\s)/u);
  for (const [n, piece] of pieces.entries()) {
    const edit = readLineEdit(piece);
    if (edit?.line === 'content' && edit.value !== null) {
      const whole = readLineEdit(pieces.slice(n).join(','));
      edits.push(whole ?? edit);
      break;
    }
    if (edit) edits.push(edit);
    else rest.push(piece);
  }
  return { edits, rest: rest.join(',').trim() };
}
