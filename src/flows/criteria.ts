import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import { flow, type Label, type Opening, type Say, type Talk } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import { consentVersion } from '../domain/people.js';
import type { Programme } from '../domain/pledges.js';
import { committedCodes } from '../domain/programmes.js';
import { nextDue } from '../domain/rhythm.js';
import { unitsWith } from '../domain/rights.js';
import { searchKey } from '../language/folding.js';
import { showBirthDate, showDateTime } from '../language/show.js';
import { readYesNo } from '../language/words.js';
import { committeds, concluded, yearOfUnit } from './criteria-unit.js';
import { isAboutConduct, neverKept } from './never-kept.js';
import { programmesOf } from './pledge-programmes.js';
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

/** A plan's reminder comes at this hour; changing it is changing the pledge. */
const planHour = 19;
const longestPlan = 150;
/** So far ahead a month can be meant. */
const monthsAhead = 6;

const to = (name: string, ...args: (string | number)[]) => choiceAddress('criteria', name, ...args);
const end = (say: Say, effects: Effect[] = []): Extract<CriteriaOpening, { do: 'end' }> => ({ do: 'end', say: [say], effects });
const notForYou = end({ key: 'criteria-officers-only' });

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
  return /^(?:(?:chuong trinh|thuc hien|mo|xem|ve|dang ky) )*(?:0?3|ba) (?:co|khong) (?:va )?(?:0?2|hai) (?:khong|co)$/.test(
    searchKey(text)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim(),
  );
}

const backToBoard = button('criteria-choice-board', choiceAddress('criteria', 'open'));

const thisYear = (talk: Talk<unknown>) => Number(wallClock(talk.now, talk.zone).day.slice(0, 4));

async function ownProgramme(talk: Talk<unknown>): Promise<Programme | undefined> {
  return (await programmesOf(talk)).find((one) => one.kind === 'criteria');
}

async function withOwn(
  talk: Talk<undefined>,
  then: (found: Programme) => CriteriaOpening | Promise<CriteriaOpening>,
): Promise<CriteriaOpening> {
  if (!talk.person.member) return endings.membersOnly;
  const found = await ownProgramme(talk);
  return found ? then(found) : notForYou;
}

/** The five criteria with what the officer has done about each; seen by nobody else. */
async function board(talk: Talk<undefined>): Promise<CriteriaOpening> {
  const { member } = talk.person;
  const found = await ownProgramme(talk);
  if (!found || !member) {
    // Officers above branches conclude and need not take part themselves.
    const concludes = unitsWith(talk.person.roles, 'call_meetings').length > 0;
    return concludes ? yearOfUnit(talk) : member ? notForYou : endings.membersOnly;
  }
  const year = thisYear(talk);
  const mine = (await talk.look.pledgesOf(member.id)).filter((one) => one.programmeId === found.id);
  const plans = mine.filter((one) => one.groupCode === 'co_1');
  const kinds = await Promise.all(
    (await talk.look.programmePledgesOf(member.id)).map((one) => talk.look.programme(one.programmeId ?? '')),
  );
  const hasOwnPlan =
    mine.some((one) => one.groupCode === 'co_3') || kinds.some((one) => one?.kind === 'self_plan' || one?.kind === 'training');
  const ticks = (await talk.look.commitmentsOf(member.id, year)).filter((one) => one.programmeId === found.id);
  const lines: Label[] = [
    { key: 'criteria-line-co-1', params: { count: String(plans.length) } },
    { key: 'criteria-line-co-2' },
    { key: 'criteria-line-co-3', params: { registered: hasOwnPlan ? 'yes' : 'no' } },
    ...committedCodes.map((code): Label => {
      const tick = ticks.find((one) => one.code === code);
      const day = tick ? showBirthDate(tick.committedOn) : '';
      return {
        key: `criteria-line-${code.replace('_', '-')}`,
        params: { day, state: tick ? (tick.conclusion ?? 'ticked') : 'open' },
      };
    }),
  ];
  const choices = [
    button('criteria-choice-plan', to('addPlan')),
    button('criteria-choice-counters', to('counters')),
    ...(hasOwnPlan ? [] : [button('criteria-choice-own-plan', choiceAddress('pledge', 'join', found.id, 'co_3'))]),
    ...committedCodes
      .filter((code) => !ticks.some((one) => one.code === code))
      .map((code) => button(`criteria-choice-${code.replace('_', '-')}`, to('commit', code))),
  ];
  return end({ key: 'criteria-board', params: { year: String(year) }, lines, choices });
}

/** "Có 2": counts of the officer's own work, for themselves; nothing about how fast or how often they are online. */
async function counters(talk: Talk<undefined>): Promise<CriteriaOpening> {
  const { contactId, member, roles } = talk.person;
  const { day } = wallClock(talk.now, talk.zone);
  const since = new Date(`${day.slice(0, 4)}-01-01T00:00:00Z`);
  const branchId = roles.find((held) => held.role !== 'administrator')?.unitId ?? member!.branchId;
  const found = await talk.look.officerCounters(contactId, branchId, since);
  const lines: Label[] = [
    { key: 'criteria-count-meetings', params: { count: String(found.meetings) } },
    { key: 'criteria-count-notices', params: { count: String(found.notices) } },
    found.rosterChangedAt
      ? { key: 'criteria-count-roster', params: { day: showBirthDate(wallClock(found.rosterChangedAt, talk.zone).day) } }
      : { key: 'criteria-count-no-roster' },
  ];
  return end({ key: 'criteria-counters', params: { year: day.slice(0, 4) }, lines, choices: [backToBoard] });
}

/** `yyyy-mm`, from this month on. */
function monthsFrom(talk: Talk<unknown>, count = 3): string[] {
  const { day } = wallClock(talk.now, talk.zone);
  const first = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return Array.from(
    { length: count },
    (_, n) => `${Math.floor((first + n) / 12)}-${String(((first + n) % 12) + 1).padStart(2, '0')}`,
  );
}

function readMonth(text: string, talk: Talk<unknown>): string | undefined {
  const said = /^(?:thang )?(\d{1,2})(?: ?[/-] ?(\d{4}))?$/.exec(searchKey(text).replace(/ nam /, '/'));
  const month = said?.[1]?.padStart(2, '0');
  return monthsFrom(talk, monthsAhead).find(
    (one) => one.slice(5) === month && (said?.[2] === undefined || one.startsWith(said[2])),
  );
}

/** A plan is a pledge of this programme that is asked about every month. */
function makePlan(month: string, talk: Talk<CriteriaData>): Extract<CriteriaOpening, { do: 'end' }> {
  const { member } = talk.person;
  const { programmeId, title } = talk.data;
  if (!member || !title) return notForYou;
  const startedOn = wallClock(talk.now, talk.zone).day;
  const plan = { rhythm: 'month' as const, hour: planHour, startedOn };
  const nextDueAt = nextDue(plan, talk.now, talk.zone);
  const text = `Tháng ${showBirthDate(month)}: ${title}`;
  const lines: Label[] = nextDueAt ? [{ key: 'pledge-line-first', params: { at: showDateTime(nextDueAt, talk.zone) } }] : [];
  return end(
    { key: 'criteria-planned', lines: [{ key: 'pledge-line-text', params: { text } }, ...lines], choices: [backToBoard] },
    [
      {
        kind: 'make_pledge',
        pledgeId: talk.newId(),
        memberId: member.id,
        programmeId,
        groupCode: 'co_1',
        text,
        ...plan,
        nextDueAt,
      },
    ],
  );
}
