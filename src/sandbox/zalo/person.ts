import { byApp } from './reads.js';
import { newMessageId, show, type ZaloBubble, type ZaloShownButton, type ZaloState, type ZaloUserRecord } from './state.js';

/** Somebody with Zalo on their phone. Each act resolves when the bot's webhook has answered (or failed to). */
export interface ZaloPerson {
  readonly id: string;
  /** `84…` */
  readonly phone: string;
  follow(): Promise<void>;
  unfollow(): Promise<void>;
  /** Unfollows and lets nothing of the OA through any more. */
  block(): Promise<void>;
  /** Refuses the OA's messages without leaving; Zalo tells nobody. */
  restrict(on: boolean): void;
  /** Opens the chat with the OA for the first time. */
  clickChatNow(): Promise<void>;
  sendText(text: string, quoteMessageId?: string): Promise<void>;
  /** Presses a button that is shown, the newest with this title or the one of bubble `on`; throws when there is none. */
  press(title: string, on?: string): Promise<void>;
  /** Accepts the card that asks for the phone number; throws when none is shown. */
  shareInfo(info?: { name?: string; phone?: string | number }): Promise<void>;
  sendImage(caption?: string): Promise<void>;
  sendFile(name: string): Promise<void>;
  sendSticker(): Promise<void>;
  sendLocation(latitude: number, longitude: number): Promise<void>;
  sendVoice(): Promise<void>;
  /** Any event of Zalo's, with the envelope filled in. */
  event(name: string, fields?: Record<string, unknown>): Promise<void>;
  /** The chat as the phone shows it, oldest first. */
  chat(): ZaloBubble[];
  relation(): { follows: boolean; blocked: boolean; hasWritten: boolean };
}

export function zaloPerson(
  state: ZaloState,
  user: ZaloUserRecord,
  deliver: (event: Record<string, unknown>) => Promise<void>,
): ZaloPerson {
  const { account } = state;
  const touch = () => {
    user.lastInteractionAt = state.clock.now();
  };
  const event = (name: string, fields: Record<string, unknown> = {}) =>
    deliver({
      app_id: account.appId,
      user_id_by_app: byApp(user.id),
      event_name: name,
      timestamp: state.nextTimestamp(),
      ...fields,
    });
  const parties = { sender: { id: user.id }, recipient: { id: account.oaId } };

  /** A message of this person: `shown` is what their own phone shows of it, nothing for a silent button. */
  async function send(name: string, message: Record<string, unknown>, shown?: Pick<ZaloBubble, 'kind' | 'text'>): Promise<void> {
    touch();
    const id = newMessageId(state);
    if (shown) show(state, user, { id, at: state.clock.now(), person: user.id, from: 'person', buttons: [], ...shown });
    await event(name, { ...parties, message: { msg_id: id, ...message } });
  }

  const media = (type: string, payload: Record<string, unknown>) => ({ attachments: [{ type, payload }] });
  const url = (name: string) => `https://f1.zdn.vn/${encodeURIComponent(name)}`;
  const relation = (name: 'follow' | 'unfollow') =>
    event(name, { oa_id: account.oaId, follower: { id: user.id }, source: 'oa_profile' });

  return {
    id: user.id,
    phone: user.phone,
    async follow() {
      user.follower = true;
      user.blocked = false;
      touch();
      await relation('follow');
    },
    async unfollow() {
      user.follower = false;
      await relation('unfollow');
    },
    async block() {
      user.follower = false;
      user.blocked = true;
      await relation('unfollow');
    },
    restrict(on) {
      user.restricted = on;
    },
    async clickChatNow() {
      touch();
      await event('user_click_chatnow', { oa_id: account.oaId, user_id: user.id });
    },
    sendText: (text, quote) =>
      send('user_send_text', { text, ...(quote ? { quote_msg_id: quote } : {}) }, { kind: 'text', text }),
    async press(title, on) {
      const button = shownButton(user, title, on);
      if (typeof button.payload !== 'string') return;
      const shown = button.type === 'oa.query.show' ? { kind: 'text' as const, text: button.payload } : undefined;
      await send('user_send_text', { text: button.payload }, shown);
    },
    async shareInfo(info = {}) {
      if (!user.bubbles.some((bubble) => bubble.kind === 'request_user_info'))
        throw new Error('nothing asks for the phone number');
      touch();
      const phone = info.phone ?? user.phone;
      user.sharedPhone = String(phone);
      await event('user_submit_info', {
        ...parties,
        info: { name: info.name ?? user.name, phone, address: '', city: '', district: '', ward: '' },
      });
    },
    sendImage: (caption = '') =>
      send(
        'user_send_image',
        { ...media('image', { thumbnail: url('t.jpg'), url: url('p.jpg') }), ...(caption ? { text: caption } : {}) },
        { kind: 'image', text: caption },
      ),
    sendFile: (name) =>
      send(
        'user_send_file',
        media('file', { url: url(name), size: '1024', name, checksum: 'd41d8cd98f00b204e9800998ecf8427e', type: 'file' }),
        { kind: 'file', text: name },
      ),
    sendSticker: () =>
      send('user_send_sticker', media('sticker', { id: '46990', url: url('s.png') }), { kind: 'sticker', text: '' }),
    sendLocation: (latitude, longitude) =>
      send(
        'user_send_location',
        media('location', { coordinates: { latitude: String(latitude), longitude: String(longitude) } }),
        {
          kind: 'location',
          text: '',
        },
      ),
    sendVoice: () => send('user_send_audio', media('audio', { url: url('a.amr') }), { kind: 'voice', text: '' }),
    event,
    chat: () => user.bubbles,
    relation: () => ({ follows: user.follower, blocked: user.blocked, hasWritten: user.lastInteractionAt !== undefined }),
  };
}

/** The newest button with this title: a phone shows the others too, and pressing an old one is allowed by its own title. */
function shownButton(user: ZaloUserRecord, title: string, on?: string): ZaloShownButton {
  for (const bubble of user.bubbles.toReversed()) {
    if (on !== undefined && bubble.id !== on) continue;
    const button = bubble.buttons.find((one) => one.title === title);
    if (button) return button;
  }
  throw new Error(`no button "${title}" is shown`);
}
