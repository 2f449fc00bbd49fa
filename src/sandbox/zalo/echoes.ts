import { byApp } from './reads.js';
import type { ZaloBubble, ZaloState } from './state.js';
import type { ZaloWebhooks } from './webhook.js';

/** What Zalo tells about a message of the OA: that it was sent, and that the phone has it; of one to a number only the latter. */
export async function tellEchoes(state: ZaloState, webhooks: ZaloWebhooks, bubble: ZaloBubble): Promise<void> {
  const envelope = () => ({
    app_id: state.account.appId,
    user_id_by_app: byApp(bubble.person),
    timestamp: state.nextTimestamp(),
    sender: { id: state.account.oaId },
    recipient: { id: bubble.person },
  });
  if (bubble.byPhone) {
    const { phone, trackingId } = bubble.byPhone;
    const message = { delivery_time: String(bubble.at.getTime()), msg_id: bubble.id, tracking_id: trackingId };
    const event = { event_name: 'user_received_message', app_id: state.account.appId, timestamp: state.nextTimestamp() };
    const parties = { sender: { id: state.account.oaId }, recipient: { id: phone } };
    await webhooks.deliver({ ...event, ...parties, message }, { 'x-zevent-server': 'ZNS' });
    return;
  }
  const names: Partial<Record<ZaloBubble['kind'], string>> = { image: 'image', gif: 'gif', sticker: 'sticker', file: 'file' };
  const name = `oa_send_${names[bubble.kind] ?? 'text'}`;
  await webhooks.deliver({ event_name: name, ...envelope(), message: { msg_id: bubble.id, text: bubble.text } });
  await webhooks.deliver({ event_name: 'user_received_message', ...envelope(), message: { msg_id: bubble.id } });
}
