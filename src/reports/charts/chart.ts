import type { Chart } from '../../domain/charts.js';
import type { Attachment } from '../../messages.js';
import { badgeSvg } from './badge.js';
import { barsSvg } from './bars.js';
import { columnsSvg } from './columns.js';
import { png } from './png.js';
import { sharesSvg } from './shares.js';
import { yearSvg } from './year.js';

/** A chart as a picture for a phone. */
export async function chartPicture(name: string, chart: Chart): Promise<Attachment> {
  const bytes = await png(chartSvg(chart));
  return { kind: 'picture', name: `${name}.png`, mime: 'image/png', base64: bytes.toString('base64') };
}

/** The same as SVG, for a page. Its letters are those of fonts.ts where the page has them, and any others elsewhere. */
export function chartSvg(chart: Chart): string {
  switch (chart.kind) {
    case 'bars':
      return barsSvg(chart);
    case 'columns':
      return columnsSvg(chart);
    case 'shares':
      return sharesSvg(chart);
    case 'year':
      return yearSvg(chart);
    case 'badge':
      return badgeSvg(chart);
  }
}
