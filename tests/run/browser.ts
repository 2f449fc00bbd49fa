import { access } from 'node:fs/promises';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** A real Chromium: the one that an npm package carries, or the Chrome of `CHROME_PATH`. It asks nobody for anything. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH ?? (await chromium.executablePath());
  await access(executablePath);
  chromium.setGraphicsMode = false; // no WebGL: drawing it in software would take the machine from the bot
  // The package is made for a place with one tab: a browser in one process dies with its first closed page, and without web
  // security it would not tell a page that breaks its own policy.
  const unwanted = ['--single-process', '--disable-web-security', '--allow-running-insecure-content'];
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  return playwright.launch({
    executablePath,
    args: [...chromium.args.filter((one) => !unwanted.includes(one)), ...quiet],
    headless: true,
  });
}
