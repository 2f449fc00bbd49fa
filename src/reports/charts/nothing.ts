import { innerWidth } from './frame.js';
import { colours } from './palette.js';
import { type Block, box, text } from './svg.js';

/** Where there is nothing to draw: an empty frame with a dash says so in every language. */
export function nothing(): Block {
  const frame = box(
    2,
    2,
    innerWidth - 4,
    176,
    colours.paper,
    `stroke="${colours.line}" stroke-width="3" stroke-dasharray="14 12"`,
  );
  return { svg: frame + text(innerWidth / 2, 106, '–', { size: 48, fill: colours.soft, anchor: 'middle' }), height: 180 };
}
