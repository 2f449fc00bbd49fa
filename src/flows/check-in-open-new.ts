import type { Talk } from '../conversation/flow.js';
import type { ActivityKind, Audience } from '../domain/activities.js';
import { checkInCloses } from '../domain/check-in.js';
import { may } from '../domain/rights.js';
import { isBranch } from '../domain/units.js';
import { boardSays, notYours } from './check-in-board.js';
import { freeCode } from './check-in-door.js';
import { type Data, type Next, unitOf } from './check-in-open-data.js';

/** Makes the activity and opens it in one turn: it begins now, nobody is called by a notice. */
export async function openNew(talk: Talk<Data>, said: Data, length: number | 'end'): Promise<Next> {
  const unitId = unitOf(talk, said);
  if (!unitId || !said.kind || !may(talk.person.roles, 'call_meetings', unitId, talk.units)) return notYours;
  const code = await freeCode(talk, null);
  if (!code) return { do: 'end', say: [{ key: 'check-in-open-no-code' }] };
  const activityId = talk.newId();
  const fields = {
    kind: said.kind,
    title: said.title,
    startAt: talk.now,
    endAt: null,
    place: said.place ?? '',
    content: null,
    dress: null,
    bring: null,
  };
  const closeAt = checkInCloses(length, fields, talk.now);
  return {
    do: 'end',
    say: boardSays(talk, {
      activity: { id: activityId, unitId, ...fields },
      code,
      closeAt,
      roomSecret: null,
      came: 0,
      waiting: 0,
    }),
    effects: [
      {
        kind: 'call_activity',
        activityId,
        unitId,
        fields,
        audience: audienceOf(talk, unitId, said.kind),
        respondBy: null,
        sending: null,
      },
      { kind: 'open_check_in', activityId, code, openAt: talk.now, closeAt },
    ],
  };
}

/** Volunteering and events are for those who live there too (domain.md §3); a unit above branches means everybody below. */
function audienceOf(talk: Talk<unknown>, unitId: string, kind: ActivityKind): Audience {
  const unit = talk.units.get(unitId);
  if (unit && !isBranch(unit)) return { kind: 'subtree', unitId };
  return { kind: kind === 'volunteer' || kind === 'event' ? 'branch_and_residence' : 'branch', unitId };
}
