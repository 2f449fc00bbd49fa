/** Cutting pieces out of a message, verbatim, by patterns on its folded text: both have the same positions. */
import type { ExpandedWord } from './abbreviations.js';
import type { Facts } from './facts.js';
import type { TokenisedText } from './tokens.js';

export type Slots = Record<string, unknown>;

/** All that is known about a message when its slots are cut. Positions refer to `text`; `folded` has the same positions. */
export interface Source extends TokenisedText {
  words: readonly ExpandedWord[];
  facts: Facts;
  now: Date | undefined;
  zone: string;
  /** yyyy-mm-dd */
  today: string;
}

/** The piece of the original after the first place where `pattern` (on folded text) ends, up to the end of the text. */
export function cutAfter({ text, folded }: Source, pattern: RegExp): string | undefined {
  const match = pattern.exec(folded);
  if (match === null) return undefined;
  return tidy(text.slice(match.index + match[0].length));
}

/** What the first group of `pattern` caught, as typed. The pattern needs the flag `d`: positions are what is cut by. */
export function cutGroup({ text, folded }: Source, pattern: RegExp): string | undefined {
  const match = pattern.exec(folded);
  const place = match?.indices?.[1];
  return place === undefined ? undefined : tidy(text.slice(place[0], place[1]));
}

/** Without signs, politeness and emoji at the edges; nothing left is nothing. */
export function tidy(piece: string): string | undefined {
  const cut = piece
    .replace(/^[\s:,;.–-]+/u, '')
    .replace(/(?:[\s,;.!:–-]|\p{Extended_Pictographic}|\ufe0f|(?<=[\s,])(?:ạ|nha|nhé|nhe|nghen|nè|ad|bot)(?=[\s,.!]*$))+$/u, '')
    .trim();
  if (cut === '') return undefined;
  // "nha bot": one at a time.
  return cut.length < piece.length ? tidy(cut) : cut;
}

/** Leaves out slots that were not found. */
export function present(slots: Record<string, unknown>): Slots {
  const found: Slots = {};
  for (const name of Object.keys(slots)) {
    const value = slots[name];
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) found[name] = value;
  }
  return found;
}

/** "chi đoàn ấp 3", "khu phố 5", "buôn Kla", "12A4" after its kind; ends at a sign or at a word that begins something else. */
const branchShape =
  /(?<![a-z])((?:chi doan |cd )?(?:ap|khu pho|kp|thon|buon|ban|lang|to dan pho|xom) (?!minh|em|ta\b|nao|may|duoc|khong|nha\b|sao|voi)[^\s,;.:]+(?: (?!sinh|sn|ngay|so|sdt|em|minh|roi|nha|nhe|a\b|thi|co|dang|xin|muon|voi|duoc|giup|giua|va|gio|khong|ko|o\b|dang|moi|ad|dung|nghe|nghen|di\b|sao|de\b|nhe|lam|hen|luon|ne\b|vay|day|do\b|ta\b|bot|sinh hoat|cho)[a-z][^\s,;.:]*){0,2}|(?:chi doan|cd) (?!sao|lam|gi\b|nao|di\b|thi\b|noi|nha|voi|em|minh|duoc|khong|ko|cua|nay|va|moi|o\b|thi|bang|giup|nha|a\b)[^\s,;.:]+(?: (?!sinh|sn|ngay|so|sdt|em|minh|roi|nha|nhe|a\b|thi|co|dang|xin|muon|voi|duoc|moi|dung|nghe|nghen|di\b|sao|de\b|nhe|lam|luon|vay|bot|cho)[^\s,;.:]+){0,2})/d;

export function findBranch(source: Source): string | undefined {
  return cutGroup(source, branchShape);
}
