import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RoleName } from '../../src/domain/rights.js';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { origin, signedIn, type Visitor, visitor } from './sitting.js';

const names = ['Nguyễn Văn An', 'Lê Thị Bình', 'Trần Quốc Cường'];

describe.each(engines)('the pages of the desk, on %s', (engine) => {
  test('open at every level, with the figures of a meeting', async () => {
    const town = await openTown({ engine, env: { PUBLIC_URL: origin } });
    try {
      const an = await town.member('Đỗ Đức Đạt', town.units.phuCuong);
      const quiet = await town.member('Bùi Văn Ghi', town.units.phuCuong);
      const id = await meeting(town, town.units.phuCuong);
      await answer(town, id, an.memberId);
      await programme(town, an.memberId, quiet.memberId);
      const head = await town.member('Lê Thị Lan', town.units.ap3, {
        roles: [{ role: 'administrator', unitId: town.units.district }],
      });
      const browser = await signedIn(town, head);
      for (const unit of [town.units.district, town.units.phuBinh, town.units.phuCuong]) {
        const first = await browser.get(`/desk/units/${unit}`);
        const tabs = [...first.body.matchAll(/<li><a href="(\/desk\/units\/[^"]+)"/g)].map((match) => match[1]!);
        expect(tabs.length).toBeGreaterThan(6);
        for (const path of tabs) expect((await browser.get(path)).statusCode, path).toBe(200);
      }
      const branch = `/desk/units/${town.units.phuCuong}`;
      expect((await browser.get(branch)).body).toContain('0,0%<span class="more">0/1</span>');
      expect((await browser.get(`${branch}/activities`)).body).toContain(id);
      for (const file of ['roster', 'residence', 'reports', `activities/${id}/attendance`, 'pledges/plan/names'])
        expect((await browser.get(`${branch}/${file}.xlsx`)).statusCode, file).toBe(200);
    } finally {
      await town.close();
    }
  });
});

describe('what the desk shows, and to whom', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown({ env: { PUBLIC_URL: origin } });
    for (const name of names) await town.rosterMember(name, town.units.phuCuong, { phone: '+84912345678' });
    await town.rosterMember('Phạm Người Lạ', town.units.dacLuaAp3);
  });
  afterEach(() => town.close());

  const officer = (role: RoleName, unitId: string, home = town.units.phuCuong) =>
    town.member('Lê Thị Lan', home, { roles: [{ role, unitId }] });
  const sit = async (role: RoleName, unitId: string, home?: string): Promise<Visitor> =>
    signedIn(town, await officer(role, unitId, home));
  const pages = ['', '/rates', '/trend', '/kinds', '/concerns', '/activities', '/roster', '/residence', '/pledges', '/reports'];

  test('every page says for itself that nothing may come from elsewhere, be framed, be kept or be told on', async () => {
    const browser = await sit('secretary', town.units.phuCuong);
    const nobody = visitor(town);
    const answers = [
      await browser.get(`/desk/units/${town.units.phuCuong}`),
      await browser.get('/desk/units/none'),
      await browser.get('/desk'),
      await nobody.get('/desk'),
      await nobody.get('/desk/in/x'),
      await nobody.get('/desk/none'),
      await nobody.get('/desk/bye'),
    ];
    for (const { headers, statusCode } of answers) {
      const policy = String(headers['content-security-policy']);
      expect(policy, String(statusCode)).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toMatch(/script-src|unsafe|https?:|\*/);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('same-origin');
    }
  });

  test('no page has a script, a style of its own or an address elsewhere', async () => {
    const browser = await sit('administrator', town.units.district);
    for (const unit of [town.units.district, town.units.phuBinh, town.units.phuCuong])
      for (const page of pages) {
        const { body } = await browser.get(`/desk/units/${unit}${page}`);
        expect(body).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:|(src|href|action)="(https?:)?\/\//i);
      }
  });

  test('nobody who is not signed in sees anything', async () => {
    for (const page of [...pages, '/roster.xlsx', '/activities/x']) {
      const answer = await visitor(town).get(`/desk/units/${town.units.phuCuong}${page}`);
      expect(answer.statusCode).toBe(401);
      expect(answer.body).not.toMatch(/Phú Cường|Nguyễn/);
    }
  });

  test('a unit outside the subtree is a page that does not exist, by no page and no file, and its name is never said', async () => {
    const browser = await sit('secretary', town.units.phuCuong);
    const { phuBinh, district, ap3, dacLua, dacLuaAp3 } = town.units;
    for (const unit of [phuBinh, district, ap3, dacLua, dacLuaAp3, 'none', "' OR 1=1 --", '%2e%2e'])
      for (const page of [...pages, '/roster.xlsx', '/activities/x']) {
        const answer = await browser.get(`/desk/units/${encodeURIComponent(unit)}${page}`);
        expect(answer.statusCode, `${unit}${page}`).toBe(404);
        expect(answer.body).toContain('không thuộc đơn vị của đồng chí');
        expect(answer.body).not.toMatch(/Chi đoàn ấp 3|Đắc Lua|Huyện đoàn|Người Lạ/);
      }
    const own = await browser.get(`/desk/units/${town.units.phuCuong}`);
    expect(own.body).not.toMatch(/Chi đoàn ấp 3|Đắc Lua|Huyện đoàn/);
  });

  test('the secretary and the deputy read the list of their branch as on paper; who looked is in the audit log', async () => {
    for (const role of ['secretary', 'deputy_secretary'] as const) {
      const lan = await officer(role, town.units.phuCuong);
      const browser = await signedIn(town, lan);
      const page = await browser.get(`/desk/units/${town.units.phuCuong}/roster`);
      expect(page.statusCode).toBe(200);
      for (const name of ['An', 'Bình', 'Cường', '0912345678', '15/03/2004']) expect(page.body).toContain(name);
      expect(page.body).not.toContain('Người Lạ');
      const file = await browser.get(`/desk/units/${town.units.phuCuong}/roster.xlsx`);
      expect(file.statusCode).toBe(200);
      expect(file.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+\.xlsx"$/);
      expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
      const lines = await town.db.read((tx) => tx.audit.findMany({ where: { actorId: lan.contactId }, orderBy: { id: 'asc' } }));
      expect(lines.map(({ action, subject }) => [action, subject])).toEqual([
        ['desk_opened', lan.contactId],
        ['roster_viewed', town.units.phuCuong],
        ['roster_exported', town.units.phuCuong],
      ]);
      expect(JSON.stringify(lines)).not.toMatch(/Nguyễn|0912/);
    }
  });

  test('a committee member sees figures and activities, and no list', async () => {
    const browser = await sit('committee_member', town.units.phuCuong);
    const page = await browser.get(`/desk/units/${town.units.phuCuong}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('/roster"');
    expect((await browser.get(`/desk/units/${town.units.phuCuong}/activities`)).statusCode).toBe(200);
    for (const end of ['/roster', '/roster.xlsx'])
      expect((await browser.get(`/desk/units/${town.units.phuCuong}${end}`)).statusCode).toBe(404);
  });

  test('a commune secretary goes down to each branch, and a unit above branches shows no name of a person', async () => {
    const browser = await sit('commune_secretary', town.units.phuBinh);
    const above = await browser.get(`/desk/units/${town.units.phuBinh}`);
    expect(above.body).toContain(`/desk/units/${town.units.phuCuong}`);
    for (const page of pages) {
      const { body } = await browser.get(`/desk/units/${town.units.phuBinh}${page}`);
      for (const name of names) expect(body).not.toContain(name);
    }
    expect((await browser.get(`/desk/units/${town.units.phuBinh}/roster`)).statusCode).toBe(404);
    expect((await browser.get(`/desk/units/${town.units.dacLuaAp3}/roster`)).statusCode).toBe(404);
  });

  test('officers above read the names of a branch; what else is known of them is for those who answer for it', async () => {
    const commune = await sit('commune_secretary', town.units.phuBinh, town.units.ap3);
    const list = `/desk/units/${town.units.phuCuong}/roster`;
    const standingIn = await commune.get(list);
    expect(standingIn.body, 'where a branch has no officer, those above stand in').toContain('0912345678');
    await town.member('Phạm Thị Hòa', town.units.phuCuong, { roles: [{ role: 'secretary', unitId: town.units.phuCuong }] });
    const fromAbove = await commune.get(list);
    for (const name of names) expect(fromAbove.body).toContain(name);
    expect(fromAbove.body).not.toMatch(/0912345678|15\/03\/2004|roster\.xlsx/);
    expect((await commune.get(`${list}.xlsx`)).statusCode).toBe(404);
    expect((await commune.get(`/desk/units/${town.units.phuCuong}/residence`)).body).not.toContain(names[0]);
    expect((await commune.get(`/desk/units/${town.units.phuCuong}/residence.xlsx`)).statusCode).toBe(404);
  });

  test('somebody with roles in two units finds both, and nothing between them', async () => {
    const lan = await town.member('Lê Thị Lan', town.units.phuCuong, {
      roles: [
        { role: 'secretary', unitId: town.units.phuCuong },
        { role: 'secretary', unitId: town.units.class11a2 },
      ],
    });
    const browser = await signedIn(town, lan);
    const page = await browser.get(`/desk/units/${town.units.phuCuong}`);
    expect(page.body).toContain(`/desk/units/${town.units.class11a2}`);
    expect((await browser.get(`/desk/units/${town.units.class11a2}`)).statusCode).toBe(200);
    expect((await browser.get(`/desk/units/${town.units.district}`)).statusCode).toBe(404);
  });

  test('an activity shows answers and attendance apart, with the reasons for the committee of that branch only', async () => {
    const lan = await officer('secretary', town.units.phuCuong);
    const an = await town.member('Đỗ Đức Đạt', town.units.phuCuong);
    const id = await meeting(town, town.units.phuCuong);
    await answer(town, id, an.memberId);
    const path = `/desk/units/${town.units.phuCuong}/activities/${id}`;
    const own = await (await signedIn(town, lan)).get(path);
    expect(own.body).toContain('Đỗ Đức Đạt');
    expect(own.body).toContain('đi thi');
    expect(own.body).toContain('Có mặt: 00/01 đồng chí; vắng: 01 (có phép: 01, không phép: 00)');
    expect(await audited(town, 'see_answers')).toEqual([id]);
    const commune = await sit('commune_secretary', town.units.phuBinh, town.units.ap3);
    const fromAbove = await commune.get(path);
    expect(fromAbove.body).toContain('Đỗ Đức Đạt');
    expect(fromAbove.body).not.toContain('đi thi');
    expect((await commune.get(`/desk/units/${town.units.ap3}/activities/${id}`)).statusCode).toBe(404);
    expect((await commune.get(`/desk/units/${town.units.phuCuong}/activities`)).body).toContain(`/activities/${id}`);
  });

  test('an activity that a branch hosts with another is named, and its list stays with the other', async () => {
    const id = await meeting(town, town.units.ap3);
    await town.db.write((tx) => tx.activityHost.create({ data: { activityId: id, unitId: town.units.phuCuong } }));
    const browser = await sit('secretary', town.units.phuCuong);
    const page = (await browser.get(`/desk/units/${town.units.phuCuong}/activities`)).body;
    expect(page).toContain('Cùng tổ chức với chi đoàn khác');
    expect(page).not.toContain(id);
    expect((await browser.get(`/desk/units/${town.units.phuCuong}/activities/${id}`)).statusCode).toBe(404);
  });

  test('an activity of a whole commune shows its numbers and no names', async () => {
    const browser = await sit('commune_secretary', town.units.phuBinh);
    const an = await town.member('Đỗ Đức Đạt', town.units.phuCuong);
    const id = await meeting(town, town.units.phuBinh);
    await answer(town, id, an.memberId);
    const page = await browser.get(`/desk/units/${town.units.phuBinh}/activities/${id}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('Đỗ Đức Đạt');
    expect(page.body).toContain('danh sách tên do chi đoàn quản lý');
  });

  test('who registered in a programme is read by those who conclude there, and only what they sent', async () => {
    const lan = await officer('secretary', town.units.phuCuong);
    const an = await town.member('Đỗ Đức Đạt', town.units.phuCuong);
    const quiet = await town.member('Bùi Văn Ghi', town.units.phuCuong);
    await programme(town, an.memberId, quiet.memberId);
    const path = `/desk/units/${town.units.phuCuong}/pledges`;
    const own = await signedIn(town, lan);
    expect((await own.get(path)).body).toContain('2/6 = 33,3%');
    const page = (await own.get(`${path}/plan`)).body;
    for (const shown of ['Đỗ Đức Đạt', 'Bùi Văn Ghi', 'Đọc mỗi tuần một quyển sách']) expect(page).toContain(shown);
    expect(page).not.toContain('Bớt xem điện thoại');
    expect((await own.get(`${path}/plan/names.xlsx`)).statusCode).toBe(200);
    expect(await audited(town, 'programme_exported')).toEqual([town.units.phuCuong]);
    const committee = await sit('committee_member', town.units.phuCuong, town.units.ap3);
    for (const end of ['', '/plan', '/plan/names.xlsx']) expect((await committee.get(`${path}${end}`)).statusCode).toBe(404);
    const commune = await sit('commune_secretary', town.units.phuBinh, town.units.ap3);
    const above = (await commune.get(`/desk/units/${town.units.phuBinh}/pledges/plan`)).body;
    expect(above).toContain('Chi đoàn ấp Phú Cường');
    expect(above).not.toMatch(/Đỗ Đức Đạt|Đọc mỗi tuần/);
    expect((await commune.get(`/desk/units/${town.units.phuBinh}/pledges/plan/names.xlsx`)).statusCode).toBe(404);
  });

  test('a month’s report shows who below has sent theirs; it is sent in the chat and not here', async () => {
    const browser = await sit('commune_secretary', town.units.phuBinh);
    const sentAt = new Date('2026-03-04T03:00:00Z');
    await town.db.write((tx) =>
      tx.monthReport.create({
        data: {
          unitId: town.units.ap3,
          month: '2026-02',
          state: 'sent',
          counters: {},
          dueAt: new Date('2026-03-05T17:00:00Z'),
          createdAt: sentAt,
          sentAt,
        },
      }),
    );
    const page = (await browser.get(`/desk/units/${town.units.phuBinh}/reports?month=2026-02`)).body;
    expect(page).toContain('Đơn vị trực thuộc đã gửi: 1/2');
    expect(page).toContain('Đã gửi, đúng hạn');
    expect(page).toContain('Quá hạn, chưa gửi');
    expect(page.match(/<form/g)).toHaveLength(2);
    const file = await browser.get(`/desk/units/${town.units.phuBinh}/reports.xlsx?month=2026-02`);
    expect(file.headers['content-disposition']).toContain('bao-cao-thang-');
    const committee = await sit('committee_member', town.units.phuCuong, town.units.ap3);
    expect((await committee.get(`/desk/units/${town.units.phuCuong}/reports`)).statusCode).toBe(404);
  });

  test('names that look like HTML stay text', async () => {
    await town.rosterMember('<img src=x onerror=alert(1)> "An" & \'B\'', town.units.phuCuong);
    await town.db.write((tx) => tx.unit.update({ where: { id: town.units.ap3 }, data: { name: '<script>alert(1)</script>' } }));
    const browser = await sit('commune_secretary', town.units.phuBinh);
    const roster = await browser.get(`/desk/units/${town.units.phuCuong}/roster`);
    expect(roster.body).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;An&quot; &amp;');
    expect(roster.body).not.toContain('<img');
    expect((await browser.get(`/desk/units/${town.units.phuBinh}/rates`)).body).not.toContain('<script');
  });

  test('hamlets without a branch are named with how many live there, on the overview and on their own page', async () => {
    for (const name of names) {
      const id = await town.rosterMember(name, town.units.class11a2);
      const data = { residenceHamlet: 'ấp <b>7', residenceCommune: 'xã Phú Bình' };
      await town.db.write((tx) => tx.member.update({ where: { id }, data }));
    }
    const browser = await sit('administrator', town.units.district);
    for (const unit of [town.units.district, town.units.phuBinh])
      for (const page of ['', '/concerns']) {
        const { body } = await browser.get(`/desk/units/${unit}${page}`);
        expect(body).toContain('<li>ấp &lt;b&gt;7 chưa có chi đoàn: 3 đoàn viên đang ở</li>');
        for (const name of names) expect(body).not.toContain(name);
      }
    const { body } = await browser.get(`/desk/units/${town.units.district}/concerns`);
    expect(body).toContain('<dt>Ấp, khu phố chưa có chi đoàn</dt><dd>1</dd>');
    for (const unit of [town.units.dacLua, town.units.school, town.units.ap3])
      expect((await browser.get(`/desk/units/${unit}/concerns`)).body).not.toContain('đang ở');
  });

  test('a month or a period that is none is taken for the one that is on', async () => {
    const browser = await sit('secretary', town.units.phuCuong);
    for (const query of [
      'month=2026-13',
      'month=1999-01',
      'month=2030-01',
      'month=<b>',
      'month=a&month=b',
      'period=custom:2026-05-01:2026-01-01',
    ])
      expect((await browser.get(`/desk/units/${town.units.phuCuong}?${query}`)).body).toContain('<h1>Tháng 03/2026</h1>');
    expect((await browser.get(`/desk/units/${town.units.phuCuong}?month=2026-02`)).body).toContain('<h1>Tháng 02/2026</h1>');
  });

  test('who talks with the bot in English reads the desk in English; the union’s own forms stay as they are', async () => {
    const lan = await officer('secretary', town.units.phuCuong);
    await town.db.write((tx) => tx.contact.update({ where: { id: lan.contactId }, data: { locale: 'en' } }));
    const browser = await signedInEnglish(lan);
    const page = (await browser.get(`/desk/units/${town.units.phuCuong}`)).body;
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('Members who take part where they live');
    expect((await browser.get(`/desk/units/${town.units.phuCuong}/reports`)).body).toContain('Chỉ tiêu');
  });

  async function signedInEnglish(lan: Person): Promise<Visitor> {
    const link = /https?:\/\/\S+/.exec((await lan.says('desk')).join())![0];
    const browser = visitor(town);
    await browser.post(new URL(link).pathname);
    return browser;
  }

  test('looking at the desk changes nothing but the audit log', async () => {
    const browser = await sit('administrator', town.units.district);
    const before = await counted(town);
    for (const unit of Object.values(town.units)) for (const page of pages) await browser.get(`/desk/units/${unit}${page}`);
    expect(await counted(town)).toEqual(before);
  });
});

async function programme(town: Town, sharing: string, quiet: string): Promise<void> {
  const at = town.clock.now();
  const pledge = { programmeId: 'plan', rhythm: 'month', hour: 19, startedOn: '2026-03-05', state: 'active', createdAt: at };
  await town.db.write(async (tx) => {
    await tx.pledgeProgramme.create({
      data: {
        id: 'plan',
        unitId: town.units.district,
        code: 'tu-duong',
        title: 'Tự tu dưỡng 2026',
        kind: 'self_plan',
        groups: [],
      },
    });
    await tx.pledge.create({
      data: { ...pledge, id: 'a', memberId: sharing, text: 'Đọc mỗi tuần một quyển sách', sharedAt: at },
    });
    await tx.pledge.create({ data: { ...pledge, id: 'b', memberId: quiet, text: 'Bớt xem điện thoại' } });
  });
}

async function meeting(town: Town, unitId: string): Promise<string> {
  const id = town.newId();
  await town.db.write((tx) =>
    tx.activity.create({
      data: {
        id,
        unitId,
        kind: 'regular',
        startAt: new Date('2026-03-10T12:00:00Z'),
        place: 'Nhà văn hóa ấp',
        audience: { kind: 'branch', unitId },
        state: 'done',
        createdAt: town.clock.now(),
      },
    }),
  );
  return id;
}

async function answer(town: Town, activityId: string, memberId: string): Promise<void> {
  const at = town.clock.now();
  await town.db.write(async (tx) => {
    await tx.invitation.create({ data: { activityId, memberId } });
    await tx.rsvp.create({ data: { activityId, memberId, answer: 'absent', reason: 'đi thi', at } });
    await tx.attendance.create({ data: { activityId, memberId, mark: 'excused', by: 'officer', at } });
  });
}

async function audited(town: Town, action: string): Promise<(string | null)[]> {
  return (await town.db.read((tx) => tx.audit.findMany({ where: { action } }))).map((line) => line.subject);
}

const counted = (town: Town) =>
  town.db.read(async (tx) => ({
    members: await tx.member.findMany({ orderBy: { id: 'asc' } }),
    roles: await tx.role.count(),
    deliveries: await tx.delivery.count(),
    activities: await tx.activity.count(),
    sessions: await tx.deskSession.count(),
  }));
