import { inflateSync } from 'node:zlib';

/** A PNG as its dots, for tests that look at a picture: 8 bits, rows that are written as they are (what our own writer makes). */
export interface Picture {
  width: number;
  height: number;
  /** `#rrggbb`. */
  at(x: number, y: number): string;
}

export function openPng(bytes: Buffer): Picture {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const header = chunks.get('IHDR')!;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const palette = chunks.get('PLTE');
  const step = palette ? 1 : 4;
  const rows = inflateSync(chunks.get('IDAT')!);
  if (rows.length !== (width * step + 1) * height) throw new Error('rows of another length');
  const hex = (colour: Buffer) => `#${colour.subarray(0, 3).toString('hex')}`;
  return {
    width,
    height,
    at(x, y) {
      const place = y * (width * step + 1) + 1 + x * step;
      if (!palette) return hex(rows.subarray(place, place + 3));
      return hex(palette.subarray(rows[place]! * 3, rows[place]! * 3 + 3));
    },
  };
}

/** Whether the outermost dots are all of one colour: nothing is cut off at an edge. */
export function hasFreeEdge({ width, height, at }: Picture, wide: number, colour = '#ffffff'): boolean {
  for (let x = 0; x < width; x++)
    for (let near = 0; near < wide; near++) if (at(x, near) !== colour || at(x, height - 1 - near) !== colour) return false;
  for (let y = 0; y < height; y += 2)
    for (let near = 0; near < wide; near += 5) if (at(near, y) !== colour || at(width - 1 - near, y) !== colour) return false;
  return true;
}
