import { afterEach, describe, expect, it } from 'vitest';
import { forgetOld } from '../../src/storage/retention.js';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';

let town: Town;
afterEach(() => town.close());

/** An pledged in a programme that ended on 1 January, has a conclusion with a badge of then, ticks of three years, and a pledge under way. */
async function anHasPledged(engine: 'sqlite' | 'postgresql') {
  town = await openTown({ engine });
  const an = await town.member('Nguyễn Văn An', town.units.phuCuong);
  const end = new Date('2025-12-31T17:00:00Z');
  const { memberId } = an;
  await town.db.write(async (tx) => {
    await tx.pledgeProgramme.create({
      data: {
        ...{ id: 'p', unitId: town.units.phuBinh, code: 'x', title: 'Năm xanh', kind: 'own', groups: [] },
        badge: 'Huy hiệu',
      },
    });
    const pledge = {
      memberId,
      programmeId: 'p',
      rhythm: 'week',
      hour: 19,
      startedOn: '2025-01-05',
      createdAt: new Date('2025-01-05'),
    };
    await tx.pledge.create({
      data: { ...pledge, id: 'over', text: 'trồng cây', state: 'ended', endedAt: end, selfAssessment: 'done', sharedAt: end },
    });
    await tx.pledge.create({ data: { ...pledge, id: 'on', text: 'đọc sách', state: 'active', programmeId: null } });
    for (const pledgeId of ['over', 'on']) {
      await tx.pledgeCheckIn.create({ data: { pledgeId, dueOn: '2025-06-01', status: 'done', askedAt: end } });
      await tx.pledgePause.create({ data: { pledgeId, fromDay: '2025-07-01', toDay: '2025-07-10' } });
    }
    for (const year of [2023, 2024, 2025]) {
      await tx.commitment.create({
        data: { memberId, programmeId: 'p', code: 'khong_1', year, committedOn: `${year}-03-01`, conclusion: 'reached' },
      });
      const badge = year === 2023 ? { badgeNumber: 1, badgeCode: 'abcdefghjkmnpqrstuvwxyz234' } : {};
      await tx.pledgeConclusion.create({ data: { memberId, programmeId: 'p', year, conclusion: 'reached', at: end, ...badge } });
    }
  });
  return an;
}

const left = () =>
  town.db.read(async (tx) => ({
    pledges: (await tx.pledge.findMany({ orderBy: { id: 'asc' } })).map((one) => one.id),
    checkIns: (await tx.pledgeCheckIn.findMany({ orderBy: { pledgeId: 'asc' } })).map((one) => one.pledgeId),
    pauses: (await tx.pledgePause.findMany({ orderBy: { pledgeId: 'asc' } })).map((one) => one.pledgeId),
    ticks: (await tx.commitment.findMany({ orderBy: { year: 'asc' } })).map((one) => one.year),
    conclusions: (await tx.pledgeConclusion.findMany({ orderBy: { year: 'asc' } })).map((one) => one.year),
  }));

describe.each(engines)('what was pledged, on %s', (engine) => {
  it('is kept for 90 days after the programme; “02 không” this and the last year, a badge as long as its holder', async () => {
    await anHasPledged(engine);
    await forgetOld(town.db, new Date('2026-03-31T00:00:00Z'));
    const all = { pledges: ['on', 'over'], checkIns: ['on', 'over'], pauses: ['on', 'over'] };
    expect(await left()).toEqual({ ...all, ticks: [2025], conclusions: [2023, 2025] });
    await forgetOld(town.db, new Date('2026-04-01T00:00:00Z'));
    const ongoing = { pledges: ['on'], checkIns: ['on'], pauses: ['on'] };
    expect(await left()).toEqual({ ...ongoing, ticks: [2025], conclusions: [2023, 2025] });
    await forgetOld(town.db, new Date('2027-01-01T00:00:00Z'));
    expect(await left()).toEqual({ ...ongoing, ticks: [], conclusions: [2023] });
  });

  it('is in the copy of one’s own data, and gone with an erasure', async () => {
    const an = await anHasPledged(engine);
    await an.says('dữ liệu của tôi');
    expect(an.all().some((message) => message.text.includes('• Kết luận của đơn vị về “Năm xanh” năm 2025: đạt'))).toBe(true);
    await an.presses('Tải bản sao');
    const copy = JSON.parse(Buffer.from(an.all().at(-1)!.attachment!.base64, 'base64').toString());
    expect(copy.pledges).toMatchObject([
      { programme: null, text: 'đọc sách', selfAssessment: null, daysOff: [{ from: '2025-07-01', to: '2025-07-10' }] },
      { programme: 'Năm xanh', text: 'trồng cây', selfAssessment: 'done', sharedAt: '2025-12-31T17:00:00.000Z' },
    ]);
    expect(copy.conclusions).toMatchObject([
      { year: 2023, badgeNumber: 1 },
      { year: 2024 },
      { year: 2025, conclusion: 'reached' },
    ]);
    expect(copy.commitments).toMatchObject([{ code: 'khong_1', committedOn: '2023-03-01' }, { year: 2024 }, { year: 2025 }]);
    await an.says('xóa dữ liệu của tôi');
    await an.presses('Tiếp tục xóa');
    await an.presses('Xóa vĩnh viễn');
    expect(await left()).toEqual({ pledges: [], checkIns: [], pauses: [], ticks: [], conclusions: [] });
  });
});
