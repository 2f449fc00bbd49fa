import type { Clock } from '../clock.js';
import { type Config, telegramConfigured, zaloConfigured } from '../config.js';
import type { Finding } from './doctor.js';

/** Webhook signatures, token ages and reminders bear so much. */
const mostSkewMs = 60_000;
const patienceMs = 5_000;

/** Compares this machine's clock with the database server's and with the `Date` header of each platform. */
export async function* clockLines(config: Config, clock: Clock, databaseNow: Date | null): AsyncIterable<Finding> {
  if (databaseNow) yield compare('the database', databaseNow, clock.now());
  const roots = [
    ...(telegramConfigured(config) ? [['Telegram', config.TELEGRAM_API_ROOT ?? 'https://api.telegram.org'] as const] : []),
    ...(zaloConfigured(config) ? [['Zalo', config.ZALO_API_ROOT] as const] : []),
  ];
  for (const [name, root] of roots) {
    const date = await dateOf(root);
    if (date) yield compare(name, date, clock.now());
  }
}

function compare(whose: string, theirs: Date, ours: Date): Finding {
  const seconds = Math.round((ours.getTime() - theirs.getTime()) / 1000);
  if (Math.abs(seconds) * 1000 <= mostSkewMs) return { ok: true, text: `clock: as ${whose} has it` };
  return {
    ok: false,
    text: `clock: ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} ${whose}. Switch on time synchronisation (for example: timedatectl set-ntp true).`,
  };
}

/** Undefined when the platform cannot be reached: the channel's own line says so. */
async function dateOf(root: string): Promise<Date | undefined> {
  try {
    const answer = await fetch(root, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(patienceMs) });
    const date = new Date(answer.headers.get('date') ?? Number.NaN);
    return Number.isNaN(date.getTime()) ? undefined : date;
  } catch {
    return undefined;
  }
}
