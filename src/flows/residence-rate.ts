import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import {
  type Answer,
  type ChoiceSpec,
  flow,
  type Label,
  type Opening,
  type Outcome,
  type Say,
  type Talk,
} from '../conversation/flow.js';
import { dayArg, pageArg, periodArg, readDayArg, readPeriodArg } from '../conversation/period-args.js';
import type { ResidenceRates } from '../domain/figures.js';
import { readPeriod, showPeriod } from '../domain/periods.js';
import { showRate, showShare } from '../domain/rates.js';
import { periodBefore, takesPart } from '../domain/residence.js';
import { may, unitsWith } from '../domain/rights.js';
import { fullUnitName, isBranch, type Unit } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { showNumber } from '../language/numbers.js';
import { readPeriodSaid } from '../language/periods.js';
import { showBirthDate } from '../language/show.js';
import { namesOnPage } from './meeting-list.js';
import { areNamesGone, isConcerned, onlyOnZalo, type Scope, scopeOf, today } from './residence-scope.js';
import { tableOf } from './residence-table.js';
import { unitsByName } from './units-by-name.js';

const data = z.object({ unitId: z.string(), period: z.string(), on: z.string(), children: z.array(z.string()) });
type Data = z.infer<typeof data>;
type Steps = 'unit';
type RateOpening = Opening<Data, Steps>;

const end = (say: Say, effects: Effect[] = []) => ({ do: 'end' as const, say: [say], effects });
const notYours: Say = { key: 'residence-rate-not-yours' };

/**
 * "Tỷ lệ nơi cư trú" of a unit at a date: both numbers and what they mean; the units below one tap away, and the names of the others
 * another, but only for the secretary concerned.
 */
export const residenceRate = flow<Data, Steps>({
  name: 'residence_rate',
  data,
  steps: {
    unit: {
      takesNumbers: true,
      ask: (talk) => ({ key: 'residence-rate-which', params: { most: String(talk.data.children.length) } }),
      answer: pickChild,
    },
  },
  entries: {
    start: (_, talk) => start(talk),
    of: async (args, talk) => shown(args, talk, async (scope) => end(await rateSay(talk, scope))),
    parts: async (args, talk) => shown(args, talk, (scope) => parts(talk, scope)),
    others: async (args, talk) => shown(args, talk, (scope) => others(talk, scope, pageArg(args[3]))),
    table: async (args, talk) => shown(args, talk, (scope) => tableOf(talk, scope)),
  },
  words: (text, talk) => readWords(text, talk),
  menu: (talk) =>
    unitsWith(talk.person.roles, 'see_answers').length > 0
      ? [
          {
            label: { key: 'residence-rate-menu' },
            to: choiceAddress('residence_rate', 'start'),
            for: 'officer',
            order: 155,
            drawer: 'books',
          },
        ]
      : [],
});

/** The unit, period and day of a button, if this person may see figures there. */
async function shown(
  [unitId = '', period, on]: string[],
  talk: Talk<undefined>,
  show: (scope: Scope) => Promise<RateOpening>,
): Promise<RateOpening> {
  const unit = talk.units.get(unitId);
  if (!unit || !may(talk.person.roles, 'see_answers', unitId, talk.units)) return end(notYours);
  return show(await scopeOf(talk, unit, { period: readPeriodArg(period), on: readDayArg(on) }));
}

async function start(talk: Talk<undefined>): Promise<RateOpening> {
  const unit = firstUnit(talk);
  return unit ? end(await rateSay(talk, await scopeOf(talk, unit))) : end(notYours);
}

/** The highest unit in which they hold an office. */
function firstUnit({ person, units }: Talk<unknown>): Unit | undefined {
  const mine = unitsWith(person.roles, 'see_answers').flatMap((id) => units.get(id) ?? []);
  return mine.sort((a, b) => a.path.length - b.path.length)[0];
}

const asksRate = /\bt[iy] le\b|\bphan tram\b|\bbao nhieu\b/;
const asksTable = /\b(?:bang|bao cao|xuat|file|excel|xlsx|csv|danh sach)\b/;
const aboutResidence = /\bnoi cu tru\b|\bcu tru\b/;
const filling =
  /\b(?:t[iy] le|phan tram|bao nhieu|xem|cho|xin|gui|tai|o|cua|la|ve|doan vien|tham gia|hoat dong|sinh hoat|doan|noi cu tru|cu tru|xuat|bao cao|bang|file|excel|xlsx|csv|danh sach|theo|tinh|den|ky|giup|minh|toi|em|nhe|nha|a)\b/g;

/** "tỷ lệ nơi cư trú xã Đắc Lua đến 31/3", "xuat bang tham gia noi cu tru nam hoc 2025-2026". */
async function readWords(text: string, talk: Talk<undefined>): Promise<RateOpening | undefined> {
  const key = searchKey(text).slice(0, 300);
  if (!aboutResidence.test(key)) return undefined;
  const wantsTable = asksTable.test(key);
  if (!asksRate.test(key) && !wantsTable) return undefined;
  if (unitsWith(talk.person.roles, 'see_answers').length === 0)
    return end({
      key: talk.person.member ? 'residence-rate-own' : 'residence-rate-not-yours',
      choices: talk.person.member
        ? [{ label: { key: 'residence-record-choice' }, to: choiceAddress('residence_record', 'mine') }]
        : [],
    });
  const said = readPeriodSaid(text, today(talk));
  if (said.problem) return end({ key: `residence-period-${said.problem.replaceAll('_', '-')}` });
  if (said.period && said.period.from > today(talk))
    return end({
      key: 'residence-period-ahead',
      params: { period: showPeriod(said.period), from: showBirthDate(said.period.from) },
    });
  const name = said.rest.replace(filling, ' ').replace(/\s+/g, ' ').trim();
  const found = name.replace(/[^a-z0-9]/g, '') === '' ? undefined : unitsSaid(name, said.rest, talk);
  if (found?.length === 0) return end({ key: 'residence-rate-unknown-unit' });
  const among = found ?? [firstUnit(talk)!];
  const [unit, ...more] = among;
  if (!unit) return end(notYours);
  if (more.length > 0) return end(which(among, said, wantsTable, talk));
  const scope = await scopeOf(talk, unit, said);
  return wantsTable ? tableOf(talk, scope) : end(await rateSay(talk, scope));
}

/** Units whose figures this person may see, that the words may mean. The whole rest is tried first: "đoàn xã" says which kind. */
function unitsSaid(name: string, rest: string, talk: Talk<unknown>): Unit[] {
  const mine = unitsWith(talk.person.roles, 'see_answers').flatMap((id) => talk.units.subtree(id));
  const whole = rest.replace(
    /\b(?:t[iy] le|noi cu tru|tham gia|hoat dong|sinh hoat|xuat bang|xuat|bao cao|danh sach|doan vien|bang|gui|file|giup|minh|xem|tai|cua)\b/g,
    ' ',
  );
  for (const text of [whole.replace(/\s+/g, ' ').trim(), name]) {
    const { units } = unitsByName(talk.units, mine, text);
    if (units.length > 0) return units.slice(0, 8);
  }
  return [];
}

function which(units: Unit[], said: { period?: Scope['period']; on?: string }, table: boolean, talk: Talk<unknown>): Say {
  const choices = units.map(
    (unit): ChoiceSpec => ({
      label: { text: fullUnitName(talk.units, unit.id) },
      to: choiceAddress(
        'residence_rate',
        table ? 'table' : 'of',
        unit.id,
        said.period ? periodArg(said.period) : '-',
        said.on ? dayArg(said.on) : '-',
      ),
    }),
  );
  return { key: 'residence-rate-which-unit', choices };
}

/** The rate with both numbers, their meaning, and what can be looked at from here. */
async function rateSay(talk: Talk<unknown>, scope: Scope): Promise<Say> {
  const { unit, policy, period, on } = scope;
  const { rate, keptAt } = await talk.look.residenceRates(unit.id, period, on);
  const to = (entry: string, at: string = unit.id, then = period) =>
    choiceAddress('residence_rate', entry, at, periodArg(then), dayArg(on));
  const choice = (what: string, address: string): ChoiceSpec => ({
    label: { key: `residence-rate-choice-${what}` },
    to: address,
  });
  const concerned = isBranch(unit) && keptAt === undefined && (await isConcerned(talk, unit.id));
  const below = talk.units.children(unit.id).length > 0;
  const before = periodBefore(policy, period);
  return {
    key: 'residence-rate',
    params: { unit: fullUnitName(talk.units, unit.id), period: showPeriod(period), on: showBirthDate(keptAt ?? on) },
    lines: [
      { key: 'residence-rate-number', params: { rate: showRate(rate) } },
      { key: `residence-rate-whole-${policy.of}`, params: { part: showNumber(rate.part), whole: showNumber(rate.whole) } },
      ...(rate.whole === 0 ? [{ key: 'residence-rate-nobody' }] : []),
      ...(keptAt !== undefined ? [{ key: 'residence-rate-kept' }] : []),
    ],
    choices: [
      ...(below ? [choice('parts', to('parts'))] : []),
      ...(concerned
        ? [
            choice('people', choiceAddress('residence_people', 'list', unit.id, periodArg(period), dayArg(on))),
            ...(rate.whole > rate.part ? [choice('others', to('others'))] : []),
            choice('remarks', choiceAddress('residence_remarks', 'start', unit.id)),
            choice('introduce', choiceAddress('residence_introduce', 'start', unit.id)),
            choice('home', choiceAddress('residence_people', 'home', unit.id, periodArg(period))),
          ]
        : []),
      choice('table', to('table')),
      choice('before', choiceAddress('residence_rate', 'of', unit.id, periodArg(before), dayArg(before.to))),
      ...(isBranch(unit) ? [] : [choice('policy', choiceAddress('residence_policy', 'see', unit.id))]),
    ],
  };
}

/** The units below by their names, each with both numbers, and the same as a picture. In the tree's order: nobody is ranked. */
async function parts(talk: Talk<unknown>, { unit, policy, period, on }: Scope): Promise<RateOpening> {
  const { rate, children, keptAt = on } = await talk.look.residenceRates(unit.id, period, on);
  const ordered = inOrder(talk, children);
  if (ordered.length === 0) return end({ key: 'residence-rate-no-parts', params: { unit: fullUnitName(talk.units, unit.id) } });
  const name = (id: string) => talk.units.get(id)?.name ?? '';
  const params = {
    unit: fullUnitName(talk.units, unit.id),
    period: showPeriod(period),
    on: showBirthDate(keptAt),
    rate: showRate(rate),
  };
  const lines = ordered.map((child, at): Label => ({ text: `${at + 1}. ${name(child.unitId)}: ${showRate(child.rate)}` }));
  const chart: Say = {
    key: 'residence-rate-chart',
    params,
    attachment: {
      kind: 'chart',
      name: 'ty-le-noi-cu-tru',
      chart: {
        kind: 'bars',
        title: { key: 'residence-rate-chart-title' },
        subtitle: { key: 'residence-rate-chart-subtitle', params },
        footnote: {
          key: `residence-rate-whole-${policy.of}`,
          params: { part: showNumber(rate.part), whole: showNumber(rate.whole) },
        },
        most: 1,
        bars: ordered.slice(0, 60).map((child) => ({
          label: { text: name(child.unitId) },
          value: child.rate.whole === 0 ? 0 : child.rate.part / child.rate.whole,
          shown: { text: showShare(child.rate) },
        })),
      },
    },
  };
  return {
    do: 'go',
    step: 'unit',
    data: { unitId: unit.id, period: period.key, on, children: ordered.map((child) => child.unitId) },
    say: [chart, { key: 'residence-rate-parts', params, lines }],
  };
}

function inOrder({ units }: Talk<unknown>, children: ResidenceRates['children']): ResidenceRates['children'] {
  const order = new Intl.Collator('vi', { numeric: true });
  const rank = (id: string) => units.get(id)?.code ?? units.get(id)?.name ?? '';
  return [...children].sort((a, b) => order.compare(rank(a.unitId), rank(b.unitId)));
}

async function pickChild(answer: Answer, talk: Talk<Data>): Promise<Outcome<Data, Steps>> {
  const { unitId, period, on, children } = talk.data;
  if (answer.kind !== 'text') return { do: 'again', because: { key: 'residence-rate-which-how' } };
  const number = /^\d{1,3}$/.test(answer.text) ? children[Number(answer.text) - 1] : undefined;
  const among = children.flatMap((id) => talk.units.get(id) ?? []);
  const named = number ? [] : unitsByName(talk.units, among, answer.text).units;
  const id = number ?? (named.length === 1 ? named[0]!.id : undefined);
  const unit = id === undefined ? undefined : talk.units.get(id);
  // A word outside the list is something else that somebody wants.
  if (!unit) return /^\d+$/.test(answer.text) ? { do: 'again', because: { key: 'residence-rate-which-how' } } : { do: 'pass' };
  if (!may(talk.person.roles, 'see_answers', unitId, talk.units)) return end(notYours);
  return end(await rateSay(talk, await scopeOf(talk, unit, { period: readPeriod(period), on })));
}

/** Of whom nothing is recorded yet: so that they can be invited, and for nothing else (domain.md §8.8). */
async function others(talk: Talk<unknown>, { unit, policy, period, on }: Scope, page: number): Promise<RateOpening> {
  if (!isBranch(unit) || !(await isConcerned(talk, unit.id))) return end({ key: 'residence-names-not-yours' });
  const elsewhere = onlyOnZalo(talk);
  if (elsewhere) return end(elsewhere);
  if (await areNamesGone(talk, { unit, period, on })) return end({ key: 'residence-rate-kept' });
  const lines = await talk.look.residenceLines(unit.id, period, on);
  const people = lines.filter((line) => !takesPart(line) && (policy.of === 'members' || line.registered));
  if (people.length === 0) return end({ key: 'residence-rate-others-none', params: { unit: fullUnitName(talk.units, unit.id) } });
  const from = page * namesOnPage;
  const more = people.length > from + namesOnPage;
  const next = choiceAddress('residence_rate', 'others', unit.id, periodArg(period), dayArg(on), page + 1);
  const say: Say = {
    key: 'residence-rate-others',
    params: { unit: fullUnitName(talk.units, unit.id), count: String(people.length), period: showPeriod(period) },
    lines: people.slice(from, from + namesOnPage).map(({ fullName }, at) => ({ text: `${from + at + 1}. ${fullName}` })),
    choices: more ? [{ label: { key: 'meeting-manage-more' }, to: next }] : [],
  };
  return end(say, [{ kind: 'audit', action: 'residence_others_viewed', subject: unit.id }]);
}
