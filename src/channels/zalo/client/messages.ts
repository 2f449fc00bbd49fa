/** The messages of the OA API v3, in its own words: https://developers.zalo.me/docs/official-account/tin-nhan/tin-tu-van */

/** Limits of one message. Zalo does not say how it counts characters; we count UTF-16 units. */
export const zaloLimits = {
  text: 2000,
  buttons: 5,
  buttonTitle: 100,
  buttonPayload: 1000,
  imageBytes: 1_048_576,
  fileBytes: 5 * 1_048_576,
} as const;

export type ZaloButton =
  | { title: string; type: 'oa.open.url'; payload: { url: string } }
  /** The payload comes back as a text of the person: shown in the chat (`show`) or not (`hide`). */
  | { title: string; type: 'oa.query.show' | 'oa.query.hide'; payload: string }
  | { title: string; type: 'oa.open.phone'; payload: { phone_code: string } }
  | { title: string; type: 'oa.open.sms'; payload: { content: string; phone_code: string } };

export interface ZaloMedia {
  media_type: 'image' | 'gif' | 'sticker';
  /** Exactly one of the two. */
  attachment_id?: string;
  url?: string;
  width?: number;
  height?: number;
}

export interface ZaloInfoRequest {
  title: string;
  subtitle: string;
  image_url?: string;
}

export type ZaloAttachment =
  | { type: 'file'; payload: { token: string } }
  | { type: 'template'; payload: { buttons: ZaloButton[] } }
  | { type: 'template'; payload: { template_type: 'media'; elements: [ZaloMedia] } }
  | { type: 'template'; payload: { template_type: 'request_user_info'; elements: [ZaloInfoRequest] } };

export interface ZaloMessage {
  text?: string;
  attachment?: ZaloAttachment;
  quote_message_id?: string;
}

/** A text, with at most five buttons below it. */
export function buildText(text: string, buttons: ZaloButton[] = []): ZaloMessage {
  return buttons.length === 0 ? { text } : { text, attachment: { type: 'template', payload: { buttons } } };
}

export function buildMedia(media: ZaloMedia, text?: string): ZaloMessage {
  return { ...(text ? { text } : {}), attachment: { type: 'template', payload: { template_type: 'media', elements: [media] } } };
}

/** `token` comes from `uploadFile`. A file has no caption. */
export function buildFile(token: string): ZaloMessage {
  return { attachment: { type: 'file', payload: { token } } };
}

/** The answer is the event `user_submit_info`. */
export function buildInfoRequest(request: ZaloInfoRequest): ZaloMessage {
  return { attachment: { type: 'template', payload: { template_type: 'request_user_info', elements: [request] } } };
}
