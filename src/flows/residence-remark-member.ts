import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import type { Answer, Outcome, Say, Talk } from '../conversation/flow.js';
import type { RemarkView } from '../conversation/lookup.js';
import { lastObjectionDay, remarkSay } from '../conversation/residence-remark.js';
import { readPeriod, showPeriod } from '../domain/periods.js';
import { longestRemark } from '../domain/residence.js';
import { fullUnitName } from '../domain/units.js';
import { neverKept } from './never-kept.js';
import type { RemarkData, RemarkOpening, RemarkSteps } from './residence-remarks.js';
import { today } from './residence-scope.js';
import { tellHome } from './residence-tell-home.js';

type Ended = Extract<RemarkOpening, { do: 'end' }>;
const end = (say: Say, effects: Effect[] = []): Ended => ({ do: 'end', say: [say], effects });

/** The member's own remark. Somebody else's is as if it were not there. */
async function own(talk: Talk<unknown>, id: string): Promise<RemarkView | undefined> {
  const remark = await talk.look.remark(id);
  return remark && remark.memberId === talk.person.member?.id ? remark : undefined;
}

async function shownSay(talk: Talk<unknown>, remark: RemarkView): Promise<Say> {
  const { objectionDays } = await talk.look.unitSetting(remark.unitId, 'residence');
  return remarkSay(talk, remark, objectionDays);
}

export async function seen(talk: Talk<unknown>, id: string): Promise<Ended> {
  const remark = await own(talk, id);
  return end(remark ? await shownSay(talk, remark) : { key: 'residence-record-gone' });
}

export async function accept(talk: Talk<unknown>, id: string): Promise<Ended> {
  const remark = await own(talk, id);
  const period = remark && readPeriod(remark.period);
  if (!remark || !period) return end({ key: 'residence-record-gone' });
  if (remark.state !== 'shown') return end(await shownSay(talk, remark));
  return end(
    {
      key: 'residence-remarks-accepted',
      params: { unit: fullUnitName(talk.units, remark.unitId), period: showPeriod(period) },
      choices: [{ label: { key: 'residence-record-choice-paper' }, to: choiceAddress('residence_record', 'paper', id) }],
    },
    [{ kind: 'accept_remark', remarkId: id, memberId: remark.memberId }, ...(await tellHome(talk, remark.homeUnitId, period))],
  );
}

/** As long as it is not final, and not longer than the unit's days. */
export async function object(talk: Talk<unknown>, id: string): Promise<RemarkOpening> {
  const remark = await own(talk, id);
  if (!remark) return end({ key: 'residence-record-gone' });
  if (remark.state !== 'shown') return end(await shownSay(talk, remark));
  if (await isOver(talk, remark)) return end({ key: 'residence-remarks-too-late' });
  const { unitId, period } = remark;
  return { do: 'go', step: 'objection', data: { unitId, period, queue: [], level: null, remarkId: id } };
}

async function isOver(talk: Talk<unknown>, { unitId, shownAt }: RemarkView): Promise<boolean> {
  const { objectionDays } = await talk.look.unitSetting(unitId, 'residence');
  return today(talk) > lastObjectionDay(shownAt, objectionDays, talk.zone);
}

/** Their own words go to the residence secretary as they are, and are forgotten when it is final. */
export async function objected(answer: Answer, talk: Talk<RemarkData>): Promise<Outcome<RemarkData, RemarkSteps>> {
  if (answer.kind !== 'text' || !/[\p{L}\p{N}]/u.test(answer.text))
    return { do: 'again', because: { key: 'residence-remarks-words' } };
  const words = answer.text;
  const length = [...words].length;
  if (length > longestRemark) return { do: 'again', because: tooLong(length) };
  const refusal = neverKept(words);
  if (refusal) return { do: 'again', because: refusal };
  const remark = await own(talk, talk.data.remarkId ?? '');
  if (!remark) return end({ key: 'residence-record-gone' });
  if (remark.state !== 'shown') return end(await shownSay(talk, remark));
  if (await isOver(talk, remark)) return end({ key: 'residence-remarks-too-late' });
  const officers = await talk.look.officersFor(remark.unitId);
  const told: Say = {
    key: 'residence-remarks-told-objection',
    params: { name: remark.fullName, level: remark.level, activities: String(remark.activities) },
    lines: [{ text: `“${words}”` }],
    choices: [{ label: { key: 'residence-remarks-choice-decide' }, to: choiceAddress('residence_remarks', 'answer', remark.id) }],
  };
  return end({ key: 'residence-remarks-objected', params: { unit: fullUnitName(talk.units, remark.unitId) } }, [
    { kind: 'object_to_remark', remarkId: remark.id, memberId: remark.memberId, words },
    ...officers.map(
      ({ contactId }): Effect => ({
        kind: 'tell',
        contactId,
        key: `remark-objected:${remark.id}:${contactId}`,
        urgency: 'answer',
        say: told,
      }),
    ),
  ]);
}

export function tooLong(length: number): Say {
  return { key: 'residence-remarks-too-long', params: { length: String(length), most: String(longestRemark) } };
}
