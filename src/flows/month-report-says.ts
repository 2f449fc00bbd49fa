import { choiceAddress } from '../conversation/address.js';
import type { ChoiceSpec, Label, Say, Talk } from '../conversation/flow.js';
import type { MonthFigures } from '../domain/figures.js';
import { type MonthFacts, totalOf } from '../domain/month-facts.js';
import {
  askedCounters,
  type CounterKey,
  type Counters,
  counterKeys,
  isMoney,
  type MonthReport,
  type MonthSnapshot,
  sameCounters,
  showMonth,
  timeliness,
} from '../domain/month-report.js';
import { showRate } from '../domain/rates.js';
import { sheetFormatOn } from '../domain/sheets.js';
import { fullUnitName } from '../domain/units.js';
import { showNumber } from '../language/numbers.js';
import { showDateTime } from '../language/show.js';
import { monthReportSheet } from '../reports/sheets/month-report.js';

type AnyTalk = Talk<unknown>;
const unitsOnPage = 20;

export const to = (name: string, ...args: (string | number)[]) => choiceAddress('month_report', name, ...args);
export const button = (name: string, address: string): ChoiceSpec => ({
  label: { key: `month-report-choice-${name}` },
  to: address,
});

/** A report that was sent is what it was, unless its numbers are being corrected. */
function shownOf(facts: MonthFacts, counters: Counters): Pick<MonthSnapshot, 'figures' | 'total'> {
  const { own, figures } = facts;
  return own?.snapshot && sameCounters(own.counters, counters) ? own.snapshot : { figures, total: totalOf(facts, counters) };
}

/** What the report says, line by line: figures, then counters. */
export function preview(talk: AnyTalk, facts: MonthFacts, counters: Counters): Label[] {
  const { figures, total } = shownOf(facts, counters);
  const own = facts.below.length > 0 && facts.writes ? counters : undefined;
  const typed = counterKeys.filter((key) => (askedCounters as readonly CounterKey[]).includes(key) || total[key]);
  return [...figureLines(figures), ...typed.map((key) => counterLine(key, total, own)), ...standLines(talk, facts)];
}

/** What the bot knows by itself. */
export function figureLines(figures: MonthFigures): Label[] {
  const line = (name: string, params: Record<string, string>): Label => ({ key: `month-report-line-${name}`, params });
  return [
    line('members', {
      members: showNumber(figures.members),
      men: showNumber(figures.men),
      women: showNumber(figures.women),
    }),
    line('changes', { admitted: showNumber(figures.admitted), away: showNumber(figures.away) }),
    line('meetings', { meetings: showNumber(figures.meetings), rate: showRate(figures.attendance) }),
    line('volunteering', { count: showNumber(figures.volunteering) }),
    line('residence', { rate: showRate(figures.residence) }),
    line('pledged', { rate: showRate(figures.pledged), officers: showRate(figures.officersPledged) }),
  ];
}

/** `Công trình thanh niên: 5 (của đơn vị: 2)`. */
function counterLine(key: CounterKey, total: Counters, own: Counters | undefined): Label {
  const { value, isAtLeast } = total[key]!;
  const mine = own?.[key]?.value ?? 0;
  const params = {
    key,
    value: showNumber(value),
    atLeast: isAtLeast ? 'yes' : 'no',
    money: isMoney(key) && value > 0 ? 'yes' : 'no',
    own: own && mine !== value ? showNumber(mine) : 'none',
  };
  return { key: 'month-report-counter-line', params };
}

/** How it stands: sent or due, and who below has not sent. */
function standLines(talk: AnyTalk, facts: MonthFacts): Label[] {
  const { own, dueAt, below, writes } = facts;
  const lines: Label[] = [];
  if (below.length > 0) lines.push({ key: 'month-report-line-below', params: belowCounts(facts, talk.now) });
  if (own?.snapshot && !facts.upperSent && hasMoreBelow(facts)) lines.push({ key: 'month-report-line-newer' });
  if (own?.sentAt)
    lines.push({
      key: 'month-report-line-sent',
      params: { time: showDateTime(own.sentAt, talk.zone), timely: timeliness(own, talk.now) },
    });
  else if (writes)
    lines.push({ key: 'month-report-line-due', params: { time: showDueDay(dueAt, talk.zone), late: late(facts, talk.now) } });
  return lines;
}

/** Since it was sent others below sent or corrected theirs. */
function hasMoreBelow(facts: MonthFacts): boolean {
  const { own } = facts;
  return own?.snapshot != null && !sameCounters(own.snapshot.total, totalOf(facts, own.counters));
}

function late({ dueAt }: MonthFacts, now: Date): string {
  return now < dueAt ? 'no' : 'yes';
}

/** The last moment that is in time, as people name it: the end of the day before. */
export function showDueDay(dueAt: Date, zone: string): string {
  return showDateTime(new Date(dueAt.getTime() - 60_000), zone);
}

function belowCounts({ below }: MonthFacts, now: Date): Record<string, string> {
  const sent = below.filter(({ report }) => report?.sentAt);
  const lateOnes = sent.filter(({ report }) => timeliness(report!, now) === 'late');
  return { sent: showNumber(sent.length), all: showNumber(below.length), late: showNumber(lateOnes.length) };
}

/** The report as it stands, and what can be done with it. */
export function reviewSay(talk: AnyTalk, facts: MonthFacts, counters: Counters): Say {
  const { unit, month, own, writes, upperSent, below } = facts;
  const sent = own?.state === 'sent';
  const changed = sent && !sameCounters(counters, own.counters);
  const canSend = writes && (!sent || (!upperSent && (changed || hasMoreBelow(facts))));
  const canEdit = writes && !(sent && upperSent);
  const key = !writes ? 'sum' : !sent ? 'draft' : !canEdit ? 'closed' : 'sent';
  return {
    key: `month-report-${key}`,
    params: { ...named(talk, facts), upper: facts.upper ? fullUnitName(talk.units, facts.upper.id) : 'none' },
    lines: preview(talk, facts, counters),
    choices: [
      ...(canSend ? [button(sent ? 'send-again' : 'send', to('review', 'send'))] : []),
      ...(canEdit ? [button('edit', to('review', 'edit'))] : []),
      button('table', to('table', unit.id, month)),
      ...(below.length > 0 ? [button('missing', to('missing', unit.id, month))] : []),
      ...(canSend ? [button('later', to('review', 'later'))] : []),
    ],
  };
}

export function named(talk: AnyTalk, { unit, month }: Pick<MonthFacts, 'unit' | 'month'>): Record<string, string> {
  return { unit: fullUnitName(talk.units, unit.id), month: showMonth(month) };
}

/** Who has not sent (unit names), then who has, in time or late. */
export function missingSay(talk: AnyTalk, facts: MonthFacts, page: number): Say {
  const order = ['missing', 'open', 'late', 'on_time'];
  const stateOf = (report: MonthReport | null) => timeliness(report ?? { sentAt: null, dueAt: facts.dueAt }, talk.now);
  const names = new Intl.Collator('vi', { numeric: true });
  const units = facts.below
    .map(({ unit, report }) => ({ name: unit.name, state: stateOf(report) }))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || names.compare(a.name, b.name));
  const shown = units.slice(page * unitsOnPage, (page + 1) * unitsOnPage);
  const more = units.length > (page + 1) * unitsOnPage;
  return {
    key: 'month-report-below',
    params: { ...named(talk, facts), ...belowCounts(facts, talk.now) },
    lines: shown.map((params): Label => ({ key: 'month-report-below-unit', params })),
    choices: more ? [button('more', to('missing', facts.unit.id, facts.month, page + 1))] : [],
  };
}

/** The table of domain.md §6.4. It has no names in it, so that it may go through any platform. */
export function tableSay(talk: AnyTalk, facts: MonthFacts, counters: Counters): Say {
  const snapshot = facts.own?.snapshot;
  const reported = facts.below.filter(({ report }) => report?.snapshot).length;
  const sheet = monthReportSheet({
    unitName: fullUnitName(talk.units, facts.unit.id),
    shortName: facts.unit.name,
    month: facts.month,
    figures: snapshot?.figures ?? facts.figures,
    total: snapshot?.total ?? totalOf(facts, counters),
    earlier: facts.earlier,
    reported: snapshot?.reported ?? reported,
    expected: snapshot?.expected ?? facts.below.length,
  });
  return {
    key: facts.writes && !snapshot ? 'month-report-table-draft' : 'month-report-table',
    params: named(talk, facts),
    attachment: { kind: 'sheet', format: sheetFormatOn(talk.person.channel), sheet },
  };
}
