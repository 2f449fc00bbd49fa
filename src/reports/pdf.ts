import type PDFDocument from 'pdfkit';
import { fontFiles } from './fonts.js';
import { drawable } from './letters.js';
import { wrap } from './wrap.js';

/** One page of A4 that is being written. Lengths are in points, 1/72 inch; `left` and `width` are inside the margins. */
export interface Page {
  readonly doc: PDFKit.PDFDocument;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

/** Something on the page whose height is known before it is drawn. */
export interface Piece {
  height: number;
  draw(y: number): void;
}

export interface Letters {
  font: keyof typeof fontFiles;
  size: number;
  /** What is longer is cut with "…": one text must not push the others off the page. */
  lines: number;
  align?: 'left' | 'center';
}

const millimetre = 72 / 25.4;

/**
 * Opens the page. The same paper always gives the same bytes: its file says nothing of when it was made, because pdfkit writes only the
 * properties that can be listed. Version 1.3, because from 1.4 on pdfkit adds the title as XML without escaping it.
 */
export async function openPage(title: string): Promise<Page> {
  const { default: Document } = (await import('pdfkit')) as { default: typeof PDFDocument };
  const doc = new Document({
    size: 'A4',
    pdfVersion: '1.3',
    margin: 0,
    font: fontFiles.regular,
    lang: 'vi',
    displayTitle: true,
    info: { Title: drawable(title), Producer: 'chidoan-bot', Creator: 'chidoan-bot', CreationDate: new Date(0) },
  });
  Object.defineProperty(doc.info, 'CreationDate', { enumerable: false });
  for (const [name, file] of Object.entries(fontFiles)) doc.registerFont(name, file);
  const { width, height } = doc.page;
  const left = 30 * millimetre;
  return { doc, left, width: width - left - 18 * millimetre, top: 20 * millimetre, bottom: height - 18 * millimetre };
}

/** The finished file. */
export function closePage({ doc }: Page): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
    doc.end();
  });
}

/** Text between two edges. */
export function textPiece({ doc }: Page, x: number, width: number, content: string, letters: Letters): Piece {
  const { font, size, align = 'left' } = letters;
  const lines = wrap(content, size, width, letters.lines);
  const step = size * 1.32;
  return {
    height: lines.length * step,
    draw(y) {
      doc.font(font).fontSize(size).fillColor('black');
      lines.forEach((line, at) => {
        const indent = align === 'center' ? (width - doc.widthOfString(line)) / 2 : 0;
        // Broken into lines already: pdfkit would begin a new page for what it thinks is too low.
        doc.text(line, x + indent, y + at * step, { lineBreak: false });
      });
    },
  };
}

/** Below each other, with `gap` between them. */
export function below(pieces: readonly Piece[], gap: number): Piece {
  const shown = pieces.filter((piece) => piece.height > 0);
  return {
    height: shown.reduce((sum, { height }) => sum + height, 0) + gap * Math.max(0, shown.length - 1),
    draw(y) {
      let at = y;
      for (const piece of shown) {
        piece.draw(at);
        at += piece.height + gap;
      }
    },
  };
}

/** Side by side, all from the same top. */
export function beside(pieces: readonly Piece[]): Piece {
  return {
    height: Math.max(0, ...pieces.map((piece) => piece.height)),
    draw(y) {
      for (const piece of pieces) piece.draw(y);
    },
  };
}
