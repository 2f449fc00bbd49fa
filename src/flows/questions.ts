import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { type Answer, flow, type Opening, type Outcome, type Say, type Talk } from '../conversation/flow.js';
import type { QuestionView } from '../conversation/lookup.js';
import { longestQuestion } from '../domain/questions.js';
import { may, unitsWith } from '../domain/rights.js';
import { fullUnitName } from '../domain/units.js';
import { dayAt } from '../language/calendar.js';
import { searchKey } from '../language/folding.js';
import { showDate } from '../language/show.js';
import { tooLong } from './secretary.js';

type Data = { questionId: string };

const listWords = new Set([
  'cau hoi dang cho',
  'cau hoi',
  'xem cau hoi',
  'cau hoi cua doan vien',
  'waiting questions',
  'questions',
]);
/** In one message: each is up to 200 characters, and Zalo shows five buttons. */
const mostShown = 5;

/** Members' questions, for the officers who answer them. The first answer wins. */
export const questions = flow<Data, 'reply'>({
  name: 'questions',
  data: z.object({ questionId: z.string() }),
  steps: {
    reply: {
      freeText: true,
      async ask(talk) {
        const open = await openQuestion(talk, talk.data.questionId);
        if ('refusal' in open) return open.refusal;
        return {
          key: 'questions-ask-reply',
          params: { name: open.question.fullName ?? '' },
          lines: [{ text: open.question.text ?? '' }],
        };
      },
      answer: (answer, talk) => reply(answer, talk),
    },
  },
  entries: {
    async answer([id = ''], talk) {
      const open = await openQuestion(talk, id);
      return 'refusal' in open ? { do: 'end', say: [open.refusal] } : { do: 'go', step: 'reply', data: { questionId: id } };
    },
    list: (_args, talk) => list(talk),
  },
  words: async (text, talk) => (listWords.has(searchKey(text)) && talk.person.roles.length > 0 ? list(talk) : undefined),
  menu: (talk) =>
    unitsWith(talk.person.roles, 'answer_questions').length > 0
      ? [{ label: { key: 'questions-menu' }, to: choiceAddress('questions', 'list'), for: 'officer', order: 130 }]
      : [],
});

/** The question, or why this person cannot answer it now. */
async function openQuestion(talk: Talk<unknown>, id: string): Promise<{ question: QuestionView } | { refusal: Say }> {
  const question = await talk.look.question(id);
  if (!question) return { refusal: { key: 'questions-gone' } };
  if (!may(talk.person.roles, 'answer_questions', question.unitId, talk.units))
    return { refusal: { key: 'questions-not-yours' } };
  return question.state === 'waiting' ? { question } : { refusal: { key: 'questions-answered-already' } };
}

async function reply(answer: Answer, talk: Talk<Data>): Promise<Outcome<Data, 'reply'>> {
  const open = await openQuestion(talk, talk.data.questionId);
  if ('refusal' in open) return { do: 'end', say: [open.refusal] };
  if (answer.kind !== 'text' || !/[\p{L}\p{N}]/u.test(answer.text))
    return { do: 'again', because: { key: 'secretary-only-text' } };
  const { text } = answer;
  if (text.length > longestQuestion) return { do: 'again', because: tooLong(text) };
  const { question } = open;
  const say: Say = {
    key: 'secretary-answered',
    params: { unit: fullUnitName(talk.units, question.unitId), quote: cut(question.text ?? '', 120) },
    lines: [{ text }],
    choices: [{ label: { key: 'secretary-choice-ask-more' }, to: choiceAddress('secretary', 'start') }],
  };
  return {
    do: 'end',
    say: [{ key: 'questions-sent' }],
    effects: [
      { kind: 'answer_question', questionId: question.id },
      { kind: 'tell', contactId: question.contactId, say, key: `answer:${question.id}`, urgency: 'answer' },
    ],
  };
}

async function list(talk: Talk<undefined>): Promise<Opening<Data, 'reply'>> {
  const units = unitsWith(talk.person.roles, 'answer_questions');
  if (units.length === 0) return { do: 'end', say: [{ key: 'questions-not-yours' }] };
  const waiting = (await Promise.all(units.map((id) => talk.look.waitingQuestions(id)))).flat();
  if (waiting.length === 0) return { do: 'end', say: [{ key: 'questions-none' }] };
  const shown = waiting.slice(0, mostShown);
  const say: Say = {
    key: 'questions-list',
    params: { count: String(waiting.length) },
    lines: shown.map((one, n) => ({
      text: `${n + 1}. ${[one.fullName, showDate(dayAt(new Date(one.createdAt), talk.zone))].filter(Boolean).join(', ')}: ${cut(one.text ?? '', 200)}`,
    })),
    choices: shown.map((one, n) => ({
      label: { key: 'questions-choice-answer-nth', params: { n: String(n + 1) } },
      to: choiceAddress('questions', 'answer', one.id),
    })),
  };
  return { do: 'end', say: [say] };
}

function cut(text: string, longest: number): string {
  const signs = [...text]; // whole characters: half an emoji cannot be sent
  return signs.length > longest
    ? `${signs
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : text;
}
