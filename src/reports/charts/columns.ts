import type { Columns } from '../../domain/charts.js';
import { widthOf } from '../letters.js';
import { cut } from '../wrap.js';
import { framed, innerWidth, share } from './frame.js';
import { nothing } from './nothing.js';
import { colours } from './palette.js';
import { type Block, box, round, text, uprightText } from './svg.js';

type Column = Columns['columns'][number];

/** Two years of months; of more the newest are drawn. */
const mostColumns = 24;
const plotHeight = 520;
const leastHeight = 260;
const unknownHeight = 60;
/** Between a column and its texts. */
const above = 14;
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
  const wide = Math.min(step * 0.68, widest);
  const heights = columns.map(({ value }) => (value === null ? unknownHeight : share(value, most) * plotHeight));
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
  const base = Math.max(leastHeight, ...heights.map((tall, at) => tall + above + numbers.heightOf(at)));
  const drawn = columns.map(({ value }, at) => {
    const middle = (at + 0.5) * step;
    const column = value === null ? unknown(middle, base, wide) : standing(middle, base, wide, heights[at]!);
    return column + numbers.draw(at, middle, base - heights[at]! - above) + names.draw(at, middle, base + above);
  });
  const ground = `<path d="M0 ${round(base)}H${innerWidth}" stroke="${colours.soft}" stroke-width="3"/>`;
  const below = Math.max(...columns.map((_, at) => names.heightOf(at)));
  return { svg: drawn.join('') + ground, height: base + above + below };
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
  heightOf(at: number): number;
  /** @param y the bottom of what stands above a column, the top of what hangs below it */
  draw(at: number, middle: number, y: number): string;
}

/** Texts over or under the columns: level when all of them fit, otherwise all written upwards, but for a dash. */
function line(texts: readonly string[], step: number, isAbove: boolean): Line {
  const shown = texts.map((one) => cut(one, size, longestUpright));
  const fits = (one: string) => widthOf(one, size) <= step - 4;
  const allFit = shown.every(fits);
  const isLevel = (at: number) => allFit || (fits(shown[at]!) && !/[\p{L}\p{N}]/u.test(shown[at]!));
  const style = { size, bold: isAbove } as const;
  return {
    heightOf: (at) => (isLevel(at) ? size * 1.3 : widthOf(shown[at]!, size)),
    draw(at, middle, y) {
      if (isLevel(at)) return text(middle, isAbove ? y - size * 0.2 : y + size, shown[at]!, { ...style, anchor: 'middle' });
      return uprightText(middle, y, shown[at]!, { ...style, anchor: isAbove ? 'start' : 'end' });
    },
  };
}
