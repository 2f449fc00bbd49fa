/**
 * Cuts a text into parts of at most `limit` UTF-16 units: between paragraphs if it can, else between lines, else between words,
 * else anywhere but inside a character. Only blanks at the cuts are lost.
 */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const end = cut(rest, limit);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  if (rest !== '') parts.push(rest);
  return parts;
}

/** A title of at most `limit` units: cut after a word where one ends in its second half, and marked with an ellipsis. */
export function shorten(title: string, limit: number): string {
  if (title.length <= limit) return title;
  const space = title.lastIndexOf(' ', limit - 1);
  const end = space >= limit / 2 ? space : beforeSurrogate(title, limit - 1);
  return `${title.slice(0, end).trimEnd()}…`;
}

function cut(text: string, limit: number): number {
  for (const gap of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(gap, limit);
    // A cut in the first half would leave a stub of a message; a smaller gap further on reads better.
    if (at >= limit / 2) return at;
  }
  return beforeSurrogate(text, limit);
}

/** `end`, or one less where it would part the two halves of a character beyond the basic plane. */
function beforeSurrogate(text: string, end: number): number {
  return /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(end)) ? end - 1 : end;
}
