import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { type Answer, flow, type Label, type Opening, type Outcome, type Say, type Talk } from '../conversation/flow.js';
import { dayArg, pageArg, periodArg, readDayArg, readPeriodArg } from '../conversation/period-args.js';
import { remarkChoices } from '../conversation/residence-remark.js';
import { readPeriod, showPeriod } from '../domain/periods.js';
import type { ResidenceLine } from '../domain/residence.js';
import { fullUnitName, isBranch } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { linesNamed } from './attendance-list.js';
import { namesOnPage } from './meeting-list.js';
import { homeList } from './residence-paper.js';
import { activityRow, remarkLines } from './residence-record.js';
import { areNamesGone, isConcerned, onlyOnZalo, ownBranches, remarkScope, type Scope, scopeOf } from './residence-scope.js';

const data = z.object({ unitId: z.string(), period: z.string(), on: z.string(), ids: z.array(z.string()) });
type Data = z.infer<typeof data>;
type PeopleOpening = Opening<Data, 'person'>;

const end = (say: Say) => ({ do: 'end' as const, say: [say] });

/** Who takes part in a branch, person by person, for its own secretary; and what came back for a home branch's members. */
export const residencePeople = flow<Data, 'person'>({
  name: 'residence_people',
  data,
  steps: {
    person: {
      takesNumbers: true,
      ask: () => ({
        key: 'residence-people-which',
        choices: [{ label: { key: 'residence-people-choice-done' }, to: choiceAddress('residence_people', 'person', 'done') }],
      }),
      answer: (answer, talk) => pick(answer, talk),
    },
  },
  entries: {
    list: async ([unitId = '', period, on, page], talk) => {
      const unit = talk.units.get(unitId);
      if (!unit || !isBranch(unit) || !(await isConcerned(talk, unitId))) return end({ key: 'residence-names-not-yours' });
      return list(talk, await scopeOf(talk, unit, { period: readPeriodArg(period), on: readDayArg(on) }), pageArg(page));
    },
    home: async ([unitId = '', period], talk) => {
      const unit = talk.units.get(unitId);
      if (!unit || !isBranch(unit)) return end({ key: 'residence-names-not-yours' });
      return homeList(talk, await remarkScope(talk, unit, readPeriodArg(period)));
    },
  },
  words: async (text, talk) => {
    const [unit] = ownBranches(talk);
    const key = searchKey(text).trim();
    if (!unit) return undefined;
    if (/^(?:xem )?(?:danh sach )?xac nhan (?:tham gia |hoat dong )*(?:tai )?noi cu tru$/.test(key))
      return homeList(talk, await remarkScope(talk, unit));
    return /^(?:xem )?(?:danh sach|ds|ghi nhan) (?:doan vien |tham gia |hoat dong |sinh hoat )*(?:tai |o )?noi cu tru$/.test(key)
      ? list(talk, await scopeOf(talk, unit), 0)
      : undefined;
  },
});

/** Those whom the branch received come first, then its own members; each with what is recorded. No order by result: nobody is ranked. */
async function list(talk: Talk<unknown>, scope: Scope, page: number): Promise<PeopleOpening> {
  const { unit, period, on } = scope;
  const elsewhere = onlyOnZalo(talk);
  if (elsewhere) return end(elsewhere);
  if (await areNamesGone(talk, scope)) return end({ key: 'residence-rate-kept' });
  const all = await talk.look.residenceLines(unit.id, period, on);
  const lines = [...all.filter((line) => line.receivingUnitId !== null), ...all.filter((line) => line.receivingUnitId === null)];
  const params = { unit: fullUnitName(talk.units, unit.id), period: showPeriod(period) };
  if (lines.length === 0) return end({ key: 'residence-people-nobody', params });
  const from = Math.min(page, Math.floor((lines.length - 1) / namesOnPage)) * namesOnPage;
  const more = lines.length > from + namesOnPage;
  const say: Say = {
    key: 'residence-people-list',
    params: { ...params, count: String(lines.length) },
    lines: lines.slice(from, from + namesOnPage).map((line, at) => row(line, from + at + 1, talk)),
    choices: more
      ? [
          {
            label: { key: 'meeting-manage-more' },
            to: choiceAddress('residence_people', 'list', unit.id, periodArg(period), dayArg(on), page + 1),
          },
        ]
      : [],
  };
  return {
    do: 'go',
    step: 'person',
    data: { unitId: unit.id, period: period.key, on, ids: lines.map((line) => line.memberId) },
    say: [say],
    effects: [{ kind: 'audit', action: 'residence_people_viewed', subject: unit.id }],
  };
}

function row(line: ResidenceLine, number: number, { units }: Talk<unknown>): Label {
  const level = line.remark?.level ?? line.imported ?? 'none';
  return {
    key: line.receivingUnitId ? 'residence-people-row-received' : 'residence-people-row',
    params: {
      number: String(number),
      name: line.fullName,
      home: units.get(line.homeUnitId)?.name ?? '',
      activities: String(line.activities),
      level,
      state: line.remark?.state ?? 'none',
    },
  };
}

async function pick(answer: Answer, talk: Talk<Data>): Promise<Outcome<Data, 'person'>> {
  const { unitId, period: key, on, ids } = talk.data;
  const period = readPeriod(key);
  if (answer.kind === 'choice') return end({ key: 'residence-people-done' });
  if (answer.kind !== 'text') return { do: 'again', because: { key: 'residence-people-which-how' } };
  if (!period || !(await isConcerned(talk, unitId))) return end({ key: 'residence-names-not-yours' });
  const elsewhere = onlyOnZalo(talk);
  if (elsewhere) return end(elsewhere);
  const number = /^\d{1,4}$/.test(answer.text) ? Number(answer.text) : undefined;
  if (number !== undefined && !ids[number - 1]) return { do: 'again', because: { key: 'residence-people-which-how' } };
  const lines = await talk.look.residenceLines(unitId, period, on);
  const found = number === undefined ? linesNamed(lines, answer.text) : lines.filter((line) => line.memberId === ids[number - 1]);
  const [line, ...more] = found;
  if (more.length > 0)
    return { do: 'again', because: { key: 'residence-people-several', params: { names: numbered(found.slice(0, 8), ids) } } };
  // Nobody here is called so: it is something else that they want.
  if (!line) return number === undefined ? { do: 'pass' } : { do: 'again', because: { key: 'residence-people-gone' } };
  const activities = await talk.look.residenceActivities(line.memberId, period, on);
  const say: Say = {
    key: 'residence-people-person',
    params: {
      name: line.fullName,
      home: fullUnitName(talk.units, line.homeUnitId),
      period: showPeriod(period),
      count: String(activities.length),
    },
    lines: [...activities.slice(-30).map((one) => activityRow(one, talk)), ...remarkLines(line)],
    choices: personChoices(line, unitId),
  };
  return { do: 'go', step: 'person', say: [say] };
}

function personChoices({ memberId, receivingUnitId, remark }: ResidenceLine, unitId: string) {
  if (remark?.state === 'final') return remarkChoices(remark);
  if (receivingUnitId !== unitId || remark?.state === 'objected') return [];
  return [{ label: { key: 'residence-people-choice-remark' }, to: choiceAddress('residence_remarks', 'write', memberId) }];
}

function numbered(found: readonly ResidenceLine[], ids: readonly string[]): string {
  return found.map((line) => `${ids.indexOf(line.memberId) + 1}. ${line.fullName}`).join(', ');
}
