import fc from 'fast-check';
import QRCode from 'qrcode';
import { expect, test } from 'vitest';
import { qrPath } from '../../src/web/room/qr.js';

test('the drawn QR is dark exactly where the code is, with four modules of white around it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 120 }), (data) => {
      const { size, path } = qrPath(data);
      const dark = new Set<string>();
      for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
        for (let n = 0; n < Number(width); n++) dark.add(`${Number(x) + n} ${y}`);
      const { modules } = QRCode.create(data, { errorCorrectionLevel: 'M' });
      expect(size).toBe(modules.size + 8);
      for (let y = 0; y < size; y++)
        for (let x = 0; x < size; x++) {
          const isInside = x >= 4 && y >= 4 && x < size - 4 && y < size - 4;
          expect(dark.has(`${x} ${y}`)).toBe(isInside && modules.get(y - 4, x - 4) === 1);
        }
    }),
    { numRuns: 30 },
  );
});
