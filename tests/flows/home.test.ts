import { afterEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

describe.each(engines)('where somebody lives now, on %s', (engine) => {
  test.each(['zalo', 'telegram'] as const)('is confirmed or corrected in a word, on %s', async (channel) => {
    town = await openTown({ engine });
    const an = await town.member('Nguyễn Văn An', town.units.class11a2, { channel });
    await play(
      an,
      `> em vẫn ở đó ạ
       < mình giữ nguyên nơi ở của bạn
       > em chuyển chỗ ở rồi
       < Nơi ở mới của bạn là ấp (khu phố) nào
       > ${'ấp '.repeat(60)}
       < Mình chưa rõ nơi đó
       > 🏠
       < Mình chưa rõ nơi đó
       > ap 3 phu binh
       < Mình đã ghi nơi ở mới: ấp 3, xã Phú Bình`,
    );
    const member = await town.db.read((tx) => tx.member.findUniqueOrThrow({ where: { id: an.memberId } }));
    expect(member).toMatchObject({ residenceHamlet: 'ấp 3', residenceCommune: 'xã Phú Bình' });
    expect(member.residenceConfirmedAt).not.toBeNull();
  });

  test('is nobody’s business before they are members', async () => {
    town = await openTown({ engine });
    const stranger = town.stranger();
    await stranger.sendsChoice('home/still');
    await stranger.sendsChoice('home/moved');
    expect(await town.db.read((tx) => tx.member.count())).toBe(0);
  });
});
