import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { qrToken, roomCode } from '../../src/domain/room.js';
import { loadTexts } from '../../src/i18n.js';
import { roomStore } from '../../src/storage/rooms.js';
import { roomPages } from '../../src/web/room/pages.js';
import { qrPath } from '../../src/web/room/qr.js';
import { openBrowser } from '../run/browser.js';
import { openTown, type Person, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

/** Set to keep pictures of the pages, to be looked at. */
const pictures = process.env.PICTURES;

let browser: Browser;
let folder: string;
let town: Town;
let web: FastifyInstance;
let origin: string;
let context: BrowserContext;
let van: Person;
let an: Person;
/** Whatever must not happen on a page: errors, refused scripts, a request that leaves the machine. */
const wrongs: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chidoan-room-'));
  await build({
    entryPoints: ['src/web/room/page/*.ts', 'src/web/room/page/*.css'],
    outdir: folder,
    format: 'esm',
    loader: { '.css': 'copy' },
    logLevel: 'error',
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Vân of ấp 3 has opened the door at 18:55 and put up the screen. */
beforeEach(async () => {
  town = await openTown({ env: { PUBLIC_URL: 'https://bot.example.vn' } });
  const { ap3 } = town.units;
  van = await town.member('Lê Thị Vân', ap3, { roles: [{ role: 'secretary', unitId: ap3 }] });
  an = await town.member('Nguyễn Văn An', ap3, { channel: 'telegram' });
  await play(van, '> thông báo họp chi đoàn 7h tối nay ở nhà văn hóa ấp 3\n> [Gửi]');
  town.clock.set('2026-03-12T11:55:00Z');
  await play(van, '> mở điểm danh 60 phút\n> [Màn hình phòng]\n< https://bot.example.vn/room/#');
  web = Fastify();
  await web.register(roomPages, {
    store: roomStore(town.db),
    clock: town.clock,
    texts: loadTexts(),
    locale: 'vi',
    zone: 'Asia/Ho_Chi_Minh',
    telegram: (payload) => `https://t.me/chidoan_bot?start=${payload}`,
    zalo: { link: 'https://zalo.me/2197' },
    origin: 'https://bot.example.vn',
    folder,
  });
  origin = await web.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  await context?.close();
  await web?.close();
  await town?.close();
  expect(wrongs.splice(0)).toEqual([]);
});

const roomLink = () => /(\/room\/#[\w-]{40})/.exec(van.all().findLast((one) => one.text.includes('/room/#'))!.text)![1]!;
const activity = () => town.db.read((tx) => tx.activity.findFirstOrThrow());

async function open(path: string, size: { width: number; height: number }): Promise<Page> {
  context = await browser.newContext({ viewport: size, locale: 'vi-VN' });
  await context.route('**/*', (route) => {
    if (route.request().url().startsWith(`${origin}/`)) return route.continue();
    wrongs.push('a request left for elsewhere');
    return route.abort();
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => wrongs.push(`error on the page: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/.test(message.text()))
      wrongs.push(`console: ${message.text()}`);
  });
  await page.clock.install();
  await page.goto(`${origin}${path}`);
  return page;
}

/** What the page does by itself within this time. */
async function pass(page: Page, seconds: number): Promise<void> {
  town.clock.advance({ seconds });
  const answered = page.waitForResponse('**/room/now');
  await page.clock.fastForward(seconds * 1000);
  await answered;
}

const picture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) });
};
const fits = (page: Page) =>
  page.evaluate(() => ({
    across: document.documentElement.scrollWidth <= document.documentElement.clientWidth,
    down: document.documentElement.scrollHeight <= document.documentElement.clientHeight,
  }));
const shownCode = (page: Page) => page.locator('#code').textContent();

describe('the screen of a room in a browser', () => {
  test.each([
    ['hall', { width: 1920, height: 1080 }],
    ['old projector', { width: 1024, height: 768 }],
    ['phone', { width: 390, height: 844 }],
    ['phone lying down', { width: 844, height: 390 }],
  ])('fits a %s: QR and code large, without scrolling, the key gone from the address', async (name, size) => {
    const page = await open(roomLink(), size);
    await page.locator('#open').waitFor();
    await picture(page, `room-${name.replaceAll(' ', '-')}`);
    expect(await fits(page)).toEqual({ across: true, down: true });
    expect(new URL(page.url()).hash).toBe('');
    const qr = (await page.locator('#qr').boundingBox())!;
    expect(Math.min(qr.width, qr.height)).toBeGreaterThan(Math.min(size.width, size.height) * 0.5);
    const { id, roomSecret } = await activity();
    expect(await shownCode(page)).toBe(roomCode(roomSecret!, town.clock.now()));
    const drawn = qrPath(`https://bot.example.vn/s/${qrToken(roomSecret!, id, town.clock.now())}`);
    expect(await page.locator('#qr path').getAttribute('d')).toBe(drawn.path);
    expect(await page.locator('h1').textContent()).toBe('Sinh hoạt thường kỳ');
    // Dark on white, large enough for the last row.
    const code = (await page.locator('#code').boundingBox())!;
    expect(code.height).toBeGreaterThan(size.height / 16);
  });

  test('renews QR and code by itself, counts who comes, and shows no name', async () => {
    const page = await open(roomLink(), { width: 1280, height: 720 });
    await page.locator('#open').waitFor();
    const before = { qr: await page.locator('#qr path').getAttribute('d'), code: await shownCode(page) };
    expect(await page.locator('#came').textContent()).toBe('0');
    await play(an, `> điểm danh ${before.code!}\n< Đã điểm danh cho bạn An`);
    await pass(page, 15);
    await expect.poll(() => page.locator('#qr path').getAttribute('d')).not.toBe(before.qr);
    await expect.poll(() => page.locator('#came').textContent()).toBe('1');
    expect(await shownCode(page)).toBe(before.code);
    await pass(page, 45);
    await expect.poll(() => shownCode(page)).not.toBe(before.code);
    const text = await page.locator('body').textContent();
    for (const name of ['Nguyễn', 'An ', 'Vân']) expect(text).not.toContain(name);
  });

  test('loads again with the key of its tab, waits while the door is shut, and is clear when the meeting is over', async () => {
    const page = await open(roomLink(), { width: 1280, height: 720 });
    await page.locator('#open').waitFor();
    await page.reload();
    await page.locator('#open').waitFor();
    await play(van, '> [Đóng điểm danh]');
    await pass(page, 5);
    await page.getByText('Đang đóng điểm danh').waitFor();
    await picture(page, 'room-closed');
    await play(van, '> [Mở lại]\n> 30');
    await pass(page, 5);
    await page.locator('#open').waitFor();
    town.clock.set('2026-03-12T12:30:00Z');
    await play(van, '> [Kết thúc buổi]');
    await pass(page, 5);
    await page.getByText('Buổi này đã kết thúc hoặc liên kết đã hết hiệu lực').waitFor();
    await picture(page, 'room-over');
    expect(await page.locator('#open').isVisible()).toBe(false);
    expect(await page.locator('#code').isVisible()).toBe(false);
  });

  test('opened without a key it shows nothing but that it has ended', async () => {
    const page = await open('/room/', { width: 1280, height: 720 });
    await page.getByText('liên kết đã hết hiệu lực').waitFor();
  });

  test('says that the connection is lost rather than show a QR that nobody can use', async () => {
    const page = await open(roomLink(), { width: 1280, height: 720 });
    await page.locator('#open').waitFor();
    await context.unroute('**/*');
    await context.route('**/room/now', (route) => route.abort());
    for (let n = 0; n < 6; n++) await page.clock.runFor(5_000);
    await page.getByText('Mất kết nối, mình đang thử lại').waitFor();
    expect(await page.locator('#qr').isVisible()).toBe(false);
    wrongs.splice(0, wrongs.length, ...wrongs.filter((one) => !one.includes('ERR_FAILED')));
  });
});

describe('the page that a scan opens on a phone', () => {
  test('one tap to Telegram; for Zalo the code, copied on the way', async () => {
    const { id, roomSecret } = await activity();
    const page = await open(`/s/${qrToken(roomSecret!, id, town.clock.now())}`, { width: 360, height: 640 });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
    await picture(page, 'room-arriving');
    expect(await fits(page)).toEqual({ across: true, down: true });
    const link = await page.getByRole('link', { name: 'Điểm danh bằng Telegram' }).getAttribute('href');
    const pass = /start=(dq_[\w-]{40})$/.exec(link!)![1]!;
    const code = await page.locator('#zalo-code').textContent();
    const toZalo = page.getByRole('link', { name: 'Chép mã và mở Zalo' });
    expect(await toZalo.getAttribute('href')).toBe('https://zalo.me/2197');
    await page.route('https://zalo.me/**', (route) => route.fulfill({ status: 204 }));
    await toZalo.click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(code);
    // A slow phone: nearly a minute goes by before the button is pressed.
    town.clock.advance({ seconds: 50 });
    await play(an, `> (start ${pass})\n< Đã điểm danh cho bạn An`);
    const binh = await town.member('Trần Bình', town.units.ap3);
    await play(binh, `> ${code}\n< Đã điểm danh cho bạn Bình`);
  });

  test('scanned from a friend’s photo it says so, and has nothing to press', async () => {
    const { id, roomSecret } = await activity();
    const token = qrToken(roomSecret!, id, town.clock.now());
    town.clock.advance({ seconds: 30 });
    const page = await open(`/s/${token}`, { width: 360, height: 640 });
    await page.getByText('Mã QR này đã đổi').waitFor();
    await picture(page, 'room-arriving-changed');
    expect(await page.getByRole('link').count()).toBe(0);
  });
});
