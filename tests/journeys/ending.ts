import { expect } from 'vitest';
import { until, type World } from './world.js';

/** Labels and commands that are also words of programs are no secret: the log may say "menu". */
const harmless = new Set(['menu', 'start']);

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
  const written = [...world.log(), metrics].map((text) => text.normalize('NFC').toLowerCase());
  const lines = [...world.words()].flatMap((text) => text.split('\n')).map((line) => line.trim());
  expect(lines.length, 'what stood on the phones').toBeGreaterThan(5);
  for (const word of new Set([...private_, ...world.secrets(), ...lines].map((text) => text.normalize('NFC').toLowerCase()))) {
    // A short number stands in many an id.
    if (word.length < 4 || /^\d{1,6}$/.test(word) || harmless.has(word)) continue;
    const lapses = written.filter((text) => text.includes(word));
    expect(lapses, `"${word}" is nobody's business`).toEqual([]);
  }
  expect(written.filter((text) => /(access|refresh)-\d+-[ar]{10}/.test(text))).toEqual([]);
}
