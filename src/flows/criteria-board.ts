import { choiceAddress } from '../conversation/address.js';
import type { Label, Opening, Say, Talk } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import type { Programme } from '../domain/pledges.js';
import { committedCodes } from '../domain/programmes.js';
import { unitsWith } from '../domain/rights.js';
import { showBirthDate } from '../language/show.js';
import { yearOfUnit } from './criteria-unit.js';
import { programmesOf } from './pledge-programmes.js';
import { button, endings } from './pledge-words.js';

/** What an officer sees of "03 có, 02 không": their own, and nobody else's. */
type Ended = Extract<Opening<never, never>, { do: 'end' }>;
const to = (name: string, ...args: string[]) => choiceAddress('criteria', name, ...args);
const end = (say: Say): Ended => ({ do: 'end', say: [say] });
export const notForYou = end({ key: 'criteria-officers-only' });
export const backToBoard = button('criteria-choice-board', choiceAddress('criteria', 'open'));

export const thisYear = (talk: Talk<unknown>) => Number(wallClock(talk.now, talk.zone).day.slice(0, 4));

export async function ownProgramme(talk: Talk<unknown>): Promise<Programme | undefined> {
  return (await programmesOf(talk)).find((one) => one.kind === 'criteria');
}

/** The five criteria with what the officer has done about each; seen by nobody else. */
export async function board(talk: Talk<undefined>): Promise<Ended> {
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
export async function counters(talk: Talk<undefined>): Promise<Ended> {
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
