import { type Effect, StaleFacts } from '../conversation/effects.js';
import type { PeopleLookup, QuestionView } from '../conversation/lookup.js';
import type { Tx } from './database.js';
import type { Handlers } from './effects.js';
import { execute, param, query, time, timeParam } from './sql.js';

type QuestionEffect = Extract<Effect, { kind: 'ask_question' | 'answer_question' }>;

/** A list of this many is not read to the end in a chat; the oldest come first. */
const mostListed = 20;

export const questionEffects: Handlers<QuestionEffect> = {
  async ask_question(tx, items, world) {
    await tx.question.createMany({
      data: items.map(({ effect, by }) => ({
        id: effect.questionId,
        contactId: by.contactId,
        unitId: effect.unitId,
        text: effect.text,
        state: 'waiting',
        createdAt: world.now,
      })),
    });
  },

  /** The first answer wins; the text is gone with it (domain.md §8.4). */
  async answer_question(tx, items, world) {
    for (const { effect, by } of items) {
      const changed = await execute(
        tx,
        `UPDATE "Question" SET "state" = 'answered', "text" = NULL, "answeredAt" = ${timeParam(tx.engine, 2)}, "answeredById" = ${param(tx.engine, 3)}
         WHERE "id" = ${param(tx.engine, 1)} AND "state" = 'waiting'`,
        effect.questionId,
        time(world.now),
        by.contactId,
      );
      if (changed === 0) throw new StaleFacts('the question was answered');
    }
  },
};

export function questionLookup(tx: Tx): Pick<PeopleLookup, 'question' | 'waitingQuestions'> {
  const select = (where: string) =>
    `SELECT q."id", q."contactId", m."fullName", q."unitId", q."text", q."state", q."createdAt"
     FROM "Question" q LEFT JOIN "Contact" c ON c."id" = q."contactId" LEFT JOIN "Member" m ON m."id" = c."memberId" AND m."status" <> 'pending'
     WHERE ${where}`;
  return {
    async question(id) {
      const [row] = await query<QuestionView>(tx, select(`q."id" = ${param(tx.engine, 1)}`), id);
      return row ?? null;
    },
    waitingQuestions: (unitId) =>
      query<QuestionView>(
        tx,
        `${select(`q."unitId" = ${param(tx.engine, 1)} AND q."state" = 'waiting'`)} ORDER BY q."createdAt", q."id" LIMIT ${mostListed}`,
        unitId,
      ),
  };
}
