import { renderAsync } from '@resvg/resvg-js';
import { fontFamily, fontFiles } from '../fonts.js';
import { pngFile } from './png-file.js';

/** An SVG as a PNG, drawn beside the event loop. The fonts are ours: the machine's own are not looked at. */
export async function png(svg: string): Promise<Buffer> {
  const image = await renderAsync(svg, {
    font: { fontFiles: [fontFiles.regular, fontFiles.bold], loadSystemFonts: false, defaultFontFamily: fontFamily },
  });
  return pngFile(image.pixels, image.width, image.height);
}
