import { drawable, widthOf } from '../letters.js';

/**
 * A text in lines of at most `width` pixels; what is more than `most` lines is cut with "…". A word that is longer than a line is
 * broken. Nothing to say: no line.
 */
export function wrap(text: string, size: number, width: number, most: number): string[] {
  const lines: string[] = [];
  let rest = drawable(text);
  while (rest !== '') {
    if (lines.length === most - 1) return [...lines, cut(rest, size, width)];
    const end = lineEnd(rest, size, width);
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return lines;
}

/** The text, or as much of it as fits with "…" behind. */
export function cut(text: string, size: number, width: number): string {
  const whole = drawable(text);
  if (widthOf(whole, size) <= width) return whole;
  const letters = lettersOf(whole);
  while (letters.length > 0 && widthOf(`${letters.join('').trimEnd()}…`, size) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Where the first line of a text ends: after its last word that fits, or inside a word that is too long by itself. */
function lineEnd(text: string, size: number, width: number): number {
  let end = 0;
  let at = 0;
  let wide = 0;
  for (const letter of lettersOf(text)) {
    if (letter === ' ') end = at;
    wide += widthOf(letter, size);
    if (wide > width) return end || Math.max(at, letter.length);
    at += letter.length;
  }
  return text.length;
}

/** Letters with the marks that belong to them. */
function lettersOf(text: string): string[] {
  return text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
}
