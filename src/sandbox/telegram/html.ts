import { badRequest, type Entity } from './api.js';

const tags: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  blockquote: 'blockquote',
};
const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** Reads Telegram's HTML; offsets in complaints are bytes of UTF-8, offsets of entities are UTF-16 units. @throws ApiError */
export function readHtml(html: string): { text: string; entities: Entity[] } {
  const complain = (what: string) => badRequest(`can't parse entities: ${what}`);
  const open: { tag: string; offset: number; url?: string }[] = [];
  const entities: Entity[] = [];
  let text = '';
  const token = /<(\/?)([^\s<>]*)([^<>]*)>?|&(lt|gt|amp|quot|#\d+|#x[0-9a-f]+);|[^<&]+|&/gi;
  for (const match of html.matchAll(token)) {
    const [whole, slash, rawTag, rest, entity] = match;
    const at = Buffer.byteLength(html.slice(0, match.index));
    if (entity !== undefined) text += character(entity);
    else if (slash === undefined) text += whole;
    else if (slash === '') {
      const tag = (rawTag ?? '').toLowerCase();
      const type = tags[tag];
      if (!type) throw complain(`Unsupported start tag "${tag}" at byte offset ${at}`);
      open.push({ tag, offset: text.length, url: /href="([^"]*)"/.exec(rest ?? '')?.[1] });
    } else {
      const tag = (rawTag ?? '').toLowerCase();
      const start = open.pop();
      if (!start) throw complain(`Unexpected end tag at byte offset ${at}`);
      if (start.tag !== tag) {
        throw complain(`Unmatched end tag at byte offset ${at}, expected "</${start.tag}>", found "</${tag}>"`);
      }
      const length = text.length - start.offset;
      if (length > 0) entities.push({ type: tags[tag]!, offset: start.offset, length, ...(start.url && { url: start.url }) });
    }
  }
  const left = open.pop();
  if (left) throw complain(`Can't find end tag corresponding to start tag "${left.tag}"`);
  return { text, entities };
}

function character(entity: string): string {
  if (!entity.startsWith('#')) return named[entity.toLowerCase()] ?? '';
  const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
