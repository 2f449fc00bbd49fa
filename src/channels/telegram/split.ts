/**
 * Cuts a text into parts of at most `limit` UTF-16 units, at the last blank line, else line end, else space that leaves a part
 * at least half full; else at the limit, but never inside a surrogate pair or between a letter and its combining marks or joiners.
 * White space at a cut is dropped; nothing else is. A text that fits is returned as it is.
 */
export function split(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const at = cut(rest, limit);
    const part = rest.slice(0, at).trimEnd();
    if (part !== '') parts.push(part);
    rest = rest.slice(at).trimStart();
  }
  if (rest !== '' || parts.length === 0) parts.push(rest);
  return parts;
}

function cut(text: string, limit: number): number {
  for (const border of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(border, limit);
    if (at >= limit / 2) return at;
  }
  let at = limit;
  // 64 marks on one letter is no language; a hostile text must not make us walk back to its beginning.
  for (let steps = 0; steps < 64 && at > 1 && joined(text, at); steps += 1) at -= 1;
  return isLowSurrogate(text, at) ? at - 1 : at;
}

/** Whether the units before and after `at` belong to one visible character. */
function joined(text: string, at: number): boolean {
  return isLowSurrogate(text, at) || /^(\p{M}|\u200d)/u.test(text.slice(at, at + 2)) || text[at - 1] === '\u200d';
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
