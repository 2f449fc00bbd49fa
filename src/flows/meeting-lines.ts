import type { Answer, Say } from '../conversation/flow.js';
import { type LineName, longestLine, tidyLine } from '../domain/notices.js';
import { normalise } from '../language/folding.js';

export type LineReading = { ok: true; value: string } | { ok: false; because: Say };

/** A line of a notice as an officer types it: words, not too many. Lengths are counted in characters as people see them. */
export function readLine(answer: Answer, line: LineName): LineReading {
  if (answer.kind !== 'text') return { ok: false, because: { key: 'meeting-line-words' } };
  const value = tidyLine(normalise(answer.text), line);
  if (!/[\p{L}\p{N}]/u.test(value)) return { ok: false, because: { key: 'meeting-line-words' } };
  const length = [...value].length;
  if (length > longestLine[line])
    return {
      ok: false,
      because: { key: 'meeting-line-long', params: { length: String(length), most: String(longestLine[line]) } },
    };
  return { ok: true, value };
}

/** A line that came with a whole command: taken if it fits, else asked for. */
export function lineFrom(slot: unknown, line: LineName): string | undefined {
  const read = typeof slot === 'string' ? readLine({ kind: 'text', text: slot }, line) : undefined;
  return read?.ok ? read.value : undefined;
}
