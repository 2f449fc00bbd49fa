import { type Period, readPeriod } from '../domain/periods.js';
import { dayNumbered, dayOf, numberOfDay } from '../language/calendar.js';

/**
 * A period and a day in a button's address, which has little room and no colons: `y2026`, `s2025`, `h2026` (hè), `cfw8.fz1`; days are
 * counted from 1970, in base 36. They are claims: whatever is no period is undefined.
 */
const letters = { year: 'y', school_year: 's', summer: 'h' } as const;

export function periodArg({ key, type, from, to }: Period): string {
  return type === 'custom' ? `c${dayArg(from)}.${dayArg(to)}` : `${letters[type]}${key.split(':')[1]}`;
}

export function readPeriodArg(text: string | undefined): Period | undefined {
  const custom = /^c([a-z\d]{1,5})\.([a-z\d]{1,5})$/.exec(text ?? '');
  if (custom) {
    const [from, to] = [readDayArg(custom[1]), readDayArg(custom[2])];
    return from && to ? readPeriod(`custom:${from}:${to}`) : undefined;
  }
  const plain = /^([ysh])(\d{4})$/.exec(text ?? '');
  const type = (Object.keys(letters) as (keyof typeof letters)[]).find((one) => letters[one] === plain?.[1]);
  return type && plain ? readPeriod(`${type}:${plain[2]}`) : undefined;
}

export function dayArg(day: string): string {
  return numberOfDay(day).toString(36);
}

/** From 1970 to 2099. */
export function readDayArg(text: string | undefined): string | undefined {
  const number = /^[a-z\d]{1,5}$/.test(text ?? '') ? Number.parseInt(text ?? '', 36) : -1;
  const last = numberOfDay(dayOf(2099, 12, 31) ?? '2099-12-31');
  return number >= 0 && number <= last ? dayNumbered(number) : undefined;
}

export function pageArg(text: string | undefined): number {
  return /^\d{1,3}$/.test(text ?? '') ? Number(text) : 0;
}
