/** HTML that is safe to send: made by `html` from texts that it escapes, or by `trusted` from a drawing of our own. */
export interface Html {
  readonly markup: string;
}

export type Part = Html | string | number | null | undefined | false | readonly Part[];

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A template: whatever is put in is text, also inside a quoted attribute, unless it is HTML already. Lists are joined, nothing is nothing. */
export function html(pieces: TemplateStringsArray, ...parts: Part[]): Html {
  return { markup: pieces.reduce((before, piece, at) => before + markupOf(parts[at - 1]) + piece) };
}

/** Markup that holds nobody's words: a chart, drawn by reports/charts. */
export function trusted(markup: string): Html {
  return { markup };
}

function markupOf(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'object') return 'markup' in part ? part.markup : part.map(markupOf).join('');
  return escaped(String(part));
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign]!);
}
