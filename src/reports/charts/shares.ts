import type { Shares } from '../../domain/charts.js';
import { showNumber } from '../../language/numbers.js';
import { widthOf } from '../letters.js';
import { cut } from '../wrap.js';
import { framed, innerWidth, share } from './frame.js';
import { nothing } from './nothing.js';
import { colours, partColours } from './palette.js';
import { type Block, box, lineHeight, moved, paragraph, round, stack, text } from './svg.js';

type Part = Shares['parts'][number];

const radius = 200;
const thick = 110;
/** What fits inside the ring. */
const hole = 2 * radius - thick - 36;
const gap = 24;

/** A ring, and below it a line for every part with its number, name and bar: the ring alone would speak by colours. */
export function sharesSvg(chart: Shares): string {
  const parts = chart.parts.map((part) => ({ ...part, value: counted(part.value) }));
  if (parts.length === 0) return framed(chart, nothing());
  const whole = parts.reduce((sum, { value }) => sum + value, 0);
  return framed(
    chart,
    stack(
      [
        ring(parts, whole),
        stack(
          parts.map((part, at) => row(part, at, whole)),
          26,
        ),
      ],
      40,
    ),
  );
}

/** What can be counted: their sum must be a number, too. */
function counted(value: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(0, value), Number.MAX_SAFE_INTEGER) : 0;
}

function colourOf(at: number): (typeof partColours)[number] {
  return partColours[at % partColours.length]!;
}

function ring(parts: readonly Part[], whole: number): Block {
  const size = 2 * radius + thick;
  const empty = `<circle r="${radius}" fill="none" stroke="${colours.track}" stroke-width="${thick}"/>`;
  const shown = showNumber(whole);
  const large = [64, 52, 42, 34].find((one) => widthOf(shown, one) <= hole) ?? 28;
  const sum = text(0, large * 0.35, cut(shown, large, hole), { size: large, bold: true, anchor: 'middle' });
  const drawn = whole > 0 ? slices(parts, whole) : empty;
  return { svg: moved(innerWidth / 2, size / 2, drawn + sum), height: size };
}

function slices(parts: readonly Part[], whole: number): string {
  let from = 0;
  const drawn: string[] = [];
  const edges: string[] = [];
  const numbers: string[] = [];
  parts.forEach(({ value }, at) => {
    const to = from + value / whole;
    if (value > 0) {
      drawn.push(arc(from, to, colourOf(at).fill));
      edges.push(edge(from));
      if ((to - from) * 2 * Math.PI * radius > 34) numbers.push(numberIn((from + to) / 2, at));
    }
    from = to;
  });
  return drawn.join('') + (edges.length > 1 ? edges.join('') : '') + numbers.join('');
}

/** From the top and clockwise; `turn` is a part of the whole circle. */
function at(turn: number, far: number): [number, number] {
  const angle = 2 * Math.PI * turn - Math.PI / 2;
  return [round(Math.cos(angle) * far), round(Math.sin(angle) * far)];
}

function arc(from: number, to: number, fill: string): string {
  if (to - from > 0.9999) return `<circle r="${radius}" fill="none" stroke="${fill}" stroke-width="${thick}"/>`;
  const [x1, y1] = at(from, radius);
  const [x2, y2] = at(to, radius);
  return `<path d="M${x1} ${y1}A${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${x2} ${y2}" fill="none" stroke="${fill}" stroke-width="${thick}"/>`;
}

function edge(turn: number): string {
  const [x1, y1] = at(turn, radius - thick / 2 - 1);
  const [x2, y2] = at(turn, radius + thick / 2 + 1);
  return `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${colours.paper}" stroke-width="5"/>`;
}

function numberIn(turn: number, index: number): string {
  const [x, y] = at(turn, radius);
  return text(x, y + 11, String(index + 1), { size: 30, bold: true, fill: colourOf(index).ink, anchor: 'middle' });
}

const size = 30;
const indent = 72;

function row({ label, value, shown }: Part, index: number, whole: number): Block {
  const { fill, ink } = colourOf(index);
  const room = innerWidth - indent;
  const number = widthOf(shown, size);
  const isBeside = number + gap <= room * 0.6;
  const name = paragraph(indent, label, isBeside ? room - number - gap : room, 2, { size });
  const below = isBeside ? { svg: '', height: 0 } : paragraph(indent, shown, room, 3, { size, bold: true });
  const head = stack([{ ...name, height: Math.max(name.height, lineHeight(size)) }, below], 2);
  const beside = isBeside
    ? text(innerWidth, head.height - lineHeight(size) + size, shown, { size, bold: true, anchor: 'end' })
    : '';
  const top = head.height + 4;
  const length = share(value, whole) * room;
  const bar = box(indent, top, room, 16, colours.track) + (length > 0 ? box(indent, top, Math.max(6, length), 16, fill) : '');
  const middle = (top + 16) / 2;
  const badge =
    `<circle cx="26" cy="${round(middle)}" r="26" fill="${fill}"/>` +
    text(26, middle + 11, String(index + 1), { size: 30, bold: true, fill: ink, anchor: 'middle' });
  return { svg: head.svg + beside + bar + badge, height: top + 16 };
}
