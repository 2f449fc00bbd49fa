import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { dueAt } from '../../src/domain/month-report.js';
import { monthToDraft, reportOccasion } from '../../src/schedule/month-reports.js';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

const zone = 'Asia/Ho_Chi_Minh';
let town: Town;

/** By the clock on the wall in Viet Nam; twice, for nothing may happen twice. */
async function at(local: string): Promise<void> {
  town.clock.set(`${local}+07:00`);
  await town.tick();
  await town.tick();
}

const saying = (person: Person, words: string) => person.all().filter(({ text }) => text.includes(words));

describe.each(engines)('the reports of a month, on %s,', (engine) => {
  afterEach(() => town.close());

  it('are drafted on its last day, once, and each secretary is told; reminders come before and after the due day, once each', async () => {
    town = await openTown({ engine });
    const { ap3, phuBinh, phuCuong } = town.units;
    const lan = await town.member('Lê Thị Lan', ap3, { channel: 'telegram', roles: [{ role: 'secretary', unitId: ap3 }] });
    const pho = await town.member('Đỗ Văn Phó', ap3, { channel: 'telegram', roles: [{ role: 'deputy_secretary', unitId: ap3 }] });
    const hoa = await town.member('Trần Thị Hòa', phuCuong, {
      channel: 'telegram',
      roles: [{ role: 'commune_secretary', unitId: phuBinh }],
    });
    await at('2026-03-30T09:00');
    expect(await town.db.read((tx) => tx.monthReport.count())).toBe(0);
    await at('2026-03-31T09:00');
    // Every branch and every grassroots union; the district reads sums.
    const rows = await town.db.read((tx) => tx.monthReport.findMany());
    expect(new Set(rows.map(({ unitId }) => unitId))).toEqual(
      new Set(Object.entries(town.units).flatMap(([name, id]) => (name === 'district' ? [] : [id]))),
    );
    expect(rows.every(({ month, state }) => month === '2026-03' && state === 'draft')).toBe(true);
    expect(
      saying(lan, 'Hôm nay là ngày cuối tháng 03/2026. Mình đã lập sẵn báo cáo của Chi đoàn ấp 3, Đoàn xã Phú Bình'),
    ).toHaveLength(1);
    expect(saying(lan, 'Hạn gửi: 23:59, Chủ nhật, 05/04/2026')).toHaveLength(1);
    expect(lan.buttons()).toEqual(['Mở báo cáo']);
    expect(saying(hoa, 'báo cáo của Đoàn xã Phú Bình')).toHaveLength(1);
    expect(pho.all()).toEqual([]);

    await play(lan, '> [Mở báo cáo]\n> không có gì\n> [Gửi]\n< đúng hạn');
    await at('2026-04-03T09:00');
    await at('2026-04-04T09:00');
    await at('2026-04-05T09:00');
    expect(saying(hoa, 'Báo cáo tháng 03/2026 của Đoàn xã Phú Bình chưa gửi')).toHaveLength(1);
    expect(saying(hoa, 'Còn 1 đơn vị chưa gửi báo cáo về')).toHaveLength(1);
    await at('2026-04-06T09:00');
    await at('2026-04-07T09:00');
    await at('2026-04-12T09:00');
    expect(saying(hoa, 'đã quá hạn')).toHaveLength(1);
    expect(saying(lan, 'Phú Bình chưa gửi')).toHaveLength(0);
    expect(saying(lan, 'quá hạn')).toHaveLength(0);
    // Late, and said so.
    await play(
      hoa,
      `> báo cáo tháng 3
       > không có gì
       < Đã quá hạn 23:59, Chủ nhật, 05/04/2026, gửi bây giờ sẽ ghi là trễ.
       > [Gửi]
       < Đã gửi báo cáo tháng 03/2026 của Đoàn xã Phú Bình, trễ hạn.`,
    );
  });

  it('are drafted on the first days of the next month when the process stood still, and due when the unit above says', async () => {
    town = await openTown({ engine });
    const { ap3, phuBinh, phuCuong } = town.units;
    const hoa = await town.member('Trần Thị Hòa', phuCuong, { roles: [{ role: 'commune_secretary', unitId: phuBinh }] });
    const lan = await town.member('Lê Thị Lan', ap3, { channel: 'telegram', roles: [{ role: 'secretary', unitId: ap3 }] });
    await play(
      hoa,
      `> hạn nộp báo cáo ngày 3
       < Từ nay các đơn vị gửi báo cáo tháng về Đoàn xã Phú Bình chậm nhất cuối ngày 3 tháng sau.`,
    );
    await at('2026-04-02T09:00');
    expect(saying(lan, 'Mình đã lập sẵn báo cáo tháng 03/2026 của Chi đoàn ấp 3')).toHaveLength(1);
    expect(saying(lan, 'Hạn gửi: 23:59, Thứ Sáu, 03/04/2026')).toHaveLength(1);
    const [own] = await town.db.read((tx) => tx.monthReport.findMany({ where: { unitId: phuBinh } }));
    expect(own?.dueAt.toISOString()).toBe('2026-04-05T17:00:00.000Z');
  });

  it('are not asked for any more when they were sent before the reminder could go out', async () => {
    town = await openTown({ engine });
    const { ap3 } = town.units;
    const lan = await town.member('Lê Thị Lan', ap3, { channel: 'telegram', roles: [{ role: 'secretary', unitId: ap3 }] });
    await town.db.write((tx) =>
      tx.contact.update({ where: { id: lan.contactId }, data: { quietFrom: 6 * 60, quietTo: 12 * 60 } }),
    );
    await at('2026-03-31T09:00');
    expect(saying(lan, 'lập sẵn')).toHaveLength(0);
    await play(lan, '> báo cáo tháng\n> không có gì\n> [Gửi]\n< Đã gửi báo cáo tháng 03/2026');
    await at('2026-03-31T13:00');
    expect(saying(lan, 'lập sẵn')).toHaveLength(0);
  });
});

describe('when a report is due', () => {
  it('is the end of the day that the unit above set, and of the last day of the month for 0', () => {
    expect(dueAt('2026-12', 5, zone).toISOString()).toBe('2027-01-05T17:00:00.000Z');
    expect(dueAt('2026-02', 0, zone).toISOString()).toBe('2026-02-28T17:00:00.000Z');
  });

  it('whenever the job runs, each occasion comes at most once and in order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 28 }),
        fc.array(fc.integer({ min: 1, max: 48 }), { maxLength: 60 }),
        (dueDay, gaps) => {
          const due = dueAt('2026-03', dueDay, zone);
          let now = new Date('2026-03-25T01:00:00Z');
          let remindedAt: Date | null = null;
          const said: string[] = [];
          for (const gap of gaps) {
            now = new Date(now.getTime() + gap * 3600_000);
            const occasion = reportOccasion({ unitId: 'u', month: '2026-03', dueAt: due, remindedAt }, now, zone);
            if (!occasion) continue;
            said.push(occasion);
            expect(occasion === 'after').toBe(now >= due);
            remindedAt = now;
          }
          expect(said).toEqual(['draft', 'before', 'after'].filter((occasion) => said.includes(occasion)));
        },
      ),
    );
  });

  it('a month is drafted on its last day and on the first three of the next', () => {
    const on = (day: string) => monthToDraft(new Date(`${day}T08:00:00+07:00`), zone);
    expect(['2026-03-30', '2026-03-31', '2026-04-01', '2026-04-03', '2026-04-04', '2028-02-29'].map(on)).toEqual([
      null,
      '2026-03',
      '2026-03',
      '2026-03',
      null,
      '2028-02',
    ]);
  });
});
