import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '../run/database.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { linkFor, origin, signedIn, visitor } from './sitting.js';

describe.each(engines)('the door of the desk, on %s', (engine) => {
  let town: Town;
  let lan: Person;
  beforeEach(async () => {
    town = await openTown({ engine, env: { PUBLIC_URL: origin } });
    lan = await town.member('Lê Thị Lan', town.units.phuCuong, {
      roles: [{ role: 'secretary', unitId: town.units.phuCuong }],
    });
  });
  afterEach(() => town.close());

  test('a link from the chat opens the desk with one press, and the owner is told', async () => {
    const browser = visitor(town);
    const path = await linkFor(lan);
    const door = await browser.get(path);
    expect(door.statusCode).toBe(200);
    expect(door.body).toContain('Vào bàn làm việc');
    const entered = await browser.post(path);
    expect([entered.statusCode, entered.headers.location]).toEqual([303, '/desk']);
    const top = await browser.get('/desk');
    expect(top.headers.location).toBe(`/desk/units/${town.units.phuCuong}`);
    const page = await browser.get(String(top.headers.location));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Chi đoàn ấp Phú Cường');
    await town.app.settle();
    expect(lan.news().join()).toContain('vừa được mở lúc 09:00');
    expect(lan.buttons()).toEqual(['Đăng xuất mọi nơi']);
  });

  test('the preview that a chat makes of a link does not use it up', async () => {
    const path = await linkFor(lan);
    for (let looks = 0; looks < 3; looks++) expect((await visitor(town).get(path)).statusCode).toBe(200);
    expect((await town.app.web.inject({ method: 'HEAD', url: path })).statusCode).toBe(200);
    expect((await visitor(town).post(path)).statusCode).toBe(303);
  });

  test('a link that was used, also by somebody it was passed on to, opens nothing a second time and says so', async () => {
    const path = await linkFor(lan);
    const [first, second] = await Promise.all([visitor(town).post(path), visitor(town).post(path)]);
    expect([first.statusCode, second.statusCode].sort()).toEqual([303, 410]);
    const later = visitor(town);
    for (const answer of [await later.get(path), await later.post(path)]) {
      expect(answer.statusCode).toBe(410);
      expect(answer.body).toContain('Mỗi liên kết chỉ vào được một lần');
      expect(answer.body).toContain('nhắn “bàn làm việc”');
    }
    expect(later.cookie).toBe('');
    expect((await later.get('/desk')).statusCode).toBe(401);
    expect(await town.db.read((tx) => tx.deskSession.count())).toBe(1);
  });

  test('a link is good for ten minutes', async () => {
    const path = await linkFor(lan);
    town.clock.advance({ minutes: 9, seconds: 59 });
    expect((await visitor(town).get(path)).statusCode).toBe(200);
    town.clock.advance({ seconds: 1 });
    for (const answer of [await visitor(town).get(path), await visitor(town).post(path)]) {
      expect(answer.statusCode).toBe(410);
      expect(answer.body).toContain('Liên kết đã hết hạn');
    }
  });

  test('a newer link takes the place of the one before it', async () => {
    const before = await linkFor(lan);
    const now = await linkFor(lan);
    expect((await visitor(town).post(before)).statusCode).toBe(404);
    expect((await visitor(town).post(now)).statusCode).toBe(303);
  });

  test.each(['a', 'A'.repeat(43), `${'A'.repeat(42)}!`, '..%2f..%2fdesk', 'x'.repeat(90)])(
    'a forged link (%s) is answered kindly',
    async (secret) => {
      const answer = await visitor(town).get(`/desk/in/${secret}`);
      expect([400, 404]).toContain(answer.statusCode);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.body).toContain('<html lang="vi">');
      expect((await visitor(town).post(`/desk/in/${secret}`)).statusCode).toBe(answer.statusCode);
    },
  );

  test('an address that is none is refused before anybody looks', async () => {
    expect((await visitor(town).get('/desk/in/%00%ff')).statusCode).toBe(400);
  });

  test('guessing is slowed down, by place, for a minute', async () => {
    const guess = (n: number, place: string) =>
      visitor(town).get(`/desk/in/${String(n).padStart(43, 'A')}`, { 'x-forwarded-for': `9.9.9.9, ${place}` });
    for (let n = 0; n < 20; n++) expect((await guess(n, '203.0.113.7')).statusCode).toBe(404);
    const stopped = await guess(21, '203.0.113.7');
    expect(stopped.statusCode).toBe(429);
    expect(stopped.body).toContain('chờ một phút');
    expect((await guess(22, '203.0.113.8')).statusCode).toBe(404);
    const path = await linkFor(lan);
    expect((await visitor(town).post(path, { origin, 'x-forwarded-for': '203.0.113.7' })).statusCode).toBe(429);
    town.clock.advance({ seconds: 61 });
    expect((await visitor(town).post(path, { origin, 'x-forwarded-for': '203.0.113.7' })).statusCode).toBe(303);
  });

  test('only the page of the desk itself may open it: no other site, no form without an origin', async () => {
    const path = await linkFor(lan);
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await visitor(town).post(path, headers as Record<string, string>);
      expect(answer.statusCode).toBe(403);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect((await visitor(town).post(path, { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(303);
  });

  test('no other site can sign somebody out', async () => {
    const browser = await signedIn(town, lan);
    expect((await browser.post('/desk/out', { origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await browser.get(`/desk/units/${town.units.phuCuong}`)).statusCode).toBe(200);
  });

  test('neither the link nor the cookie stands in the database', async () => {
    const path = await linkFor(lan);
    const browser = visitor(town);
    await browser.post(path);
    const secrets = [path.split('/').at(-1)!, browser.cookie.split('=')[1]!];
    expect(secrets.map((secret) => secret.length)).toEqual([43, 43]);
    const kept = await town.db.read(async (tx) => [
      ...(await tx.deskLink.findMany()),
      ...(await tx.deskSession.findMany()),
      ...(await tx.audit.findMany()),
      ...(await tx.delivery.findMany()),
      ...(await tx.conversation.findMany()),
      ...(await tx.inbound.findMany()),
    ]);
    for (const secret of secrets) expect(JSON.stringify(kept)).not.toContain(secret);
  });

  test('the cookie is out of reach of scripts, other sites and plain http, and stays below /desk', async () => {
    const answer = await visitor(town).post(await linkFor(lan));
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Secure-desk=[\w-]{43}; Path=\/desk; Max-Age=28800; HttpOnly; SameSite=Strict; Secure$/,
    );
  });

  test('a made-up cookie opens nothing', async () => {
    for (const value of ['', 'x', 'A'.repeat(43), '%27%20OR%201=1']) {
      const browser = visitor(town);
      browser.cookie = `__Secure-desk=${value}`;
      const answer = await browser.get(`/desk/units/${town.units.phuCuong}`);
      expect(answer.statusCode).toBe(401);
      expect(answer.body).toContain('nhắn “bàn làm việc”');
      expect(answer.body).not.toContain('Phú Cường');
    }
  });

  test('signing out ends this sitting only; “đăng xuất mọi nơi” in the chat ends all of them', async () => {
    const [one, two, three] = [await signedIn(town, lan), await signedIn(town, lan), await signedIn(town, lan)];
    const kept = one.cookie;
    const left = await one.post('/desk/out');
    expect([left.statusCode, left.headers.location]).toEqual([303, '/desk/bye']);
    expect((await one.get('/desk/bye')).body).toContain('Đã đăng xuất');
    one.cookie = kept;
    expect((await one.get('/desk')).statusCode).toBe(401);
    expect((await two.get('/desk')).statusCode).toBe(303);
    const waiting = await linkFor(lan);
    expect((await lan.says('dang xuat moi noi')).join()).toContain('Đã đóng bàn làm việc trên mọi máy');
    for (const browser of [two, three]) expect((await browser.get('/desk')).statusCode).toBe(401);
    expect((await visitor(town).post(waiting)).statusCode).toBe(404);
  });

  test('a sitting lasts a working day and no longer, however busy it is', async () => {
    const browser = await signedIn(town, lan);
    town.clock.advance({ hours: 7, minutes: 59 });
    expect((await browser.get('/desk')).statusCode).toBe(303);
    town.clock.advance({ minutes: 1 });
    const over = await browser.get('/desk');
    expect(over.statusCode).toBe(401);
    expect(String(over.headers['set-cookie'])).toContain('Max-Age=0');
  });

  test('it ends with the role, at once, and does not come back with a new one', async () => {
    const browser = await signedIn(town, lan);
    const path = await linkFor(lan);
    await town.db.write((tx) => tx.role.updateMany({ where: { contactId: lan.contactId }, data: { validTo: town.clock.now() } }));
    expect((await browser.get(`/desk/units/${town.units.phuCuong}`)).statusCode).toBe(401);
    const late = await visitor(town).post(path);
    expect(late.statusCode).toBe(403);
    expect(late.body).toContain('đang giữ nhiệm vụ');
    await town.db.write((tx) => tx.role.updateMany({ where: { contactId: lan.contactId }, data: { validTo: null } }));
    expect((await browser.get('/desk')).statusCode).toBe(401);
  });

  test('a role that moved moves the desk: it shows the new unit and not the old one', async () => {
    const browser = await signedIn(town, lan);
    await town.db.write((tx) => tx.role.updateMany({ where: { contactId: lan.contactId }, data: { unitId: town.units.ap3 } }));
    expect((await browser.get(`/desk/units/${town.units.phuCuong}`)).statusCode).toBe(404);
    expect((await browser.get('/desk')).headers.location).toBe(`/desk/units/${town.units.ap3}`);
  });

  test('“dừng” and an erasure close the desk', async () => {
    const browser = await signedIn(town, lan);
    await lan.says('dừng');
    expect((await browser.get('/desk')).statusCode).toBe(401);
    expect(await town.db.read((tx) => tx.deskSession.count())).toBe(0);
    await lan.says('bật thông báo');
    const again = await signedIn(town, lan);
    await lan.says('xóa dữ liệu của tôi');
    await lan.presses('Tiếp tục xóa');
    await lan.presses('Xóa vĩnh viễn');
    expect((await again.get('/desk')).statusCode).toBe(401);
    expect(await town.db.read(async (tx) => (await tx.deskLink.count()) + (await tx.deskSession.count()))).toBe(0);
  });

  test('the copy of one’s own data says that the desk is open, and not by which secret', async () => {
    const browser = await signedIn(town, lan);
    await lan.says('dữ liệu của tôi');
    await lan.presses('Tải bản sao');
    const copy = lan.all().findLast((message) => message.attachment)?.attachment;
    const text = Buffer.from(copy?.base64 ?? '', 'base64').toString('utf8');
    expect(text).toContain('"desks"');
    expect(text).toContain('2026-03-12T10:00:00.000Z');
    expect(text).not.toContain(browser.cookie.split('=')[1]);
  });

  test('somebody who joins two chats into one begins anew at the desk', async () => {
    const browser = await signedIn(town, lan);
    await town.db.write((tx) => tx.contact.updateMany({ where: { id: lan.contactId }, data: { memberId: null } }));
    const other = await town.member('Lê Thị Lan', town.units.phuCuong, { channel: 'telegram' });
    const code = /LK-\w+/.exec((await other.sendsChoice('link/create')).join())![0];
    await lan.says(code);
    expect((await browser.get('/desk')).statusCode).toBe(401);
    expect(await town.db.read((tx) => tx.deskSession.count())).toBe(0);
    expect((await (await signedIn(town, lan)).get('/desk')).statusCode).toBe(303);
  });

  test('what ran out is not kept', async () => {
    await signedIn(town, lan);
    await linkFor(lan);
    town.clock.advance({ days: 2 });
    await town.tick();
    expect(await town.db.read(async (tx) => (await tx.deskLink.count()) + (await tx.deskSession.count()))).toBe(0);
  });
});
