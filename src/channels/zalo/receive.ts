import { createHmac } from 'node:crypto';
import type { Inbound, InboundContent } from '../../messages.js';
import type { PlatformReceipt, Received, WebhookRequest } from '../channel.js';
import { addressIn } from './choice.js';
import { parseJson, verifySignature } from './client/index.js';
import { sharedPhone } from './phone.js';

export interface ZaloWebhook {
  appId: string;
  oaId: string;
  oaSecretKey: string;
  now: () => Date;
}

/** Zalo tries again for about two hours (30 s, 5, 15, 30 and 60 minutes); a call older than this is somebody's replay. */
const staleAfterMs = 3 * 3600_000;

type Json = Record<string, unknown>;

/** Verifies one webhook call and says what the person did. https://developers.zalo.me/docs/official-account/webhook/tong-quan */
export function receiveZalo(webhook: ZaloWebhook, { headers, body }: WebhookRequest): Received {
  const event = readJson(body);
  if (event === undefined) return { kind: 'refused', status: 400, reason: 'bad_json' };
  const name = event?.event_name;
  const timestamp = event === null ? '' : idOf(event.timestamp);
  if (event === null || typeof name !== 'string' || name === '' || !/^\d{1,15}$/.test(timestamp)) {
    return { kind: 'refused', status: 400, reason: 'bad_shape' };
  }
  const { appId, oaId, oaSecretKey } = webhook;
  if (!verifySignature({ appId, body, timestamp, oaSecretKey }, signatureIn(headers))) {
    return { kind: 'refused', status: 401, reason: idOf(event.app_id) === appId ? 'bad_signature' : 'other_app' };
  }
  // The "test" button of Zalo's console sends a signed sample with made-up ids and an old time, and wants to hear 200.
  if (at(event.message).msg_id === 'This is message id') return { kind: 'accepted', inbounds: [], ignored: 'console_test' };
  if (idOf(event.app_id) !== appId) return { kind: 'refused', status: 401, reason: 'other_app' };
  const sentAt = new Date(Number(timestamp));
  if (webhook.now().getTime() - sentAt.getTime() > staleAfterMs) return { kind: 'refused', status: 401, reason: 'stale' };

  const about = parties(name, event, oaId);
  if (about.oa !== undefined && about.oa !== oaId) return { kind: 'refused', status: 401, reason: 'other_app' };
  const receipts = about.oa ? receiptsIn(name, event, { oaId, person: about.person ?? '', at: sentAt }) : [];
  if (receipts.length > 0) return { kind: 'accepted', inbounds: [], receipts };
  const content = isByStaff(name, event) ? ({ kind: 'staff' } as const) : contentOf(name, event);
  if (!content) return { kind: 'accepted', inbounds: [], ignored: name };
  // Its form is not documented: without a person of our OA in it there is nobody to ask, and a refusal would only bring it again.
  if (name === 'user_withdraw' && !about.person) return { kind: 'accepted', inbounds: [], ignored: name };
  if (about.oa === undefined || !about.person) return { kind: 'refused', status: 400, reason: 'bad_shape' };
  // A retry repeats the body, so what is in the body names the event.
  const key = `${name}:${idOf(at(event.message).msg_id) || `${timestamp}:${sealed(about.person, oaSecretKey)}`}`;
  const inbound: Inbound = { from: { channel: 'zalo', account: oaId, id: about.person }, key, sentAt, content };
  return { kind: 'accepted', inbounds: [inbound] };
}

const written = ['text', 'image', 'gif', 'list', 'file', 'sticker'].map((what) => `oa_send_${what}`);

/** An echo of what the OA sent: only of somebody who wrote it by hand does it name the writer (reference/zalo-oa-api.md §5.5). */
function isByStaff(name: string, event: Json): boolean {
  return written.includes(name) && idOf(at(event.sender).admin_id) !== '' && idOf(at(event.recipient).id) !== '';
}

/** What a person did, by the event's name; undefined for events that are not theirs or do not concern a talk. */
function contentOf(name: string, event: Json): InboundContent | undefined {
  switch (name) {
    case 'user_send_text':
    case 'user_send_link':
      return textContent(at(event.message).text);
    case 'user_send_image':
    case 'user_send_gif':
      return { kind: 'picture' };
    case 'user_send_file':
      return { kind: 'file', name: fileName(event) };
    case 'user_send_sticker':
      return { kind: 'sticker' };
    case 'user_send_location':
      return { kind: 'location' };
    case 'user_send_audio':
      return { kind: 'voice' };
    case 'user_send_video':
    case 'user_send_business_card':
      return { kind: 'other' };
    case 'follow':
    case 'user_click_chatnow':
      return { kind: 'start' };
    case 'unfollow':
      return { kind: 'blocked' };
    case 'user_submit_info': {
      const phone = sharedPhone(at(event.info).phone);
      return phone === undefined ? { kind: 'other' } : { kind: 'contact', phone, own: true };
    }
    // Asked for in Zalo's settings instead of in the talk; like there it is confirmed before anything is lost (domain.md §8.5).
    case 'user_withdraw':
      return { kind: 'text', text: 'xóa dữ liệu của tôi' };
    default:
      return undefined;
  }
}

/** That our messages arrived, or were seen: one message in the first event, several in the second. */
function receiptsIn(
  name: string,
  event: Json,
  { oaId, person, at: moment }: { oaId: string; person: string; at: Date },
): PlatformReceipt[] {
  const what = name === 'user_received_message' ? 'received' : name === 'user_seen_message' ? 'seen' : undefined;
  if (!what || person === '') return [];
  const { msg_id, msg_ids } = at(event.message);
  const ids = [msg_id, ...(Array.isArray(msg_ids) ? msg_ids : [])].map(idOf).filter(Boolean);
  return ids.map((messageId) => ({ what, channel: 'zalo', account: oaId, person, messageId, at: moment }));
}

function textContent(value: unknown): InboundContent {
  if (typeof value !== 'string' || value.trim() === '') return { kind: 'other' };
  const text = value.normalize('NFC');
  const address = addressIn(text.trim());
  return address === undefined ? { kind: 'text', text } : { kind: 'choice', address };
}

function fileName(event: Json): string {
  const attachments = at(event.message).attachments;
  const name = at(at(Array.isArray(attachments) ? attachments[0] : undefined).payload).name;
  return typeof name === 'string' ? name.normalize('NFC') : '';
}

/** Who is who: our side is the recipient of what a person does, the sender of what the OA does, or stands in `oa_id`. */
function parties(name: string, event: Json, oaId: string): { oa?: string; person?: string } {
  const sender = idOf(at(event.sender).id);
  const recipient = idOf(at(event.recipient).id);
  const person = idOf(at(event.follower).id) || idOf(event.user_id);
  if (event.oa_id !== undefined) return { oa: idOf(event.oa_id), person: person || sender };
  if (sender === oaId || name.startsWith('oa_')) return { oa: sender, person: recipient };
  // Who received or saw a message is the recipient in some events and the sender in others; none of them starts a turn.
  if (!recipient || !contentOf(name, event)) return {};
  return { oa: recipient, person: sender };
}

function signatureIn(headers: WebhookRequest['headers']): string | undefined {
  const header = headers['x-zevent-signature'];
  return Array.isArray(header) ? header[0] : header;
}

/** Tells people apart without naming them: keys stay when everything else of an erased person goes (domain.md §8.5). */
function sealed(person: string, secret: string): string {
  return createHmac('sha256', secret).update(person).digest('base64url').slice(0, 16);
}

/** The object in the body; null for JSON that is no object, undefined for what is not JSON. */
function readJson(body: Buffer): Json | null | undefined {
  try {
    const value = parseJson(body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
  } catch {
    return undefined;
  }
}

function at(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

/** Ids and times are text, but a few events write numbers. */
function idOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
