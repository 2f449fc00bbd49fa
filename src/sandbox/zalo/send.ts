import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { invalid, refusal, success, type ZaloAnswer } from './answer.js';
import { route } from './gate.js';
import { isAnswer, parsed, readMessage, type ZaloCsMessage } from './message-shape.js';
import { newMessageId, show, type ZaloBubble, type ZaloState, type ZaloUserRecord } from './state.js';

type Told = (bubble: ZaloBubble) => void;

const weekMs = 7 * 24 * 3600_000;
const csBody = z.strictObject({ recipient: z.strictObject({ user_id: z.string().min(1) }), message: z.looseObject({}) });
const templateData = z.record(z.string(), z.string());
const uidTemplateBody = z.strictObject({ user_id: z.string(), template_id: z.string(), template_data: templateData });
const phoneTemplateBody = z.strictObject({
  phone: z.string(),
  template_id: z.string(),
  template_data: templateData,
  tracking_id: z.string().min(1).max(48),
  sending_mode: z.enum(['1', '3']).optional(),
  mode: z.literal('development').optional(),
});

/** What the OA can send: consultation messages, and templates by user id or by phone number. */
export function sendRoutes(app: FastifyInstance, state: ZaloState, told: Told): void {
  const answer = (path: string, act: (body: unknown) => ZaloAnswer) => (request: { body: unknown }) => {
    const said = act(request.body);
    // A body that Zalo refuses is the caller's fault, whoever the recipient.
    if ([-201, -210, -233].includes(said.error)) state.violations.push(`${path}: ${said.message}`);
    return said;
  };
  const post = (host: 'api' | 'business', path: string, act: (body: unknown) => ZaloAnswer) =>
    route(app, state, { host, method: 'POST', path, answer: answer(path, act) });

  post('api', '/v3.0/oa/message/cs', (body) => parsed(csBody, body, (cs) => sendCs(state, cs, told)));
  post('api', '/v2.0/oa/message', () => refusal(-240));
  post('api', '/v3.0/oa/message/template', (body) => parsed(uidTemplateBody, body, (sent) => sendByUid(state, sent, told)));
  post('business', '/message/template', (body) => parsed(phoneTemplateBody, body, (sent) => sendByPhone(state, sent, told)));
}

function sendCs(state: ZaloState, body: z.infer<typeof csBody>, told: Told): ZaloAnswer {
  const message = readMessage(body.message);
  if (isAnswer(message)) return message;
  const user = state.people.get(body.recipient.user_id);
  const closed = cannotReceive(state, user);
  if (closed || !user) return refusal(closed ?? -213);
  const bubble = bubbleOf(state, user, message);
  if (isAnswer(bubble)) return bubble;
  show(state, user, bubble);
  told(bubble);
  const quota = { quota_type: 'reply', remain: '8', total: '8' };
  return success({ message_id: bubble.id, user_id: user.id, sent_time: String(bubble.at.getTime()), quota });
}

/** Why this person gets nothing from the OA now: a code, or undefined. */
function cannotReceive(state: ZaloState, user: ZaloUserRecord | undefined): number | undefined {
  if (!user || (!user.follower && !user.lastInteractionAt)) return -213;
  if (user.blocked) return -217;
  if (user.restricted) return -244;
  if (!user.lastInteractionAt) return -232;
  return state.clock.now().getTime() - user.lastInteractionAt.getTime() > weekMs ? -230 : undefined;
}

function bubbleOf(state: ZaloState, user: ZaloUserRecord, message: ZaloCsMessage): ZaloBubble | ZaloAnswer {
  const bubble: ZaloBubble = {
    id: newMessageId(state),
    at: state.clock.now(),
    person: user.id,
    from: 'oa',
    kind: message.kind === 'media' ? message.media.media_type : message.kind,
    text: message.kind === 'text' || message.kind === 'media' ? message.text : '',
    buttons: message.kind === 'text' ? message.buttons : [],
  };
  if (message.kind === 'request_user_info') return { ...bubble, text: `${message.title}\n${message.subtitle}` };
  if (message.kind === 'text') return bubble;
  if (message.kind === 'media' && message.media.media_type === 'sticker') return bubble;
  if (message.kind === 'media' && message.media.url !== undefined) return bubble;
  const asset = message.kind === 'file' ? message.token : (message.media.attachment_id ?? '');
  const upload = state.uploads.get(asset);
  if (!upload || (upload.kind === 'file') !== (message.kind === 'file'))
    return invalid(message.kind === 'file' ? 'token' : 'attachment_id');
  if (state.clock.now().getTime() - upload.at.getTime() > weekMs) return refusal(-100);
  return { ...bubble, attachment: { name: upload.name, bytes: upload.bytes } };
}

function sendByUid(state: ZaloState, body: z.infer<typeof uidTemplateBody>, told: Told): ZaloAnswer {
  const user = state.people.get(body.user_id);
  if (!state.templates.has(body.template_id)) return refusal(-249, 'Template does not support send via UID');
  if (!user || user.blocked) return refusal(user ? -217 : -213);
  const bubble = templateBubble(state, user, body.template_data, told);
  const quota = { quota_type: 'sub_quota', remain: '500' };
  return success({ message_id: bubble.id, user_id: user.id, sent_time: String(bubble.at.getTime()), quota });
}

function sendByPhone(state: ZaloState, body: z.infer<typeof phoneTemplateBody>, told: Told): ZaloAnswer {
  const keys = state.templates.get(body.template_id);
  if (!/^84\d{9,10}$/.test(body.phone)) return refusal(-108, 'Phone number is invalid');
  if (!keys) return refusal(-109, 'Template ID is invalid');
  const data = body.template_data;
  const missing = Object.keys(keys).find((key) => !(key in data));
  if (missing !== undefined) return refusal(-1122, `${missing} is missing`);
  if (Object.keys(data).some((key) => !(key in keys))) return refusal(-112, 'Template data is invalid');
  const long = Object.entries(keys).find(([key, most]) => data[key]!.length > most);
  if (long) return refusal(-1121, `${long[0]} is too long`);
  if (Object.values(data).some((value) => value.trim() === '')) return refusal(-111, 'Template has no data');
  const user = [...state.people.values()].find((person) => person.phone === body.phone);
  if (!user) return refusal(-118, 'Zalo account not existed');
  if (user.blocked) return refusal(-141, 'User refused messages from this OA');
  if (user.restricted) return refusal(-139, 'User refused this type of message');
  const bubble = templateBubble(state, user, data, told, { phone: body.phone, trackingId: body.tracking_id });
  const quota = { dailyQuota: '5000', remainingQuota: '4999' };
  return success({ msg_id: bubble.id, sent_time: String(bubble.at.getTime()), sending_mode: '1', quota });
}

function templateBubble(
  state: ZaloState,
  user: ZaloUserRecord,
  data: Record<string, string>,
  told: Told,
  byPhone?: ZaloBubble['byPhone'],
): ZaloBubble {
  const text = Object.values(data).join('\n');
  const bubble: ZaloBubble = {
    id: newMessageId(state),
    at: state.clock.now(),
    person: user.id,
    from: 'oa',
    kind: 'template',
    text,
    buttons: [],
    ...(byPhone ? { byPhone } : {}),
  };
  show(state, user, bubble);
  told(bubble);
  return bubble;
}
