import { extname } from 'node:path';

/** Zalo looks at the extension of the file name; the content type follows from it. */
const contentTypes: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.doc': 'application/msword',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.csv': 'text/csv',
};

/** One part named `file`, with a file name: without one Zalo answers "success" and keeps nothing. */
export function uploadForm(bytes: Buffer, filename: string): FormData {
  const type = contentTypes[extname(filename).toLowerCase()] ?? 'application/octet-stream';
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)], { type }), filename);
  return form;
}
