/** Cuts from a message what its intent needs (domain reference §10). Texts are cut verbatim from the original, never paraphrased. */
import type { ExpandedWord } from './abbreviations.js';
import type { IntentName } from './cues.js';
import type { Facts } from './facts.js';
import { meetingSlots, noticeSlots, rescheduleSlots } from './slots-of-meetings.js';
import { memberSlots } from './slots-of-members.js';
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

/** `group` is the category of what is out of scope. A slot is present only when the text holds it. */
export function cutSlots(intent: IntentName, source: Source, group = ''): Slots {
  switch (intent) {
    case 'out_of_scope':
      return { category: group };
    case 'broadcast_meeting':
      return meetingSlots(source);
    case 'broadcast_notice':
      return noticeSlots(source);
    case 'reschedule_meeting':
    case 'cancel_meeting':
      return rescheduleSlots(intent, source);
    default:
      return memberSlots(intent, source);
  }
}

/** The piece of the original after the first place where `pattern` (on folded text) ends, up to the end of the text. */
export function cutAfter({ text, folded }: Source, pattern: RegExp): string | undefined {
  const match = pattern.exec(folded);
  if (match === null) return undefined;
  return tidy(text.slice(match.index + match[0].length));
}

/** What the first group of `pattern` caught, as typed. */
export function cutGroup({ text, folded }: Source, pattern: RegExp): string | undefined {
  const match = new RegExp(pattern.source, `${pattern.flags.replace('d', '')}d`).exec(folded);
  const place = match?.indices?.[1];
  return place === undefined ? undefined : tidy(text.slice(place[0], place[1]));
}

/** Without signs, politeness and emoji at the edges; nothing left is nothing. */
export function tidy(piece: string): string | undefined {
  const cut = piece
    .replace(/^[\s:,;.–-]+/u, '')
    .replace(/(?:[\s,;.!:–-]|\p{Extended_Pictographic}|\ufe0f|(?<=[\s,])(?:ạ|nha|nhé|nhe|nghen|nè|ad|bot)(?=[\s,.!]*$))+$/u, '')
    .trim();
  return cut === '' ? undefined : cut;
}

/** Leaves out slots that were not found. */
export function present(slots: Record<string, unknown>): Slots {
  return Object.fromEntries(
    Object.entries(slots).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}
