/** A day that a text names, as every reader of days gives it back. */

export type DayProblem = 'no_such_day' | 'weekday_mismatch' | 'past' | 'lunar' | 'vague_date' | 'two_dates';

export interface FoundDay {
  date?: string;
  /** False: a guess among several days, to be confirmed. */
  certain: boolean;
  /** `lunar` with a date: the civil day it most likely is, to be shown and asked. */
  problem?: DayProblem;
  /** The day was written as a date or with its week: it will not be moved to make a time lie ahead. */
  fixed: boolean;
  /** Token positions, the end excluded. */
  from: number;
  to: number;
}

/** A day that does not exist, or that nobody can tell. */
export function refusedDay(problem: DayProblem, from: number, to: number, date?: string): FoundDay {
  const refused: FoundDay = { certain: false, fixed: true, problem, from, to };
  if (date !== undefined) refused.date = date;
  return refused;
}

/** From the first token of some days to the last. */
export function spanOf(days: readonly FoundDay[]): { from: number; to: number } {
  return { from: Math.min(...days.map((day) => day.from)), to: Math.max(...days.map((day) => day.to)) };
}
