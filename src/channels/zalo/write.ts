import { extname } from 'node:path';
import type { Attachment, Choice, Drawn } from '../../messages.js';
import { SendFailure } from '../channel.js';
import { payloadOf } from './choice.js';
import { type ZaloButton, type ZaloInfoRequest, zaloLimits } from './client/index.js';
import { shorten, splitText } from './split.js';

/** One message as Zalo can carry it; a picture or a file is uploaded first. */
export type ZaloPart =
  | { kind: 'text'; text: string; buttons: ZaloButton[] }
  | { kind: 'picture'; name: string; bytes: Buffer; caption?: string }
  | { kind: 'file'; name: string; bytes: Buffer }
  | { kind: 'contact'; request: ZaloInfoRequest };

/** The few words that the platform makes us add. Plain Vietnamese by default. */
export interface ZaloWords {
  /** Above numbered choices: how to answer. */
  typeNumber(count: number): string;
  /** Above buttons that come without a text of their own. */
  choose: string;
  contactTitle: string;
  contactSubtitle: string;
}

export const zaloWords: ZaloWords = {
  typeNumber: (count) => `Bạn nhắn số để chọn (1–${count}):`,
  choose: 'Mời bạn chọn:',
  contactTitle: 'Chia sẻ số điện thoại',
  contactSubtitle: 'Bạn bấm vào đây để gửi số điện thoại của mình, khỏi phải gõ.',
};

/** Zalo takes 2000 characters and does not say how it counts them; this leaves room. */
const partLength = 1900;
/** A text file is sent as messages; beyond this many nobody would read it. */
const mostFileParts = 20;

/**
 * How one outbound looks on Zalo. Up to five choices are buttons below the last text. More of them are numbered in the text and
 * have no buttons at all: five buttons under a list of twelve look like the whole list, push it off a small screen and hide the
 * rest. A picture or file comes before its text, so that the buttons stay at the bottom. What Zalo cannot carry is refused
 * before anything is sent.
 * @throws SendFailure `rejected`
 */
export function writeZalo(message: Drawn, words: ZaloWords): ZaloPart[] {
  const { attachment } = message;
  const choices = message.choices ?? [];
  const parts = attachment ? attachmentParts(attachment) : [];
  const picture = parts[0]?.kind === 'picture' ? parts[0] : undefined;
  const text = message.text.normalize('NFC').trim();
  if (picture && choices.length === 0 && text !== '' && text.length <= partLength) picture.caption = text;
  else parts.push(...textParts(text, choices, words));
  if (message.ask === 'contact') {
    parts.push({ kind: 'contact', request: { title: words.contactTitle, subtitle: words.contactSubtitle } });
  }
  if (parts.length === 0) throw new SendFailure('rejected', 'empty_message');
  return parts;
}

function textParts(text: string, choices: Choice[], words: ZaloWords): ZaloPart[] {
  const payloadsFit = choices.every((choice) => payloadOf(choice.address).length <= zaloLimits.buttonPayload);
  if (choices.length <= zaloLimits.buttons && payloadsFit) {
    return plain(text === '' && choices.length > 0 ? words.choose : text, choices.map(button));
  }
  const list = choices.map((choice, index) => `${index + 1}. ${choice.label}`);
  return plain([text, [words.typeNumber(choices.length), ...list].join('\n')].filter(Boolean).join('\n\n'), []);
}

function plain(text: string, buttons: ZaloButton[]): ZaloPart[] {
  const texts = splitText(text, partLength);
  return texts.map((part, index) => ({ kind: 'text', text: part, buttons: index === texts.length - 1 ? buttons : [] }));
}

function button({ label, address }: Choice): ZaloButton {
  return { title: shorten(label.normalize('NFC'), zaloLimits.buttonTitle), type: 'oa.query.hide', payload: payloadOf(address) };
}

const pictureTypes = new Set(['.png', '.jpg', '.jpeg']);
const fileTypes = new Set(['.pdf', '.doc', '.docx', '.csv']);

/** Zalo judges a file by the extension of its name; so do we. */
function attachmentParts({ kind, name, mime, base64 }: Attachment): ZaloPart[] {
  const extension = extname(name).toLowerCase();
  const bytes = Buffer.from(base64, 'base64');
  if (kind === 'picture' && pictureTypes.has(extension)) {
    if (bytes.length > zaloLimits.imageBytes) throw new SendFailure('rejected', 'picture_too_large');
    return [{ kind: 'picture', name, bytes }];
  }
  if (kind === 'file' && fileTypes.has(extension)) {
    if (bytes.length > zaloLimits.fileBytes) throw new SendFailure('rejected', 'file_too_large');
    return [{ kind: 'file', name, bytes }];
  }
  if (kind === 'file' && (mime.startsWith('text/') || mime.startsWith('application/json'))) {
    const parts = plain(bytes.toString('utf8').normalize('NFC'), []);
    if (parts.length > mostFileParts) throw new SendFailure('rejected', 'file_too_large');
    return parts;
  }
  throw new SendFailure('rejected', `unsupported_${kind}${extension.replace('.', '_') || '_without_extension'}`);
}
