import { wishEffect } from '../conversation/asked.js';
import { StaleFacts } from '../conversation/effects.js';
import type { Texts } from '../i18n.js';
import { askedNotice } from './asked-notices.js';
import { writeAudit } from './audit.js';
import { callEffects } from './calls.js';
import type { Tx } from './database.js';
import type { NewId } from './ids.js';
import type { UnitCache } from './units.js';

interface World {
  now: Date;
  newId: NewId;
  texts: Texts;
  zone: string;
  units: UnitCache;
  byPhone?: boolean;
}

/**
 * A change or a cancellation that nobody agreed to or refused in time happens all the same (docs/decisions/0011), with a line in the
 * audit log. `outdated`: the meeting is not what it was when it was asked about.
 */
export async function releaseAsked(tx: Tx, id: string, world: World): Promise<'unanswered' | 'outdated'> {
  const asked = await askedNotice(tx, id);
  if (!asked || asked.wanted.kind === 'invitation') return 'outdated';
  const now = await tx.activity.findUnique({ where: { id: asked.activityId }, select: { state: true, version: true } });
  if (now?.state !== 'called' || now.version !== asked.wanted.version) return 'outdated';
  const effect = wishEffect(asked, world);
  const by = { contactId: asked.authorId, memberId: null, channel: 'zalo' as const, messageKey: '', inboundId: '' };
  const facts = { ...world, units: await world.units.current(tx) };
  if (effect.kind === 'change_activity') await callEffects.change_activity(tx, [{ effect, by }], facts);
  else if (effect.kind === 'cancel_activity') await callEffects.cancel_activity(tx, [{ effect, by }], facts);
  else throw new StaleFacts('a call is not made without an answer');
  const line = {
    actorId: asked.authorId,
    action: 'sent_without_second_officer',
    subject: asked.activityId,
    data: { why: 'no_answer' },
  };
  await writeAudit(tx, [line, { ...line, action: effect.kind }], world);
  return 'unanswered';
}
