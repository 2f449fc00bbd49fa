import type { Effect } from '../conversation/effects.js';
import type { Label, Opening, Say, Talk } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import { nextDue } from '../domain/rhythm.js';
import { searchKey } from '../language/folding.js';
import { showBirthDate, showDateTime } from '../language/show.js';
import type { CriteriaData } from './criteria.js';
import { backToBoard, notForYou } from './criteria-board.js';

/** "Có 1": a plan that was given to an officer, its month, and a reminder once a month. */
type Ended = Extract<Opening<never, never>, { do: 'end' }>;
const end = (say: Say, effects: Effect[]): Ended => ({ do: 'end', say: [say], effects });

/** A plan's reminder comes at this hour; changing it is changing the pledge. */
const planHour = 19;
/** So far ahead a month can be meant. */
export const monthsAhead = 6;

/** `yyyy-mm`, from this month on. */
export function monthsFrom(talk: Talk<unknown>, count = 3): string[] {
  const { day } = wallClock(talk.now, talk.zone);
  const first = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return Array.from(
    { length: count },
    (_, n) => `${Math.floor((first + n) / 12)}-${String(((first + n) % 12) + 1).padStart(2, '0')}`,
  );
}

export function readMonth(text: string, talk: Talk<unknown>): string | undefined {
  const said = /^(?:thang )?(\d{1,2})(?: ?[/-] ?(\d{4}))?$/.exec(searchKey(text).replace(/ nam /, '/'));
  const month = said?.[1]?.padStart(2, '0');
  return monthsFrom(talk, monthsAhead).find(
    (one) => one.slice(5) === month && (said?.[2] === undefined || one.startsWith(said[2])),
  );
}

/** A plan is a pledge of this programme that is asked about every month. */
export function makePlan(month: string, talk: Talk<CriteriaData>): Ended {
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
