import QRCode from 'qrcode';

/** A QR as an SVG path, one unit a module, with the quiet zone of four around it: `size` is the side of the view box. */
export function qrPath(data: string): { size: number; path: string } {
  const { modules } = QRCode.create(data, { errorCorrectionLevel: 'M' });
  const quiet = 4;
  const rows: string[] = [];
  for (let y = 0; y < modules.size; y++)
    for (let x = 0; x < modules.size; x++) {
      if (!modules.get(y, x)) continue;
      let width = 1;
      while (x + width < modules.size && modules.get(y, x + width)) width++;
      rows.push(`M${x + quiet} ${y + quiet}h${width}v1h-${width}z`);
      x += width;
    }
  return { size: modules.size + 2 * quiet, path: rows.join('') };
}
