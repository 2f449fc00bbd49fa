import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../run/browser.js';
import { openPlaying, type Playing, until } from './playing.js';

let here: Playing;
let browser: Browser;
let context: BrowserContext | undefined;
/** Whatever must not happen on a page: errors, refused scripts, a request that leaves the machine. */
const wrongs: string[] = [];

beforeAll(async () => {
  [here, browser] = await Promise.all([openPlaying(), openBrowser()]);
});
afterEach(async () => {
  await context?.close();
  expect(wrongs.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await here?.stop();
});

async function open({ width = 1440, height = 900, player = 'huy' } = {}): Promise<Page> {
  context = await browser.newContext({ viewport: { width, height }, locale: 'vi-VN' });
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(`${here.origin}/`)) return route.continue();
    wrongs.push(`a request left for ${url}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => wrongs.push(`error on the page: ${error.message}`));
  page.on('console', (message) => {
    // A refused act is answered with a status, which the browser itself writes down; the page then says it in words.
    if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/.test(message.text()))
      wrongs.push(`console: ${message.text()}`);
  });
  await page.goto(`${here.origin}/#${player}`);
  await page.locator('body.ready').waitFor();
  return page;
}

const fromBot = (page: Page, phone: 'zalo' | 'telegram'): Locator => page.locator(`#phone-${phone} .row.bot`);
const count = (locator: Locator, least: number) =>
  until(async () => (await locator.count()) >= least, `${least} messages of the bot`);
const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function write(page: Page, phone: 'zalo' | 'telegram', text: string): Promise<void> {
  const field = page.locator(`#phone-${phone} textarea`);
  await field.fill(text);
  await field.press('Enter');
}

describe('the page of the sandbox', () => {
  it('lets a newcomer say hello on Zalo, read what the bot asks consent for, and answer with a button', async () => {
    const page = await open();
    await write(page, 'zalo', 'xin chào');
    const said = (await page.locator('#phone-zalo .row.mine .balloon', { hasText: 'xin chào' }).boundingBox())!;
    const chat = (await page.locator('#phone-zalo .chat').boundingBox())!;
    expect(chat.x + chat.width - (said.x + said.width), 'their own words stand on the right').toBeLessThan(30);
    const asked = fromBot(page, 'zalo')
      .filter({ hasText: /đồng ý/i })
      .last();
    await asked.waitFor();
    const before = await fromBot(page, 'zalo').count();
    await asked.getByRole('button', { name: 'Đồng ý', exact: true }).click();
    await count(fromBot(page, 'zalo'), before + 1);
  });

  it('does the same on Telegram, where everything begins with Start', async () => {
    const page = await open({ player: 'mai' });
    await page.getByRole('button', { name: 'BẮT ĐẦU' }).click();
    const asked = fromBot(page, 'telegram')
      .filter({ hasText: /đồng ý/i })
      .last();
    await asked.waitFor();
    const before = await fromBot(page, 'telegram').count();
    await asked.getByRole('button', { name: 'Đồng ý', exact: true }).click();
    await count(fromBot(page, 'telegram'), before + 1);
    expect(await fromBot(page, 'zalo').count()).toBe(0);
  });

  it('counts what comes for somebody else, until they are chosen', async () => {
    const page = await open();
    const lan = page.locator('.person[data-player="lan"]');
    await here.act('lan', 'zalo', { act: 'text', text: 'menu' });
    await lan.locator('.badge').waitFor();
    await lan.click();
    await fromBot(page, 'zalo').first().waitFor();
    await lan.locator('.badge').waitFor({ state: 'hidden' });
    expect(new URL(page.url()).hash).toBe('#lan');
  });

  it('sends a picture, a file and a sticker, and the bot has an answer for each', async () => {
    const page = await open({ player: 'ha' });
    for (const [item, kind] of [
      ['Gửi ảnh', 'picture'],
      ['Gửi tệp', 'file'],
    ] as const) {
      const before = await fromBot(page, 'telegram').count();
      await page.locator('#phone-telegram').getByRole('button', { name: 'Gửi thứ khác' }).click();
      await page.getByRole('menuitem', { name: item }).click();
      await page.locator(`#phone-telegram .row.mine .balloon.${kind}`).waitFor();
      await count(fromBot(page, 'telegram'), before + 1);
    }
    await page.locator('#phone-zalo').getByRole('button', { name: 'Gửi nhãn dán' }).click();
    await fromBot(page, 'zalo').first().waitFor();
  });

  it('puts the clock forward by an hour and by a day', async () => {
    const page = await open();
    const day = await page.locator('#clock-day').textContent();
    expect(day).toMatch(/^(Thứ \p{L}+|Chủ nhật), \d\d\/\d\d\/\d{4}$/u);
    const hour = async () => Number((await page.locator('#clock-hour').textContent())!.slice(0, 2));
    const before = await hour();
    await page.getByRole('button', { name: '+1 giờ' }).click();
    await until(async () => (await hour()) === (before + 1) % 24, 'the clock to show an hour more');
    const morning = await page.locator('#clock-day').textContent();
    await page.getByRole('button', { name: '+1 ngày' }).click();
    await until(async () => (await page.locator('#clock-day').textContent()) !== morning, 'the next day', 60_000);
    await until(async () => (await page.locator('#clock').getAttribute('aria-busy')) === 'false', 'the clock to stand');
  }, 120_000);

  it('shows a mishap in the outbox, and how it heals', async () => {
    const page = await open({ player: 'bao' });
    await page.getByRole('tab', { name: 'Sự cố' }).click();
    await page.locator('[data-fault="telegram serverError"]').click();
    await page.locator('#faults-telegram-waiting').waitFor();
    await page.getByRole('tab', { name: /Hộp gửi/ }).click();
    await write(page, 'telegram', 'menu');
    const entry = page.locator('.entry', { hasText: 'Phạm Quốc Bảo' }).first();
    await entry.locator('.pill', { hasText: 'Chờ gửi' }).waitFor();
    await entry.locator('code').waitFor();
    await entry.locator('.pill', { hasText: 'Đã gửi' }).waitFor();
    await fromBot(page, 'telegram').first().waitFor();
  });

  it('blocks the bot and lets it in again', async () => {
    const page = await open({ player: 'minh' });
    const zalo = page.locator('#phone-zalo');
    await zalo.getByRole('button', { name: 'Gửi thứ khác' }).click();
    await page.getByRole('menuitem', { name: 'Chặn bot' }).click();
    await zalo.getByRole('button', { name: 'BỎ CHẶN' }).click();
    await zalo.getByRole('textbox').waitFor();
  });

  it('says in words what cannot be done', async () => {
    const page = await open();
    await write(page, 'zalo', 'a'.repeat(2001));
    await page.locator('#toast.shown', { hasText: '2000' }).waitFor();
    expect(await page.locator('#phone-zalo textarea').inputValue()).toHaveLength(2001);
  });

  it('can be played with the keyboard alone', async () => {
    const page = await open({ player: 'lan' });
    await page.locator('.person[data-player="vy"]').focus();
    await page.keyboard.press('Enter');
    await until(
      async () => (await page.locator('.person[data-player="vy"]').getAttribute('aria-pressed')) === 'true',
      'Vy to be chosen',
    );
    const focused = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.player);
    expect(focused, 'the focus stays where it was').toBe('vy');
    await page.locator('#phone-zalo textarea').focus();
    await page.keyboard.type('menu');
    await page.keyboard.press('Enter');
    await fromBot(page, 'zalo').first().waitFor();
    await page.getByRole('tab', { name: /Hộp gửi/ }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { name: 'Việc định kỳ' }).getAttribute('aria-selected')).toBe('true');
    await page.locator('#jobs .entry').first().waitFor();
  });

  it('has a name for every button and field', async () => {
    const page = await open({ player: 'huy' });
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll('button, textarea, input, a')]
        .filter((one) => !(one.getAttribute('aria-label') ?? one.closest('label')?.textContent ?? one.textContent)?.trim())
        .map((one) => one.outerHTML.slice(0, 80)),
    );
    // The bar below a phone is empty only while it is hidden.
    expect(nameless.filter((html) => !html.includes('hidden'))).toEqual([]);
  });

  it.each([
    [390, 844],
    [360, 740],
    [820, 1180],
    [1200, 800],
  ])(
    'fits a screen of %i × %i, and everything on it can be reached',
    async (width, height) => {
      const page = await open({ width, height, player: 'huy' });
      expect(await sideways(page)).toBe(0);
      for (const name of ['+1 giờ', '+1 ngày']) await inside(page.getByRole('button', { name }), width, height);
      await inside(page.locator('#clock-next'), width, height);
      const views = page.locator('#views button:visible');
      for (let n = 0; n < Math.max(1, await views.count()); n++) {
        if ((await views.count()) > 0) await views.nth(n).click();
        expect(await sideways(page)).toBe(0);
        for (const phone of await page.locator('.phone:visible').all()) {
          const below = (await phone.locator('textarea').isVisible()) ? phone.locator('textarea') : phone.locator('.big');
          await inside(below, width, height);
        }
      }
      await page.locator('.person[data-player="phuoc"]').scrollIntoViewIfNeeded();
      await page.locator('.person[data-player="phuoc"]').click();
      if (await page.locator('#views').isVisible()) await page.locator('#views [data-view="panel"]').click();
      await page.getByRole('tab', { name: 'Sự cố' }).click();
      await page.locator('#faults-clear').scrollIntoViewIfNeeded();
      await inside(page.locator('#faults-clear'), width, height);
    },
    60_000,
  );
});

async function inside(locator: Locator, width: number, height: number): Promise<void> {
  const box = await locator.boundingBox();
  expect(box, `${locator} is on the page`).not.toBeNull();
  expect(box!.x).toBeGreaterThanOrEqual(0);
  expect(box!.x + box!.width).toBeLessThanOrEqual(width);
  expect(box!.y + box!.height).toBeLessThanOrEqual(height);
}
