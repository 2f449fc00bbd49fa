import type { Platforms } from '../platforms.js';
import type { Fault } from '../telegram/faults.js';
import { type ZaloFault, zaloFaults } from '../zalo/faults.js';
import { DeskProblem } from './problem.js';
import type { FaultButton, PhoneName } from './shapes.js';

interface Planned {
  label: string;
  says: string;
}

/** How each platform can misbehave: what the next calls that send a message get. */
const telegram: Record<string, Planned & { fault: Fault }> = {
  throttled: { label: '429 quá nhanh', says: 'Telegram bảo chờ 5 giây', fault: { kind: 'status', status: 429, retryAfter: 5 } },
  serverError: { label: 'Lỗi 5xx', says: 'Máy chủ Telegram hỏng', fault: { kind: 'status', status: 500 } },
  html: { label: 'Trang HTML', says: 'Một máy trung gian trả lời thay', fault: { kind: 'html', status: 502 } },
  lost: { label: 'Mất câu trả lời', says: 'Tin đã tới, câu trả lời thì không', fault: { kind: 'lost' } },
  reset: { label: 'Đứt kết nối', says: 'Tin chưa tới nơi', fault: { kind: 'reset' } },
  blocked: {
    label: 'Bị chặn',
    says: 'Như thể người nhận đã chặn bot',
    fault: { kind: 'status', status: 403, description: 'Forbidden: bot was blocked by the user' },
  },
  tokenExpired: {
    label: 'Token bị từ chối',
    says: 'Telegram trả lời 401',
    fault: { kind: 'status', status: 401, description: 'Unauthorized' },
  },
};

const zalo: Record<string, Planned & { fault: ZaloFault | 'expire' }> = {
  throttled: { label: 'Quá nhanh (−32)', says: 'Zalo bảo gửi chậm lại', fault: zaloFaults.throttled },
  serverError: { label: 'Lỗi 5xx', says: 'Máy chủ Zalo trả lời 503', fault: zaloFaults.serverError },
  html: { label: 'Trang HTML', says: 'Một máy trung gian trả lời thay', fault: zaloFaults.html },
  lost: { label: 'Mất câu trả lời', says: 'Tin đã tới, câu trả lời thì không', fault: zaloFaults.lost },
  reset: { label: 'Đứt kết nối', says: 'Tin chưa tới nơi', fault: zaloFaults.reset },
  blocked: { label: 'Bị chặn (−213)', says: 'Như thể người nhận đã bỏ quan tâm', fault: zaloFaults.blocked },
  windowClosed: { label: 'Hết 7 ngày (−230)', says: 'Như thể đã lâu người nhận không nhắn', fault: zaloFaults.windowClosed },
  tokenExpired: { label: 'Token hết hạn', says: 'Bot phải tự lấy token mới', fault: 'expire' },
};

export const faultButtons: FaultButton[] = [
  ...Object.entries(zalo).map(([name, { label, says }]) => ({ channel: 'zalo' as const, name, label, says })),
  ...Object.entries(telegram).map(([name, { label, says }]) => ({ channel: 'telegram' as const, name, label, says })),
];

/** Plans a fault for the next `times` messages that the bot sends there. @throws DeskProblem when there is no such fault */
export function planFault(
  { telegram: telegramHere, zalo: zaloHere }: Platforms,
  channel: PhoneName,
  name: string,
  times: number,
): void {
  const found = Object.hasOwn(channel === 'zalo' ? zalo : telegram, name);
  if (!found) throw new DeskProblem(404, 'unknown_fault', `Không có sự cố “${name.slice(0, 40)}” trên ${channel}.`);
  if (channel === 'telegram') {
    telegramHere.faults.next(telegram[name]!.fault, { method: 'sendMessage', count: times });
    return;
  }
  const { fault } = zalo[name]!;
  if (fault === 'expire') zaloHere.expireAccessToken();
  else zaloHere.fault(fault, { times, path: '/oa/message' });
}

export function clearFaults({ telegram: telegramHere, zalo: zaloHere }: Platforms): void {
  telegramHere.faults.clear();
  zaloHere.clearFaults();
}

export function faultsWaiting({ telegram: telegramHere, zalo: zaloHere }: Platforms): Record<PhoneName, number> {
  return { zalo: zaloHere.faultsWaiting(), telegram: telegramHere.faults.waiting() };
}
