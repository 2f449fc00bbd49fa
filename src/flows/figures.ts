import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { flow, type Label, type Say, type Talk } from '../conversation/flow.js';
import { isMonth } from '../domain/month-report.js';
import { may, unitsWith } from '../domain/rights.js';
import { fullUnitName, isBranch, type Unit } from '../domain/units.js';
import { showNumber } from '../language/numbers.js';
import { alarms, alarmTable, concernUnits, silent, silentTable } from './figures-alarms.js';
import { type Asked, about, type Ended, end, onward, showMonth, thisMonth } from './figures-asked.js';
import { kinds, month, trend } from './figures-charts.js';
import { readFiguresWords, type View } from './figures-words.js';

type AnyTalk = Talk<unknown>;

/** Figures before it would be of nobody. */
const firstMonth = '2018-01';

/**
 * "Số liệu": a unit in numbers and pictures, for its officers and those above. Totals only, never a person's name (domain.md §8.4);
 * whoever is an officer of a branch looks at the branch.
 */
export const figures = flow<Record<string, never>, never>({
  name: 'figures',
  data: z.object({}),
  steps: {},
  entries: {
    start: (_, talk) => startWith('of', undefined, talk),
    of: (args, talk) => shown(args, talk, overview),
    month: (args, talk) => shown(args, talk, month),
    trend: (args, talk) => shown(args, talk, (one, asked) => trend(one, asked, args[2])),
    kinds: (args, talk) => shown(args, talk, kinds),
    silent: (args, talk) => shown(args, talk, (one, asked) => silent(one, asked, pageOf(args[2]))),
    silent_table: (args, talk) => shown(args, talk, silentTable),
    alarms: (args, talk) => shown(args, talk, alarms),
    concern: (args, talk) => shown(args, talk, (one, asked) => concernUnits(one, asked, args[2], pageOf(args[3]))),
    alarm_table: (args, talk) => shown(args, talk, alarmTable),
  },
  words: (text, talk) => {
    const read = readFiguresWords(text, talk, thisMonth(talk));
    if (!read) return undefined;
    if (tops(talk).length === 0) return membersOwn(talk);
    if (read.units?.length === 0) return end({ key: 'figures-unknown-unit' });
    const [unit, ...more] = read.units ?? [];
    if (unit && more.length > 0) return end(which(read.units!, read.view, read.month, talk));
    return unit ? open(read.view, [unit.id, read.month ?? ''], talk) : startWith(read.view, read.month, talk);
  },
  menu: (talk) =>
    tops(talk).length > 0
      ? [{ label: { key: 'figures-menu' }, to: choiceAddress('figures', 'start'), for: 'officer', order: 154, drawer: 'books' }]
      : [],
});

function pageOf(arg = '0'): number {
  return /^\d{1,4}$/.test(arg) ? Number(arg) : 0;
}

/** Views, for the words that open them. */
function open(view: View, args: string[], talk: Talk<undefined>) {
  const entry = { of: overview, month, trend, kinds, silent, alarms }[view];
  return shown(args, talk, entry);
}

/** The unit and month of a button, if this person may see figures there. */
async function shown(
  [unitId = '', said = '']: string[],
  talk: Talk<undefined>,
  show: (talk: AnyTalk, asked: Asked) => Promise<Ended> | Ended,
): Promise<Ended> {
  const unit = talk.units.get(unitId);
  if (!unit || !may(talk.person.roles, 'see_answers', unitId, talk.units)) return membersOwn(talk);
  const now = thisMonth(talk);
  const month = isMonth(said) ? said : now;
  if (month > now) return end({ key: 'figures-month-ahead', params: { month: showMonth(month), now: showMonth(now) } });
  if (month < firstMonth) return end({ key: 'figures-month-before', params: { first: showMonth(firstMonth) } });
  return show(talk, { unit, month });
}

async function startWith(view: View, said: string | undefined, talk: Talk<undefined>): Promise<Ended> {
  const units = tops(talk);
  const [unit] = units;
  if (!unit) return membersOwn(talk);
  if (units.length > 1) return end(which(units, view, said, talk));
  return open(view, [unit.id, said ?? ''], talk);
}

/** Units in which they hold an office, without those that lie below another of theirs. */
function tops({ person, units }: AnyTalk): Unit[] {
  const held = unitsWith(person.roles, 'see_answers').flatMap((id) => units.get(id) ?? []);
  return held.filter((unit) => !held.some((other) => other !== unit && units.isWithin(unit.id, other.id)));
}

function which(units: readonly Unit[], view: View, said: string | undefined, talk: AnyTalk): Say {
  const choices = units.slice(0, 10).map((unit) => ({
    label: { text: fullUnitName(talk.units, unit.id) },
    to: choiceAddress('figures', view, unit.id, said ?? thisMonth(talk)),
  }));
  return { key: 'figures-which-unit', choices };
}

/** Whoever is no officer there has figures of their own. */
function membersOwn({ person }: AnyTalk): Ended {
  if (person.roles.length > 0 || !person.member) return end({ key: 'figures-not-yours' });
  return end({
    key: 'figures-members-own',
    choices: [{ label: { key: 'record-menu' }, to: choiceAddress('record', 'mine') }],
  });
}

/** For a branch its month; above, how large the unit is and what can be looked at. */
async function overview(talk: AnyTalk, asked: Asked): Promise<Ended> {
  if (isBranch(asked.unit)) return month(talk, asked);
  const found = await talk.look.branchKinds(asked.unit.id);
  const sum = (of: 'branches' | 'members') => showNumber(found.reduce((total, kind) => total + kind[of], 0));
  const lines: Label[] = [{ key: 'figures-size', params: { branches: sum('branches'), members: sum('members') } }];
  return end({ key: 'figures-overview', params: about(talk, asked), lines, choices: onward(asked, 'of') });
}
