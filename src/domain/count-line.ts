import { padCount } from '../language/numbers.js';
import type { ActivityCounts } from './activities.js';

type Marks = Pick<ActivityCounts, 'invited' | 'present' | 'late' | 'excused' | 'unexcused'>;

/**
 * The count line of the minutes, exactly as branches write it (domain.md §5.6):
 * `Có mặt: 18/25 đồng chí; vắng: 07 (có phép: 05, không phép: 02)`. Who came late was there. Silence is never an absence, so people
 * without a mark are told apart at the end; the line adds up to the number of people invited.
 */
export function countLine({ invited, present, late, excused, unexcused }: Marks): string {
  const came = present + late;
  const absent = excused + unexcused;
  const unmarked = Math.max(0, invited - came - absent);
  const total = came + absent + unmarked;
  const line = `Có mặt: ${padCount(came)}/${padCount(total)} đồng chí; vắng: ${padCount(absent)} (có phép: ${padCount(excused)}, không phép: ${padCount(unexcused)})`;
  return unmarked > 0 ? `${line}; chưa ghi nhận: ${padCount(unmarked)}` : line;
}

/** A congress is valid with two thirds of those summoned (domain.md §5.7); shown as information only. */
export function hasQuorum(present: number, summoned: number): boolean {
  return present * 3 >= summoned * 2;
}
