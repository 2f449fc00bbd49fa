import type { Clock } from '../../clock.js';
import type { Drawn, Receipt } from '../../messages.js';
import { type Channel, type ChannelHealth, SendFailure } from '../channel.js';
import { type TokenStore, ZaloApiError, ZaloOaClient, type ZaloRoots } from './client/index.js';
import { sendFailure, templateFailure } from './failure.js';
import { receiveZalo } from './receive.js';
import { checkTemplate, type TemplateBlanks } from './template-check.js';
import { writeZalo, type ZaloPart, type ZaloWords, zaloWords } from './write.js';

export interface ZaloChannelOptions {
  appId: string;
  appSecret: string;
  oaId: string;
  /** Signs webhooks; another secret than `appSecret`. */
  oaSecretKey: string;
  tokenStore: TokenStore;
  /** The first refresh token; later ones live in the store. */
  refreshToken?: string;
  clock: Clock;
  roots?: Partial<ZaloRoots>;
  /** For one HTTP call, in milliseconds. */
  timeoutMs?: number;
  words?: ZaloWords;
  /** The approved template for notices to a phone number; absent: none are sent. */
  noticeTemplateId?: string;
  /** The values that notices have, to compare the template with. */
  noticeBlanks?: TemplateBlanks;
  /** A picture above the "share my number" card, at a public https address. */
  contactPictureUrl?: string;
}

/** One official account on Zalo. `account` is the OA's id; an address is a person's id on that OA. */
export function zaloChannel(options: ZaloChannelOptions): Channel {
  const { oaId, clock, words = zaloWords, contactPictureUrl } = options;
  const now = () => clock.now();
  // The proof is harmless where the app does not ask for it, and an operator who switches it on need not tell us.
  const client = new ZaloOaClient({ ...options, seedRefreshToken: options.refreshToken, now, appSecretProof: true });

  async function sendPart(to: string, part: ZaloPart): Promise<string> {
    switch (part.kind) {
      case 'text':
        return (await client.sendText(to, part.text, part.buttons)).messageId;
      case 'picture':
        return (await client.sendImage(to, await uploading(client.uploadImage(part.bytes, part.name)), part.caption)).messageId;
      case 'file':
        return (await client.sendFile(to, await uploading(client.uploadFile(part.bytes, part.name)))).messageId;
      case 'contact': {
        const picture = contactPictureUrl ? { image_url: contactPictureUrl } : {};
        return (await client.requestUserInfo(to, { ...part.request, ...picture })).messageId;
      }
    }
  }

  async function sendTemplate(phone: string, { values, trackingId }: NonNullable<Drawn['template']>): Promise<Receipt> {
    const { noticeTemplateId: templateId } = options;
    if (!templateId) throw new SendFailure('rejected', 'zns:no_template');
    if (!/^84\d{9,10}$/.test(phone)) throw new SendFailure('numberRefused', 'zns:-108');
    try {
      return await client.sendZns({ phone, templateId, templateData: values, trackingId });
    } catch (error) {
      throw templateFailure(error, clock.now());
    }
  }

  return {
    name: 'zalo',
    account: oaId,
    receive: (request) => receiveZalo({ ...options, now }, request),
    async send(to: string, message: Drawn): Promise<Receipt> {
      if (message.template) return sendTemplate(to, message.template);
      if (message.onlyEdit) return { messageId: message.replaces ?? '' };
      // Zalo cannot edit a message, so `replaces` is sent anew. When a later part fails, an earlier one was read already and
      // comes again with the next try: better twice than half.
      let messageId = '';
      for (const part of writeZalo(message, words)) {
        try {
          messageId = await sendPart(to, part);
        } catch (error) {
          throw sendFailure(error, clock.now());
        }
      }
      return { messageId };
    },
    seen() {},
    check: () => health(client, oaId),
    async checkTemplate() {
      const { noticeTemplateId: id, noticeBlanks: blanks } = options;
      return id && blanks ? checkTemplate(client, id, blanks) : undefined;
    },
    link: () => undefined,
    async close() {
      client.close();
    },
  };
}

/** An upload whose answer was lost has shown nothing to anybody: the message can safely be tried again. */
async function uploading(upload: Promise<string>): Promise<string> {
  try {
    return await upload;
  } catch (error) {
    if (!(error instanceof ZaloApiError) || error.kind !== 'ambiguous') throw error;
    throw new ZaloApiError('transient', error.code, error.endpoint);
  }
}

async function health(client: ZaloOaClient, oaId: string): Promise<ChannelHealth> {
  try {
    const oa = await client.getOa();
    if (oa.oaId === oaId) return { ok: true, detail: `Zalo: connected to OA ${oaId}` };
    return { ok: false, detail: `Zalo: the tokens belong to OA ${oa.oaId}, but ZALO_OA_ID is ${oaId}. Set the right one.` };
  } catch (error) {
    if (!(error instanceof ZaloApiError)) throw error;
    return { ok: false, detail: `Zalo: ${advice(error)} (${error.code})` };
  }
}

function advice({ kind, code }: ZaloApiError): string {
  if (kind === 'consent' && code === 'no_token')
    return 'no token yet. Put a refresh token of the OA into ZALO_REFRESH_TOKEN and start again';
  if (kind === 'consent')
    return 'the refresh token is spent or revoked. Grant the app again, put the new one into ZALO_REFRESH_TOKEN and start again';
  if (kind === 'token') return 'the access token is refused even after a refresh. Check that the app is linked to this OA';
  if (kind === 'config')
    return 'the app or the OA may not use the API. Check ZALO_APP_ID, ZALO_APP_SECRET, the app in the console and the package';
  if (kind === 'rate') return 'too many calls this minute. It will pass by itself';
  if (kind === 'transient' || kind === 'ambiguous')
    return 'cannot be reached now. Nothing to do but wait, unless the network is down';
  return 'the account cannot be asked';
}
