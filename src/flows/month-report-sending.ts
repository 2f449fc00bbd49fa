import type { Effect } from '../conversation/effects.js';
import { dueOf, type MonthFacts, totalOf } from '../domain/month-facts.js';
import { filled, type MonthSnapshot, reportersBelow, timeliness } from '../domain/month-report.js';
import { fullUnitName } from '../domain/units.js';
import { showNumber } from '../language/numbers.js';
import type { ReportOutcome, ReportTalk } from './month-report.js';
import { button, named, reviewSay, to } from './month-report-says.js';

/** Sends it up: from now on it is what it was, however the lists change. */
export async function sendReport(talk: ReportTalk, facts: MonthFacts): Promise<ReportOutcome> {
  const { unit, month, own, upper, upperSent, below } = facts;
  const counters = filled(talk.data.counters);
  if (own?.state === 'sent' && upperSent) return { do: 'end', say: [reviewSay(talk, facts, own.counters)] };
  const snapshot: MonthSnapshot = {
    figures: facts.figures,
    total: totalOf(facts, counters),
    reported: below.filter(({ report }) => report?.state === 'sent').length,
    expected: below.length,
  };
  const dueAt = own?.dueAt ?? (await dueOf(talk, unit, month));
  const timely = timeliness({ sentAt: own?.sentAt ?? talk.now, dueAt }, talk.now);
  return {
    do: 'end',
    say: [
      {
        key: own?.state === 'sent' ? 'month-report-was-corrected' : 'month-report-was-sent',
        params: {
          ...named(talk, facts),
          timely,
          upper: upper ? fullUnitName(talk.units, upper.id) : 'none',
          closed: upperSent ? 'yes' : 'no',
        },
        choices: [button('table', to('table', unit.id, month))],
      },
    ],
    effects: [
      { kind: 'send_month_report', unitId: unit.id, month, counters, snapshot, dueAt, upperId: upper?.id ?? null },
      {
        kind: 'audit',
        action: own?.state === 'sent' ? 'month_report_corrected' : 'month_report_sent',
        subject: unit.id,
        data: { month },
      },
      ...(own?.state === 'sent' ? [] : await tellAbove(talk, facts)),
    ],
  };
}

/** The officers above hear when the last report is in, and of each that comes after theirs went. */
async function tellAbove(talk: ReportTalk, { unit, month, upper, upperSent }: MonthFacts): Promise<Effect[]> {
  if (!upper) return [];
  const expected = reportersBelow(talk.units, upper.id).map(({ id }) => id);
  const reports = await talk.look.monthReports(expected, [month]);
  const sent = reports.filter(({ state, unitId }) => state === 'sent' && unitId !== unit.id).length + 1;
  if (!upperSent && sent < expected.length) return [];
  const officers = (await talk.look.officersFor(upper.id)).filter((officer) => officer.unitId === upper.id);
  return officers.map((officer) => ({
    kind: 'tell',
    contactId: officer.contactId,
    key: `month_report:${upper.id}:${month}:${upperSent ? unit.id : 'all'}:${officer.contactId}`,
    urgency: 'nudge',
    say: {
      key: upperSent ? 'month-report-told-late' : 'month-report-told-all',
      params: { ...named(talk, { unit: upper, month }), from: unit.name, count: showNumber(expected.length) },
      choices: [button('open', to('open', upper.id, month))],
    },
  }));
}
