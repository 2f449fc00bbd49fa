import type { Say } from '../conversation/flow.js';
import type { ProgrammeGroup } from '../domain/pledges.js';
import { foldInPlace } from '../language/folding.js';

/** Groups of a programme as a secretary types them: one a line, things to do behind a colon: `Sức khỏe: chạy bộ; hiến máu`. */
const mostGroups = 20;
const mostItems = 12;
/** As long as a button may be (reference/zalo-oa-api.md). */
const longestName = 100;

export function readGroups(typed: string): { groups: ProgrammeGroup[] } | { problem: string; params?: Say['params'] } {
  const lines = typed
    // Without things to do behind a colon, a semicolon parts the groups themselves.
    .split(typed.includes(':') ? /\r?\n|\r/ : /\r?\n|\r|;/)
    .map((line) => line.replace(/^\s*(?:[-–•*+]|\d{1,2}[.)])\s*/, '').trim())
    .filter(Boolean);
  if (lines.length > mostGroups) return { problem: 'programme-groups-many', params: { most: String(mostGroups) } };
  const groups = lines.map((line, n): ProgrammeGroup => {
    const [title = '', ...behind] = line.split(':');
    const items = behind.join(':').split(';').map(tidy).filter(Boolean);
    return { code: codeOf(title, n), title: tidy(title), items };
  });
  if (groups.length === 0 || groups.some(({ title }) => !/\p{L}{2}/u.test(title))) return { problem: 'programme-groups-short' };
  const names = groups.flatMap(({ title, items }) => [title, ...items]);
  if (names.some((name) => [...name].length > longestName))
    return { problem: 'programme-text-long', params: { most: String(longestName) } };
  if (groups.some(({ items }) => items.length > mostItems))
    return { problem: 'programme-items-many', params: { most: String(mostItems) } };
  return { groups };
}

export function groupsAsText(groups: readonly ProgrammeGroup[]): string {
  return groups.map(({ title, items }) => (items.length > 0 ? `${title}: ${items.join('; ')}` : title)).join('\n');
}

const tidy = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** `1_gan_dan`: the number keeps two groups apart that are called alike. */
function codeOf(title: string, n: number): string {
  const words = foldInPlace(title.normalize('NFC'))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  return `${n + 1}_${words.slice(0, 40)}`;
}
