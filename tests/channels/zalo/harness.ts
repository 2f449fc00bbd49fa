import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookRequest } from '../../../src/channels/channel.js';
import { zaloChannel } from '../../../src/channels/zalo/zalo.js';
import type { Inbound } from '../../../src/messages.js';
import type { ZaloEmulator } from '../../../src/sandbox/zalo/emulator.js';
import { zaloFaults } from '../../../src/sandbox/zalo/faults.js';
import { forgeries } from '../../../src/sandbox/zalo/forgery.js';
import type { ZaloPerson } from '../../../src/sandbox/zalo/person.js';
import type { ZaloBubble } from '../../../src/sandbox/zalo/state.js';
import type { ChannelHarness, Fault, Person, SeenMessage } from '../contract.js';
import { account, handClock, startZalo } from './account.js';
import { MemoryTokenStore } from './memory-token-store.js';

/** The Zalo channel against the emulator, with a small server in the bot's place that stores what comes. */
export async function zaloHarness(): Promise<ChannelHarness & { emulator: ZaloEmulator }> {
  const clock = handClock();
  const { emulator, roots } = await startZalo(clock, { echoes: false });
  const tokenStore = new MemoryTokenStore(clock);
  const channel = zaloChannel({ ...account, clock, roots, tokenStore, refreshToken: emulator.refreshToken(), timeoutMs: 300 });
  const stored: Inbound[] = [];
  const server = await webhookServer((request) => {
    const received = channel.receive(request);
    if (received.kind === 'refused') return received.status;
    stored.push(...received.inbounds);
    return 200;
  });
  emulator.webhooks.setUrl(server.url);

  const faults: Record<Exclude<Fault, 'down' | 'unauthorized'>, (typeof zaloFaults)[keyof typeof zaloFaults]> = {
    throttled: zaloFaults.throttled,
    serverError: zaloFaults.serverError,
    html: zaloFaults.html,
    lost: zaloFaults.lost,
    reset: zaloFaults.reset,
    silence: zaloFaults.silence,
    rejected: zaloFaults.rejected,
  };

  return {
    emulator,
    channel,
    person: personOf(emulator.person()),
    stranger: personOf(emulator.person()),
    inbounds: () => stored,
    async arrived(count) {
      // The emulator's acts resolve when the webhook has answered, so there is nothing to wait for.
      if (stored.length < count) throw new Error(`${stored.length} inbounds arrived, not ${count}`);
      return stored;
    },
    async fault(kind) {
      if (kind === 'down') await emulator.close();
      else if (kind === 'unauthorized') emulator.revoke();
      else emulator.fault(faults[kind]);
    },
    quietUntil: () => new Date((Math.floor(clock.now().getTime() / 60_000) + 1) * 60_000),
    webhook: {
      last: () => request(emulator.webhooks.last()!),
      signed: (body) => request(emulator.webhooks.sign(body)),
      forged: () => Object.fromEntries(forgeries.map((kind) => [kind, request(emulator.forge(kind))])),
      unknownEvent: () => {
        const timestamp = String(clock.now().getTime());
        const event = { app_id: account.appId, event_name: 'shop_has_order', oa_id: account.oaId, timestamp };
        return request(emulator.webhooks.sign(Buffer.from(JSON.stringify(event))));
      },
    },
    can: { contact: true, foreignContact: false, edit: false, deepLink: false, location: true },
    async close() {
      await channel.close();
      await emulator.close();
      await server.close();
    },
  };
}

function request(call: { headers: Record<string, string>; body: Buffer }): WebhookRequest {
  return { headers: call.headers, body: call.body };
}

function personOf(person: ZaloPerson): Person {
  return {
    id: person.id,
    opens: () => person.follow(),
    says: (text) => person.sendText(text),
    presses: (label) => person.press(label),
    sharesContact: () => person.shareInfo(),
    sendsPicture: () => person.sendImage(),
    sendsFile: (name) => person.sendFile(name),
    sendsSticker: () => person.sendSticker(),
    sendsLocation: () => person.sendLocation(10.76, 106.66),
    blocks: () => person.block(),
    unblocks: () => person.follow(),
    sees: () =>
      person
        .chat()
        .filter((bubble) => bubble.from === 'oa')
        .map(seen),
  };
}

function seen(bubble: ZaloBubble): SeenMessage {
  const kind = bubble.kind === 'image' ? 'picture' : 'file';
  return {
    text: bubble.text,
    buttons: bubble.buttons.map((button) => button.title),
    ...(bubble.attachment ? { attachment: { kind, ...bubble.attachment } } : {}),
    ...(bubble.kind === 'request_user_info' ? { asksForContact: true } : {}),
  };
}

/** Answers each call with the status that `answer` gives. */
export async function webhookServer(
  answer: (request: WebhookRequest) => number,
): Promise<{ url: string; close(): Promise<void> }> {
  const server: Server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      outgoing.statusCode = answer({ headers: incoming.headers, body: Buffer.concat(chunks) });
      outgoing.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/zalo`, close };
}
