import { drawable, widthOf } from './letters.js';
import { beside, type Page, type Piece, textPiece } from './pdf.js';

const padding = 4;

/** A table with lines, as wide as the page. Columns share the width by what stands in them; short ones are centred. */
export function paperTable(
  page: Page,
  { heading, rows }: { heading: string[]; rows: string[][] },
  size: number,
): { head: Piece[]; rows: Piece[] } {
  const widths = columnWidths(page, [heading, ...rows], size);
  const centred = widths.map((_, at) => rows.every((row) => (row[at] ?? '').length <= 11));
  const line = (cells: readonly string[], isHeading: boolean): Piece => {
    let x = page.left;
    const pieces = widths.map((wide, at) => {
      const cell = textPiece(page, x + padding, wide - 2 * padding, cells[at] ?? '', {
        font: isHeading ? 'bold' : 'regular',
        size: size - 0.5,
        lines: 5,
        align: isHeading || centred[at] ? 'center' : 'left',
      });
      x += wide;
      return cell;
    });
    return framed(page, beside(pieces), widths, size);
  };
  return { head: [line(heading, true)], rows: rows.map((row) => line(row, false)) };
}

function framed({ doc, left }: Page, inside: Piece, widths: readonly number[], size: number): Piece {
  const height = Math.max(inside.height, size * 1.25) + 2 * padding - 1;
  return {
    height,
    draw(y) {
      let x = left;
      for (const wide of widths) {
        doc.rect(x, y, wide, height).lineWidth(0.6).stroke('black');
        x += wide;
      }
      inside.draw(y + padding);
    },
  };
}

/** As wide as its longest word at least, and otherwise by its longest cell. */
function columnWidths({ width }: Page, lines: readonly (readonly string[])[], size: number): number[] {
  const count = Math.max(1, ...lines.map((line) => line.length));
  const long = (content: string) => widthOf(content, size - 0.5) + 2 * padding + 2;
  const columns = Array.from({ length: count }, (_, at) => {
    const cells = lines.map((line) => drawable(line[at] ?? ''));
    const words = Math.max(20, ...cells.flatMap((cell) => cell.split(' ')).map(long));
    return { least: Math.min(words, width / count), want: Math.max(20, ...cells.map(long)) };
  });
  const spare = width - columns.reduce((sum, { least }) => sum + least, 0);
  const wish = columns.reduce((sum, { least, want }) => sum + Math.max(0, want - least), 0);
  return columns.map(({ least, want }) => least + (wish > 0 ? (spare * Math.max(0, want - least)) / wish : spare / count));
}
