/** What an officer types over a numbered list of names: `3, 7, 12`, `3-7 trễ`, `tất cả trừ 3 7`, `vắng có phép 5`, `khách 4`, a name. */
import { foldInPlace, normalise } from './folding.js';

export type TickMark = 'present' | 'late' | 'excused' | 'unexcused';

export type TickReading =
  /** `mark` undefined: none was named. `absent`: "vắng" alone says neither with nor without leave. */
  | { kind: 'numbers'; numbers: number[]; except: boolean; mark?: TickMark | 'absent' }
  | { kind: 'all'; mark?: TickMark | 'absent' }
  | { kind: 'undo' }
  | { kind: 'guests'; count: number }
  /** Not numbers: perhaps names, as typed and without the words of a mark. `except`: everybody but them ("tất cả trừ Hoa và Nam"). */
  | { kind: 'names'; names: string[]; except: boolean; mark?: TickMark | 'absent' };

const markWords: [TickMark | 'absent', RegExp][] = [
  ['unexcused', /\b(?:vang )?(?:mat )?(?:khong|ko|k) (?:phep|ly do|xin phep)\b/],
  ['excused', /\b(?:vang )?(?:mat )?(?:co phep|co ly do|xin phep|xin vang|phep)\b/],
  ['late', /\b(?:den |toi |vao |di )?(?:tre|muon)\b/],
  ['present', /\b(?:co mat|du mat|da den|da toi|co di)\b/],
  ['absent', /\bvang(?: mat)?\b/],
];
const undoWords = /^(?:hoan tac|undo|lam lai|bo lan vua roi|xoa lan vua roi|nham roi|ghi nham)$/;
const guestWords =
  /^(?:co )?(?:them )?(?:(\d{1,3}) (?:khach|dai bieu)(?: moi)?|(?:so )?(?:khach|dai bieu)(?: moi)?:? ?(\d{1,3}))$/;
const everybody = /\b(?:tat ca|het|moi nguoi|ca chi doan|ca lop|all|day du|du het)\b/g;
const but = /\b(?:ngoai tru|tru|bo ra|bo)\b/g;
const fillers = /\b(?:so|stt|ban|dong chi|em|va|voi|cho|nha|nhe|a|ghi|danh dau|tick|deu|la|cac|may|nguoi)\b/g;
/** A list is no longer than this (storage gives 500 lines). */
const longestNumber = 999;

export function readTicks(text: string): TickReading {
  const typed = normalise(text).replace(/\s+/g, ' ').trim().slice(0, 500);
  const folded = foldInPlace(typed);
  if (undoWords.test(folded)) return { kind: 'undo' };
  const guests = guestWords.exec(folded);
  if (guests) return { kind: 'guests', count: Number(guests[1] ?? guests[2]) };
  const found = markWords.find(([, pattern]) => pattern.test(folded));
  const mark = found?.[0];
  const marked = mark ? { mark } : {};
  const rest = found ? blanked(folded, found[1]) : folded;
  const numbers = numbersIn(blanked(blanked(blanked(rest, everybody), but), fillers));
  const hasAll = rest.search(everybody) >= 0;
  const hasBut = rest.search(but) >= 0;
  if (numbers && numbers.length > 0) return { kind: 'numbers', numbers, except: hasBut, ...marked };
  if (numbers && hasAll && !hasBut) return { kind: 'all', ...marked };
  // "Trừ" with people before it ("Hoa trừ Nam") says nothing that can be meant: then it is part of a name that nobody has.
  const after = hasBut ? afterBut(rest) : undefined;
  const bare = found ? blankedAs(typed, folded, found[1]) : typed;
  if (after !== undefined) return { kind: 'names', names: namesIn(bare.slice(after)), except: true, ...marked };
  return { kind: 'names', names: namesIn(bare), except: false, ...marked };
}

/** Where the names begin after "(tất cả) trừ"; undefined when something else stands before it. */
function afterBut(rest: string): number | undefined {
  const found = new RegExp(but.source).exec(rest)!;
  const before = blanked(blanked(rest.slice(0, found.index), everybody), fillers);
  return /^[\s,.:]*$/.test(before) ? found.index + found[0].length : undefined;
}

/** The typed text without the words of a mark, a comma in their place. */
function blankedAs(typed: string, folded: string, pattern: RegExp): string {
  const cut = pattern.exec(folded);
  return cut ? typed.slice(0, cut.index) + ','.padEnd(cut[0].length) + typed.slice(cut.index + cut[0].length) : typed;
}

/** Same length, so that what is left can still be cut from the original. */
function blanked(text: string, pattern: RegExp): string {
  return text.replace(pattern, (match) => ' '.repeat(match.length));
}

/** Numbers and ranges, or undefined when there is anything else. */
function numbersIn(text: string): number[] | undefined {
  const spaced = text.replace(/(\d) *(?:-|–|den) *(\d)/g, '$1-$2').replace(/\btu (?=\d)/g, ' ');
  const parts = spaced.split(/[\s,;.+&/:]+/).filter(Boolean);
  const numbers: number[] = [];
  for (const part of parts) {
    const range = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(part);
    if (!range) return undefined;
    const first = Number(range[1]);
    const last = Number(range[2] ?? range[1]);
    if (first < 1 || last < first || last > longestNumber) return undefined;
    for (let n = first; n <= last; n++) numbers.push(n);
  }
  return [...new Set(numbers)];
}

/** Names between commas, without the words around them. Numbers among them stay, as digits. */
function namesIn(bare: string): string[] {
  return bare
    .split(/[,;\n]| (?:và|va|với|voi) /)
    .map((name) =>
      name
        .trim()
        .replace(/^(?:điểm danh|diem danh|ghi|bạn|ban|đồng chí|dong chi|đ\/c|d\/c|em)(?: |$)/i, '')
        .replace(/(?:^| )(?:nhé|nha|nhe|ạ|rồi|roi)$/i, '')
        .replace(/[.:!]+$/, '')
        .trim(),
    )
    .filter((name) => name !== '');
}
