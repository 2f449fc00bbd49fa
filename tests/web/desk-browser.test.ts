import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser } from '../run/browser.js';
import { openTown, type Person, type Town } from '../run/town.js';

/** DESK_PICTURES=folder keeps what the pages look like. */
const pictures = process.env.DESK_PICTURES;

let browser: Browser;
let town: Town;
let context: BrowserContext;
let home: string;
let lan: Person;
/** Whatever must not happen on a page: errors, refused styles, a request that leaves the desk. */
const wrongs: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  const port = await freePort();
  home = `http://127.0.0.1:${port}`;
  town = await openTown({ env: { PUBLIC_URL: home } });
  for (const [n, name] of ['Nguyễn Văn An', 'Lê Thị Bình', 'Trần Quốc Cường', 'Đặng Thị Ánh Nguyệt', 'Y Moan Êban'].entries()) {
    const id = await town.rosterMember(name, town.units.phuCuong, { phone: `+8491234567${n}` });
    // As long as a hamlet without a branch is called.
    const lives = { residenceHamlet: 'khu phố Tân Thới Nhất Đông 2', residenceCommune: 'xã Phú Bình' };
    const took = { participation: 'good', participationOn: '2026-03-01', gender: n === 1 ? 'female' : 'male' };
    if (n < 3) await town.db.write((tx) => tx.member.update({ where: { id }, data: { ...lives, ...took } }));
  }
  await town.rosterMember('Võ Minh Khôi', town.units.ap3);
  await seedMeeting();
  lan = await town.member('Lê Thị Lan', town.units.phuCuong, {
    roles: [{ role: 'commune_secretary', unitId: town.units.phuBinh }],
  });
  await town.app.web.listen({ host: '127.0.0.1', port });
});
afterEach(async () => {
  await context?.close();
  await town.close();
  expect(wrongs.splice(0)).toEqual([]);
});

/** A meeting with answers and attendance, one ahead, and a programme with a pledge. */
async function seedMeeting(): Promise<void> {
  const unitId = town.units.phuCuong;
  const activity = {
    unitId,
    kind: 'regular',
    place: 'Nhà văn hóa ấp Phú Cường',
    audience: { kind: 'branch', unitId },
    createdAt: town.clock.now(),
  };
  const at = new Date('2026-03-10T12:00:00Z');
  await town.db.write(async (tx) => {
    const members = await tx.member.findMany({ where: { branchId: unitId }, orderBy: { sortKey: 'asc' } });
    await tx.activity.create({
      data: { ...activity, id: 'held', startAt: at, state: 'done', content: 'Sơ kết Tháng Thanh niên' },
    });
    await tx.activity.create({ data: { ...activity, id: 'ahead', startAt: new Date('2026-03-14T12:30:00Z'), state: 'called' } });
    for (const [n, { id: memberId }] of members.entries()) {
      await tx.invitation.create({ data: { activityId: 'held', memberId } });
      const answer = ['attend', 'attend', 'absent', 'unsure', null][n];
      const mark = ['present', 'late', 'excused', 'unexcused', null][n];
      if (answer) await tx.rsvp.create({ data: { activityId: 'held', memberId, answer, reason: n === 2 ? 'đi thi' : null, at } });
      if (mark) await tx.attendance.create({ data: { activityId: 'held', memberId, mark, by: 'officer', at } });
    }
    // As wide as a month's report gets.
    await tx.monthReport.create({
      data: {
        unitId: town.units.phuBinh,
        month: '2026-03',
        state: 'draft',
        counters: { startupCapitalVnd: { value: 1_290_000_000, isAtLeast: true }, youth: { value: 12_345 } },
        dueAt: new Date('2026-04-05T17:00:00Z'),
        createdAt: at,
      },
    });
    await tx.pledgeProgramme.create({
      data: {
        id: 'plan',
        unitId: town.units.district,
        code: 'phong-cach',
        title: 'Xây dựng phong cách người thủ lĩnh thanh niên',
        kind: 'training',
        groups: [],
        validFrom: new Date('2026-02-28T17:00:00Z'),
      },
    });
    await tx.pledge.create({
      data: {
        id: 'pledge',
        memberId: members[0]!.id,
        programmeId: 'plan',
        text: 'Đọc sách',
        rhythm: 'month',
        hour: 19,
        startedOn: '2026-03-05',
        state: 'active',
        createdAt: at,
      },
    });
  });
}

async function open({ width = 1280, height = 900 } = {}): Promise<Page> {
  context = await browser.newContext({ viewport: { width, height }, locale: 'vi-VN' });
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(`${home}/desk`)) return route.continue();
    wrongs.push(`a request left for ${url}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => wrongs.push(`error on the page: ${error.message}`));
  page.on('console', (message) => {
    // The browser itself writes down that a page answered with a status; the page says it in words.
    if (!/status of 4\d\d/.test(message.text())) wrongs.push(`console: ${message.text()}`);
  });
  return page;
}

async function linkOf(person: Person): Promise<string> {
  return /https?:\/\/\S+/.exec((await person.says('bàn làm việc')).join())![0];
}

async function enter(page: Page): Promise<void> {
  await page.goto(await linkOf(lan));
  await page.getByRole('button', { name: 'Vào bàn làm việc' }).click();
  await page.waitForURL(/\/desk\/units\//);
}

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function keep(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** Every page that the tabs of a unit lead to. */
async function tabs(page: Page): Promise<string[]> {
  return page.locator('.tabs a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
}

describe('the desk in Chromium', () => {
  test('the secretary comes in by the link from the chat and reads the figures there', async () => {
    const page = await open();
    await page.goto(await linkOf(lan));
    await keep(page, 'door');
    await page.getByRole('button', { name: 'Vào bàn làm việc' }).click();
    await page.waitForURL(/\/desk\/units\//);
    expect(await page.locator('.unit').textContent()).toBe('Đoàn xã Phú Bình');
    expect(new URL(page.url()).pathname).toBe(`/desk/units/${town.units.phuBinh}`);
    await page.getByRole('link', { name: 'Tỷ lệ theo đơn vị' }).click();
    const rate = (await page.locator('.result strong').textContent())!;
    expect(rate).toBe('3/7 = 42,9%');
    expect((await lan.says('tỷ lệ nơi cư trú')).join('\n'), 'the chat says the same').toContain(rate);
    await page.getByRole('link', { name: 'Chi đoàn ấp Phú Cường' }).first().click();
    await page.getByRole('link', { name: 'Danh sách đoàn viên' }).click();
    expect(await page.locator('tbody tr').count()).toBe(6);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải bảng Excel' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^danh-sach-doan-vien-[\w-]+\.xlsx$/);
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByRole('heading', { name: 'Đã đăng xuất' }).waitFor();
    await page.goto(`${home}/desk`);
    await page.getByRole('heading', { name: 'Đồng chí chưa vào bàn làm việc' }).waitFor();
  });

  test('all pages are drawn in our letters, within the policy, at any width without moving sideways', async () => {
    const page = await open();
    await enter(page);
    const all = [...(await tabs(page))];
    await page.goto(`${home}/desk/units/${town.units.phuCuong}`);
    all.push(...(await tabs(page)));
    all.push(
      `${home}/desk/units/${town.units.phuCuong}/activities/held`,
      `${home}/desk/units/${town.units.phuBinh}/pledges/plan`,
    );
    for (const url of all) {
      for (const [width, height] of [
        [1280, 900],
        [360, 740],
      ] as const) {
        await page.setViewportSize({ width, height });
        await page.goto(url);
        expect(await sideways(page), `${url} at ${width}`).toBe(0);
        await keep(
          page,
          `${url.includes(town.units.phuBinh) ? 'commune' : 'branch'}-${url.split('/').slice(6).join('-') || 'overview'}-${width}`,
        );
      }
      const isOurs = page.evaluate(async () => (await document.fonts.ready).check('16px "Be Vietnam Pro"'));
      expect(await isOurs).toBe(true);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      expect(await page.getByRole('main').count()).toBe(1);
    }
  }, 120_000);

  test('the keyboard alone leads in, past the head, to another unit and out', async () => {
    const page = await open();
    await page.goto(await linkOf(lan));
    await tabTo(page, 'Vào bàn làm việc');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/desk\/units\//);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Bỏ qua đến nội dung');
    await keep(page, 'skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.keyboard.press('Shift+Tab');
    await page.reload();
    await tabTo(page, 'Đổi đơn vị');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Chi đoàn ấp Phú Cường');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineWidth);
    expect(Number.parseFloat(outline), 'the focus is seen').toBeGreaterThanOrEqual(2);
    await keep(page, 'switch');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(town.units.phuCuong));
    await tabTo(page, 'Đăng xuất');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Đã đăng xuất' }).waitFor();
  });

  test('on paper there is the unit, the figures and when they were taken, and nothing to press', async () => {
    const page = await open();
    await enter(page);
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.top', '.tabs', '.choose', '.skip'])
      expect(await page.locator(gone).first().isVisible(), gone).toBe(false);
    for (const kept of ['.unit', 'h1', '.numbers', 'footer p'])
      expect(await page.locator(kept).first().isVisible(), kept).toBe(true);
    expect(await page.locator('footer').textContent()).toContain('Số liệu lúc 09:00, Thứ Năm, 12/03/2026');
    await page.setViewportSize({ width: 700, height: 990 });
    expect(await sideways(page)).toBe(0);
    await keep(page, 'print');
    if (pictures)
      for (const path of ['', '/rates', '/trend'])
        await page
          .goto(`${home}/desk/units/${town.units.phuBinh}${path}`)
          .then(async () => page.pdf({ path: join(pictures, `print${path.replace('/', '-')}.pdf`), format: 'A4' }));
  });

  test('texts and borders can be told from what is behind them', async () => {
    const page = await open();
    await enter(page);
    const faint = await page.evaluate(() => {
      const parts = (colour: string) => colour.match(/[\d.]+/g)!.map(Number);
      const light = (colour: string) => {
        const [r, g, b] = parts(colour)
          .slice(0, 3)
          .map((one) => one / 255)
          .map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
      };
      const behind = (element: Element): string => {
        for (let one: Element | null = element; one; one = one.parentElement) {
          const colour = getComputedStyle(one).backgroundColor;
          if ((parts(colour)[3] ?? 1) === 1) return colour;
        }
        return 'rgb(255, 255, 255)';
      };
      return [...document.querySelectorAll('body *:not(svg *)')]
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
        .map((element) => {
          const [a, b] = [light(getComputedStyle(element).color), light(behind(element))].sort((x, y) => y - x);
          return { text: element.textContent!.trim().slice(0, 30), contrast: (a! + 0.05) / (b! + 0.05) };
        })
        .filter(({ contrast }) => contrast < 4.5);
    });
    expect(faint).toEqual([]);
  });

  test('everything that can be pressed has a name and room for a finger', async () => {
    const page = await open({ width: 360, height: 740 });
    await enter(page);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, select, summary, .tabs a, .download a')]
        .filter((one) => (one as HTMLElement).offsetParent !== null)
        .map((one) => ({ text: one.textContent?.trim().slice(0, 20), height: one.getBoundingClientRect().height }))
        .filter(({ text, height }) => !text || height < 36),
    );
    expect(small).toEqual([]);
  });
});

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
}

/** Presses Tab until it is there, as somebody without a mouse does; not for ever. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if ((await focused(page)) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never leads to ${name}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
