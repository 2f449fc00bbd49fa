import { type Refusal, refuse } from './refusal.js';

export type Decoded = { text: string } | { refusal: Refusal };

/**
 * The text of a CSV file. UTF-8 with or without BOM and UTF-16 are read; of the old Vietnamese encodings only Windows-1258
 * is, and only when the words of a roster's header come out of it: anything else would store names that nobody wrote.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (starts(bytes, 0xff, 0xfe)) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (starts(bytes, 0xfe, 0xff)) return { text: new TextDecoder('utf-16be').decode(bytes) };
  if (looksUtf16(bytes)) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (hasControlBytes(bytes)) return { refusal: refuse('NOT_A_SPREADSHEET') };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return isOldFont(text) ? { refusal: refuse('LEGACY_ENCODING') } : { text };
  } catch {
    // Windows-1258 writes a letter and its tone apart: NFC puts them together.
    const text = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
    return headerWords.test(text) ? { text } : { refusal: refuse('LEGACY_ENCODING') };
  }
}

const headerWords = /họ (và )?tên|ngày(, tháng, năm)? sinh|mã đơn vị|tên đơn vị/iu;
/** “Họ và tên” and “Ngày sinh” as TCVN3 and VNI texts show them when their bytes were taken for Latin letters. */
const oldFontWords = /H[äọ] v[µ] t[ª]n|Ngµy|Hoï (vaø )?teân|Ngaøy sinh/u;

function isOldFont(text: string): boolean {
  const head = text.slice(0, 20_000);
  return oldFontWords.test(head) && !headerWords.test(head.normalize('NFC'));
}

function starts(bytes: Uint8Array, ...signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** UTF-16LE without BOM: separators, digits and most letters have a zero as their second byte. */
function looksUtf16(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, 2_000);
  let zeros = 0;
  for (let at = 1; at < end; at += 2) if (bytes[at] === 0 && bytes[at - 1] !== 0) zeros += 1;
  return end >= 4 && zeros > end / 5;
}

function hasControlBytes(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 4_000).some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20));
}
