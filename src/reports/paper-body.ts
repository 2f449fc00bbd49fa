import type { Paper } from '../domain/papers.js';
import { paperTable } from './paper-table.js';
import { below, type Page, type Piece, textPiece } from './pdf.js';

type Part = Paper['body'][number];

/**
 * What stands between title and signatures, in the largest letters that leave it in `room`. What is too long for the smallest is
 * cut: rows of the longest table first, because what stands below a table is what it comes to.
 */
export function bodyPieces(page: Page, body: Paper['body'], sizes: readonly number[], room: number): Piece {
  for (const size of sizes) {
    const whole = laidOut(page, body, size);
    if (whole.height <= room) return whole;
  }
  return shortened(page, body, sizes.at(-1)!, room);
}

function laidOut(page: Page, body: Paper['body'], size: number, note?: string): Piece {
  const parts = body.map((part) => drawn(page, part, size));
  if (note) parts.push(textPiece(page, page.left, page.width, note, { font: 'italic', size }));
  return below(parts, size * 0.5);
}

function drawn(page: Page, part: Part, size: number): Piece {
  if ('rows' in part) return paperTable(page, part, size);
  const content = 'label' in part ? `${part.label}: ${part.value}` : part.text;
  return textPiece(page, page.left, page.width, content, { font: 'regular', size, align: 'left' });
}

function shortened(page: Page, body: Paper['body'], size: number, room: number): Piece {
  const total = lengthOf(body);
  for (let kept = body; ; kept = shorter(kept)) {
    const missing = total - lengthOf(kept);
    const piece = laidOut(page, kept, size, missing > 0 ? `(Còn ${missing} mục không ghi hết được trên trang này.)` : undefined);
    if (piece.height <= room || kept.length === 0) return piece;
  }
}

/** One row less, or where no table has more than one, one paragraph less. */
function shorter(body: Paper['body']): Paper['body'] {
  const rowsOf = (part: Part) => ('rows' in part ? part.rows.length : 0);
  const most = Math.max(0, ...body.map(rowsOf));
  if (most <= 1) return body.slice(0, -1);
  const longest = body.findIndex((part) => rowsOf(part) === most);
  return body.map((part, at) => (at === longest && 'rows' in part ? { ...part, rows: part.rows.slice(0, -1) } : part));
}

function lengthOf(body: Paper['body']): number {
  return body.reduce((sum, part) => sum + ('rows' in part ? part.rows.length : 1), 0);
}
