import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import { type Answer, flow, type Label, type Opening, type Outcome, type Say, type Talk } from '../conversation/flow.js';
import type { ResidenceLine } from '../domain/residence.js';
import { fullUnitName, isBranch } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { padCount } from '../language/numbers.js';
import { readTicks, type TickReading } from '../language/ticks.js';
import { readControl } from '../language/words.js';
import { linesNamed } from './attendance-list.js';
import { branchChoices, browsing, browsingLine, readPick } from './branch-picker.js';
import { heardBy } from './registration-request.js';
import { listRequest } from './residence-receiving.js';
import { isConcerned, onlyOnZalo, ownBranches, scopeOf } from './residence-scope.js';

const data = z.object({
  homeUnitId: z.string(),
  /** Members in the order of the numbers. */
  ids: z.array(z.string()),
  chosen: z.array(z.string()),
  browsing: browsing.optional(),
  unitId: z.string().optional(),
  slip: z.string().nullable().optional(),
});
type Data = z.infer<typeof data>;
type Steps = 'members' | 'branch' | 'slip' | 'review';
type IntroduceOutcome = Outcome<Data, Steps>;
type IntroduceOpening = Opening<Data, Steps>;

const longestSlip = 30;
const end = (say: Say) => ({ do: 'end' as const, say: [say] });
const again = (key: string, params?: Say['params']) => ({ do: 'again' as const, because: params ? { key, params } : { key } });

/** The home unit introduces several of its members at once (domain.md §3.2 step 1); each is told and may decline. */
export const residenceIntroduce = flow<Data, Steps>({
  name: 'residence_introduce',
  data,
  remind: true,
  steps: {
    members: {
      takesNumbers: true,
      ask: (talk) => askMembers(talk),
      answer: (answer, talk) => tick(answer, talk),
    },
    branch: {
      ask: (talk) => ({
        ...(browsingLine(talk.units, talk.data.browsing) ?? {
          key: 'residence-introduce-branch',
          params: { count: padCount(talk.data.chosen.length) },
        }),
        choices: branchChoices(placeOf(talk), talk.data.browsing),
      }),
      answer: async (answer, talk): Promise<IntroduceOutcome> => {
        const pick = readPick(answer, placeOf(talk), talk.data.browsing);
        if (pick.kind === 'picked') return { do: 'go', step: 'slip', data: { unitId: pick.unitId, browsing: undefined } };
        if (pick.kind === 'unknown') return again('residence-branch-unknown');
        return { do: 'go', step: 'branch', data: { browsing: pick.kind === 'anew' ? undefined : pick.browsing }, through: true };
      },
    },
    slip: {
      freeText: true,
      takesNumbers: true,
      ask: () => ({
        key: 'residence-introduce-slip',
        choices: [{ label: { key: 'residence-choice-no-slip' }, to: choiceAddress('residence_introduce', 'slip', 'none') }],
      }),
      answer: async (answer): Promise<IntroduceOutcome> => {
        const none = answer.kind === 'choice' || (answer.kind === 'text' && readControl(answer.text) === 'skip');
        if (!none && answer.kind !== 'text') return again('residence-slip-text');
        const slip = none || answer.kind !== 'text' ? null : answer.text;
        if (slip !== null && [...slip].length > longestSlip) return again('residence-slip-text');
        return { do: 'go', step: 'review', data: { slip } };
      },
    },
    review: { ask: review, answer: send },
  },
  entries: { start: ([unitId], talk) => start(talk, unitId) },
  words: (text, talk) =>
    ownBranches(talk).length > 0 &&
    /^gioi thieu (?:(?:danh sach )?(?:doan vien )?(?:tham gia |sinh hoat |hoat dong |ve )*(?:tai |o )?noi cu tru|(?!.*\bbot\b).{1,40} (?:ve|den|sang|qua) (?:chi doan|ap|khu pho|kp|thon|khom|xom|noi cu tru|dia phuong)\b.{0,40})$/.test(
      searchKey(text).trim(),
    )
      ? start(talk, undefined)
      : undefined,
});

const placeOf = ({ units }: Talk<unknown>) => ({
  flow: 'residence_introduce',
  step: 'branch',
  units,
  among: units.branches().filter((unit) => unit.branchKind === 'residential'),
});

async function start(talk: Talk<undefined>, wanted: string | undefined): Promise<IntroduceOpening> {
  const mine = ownBranches(talk).filter((unit) => unit.branchKind !== 'residential');
  const unit = wanted === undefined ? (mine[0] ?? ownBranches(talk)[0]) : talk.units.get(wanted);
  if (!unit || !isBranch(unit) || !(await isConcerned(talk, unit.id))) return end({ key: 'residence-names-not-yours' });
  if (unit.branchKind === 'residential')
    return end({ key: 'residence-introduce-residential', params: { unit: fullUnitName(talk.units, unit.id) } });
  const elsewhere = onlyOnZalo(talk);
  if (elsewhere) return end(elsewhere);
  const lines = await linesOf(talk, unit.id);
  if (lines.length === 0) return end({ key: 'roster-list-empty', params: { unit: fullUnitName(talk.units, unit.id) } });
  return {
    do: 'go',
    step: 'members',
    data: { homeUnitId: unit.id, ids: lines.map((line) => line.memberId), chosen: [] },
    effects: [{ kind: 'audit', action: 'roster_viewed', subject: unit.id }],
  };
}

async function linesOf(talk: Talk<unknown>, homeUnitId: string): Promise<ResidenceLine[]> {
  const unit = talk.units.get(homeUnitId);
  if (!unit) return [];
  const { period, on } = await scopeOf(talk, unit);
  return talk.look.residenceLinesOfHome(homeUnitId, period, on);
}

/** Numbers mean the same people until it is sent. Whoever takes part somewhere already stands there with it, and is not of "tất cả". */
async function askMembers(talk: Talk<Data>): Promise<Say> {
  const elsewhere = onlyOnZalo(talk);
  if (elsewhere) return elsewhere;
  const byId = new Map((await linesOf(talk, talk.data.homeUnitId)).map((line) => [line.memberId, line]));
  return {
    key: 'residence-introduce-members',
    params: { unit: fullUnitName(talk.units, talk.data.homeUnitId), count: padCount(talk.data.ids.length) },
    lines: talk.data.ids.map((id, at): Label => {
      const line = byId.get(id);
      const there = line?.receivingUnitId ? (talk.units.get(line.receivingUnitId)?.name ?? '') : '';
      const state = there ? 'received' : line?.registered ? 'waiting' : 'none';
      return {
        key: 'residence-introduce-row',
        params: { number: String(at + 1), name: line?.fullName ?? '–', state, unit: there },
      };
    }),
  };
}

async function tick(answer: Answer, talk: Talk<Data>): Promise<IntroduceOutcome> {
  if (answer.kind !== 'text') return again('residence-introduce-how');
  if (!(await isConcerned(talk, talk.data.homeUnitId))) return end({ key: 'residence-names-not-yours' });
  const { ids } = talk.data;
  const lines = await linesOf(talk, talk.data.homeUnitId);
  const free = ids.filter((id) => lines.some((line) => line.memberId === id && !line.registered));
  const read = readTicks(answer.text);
  switch (read.kind) {
    case 'all':
      return take(free);
    case 'numbers': {
      const unknown = read.numbers.filter((number) => ids[number - 1] === undefined);
      if (unknown.length > 0)
        return again('residence-introduce-no-number', { numbers: unknown.slice(0, 10).join(', '), total: String(ids.length) });
      const named = read.numbers.map((number) => ids[number - 1]!);
      return take(read.except ? free.filter((id) => !named.includes(id)) : named);
    }
    case 'names':
      return byNames(read, lines, free);
    default:
      return again('residence-introduce-how');
  }
}

/** "An, Bình"; "tất cả trừ Hoa và Nam". */
function byNames(
  { names, except }: Extract<TickReading, { kind: 'names' }>,
  lines: readonly ResidenceLine[],
  free: readonly string[],
): IntroduceOutcome {
  const found: string[] = [];
  for (const name of names) {
    const [line, ...more] = linesNamed(lines, name);
    if (more.length > 0)
      return again('attendance-several', {
        names: [line!, ...more]
          .slice(0, 6)
          .map((one) => one.fullName)
          .join(', '),
      });
    if (!line) return again('residence-introduce-unknown-name');
    found.push(line.memberId);
  }
  if (found.length === 0) return again('residence-introduce-how');
  return take(except ? free.filter((id) => !found.includes(id)) : found);
}

function take(chosen: string[]): IntroduceOutcome {
  return chosen.length === 0 ? again('residence-introduce-nobody') : { do: 'go', step: 'branch', data: { chosen } };
}

async function chosenLines(talk: Talk<Data>): Promise<ResidenceLine[]> {
  const lines = await linesOf(talk, talk.data.homeUnitId);
  return talk.data.chosen.flatMap((id) => lines.find((line) => line.memberId === id) ?? []);
}

async function review(talk: Talk<Data>): Promise<Say> {
  const elsewhere = onlyOnZalo(talk);
  if (elsewhere) return elsewhere;
  const people = await chosenLines(talk);
  return {
    key: 'residence-introduce-review',
    params: {
      count: padCount(people.length),
      branch: fullUnitName(talk.units, talk.data.unitId ?? ''),
      slip: talk.data.slip ?? '–',
    },
    lines: people.map((line, at) => ({ text: `${at + 1}. ${line.fullName}` })),
    choices: [
      { label: { key: 'residence-introduce-choice-send' }, to: choiceAddress('residence_introduce', 'review', 'send') },
      { label: { key: 'residence-introduce-choice-members' }, to: choiceAddress('residence_introduce', 'review', 'members') },
      { label: { key: 'residence-introduce-choice-branch' }, to: choiceAddress('residence_introduce', 'review', 'branch') },
    ],
  };
}

async function send(answer: Answer, talk: Talk<Data>): Promise<IntroduceOutcome> {
  const what =
    answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' && /^g[uử]i\b/iu.test(answer.text) ? 'send' : '';
  if (what === 'members') return { do: 'go', step: 'members', edit: true };
  if (what === 'branch') return { do: 'go', step: 'branch', edit: true };
  if (what !== 'send') return again('residence-introduce-review-how');
  const { homeUnitId, unitId = '', slip = null } = talk.data;
  if (!(await isConcerned(talk, homeUnitId))) return end({ key: 'residence-names-not-yours' });
  if (!placeOf(talk).among.some((unit) => unit.id === unitId)) return end({ key: 'residence-gone' });
  const people = (await chosenLines(talk)).filter((line) => line.receivingUnitId !== unitId);
  if (people.length === 0)
    return end({ key: 'residence-introduce-all-there', params: { branch: fullUnitName(talk.units, unitId) } });
  return { do: 'end', ...(await introduced(talk, people, homeUnitId, unitId, slip)) };
}

async function introduced(
  talk: Talk<Data>,
  lines: readonly ResidenceLine[],
  homeUnitId: string,
  receivingUnitId: string,
  slipNumber: string | null,
): Promise<{ say: Say[]; effects: Effect[] }> {
  const people = lines.map((line) => ({ ...line, residenceId: talk.newId() }));
  const last = people.at(-1)!.residenceId;
  const officers = await talk.look.officersFor(receivingUnitId);
  const params = { branch: fullUnitName(talk.units, receivingUnitId), home: fullUnitName(talk.units, homeUnitId) };
  const effects: Effect[] = [
    {
      kind: 'introduce_members',
      homeUnitId,
      receivingUnitId,
      slipNumber,
      people: people.map(({ residenceId, memberId }) => ({ residenceId, memberId })),
    },
  ];
  for (const { residenceId, contactId } of people)
    if (contactId)
      effects.push({
        kind: 'tell',
        contactId,
        key: `residence-introduced:${residenceId}`,
        urgency: 'answer',
        say: {
          key: 'residence-introduce-told',
          params,
          choices: [
            { label: { key: 'residence-introduce-choice-decline' }, to: choiceAddress('residence', 'withdraw', residenceId) },
            { label: { key: 'residence-introduce-choice-elsewhere' }, to: choiceAddress('residence', 'change') },
          ],
        },
      });
  const names = people.map((one) => one.fullName);
  for (const { contactId } of officers)
    effects.push({
      kind: 'tell',
      contactId,
      key: `residence:${last}:${contactId}`,
      urgency: 'answer',
      say: listRequest({ ...params, names, slipNumber, last }),
    });
  const alone = people.filter((one) => one.contactId === null).length;
  const say: Say = {
    key: `residence-introduce-sent-${heardBy(officers)}`,
    params: { ...params, count: padCount(people.length) },
    ...(alone > 0 ? { lines: [{ key: 'residence-introduce-alone', params: { count: padCount(alone) } }] } : {}),
  };
  return { say: [say], effects };
}
