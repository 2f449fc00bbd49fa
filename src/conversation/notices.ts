import type { Say } from './flow.js';

/** A notice to many, written for one of them. Null when there is nothing left to say. */
export type NoticeWriter = (notice: { kind: string; content: unknown }, to: { fullName: string | null }) => Say | null;

export function noticeWriter(_options: { zone: string }): NoticeWriter {
  return () => null;
}
