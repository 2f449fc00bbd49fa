import type { Bars } from '../../domain/charts.js';
import { widthOf } from '../letters.js';
import { framed, innerWidth, share } from './frame.js';
import { nothing } from './nothing.js';
import { colours } from './palette.js';
import { type Block, box, lineHeight, moved, paragraph, stack, text } from './svg.js';

type Bar = Bars['bars'][number];

/** More than fit the tallest picture that both platforms show whole; what is left out is counted. */
const mostBars = 100;

/** How close the lines stand; where they are very many a name gets one line. */
interface Density {
  size: number;
  thick: number;
  gap: number;
  nameLines: number;
}

function densityOf(count: number): Density {
  if (count <= 16) return { size: 30, thick: 18, gap: 20, nameLines: 2 };
  return count <= 40 ? { size: 30, thick: 14, gap: 15, nameLines: 2 } : { size: 28, thick: 12, gap: 12, nameLines: 1 };
}

/** A line for every unit: its name and number above, its bar as wide as the picture below, so that long names and bars both have room. */
export function barsSvg(chart: Bars): string {
  const density = densityOf(chart.bars.length);
  const shown = chart.bars.slice(0, mostBars);
  const left = chart.bars.length - shown.length;
  const rows = shown.map((bar) => row(bar, chart.most, density));
  const more = paragraph(0, left > 0 ? `… (+${left})` : '', innerWidth, 1, { size: 30 });
  return framed(chart, rows.length > 0 ? stack([...rows, more], density.gap) : nothing());
}

function row({ label, value, shown, emphasised = false }: Bar, most: number, { size, thick, nameLines }: Density): Block {
  const beside = innerWidth - widthOf(shown, size) - 24;
  const head =
    beside >= innerWidth * 0.4 ? besides(label, shown, size, beside, nameLines, emphasised) : above(label, shown, size);
  const top = head.height + 3;
  const bar =
    box(0, top, innerWidth, thick, colours.track) +
    lengthOf(share(value, most) * innerWidth, top, thick, emphasised ? colours.strong : colours.bar);
  const block = { svg: head.svg + bar, height: top + thick };
  return emphasised ? lifted(block) : block;
}

/** The number stands at the right of the name's last line. */
function besides(label: string, shown: string, size: number, width: number, lines: number, bold: boolean): Block {
  const name = paragraph(0, label, width, lines, { size, bold });
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

/** What is meant most: in a frame and bold, so that it is seen without colours too. */
function lifted({ svg, height }: Block): Block {
  const frame = box(-20, 0, innerWidth + 40, height + 22, colours.tint, `stroke="${colours.bar}" stroke-width="3"`);
  return { svg: frame + moved(0, 8, svg), height: height + 22 };
}
