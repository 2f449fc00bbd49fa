import type { ChoiceSpec, Label, Say, Talk } from '../conversation/flow.js';
import { dearEverybody, writeNotice } from '../conversation/notices.js';
import type { Activity, Audience } from '../domain/activities.js';
import { type ChangedPart, type NoticeKind, noticeContent, noticeMoment, signingRole } from '../domain/notices.js';
import { showDateTime } from '../language/show.js';

type Told = Parameters<typeof noticeContent>[0];

/**
 * A notice exactly as members will see it, written by the same code, and below a line who would get it. `choices` take the place of
 * the members' own buttons.
 */
export function previewSay(
  talk: Talk<unknown>,
  kind: Exclude<NoticeKind, 'news'>,
  activity: Told,
  more: { to: Label[]; changes?: ChangedPart[]; reason?: string | null; choices: ChoiceSpec[] },
): Say {
  const content = noticeContent(activity, talk.units, { ...more, signedAs: signedAs(talk, activity.unitId) });
  const notice = writeNotice(kind, { ...content, signedBy: talk.person.member?.fullName ?? null }, dearEverybody, talk.zone);
  const below: Label[] = [{ key: 'meeting-preview-line' }, ...more.to, ...laterLabels(talk, kind, activity.startAt)];
  return { ...notice, lines: [...(notice.lines ?? []), ...below], choices: more.choices };
}

export function signedAs(talk: Talk<unknown>, unitId: string) {
  return signingRole(talk.person.roles, unitId, talk.units);
}

/** In whose name and from when on a notice of this officer goes out. */
export function sending(talk: Talk<unknown>, kind: NoticeKind, activity: Pick<Activity, 'unitId' | 'startAt'>) {
  return {
    noticeId: talk.newId(),
    signedAs: signedAs(talk, activity.unitId),
    notBefore: noticeMoment(kind, activity.startAt, talk.now, talk.zone),
  };
}

/** How many get it, on which channel, and how many cannot be reached. */
export async function reachLabels(talk: Talk<unknown>, audience: Audience): Promise<Label[]> {
  const { invited, byChannel, unreachable } = await talk.look.reach(audience);
  const audienceLine: Label = { key: 'meeting-preview-audience', params: { audience: audience.kind, invited: String(invited) } };
  const channels: Label = {
    key: 'meeting-preview-reach',
    params: { reached: String(invited - unreachable), zalo: String(byChannel.zalo), telegram: String(byChannel.telegram) },
  };
  return [
    audienceLine,
    channels,
    ...(unreachable > 0 ? [{ key: 'meeting-preview-unreachable', params: { unreachable: String(unreachable) } }] : []),
  ];
}

/** In the quiet hours the notice waits, and the officer is told so before sending. */
export function laterLabels(talk: Talk<unknown>, kind: NoticeKind, startAt: Date): Label[] {
  const at = noticeMoment(kind, startAt, talk.now, talk.zone);
  return at > talk.now ? [{ key: 'meeting-preview-later', params: { time: showDateTime(at, talk.zone) } }] : [];
}
