import QRCode from 'qrcode';
import type { Texts } from '../i18n.js';
import type { Attachment, Outbound } from '../messages.js';
import type { Label, Say } from './flow.js';
import { sheetFile } from './render-sheet.js';

/** A label as people read it. @throws when locales/ lacks the key */
export function readLabel(texts: Texts, locale: string, part: Label): string {
  return 'text' in part ? part.text : texts.text(locale, part.key, part.params);
}

/** Turns what a flow says into the message that goes out: sentences from locales/, a QR as a picture. */
export async function render(texts: Texts, locale: string, say: Say): Promise<Outbound> {
  const label = (part: Label) => readLabel(texts, locale, part);
  const lines = [texts.text(locale, say.key, say.params), ...(say.lines ?? []).map(label)];
  const message: Outbound = { text: lines.join('\n').normalize('NFC').trim() };
  if (say.choices?.length) message.choices = say.choices.map((choice) => ({ label: label(choice.label), address: choice.to }));
  if (say.ask) message.ask = say.ask;
  if (say.attachment) message.attachment = await attached(say.attachment, label);
  return message;
}

function attached(attachment: NonNullable<Say['attachment']>, label: (part: Label) => string): Promise<Attachment> | Attachment {
  switch (attachment.kind) {
    case 'qr':
      return qrPicture(attachment.data, attachment.name);
    case 'sheet':
      return sheetFile({ ...attachment, rows: attachment.rows.map((row) => row.map((cell) => label(cell).normalize('NFC'))) });
    default:
      return attachment;
  }
}

/** A QR code large enough for a room: 10 px a module, error correction M. */
async function qrPicture(data: string, name: string): Promise<Attachment> {
  const png = await QRCode.toBuffer(data, { scale: 10, margin: 3, errorCorrectionLevel: 'M' });
  return { kind: 'picture', name: `${name}.png`, mime: 'image/png', base64: png.toString('base64') };
}
