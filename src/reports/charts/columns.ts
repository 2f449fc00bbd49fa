import type { Columns } from '../../domain/charts.js';
import { widthOf } from '../letters.js';
import { cut } from '../wrap.js';
import { framed, innerWidth, share } from './frame.js';
import { nothing } from './nothing.js';
import { colours } from './palette.js';
import { type Block, box, text, uprightText } from './svg.js';

type Column = Columns['columns'][number];

/** Two years of months; of more the newest are drawn. */
const mostColumns = 24;
const plotHeight = 520;
const widest = 110;
const size = 28;
/** Numbers and names that are longer than this are cut. */
const longestUpright = 300;

/** A column a month, its number above it and its name below; written upwards where the columns stand close. */
export function columnsSvg(chart: Columns): string {
  const columns = chart.columns.slice(-mostColumns);
  return framed(chart, columns.length > 0 ? plot(columns, chart.most) : nothing());
}

function plot(columns: readonly Column[], most: number): Block {
  const step = innerWidth / columns.length;
  const numbers = line(
    columns.map((column) => column.shown),
    step,
    true,
  );
  const names = line(
    columns.map((column) => column.label),
    step,
    false,
  );
  const base = numbers.height + 16 + plotHeight;
  const drawn = columns.map((column, at) => {
    const middle = (at + 0.5) * step;
    const wide = Math.min(step * 0.68, widest);
    const tall = column.value === null ? 0 : share(column.value, most) * plotHeight;
    return (
      (column.value === null ? unknown(middle, base, wide) : standing(middle, base, wide, tall)) +
      numbers.draw(at, middle, base - (column.value === null ? 60 : tall) - 16) +
      names.draw(at, middle, base + 14)
    );
  });
  const ground = `<path d="M0 ${base}H${innerWidth}" stroke="${colours.soft}" stroke-width="3"/>`;
  return { svg: drawn.join('') + ground, height: base + 14 + names.height };
}

function standing(middle: number, base: number, wide: number, tall: number): string {
  return tall > 0 ? box(middle - wide / 2, base - Math.max(tall, 6), wide, Math.max(tall, 6), colours.bar) : '';
}

/** Nothing is known: an empty dashed box, which is not a zero. */
function unknown(middle: number, base: number, wide: number): string {
  return box(
    middle - wide / 2,
    base - 58,
    wide,
    56,
    colours.paper,
    `stroke="${colours.line}" stroke-width="3" stroke-dasharray="8 8"`,
  );
}

interface Line {
  height: number;
  /** @param y the bottom of what stands above a column, the top of what hangs below it */
  draw(at: number, middle: number, y: number): string;
}

/** Texts over or under the columns: level when all of them fit, otherwise all written upwards. */
function line(texts: readonly string[], step: number, isAbove: boolean): Line {
  const style = { size, bold: isAbove } as const;
  if (texts.every((one) => widthOf(one, size) <= step - 4)) {
    const shift = isAbove ? -size * 0.2 : size;
    return { height: size * 1.3, draw: (at, middle, y) => text(middle, y + shift, texts[at]!, { ...style, anchor: 'middle' }) };
  }
  const shown = texts.map((one) => cut(one, size, longestUpright));
  const anchor = isAbove ? ('start' as const) : ('end' as const);
  return {
    height: Math.max(...shown.map((one) => widthOf(one, size))),
    draw: (at, middle, y) => uprightText(middle, y, shown[at]!, { ...style, anchor }),
  };
}
