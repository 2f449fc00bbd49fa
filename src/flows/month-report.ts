import { z } from 'zod';
import type { Answer, Opening, Outcome, Say, Talk } from '../conversation/flow.js';
import { flow } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import { currentMonth, monthFacts } from '../domain/month-facts.js';
import { type Counters, countersSchema, isMonth, monthOf, reportsMonthly } from '../domain/month-report.js';
import { may, unitsWith } from '../domain/rights.js';
import { fullUnitName, type Unit } from '../domain/units.js';
import { askCounters, takeCounters } from './month-report-counters.js';
import { askOne, takeOne } from './month-report-one.js';
import { missingSay, reviewSay, tableSay, to } from './month-report-says.js';
import { sendReport } from './month-report-sending.js';
import { dueDayWords, monthWords } from './month-report-words.js';
import { unitsByName } from './units-by-name.js';

export interface MonthReportData {
  unitId: string;
  month: string;
  counters: Counters;
  /** Which question is asked, one after the other. */
  asked: number;
  found: string[];
}
export type MonthReportStep = 'unit' | 'counters' | 'one' | 'review';
export type ReportTalk = Talk<MonthReportData>;
export type ReportOutcome = Outcome<MonthReportData, MonthReportStep>;
export type ReportOpening = Opening<MonthReportData, MonthReportStep>;

const mostUnits = 12;

/** "Báo cáo tháng": figures by themselves, counters in a few messages, preview, [Gửi]; who reads sums sees them, and who is missing. */
export const monthReport = flow<MonthReportData, MonthReportStep>({
  name: 'month_report',
  data: z.object({
    unitId: z.string(),
    month: z.string(),
    counters: countersSchema,
    asked: z.number().int(),
    found: z.array(z.string()),
  }),
  steps: {
    unit: {
      ask: (talk) => ({
        key: talk.data.found.length > 0 ? 'month-report-which-unit' : 'month-report-ask-unit',
        choices: talk.data.found.map((id) => ({ label: { text: fullUnitName(talk.units, id) }, to: to('unit', id) })),
      }),
      answer: chooseUnit,
    },
    counters: { ask: asking(askCounters), answer: answering(takeCounters) },
    one: { takesNumbers: true, ask: asking(askOne), answer: answering(takeOne) },
    review: {
      ask: asking(async (talk) => reviewSay(talk, await factsOf(talk), talk.data.counters)),
      answer: answering(takeReview),
    },
  },
  entries: {
    start: (_args, talk) => openReport(talk, undefined),
    open: ([unitId = '', month = ''], talk) => {
      const unit = unitFor(talk, unitId);
      return unit && isMonth(month) ? openUnit(talk, unit, month) : noRight();
    },
    table: async ([unitId = '', month = ''], talk) => {
      const unit = unitFor(talk, unitId);
      if (!unit || !isPast(talk, month)) return noRight();
      const facts = await monthFacts(talk, unit, month);
      return { do: 'end', say: [tableSay(talk, facts, facts.own?.counters ?? {})] };
    },
    missing: async ([unitId = '', month = '', page = ''], talk) => {
      const unit = unitFor(talk, unitId);
      if (!unit || !isPast(talk, month)) return noRight();
      return {
        do: 'end',
        say: [missingSay(talk, await monthFacts(talk, unit, month), /^\d{1,3}$/.test(page) ? Number(page) : 0)],
      };
    },
  },
  words: (text, talk) => dueDayWords(text, talk) ?? monthWords(text, talk, openReport),
  menu: (talk) =>
    mine(talk).length > 0
      ? [{ label: { key: 'month-report-menu' }, to: to('start'), for: 'officer', order: 156, drawer: 'books' }]
      : [],
});

/** The office may have ended since, and so may the unit. */
function asking(ask: (talk: ReportTalk) => Say | Promise<Say>) {
  return (talk: ReportTalk) => (unitFor(talk, talk.data.unitId) ? ask(talk) : { key: 'month-report-no-right' });
}

function answering(take: (answer: Answer, talk: ReportTalk) => ReportOutcome | Promise<ReportOutcome>) {
  return (answer: Answer, talk: ReportTalk): ReportOutcome | Promise<ReportOutcome> =>
    unitFor(talk, talk.data.unitId) ? take(answer, talk) : { do: 'end', say: [{ key: 'month-report-no-right' }] };
}

/** Units for whose report they answer themselves. */
function mine(talk: Talk<unknown>): Unit[] {
  const names = new Intl.Collator('vi', { numeric: true });
  return unitsWith(talk.person.roles, 'send_reports')
    .flatMap((id) => talk.units.get(id) ?? [])
    .sort((a, b) => names.compare(a.name, b.name));
}

/** Those, and the ones below: where a branch has nobody, the level above stands in. */
function led(talk: Talk<unknown>): Unit[] {
  const own = mine(talk);
  const below = own.flatMap(({ id }) => talk.units.subtree(id)).filter(reportsMonthly);
  return [...new Set([...own, ...below])];
}

function unitFor(talk: Talk<unknown>, unitId: string): Unit | undefined {
  const unit = talk.units.get(unitId);
  return unit && may(talk.person.roles, 'send_reports', unitId, talk.units) ? unit : undefined;
}

function isPast(talk: Talk<unknown>, month: string): boolean {
  return isMonth(month) && month <= monthOf(wallClock(talk.now, talk.zone).day);
}

const noRight = (): ReportOpening => ({ do: 'end', say: [{ key: 'month-report-no-right' }] });

const factsOf = (talk: ReportTalk) => monthFacts(talk, talk.units.get(talk.data.unitId)!, talk.data.month);

/** A month, or the one that is to be reported now; of the unit they lead, of one that they name, or of one that they choose. */
async function openReport(talk: Talk<undefined>, month: string | undefined, name?: string): Promise<ReportOpening> {
  if (mine(talk).length === 0) return noRight();
  if (month !== undefined && !isPast(talk, month))
    return { do: 'end', say: [{ key: isMonth(month) ? 'month-report-future' : 'month-report-no-month' }] };
  const [only, ...others] = name === undefined ? mine(talk) : unitsByName(talk.units, led(talk), name).units;
  if (!only) return { do: 'end', say: [{ key: 'month-report-unit-unknown' }] };
  if (others.length === 0) return openUnit(talk, only, month);
  const found = [only, ...others].slice(0, mostUnits).map(({ id }) => id);
  return { do: 'go', step: 'unit', data: { unitId: '', month: month ?? '', counters: {}, asked: 0, found } };
}

async function openUnit(talk: Talk<unknown>, unit: Unit, wanted: string | undefined): Promise<ReportOpening> {
  const month = wanted || (await currentMonth(talk, unit));
  if (!isPast(talk, month)) return { do: 'end', say: [{ key: 'month-report-future' }] };
  const facts = await monthFacts(talk, unit, month);
  const counters = facts.own?.counters ?? {};
  if (!facts.writes || (facts.own?.state === 'sent' && facts.upperSent))
    return { do: 'end', say: [reviewSay(talk, facts, counters)] };
  const isBegun = facts.own?.state === 'sent' || Object.keys(counters).length > 0;
  return { do: 'go', step: isBegun ? 'review' : 'counters', data: { unitId: unit.id, month, counters, asked: 0, found: [] } };
}

async function chooseUnit(answer: Answer, talk: ReportTalk): Promise<ReportOutcome> {
  const units = led(talk);
  const named =
    answer.kind === 'text'
      ? unitsByName(talk.units, units, answer.text).units
      : units.filter(({ id }) => answer.kind === 'choice' && id === answer.args[0]);
  const [only, ...others] = named;
  if (!only) return { do: 'again', because: { key: 'month-report-unit-unknown' } };
  if (others.length > 0) return { do: 'go', step: 'unit', data: { found: named.slice(0, mostUnits).map(({ id }) => id) } };
  const opening = await openUnit(talk, only, talk.data.month || undefined);
  return opening.do === 'go' ? opening : { do: 'end', say: opening.do === 'end' ? opening.say : [] };
}

async function takeReview(answer: Answer, talk: ReportTalk): Promise<ReportOutcome> {
  // Numbers may be corrected by typing them, here as well.
  if (answer.kind === 'text') return takeCounters(answer, talk);
  if (answer.kind !== 'choice') return { do: 'again', because: { key: 'month-report-only-text' } };
  switch (answer.args[0]) {
    case 'send':
      return sendReport(talk, await factsOf(talk));
    case 'edit':
      return { do: 'go', step: 'counters' };
    case 'later':
      return { do: 'end', say: [{ key: 'month-report-kept' }] };
    default:
      return { do: 'pass' };
  }
}
