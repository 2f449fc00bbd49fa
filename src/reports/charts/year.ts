import type { YearCard } from '../../domain/charts.js';
import { widthOf } from '../letters.js';
import { cut } from '../wrap.js';
import { framed, innerWidth, share } from './frame.js';
import { colours } from './palette.js';
import { type Block, box, lineHeight, moved, paragraph, stack, text } from './svg.js';

type Shown = YearCard['numbers'][number];
type Month = YearCard['months'][number];

const space = 24;

/** Large numbers two by two, and the twelve months as a small calendar. */
export function yearSvg(chart: YearCard): string {
  return framed(chart, stack([numbers(chart.numbers), months(chart.months)], 40));
}

function numbers(list: readonly Shown[]): Block {
  const pairs = Array.from({ length: Math.ceil(list.length / 2) }, (_, at) => list.slice(2 * at, 2 * at + 2));
  return stack(pairs.map(pair), space);
}

/** Two cards of one height; a last one alone is as wide as two. */
function pair(cards: readonly Shown[]): Block {
  const wide = (innerWidth - space * (cards.length - 1)) / cards.length;
  const inside = cards.map((card) => inCard(card, wide - 56));
  const height = Math.max(...inside.map((one) => one.height)) + 44;
  const drawn = inside.map((one, at) =>
    moved(at * (wide + space), 0, box(0, 0, wide, height, colours.tint) + moved(28, 16, one.svg)),
  );
  return { svg: drawn.join(''), height };
}

function inCard({ label, shown }: Shown, width: number): Block {
  const size = [76, 64, 54, 44].find((one) => widthOf(shown, one) <= width) ?? 44;
  const number: Block = {
    svg: text(0, 76, cut(shown, size, width), { size, bold: true, fill: colours.strong }),
    height: 96,
  };
  return stack([number, paragraph(0, label, width, 2, { size: 30 })], 2);
}

const inRow = 6;

function months(list: readonly Month[]): Block {
  const rows = Array.from({ length: Math.ceil(list.length / inRow) }, (_, at) => list.slice(at * inRow, (at + 1) * inRow));
  return stack(rows.map(monthRow), space);
}

function monthRow(list: readonly Month[]): Block {
  const wide = (innerWidth - 16 * (inRow - 1)) / inRow;
  const height = 44 + 20 + 46 + 34;
  return { svg: list.map((month, at) => moved(at * (wide + 16), 0, monthCell(month, wide, height))).join(''), height };
}

/** A month without an invitation has a dash, not a zero: nothing was missed. */
function monthCell({ label, invited, attended }: Month, wide: number, height: number): string {
  const middle = wide / 2;
  const edge = box(1, 1, wide - 2, height - 2, colours.paper, `stroke="${colours.line}" stroke-width="2"`);
  const name = text(middle, 40, cut(label, 28, wide - 12), { size: 28, fill: colours.soft, anchor: 'middle' });
  const fraction = invited > 0 ? `${attended}/${invited}` : '–';
  const size = widthOf(fraction, 40) <= wide - 16 ? 40 : 28;
  const number = text(middle, 44 + lineHeight(36), cut(fraction, size, wide - 8), { size, bold: true, anchor: 'middle' });
  const length = share(attended, invited) * (wide - 32);
  const track = invited > 0 ? box(16, height - 30, wide - 32, 14, colours.track) : '';
  return edge + name + number + track + (length > 0 ? box(16, height - 30, length, 14, colours.bar) : '');
}
