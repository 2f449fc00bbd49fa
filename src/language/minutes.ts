/** How long something lasts, as people say it: `30`, `45p`, `nửa tiếng`, `1 tiếng rưỡi`, `1h30`, `một tiếng`. */
import { foldInPlace, normalise } from './folding.js';
import { readNumber } from './numbers.js';

const inHours = /^(.{1,20}?) ?(?:tieng|gio|h)(?: ?(ruoi|\d{1,2})(?: ?(?:phut|p))?)?$/;
const inMinutes = /^(.{1,20}?) ?(?:phut|p)?$/;

/** Whole minutes, or nothing when the text is no length of time. A bare number is minutes. */
export function readMinutes(text: string): number | undefined {
  const folded = foldInPlace(normalise(text)).trim().replace(/\s+/g, ' ').replace(/[.!]$/, '');
  if (folded.length > 30) return undefined;
  if (/^nua (?:tieng|gio)$/.test(folded)) return 30;
  const typed = folded.replace(/^(?:mo|trong|khoang|chung) /, '');
  const hours = inHours.exec(typed);
  const count = wholeNumber((hours ?? inMinutes.exec(typed))?.[1] ?? '');
  if (count === undefined || !hours) return count;
  return count * 60 + (hours[2] === 'ruoi' ? 30 : Number(hours[2] ?? 0));
}

function wholeNumber(text: string): number | undefined {
  const read = readNumber(text);
  return read.ok && Number.isInteger(read.value) && read.value >= 0 ? read.value : undefined;
}
