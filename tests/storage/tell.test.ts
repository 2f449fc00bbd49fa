import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TellEffect } from '../../src/conversation/effects.js';
import { loadTexts } from '../../src/i18n.js';
import { tellEffects } from '../../src/storage/tell.js';
import { unitCache } from '../../src/storage/units.js';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';

describe.each(engines)('telling somebody, on %s', (engine) => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown({ engine });
  });
  afterEach(() => town.close());

  test('a nudge is not sent to somebody who said “dừng”, and the outbox says why; an answer is', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
    await an.says('dừng');
    const by = { contactId: 'x', memberId: null, channel: 'zalo' as const, messageKey: 'k', inboundId: 'i' };
    const tell = (urgency: TellEffect['urgency']) => ({
      by,
      effect: { kind: 'tell' as const, contactId: an.contactId, key: `k:${urgency}`, urgency, say: { key: 'questions-none' } },
    });
    await town.db.write(async (tx) =>
      tellEffects.tell(tx, [tell('nudge'), tell('answer')], {
        now: town.clock.now(),
        newId: town.newId,
        texts: loadTexts(),
        zone: 'Asia/Ho_Chi_Minh',
        units: await unitCache().current(tx),
      }),
    );
    await town.app.settle();
    expect(an.news()).toEqual(['Hiện không có câu hỏi nào đang chờ.']);
    const nudge = await town.db.read((tx) => tx.delivery.findUnique({ where: { key: 'k:nudge' } }));
    expect(nudge).toMatchObject({ state: 'cancelled', failure: 'stopped', payload: null });
  });
});
