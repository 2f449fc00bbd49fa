import type { BadgeCard } from '../../domain/charts.js';
import { wrap } from '../wrap.js';
import { innerWidth, margin, pictureWidth } from './frame.js';
import { colours } from './palette.js';
import { type Block, moved, paragraph, picture, round, stack } from './svg.js';

const middle = innerWidth / 2;
const inside = innerWidth - 80;

/** A certificate of a badge: who, which, its number and who gave it. */
export function badgeSvg({ title, subtitle, footnote, holder, number, issuer }: BadgeCard): string {
  const line = (content: string | undefined, size: number, most: number, more: { bold?: boolean; fill?: string } = {}): Block =>
    paragraph(middle, content ?? '', evenWidth(content ?? '', size, most), most, { size, anchor: 'middle', ...more });
  const names = stack(
    [line(issuer, 34, 3, { fill: colours.soft }), line(title, 54, 4, { bold: true, fill: colours.strong })],
    20,
  );
  const person = stack([line(holder, 64, 3, { bold: true }), line(subtitle, 34, 5, { fill: colours.soft })], 12);
  const proof = stack([line(number, 40, 2, { bold: true }), line(footnote, 28, 5, { fill: colours.soft })], 14);
  const whole = stack([rosette(), names, person, rule(), proof], 44);
  const height = Math.max(1350, whole.height + 4 * margin);
  const edge =
    `<rect x="24" y="24" width="${pictureWidth - 48}" height="${height - 48}" rx="28" fill="none" stroke="${colours.bar}" stroke-width="10"/>` +
    `<rect x="44" y="44" width="${pictureWidth - 88}" height="${height - 88}" rx="16" fill="none" stroke="${colours.line}" stroke-width="3"/>`;
  return picture(pictureWidth, height, `${title} – ${number}`, edge + moved(margin, (height - whole.height) / 2, whole.svg));
}

/** As narrow as it goes without one more line, so that no word stands alone on the last one. */
function evenWidth(content: string, size: number, most: number): number {
  const count = wrap(content, size, inside, most).length;
  let width = inside;
  while (width > inside / 2 && wrap(content, size, width - 20, most + 1).length <= count) width -= 20;
  return width;
}

/** A round medal with a star and two ribbons: ours, and nobody's emblem. */
function rosette(): Block {
  const points = (count: number, far: number, near: number): string =>
    Array.from({ length: 2 * count }, (_, at) => {
      const angle = (Math.PI * at) / count - Math.PI / 2;
      const radius = at % 2 === 0 ? far : near;
      return `${round(Math.cos(angle) * radius)},${round(Math.sin(angle) * radius)}`;
    }).join(' ');
  const ribbons =
    `<path d="M-70 80L-118 236L-62 206L-26 252L10 110Z" fill="${colours.strong}"/>` +
    `<path d="M70 80L118 236L62 206L26 252L-10 110Z" fill="${colours.strong}"/>`;
  const medal =
    `<polygon points="${points(20, 150, 134)}" fill="${colours.bar}"/>` +
    `<circle r="116" fill="${colours.paper}"/><circle r="104" fill="${colours.bar}"/>` +
    `<polygon points="${points(5, 82, 32)}" fill="#ffd23f"/>`;
  return { svg: moved(middle, 150, ribbons + medal), height: 410 };
}

function rule(): Block {
  return { svg: `<path d="M${middle - 160} 2H${middle + 160}" stroke="${colours.line}" stroke-width="4"/>`, height: 4 };
}
