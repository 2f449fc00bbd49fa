import { fontFamily } from '../fonts.js';
import { drawable } from '../letters.js';
import { wrap } from '../wrap.js';
import { colours } from './palette.js';

/** A piece of a picture, drawn from its own top left corner. */
export interface Block {
  svg: string;
  height: number;
}

export interface TextStyle {
  size: number;
  bold?: boolean;
  fill?: string;
  anchor?: 'start' | 'middle' | 'end';
}

/** Room from one line to the next: capitals with two marks ("Ễ") stand high. */
export const lineHeight = (size: number): number => Math.round(size * 1.3);

/**
 * One line of text; `y` is its baseline. Attributes and no `style`: on a page with a strict policy styles written into the drawing
 * would not count.
 */
export function text(
  x: number,
  y: number,
  content: string,
  { size, bold, fill = colours.ink, anchor = 'start' }: TextStyle,
): string {
  const letters = drawable(content);
  if (letters === '') return '';
  const where = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}"${bold ? ' font-weight="700"' : ''} fill="${fill}"${where}>${escaped(letters)}</text>`;
}

/** The same written upwards, for columns that are narrower than their numbers; `x` is the middle of the letters. */
export function uprightText(x: number, y: number, content: string, style: TextStyle): string {
  return `<g transform="translate(${round(x + style.size * 0.36)} ${round(y)}) rotate(-90)">${text(0, 0, content, style)}</g>`;
}

/** Lines of text below each other, at most `most` of them. */
export function paragraph(x: number, content: string, width: number, most: number, style: TextStyle): Block {
  const lines = wrap(content, style.size, width, most);
  const step = lineHeight(style.size);
  return { svg: lines.map((line, at) => text(x, at * step + style.size, line, style)).join(''), height: lines.length * step };
}

export function box(x: number, y: number, width: number, height: number, fill: string, more = ''): string {
  const corner = round(Math.min(10, width / 2, height / 2));
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, width))}" height="${round(height)}" rx="${corner}" fill="${fill}"${more && ` ${more}`}/>`;
}

export function moved(x: number, y: number, svg: string): string {
  return svg === '' ? '' : `<g transform="translate(${round(x)} ${round(y)})">${svg}</g>`;
}

/** Pieces below each other with a gap between those that are not empty. */
export function stack(blocks: readonly Block[], gap: number): Block {
  let height = 0;
  const parts: string[] = [];
  for (const block of blocks) {
    if (block.height === 0) continue;
    if (height > 0) height += gap;
    parts.push(moved(0, height, block.svg));
    height += block.height;
  }
  return { svg: parts.join(''), height };
}

/** The whole picture. `title` is what a reader hears who cannot see it. */
export function picture(width: number, height: number, title: string, body: string): string {
  const tall = Math.ceil(height);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${tall}" viewBox="0 0 ${width} ${tall}" font-family="'${fontFamily}', sans-serif" role="img"><title>${escaped(drawable(title))}</title><rect width="${width}" height="${tall}" fill="${colours.paper}"/>${body}</svg>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(content: string): string {
  return content.replace(/[&<>"']/g, (letter) => entities[letter]!);
}

/** Whole tenths keep the drawing small. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
