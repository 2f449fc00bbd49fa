import { byApp } from './reads.js';
import type { ZaloBubble, ZaloState } from './state.js';
import type { ZaloWebhooks } from './webhook.js';

/** What Zalo tells about a message of the OA: that it was sent, and that the phone has it. */
export async function tellEchoes(state: ZaloState, webhooks: ZaloWebhooks, bubble: ZaloBubble): Promise<void> {
  const envelope = () => ({
    app_id: state.account.appId,
    user_id_by_app: byApp(bubble.person),
    timestamp: state.nextTimestamp(),
    sender: { id: state.account.oaId },
    recipient: { id: bubble.person },
  });
  const names: Partial<Record<ZaloBubble['kind'], string>> = { image: 'image', gif: 'gif', sticker: 'sticker', file: 'file' };
  const name = `oa_send_${names[bubble.kind] ?? 'text'}`;
  await webhooks.deliver({ event_name: name, ...envelope(), message: { msg_id: bubble.id, text: bubble.text } });
  await webhooks.deliver({ event_name: 'user_received_message', ...envelope(), message: { msg_id: bubble.id } });
}
