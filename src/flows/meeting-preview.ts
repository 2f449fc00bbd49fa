import type { ChoiceSpec, Label, Say, Talk } from '../conversation/flow.js';
import { dearEverybody, writeNotice } from '../conversation/notices.js';
import type { Activity, Audience, Reach } from '../domain/activities.js';
import { type ChangedPart, type NoticeKind, noticeContent, noticeMoment, signingRole } from '../domain/notices.js';
import { showNumber } from '../language/numbers.js';
import { showDateTime } from '../language/show.js';
import { namesOnPage } from './meeting-list.js';

type Told = Parameters<typeof noticeContent>[0];

/**
 * A notice exactly as members will see it, written by the same code, and below a line who would get it. `choices` take the place of
 * the members' own buttons.
 */
export function previewSay(
  talk: Talk<unknown>,
  kind: Exclude<NoticeKind, 'news'>,
  activity: Told,
  more: { to: Label[]; ownHours?: Label[]; changes?: ChangedPart[]; reason?: string | null; choices: ChoiceSpec[] },
): Say {
  const content = noticeContent(activity, talk.units, { ...more, signedAs: signedAs(talk, activity.unitId) });
  const notice = writeNotice(kind, { ...content, signedBy: talk.person.member?.fullName ?? null }, dearEverybody, talk.zone);
  const below: Label[] = [
    { key: 'meeting-preview-line' },
    ...more.to,
    ...laterLabels(talk, kind, activity.startAt),
    ...(more.ownHours ?? []),
  ];
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
export function reachLabels(talk: Talk<unknown>, audience: Audience, reach: Reach): Label[] {
  const { invited, byChannel, paid, byPhone, instead, unreachable } = reach;
  const audienceLine: Label = { key: 'meeting-preview-audience', params: { audience: audience.kind, invited: String(invited) } };
  const channels: Label = {
    key: 'meeting-preview-reach',
    params: { reached: String(invited - unreachable), zalo: String(byChannel.zalo), telegram: String(byChannel.telegram) },
  };
  const paidLine: Label = {
    key: 'meeting-preview-paid',
    params: { free: String(byChannel.zalo - paid), paid: String(paid), cost: showCost(paid, talk.sending.zaloPaidVnd) },
  };
  return [
    audienceLine,
    channels,
    ...(paid > 0 ? [paidLine] : []),
    ...(byPhone > 0
      ? [
          {
            key: 'meeting-preview-by-phone',
            params: { count: String(byPhone), cost: showCost(byPhone, talk.sending.zaloTemplateVnd) },
          },
        ]
      : []),
    ...(instead > 0 ? [{ key: 'meeting-preview-instead', params: { instead: String(instead) } }] : []),
    ...(unreachable > 0 ? [{ key: 'meeting-preview-unreachable', params: { unreachable: String(unreachable) } }] : []),
  ];
}

/** Who hears of it at another moment than the others, because of hours that they or their branch have set. */
export function ownHoursLabels({ later, sooner }: Reach): Label[] {
  const label = (name: 'later' | 'sooner', n: number): Label => ({
    key: `meeting-preview-own-hours-${name}`,
    params: { count: String(n) },
  });
  return [...(sooner > 0 ? [label('sooner', sooner)] : []), ...(later > 0 ? [label('later', later)] : [])];
}

/** `12.345`; `none` when no price is set. */
function showCost(messages: number, price: number | null): string {
  return price === null ? 'none' : showNumber(messages * price);
}

/** Names of many others do not go through a platform abroad (domain.md §8.7, docs/decisions/0007). */
export function onlyOnZalo({ person }: Talk<unknown>): Say | undefined {
  return person.channel === 'telegram' ? { key: 'meeting-preview-on-zalo' } : undefined;
}

/** Who will not get it and why, to be told by hand; a page of it. */
export async function unreachableSay(
  talk: Talk<unknown>,
  audience: Audience,
  page: number,
  next: (page: number) => string,
): Promise<Say> {
  const elsewhere = onlyOnZalo(talk);
  if (elsewhere) return elsewhere;
  const people = await talk.look.unreachable(audience);
  const shown = people.slice(page * namesOnPage, (page + 1) * namesOnPage);
  return {
    key: 'meeting-manage-group-unreached',
    params: { count: String(people.length) },
    lines: shown.map(({ fullName, why }) => ({ key: 'meeting-manage-person-unreached', params: { name: fullName, why } })),
    choices: people.length > (page + 1) * namesOnPage ? [{ label: { key: 'meeting-manage-more' }, to: next(page + 1) }] : [],
  };
}

/** In the quiet hours the notice waits, and the officer is told so before sending. */
export function laterLabels(talk: Talk<unknown>, kind: NoticeKind, startAt: Date): Label[] {
  const at = noticeMoment(kind, startAt, talk.now, talk.zone);
  return at > talk.now ? [{ key: 'meeting-preview-later', params: { time: showDateTime(at, talk.zone) } }] : [];
}
