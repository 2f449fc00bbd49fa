import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { type Answer, type ChoiceSpec, flow, type Opening, type Outcome, type Say, type Talk } from '../conversation/flow.js';
import { readPeriod, showPeriod } from '../domain/periods.js';
import { periodOn, type ResidencePolicy } from '../domain/residence.js';
import type { RoleName } from '../domain/rights.js';
import { fullUnitName } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { readNumber } from '../language/numbers.js';
import { readPeriodSaid } from '../language/periods.js';
import { readControl } from '../language/words.js';
import { today } from './residence-scope.js';

const data = z.object({ unitId: z.string() });
type Data = z.infer<typeof data>;
type Steps = 'period' | 'dates' | 'goodFrom' | 'of' | 'days';
type PolicyOutcome = Outcome<Data, Steps>;
type PolicyOpening = Opening<Data, Steps>;
const steps: readonly Steps[] = ['period', 'dates', 'goodFrom', 'of', 'days'];

const setters: readonly RoleName[] = ['administrator', 'commune_secretary', 'commune_deputy'];
const end = (say: Say) => ({ do: 'end' as const, say: [say] });
const again = (key: string, params?: Say['params']) => ({ do: 'again' as const, because: params ? { key, params } : { key } });
const toStep = (step: Steps, ...args: string[]) => choiceAddress('residence_policy', step, ...args);

/**
 * How residence activity is counted in a unit and below it, because the union leaves it open (domain.md §11): the period, from how many
 * activities "good" is suggested, of whom the rate is, and how long a member may object.
 */
export const residencePolicy = flow<Data, Steps>({
  name: 'residence_policy',
  data,
  steps: {
    period: {
      ask: () => ({
        key: 'residence-policy-period',
        choices: (['year', 'school-year', 'summer'] as const).map((type) =>
          choice(`period-${type}`, toStep('period', type.replace('-', '_'))),
        ),
      }),
      answer: async (answer, talk) => {
        const type = periodSaid(answer);
        return type ? set(talk, { period: type, custom: null }) : again('residence-policy-period-how');
      },
    },
    dates: {
      takesNumbers: true,
      ask: () => ({ key: 'residence-policy-dates', choices: [choice('no-dates', toStep('dates', 'none'))] }),
      answer: datesGiven,
    },
    goodFrom: {
      takesNumbers: true,
      ask: () => ({ key: 'residence-policy-good-from' }),
      answer: async (answer, talk) => {
        const number = numberSaid(answer, 1, 50);
        return number === undefined ? again('residence-policy-good-from-how') : set(talk, { goodFrom: number });
      },
    },
    of: {
      ask: () => ({
        key: 'residence-policy-of',
        choices: [choice('of-members', toStep('of', 'members')), choice('of-registered', toStep('of', 'registered'))],
      }),
      answer: async (answer, talk) => {
        const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? ofSaid(answer.text) : undefined;
        return said === 'members' || said === 'registered' ? set(talk, { of: said }) : again('residence-policy-of-how');
      },
    },
    days: {
      takesNumbers: true,
      ask: () => ({ key: 'residence-policy-days' }),
      answer: async (answer, talk) => {
        const number = numberSaid(answer, 1, 30);
        return number === undefined ? again('residence-policy-days-how') : set(talk, { objectionDays: number });
      },
    },
  },
  entries: {
    see: ([unitId], talk) => see(talk, unitId),
    set: ([unitId = '', what], talk): PolicyOpening => {
      const step = steps.find((one) => one === what);
      return step && maySet(talk, unitId) ? { do: 'go', step, data: { unitId } } : end({ key: 'residence-policy-not-yours' });
    },
  },
  words: (text, talk) =>
    talk.person.roles.length > 0 &&
    /^(?:xem |doi |dat )?(?:cach tinh|quy dinh|thiet lap|cai dat|ky) (?:t[iy] le |nhan xet |hoat dong |tham gia )*(?:tai |o )?noi cu tru$/.test(
      searchKey(text).trim(),
    )
      ? see(talk, undefined)
      : undefined,
});

function choice(what: string, to: string): ChoiceSpec {
  return { label: { key: `residence-policy-choice-${what}` }, to };
}

function maySet({ person, units }: Talk<unknown>, unitId: string): boolean {
  return person.roles.some(({ role, unitId: at }) => setters.includes(role) && units.isWithin(unitId, at));
}

/** Everybody who holds an office there may read it. */
async function see(talk: Talk<undefined>, wanted: string | undefined): Promise<PolicyOpening> {
  const { person, units } = talk;
  const held = person.roles.map((role) => role.unitId);
  const unitId = wanted ?? held.sort((a, b) => (units.get(a)?.path.length ?? 0) - (units.get(b)?.path.length ?? 0))[0];
  if (unitId === undefined || !held.some((id) => units.isWithin(unitId, id))) return end({ key: 'residence-policy-not-yours' });
  return end(policySay(talk, unitId, await talk.look.unitSetting(unitId, 'residence')));
}

function policySay(talk: Talk<unknown>, unitId: string, policy: ResidencePolicy): Say {
  const custom = policy.custom === null ? undefined : readPeriod(policy.custom);
  const to = (step: Steps) => choiceAddress('residence_policy', 'set', unitId, step);
  return {
    key: 'residence-policy',
    params: { unit: fullUnitName(talk.units, unitId) },
    lines: [
      { key: 'residence-policy-line-period', params: { period: showPeriod(periodOn(policy, today(talk))), type: policy.period } },
      ...(custom ? [{ key: 'residence-policy-line-custom', params: { dates: showPeriod(custom) } }] : []),
      { key: 'residence-policy-line-good-from', params: { number: String(policy.goodFrom) } },
      { key: 'residence-policy-line-of', params: { of: policy.of } },
      { key: 'residence-policy-line-days', params: { number: String(policy.objectionDays) } },
    ],
    choices: maySet(talk, unitId)
      ? [
          choice('period', to('period')),
          choice('dates', to('dates')),
          choice('good-from', to('goodFrom')),
          choice('of', to('of')),
          choice('days', to('days')),
        ]
      : [],
  };
}

/** Holds from now on, for what is counted and for remarks to come; what is final stays as it was. */
async function set(talk: Talk<Data>, change: Partial<ResidencePolicy>): Promise<PolicyOutcome> {
  const { unitId } = talk.data;
  if (!maySet(talk, unitId)) return end({ key: 'residence-policy-not-yours' });
  const value = { ...(await talk.look.unitSetting(unitId, 'residence')), ...change };
  return {
    do: 'end',
    say: [{ key: 'residence-policy-set' }, policySay(talk, unitId, value)],
    effects: [
      { kind: 'set_unit_setting', unitId, name: 'residence', value },
      { kind: 'audit', action: 'residence_policy_set', subject: unitId },
    ],
  };
}

function periodSaid(answer: Answer): ResidencePolicy['period'] | undefined {
  const said = answer.kind === 'choice' ? (answer.args[0] ?? '') : answer.kind === 'text' ? searchKey(answer.text) : '';
  if (said === 'school_year' || /\bnam hoc\b/.test(said)) return 'school_year';
  if (said === 'summer' || /\bhe\b/.test(said)) return 'summer';
  return said === 'year' || /\bnam\b/.test(said) ? 'year' : undefined;
}

function ofSaid(text: string): 'members' | 'registered' | undefined {
  const key = searchKey(text);
  if (/\bdang ky\b|\bgioi thieu\b|\btiep nhan\b/.test(key)) return 'registered';
  return /\btat ca\b|\btoan bo\b|\bdanh sach\b/.test(key) ? 'members' : undefined;
}

function numberSaid(answer: Answer, least: number, most: number): number | undefined {
  const read =
    answer.kind === 'text'
      ? readNumber(answer.text.replace(/(?:hoạt động|hoat dong|ngày|ngay|lần|lan)\s*$/iu, '').trim())
      : undefined;
  return read?.ok && Number.isInteger(read.value) && read.value >= least && read.value <= most ? read.value : undefined;
}

/** A period of its own, from a day to a day; longer than two years is a slip. */
async function datesGiven(answer: Answer, talk: Talk<Data>): Promise<PolicyOutcome> {
  const none = answer.kind === 'choice' || (answer.kind === 'text' && readControl(answer.text) === 'skip');
  if (none) return set(talk, { custom: null });
  if (answer.kind !== 'text') return again('residence-policy-dates-how');
  const said = readPeriodSaid(answer.text, today(talk));
  if (said.problem === 'reversed') return again('residence-period-reversed');
  if (said.problem === 'no_such_day') return again('residence-period-no-such-day');
  if (said.period?.type !== 'custom') return again('residence-policy-dates-how');
  const { from, to, key } = said.period;
  if (Date.parse(to) - Date.parse(from) > longestPeriodMs) return again('residence-policy-dates-long');
  return set(talk, { custom: key });
}

const longestPeriodMs = 2 * 366 * 24 * 3600_000;
