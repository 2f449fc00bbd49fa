/** Columns that are read as they are: the words of a roster turned into the product's codes (domain reference §1.6, §2.5, §3.3). */
import type { MemberStatus, RoleTitle } from '../domain/people.js';
import { normalise, searchKey } from '../language/folding.js';
import type { Cell } from './sheet.js';

export type { RoleTitle };
export type Participation = 'good' | 'participated' | 'registered_only';
export type Gender = 'male' | 'female';

/** A cell as stored text: NFC, single spaces; null when empty. */
export function plainText(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined) return null;
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : normalise(String(cell)).replace(/\s+/g, ' ').trim();
  return text === '' ? null : text;
}

function words(cell: Cell | undefined): string {
  return searchKey(plainText(cell) ?? '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

export function readRole(cell: Cell | undefined): RoleTitle | null {
  const text = words(cell);
  if (/^(pho bi thu|pbt|p bi thu|p bt)\b/.test(text)) return 'deputy_secretary';
  if (/^(bi thu|bt)\b/.test(text)) return 'secretary';
  if (/^(uy vien|uv|uvbch|ban chap hanh|bch)\b/.test(text)) return 'committee_member';
  return null;
}

/** “Chuyển sinh hoạt tạm thời” went away for a while, “Sinh hoạt tạm thời” came for a while: the order of the rules matters. */
const statuses: [RegExp, MemberStatus][] = [
  [/^(chuyen sinh hoat tam thoi|tam thoi di|sinh hoat tam thoi di)/, 'temporary_out'],
  [/^(sinh hoat tam thoi|tam thoi)/, 'temporary_in'],
  [/^(di (lam|hoc|lao dong)|lam an xa|hoc xa|o xa|nghia vu quan su|bo doi)/, 'away'],
  [/^(da )?(chuyen (sinh hoat|di|den don vi khac)|chuyen)/, 'transferred_out'],
  [/^(da )?truong thanh/, 'graduated'],
  [/^(da )?(xoa ten|khai tru|bi xoa)/, 'removed'],
  [/^(da )?(mat|chet|qua doi|tu tran)$/, 'deceased'],
  [/^(dang )?(sinh hoat|hoat dong)/, 'active'],
];

/** Null when the cell is empty or says something else: the import then leaves a known member's status alone. */
export function readStatus(cell: Cell | undefined): MemberStatus | null {
  const text = words(cell);
  return statuses.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** “Có đăng ký nhưng không tham gia” begins with “Có” and is no participation. */
export function readParticipation(cell: Cell | undefined): Participation | null {
  const text = words(cell);
  if (/khong tham gia|chua tham gia|^khong|^chua/.test(text)) return /dang ky/.test(text) ? 'registered_only' : null;
  if (/^(tham gia )?tot\b/.test(text)) return 'good';
  if (/^(co( tham gia)?|tham gia|x|da tham gia)\b/.test(text)) return 'participated';
  return null;
}

/** From the column, or from the mark under “Nam” or “Nữ”; never from the name. */
export function readGender(cell: Cell | undefined): Gender | null {
  const text = words(cell);
  return text === 'nam' ? 'male' : text === 'nu' ? 'female' : null;
}

export interface Place {
  hamlet: string | null;
  commune: string | null;
}

const hamletWord = /^(ấp|thôn|khu phố|khu vực|khu|khóm|tổ dân phố|tổ|bản|làng|buôn|xóm|sóc|kp|tdp)(?=[\s.\d])/iu;
const communeWord = /^(xã|phường|thị trấn|đặc khu|tt|p|x)(?=[\s.\d])/iu;

/**
 * Hamlet and commune out of an address. House number, street, district and province are left out: the bot keeps nothing finer
 * or wider than it needs (domain reference §8.4).
 */
export function readPlace(cell: Cell | undefined): Place {
  const parts = (plainText(cell) ?? '').split(/\s*[,;]\s*|\s+[–-]\s+/).filter((part) => part !== '');
  const find = (word: RegExp) => parts.find((part) => word.test(part));
  const hamlet = find(hamletWord);
  const commune = find(communeWord);
  return {
    hamlet: hamlet ? lowerFirstWord(hamlet, hamletWord) : null,
    commune: commune ? lowerFirstWord(commune, communeWord) : null,
  };
}

/** A column that holds only hamlets, or only communes: a bare name (“Phú Cường”) counts, unless it has a house number in it. */
export function readPlaceColumn(cell: Cell | undefined, part: keyof Place): string | null {
  const text = plainText(cell);
  const found = readPlace(cell)[part];
  if (found || text === null) return found;
  return /^\p{L}[\p{L} '’]*\d{0,2}$/u.test(text) ? text : null;
}

/** “Xã Đắc Lua” and “xã Đắc Lua” are one place. */
function lowerFirstWord(text: string, word: RegExp): string {
  return text.replace(word, (found) => found.toLowerCase());
}
