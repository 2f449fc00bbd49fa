import type { Bars } from '../../domain/charts.js';
import { widthOf } from '../letters.js';
import { framed, innerWidth, share } from './frame.js';
import { nothing } from './nothing.js';
import { colours } from './palette.js';
import { type Block, box, lineHeight, paragraph, stack, text } from './svg.js';

type Bar = Bars['bars'][number];

/** More than fit the tallest picture that both platforms show whole; what is left out is counted. */
const mostBars = 100;
/** From so many on a name gets one line. */
const manyBars = 40;
const gap = 24;

/** A line for every unit: its name and number above, its bar as wide as the picture below, so that long names and bars both have room. */
export function barsSvg(chart: Bars): string {
  const many = chart.bars.length > manyBars;
  const shown = chart.bars.slice(0, mostBars);
  const left = chart.bars.length - shown.length;
  const rows = shown.map((bar) => row(bar, chart.most, many));
  const more = paragraph(0, left > 0 ? `… (+${left})` : '', innerWidth, 1, { size: 30 });
  return framed(chart, rows.length > 0 ? stack([...rows, more], many ? 14 : 20) : nothing());
}

function row({ label, value, shown, emphasised = false }: Bar, most: number, many: boolean): Block {
  const size = many ? 28 : 30;
  const number = widthOf(shown, size);
  const beside = innerWidth - number - gap;
  const head = beside >= innerWidth * 0.4 ? besides(label, shown, size, beside, many, emphasised) : above(label, shown, size);
  const thick = many ? 14 : 18;
  const top = head.height + 4;
  const bar =
    box(0, top, innerWidth, thick, colours.track) +
    lengthOf(share(value, most) * innerWidth, top, thick, emphasised ? colours.strong : colours.bar);
  const block = { svg: head.svg + bar, height: top + thick };
  return emphasised ? lifted(block) : block;
}

/** The number stands at the right of the name's last line. */
function besides(label: string, shown: string, size: number, width: number, many: boolean, bold: boolean): Block {
  const name = paragraph(0, label, width, many ? 1 : 2, { size, bold });
  const height = Math.max(name.height, lineHeight(size));
  const baseline = height - lineHeight(size) + size;
  return { svg: name.svg + text(innerWidth, baseline, shown, { size, bold: true, anchor: 'end' }), height };
}

/** A number that is as long as a sentence gets lines of its own: it is never cut short before the name is. */
function above(label: string, shown: string, size: number): Block {
  return stack([paragraph(0, label, innerWidth, 2, { size }), paragraph(0, shown, innerWidth, 3, { size, bold: true })], 2);
}

/** A value above nothing is always seen. */
function lengthOf(length: number, y: number, thick: number, fill: string): string {
  return length > 0 ? box(0, y, Math.max(length, 6), thick, fill) : '';
}

/** What is meant most: on a tinted band, and bold, so that it is seen without colours too. */
function lifted({ svg, height }: Block): Block {
  return {
    svg: box(-20, -6, innerWidth + 40, height + 20, colours.tint, `stroke="${colours.bar}" stroke-width="3"`) + svg,
    height: height + 12,
  };
}
