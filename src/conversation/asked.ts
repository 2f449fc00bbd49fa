import { noticeMoment } from '../domain/notices.js';
import type { ActivityEffect } from './effects.js';
import type { AskedNotice } from './lookup.js';

export type WishEffect = Extract<ActivityEffect, { kind: 'call_activity' | 'change_activity' | 'cancel_activity' }>;

/** What was asked about comes true: in the name of the one who wrote it, from this moment on. */
export function wishEffect(asked: AskedNotice, world: { now: Date; zone: string; newId(): string }): WishEffect {
  const { wanted, activityId, unitId, audience, authorId, signedAs } = asked;
  const startAt = wanted.kind === 'cancelled' ? wanted.startAt : wanted.fields.startAt;
  const notBefore = noticeMoment(wanted.kind, startAt, world.now, world.zone);
  const sending = { noticeId: world.newId(), signedAs, notBefore };
  switch (wanted.kind) {
    case 'invitation': {
      const { fields, respondBy } = wanted;
      return { kind: 'call_activity', activityId, unitId, fields, audience, respondBy, sending, authorId };
    }
    case 'changed': {
      const { version, fields, respondBy } = wanted;
      return { kind: 'change_activity', activityId, version, fields, respondBy, sending, authorId };
    }
    case 'cancelled':
      return { kind: 'cancel_activity', activityId, version: wanted.version, reason: wanted.reason, sending, authorId };
  }
}
