import { describe, expect, test } from 'vitest';
import type { Inbound } from '../../../src/messages.js';
import { desk, drivers, start } from './desk.js';

type Desk = Awaited<ReturnType<typeof desk>>;

/** Polls until told to stop; `texts` is what was stored. */
function listen(here: Desk, onStore: (inbounds: Inbound[]) => void = () => {}) {
  const texts: string[] = [];
  const stop = new AbortController();
  const ended = here.channel.poll!(async (inbounds) => {
    onStore(inbounds);
    texts.push(...inbounds.map(({ content }) => ('text' in content ? content.text : content.kind)));
  }, stop.signal);
  ended.catch(() => {});
  return { texts, ended, stop };
}

const offsets = (here: Desk) =>
  here.emulator
    .calls()
    .filter(({ method }) => method === 'getUpdates')
    .map(({ parameters }) => Number(parameters.offset));

describe.each(drivers)('by %s', (driver) => {
  test('what was said while we were away arrives in order', async () => {
    await using here = await desk(driver);
    for (const text of ['một', 'hai', 'ba']) here.ha.sendText(text);
    const { texts, stop, ended } = listen(here);
    await expect.poll(() => texts).toEqual(['một', 'hai', 'ba']);
    stop.abort();
    await ended;
  });

  test('a press made while we were away is no later than what was typed after it, though Telegram does not say when', async () => {
    await using here = await desk(driver);
    here.ha.openDeepLink();
    await here.channel.send(String(here.ha.id), { text: 'Bạn đi không?', choices: [{ label: 'Có', address: 'meeting/yes' }] });
    here.ha.press('Có');
    here.pass(2);
    here.ha.sendText('em đi');
    here.pass(60);
    const stored: Inbound[] = [];
    const { stop, ended } = listen(here, (inbounds) => stored.push(...inbounds));
    await expect.poll(() => stored.length).toBe(3);
    expect(stored.map(({ sentAt }) => (sentAt.getTime() - start.getTime()) / 1000)).toEqual([0, 2, 2]);
    stop.abort();
    await ended;
  });

  test('a batch is confirmed only after it was stored: one that was not comes again', async () => {
    await using here = await desk(driver);
    here.ha.sendText('điểm danh');
    let failing = 2;
    const { texts, stop, ended } = listen(here, () => {
      if (failing-- > 0) throw new Error('the disk is full');
    });
    await expect.poll(() => texts).toEqual(['điểm danh']);
    expect(offsets(here).slice(0, 3)).toEqual([0, 0, 0]);
    expect(here.log).toEqual(Array(2).fill('poll_troubled the updates could not be stored (Error)'));
    stop.abort();
    await ended;
  });

  test('stopping while Telegram has nothing to say does not wait for it', async () => {
    await using here = await desk(driver);
    const { stop, ended } = listen(here);
    await expect.poll(() => offsets(here).length).toBe(1);
    const before = performance.now();
    stop.abort();
    await ended;
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  test.each([
    { kind: 'status', status: 500 },
    { kind: 'status', status: 429, retryAfter: 3 },
    { kind: 'html', status: 502 },
    { kind: 'reset' },
  ] as const)('%o is survived', async (fault) => {
    const waits: number[] = [];
    await using here = await desk(driver, { wait: async (ms) => void waits.push(ms) });
    here.emulator.faults.next(fault, { method: 'getUpdates' });
    here.ha.sendText('còn đó không?');
    const { texts, stop, ended } = listen(here);
    await expect.poll(() => texts).toEqual(['còn đó không?']);
    expect(waits).toEqual([fault.kind === 'status' && fault.status === 429 ? 3_000 : 1_000]);
    stop.abort();
    await ended;
  });

  test('a lost answer loses nothing: the batch comes again', async () => {
    await using here = await desk(driver);
    here.ha.sendText('một lần');
    here.emulator.faults.next({ kind: 'lost' }, { method: 'getUpdates' });
    const { texts, stop, ended } = listen(here);
    await expect.poll(() => texts).toEqual(['một lần']);
    stop.abort();
    await ended;
  });

  test('a second process with the same token ends the first with a clear word', async () => {
    await using here = await desk(driver);
    await using other = await desk(driver, { apiRoot: here.apiRoot });
    const first = listen(here);
    await expect.poll(() => offsets(here).length).toBe(1);
    const second = listen(other);
    await expect(first.ended).rejects.toThrow('another process polls with the same token');
    second.stop.abort();
    await second.ended;
  });

  test('a webhook in the way ends it with a clear word', async () => {
    await using here = await desk(driver);
    here.emulator.updates.setWebhook('https://chidoan.example/webhooks/telegram', undefined, 1);
    await expect(listen(here).ended).rejects.toThrow('TELEGRAM_MODE=webhook');
  });

  test('a wrong token ends it with a clear word, without the token', async () => {
    await using here = await desk(driver, { token: '700800900:AAF-revoked' });
    const error = await listen(here).ended.catch((thrown: unknown) => thrown);
    expect(String(error)).toContain('@BotFather');
    expect(`${String(error)} ${String((error as Error).cause)}`).not.toContain('AAF-revoked');
  });

  test('what does not concern us is passed over, named and confirmed', async () => {
    await using here = await desk(driver);
    here.ha.sendTextInGroup(-100200, 'chuyện của nhóm');
    const { texts, stop, ended } = listen(here);
    await expect.poll(() => here.log).toEqual(['ignored message_in_group']);
    here.ha.sendText('chuyện riêng');
    await expect.poll(() => texts).toEqual(['chuyện riêng']);
    expect(offsets(here).slice(0, 2)).toEqual([0, 870_002]);
    stop.abort();
    await ended;
  });

  test('closing the channel ends the polling', async () => {
    const here = await desk(driver);
    const { ended } = listen(here);
    await expect.poll(() => offsets(here).length).toBe(1);
    await here.channel.close();
    await ended;
    await here.emulator.close();
  });
});
