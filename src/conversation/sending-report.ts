import type { Chart } from '../domain/charts.js';
import {
  type FailureReason,
  failureReason,
  isSettled,
  minutesLeft,
  type NoticeStand,
  type SendingRules,
} from '../domain/sending.js';
import { showNumber } from '../language/numbers.js';
import { showDateTime } from '../language/show.js';
import { choiceAddress } from './address.js';
import type { ChoiceSpec, Label, Say } from './flow.js';

/** What an officer reads about a notice on its way, and after it. Numbers only: names are asked for (flows/sending.ts). */

export interface ReportWorld {
  now: Date;
  zone: string;
  rules: SendingRules;
}

const button = (entry: string, id: string): ChoiceSpec => ({
  label: { key: `sending-choice-${entry}` },
  to: choiceAddress('sending', entry.replace('-', '_'), id),
});

/** How far it is, with what can be done about it. */
export function progressSay(stand: NoticeStand, world: ReportWorld): Say {
  const { counts, id } = stand;
  const left = counts.waiting + counts.paused + counts.sending;
  const lines: Label[] = [
    { key: 'sending-sent', params: { count: String(counts.sent) } },
    { key: 'sending-left', params: { count: String(left) } },
    ...troubles(stand),
    ...when(stand, world),
  ];
  const paused = stand.state === 'paused';
  return {
    key: paused ? 'sending-paused' : 'sending-progress',
    params: about(stand, world),
    lines,
    choices: [button(paused ? 'resume' : 'pause', id), button('stop', id)],
  };
}

function when(stand: NoticeStand, { now, zone, rules }: ReportWorld): Label[] {
  if (stand.state === 'paused') return [];
  if (stand.nextAt && stand.nextAt > now)
    return [{ key: 'sending-waits-until', params: { time: showDateTime(stand.nextAt, zone) } }];
  return [{ key: 'sending-minutes-left', params: { minutes: String(minutesLeft(stand.waitingOn, rules)) } }];
}

/** What became of it: everybody in one line each. */
export function reportSay(stand: NoticeStand, world: ReportWorld): Say {
  const { counts } = stand;
  const count = (n: number) => ({ count: String(n) });
  const lines: Label[] = [
    counts.received > 0
      ? { key: 'sending-sent-received', params: { ...count(counts.sent), received: String(counts.received) } }
      : { key: 'sending-sent', params: count(counts.sent) },
    ...byPhone(stand, world),
    ...troubles(stand),
    ...(counts.cancelled > 0 ? [{ key: 'sending-stopped', params: count(counts.cancelled) }] : []),
    ...(counts.expired > 0 ? [{ key: 'sending-expired', params: count(counts.expired) }] : []),
    ...(stand.withoutBot > 0 ? [{ key: 'sending-without-bot', params: count(stand.withoutBot) }] : []),
    ...(stand.seen > 0 ? [{ key: 'sending-seen', params: count(stand.seen) }] : []),
  ];
  const missed = stand.withoutBot + counts.failed + counts.unreachable + counts.unknown + counts.cancelled + counts.expired;
  return {
    key: stand.state === 'cancelled' ? 'sending-report-stopped' : 'sending-report',
    params: about(stand, world),
    lines,
    choices: [...(missed > 0 ? [button('missed', stand.id)] : []), button('table', stand.id)],
    attachment: { kind: 'chart', name: 'bao-cao-gui-tin', chart: chartOf(stand, world) },
  };
}

/** The same numbers as a picture. Everybody who was to get it is in one part. */
function chartOf(stand: NoticeStand, world: ReportWorld): Chart<Label> {
  const { counts, withoutBot } = stand;
  const all = (['sent', 'unknown', 'failed', 'unreachable', 'cancelled', 'expired'] as const).map((state) => ({
    state: state as string,
    value: counts[state],
  }));
  const parts = [...all, { state: 'no_bot', value: withoutBot }].filter(({ value }) => value > 0);
  return {
    kind: 'shares',
    title: { key: 'sending-table-title', params: about(stand, world) },
    subtitle: { key: 'sending-chart-all', params: { count: showNumber(parts.reduce((sum, { value }) => sum + value, 0)) } },
    parts: parts.map(({ state, value }) => ({
      label: { key: 'sending-state', params: { state } },
      value,
      shown: { text: showNumber(value) },
    })),
  };
}

function byPhone({ byPhone: count }: NoticeStand, { rules: { zaloTemplateVnd } }: ReportWorld): Label[] {
  const cost = zaloTemplateVnd === null ? 'none' : showNumber(count * zaloTemplateVnd);
  return count > 0 ? [{ key: 'sending-by-phone', params: { count: String(count), cost } }] : [];
}

/** The same in one place for whoever asks: on its way or over. */
export function standSay(stand: NoticeStand, world: ReportWorld): Say {
  const over = isSettled(stand.counts) || stand.state === 'cancelled';
  return over ? reportSay(stand, world) : progressSay(stand, world);
}

function troubles({ counts, failures }: NoticeStand): Label[] {
  const reasons = new Map<string, number>();
  for (const { state, code, count } of failures) {
    const key = `${state} ${failureReason(state, code)}`;
    reasons.set(key, (reasons.get(key) ?? 0) + count);
  }
  const lines = [...reasons].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...(counts.unknown > 0 ? [{ key: 'sending-unknown', params: { count: String(counts.unknown) } }] : []),
    ...lines.map(([key, n]) => {
      const [state, reason] = key.split(' ') as ['failed' | 'unreachable', FailureReason];
      return { key: `sending-${state}`, params: { count: String(n), reason } };
    }),
  ];
}

function about({ kind, activity }: NoticeStand, { zone }: ReportWorld): Record<string, string> {
  return { notice: kind, kind: activity.kind, time: showDateTime(activity.startAt, zone) };
}
