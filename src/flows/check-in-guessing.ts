import { choiceAddress } from '../conversation/address.js';
import type { TellEffect } from '../conversation/effects.js';
import type { Talk } from '../conversation/flow.js';
import { activityLine } from './activity-line.js';
import { openFor } from './check-in-arriving.js';

/**
 * Five wrong codes in a row: whoever keeps the door that is open for this person hears of it, once a lock. Not what was typed; and who
 * it was only if they are the officer of the person's own branch, because most of the time somebody needs help.
 */
export async function tellOfGuessing(talk: Talk<unknown>, firstMiss: Date, at: Date): Promise<TellEffect[]> {
  const { member, contactId } = talk.person;
  if (!member) return [];
  const doors = await openFor(talk, member, at);
  const told = await Promise.all(
    doors.map(async (door) => {
      const hosts = await talk.look.hostsOf(door.id);
      const units = hosts.includes(member.branchId) ? [door.unitId, member.branchId] : [door.unitId];
      const officers = (await Promise.all(units.map((unitId) => talk.look.officersFor(unitId)))).flat();
      return officers
        .filter((officer) => officer.contactId !== contactId)
        .map((officer): TellEffect => {
          const named = officer.unitId === member.branchId;
          return {
            kind: 'tell',
            contactId: officer.contactId,
            say: {
              key: named ? 'attendance-guessing-named' : 'attendance-guessing',
              params: named ? { name: member.fullName } : {},
              lines: [activityLine(door, talk.zone)],
              choices: [{ label: { key: 'check-in-open-tick' }, to: choiceAddress('attendance', 'tick', door.id) }],
            },
            key: `guessing:${door.id}:${contactId}:${firstMiss.getTime()}:${officer.contactId}`,
            urgency: 'urgent',
          };
        });
    }),
  );
  return told.flat();
}
