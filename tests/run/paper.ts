import { type Channel, SendFailure, type SendFailureKind } from '../../src/channels/channel.js';
import type { ChannelName, Drawn, Inbound, InboundContent } from '../../src/messages.js';

/**
 * A channel on paper, for transcripts of flows: it keeps what people would see. The real channels are tested against the platforms'
 * emulators by tests/channels/contract.ts; here it is the talk that matters. It refuses what every platform refuses.
 */
export interface PaperChannel extends Channel {
  seenBy(id: string): Drawn[];
  /** The next `times` messages to this person (or to anybody) fail this way. */
  fail(kind: SendFailureKind, options?: { to?: string; until?: Date; times?: number }): void;
  inbound(id: string, content: InboundContent, at: Date): Inbound;
}

export function paperChannel(name: ChannelName): PaperChannel {
  const shown = new Map<string, Drawn[]>();
  const ids = new Map<Drawn, string>();
  const failures: { kind: SendFailureKind; to?: string; until?: Date; times: number }[] = [];
  let sent = 0;
  let keys = 0;
  return {
    name,
    account: `${name}-bot`,
    receive: () => ({ kind: 'refused', status: 401, reason: 'bad_secret' }),
    async send(to, message) {
      const failure = failures.find((one) => one.times > 0 && (!one.to || one.to === to));
      if (failure) {
        failure.times--;
        throw new SendFailure(failure.kind, `paper_${failure.kind}`, failure.until);
      }
      if (message.text.trim() === '' || message.text !== message.text.normalize('NFC'))
        throw new SendFailure('rejected', 'bad_text');
      if (message.choices?.some((choice) => choice.label.trim() === '' || choice.label.length > 100))
        throw new SendFailure('rejected', 'bad_button');
      const edited =
        message.replaces && name === 'telegram' ? shown.get(to)?.find((one) => ids.get(one) === message.replaces) : undefined;
      if (edited) {
        ids.set(message, message.replaces!);
        shown.set(
          to,
          shown.get(to)!.map((one) => (one === edited ? message : one)),
        );
      }
      if (edited || message.onlyEdit) return { messageId: message.replaces! };
      shown.set(to, [...(shown.get(to) ?? []), message]);
      ids.set(message, `m${++sent}`);
      return { messageId: `m${sent}` };
    },
    seen: () => undefined,
    check: async () => ({ ok: true, detail: 'paper' }),
    link: (payload) => (name === 'telegram' ? `https://t.me/paper_bot?start=${payload}` : undefined),
    close: async () => undefined,
    seenBy: (id) => shown.get(id) ?? [],
    fail(kind, options = {}) {
      failures.push({ kind, times: options.times ?? 1, to: options.to, until: options.until });
    },
    inbound: (id, content, at) => ({
      from: { channel: name, account: `${name}-bot`, id },
      key: `k${++keys}`,
      sentAt: at,
      content,
    }),
  };
}
