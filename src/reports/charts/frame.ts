import { colours } from './palette.js';
import { type Block, box, lineHeight, moved, paragraph, picture, stack } from './svg.js';

/** As wide as a phone's own screen has dots, so that nothing is scaled up. */
export const pictureWidth = 1080;
export const margin = 56;
export const innerWidth = pictureWidth - 2 * margin;

interface Headed {
  title: string;
  subtitle?: string;
  footnote?: string;
}

/** A chart with its title above and its footnote below, as high as it needs to be. */
export function framed({ title, subtitle, footnote }: Headed, body: Block): string {
  const heading = paragraph(28, title, innerWidth - 28, 4, { size: 46, bold: true });
  const mark: Block = { svg: box(0, 6, 10, heading.height - 6, colours.bar) + heading.svg, height: heading.height };
  const head = stack([heading.height > 0 ? mark : heading, soft(subtitle, 32, 3)], 10);
  const foot = soft(footnote, 28, 6);
  const whole = stack([head, body, foot], 34);
  return picture(pictureWidth, whole.height + margin + margin - lineHeight(10), title, moved(margin, margin - 6, whole.svg));
}

function soft(content: string | undefined, size: number, most: number): Block {
  return paragraph(0, content ?? '', innerWidth, most, { size, fill: colours.soft });
}

/** How long a value is beside the longest one, from 0 to 1; 0 for what is no number. */
export function share(value: number, most: number): number {
  const part = value / most;
  return Number.isFinite(part) ? Math.min(1, Math.max(0, part)) : 0;
}
