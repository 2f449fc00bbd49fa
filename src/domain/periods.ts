import { showBirthDate } from '../language/show.js';

/**
 * The spans of time in which taking part is counted (domain.md §3.5). A key holds all there is to know, so that no table of periods
 * is needed and an old key still means the same: `year:2026`, `school_year:2025` (September 2025 to August 2026), `summer:2026` (June
 * to August), `custom:2026-03-01:2026-05-31`.
 */
export const periodTypes = ['year', 'school_year', 'summer', 'custom'] as const;
export type PeriodType = (typeof periodTypes)[number];

export interface Period {
  key: string;
  type: PeriodType;
  /** First and last day, yyyy-mm-dd, both inside. */
  from: string;
  to: string;
}

const day = /^\d{4}-\d{2}-\d{2}$/;

/** The period of a key; undefined for text that is none, and for one that ends before it begins. */
export function readPeriod(key: string): Period | undefined {
  const [type, first = '', second = ''] = key.split(':');
  if (type === 'custom')
    return day.test(first) && day.test(second) && first <= second ? { key, type, from: first, to: second } : undefined;
  if (!/^\d{4}$/.test(first) || second !== '') return undefined;
  const year = Number(first);
  switch (type) {
    case 'year':
      return { key, type, from: `${year}-01-01`, to: `${year}-12-31` };
    case 'school_year':
      return { key, type, from: `${year}-09-01`, to: `${year + 1}-08-31` };
    case 'summer':
      return { key, type, from: `${year}-06-01`, to: `${year}-08-31` };
    default:
      return undefined;
  }
}

/** The period of a type that a day (yyyy-mm-dd) lies in; of summers, the one that is on or was last. */
export function periodAt(type: Exclude<PeriodType, 'custom'>, on: string): Period {
  const year = Number(on.slice(0, 4));
  const month = Number(on.slice(5, 7));
  const first = (type === 'school_year' && month < 9) || (type === 'summer' && month < 6) ? year - 1 : year;
  return readPeriod(`${type}:${first}`)!;
}

/** As people say it: `năm 2026`, `năm học 2025–2026`, `hè 2026`, `01/03/2026–31/05/2026`. */
export function showPeriod({ type, from, to }: Period): string {
  const year = Number(from.slice(0, 4));
  if (type === 'year') return `năm ${year}`;
  if (type === 'school_year') return `năm học ${year}–${year + 1}`;
  return type === 'summer' ? `hè ${year}` : `${showBirthDate(from)}–${showBirthDate(to)}`;
}
