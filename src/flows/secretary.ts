import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { type Answer, flow, type Opening, type Outcome, type Say, type Talk } from '../conversation/flow.js';
import type { Officer } from '../domain/people.js';
import { longestQuestion } from '../domain/questions.js';
import { fullUnitName } from '../domain/units.js';
import { readIntent } from '../language/intents.js';
import { neverKept } from './never-kept.js';
import { unitsByName } from './units-by-name.js';

type Data = { unitId: string | null; draft: string | null; found: string[] };
type StepName = 'branch' | 'question';

/** "Nói chuyện với bí thư": a question goes to the branch's officers, the answer comes back (flows/questions.ts). */
export const secretary = flow<Data, StepName>({
  name: 'secretary',
  data: z.object({ unitId: z.string().nullable(), draft: z.string().nullable(), found: z.array(z.string()) }),
  steps: {
    branch: {
      ask: (talk) => ({
        key: talk.data.found.length > 0 ? 'secretary-which-branch' : 'secretary-ask-branch',
        choices: talk.data.found.map((id) => ({
          label: { text: fullUnitName(talk.units, id) },
          to: choiceAddress('secretary', 'branch', id),
        })),
      }),
      answer: (answer, talk) => chooseBranch(answer, talk),
    },
    question: {
      freeText: true,
      ask: (talk) => ({
        key: 'secretary-ask-question',
        choices: talk.data.draft
          ? [{ label: { key: 'secretary-choice-send-draft' }, to: choiceAddress('secretary', 'question', 'draft') }]
          : [],
      }),
      answer: (answer, talk) => takeQuestion(answer, talk),
    },
  },
  entries: {
    start: (_args, talk) => begin(talk, null),
  },
  intents: {
    // "em cần hỏi bí thư về sổ đoàn" already says it: that sentence can be sent as it is.
    talk_to_secretary: (read, talk) => begin(talk, read.slots.topic ? draftOf(read.text) : null),
    // A wish goes the same way; with the name, or nobody could answer it.
    submit_proposal: async (read, talk) => {
      if (read.text.length > longestQuestion) return { do: 'pass' };
      const opening = await begin(talk, read.slots.text ? draftOf(read.text) : null);
      return opening.do === 'go' && read.slots.anonymous ? { ...opening, say: [{ key: 'secretary-not-anonymous' }] } : opening;
    },
  },
  menu: () => [{ label: { key: 'secretary-menu' }, to: choiceAddress('secretary', 'start'), for: 'member', order: 60 }],
});

function draftOf(text: string): string {
  return text.slice(0, longestQuestion).replace(/\p{Surrogate}$/u, '');
}

/** A newcomer has no branch yet: they name it, or register first. */
async function begin(talk: Talk<undefined>, draft: string | null): Promise<Opening<Data, StepName>> {
  const unitId = talk.person.member?.branchId ?? talk.person.waitingRegistration?.branchId ?? null;
  // Nobody writes a question for nothing.
  if (unitId && (await officersAbove(talk, unitId)).length === 0) return { do: 'end', say: [{ key: 'secretary-nobody' }] };
  return { do: 'go', step: unitId ? 'question' : 'branch', data: { unitId, draft, found: [] } };
}

async function chooseBranch(answer: Answer, talk: Talk<Data>): Promise<Outcome<Data, StepName>> {
  if (answer.kind !== 'choice' && answer.kind !== 'text') return { do: 'again', because: { key: 'secretary-only-text' } };
  const branches = talk.units.branches();
  const { units, certain } =
    answer.kind === 'text'
      ? unitsByName(talk.units, branches, answer.text)
      : { units: branches.filter((unit) => unit.id === answer.args[0]), certain: true };
  const [only] = units;
  if (!only) return { do: 'again', because: { key: 'secretary-branch-unknown' }, data: { found: [] } };
  if (units.length > 9) return { do: 'again', because: { key: 'secretary-branch-many' }, data: { found: [] } };
  if (!certain) return { do: 'go', step: 'branch', data: { found: units.map((unit) => unit.id) } };
  if ((await officersAbove(talk, only.id)).length === 0) return { do: 'end', say: [{ key: 'secretary-nobody' }] };
  return { do: 'go', step: 'question', data: { unitId: only.id } };
}

async function takeQuestion(answer: Answer, talk: Talk<Data>): Promise<Outcome<Data, StepName>> {
  const text =
    answer.kind === 'text' ? answer.text : answer.kind === 'choice' && answer.args[0] === 'draft' ? talk.data.draft : null;
  if (!text || !talk.data.unitId || !/[\p{L}\p{N}]/u.test(text)) return { do: 'again', because: { key: 'secretary-only-text' } };
  if (text.length > longestQuestion) return { do: 'again', because: tooLong(text) };
  if (isAccusation(text)) return { do: 'end', say: [{ key: 'secretary-no-accusation' }] };
  const refusal = neverKept(text);
  if (refusal) return { do: 'again', because: refusal };
  return send(talk, talk.data.unitId, text);
}

export function tooLong(text: string): Say {
  return { key: 'secretary-too-long', params: { length: String(text.length), limit: String(longestQuestion) } };
}

/** Nothing about other people's conduct is received or stored (domain.md §8.8). */
export function isAccusation(text: string): boolean {
  const read = readIntent(text);
  return read.intent === 'out_of_scope' && read.slots.category === 'accusation';
}

async function send(talk: Talk<Data>, unitId: string, text: string): Promise<Outcome<Data, StepName>> {
  const officers = await officersAbove(talk, unitId);
  const [first] = officers;
  if (!first) return { do: 'end', say: [{ key: 'secretary-nobody' }] };
  const questionId = talk.newId();
  const { member } = talk.person;
  const told: Say = {
    key: member ? 'questions-told' : 'questions-told-newcomer',
    params: { name: member?.fullName ?? '', unit: fullUnitName(talk.units, unitId) },
    lines: [{ text }],
    choices: [{ label: { key: 'questions-choice-answer' }, to: choiceAddress('questions', 'answer', questionId) }],
  };
  return {
    do: 'end',
    say: [{ key: 'secretary-sent', params: { unit: fullUnitName(talk.units, first.unitId) } }],
    effects: [
      { kind: 'ask_question', questionId, unitId: first.unitId, text },
      ...officers.map((one) => ({
        kind: 'tell' as const,
        contactId: one.contactId,
        say: told,
        key: `question:${questionId}:${one.contactId}`,
        urgency: 'answer' as const,
      })),
    ],
  };
}

/** The nearest officers. Somebody who is one of them asks the level above; colleagues only when there is none. */
async function officersAbove(talk: Talk<unknown>, unitId: string): Promise<Officer[]> {
  let colleagues: Officer[] = [];
  for (const unit of talk.units.upward(unitId)) {
    const there = await talk.look.officersFor(unit.id);
    const others = there.filter((officer) => officer.contactId !== talk.person.contactId);
    if (others.length > 0 && others.length === there.length) return others;
    if (colleagues.length === 0) colleagues = others;
  }
  return colleagues;
}
