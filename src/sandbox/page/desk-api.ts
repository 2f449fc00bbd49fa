import type { DeskEvent, DeskState, JobEntry, OutboxEntry, Phone, PhoneName } from '../desk/shapes.js';

/** What the desk refused, in its own words. */
export class Refused extends Error {}

async function call<T>(path: string, method = 'GET', body?: unknown): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch {
    throw new Refused('Mất liên lạc với sân chơi. Cửa sổ dòng lệnh còn chạy không?');
  }
  const said = answer.status === 204 ? undefined : await answer.json();
  if (!answer.ok) throw new Refused((said as { message?: string }).message ?? 'Có trục trặc.');
  return said as T;
}

export const deskApi = {
  state: () => call<DeskState>('/desk/state'),
  outbox: () => call<(OutboxEntry & { name: string })[]>('/desk/outbox'),
  jobs: () => call<{ jobs: JobEntry[]; nextDue: string | null }>('/desk/jobs'),
  phone: (player: string, phone: PhoneName) => call<Phone>(`/desk/phones/${encodeURIComponent(player)}/${phone}`),
  act: (player: string, phone: PhoneName, act: Record<string, unknown>) =>
    call<void>(`/desk/phones/${encodeURIComponent(player)}/${phone}`, 'POST', act),
  addStranger: () => call<{ id: string }>('/desk/players', 'POST', {}),
  moveClock: (by: { hours: number } | { to: 'next' }) => call<{ now: string; found: boolean }>('/desk/clock', 'POST', by),
  fault: (channel: PhoneName, fault: string, times: number) => call<void>('/desk/faults', 'POST', { channel, fault, times }),
  clearFaults: () => call<void>('/desk/faults', 'DELETE'),
};

/** Listens to the desk. The browser connects again by itself after a break; what was said meanwhile must then be read anew. */
export function listen(hear: (event: DeskEvent) => void, connection: (open: boolean) => void): void {
  const source = new EventSource('/desk/events');
  source.addEventListener('message', (message) => hear(JSON.parse(message.data) as DeskEvent));
  source.addEventListener('open', () => connection(true));
  source.addEventListener('error', () => connection(false));
}
