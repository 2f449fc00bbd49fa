import { choiceAddress } from '../conversation/address.js';
import type { ChoiceSpec, Label, Say, Talk } from '../conversation/flow.js';
import { periodArg } from '../conversation/period-args.js';
import { periodAt, readPeriod, showPeriod } from '../domain/periods.js';
import { periodBefore, type ResidenceLine, suggestedLevel } from '../domain/residence.js';
import { fullUnitName } from '../domain/units.js';
import type { RemarkOpening } from './residence-remarks.js';
import { isConcerned, onlyOnZalo, remarkScope, type Scope, today } from './residence-scope.js';

const end = (say: Say): RemarkOpening => ({ do: 'end', say: [say] });
const mostAnswered = 5;

/** Those whom the branch has received: its own members need no paper for anybody. */
export async function receivedLines(talk: Talk<unknown>, { unit, period, on }: Scope): Promise<ResidenceLine[]> {
  return (await talk.look.residenceLines(unit.id, period, on)).filter((line) => line.receivingUnitId === unit.id);
}

/** Whose remark is still to be written. */
export function withoutRemark(lines: readonly ResidenceLine[]): ResidenceLine[] {
  return lines.filter((line) => line.remark === null);
}

/** How far it is, in numbers, and what can be done. */
export async function overview(talk: Talk<unknown>, scope: Scope): Promise<RemarkOpening> {
  const { unit, policy, period } = scope;
  const lines = await receivedLines(talk, scope);
  const params = { unit: fullUnitName(talk.units, unit.id), period: showPeriod(period) };
  const before = periodBefore(policy, period);
  const toBefore = choice('before', choiceAddress('residence_remarks', 'start', unit.id, periodArg(before)), {
    period: showPeriod(before),
  });
  if (lines.length === 0) return { do: 'end', say: [{ key: 'residence-remarks-nobody', params, choices: [toBefore] }] };
  const count = (state: string) => lines.filter((line) => line.remark?.state === state).length;
  const open = withoutRemark(lines);
  const suggested = (level: string) => open.filter((line) => suggestedLevel(line.activities, policy.goodFrom) === level).length;
  const to = (entry: string) => choiceAddress('residence_remarks', entry, unit.id, periodArg(period));
  const objected = lines.filter((line) => line.remark?.state === 'objected');
  return end({
    key: 'residence-remarks-overview',
    params: { ...params, count: String(lines.length) },
    lines: [
      {
        key: 'residence-remarks-counts',
        params: {
          open: String(open.length),
          shown: String(count('shown')),
          objected: String(count('objected')),
          final: String(count('final')),
        },
      },
      ...(open.length > 0
        ? [
            {
              key: 'residence-remarks-suggestion',
              params: {
                from: String(policy.goodFrom),
                good: String(suggested('good')),
                participated: String(suggested('participated')),
                registered: String(suggested('registered_only')),
              },
            },
          ]
        : []),
    ],
    choices: [
      // Names are what they have to act on here: somebody waits for an answer.
      ...objected
        .slice(0, mostAnswered)
        .map((line) => choice('answer', choiceAddress('residence_remarks', 'answer', line.remark!.id), { name: line.fullName })),
      ...(open.length > 0 ? [choice('one', to('one')), choice('all', to('all'), { count: String(open.length) })] : []),
      choice('list', to('list')),
      toBefore,
    ],
  });
}

function choice(what: string, to: string, params?: Record<string, string>): ChoiceSpec {
  return {
    label: params ? { key: `residence-remarks-choice-${what}`, params } : { key: `residence-remarks-choice-${what}` },
    to,
  };
}

/** Everybody with what is suggested, or was decided. */
export async function listed(talk: Talk<unknown>, scope: Scope): Promise<RemarkOpening> {
  const elsewhere = onlyOnZalo(talk);
  if (elsewhere) return end(elsewhere);
  const { unit, policy, period } = scope;
  const lines = await receivedLines(talk, scope);
  const open = withoutRemark(lines);
  const to = (entry: string) => choiceAddress('residence_remarks', entry, unit.id, periodArg(period));
  return {
    do: 'end',
    say: [
      {
        key: 'residence-remarks-list',
        params: { unit: fullUnitName(talk.units, unit.id), period: showPeriod(period), count: String(lines.length) },
        lines: lines.slice(0, 100).map(
          (line, at): Label => ({
            key: 'residence-remarks-row',
            params: {
              number: String(at + 1),
              name: line.fullName,
              activities: String(line.activities),
              level: line.remark?.level ?? suggestedLevel(line.activities, policy.goodFrom),
              state: line.remark?.state ?? 'none',
            },
          }),
        ),
        choices: open.length > 0 ? [choice('one', to('one')), choice('all', to('all'), { count: String(open.length) })] : [],
      },
    ],
    effects: [{ kind: 'audit', action: 'residence_remarks_viewed', subject: unit.id }],
  };
}

/** One by one: the queue is those without a remark, by given name. */
export async function queueOf(talk: Talk<unknown>, scope: Scope): Promise<RemarkOpening> {
  const queue = withoutRemark(await receivedLines(talk, scope)).map((line) => line.memberId);
  if (queue.length === 0) return overview(talk, scope);
  const { unit, period } = scope;
  return { do: 'go', step: 'person', data: { unitId: unit.id, period: period.key, queue, level: null, remarkId: null } };
}

/** One person, also to put right what was shown and is not final: where they count now is asked of the tables, not of the button. */
export async function oneOf(talk: Talk<unknown>, memberId: string): Promise<RemarkOpening> {
  const found = await talk.look.residenceLine(memberId, periodAt('year', today(talk)), today(talk));
  const unit = found?.receivingUnitId ? talk.units.get(found.receivingUnitId) : undefined;
  if (!unit || !(await isConcerned(talk, unit.id))) return end({ key: 'residence-names-not-yours' });
  const { period, on } = await remarkScope(talk, unit);
  const line = await talk.look.residenceLine(memberId, period, on);
  if (line?.remark && line.remark.state !== 'shown')
    return end({ key: 'residence-remarks-decided', params: { name: line.fullName } });
  return {
    do: 'go',
    step: 'person',
    data: { unitId: unit.id, period: period.key, queue: [memberId], level: null, remarkId: null },
  };
}

/** A remark that was objected to: the secretary reads the member's words and decides again. */
export async function answerObjection(talk: Talk<unknown>, id: string): Promise<RemarkOpening> {
  const remark = await talk.look.remark(id);
  if (!remark || !readPeriod(remark.period)) return end({ key: 'residence-record-gone' });
  if (!(await isConcerned(talk, remark.unitId))) return end({ key: 'residence-names-not-yours' });
  if (remark.state !== 'objected') return end({ key: 'residence-remarks-decided', params: { name: remark.fullName } });
  const { unitId, period, memberId } = remark;
  return { do: 'go', step: 'person', data: { unitId, period, queue: [memberId], level: null, remarkId: id } };
}
