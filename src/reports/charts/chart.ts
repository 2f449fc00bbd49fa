import type { Chart } from '../../domain/charts.js';
import type { Attachment } from '../../messages.js';
import { png } from './png.js';

/** A chart as a picture for a phone. */
export async function chartPicture(name: string, chart: Chart): Promise<Attachment> {
  const bytes = await png(chartSvg(chart));
  return { kind: 'picture', name: `${name}.png`, mime: 'image/png', base64: bytes.toString('base64') };
}

/** The same as SVG, for a page. */
export function chartSvg(chart: Chart): string {
  throw new Error(`no chart is drawn yet: ${chart.kind}`);
}
