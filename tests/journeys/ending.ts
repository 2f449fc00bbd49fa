import { expect } from 'vitest';
import { until, type World } from './world.js';

/** One plain word, as "menu" or a key of JSON, is also a program's; a short number stands in many an id. */
const harmless = /^"?[a-z_]+"?:?$|^\d{1,6}$/;

/**
 * How every journey must end: the platforms saw nothing forbidden, nobody waits, nothing waits to be sent, and the log knows no
 * name, number, token or word of it.
 */
export async function endsWell(world: World, private_: string[]): Promise<void> {
  await world.settle();
  expect(world.zalo.violations()).toEqual([]);
  expect(world.telegram.violations()).toEqual([]);
  await until('every pressed button stops spinning', () => world.telegram.counts().spinning === 0);
  expect(world.zalo.webhooks.waiting(), 'webhook calls that Zalo will repeat').toBe(0);
  expect(world.telegram.updates.info().pending_update_count).toBe(0);
  const left = await world.db.read(async (tx) => ({
    inbounds: await tx.inbound.findMany({ where: { state: { not: 'done' } }, select: { state: true, channel: true } }),
    deliveries: await tx.delivery.findMany({
      where: { state: { in: ['waiting', 'sending', 'failed'] } },
      select: { state: true, kind: true, channel: true, failure: true, key: true },
    }),
  }));
  expect(left).toEqual({ inbounds: [], deliveries: [] });
  await keepsSecrets(world, private_);
}

async function keepsSecrets(world: World, private_: string[]): Promise<void> {
  const metrics = await (await fetch(`${world.origin}/metrics`)).text();
  const written = [...world.log(), metrics].map(folded);
  const lines = [...world.words()].flatMap((text) => text.split(/\n|[.!?:;,] /)).map((line) => line.trim());
  expect(lines.length, 'what stood on the phones').toBeGreaterThan(5);
  const shown = lines.map(folded).filter((line) => line.length >= 4 && !harmless.test(line));
  for (const word of new Set([...private_.map(folded), ...world.secrets().map(folded), ...shown])) {
    const lapses = written.filter((text) => text.includes(word));
    expect(lapses, `"${word}" is nobody's business`).toEqual([]);
  }
  expect(written.filter((text) => /(access|refresh)-\d+-[ar]{10}/.test(text))).toEqual([]);
}

const folded = (text: string) => text.normalize('NFC').toLowerCase();
