import { drawable, widthOf } from './letters.js';

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
  const end = fitting(whole, size, width);
  if (end === whole.length) return whole;
  return `${whole.slice(0, fitting(whole, size, width - widthOf('…', size))).trimEnd()}…`;
}

/** Where the first line of a text ends: after its last word that fits, or inside a word that is too long by itself. */
function lineEnd(text: string, size: number, width: number): number {
  const end = fitting(text, size, width);
  if (end === text.length || text[end] === ' ') return end;
  const word = text.lastIndexOf(' ', end);
  return word > 0 ? word : Math.max(end, firstLetter(text));
}

/** How much of a text is not wider than asked for; a letter and its marks stay together. */
function fitting(text: string, size: number, width: number): number {
  let wide = 0;
  for (const { 0: letter, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    wide += widthOf(letter, size);
    if (wide > width) return index;
  }
  return text.length;
}

function firstLetter(text: string): number {
  return /^\P{M}?\p{M}*/u.exec(text)![0].length;
}
