import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Channel, Received, SendFailureKind, WebhookRequest } from '../../src/channels/channel.js';
import { SendFailure } from '../../src/channels/channel.js';
import type { Drawn, Inbound } from '../../src/messages.js';

/** What a person sees in the chat, one entry a bubble, oldest first; only what our side wrote. */
export interface SeenMessage {
  /** The text or the caption, with the numbered choices where the platform has no room for buttons. */
  text: string;
  /** Labels of the buttons that can be pressed, in reading order. */
  buttons: string[];
  /** Present when the bubble carries a picture or a file. */
  attachment?: { kind: 'picture' | 'file'; name?: string; bytes: Buffer };
  /** True when the platform's own "share my phone number" button is offered with it. */
  asksForContact?: boolean;
}

/** Somebody with a phone. Each act resolves when the platform has handed it to the channel (or kept it, if we are deaf). */
export interface Person {
  readonly id: string;
  /** Opens the chat: /start on Telegram (with the payload of a deep link), follow on Zalo (no payload). */
  opens(payload?: string): Promise<void>;
  says(text: string): Promise<void>;
  /** Presses a button that is really shown; throws when none has this label. */
  presses(label: string): Promise<void>;
  /** Shares a phone number with the platform's button; `own: false` sends somebody else's card where the platform has such. */
  sharesContact(of: { own: boolean }): Promise<void>;
  sendsPicture(): Promise<void>;
  sendsFile(name: string): Promise<void>;
  sendsSticker(): Promise<void>;
  sendsLocation(): Promise<void>;
  blocks(): Promise<void>;
  unblocks(): Promise<void>;
  /** What this person sees in the chat with us. */
  sees(): SeenMessage[];
}

/**
 * What goes wrong with the next send. `lost`: accepted, then the connection drops; `reset`: dropped before it was accepted;
 * `silence`: no answer within the channel's timeout; `html`: a proxy's 502 page; `down`: nobody listens; `unauthorized`: token refused.
 */
export type Fault = 'throttled' | 'serverError' | 'html' | 'lost' | 'reset' | 'silence' | 'down' | 'unauthorized' | 'rejected';

/** A channel, the emulator of its platform, and one person on it. Made afresh for each test. */
export interface ChannelHarness {
  channel: Channel;
  person: Person;
  /** Somebody else, who has never opened the chat. */
  stranger: Person;
  /** Every inbound the channel gave us, in order, from webhooks or from polling, as the app would store them. */
  inbounds(): Inbound[];
  /** Resolves when at least `count` inbounds came; rejects after some seconds. */
  arrived(count: number): Promise<Inbound[]>;
  fault(kind: Fault): void | Promise<void>;
  /** For `throttled`: when the platform asked us to come back. */
  quietUntil(): Date;
  /** Webhook side; absent when the harness polls. */
  webhook?: {
    /** The last call the platform made, exactly. */
    last(): WebhookRequest;
    /** A call with these bytes and the right proof (secret header, signature). */
    signed(body: Buffer): WebhookRequest;
    /** Calls that claim to be the platform and are not: name → call. */
    forged(): Record<string, WebhookRequest>;
    /** An event of a kind that does not concern us, with the right proof. */
    unknownEvent(): WebhookRequest;
  };
  /** What the platform can do; checks of the rest are skipped. */
  can: { contact: boolean; foreignContact: boolean; edit: boolean; deepLink: boolean; location: boolean };
  close(): Promise<void>;
}

/** Runs the checks every channel must pass against the emulator of its platform. */
export function channelContract(name: string, makeHarness: () => Promise<ChannelHarness>): void {
  describe(`${name} keeps the channel contract`, () => {
    let harness: ChannelHarness;
    beforeEach(async () => {
      harness = await makeHarness();
    });
    afterEach(() => harness.close());

    /** What came of the last act, one inbound. */
    const latest = async (count = 1): Promise<Inbound> => {
      const inbound = (await harness.arrived(count)).at(-1);
      if (!inbound) throw new Error('nothing arrived');
      return inbound;
    };
    const failureOf = async (message: Drawn, to = harness.person.id): Promise<SendFailure> => {
      const outcome = await harness.channel.send(to, message).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (!(outcome instanceof SendFailure)) throw new Error(`expected a SendFailure, got ${String(outcome)}`);
      return outcome;
    };
    /** The person has opened the chat, so that we may write to them. */
    const opened = async (): Promise<void> => {
      await harness.person.opens();
      await harness.arrived(1);
    };

    describe('what a person does', () => {
      test('opening the chat is a start from that person on our account', async () => {
        await harness.person.opens();
        const inbound = await latest();
        expect(inbound.content).toEqual({ kind: 'start' });
        expect(inbound.from).toEqual({ channel: harness.channel.name, account: harness.channel.account, id: harness.person.id });
      });

      test('Vietnamese text and emoji arrive unchanged, composed', async () => {
        await opened();
        await harness.person.says('Đăng ký họp chi đoàn 👨‍👩‍👧 tối thứ Bảy'.normalize('NFD'));
        expect((await latest(2)).content).toEqual({
          kind: 'text',
          text: 'Đăng ký họp chi đoàn 👨‍👩‍👧 tối thứ Bảy'.normalize('NFC'),
        });
      });

      test('each act has a key of its own and a time', async () => {
        await opened();
        await harness.person.says('một');
        await harness.person.says('hai');
        const inbounds = await harness.arrived(3);
        expect(new Set(inbounds.map((inbound) => inbound.key)).size).toBe(3);
        for (const inbound of inbounds) expect(Number.isNaN(inbound.sentAt.getTime())).toBe(false);
        expect(inbounds.slice(1).map((inbound) => inbound.content)).toEqual([
          { kind: 'text', text: 'một' },
          { kind: 'text', text: 'hai' },
        ]);
      });

      test('a picture, a file and a sticker are told apart', async () => {
        await opened();
        await harness.person.sendsPicture();
        await harness.person.sendsFile('danh-sach.xlsx');
        await harness.person.sendsSticker();
        const contents = (await harness.arrived(4)).slice(1).map((inbound) => inbound.content);
        expect(contents).toEqual([{ kind: 'picture' }, { kind: 'file', name: 'danh-sach.xlsx' }, { kind: 'sticker' }]);
      });

      test('a location is named, and its place is not kept', async (context) => {
        if (!harness.can.location) return context.skip();
        await opened();
        await harness.person.sendsLocation();
        expect((await latest(2)).content).toEqual({ kind: 'location' });
      });

      test('a deep link brings its payload', async (context) => {
        if (!harness.can.deepLink) return context.skip();
        expect(harness.channel.link('dk_7F3K')).toMatch(/^https:\/\/.*dk_7F3K$/);
        await harness.person.opens('dk_7F3K');
        expect((await latest()).content).toEqual({ kind: 'start', payload: 'dk_7F3K' });
      });

      test('a number shared with the contact button is their own', async (context) => {
        if (!harness.can.contact) return context.skip();
        await opened();
        await harness.channel.send(harness.person.id, { text: 'Cho mình xin số điện thoại nhé.', ask: 'contact' });
        expect(harness.person.sees().some((seen) => seen.asksForContact)).toBe(true);
        await harness.person.sharesContact({ own: true });
        expect((await latest(2)).content).toEqual({ kind: 'contact', phone: expect.stringMatching(/^\+?\d{9,12}$/), own: true });
      });

      test("somebody else's card is not taken for their own number", async (context) => {
        if (!harness.can.foreignContact) return context.skip();
        await opened();
        await harness.person.sharesContact({ own: false });
        expect((await latest(2)).content).toMatchObject({ kind: 'contact', own: false });
      });

      test('blocking us and coming back are told', async () => {
        await opened();
        await harness.person.blocks();
        expect((await latest(2)).content).toEqual({ kind: 'blocked' });
        await harness.person.unblocks();
        expect(['unblocked', 'start']).toContain((await latest(3)).content.kind);
      });
    });

    describe('what we send', () => {
      test('text arrives as it was written, markup characters and all', async () => {
        await opened();
        const text = 'Chào *Hà* <b>& bạn</b> [x](y) _a_ 5 < 6 "thử" – Ưu, đặng, ễ, 🎉';
        const receipt = await harness.channel.send(harness.person.id, { text });
        expect(receipt.messageId).not.toBe('');
        expect(harness.person.sees().at(-1)?.text).toBe(text);
      });

      test('a pressed button comes back as its address', async () => {
        await opened();
        await harness.channel.send(harness.person.id, {
          text: 'Bạn có đi họp không?',
          choices: [
            { label: 'Có, mình đi', address: 'meeting/rsvp:01975d3e-1f3a-7c2b-9d4e-5f6a7b8c9d0e:yes' },
            { label: 'Không đi được', address: 'meeting/rsvp:01975d3e-1f3a-7c2b-9d4e-5f6a7b8c9d0e:no' },
          ],
        });
        expect(harness.person.sees().at(-1)?.buttons).toEqual(['Có, mình đi', 'Không đi được']);
        await harness.person.presses('Không đi được');
        const inbound = await latest(2);
        expect(inbound.content).toEqual({ kind: 'choice', address: 'meeting/rsvp:01975d3e-1f3a-7c2b-9d4e-5f6a7b8c9d0e:no' });
        harness.channel.seen([inbound]);
      });

      test('a button with two ids in its address works too', async () => {
        await opened();
        const address = 'attend/confirm:01975d3e-1f3a-7c2b-9d4e-5f6a7b8c9d0e:01975d3e-1f3a-7c2b-9d4e-5f6a7b8c9d0f';
        await harness.channel.send(harness.person.id, { text: 'Đúng người này chứ?', choices: [{ label: 'Đúng', address }] });
        await harness.person.presses('Đúng');
        expect((await latest(2)).content).toEqual({ kind: 'choice', address });
      });

      test('twelve choices can all be read', async () => {
        await opened();
        const labels = Array.from({ length: 12 }, (_, index) => `Chi đoàn thôn ${index + 1}`);
        await harness.channel.send(harness.person.id, {
          text: 'Bạn ở thôn nào?',
          choices: labels.map((label, index) => ({ label, address: `register/unit:${index}` })),
        });
        const shown = harness.person
          .sees()
          .flatMap((seen) => [seen.text, ...seen.buttons])
          .join('\n');
        for (const label of labels) expect(shown).toContain(label);
      });

      test('a text too long for the platform comes in parts with nothing lost, the buttons last', async () => {
        await opened();
        const before = harness.person.sees().length;
        const lines = Array.from({ length: 400 }, (_, index) => `${index + 1}. Đoàn viên thứ ${index + 1} đã điểm danh 🎉`);
        await harness.channel.send(harness.person.id, {
          text: lines.join('\n'),
          choices: [{ label: 'Về trang chính', address: 'menu/show' }],
        });
        const parts = harness.person.sees().slice(before);
        expect(parts.length).toBeGreaterThan(1);
        const shown = parts.map((part) => part.text).join('\n');
        for (const line of lines) expect(shown).toContain(line);
        expect(parts.flatMap((part) => part.buttons)).toEqual(['Về trang chính']);
        expect(parts.at(-1)?.buttons).toEqual(['Về trang chính']);
      });

      test('a picture arrives with its text', async () => {
        await opened();
        const before = harness.person.sees().length;
        await harness.channel.send(harness.person.id, {
          text: 'Mã điểm danh của bạn đây.',
          attachment: { kind: 'picture', name: 'ma-diem-danh.png', mime: 'image/png', base64: smallPicture.toString('base64') },
        });
        const seen = harness.person.sees().slice(before);
        expect(seen.map((message) => message.text).join('\n')).toContain('Mã điểm danh của bạn đây.');
        expect(seen.find((message) => message.attachment)?.attachment).toMatchObject({ kind: 'picture', bytes: smallPicture });
      });

      test('a message that replaces another is edited where the platform can', async () => {
        await opened();
        const { messageId } = await harness.channel.send(harness.person.id, {
          text: 'Đang đếm…',
          choices: [{ label: 'Thôi', address: 'menu/show' }],
        });
        const before = harness.person.sees().length;
        const second = await harness.channel.send(harness.person.id, { text: 'Có 12 bạn.', replaces: messageId });
        const seen = harness.person.sees();
        expect(seen.at(-1)).toMatchObject({ text: 'Có 12 bạn.', buttons: [] });
        expect(seen.length).toBe(harness.can.edit ? before : before + 1);
        if (harness.can.edit) expect(second.messageId).toBe(messageId);
      });

      test('replacing a message by the same words is no failure', async () => {
        await opened();
        const { messageId } = await harness.channel.send(harness.person.id, { text: 'Có 12 bạn.' });
        await harness.channel.send(harness.person.id, { text: 'Có 12 bạn.', replaces: messageId });
        expect(harness.person.sees().at(-1)?.text).toBe('Có 12 bạn.');
      });

      test('replacing a message that is gone sends it anew', async () => {
        await opened();
        await harness.channel.send(harness.person.id, { text: 'Có 13 bạn.', replaces: '999999' });
        expect(harness.person.sees().at(-1)?.text).toBe('Có 13 bạn.');
      });

      test('a mere edit changes the old message where the platform can, and never says anything anew', async () => {
        await opened();
        const { messageId } = await harness.channel.send(harness.person.id, {
          text: 'Họp lúc 19:00.',
          choices: [{ label: 'Tham dự', address: 'menu/show' }],
        });
        const before = harness.person.sees().length;
        const edit = { text: 'Đã có tin mới.', replaces: messageId, onlyEdit: true } as const;
        await harness.channel.send(harness.person.id, edit);
        await harness.channel.send(harness.person.id, edit); // "not modified" is success
        await harness.channel.send(harness.person.id, { ...edit, replaces: '999999' });
        await harness.channel.send(harness.person.id, { ...edit, text: 'dài '.repeat(2000) });
        const seen = harness.person.sees();
        expect(seen).toHaveLength(before);
        if (harness.can.edit) expect(seen.at(-1)).toMatchObject({ text: 'Đã có tin mới.', buttons: [] });
        else expect(seen.at(-1)).toMatchObject({ text: 'Họp lúc 19:00.' });
      });
    });

    describe('what goes wrong', () => {
      const expected: [Fault, SendFailureKind][] = [
        ['throttled', 'throttled'],
        ['serverError', 'unreachable'],
        ['html', 'unreachable'],
        ['lost', 'unknown'],
        ['reset', 'unknown'],
        ['silence', 'unknown'],
        ['down', 'unreachable'],
        ['unauthorized', 'unauthorized'],
        ['rejected', 'rejected'],
      ];
      test.each(expected)('%s is reported as %s', async (fault, kind) => {
        await opened();
        await harness.fault(fault);
        const failure = await failureOf({ text: 'Nhắc bạn: 19h30 tối nay họp chi đoàn.' });
        expect(failure.kind).toBe(kind);
        if (kind === 'throttled') expect(failure.until?.getTime()).toBeGreaterThanOrEqual(harness.quietUntil().getTime());
        expect(`${failure.message} ${failure.stack} ${JSON.stringify(failure)}`).not.toContain('họp chi đoàn');
        expect(failure.code.length).toBeLessThan(60);
      });

      test('a lost answer was nevertheless read by the person', async () => {
        await opened();
        await harness.fault('lost');
        await failureOf({ text: 'Có thể đã tới.' });
        expect(harness.person.sees().at(-1)?.text).toBe('Có thể đã tới.');
      });

      test('after a fault the next message goes through', async () => {
        await opened();
        await harness.fault('serverError');
        await failureOf({ text: 'lần một' });
        await harness.channel.send(harness.person.id, { text: 'lần hai' });
        expect(harness.person.sees().at(-1)?.text).toBe('lần hai');
      });

      test('writing to somebody who blocked us says so', async () => {
        await opened();
        await harness.person.blocks();
        await harness.arrived(2);
        expect((await failureOf({ text: 'Bạn ơi' })).kind).toBe('blocked');
      });

      test('writing to somebody who never opened the chat says so', async () => {
        expect((await failureOf({ text: 'Bạn ơi' }, harness.stranger.id)).kind).toBe('blocked');
      });
    });

    describe('a webhook call', () => {
      const contents = (received: Received) =>
        received.kind === 'accepted' ? received.inbounds.map((inbound) => [inbound.key, inbound.content]) : received;

      test('delivered twice reads the same, key and all', async (context) => {
        if (!harness.webhook) return context.skip();
        await opened();
        await harness.person.says('Điểm danh');
        const inbound = await latest(2);
        expect(contents(harness.channel.receive(harness.webhook.last()))).toEqual([[inbound.key, inbound.content]]);
      });

      test('without the right proof is refused with 401', async (context) => {
        if (!harness.webhook) return context.skip();
        await opened();
        const forged = Object.entries(harness.webhook.forged());
        expect(forged.length).toBeGreaterThan(1);
        for (const [trick, call] of forged) {
          expect(harness.channel.receive(call), trick).toMatchObject({ kind: 'refused', status: 401 });
        }
      });

      test('with a body that is not JSON is refused with 400', async (context) => {
        if (!harness.webhook) return context.skip();
        const received = harness.channel.receive(harness.webhook.signed(Buffer.from('{"dở dang":')));
        expect(received).toEqual({ kind: 'refused', status: 400, reason: 'bad_json' });
      });

      test.for(['null', '[]', '7', '"chữ"', '{}'])('with %s for a body is refused with 400', (body, context) => {
        if (!harness.webhook) return context.skip();
        expect(harness.channel.receive(harness.webhook.signed(Buffer.from(body)))).toMatchObject({
          kind: 'refused',
          status: 400,
        });
      });

      test('about something that does not concern us is accepted and named', async (context) => {
        if (!harness.webhook) return context.skip();
        const received = harness.channel.receive(harness.webhook.unknownEvent());
        expect(received).toEqual({ kind: 'accepted', inbounds: [], ignored: expect.stringMatching(/^\w/) });
      });
    });

    test('the platform knows us', async () => {
      expect(await harness.channel.check()).toMatchObject({ ok: true });
    });
  });
}

/** A one-pixel PNG. */
export const smallPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
