import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import type { Outcome, Talk } from '../conversation/flow.js';
import { rhythms } from '../domain/pledges.js';
import { firstDay, nextDue } from '../domain/rhythm.js';
import { again, button, endings } from './pledge-words.js';

/** What a pledge is before it is one, and what confirming it does. */
export const pledgeData = z.object({
  /** Set while a pledge that exists is changed. */
  pledgeId: z.string().nullable(),
  startedOn: z.string().nullable(),
  programmeId: z.string().nullable(),
  groupCode: z.string().nullable(),
  text: z.string().nullable(),
  rhythm: z.enum(rhythms).nullable(),
  hour: z.number().int().min(0).max(23).nullable(),
});
export type Data = z.infer<typeof pledgeData>;
export type StepName = 'consent' | 'programme' | 'group' | 'item' | 'text' | 'more' | 'rhythm' | 'hour' | 'review';
export type PledgeTalk = Talk<Data>;

/** The first reminder if this is confirmed now. */
export function plannedDue({ data, now, zone }: PledgeTalk): Date | null {
  if (data.rhythm === null || data.rhythm === 'none' || data.hour === null) return null;
  const startedOn = data.startedOn ?? firstDay(data.rhythm, data.hour, now, zone);
  return nextDue({ rhythm: data.rhythm, startedOn, hour: data.hour }, now, zone);
}

/** Zalo lets us write only for seven days after a person's last word: said before they rely on a monthly reminder. */
export function zaloMayBeShut({ data, person }: PledgeTalk): boolean {
  return (data.rhythm === 'two_weeks' || data.rhythm === 'month') && person.channels.every((channel) => channel === 'zalo');
}

export function make(talk: PledgeTalk): Outcome<Data, StepName> {
  const { member } = talk.person;
  const { text, rhythm, hour } = talk.data;
  if (!member) return endings.membersOnly;
  if (text === null || rhythm === null) return again('pledge-review-again');
  const due = plannedDue(talk);
  return {
    do: 'end',
    say: [
      {
        key: due ? 'pledge-made' : 'pledge-made-quiet',
        choices: [button('pledge-choice-mine', choiceAddress('pledges', 'mine'))],
      },
    ],
    effects: [
      {
        kind: 'make_pledge',
        pledgeId: talk.newId(),
        memberId: member.id,
        programmeId: talk.data.programmeId,
        groupCode: talk.data.groupCode,
        text,
        rhythm,
        hour: hour ?? 19,
        startedOn: firstDay(rhythm, hour ?? 19, talk.now, talk.zone),
        nextDueAt: due,
      },
    ],
  };
}

export async function saveChange(talk: PledgeTalk, pledgeId: string): Promise<Outcome<Data, StepName>> {
  const found = await talk.look.pledge(pledgeId);
  const { text, rhythm, hour } = talk.data;
  if (!found || found.state === 'ended') return endings.ended;
  if (text === null || rhythm === null) return again('pledge-review-again');
  // A paused pledge stays silent until it is continued.
  const nextDueAt = found.state === 'paused' ? null : plannedDue(talk);
  return {
    do: 'end',
    say: [{ key: 'pledge-changed', choices: [button('pledge-choice-mine', choiceAddress('pledges', 'mine'))] }],
    effects: [{ kind: 'change_pledge', pledgeId, fields: { text, rhythm, hour: hour ?? found.hour, nextDueAt } }],
  };
}
