import type { Paper } from '../domain/papers.js';
import { paperTable } from './paper-table.js';
import { below, type Page, type Piece, textPiece } from './pdf.js';

type Part = Paper['body'][number];

/** A paragraph, or a table: what stands above its rows, and the rows. */
interface Group {
  head: Piece[];
  rows: Piece[];
}

/** No page holds more, in whatever letters; so many are measured at most. */
const mostRows = 60;
/** Of one paragraph. */
const mostLines = 14;

/**
 * What stands between title and signatures, in the largest letters that leave it in `room`. What is too long for the smallest is
 * cut: rows of the longest table first, because what stands below a table is what it comes to. A line tells how many are missing.
 */
export function bodyPiece(page: Page, body: Paper['body'], sizes: readonly number[], room: number): Piece {
  const kept = body.slice(0, mostRows).map((part) => ('rows' in part ? { ...part, rows: part.rows.slice(0, mostRows) } : part));
  const missing = lengthOf(body) - lengthOf(kept);
  const smallest = sizes.at(-1)!;
  for (const size of sizes) {
    if (missing > 0 && size !== smallest) continue;
    const groups = kept.map((part) => group(page, part, size));
    const whole = together(groups, size);
    if (missing === 0 && whole.height <= room) return whole;
    if (size === smallest) return shortened(page, groups, size, room, missing);
  }
  return together([], smallest);
}

function group(page: Page, part: Part, size: number): Group {
  if ('rows' in part) return paperTable(page, part, size);
  const content = 'label' in part ? `${part.label}: ${part.value}` : part.text;
  return { head: [], rows: [textPiece(page, page.left, page.width, content, { font: 'regular', size, lines: mostLines })] };
}

function together(groups: readonly Group[], size: number): Piece {
  return below(
    groups.map(({ head, rows }) => below([...head, ...rows], 0)),
    size * 0.5,
  );
}

function shortened(page: Page, groups: Group[], size: number, room: number, missing: number): Piece {
  const cutAt = groups.indexOf(longest(groups));
  for (let gone = missing; ; gone++) {
    const note = `(Còn ${gone} mục không ghi hết được trên trang này.)`;
    const line: Group = { head: [], rows: [textPiece(page, page.left, page.width, note, { font: 'italic', size, lines: 1 })] };
    const whole = together(groups.toSpliced(cutAt + 1, 0, line), size);
    if (whole.height <= room || !dropOne(groups)) return whole;
  }
}

/** One row less, or where no table has more than one, one paragraph less. */
function dropOne(groups: Group[]): boolean {
  const table = longest(groups);
  if (table.rows.length > 1) return table.rows.pop() !== undefined;
  return groups.pop() !== undefined;
}

function longest(groups: readonly Group[]): Group {
  return groups.reduce((most, one) => (one.rows.length > most.rows.length ? one : most), { head: [], rows: [] } as Group);
}

function lengthOf(body: Paper['body']): number {
  return body.reduce((sum, part) => sum + ('rows' in part ? part.rows.length : 1), 0);
}
