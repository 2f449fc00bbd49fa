/**
 * Makes docs/screenshot.png and docs/desk.png: starts the sandbox as `npm start` does, lets its people talk, and takes a picture of the page.
 * `npm run screenshot`; CHROME_PATH names another Chrome. It draws with the fonts of this machine: have Roboto and an emoji font.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

chromium.setGraphicsMode = false;
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'chidoan-screenshot-'));
const port = 39_000 + (process.pid % 900);
const origin = `http://127.0.0.1:${port}`;
const sandbox = spawn('node', ['dist/main.js'], {
  cwd: root,
  env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), DATABASE_URL: `file:${join(folder, 'sandbox.db')}` },
  stdio: ['ignore', 'pipe', 'inherit'],
});

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const bubbles = async (player, phone) => (await (await fetch(`${origin}/desk/phones/${player}/${phone}`)).json()).bubbles;

async function act(player, phone, what) {
  const before = (await bubbles(player, phone)).filter((one) => one.by === 'bot').length;
  const answer = await fetch(`${origin}/desk/phones/${player}/${phone}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(what),
  });
  if (!answer.ok) throw new Error(`${player} on ${phone}: ${await answer.text()}`);
  for (let n = 0; n < 40; n++) {
    if ((await bubbles(player, phone)).filter((one) => one.by === 'bot').length > before) return pause(150);
    await pause(50);
  }
}
const says = (player, phone, text) => act(player, phone, { act: 'text', text });

/** Presses the newest button with this label; where there is none the story has changed, and this script with it. */
async function presses(player, phone, label) {
  for (let n = 0; n < 40; n++) {
    for (const bubble of (await bubbles(player, phone)).toReversed()) {
      const button = bubble.buttons.flat().findIndex((one) => label.test(one.label));
      if (button >= 0) return act(player, phone, { act: 'press', bubble: bubble.id, button });
    }
    await pause(50);
  }
  const last = (await bubbles(player, phone)).at(-1);
  throw new Error(`no button ${label} for ${player} on ${phone}; the last message: ${JSON.stringify(last)}`);
}

/** Lan, the secretary, calls a meeting; her members answer; Hà reads about it on both apps. A platform has a bad moment. */
async function story() {
  await says('huy', 'zalo', 'xin chào');
  await says('lan', 'zalo', 'họp chi đoàn 19h30 tối thứ 7 tại nhà văn hóa ấp');
  await presses('lan', 'zalo', /^Gửi$/);
  await presses('minh', 'zalo', /^Tham dự$/);
  await presses('bao', 'telegram', /^Chưa chắc$/);
  await says('ha', 'telegram', 'khi nao hop');
  await presses('ha', 'zalo', /^Tham dự$/);
  await says('ha', 'telegram', 'cam kết của tôi');
  await fetch(`${origin}/desk/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'telegram', fault: 'serverError', times: 3 }),
  });
  await says('bao', 'telegram', 'menu');
}

try {
  for await (const part of sandbox.stdout) if (String(part).includes('Ctrl+C')) break;
  await story();
  const browser = await playwright.launch({
    executablePath: process.env.CHROME_PATH ?? (await chromium.executablePath()),
    args: [
      ...chromium.args.filter((one) => one !== '--single-process'),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light', deviceScaleFactor: 1.5 });
  await page.goto(`${origin}/#ha`);
  await page.locator('body.ready').waitFor();
  await pause(800);
  await page.screenshot({ path: join(root, 'docs/screenshot.png') });
  await says('lan', 'zalo', 'bàn làm việc');
  const link = /https?:\/\/\S+\/desk\/\S+/.exec((await bubbles('lan', 'zalo')).at(-1).text)[0];
  const desk = await browser.newPage({ viewport: { width: 1200, height: 900 }, colorScheme: 'light' });
  await desk.goto(link);
  await desk.getByRole('button').first().click();
  await desk.getByRole('heading', { level: 1 }).waitFor();
  await desk.screenshot({ path: join(root, 'docs/desk.png') });
  await browser.close();
} finally {
  sandbox.kill('SIGTERM');
  await rm(folder, { recursive: true, force: true });
}
