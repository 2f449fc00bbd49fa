import { choiceAddress } from '../conversation/address.js';
import type { Answer, ChoiceSpec, Say } from '../conversation/flow.js';
import { padCount } from '../language/numbers.js';
import { readYesNo } from '../language/words.js';
import { type ListTalk, type NumberedLine, numberedLines, type Plan } from './attendance-list.js';
import { again, listKept, numberAndName, peopleNamed, peopleOf, settle, type Ticked, tick, write } from './attendance-ticking.js';

/** Questions before something is written down over the list: which Hoa, and "everybody but these"? */
const mostButtons = 4;
const namesShown = 10;
const forget: ChoiceSpec = { label: { key: 'attendance-plan-forget' }, to: choiceAddress('attendance', 'which', 'forget') };
const empty: Plan = { memberIds: [], unclear: [], except: false, mark: 'present' };

export async function askWhich(talk: ListTalk): Promise<Say> {
  const { unclear } = talk.data.plan ?? empty;
  const found = peopleNamed(await numberedLines(talk), unclear[0] ?? '');
  const shown = found.map(numberAndName);
  return {
    key: 'attendance-which-named',
    params: { name: unclear[0] ?? '', names: found.length > mostButtons ? shown.join(', ') : 'none' },
    choices: [
      ...(found.length > mostButtons
        ? []
        : found.map((line) => ({
            label: { text: numberAndName(line) },
            to: choiceAddress('attendance', 'which', line.memberId),
          }))),
      forget,
    ],
  };
}

export async function which(answer: Answer, talk: ListTalk): Promise<Ticked> {
  const keeping = await listKept(talk);
  if ('outcome' in keeping) return keeping.outcome;
  const plan = talk.data.plan ?? empty;
  const lines = await numberedLines(talk);
  const candidates = peopleNamed(lines, plan.unclear[0] ?? '');
  if (answer.kind === 'choice' && answer.args[0] === 'forget') return forgotten();
  const named = chosen(answer, candidates);
  const [only, ...more] = named;
  if (!only || more.length > 0) return again('attendance-which-again');
  return settle(talk, lines, { ...plan, memberIds: [...plan.memberIds, only.memberId], unclear: plan.unclear.slice(1) });
}

/** Of those who are asked about: by a button, the number in the list, or more of the name. */
function chosen(answer: Answer, candidates: NumberedLine[]): NumberedLine[] {
  if (answer.kind === 'choice') return candidates.filter((line) => line.memberId === answer.args[0]);
  return answer.kind === 'text' ? peopleNamed(candidates, answer.text.replace(/^số /i, '').trim()) : [];
}

export async function askConfirm(talk: ListTalk): Promise<Say> {
  const plan = talk.data.plan ?? empty;
  const lines = await numberedLines(talk);
  const left = lines.filter((line) => plan.memberIds.includes(line.memberId));
  const shown = left.slice(0, namesShown).map(numberAndName).join(', ');
  return {
    key: 'attendance-confirm',
    params: {
      mark: plan.mark,
      count: padCount(peopleOf(lines, plan).length),
      left: padCount(left.length),
      names: left.length > namesShown ? `${shown}, …` : shown,
    },
    choices: [
      { label: { key: 'attendance-confirm-write' }, to: choiceAddress('attendance', 'confirm', 'write') },
      { label: { key: 'attendance-plan-forget' }, to: choiceAddress('attendance', 'confirm', 'forget') },
    ],
  };
}

export async function confirm(answer: Answer, talk: ListTalk): Promise<Ticked> {
  const keeping = await listKept(talk);
  if ('outcome' in keeping) return keeping.outcome;
  const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readYesNo(answer.text) : undefined;
  const lines = await numberedLines(talk);
  const plan = talk.data.plan ?? empty;
  if (said === 'write' || said === 'yes') {
    const meant = peopleOf(lines, plan);
    return meant.length === 0 ? forgotten() : write(talk, lines, meant, plan);
  }
  if (said === 'forget' || said === 'no') return forgotten();
  // Said anew instead: "trừ 3 và 9".
  return answer.kind === 'text' ? tick(answer, talk) : again('attendance-confirm-again');
}

function forgotten(): Ticked {
  return { do: 'go', step: 'list', data: { plan: null }, say: [{ key: 'attendance-plan-forgotten' }] };
}
