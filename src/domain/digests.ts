import type { Outbound } from '../messages.js';

/** Something that waited for a person, as a line of a digest: a nudge as it was written, or a notice. */
export interface DigestLine {
  id: string;
  key: string | null;
  payload: Outbound | null;
  notice: { id: string; kind: string; content: unknown } | null;
}
