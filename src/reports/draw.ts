import type { Chart } from '../domain/charts.js';
import type { Paper } from '../domain/papers.js';
import type { Attachment, Drawing, Drawn, Outbound } from '../messages.js';
import { chartPicture } from './charts/chart.js';
import { paperFile } from './paper.js';
import { type Sheet, sheetFile } from './sheet.js';

/** The message with what it carries made: a PNG, a PDF, a table. Everything else stays as it is. */
export async function draw(message: Outbound): Promise<Drawn> {
  const { attachment, ...rest } = message;
  if (!attachment) return rest;
  return { ...rest, attachment: attachment.kind === 'drawing' ? await made(attachment) : attachment };
}

/** The drawing was written by render.ts from a typed chart, paper or table, so its shape is not checked again. */
async function made({ of, name, spec }: Drawing): Promise<Attachment> {
  switch (of) {
    case 'chart':
      return chartPicture(name, spec as Chart);
    case 'paper':
      return paperFile(name, spec as Paper);
    case 'sheet':
      return sheetFile(spec as Sheet);
  }
}
