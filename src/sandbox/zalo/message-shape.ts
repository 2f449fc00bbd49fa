import { z } from 'zod';
import { invalid, refusal, type ZaloAnswer } from './answer.js';

const text = z.string().min(1).max(2000);
const title = z.string().min(1).max(100);
const https = z.url({ protocol: /^https$/ });

const button = z.discriminatedUnion('type', [
  z.strictObject({ title, type: z.literal('oa.open.url'), payload: z.strictObject({ url: https }) }),
  z.strictObject({ title, type: z.enum(['oa.query.show', 'oa.query.hide']), payload: z.string().min(1).max(1000) }),
  z.strictObject({ title, type: z.literal('oa.open.phone'), payload: z.strictObject({ phone_code: z.string() }) }),
  z.strictObject({
    title,
    type: z.literal('oa.open.sms'),
    payload: z.strictObject({ content: z.string(), phone_code: z.string() }),
  }),
]);

const media = z
  .strictObject({
    media_type: z.enum(['image', 'gif', 'sticker']),
    url: https.optional(),
    attachment_id: z.string().optional(),
    width: z.number().optional(),
    height: z.number().optional(),
  })
  .refine((element) => (element.url === undefined) !== (element.attachment_id === undefined), { path: ['attachment_id'] })
  .refine((element) => element.media_type !== 'gif' || (element.width !== undefined && element.height !== undefined), {
    path: ['width'],
  });

const quote = { quote_message_id: z.string().optional() };
const template = <T extends z.ZodType>(payload: T) => z.strictObject({ type: z.literal('template'), payload });

const plainMessage = z.strictObject({ text, ...quote });
const fileMessage = z.strictObject({
  attachment: z.strictObject({ type: z.literal('file'), payload: z.strictObject({ token: z.string().min(1) }) }),
});
const buttonsMessage = z.strictObject({
  text,
  attachment: template(z.strictObject({ template_type: z.literal('button').optional(), buttons: z.array(button).min(1).max(5) })),
  ...quote,
});
const mediaMessage = z.strictObject({
  text: text.optional(),
  attachment: template(z.strictObject({ template_type: z.literal('media'), elements: z.tuple([media]) })),
  ...quote,
});
const infoElement = z.strictObject({ title, subtitle: z.string().min(1).max(500), image_url: https.optional() });
const infoMessage = z.strictObject({
  attachment: template(z.strictObject({ template_type: z.literal('request_user_info'), elements: z.tuple([infoElement]) })),
});

export type ZaloCsMessage =
  | { kind: 'text'; text: string; buttons: z.infer<typeof button>[]; quote?: string }
  | { kind: 'media'; text: string; media: z.infer<typeof media>; quote?: string }
  | { kind: 'file'; token: string }
  | { kind: 'request_user_info'; title: string; subtitle: string };

/** Reads the `message` of a consultation message, strictly: a field too many is an error, as silence would hide a typing slip. */
export function readMessage(message: unknown): ZaloCsMessage | ZaloAnswer {
  const attachment = field(message, 'attachment');
  if (attachment === undefined) {
    return parsed(plainMessage, message, (m) => ({ kind: 'text', text: m.text, buttons: [], quote: m.quote_message_id }));
  }
  if (field(attachment, 'type') === 'file') {
    return parsed(fileMessage, message, (m) => ({ kind: 'file', token: m.attachment.payload.token }));
  }
  if (field(attachment, 'type') !== 'template') return invalid('attachment.type');
  switch (field(field(attachment, 'payload'), 'template_type')) {
    case undefined:
    case 'button':
      return parsed(buttonsMessage, message, (m) => {
        return { kind: 'text', text: m.text, buttons: m.attachment.payload.buttons, quote: m.quote_message_id };
      });
    case 'media':
      return parsed(mediaMessage, message, (m) => {
        return { kind: 'media', text: m.text ?? '', media: m.attachment.payload.elements[0], quote: m.quote_message_id };
      });
    case 'request_user_info':
      return parsed(infoMessage, message, (m) => ({ kind: 'request_user_info', ...m.attachment.payload.elements[0] }));
    default:
      return refusal(-233);
  }
}

/** A call's body, strictly; the answer names the first field that is wrong. */
export function parsed<T, R>(schema: z.ZodType<T>, value: unknown, use: (value: T) => R): R | ZaloAnswer {
  const result = schema.safeParse(value);
  if (result.success) return use(result.data);
  const issue = result.error.issues[0]!;
  if (issue.code === 'too_big') return refusal(-210);
  const names = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys] : issue.path;
  return invalid(names.map(String).join('.') || 'body');
}

export function isAnswer(value: object): value is ZaloAnswer {
  return 'error' in value;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
