/**
 * Pictures of figures, as data: what a flow or a page wants drawn (reports/charts draws it). `T` is a label while a flow speaks and text
 * when it is drawn. `shown` is the number as people read it; `value` only gives the length.
 */
export type Chart<T = string> = Bars<T> | Columns<T> | Shares<T> | YearCard<T> | BadgeCard<T>;

interface Headed<T> {
  title: T;
  /** Unit, period, date: what the numbers are about. */
  subtitle?: T;
  /** The definition of a rate, or where the numbers come from. */
  footnote?: T;
}

/** One bar a line, as many lines as there are units (up to 60): rates by unit. `value` from 0 to `most` (1 for rates). */
export interface Bars<T = string> extends Headed<T> {
  kind: 'bars';
  most: number;
  bars: { label: T; value: number; shown: T; emphasised?: boolean }[];
}

/** One column a month or year, up to 24: a trend. Null where nothing is known. */
export interface Columns<T = string> extends Headed<T> {
  kind: 'columns';
  most: number;
  columns: { label: T; value: number | null; shown: T }[];
}

/** Parts of a whole, each with its number: members by kind of branch, what became of a notice. Up to 8. */
export interface Shares<T = string> extends Headed<T> {
  kind: 'shares';
  parts: { label: T; value: number; shown: T }[];
}

/** A member's own year on one card: big numbers, and a row of twelve months with what was attended. */
export interface YearCard<T = string> extends Headed<T> {
  kind: 'year';
  numbers: { label: T; shown: T }[];
  /** Twelve: how many activities in that month, and how many of them were attended. */
  months: { label: T; invited: number; attended: number }[];
}

/** A badge with its number. No photograph, no date of birth. */
export interface BadgeCard<T = string> extends Headed<T> {
  kind: 'badge';
  holder: T;
  number: T;
  issuer: T;
}
