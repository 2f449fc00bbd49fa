import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type Channel, SendFailure } from './channels/channel.js';
import { describeError } from './log.js';
import type { ChannelName, Inbound } from './messages.js';

export interface ListeningOptions {
  channels: readonly Channel[];
  put: (inbounds: Inbound[]) => Promise<void>;
  log: Logger;
  report: (error: unknown, ids: { loop: string }) => void;
}

/** After a platform could not be told about us; doubled up to a minute. */
const firstPrepareMs = 1_000;

/** Tells the platforms where we are, and asks those that are polled, until it is stopped. */
export function listening({ channels, put, log, report }: ListeningOptions) {
  const stopped = new AbortController();
  let polls: Promise<unknown>[] = [];

  async function prepare(channel: Channel): Promise<boolean> {
    try {
      await channel.prepare?.();
      return true;
    } catch (error) {
      log.warn(
        { channel: channel.name, failure: error instanceof SendFailure ? error.message : describeError(error) },
        'channel not prepared',
      );
      return false;
    }
  }

  async function prepareLater(channel: Channel): Promise<void> {
    for (let ms = firstPrepareMs; !stopped.signal.aborted; ms = Math.min(ms * 2, 60_000)) {
      await delay(ms, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (!stopped.signal.aborted && (await prepare(channel))) return;
    }
  }

  async function pollLoop(channel: Channel): Promise<void> {
    try {
      await channel.poll!(async (inbounds) => {
        await put(inbounds);
        channel.seen(inbounds);
      }, stopped.signal);
    } catch (error) {
      report(error, { loop: `${channel.name} polling` });
    }
  }

  return {
    /** Resolves when every platform was tried once. */
    async start(): Promise<void> {
      const prepared = await Promise.all(channels.map(prepare));
      // One platform that cannot be reached (Telegram is filtered in Viet Nam) must not keep people from the other.
      polls = channels.map(async (channel, at) => {
        if (!prepared[at]) await prepareLater(channel);
        if (channel.poll && !stopped.signal.aborted) await pollLoop(channel);
      });
    },
    /** No poll begins any more. */
    stop(): void {
      stopped.abort();
    },
    /** What was polled is stored. */
    async ended(): Promise<void> {
      await Promise.all(polls);
    },
  };
}

/** Channels whose platform does not accept us; each is logged with what `check` found. */
export async function brokenAmong(channels: Channel[], log: Logger): Promise<ChannelName[]> {
  const broken: ChannelName[] = [];
  for (const channel of channels) {
    const { ok, detail } = await channel.check();
    if (ok) continue;
    broken.push(channel.name);
    log.error({ channel: channel.name, account: channel.account, detail }, 'the channel does not work; run doctor');
  }
  return broken;
}
