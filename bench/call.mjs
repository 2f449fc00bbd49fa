// A call to everybody of a subtree, as an officer's "Gửi" makes it.
import { loadTexts } from '../dist/i18n.js';
import { applyEffects } from '../dist/storage/effects.js';
import { unitCache } from '../dist/storage/units.js';
import { newId } from './seed.mjs';

/** @returns milliseconds until every row is committed */
export async function call(db, unitId) {
  const now = new Date();
  const began = performance.now();
  await db.write(async (tx) => {
    const effect = {
      kind: 'call_activity',
      activityId: newId(),
      unitId,
      fields: {
        kind: 'regular',
        title: null,
        startAt: new Date(now.getTime() + 10 * 3600_000),
        endAt: null,
        place: 'Nhà văn hóa',
        content: 'Sinh hoạt tháng 11',
        dress: null,
        bring: null,
      },
      audience: { kind: 'subtree', unitId },
      respondBy: null,
      sending: { noticeId: newId(), signedAs: 'secretary', notBefore: now },
    };
    await applyEffects(
      tx,
      [{ effect, by: { contactId: 'bench', memberId: null, channel: 'zalo', messageKey: 'bench', inboundId: 'bench' } }],
      { now, newId, texts: loadTexts(), zone: 'Asia/Ho_Chi_Minh', units: await unitCache().current(tx) },
    );
  });
  return performance.now() - began;
}
