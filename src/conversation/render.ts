import QRCode from 'qrcode';
import type { Texts } from '../i18n.js';
import type { Attachment, Drawing, Outbound } from '../messages.js';
import type { Label, Say } from './flow.js';

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

function attached(
  attachment: NonNullable<Say['attachment']>,
  label: (part: Label) => string,
): Promise<Attachment> | Attachment | Drawing {
  switch (attachment.kind) {
    case 'qr':
      return qrPicture(attachment.data, attachment.name);
    case 'sheet':
      return {
        kind: 'drawing',
        of: 'sheet',
        name: attachment.sheet.name,
        spec: resolved({ ...attachment.sheet, format: attachment.format }, label),
      };
    case 'chart':
      return { kind: 'drawing', of: 'chart', name: attachment.name, spec: resolved(attachment.chart, label) };
    case 'paper':
      return { kind: 'drawing', of: 'paper', name: attachment.name, spec: resolved(attachment.paper, label) };
    default:
      return attachment;
  }
}

/** The same thing with every label read, however deep it lies. */
function resolved(value: unknown, label: (part: Label) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => resolved(one, label));
  if (typeof value !== 'object' || value === null) return value;
  if (isLabel(value)) return label(value).normalize('NFC');
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolved(one, label)]));
}

/** `{ key, params? }` or `{ text }` and nothing else: a paragraph of a paper is `{ text: <label> }`, which is none. */
function isLabel(value: object): value is Label {
  const names = Object.keys(value);
  if ('text' in value) return names.length === 1 && typeof value.text === 'string';
  return 'key' in value && typeof value.key === 'string' && names.every((name) => name === 'key' || name === 'params');
}

/** A QR code large enough for a room: 10 px a module, error correction M. */
async function qrPicture(data: string, name: string): Promise<Attachment> {
  const png = await QRCode.toBuffer(data, { scale: 10, margin: 3, errorCorrectionLevel: 'M' });
  return { kind: 'picture', name: `${name}.png`, mime: 'image/png', base64: png.toString('base64') };
}
