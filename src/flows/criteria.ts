import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import { flow, type Opening, type Say, type Talk } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import { consentVersion } from '../domain/people.js';
import type { Programme } from '../domain/pledges.js';
import { committedCodes } from '../domain/programmes.js';
import { searchKey } from '../language/folding.js';
import { showBirthDate } from '../language/show.js';
import { readYesNo } from '../language/words.js';
import { backToBoard, board, counters, notForYou, ownProgramme, thisYear } from './criteria-board.js';
import { makePlan, monthsAhead, monthsFrom, readMonth } from './criteria-plan.js';
import { committeds, concluded, yearOfUnit } from './criteria-unit.js';
import { isAboutConduct, neverKept } from './never-kept.js';
import { again, button, endings, isAside, readPledge } from './pledge-words.js';

/**
 * "03 có, 02 không" for an officer, exactly as far as domain.md §4.4 allows: a plan with its month, own counters, whether a personal plan
 * is registered, and for each "không" one tick. There is no step in which anything about conduct could be typed.
 */
const data = z.object({
  programmeId: z.string(),
  title: z.string().nullable(),
  /** What the tick or the unit's word is about. */
  code: z.enum(committedCodes).nullable(),
  memberId: z.string().nullable(),
  conclusion: z.enum(['reached', 'not_reached']).nullable(),
});
export type CriteriaData = z.infer<typeof data>;
type StepName = 'consent' | 'plan' | 'month' | 'tick' | 'sure';
export type CriteriaOpening = Opening<CriteriaData, StepName>;
const blank = { title: null, code: null, memberId: null, conclusion: null };

const longestPlan = 150;

const to = (name: string, ...args: (string | number)[]) => choiceAddress('criteria', name, ...args);
const end = (say: Say, effects: Effect[] = []): Extract<CriteriaOpening, { do: 'end' }> => ({ do: 'end', say: [say], effects });

export const criteria = flow<CriteriaData, StepName>({
  name: 'criteria',
  data,
  steps: {
    /** A plan is text of one's own: kept and reminded of only with the consent for that (domain.md §8.2). */
    consent: {
      ask: (talk) => ({
        key: 'pledge-consent',
        params: { controller: talk.controller },
        choices: [button('pledge-choice-agree', to('consent', 'yes')), button('pledge-choice-disagree', to('consent', 'no'))],
      }),
      answer(answer) {
        const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readYesNo(answer.text) : undefined;
        if (said === 'no') return { do: 'end', say: [{ key: 'pledge-without-consent' }] };
        if (said !== 'yes') return again('pledge-consent-again');
        return {
          do: 'go',
          step: 'plan',
          effects: [{ kind: 'give_consent', purposes: ['reminders'], textVersion: consentVersion }],
        };
      },
    },

    plan: {
      freeText: true,
      ask: () => ({ key: 'criteria-ask-plan', params: { most: String(longestPlan) } }),
      answer(answer) {
        if (answer.kind !== 'text') return again('pledge-text-only');
        if (isAside(answer.text)) return { do: 'pass' };
        const refusal = neverKept(answer.text);
        if (refusal) return { do: 'again', because: refusal };
        const read = readPledge(answer.text, 2);
        if ('problem' in read)
          return again(read.problem === 'pledge-text-many' ? 'criteria-plan-one' : read.problem, read.params);
        if ([...read.text].length > longestPlan) return again('criteria-plan-long', { most: String(longestPlan) });
        return { do: 'go', step: 'month', data: { title: read.text } };
      },
    },

    month: {
      takesNumbers: true,
      ask: (talk) => ({
        key: 'criteria-ask-month',
        choices: monthsFrom(talk).map((month) => ({
          label: { key: 'criteria-month', params: { month: showBirthDate(month) } },
          to: to('month', month),
        })),
      }),
      answer(answer, talk) {
        const said =
          answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readMonth(answer.text, talk) : undefined;
        const month = monthsFrom(talk, monthsAhead).find((one) => one === said);
        return month ? makePlan(month, talk) : again('criteria-month-again');
      },
    },

    /** The member's own word, with the day it was given; nothing else is asked or kept. */
    tick: {
      ask: (talk) => ({
        key: 'criteria-ask-tick',
        lines: [{ key: `criteria-title-${(talk.data.code ?? 'khong_1').replace('_', '-')}` }],
        choices: [button('criteria-choice-tick', to('tick', 'yes')), button('criteria-choice-not-now', to('tick', 'no'))],
      }),
      answer(answer, talk) {
        const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readYesNo(answer.text) : undefined;
        if (said === 'no') return { do: 'end', say: [{ key: 'criteria-not-ticked' }] };
        if (said !== 'yes') return again('criteria-tick-again');
        const { programmeId, code } = talk.data;
        if (!code) return notForYou;
        const today = wallClock(talk.now, talk.zone).day;
        const effect: Effect = { kind: 'commit', programmeId, code, year: Number(today.slice(0, 4)), committedOn: today };
        return {
          do: 'end',
          say: [{ key: 'criteria-ticked', params: { day: showBirthDate(today) }, choices: [backToBoard] }],
          effects: [effect],
        };
      },
    },

    /** The unit's one yes or no of the year, asked once more because it stays. */
    sure: {
      ask: (talk) => ({
        key: 'criteria-sure',
        params: { conclusion: talk.data.conclusion ?? 'reached' },
        lines: [{ key: `criteria-title-${(talk.data.code ?? 'khong_1').replace('_', '-')}` }],
        choices: [button('criteria-choice-sure', to('sure', 'yes')), button('criteria-choice-not-now', to('sure', 'no'))],
      }),
      answer(answer, talk) {
        const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readYesNo(answer.text) : undefined;
        if (said === 'no') return { do: 'end', say: [{ key: 'criteria-not-concluded' }] };
        return said === 'yes' ? concluded(talk) : again('criteria-tick-again');
      },
    },
  },

  entries: {
    open: (_, talk) => board(talk),
    addPlan: (_, talk) =>
      withOwn(talk, (found) => ({
        do: 'go',
        step: talk.person.consents.includes('reminders') ? 'plan' : 'consent',
        data: { ...blank, programmeId: found.id },
      })),
    counters: (_, talk) => withOwn(talk, () => counters(talk)),
    commit: ([code], talk) =>
      withOwn(talk, async (found) => {
        const known = committedCodes.find((one) => one === code);
        if (!known) return notForYou;
        const mine = await talk.look.commitmentsOf(talk.person.member!.id, thisYear(talk));
        const done = mine.find((one) => one.code === known && one.programmeId === found.id);
        if (done) return end({ key: 'criteria-ticked-already', params: { day: showBirthDate(done.committedOn) } });
        return { do: 'go', step: 'tick', data: { ...blank, programmeId: found.id, code: known } };
      }),
    year: (_, talk) => yearOfUnit(talk),
    people: (_, talk) => committeds(talk),
    /** The unit's word about a tick: who, which, and yes or no. */
    end: ([memberId, code, conclusion]) => {
      const known = committedCodes.find((one) => one === code);
      if (!known || !memberId || (conclusion !== 'reached' && conclusion !== 'not_reached')) return notForYou;
      return { do: 'go', step: 'sure', data: { ...blank, programmeId: '', memberId, code: known, conclusion } };
    },
  },

  words: (text, talk) =>
    isAboutCriteria(text) ? board(talk) : isAboutConduct(text) ? end({ key: 'bot-outside-accusation' }) : undefined,
});

/** `03 có, 02 không`, `3 co 2 khong`, and as a plan once wrote it by mistake: `03 không 02 có`. */
export function isAboutCriteria(text: string): boolean {
  return /^(?:(?:chuong trinh|thuc hien|mo|xem|ve|dang ky) )*(?:0?3|ba) (?:co|khong) (?:va )?(?:0?2|hai) (?:khong|co)(?: (?:la gi|la sao|la nhu the nao|gom (?:nhung )?gi|the nao))?$/.test(
    searchKey(text)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim(),
  );
}

async function withOwn(
  talk: Talk<undefined>,
  then: (found: Programme) => CriteriaOpening | Promise<CriteriaOpening>,
): Promise<CriteriaOpening> {
  if (!talk.person.member) return endings.membersOnly;
  const found = await ownProgramme(talk);
  return found ? then(found) : notForYou;
}
