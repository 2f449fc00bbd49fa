import type { DeskState, FaultButton, JobEntry, OutboxEntry, PhoneName } from '../desk/shapes.js';
import { avatar, byId, h, icon } from './dom.js';
import type { Times } from './times.js';

const states: Record<string, string> = {
  waiting: 'Chờ gửi',
  sending: 'Đang gửi',
  sent: 'Đã gửi',
  failed: 'Hỏng',
  unknown: 'Không rõ',
  cancelled: 'Đã hủy',
  unreachable: 'Không tới được',
};
const kinds: Record<string, string> = {
  reply: 'Trả lời',
  nudge: 'Nhắc việc',
  notice: 'Thông báo',
  report: 'Báo cáo',
  digest: 'Tin gộp',
};
/** The crontab's names in the words of whoever plays; an unknown one is shown as it is. */
const jobNames: Record<string, string> = {
  recover_deliveries: 'Nhặt lại tin dở dang',
  withdraw_outdated: 'Rút lời nhắc đã thừa',
  quiet_hours: 'Giữ yên lặng ban đêm',
  pledges: 'Hỏi thăm cam kết',
  activities: 'Nhắc lịch họp',
  silent_invitees: 'Hỏi lại người chưa trả lời',
  summaries: 'Báo kết quả buổi họp',
  unfinished_talks: 'Nhắc việc đang làm dở',
  waiting_requests: 'Nhắc bí thư việc chờ duyệt',
  closing_windows: 'Hỏi trước khi Zalo đóng cửa sổ',
  digests: 'Gộp nhiều tin thành một',
  old_talks: 'Quên cuộc trò chuyện cũ',
  clean_up: 'Dọn dữ liệu hết hạn',
};
const apps: Record<PhoneName, string> = { zalo: 'Zalo', telegram: 'Telegram' };

export interface PanelView {
  outbox(entries: (OutboxEntry & { name: string })[], now: Date): void;
  jobs(jobs: JobEntry[], now: Date): void;
  faults(buttons: FaultButton[]): void;
  faultsWaiting(waiting: DeskState['faultsWaiting']): void;
}

/** Behind the phones: the outbox, what happens by itself, and mishaps to order. */
export function panelView(
  times: Times,
  hands: { fault(channel: PhoneName, name: string, times: number): void; clearFaults(): void },
): PanelView {
  tabs();
  byId('faults-clear').addEventListener('click', () => hands.clearFaults());
  const often = () => Number(document.querySelector<HTMLInputElement>('input[name="fault-times"]:checked')?.value ?? 1);
  return {
    outbox(entries, now) {
      const waiting = entries.filter((entry) => entry.state === 'waiting' || entry.state === 'sending').length;
      const badge = byId('outbox-waiting');
      badge.textContent = String(waiting);
      badge.hidden = waiting === 0;
      byId('outbox').replaceChildren(
        ...(entries.length > 0
          ? entries.map((entry) => outboxRow(entry, times, now))
          : [nothing('outbox', 'Hộp gửi còn trống', 'Mọi tin bot gửi đi đều ghi ở đây trước khi rời máy.')]),
      );
    },
    jobs(jobs, now) {
      byId('jobs').replaceChildren(
        ...(jobs.length > 0
          ? jobs.map((job) => jobRow(job, times, now))
          : [nothing('calendar', 'Chưa có việc định kỳ', 'Các việc bot tự làm theo giờ sẽ hiện ở đây.')]),
      );
    },
    faults(buttons) {
      for (const channel of ['zalo', 'telegram'] as const) {
        byId(`faults-${channel}`).replaceChildren(
          ...buttons
            .filter((one) => one.channel === channel)
            .map((one) =>
              h(
                'button',
                {
                  type: 'button',
                  class: 'fault',
                  'data-fault': `${channel} ${one.name}`,
                  on: { click: () => hands.fault(channel, one.name, often()) },
                },
                h('strong', {}, one.label),
                h('span', {}, one.says),
              ),
            ),
        );
      }
    },
    faultsWaiting(waiting) {
      for (const channel of ['zalo', 'telegram'] as const) {
        const note = byId(`faults-${channel}-waiting`);
        note.hidden = waiting[channel] === 0;
        note.textContent = `còn ${waiting[channel]} lần`;
      }
      byId<HTMLButtonElement>('faults-clear').disabled = waiting.zalo + waiting.telegram === 0;
    },
  };
}

function outboxRow(entry: OutboxEntry & { name: string }, times: Times, now: Date): HTMLElement {
  const later = entry.state === 'waiting' && new Date(entry.notBefore) > now;
  const when = entry.finishedAt ?? (later ? entry.notBefore : entry.createdAt);
  const notes = [
    kinds[entry.kind] ?? entry.kind,
    entry.channel ? apps[entry.channel] : 'chưa chọn kênh',
    `${later ? 'đợi đến ' : ''}${times.brief(new Date(when), now)}`,
    entry.attempts > 1 ? `${entry.attempts} lần thử` : '',
  ];
  return h(
    'li',
    { class: `entry ${entry.state}`, 'data-delivery': entry.id },
    avatar(entry.name),
    h(
      'div',
      { class: 'entry-text' },
      h('strong', {}, entry.name),
      h('span', { class: 'role' }, notes.filter(Boolean).join(' · ')),
      entry.failure ? h('code', {}, entry.failure) : null,
    ),
    h('span', { class: 'pill' }, states[entry.state] ?? entry.state),
  );
}

function jobRow(job: JobEntry, times: Times, now: Date): HTMLElement {
  const at = (moment: string | null) => (moment ? times.brief(new Date(moment), now) : '–');
  return h(
    'li',
    { class: 'entry job' },
    h('span', { class: 'avatar plain', 'aria-hidden': 'true' }, icon('calendar')),
    h(
      'div',
      { class: 'entry-text' },
      h('strong', { title: job.name }, jobNames[job.name] ?? job.name),
      h('span', { class: 'role' }, `lần trước ${at(job.lastRun)} · lần tới ${at(job.nextRun)}`),
    ),
    h('code', { title: job.when }, often(job.when)),
  );
}

/** `* * * * *` and its like in words. */
function often(cron: string): string {
  const [minute = '', hour = ''] = cron.split(' ');
  if (minute === '*') return 'mỗi phút';
  if (minute.startsWith('*/')) return `mỗi ${minute.slice(2)} phút`;
  return /^\d+$/.test(hour) ? `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` : cron;
}

function nothing(picture: string, title: string, hint: string): HTMLElement {
  return h('li', { class: 'nothing' }, icon(picture), h('strong', {}, title), h('p', {}, hint));
}

/** Arrow keys move between tabs, as https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ asks. */
function tabs(): void {
  const all = [...document.querySelectorAll<HTMLButtonElement>('#panel [role="tab"]')];
  const choose = (tab: HTMLButtonElement) => {
    for (const one of all) {
      const chosen = one === tab;
      one.setAttribute('aria-selected', String(chosen));
      one.tabIndex = chosen ? 0 : -1;
      byId(one.getAttribute('aria-controls')!).hidden = !chosen;
    }
  };
  for (const tab of all) {
    tab.addEventListener('click', () => choose(tab));
    tab.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (step === 0) return;
      const next = all.at((all.indexOf(tab) + step) % all.length)!;
      choose(next);
      next.focus();
    });
  }
}
