import type { Paper } from '../domain/papers.js';
import type { Attachment } from '../messages.js';

/** One page of A4 as a PDF with its letters embedded. */
export async function paperFile(name: string, paper: Paper): Promise<Attachment> {
  throw new Error(`no paper is made yet: ${name} ${paper.kind}`);
}
