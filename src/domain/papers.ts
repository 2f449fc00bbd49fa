/** One page of A4 in the official form's tone (domain.md §3.2 step 6), as data; reports/paper makes a PDF of it. */
export interface Paper<T = string> {
  kind: 'paper';
  /** Top left, from the higher unit down: the last one issues it and is set in bold. */
  issuer: T[];
  /** Top right, below the motto of the union: place and date. */
  placeAndDate: T;
  title: T;
  /** Below the title, smaller. */
  subtitle?: T;
  /** Paragraphs, or "label: value" lines; a table of dated activities. */
  body: ({ text: T } | { label: T; value: T } | { heading: T[]; rows: T[][] })[];
  /** Bottom: who signs, with room for a signature and a stamp: those stay outside the bot. */
  signatures: { role: T; note?: T; name?: T }[];
}
