import { z } from 'zod';
import { activityKinds } from '../domain/activities.js';
import { changedParts, type NoticeContent, type NoticeKind, noticeKinds } from '../domain/notices.js';
import { showDateTime, showInterval } from '../language/show.js';
import { choiceAddress } from './address.js';
import type { ChoiceSpec, Label, Say } from './flow.js';

/** A notice to many, written for one of them. Null when there is nothing left to say. */
export type NoticeWriter = (notice: { kind: string; content: unknown }, to: { fullName: string | null }) => Say | null;

const text = z.string().nullable();
const roleName = z.enum([
  'administrator',
  'secretary',
  'deputy_secretary',
  'committee_member',
  'commune_secretary',
  'commune_deputy',
]);
const signature = { signedAs: roleName.nullable(), signedBy: text.default(null) };
const aboutActivity = z.object({
  activityId: z.string(),
  activityKind: z.enum(activityKinds),
  title: text,
  unitName: z.string(),
  ofBranch: z.boolean(),
  startAt: z.iso.datetime(),
  endAt: z.iso.datetime().nullable(),
  place: z.string(),
  content: text,
  dress: text,
  bring: text,
  respondBy: z.iso.datetime().nullable(),
  changes: z.array(z.enum(changedParts)),
  reason: text,
  ...signature,
});
/** The notice as stored, with the name of its author as it is now. */
export type SignedNotice = NoticeContent & { signedBy: string | null };
const news = z.object({ unitName: z.string(), text: z.string(), ...signature });

interface LaidOut {
  kind: string;
  content: unknown;
  say: Say | null;
}

/** A notice to thousands is read and laid out once, as long as it is the same object: only the salutation differs. */
export function noticeWriter({ zone }: { zone: string }): NoticeWriter {
  let last: LaidOut | undefined;
  return ({ kind, content }, { fullName }) => {
    const known: LaidOut =
      last && last.content === content && last.kind === kind ? last : { kind, content, say: sayToEverybody(kind, content, zone) };
    last = known;
    if (!known.say) return null;
    const dear: Label = fullName ? { key: 'notice-dear', params: { name: fullName } } : { key: 'notice-dear-unnamed' };
    return { ...known.say, lines: known.say.lines?.map((line) => (line === dearEverybody ? dear : line)) };
  };
}

/** Stored content outlives deploys: what can no longer be read is not sent. */
function sayToEverybody(kind: string, content: unknown, zone: string): Say | null {
  const known = noticeKinds.find((one) => one === kind);
  if (known === undefined) return null;
  if (known === 'news') {
    const parsed = news.safeParse(content);
    return parsed.success ? newsSay(parsed.data, dearEverybody) : null;
  }
  const about = readNoticeContent(known, content);
  return about && writeNotice(known, about, dearEverybody, zone);
}

/** What a notice about a meeting says; null for news, and for what can no longer be read. */
export function readNoticeContent(kind: string, content: unknown): SignedNotice | null {
  const parsed = kind === 'news' ? undefined : aboutActivity.safeParse(content);
  return parsed?.success ? parsed.data : null;
}

/** The place of the name in a preview: everything else is what each member will read. */
export const dearEverybody: Label = { key: 'notice-dear-each' };

/** The text of domain.md §5.2: a line for each thing that is known, none for what is not. */
export function writeNotice(kind: Exclude<NoticeKind, 'news'>, notice: SignedNotice, dear: Label, zone: string): Say {
  const lines: Label[] = [dear, said(kind, notice), ...facts(kind, notice, zone), ...closing(kind, notice, zone), signed(notice)];
  const say: Say = { key: `notice-heading-${kind === 'invitation' ? headingOf(notice) : kind.replace('_', '-')}`, lines };
  return kind === 'cancelled' ? say : { ...say, choices: answers(notice.activityId) };
}

export function answers(activityId: string): ChoiceSpec[] {
  return (['attend', 'absent', 'unsure'] as const).map((answer) => ({
    label: { key: `meeting-${answer}` },
    to: choiceAddress('meeting', 'rsvp', activityId, answer),
  }));
}

const gatherings = ['regular', 'theme_of_month', 'topic', 'extraordinary'];

function headingOf({ activityKind, ofBranch }: SignedNotice): string {
  if (gatherings.includes(activityKind)) return ofBranch ? 'meeting' : 'meeting-of-unit';
  return ['volunteer', 'event'].includes(activityKind) ? 'activity' : activityKind;
}

function said(kind: NoticeKind, { unitName, activityKind, title }: SignedNotice): Label {
  const key = `notice-says-${kind.replace('_', '-')}`;
  return title
    ? { key: `${key}-titled`, params: { unit: unitName, title } }
    : { key, params: { unit: unitName, kind: activityKind } };
}

function facts(kind: NoticeKind, notice: SignedNotice, zone: string): Label[] {
  const start = new Date(notice.startAt);
  const time = notice.endAt ? showInterval(start, new Date(notice.endAt), zone) : showDateTime(start, zone);
  const rest = kind === 'cancelled' || kind === 'ask_again' ? [] : (['content', 'dress', 'bring'] as const);
  const values = { time, place: notice.place, content: notice.content, dress: notice.dress, bring: notice.bring };
  return (['time', 'place', ...rest] as const).flatMap((part) => {
    const value = values[part];
    return value ? [{ key: notice.changes.includes(part) ? `notice-${part}-new` : `notice-${part}`, params: { value } }] : [];
  });
}

function closing(kind: NoticeKind, notice: SignedNotice, zone: string): Label[] {
  if (kind === 'cancelled') {
    return [
      ...(notice.reason ? [{ key: 'notice-reason', params: { value: notice.reason } }] : []),
      { key: 'notice-cancelled-sorry' },
    ];
  }
  if (kind === 'changed') return [{ key: 'notice-answer-anew' }];
  return [
    notice.respondBy
      ? { key: 'notice-respond-by', params: { time: showDateTime(new Date(notice.respondBy), zone) } }
      : { key: 'notice-respond' },
  ];
}

function signed({ signedAs, signedBy, unitName }: { signedAs: string | null; signedBy: string | null; unitName: string }): Label {
  if (signedBy) return { key: 'notice-signed', params: { role: signedAs ?? 'none', name: signedBy } };
  return { key: 'notice-signed-by-unit', params: { unit: unitName } };
}

function newsSay(content: z.infer<typeof news>, dear: Label): Say {
  return {
    key: 'notice-heading-news',
    lines: [dear, { key: 'notice-says-news', params: { unit: content.unitName } }, { text: content.text }, signed(content)],
  };
}
