import { choiceAddress } from '../conversation/address.js';
import type { ChoiceSpec, Label, Say } from '../conversation/flow.js';
import { actionsOf, longestPledge, mostActions, type Pledge, type PledgeStatus, type Rhythm } from '../domain/pledges.js';
import { searchKey } from '../language/folding.js';
import { readIntent } from '../language/intents.js';
import { readTimeOfDay } from '../language/times.js';
import { readControl } from '../language/words.js';

/** What the flows about pledges share: how a pledge is read and shown. */

export const button = (key: string, address: string): ChoiceSpec => ({ label: { key }, to: address });

/** A person's mistake: the reason, then the question again. */
export const again = (key: string, params?: Say['params']) => ({
  do: 'again' as const,
  because: params ? { key, params } : { key },
});

/** Hours offered as buttons; any other outside the quiet hours may be typed. */
export const hours: readonly number[] = [7, 12, 18, 19, 20];

const ending = (key: string, choices?: ChoiceSpec[]) => ({ do: 'end' as const, say: [choices ? { key, choices } : { key }] });
const start = button('pledge-choice-start', choiceAddress('pledge', 'start'));
const mine = button('pledge-choice-mine', choiceAddress('pledges', 'mine'));

/** Ways in which a wish about a pledge ends at once. Another person's pledge and one that does not exist read the same. */
export const endings = {
  membersOnly: ending('pledge-members-only'),
  tooMany: ending('pledge-too-many', [mine]),
  none: ending('pledge-none', [start]),
  notYours: ending('pledge-not-yours', [mine]),
  ended: ending('pledge-ended-already', [start]),
  programmeOver: ending('pledge-programme-over', [mine]),
  alreadyIn: ending('pledge-already-in', [mine]),
};

/** What somebody will do, one action a line. */
export function textLines(text: string): Label[] {
  return actionsOf(text).map((action) => ({ key: 'pledge-line-text', params: { text: action } }));
}

export function whenLine(rhythm: Rhythm, hour: number | null): Label {
  if (rhythm === 'none') return { key: 'pledge-when-none' };
  return { key: `pledge-when-${rhythm.replace('_', '-')}`, params: { hour: String(hour ?? 0) } };
}

/** The three answers to a reminder, for one occasion. */
export function answerChoices(pledgeId: string, dueOn: string): ChoiceSpec[] {
  const statuses: PledgeStatus[] = ['done', 'in_progress', 'not_done'];
  return statuses.map((status) => button(statusKey(status), choiceAddress('pledge', 'did', pledgeId, dueOn, status)));
}

export function statusKey(status: PledgeStatus | null): string {
  return `pledge-status-${(status ?? 'silent').replaceAll('_', '-')}`;
}

/** A title as part of a button. */
export function brief(title: string): string {
  const letters = [...title];
  return letters.length <= 70 ? title : `${letters.slice(0, 69).join('').trimEnd()}…`;
}

/** A pledge's text short enough for a button. */
export function shortText({ text }: Pledge): string {
  const [first = '', ...more] = actionsOf(text);
  const letters = [...first];
  return letters.length <= 40 && more.length === 0 ? first : `${letters.slice(0, 39).join('').trimEnd()}…`;
}

/**
 * A pledge as people write it: one action a line, at most three. Each needs a word: an emoji or a number alone is none. `had`: actions
 * that are there already.
 */
export function readPledge(typed: string, had = 0): { text: string } | { problem: string; params?: Say['params'] } {
  const actions = typed
    .normalize('NFC')
    .split(/\r?\n|\r/)
    .map(readAction)
    .filter((one) => one !== '');
  if (actions.length + had > mostActions) return { problem: 'pledge-text-many', params: { most: String(mostActions) } };
  const longest = Math.max(0, ...actions.map((one) => [...one].length));
  if (longest > longestPledge)
    return { problem: 'pledge-text-long', params: { length: String(longest), most: String(longestPledge) } };
  const isSomething = actions.length > 0 && actions.every((one) => /\p{L}{2}/u.test(one) && readControl(one) === undefined);
  return isSomething ? { text: actions.join('\n') } : { problem: 'pledge-text-short' };
}

/** One line without the number or dash in front of it. */
function readAction(line: string): string {
  const text = line.replace(/\s+/gu, ' ').trim();
  return text.replace(/^(?:[-–•*+]\s*|\d[.)]\s+)(?=\p{L})/u, '');
}

/** “cam kết mới”, “đăng ký cam kết nữa”: the wish for a pledge, which does not say yet what it is. */
export function saysNothing(said: string): boolean {
  return /^(?:(?:mot|1|cai|viec|noi dung|them|moi|khac|nua|gi|do|di|nha|nhe|a) ?)+$/.test(searchKey(said));
}

/** Questions that the bot answers, and wishes about one's data: never what somebody pledges to do. */
const askedAside = ['ask_next_meeting', 'ask_my_record', 'export_my_data', 'delete_my_data', 'withdraw_consent', 'ask_dues'];

/** A question typed where the pledge's text is wanted. */
export function isAside(typed: string): boolean {
  const read = readIntent(typed, { formOpen: true });
  return read.certain && askedAside.includes(read.intent);
}

/** "Không vi phạm luật giao thông" is a pledge, although "vi phạm" alone would sound like a report about somebody. */
export function isResolve(typed: string): boolean {
  return /^(?:(?:em|minh|toi|tui|se|da) )*(?:khong|ko|chong|phong) /.test(searchKey(typed));
}

/** A whole hour: a bare number is one, `7 giờ tối` is 19. */
export function readHour(typed: string): number | 'not_whole' | undefined {
  const bare = typed.trim();
  const read = readTimeOfDay(/^\d{1,2}$/.test(bare) ? `${bare}h` : bare);
  if (!read.ok) return undefined;
  return read.time.endsWith(':00') ? Number(read.time.slice(0, 2)) : 'not_whole';
}
