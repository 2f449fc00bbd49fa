import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { png } from '../../src/reports/charts/png.js';
import { fontFiles } from '../../src/reports/fonts.js';
import { drawable, widthOf } from '../../src/reports/letters.js';
import { wrap } from '../../src/reports/wrap.js';
import { anyText } from '../run/any-text.js';

const vowels = [...'aăâeêioôơuưy'];
const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const small = [...vowels.flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC'))), ...'bcdđghklmnpqrstvx'];
const vietnamese = [...small, ...small.map((letter) => letter.toLocaleUpperCase('vi'))];

const one = (letter: string, more = '') =>
  png(
    `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="70" font-family="Be Vietnam Pro"${more}><rect width="60" height="70" fill="#fff"/><text x="5" y="52" font-size="40">${letter}</text></svg>`,
  );

const pdf = new PDFDocument({ font: fontFiles.regular });
const realWidth = (font: keyof typeof fontFiles, text: string) => pdf.font(fontFiles[font]).fontSize(100).widthOfString(text);

describe('the letters of pictures and papers', () => {
  test('every Vietnamese letter has a shape of its own, on a machine without any font', async () => {
    const shapes = await Promise.all(vietnamese.map(async (letter) => (await one(letter)).toString('base64')));
    const missing = (await one('\ue000')).toString('base64');
    expect(vietnamese).toHaveLength(178);
    expect(new Set([...shapes, missing]).size).toBe(vietnamese.length + 1);
  });

  test('the machine’s own fonts are never used, even when they are asked for', async () => {
    const asked =
      '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="70" font-family="FAMILY"><text x="5" y="52" font-size="40">Ễ ợ đ ữ</text></svg>';
    const [ours, theirs] = await Promise.all(
      ['Be Vietnam Pro', 'DejaVu Sans'].map((family) => png(asked.replace('FAMILY', family))),
    );
    expect(theirs!.equals(ours!)).toBe(true);
  });

  test('no letter, and no text, comes out wider than it was reckoned', () => {
    const known = [
      ...new Set([
        ...vietnamese,
        ...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)),
        ...'–—…•·×°“”‘’«»₫≤≥±½²',
      ]),
    ];
    for (const font of ['regular', 'bold'] as const)
      for (const letter of known) expect([letter, realWidth(font, letter) <= widthOf(letter, 100)]).toEqual([letter, true]);
    const names = readFileSync(new URL('../fixtures/tan-phu-units.csv', import.meta.url), 'utf8').split(/[;\r\n]+/);
    for (const font of ['regular', 'bold'] as const)
      for (const name of names.map(drawable)) expect([name, realWidth(font, name) <= widthOf(name, 100)]).toEqual([name, true]);
    // Pairs that stand in no word ("ừỒ") are set a little apart by the font.
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...known), { minLength: 20, maxLength: 60 }),
        fc.constantFrom('regular', 'bold'),
        (letters, font) => {
          const text = drawable(letters.join(''));
          return realWidth(font, text) <= widthOf(text, 100) * 1.06;
        },
      ),
      { numRuns: 200 },
    );
  });

  test('Vietnamese text stays as it is, whichever way its marks are stored; what has no shape is left out', () => {
    expect(drawable('Ễnh ương, Đỗ Thụy Khuê – 69,2%'.normalize('NFD'))).toBe('Ễnh ương, Đỗ Thụy Khuê – 69,2%');
    expect(drawable('  Chi đoàn\u00a0ấp\t3\r\n🌟 (mới)\u200b ')).toBe('Chi đoàn ấp 3 (mới)');
    expect(drawable("H'Ŏk Niê")).toBe("H'O\u0306k Niê");
    expect(drawable('Ðoàn xã')).toBe('Đoàn xã');
    expect(drawable('Ạ̛nh, j̣, ơ̆ và ư̆')).toBe('Ạnh, j, ơ̆ và ư̆');
    expect(drawable('\u0000\u001f\ufffe\ud800 漢字 🙏')).toBe('');
  });

  test('any text can be drawn after that: XML takes it, and doing it twice changes nothing', () => {
    fc.assert(
      fc.property(anyText(80), (text) => {
        const shown = drawable(text);
        expect(drawable(shown)).toBe(shown);
        expect(shown).not.toMatch(/[\p{C}\n]/u);
      }),
    );
  });

  test('lines are never wider than asked for, lose nothing unless they end in “…”, and break words that are longer than a line', () => {
    expect(wrap('Đoàn Trường THPT Nguyễn Hữu Cảnh – huyện Tân Phú', 30, 480, 2)).toEqual([
      'Đoàn Trường THPT Nguyễn',
      'Hữu Cảnh – huyện Tân Phú',
    ]);
    expect(wrap('Đoàn Trường THPT Nguyễn Hữu Cảnh', 30, 310, 1)).toEqual(['Đoàn Trường THP…']);
    const word = fc.string({ unit: fc.constantFrom(...vietnamese, '0', '-'), minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 12 }),
        fc.integer({ min: 40, max: 900 }),
        fc.integer({ min: 1, max: 4 }),
        (words, width, most) => {
          const text = words.join(' ');
          const lines = wrap(text, 30, width, most);
          expect(lines.length).toBeLessThanOrEqual(most);
          for (const line of lines) expect(widthOf(line, 30)).toBeLessThanOrEqual(Math.max(width, widthOf('…', 30)));
          const letters = (some: string) => some.replace(/\s/g, '');
          const shown = letters(lines.join(''));
          expect(shown.endsWith('…') ? letters(text).startsWith(shown.slice(0, -1)) : shown === letters(text)).toBe(true);
        },
      ),
    );
  });
});
