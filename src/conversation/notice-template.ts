import { wallClock } from '../domain/local-time.js';
import type { Texts } from '../i18n.js';
import type { Outbound } from '../messages.js';
import { readNoticeContent } from './notices.js';

/**
 * A notice as the values of the operator's template for phone numbers, and how long each may be at most: templates declare a kind for
 * every blank, and a longer value is refused (a name 30 characters, a time 20).
 */
export const templateBlanks = { ho_ten: 30, loai_tin: 30, don_vi: 100, ten_buoi: 100, thoi_gian: 20, dia_diem: 100 } as const;
type Values = Record<keyof typeof templateBlanks, string>;

interface To {
  id: string;
  fullName: string | null;
  locale: string;
}

/** Null when there is nothing left to say, or it is no message about a meeting. */
export function writeTemplate(
  notice: { kind: string; content: unknown },
  to: To,
  { texts, zone }: { texts: Texts; zone: string },
): Outbound | null {
  const about = readNoticeContent(notice.kind, notice.content);
  if (!about) return null;
  const text = (key: string, params = {}) => texts.text(to.locale, key, params);
  const full: Values = {
    ho_ten: to.fullName ?? text('notice-template-unnamed'),
    loai_tin: text('notice-template-kind', { notice: notice.kind }),
    don_vi: about.unitName,
    ten_buoi: about.title ?? text('activity-kind-title', { kind: about.activityKind }),
    thoi_gian: shortTime(new Date(about.startAt), zone),
    dia_diem: about.place,
  };
  const values = Object.fromEntries(
    Object.entries(full).map(([name, value]) => [name, fitted(value, templateBlanks[name as keyof Values])]),
  );
  return { text: Object.values(values).join('\n'), template: { values, trackingId: to.id } };
}

/** `19:00 13/03/2026`: a blank for a time holds 20 characters. */
function shortTime(at: Date, zone: string): string {
  const { day, minute } = wallClock(at, zone);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)} ${day.split('-').reverse().join('/')}`;
}

/** On one line, and not longer than it may be. */
function fitted(value: string, longest: number): string {
  const line = value.replace(/\s+/g, ' ').trim().normalize('NFC');
  if (line.length <= longest) return line;
  return `${line
    .slice(0, longest - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}
