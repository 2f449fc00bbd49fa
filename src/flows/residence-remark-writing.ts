import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import type { Answer, ChoiceSpec, Label, Outcome, Say, Talk } from '../conversation/flow.js';
import { remarkSay } from '../conversation/residence-remark.js';
import { readPeriod, showPeriod } from '../domain/periods.js';
import {
  lastDay,
  longestRemark,
  type ParticipationLevel,
  participationLevels,
  type ResidenceLine,
  suggestedLevel,
} from '../domain/residence.js';
import { fullUnitName } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { readControl } from '../language/words.js';
import { neverKept } from './never-kept.js';
import { activityRow } from './residence-record.js';
import { tooLong } from './residence-remark-member.js';
import { overview, receivedLines, withoutRemark } from './residence-remark-overview.js';
import type { RemarkData, RemarkOpening, RemarkSteps } from './residence-remarks.js';
import { isConcerned, remarkScope, type Scope, today } from './residence-scope.js';
import { tellHome } from './residence-tell-home.js';

type WritingTalk = Talk<RemarkData>;
type Written = Outcome<RemarkData, RemarkSteps>;
const end = (say: Say) => ({ do: 'end' as const, say: [say] });

/** The one who is asked about, with what is recorded. Undefined: not here (any more), or somebody else decided. */
async function current(talk: WritingTalk): Promise<ResidenceLine | undefined> {
  const { unitId, queue, remarkId } = talk.data;
  const period = readPeriod(talk.data.period);
  if (!period || !queue[0]) return undefined;
  const line = await talk.look.residenceLine(queue[0], period, lastDay(period, today(talk)));
  if (!line || (remarkId === null && line.receivingUnitId !== unitId)) return undefined;
  return line;
}

/** A name at a time: the officer has to decide about that person. */
export async function askPerson(talk: WritingTalk): Promise<Say> {
  const line = await current(talk);
  const period = readPeriod(talk.data.period);
  if (!line || !period) return { key: 'residence-remarks-person-gone', choices: [button('skip', 'skip')] };
  const { goodFrom } = await talk.look.unitSetting(talk.data.unitId, 'residence');
  const dated = await talk.look.residenceActivities(line.memberId, period, lastDay(period, today(talk)));
  const objection = line.remark?.objection;
  const lines: Label[] = dated.slice(-10).map((one) => activityRow(one, talk));
  if (objection)
    lines.push({ key: 'residence-remarks-person-objection', params: { level: line.remark!.level } }, { text: `“${objection}”` });
  lines.push({ key: 'residence-remarks-person-ask', params: { level: suggestedLevel(line.activities, goodFrom) } });
  return {
    key: 'residence-remarks-person',
    params: {
      name: line.fullName,
      home: fullUnitName(talk.units, line.homeUnitId),
      period: showPeriod(period),
      activities: String(line.activities),
      left: String(talk.data.queue.length),
    },
    lines,
    choices: [
      ...participationLevels.map((level) => button(level.replace('_', '-'), level)),
      button('skip', 'skip'),
      button('later', 'later'),
    ],
  };
}

function button(what: string, arg: string): ChoiceSpec {
  return { label: { key: `residence-remarks-choice-${what}` }, to: choiceAddress('residence_remarks', 'person', arg) };
}

/** Also typed: "tốt", "có tham gia", "không tham gia". */
function levelSaid(text: string): ParticipationLevel | undefined {
  const key = searchKey(text);
  if (/^(?:tham gia )?tot$/.test(key)) return 'good';
  if (/^(?:co )?tham gia$/.test(key)) return 'participated';
  return /^(?:co )?dang ky\b|^(?:khong|chua) tham gia$/.test(key) ? 'registered_only' : undefined;
}

export async function chosen(answer: Answer, talk: WritingTalk): Promise<Written> {
  if (!(await isConcerned(talk, talk.data.unitId))) return end({ key: 'residence-names-not-yours' });
  const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? answer.text : '';
  const skips = answer.kind === 'text' && readControl(answer.text) === 'skip';
  if (said === 'later') return end({ key: 'residence-remarks-later' });
  if (said === 'skip' || skips) return onward(talk, []);
  const level = answer.kind === 'choice' ? participationLevels.find((one) => one === said) : levelSaid(said ?? '');
  if (!level) return { do: 'again', because: { key: 'residence-remarks-level-how' } };
  return { do: 'go', step: 'sentence', data: { level } };
}

export async function askSentence(talk: WritingTalk): Promise<Say> {
  return {
    key: 'residence-remarks-sentence',
    params: { level: talk.data.level ?? 'participated', most: String(longestRemark) },
    choices: [
      { label: { key: 'residence-remarks-choice-no-sentence' }, to: choiceAddress('residence_remarks', 'sentence', 'none') },
    ],
  };
}

export async function sentenceGiven(answer: Answer, talk: WritingTalk): Promise<Written> {
  const { unitId, level } = talk.data;
  const none = answer.kind === 'choice' || (answer.kind === 'text' && readControl(answer.text) === 'skip');
  if (!none && (answer.kind !== 'text' || !/[\p{L}\p{N}]/u.test(answer.text)))
    return { do: 'again', because: { key: 'residence-remarks-words' } };
  const sentence = none || answer.kind !== 'text' ? null : answer.text.replace(/\s+/g, ' ');
  const length = sentence === null ? 0 : [...sentence].length;
  if (length > longestRemark) return { do: 'again', because: tooLong(length) };
  const refusal = sentence === null ? undefined : neverKept(sentence);
  if (refusal) return { do: 'again', because: refusal };
  if (!(await isConcerned(talk, unitId)) || !level) return end({ key: 'residence-names-not-yours' });
  const line = await current(talk);
  const period = readPeriod(talk.data.period);
  if (!line || !period) return onward(talk, [], { key: 'residence-remarks-person-gone' });
  const state = line.remark?.state;
  if (talk.data.remarkId !== null) {
    if (state !== 'objected') return end({ key: 'residence-remarks-decided', params: { name: line.fullName } });
    return conclude(talk, line, level, sentence);
  }
  if (state !== undefined && state !== 'shown')
    return onward(talk, [], { key: 'residence-remarks-decided', params: { name: line.fullName } });
  const unit = talk.units.get(unitId);
  if (!unit) return end({ key: 'residence-record-gone' });
  const scope = await remarkScope(talk, unit, period);
  return onward(talk, show(talk, scope, [{ line, level, sentence }]), {
    key: line.contactId ? 'residence-remarks-written' : 'residence-remarks-written-alone',
    params: { name: line.fullName, level },
  });
}

/** The next of the queue; after the last one, how far it is. */
async function onward(talk: WritingTalk, effects: Effect[], said?: Say): Promise<Written> {
  const queue = talk.data.queue.slice(1);
  const say = said ? [said] : [];
  if (queue.length > 0) return { do: 'go', step: 'person', data: { queue, level: null }, say, effects };
  return { do: 'end', say: [...say, { key: 'residence-remarks-done' }], effects };
}

interface Remarked {
  line: ResidenceLine;
  level: ParticipationLevel;
  sentence: string | null;
}

/** Writes remarks and shows each to the member, who sees it before it is final. */
function show(talk: Talk<unknown>, { unit, policy, period }: Scope, people: readonly Remarked[]): Effect[] {
  const remarks = people.map(({ line, level, sentence }) => ({
    remarkId: line.remark?.id ?? talk.newId(),
    memberId: line.memberId,
    activities: line.activities,
    level,
    sentence,
  }));
  const tells = people.flatMap(({ line }, at): Effect[] => {
    const { remarkId, activities, level, sentence } = remarks[at]!;
    if (!line.contactId) return [];
    const remark = {
      id: remarkId,
      unitId: unit.id,
      period: period.key,
      activities,
      level,
      sentence,
      state: 'shown' as const,
      shownAt: talk.now,
    };
    return [
      {
        kind: 'tell',
        contactId: line.contactId,
        key: `remark:${remarkId}:${talk.now.toISOString()}`,
        urgency: 'answer',
        say: remarkSay(talk, remark, policy.objectionDays),
      },
    ];
  });
  return [{ kind: 'remark_residence', unitId: unit.id, period: period.key, remarks }, ...tells];
}

/** "Chốt theo gợi ý tất cả": everybody without a remark gets the suggested level; each of them sees it first all the same. */
export async function remarkAll(talk: Talk<undefined>, scope: Scope): Promise<RemarkOpening> {
  const open = withoutRemark(await receivedLines(talk, scope));
  if (open.length === 0) return overview(talk, scope);
  const people = open.map((line) => ({ line, level: suggestedLevel(line.activities, scope.policy.goodFrom), sentence: null }));
  const told = open.filter((line) => line.contactId !== null).length;
  return {
    do: 'end',
    say: [
      {
        key: 'residence-remarks-all-written',
        params: {
          count: String(open.length),
          told: String(told),
          alone: String(open.length - told),
          days: String(scope.policy.objectionDays),
        },
      },
    ],
    effects: show(talk, scope, people),
  };
}

/** The second decision is the last: both have had their word. */
async function conclude(
  talk: WritingTalk,
  line: ResidenceLine,
  level: ParticipationLevel,
  sentence: string | null,
): Promise<Written> {
  const remark = line.remark!;
  const period = readPeriod(remark.period)!;
  const { activities, contactId } = line;
  const effects: Effect[] = [
    { kind: 'conclude_remark', remarkId: remark.id, level, sentence, activities },
    ...(await tellHome(talk, line.homeUnitId, period)),
  ];
  if (contactId)
    effects.push({
      kind: 'tell',
      contactId,
      key: `remark-concluded:${remark.id}`,
      urgency: 'answer',
      say: remarkSay(talk, { ...remark, level, sentence, activities, state: 'final' }, 0),
    });
  return {
    do: 'end',
    say: [{ key: 'residence-remarks-concluded', params: { name: line.fullName, level } }],
    effects,
  };
}
