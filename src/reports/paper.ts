import type { Paper } from '../domain/papers.js';
import type { Attachment } from '../messages.js';
import { bodyPiece } from './paper-body.js';
import { below, beside, closePage, openPage, type Page, type Piece, textPiece } from './pdf.js';

/** What stands above every paper of the union, in these letters whatever language the reader has chosen. */
const union = 'ĐOÀN TNCS HỒ CHÍ MINH';

/** Letters of the body, from the usual size down to the smallest that can be read on paper. */
const sizes = [12, 11, 10, 9];

const mostSigners = 4;

/**
 * One page of A4 as a PDF with its letters embedded. What is too long for the page is set in smaller letters; what does not fit even
 * then is cut from the end of its longest table, and a line says how much is missing: a paper with a signature has no second page.
 */
export async function paperFile(name: string, paper: Paper): Promise<Attachment> {
  const page = await openPage(paper.title);
  const foot = signatures(page, paper);
  const head = below([heading(page, paper), title(page, paper)], 26);
  const room = page.bottom - page.top - head.height - foot.height - 2 * 20;
  head.draw(page.top);
  const body = bodyPiece(page, paper.body, sizes, room);
  body.draw(page.top + head.height + 20);
  foot.draw(page.top + head.height + 20 + body.height + 20);
  const bytes = await closePage(page);
  return { kind: 'file', name: `${name}.pdf`, mime: 'application/pdf', base64: bytes.toString('base64') };
}

/** Left the units, the one that issues it last and bold; right the union, with place and date. */
function heading(page: Page, { issuer, placeAndDate }: Paper): Piece {
  const half = page.width * 0.47;
  const right = page.left + page.width - half;
  const units = issuer.slice(-3).map((line, at) =>
    textPiece(page, page.left, half, line.toLocaleUpperCase('vi'), {
      font: at === Math.min(3, issuer.length) - 1 ? 'bold' : 'regular',
      size: 10.5,
      lines: 3,
      align: 'center',
    }),
  );
  const stars = textPiece(page, page.left, half, issuer.length > 0 ? '***' : '', {
    font: 'regular',
    size: 10.5,
    lines: 1,
    align: 'center',
  });
  const motto = textPiece(page, right, half, union, { font: 'bold', size: 11, lines: 1, align: 'center' });
  const date = textPiece(page, right, half, placeAndDate, { font: 'italic', size: 11, lines: 2, align: 'center' });
  return beside([below([...units, stars], 1), below([motto, rule(page, right, half), date], 4)]);
}

/** As long as the words above it. */
function rule({ doc }: Page, x: number, width: number): Piece {
  const long = doc.font('bold').fontSize(11).widthOfString(union);
  const from = x + (width - long) / 2;
  return {
    height: 3,
    draw: (y) => {
      doc
        .moveTo(from, y)
        .lineTo(from + long, y)
        .lineWidth(0.8)
        .stroke('black');
    },
  };
}

function title(page: Page, { title: main, subtitle }: Paper): Piece {
  const line = (content: string, font: 'bold' | 'regular', size: number) =>
    textPiece(page, page.left, page.width, content, { font, size, lines: 3, align: 'center' });
  return below([line(main.toLocaleUpperCase('vi'), 'bold', 15), line(subtitle ?? '', 'regular', 12)], 2);
}

/** Side by side, with room for a signature and a stamp: those are made by hand. */
function signatures(page: Page, paper: Paper): Piece {
  const signers = paper.signatures.slice(0, mostSigners);
  const count = signers.length;
  const wide = page.width / Math.max(2, count);
  const from = page.left + page.width - wide * count;
  return beside(
    signers.map(({ role, note, name }, at) => {
      const line = (content: string, font: 'bold' | 'italic', size: number) =>
        textPiece(page, from + at * wide + 6, wide - 12, content, { font, size, lines: 3, align: 'center' });
      const head = below([line(role.toLocaleUpperCase('vi'), 'bold', 11), line(note ?? '', 'italic', 10)], 1);
      return below([head, { height: 74, draw: () => undefined }, line(name ?? '', 'bold', 11)], 0);
    }),
  );
}
