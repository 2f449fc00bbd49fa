import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActivityEffect } from '../../src/conversation/effects.js';
import { StaleFacts } from '../../src/conversation/effects.js';
import { attendanceEffects } from '../../src/storage/attendances.js';
import { checkInEffects, checkInLookup } from '../../src/storage/check-ins.js';
import type { Tx } from '../../src/storage/database.js';
import type { Actor, Caused } from '../../src/storage/effects.js';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';

let town: Town;
const by: Actor = { contactId: 'van', memberId: null, channel: 'zalo', messageKey: 'k', inboundId: 'i' };
const caused = <E extends ActivityEffect>(effect: E): Caused<E> => ({ effect, by });
const minute = (n: number) => new Date(town.clock.now().getTime() + n * 60_000);
const world = () => ({ now: town.clock.now(), newId: town.newId }) as never;

/** An activity whose door was open for the last ten minutes and is for the next twenty. */
async function openActivity(more: object = {}): Promise<string> {
  const id = town.newId();
  const data = {
    id,
    unitId: town.units.ap3,
    kind: 'regular',
    startAt: minute(-10),
    place: 'ấp 3',
    audience: {},
    state: 'called',
    createdAt: minute(-10),
  };
  await town.db.write((tx) =>
    tx.activity.create({
      data: { ...data, checkInCode: '4821', checkInOpenAt: minute(-10), checkInCloseAt: minute(20), ...more },
    }),
  );
  return id;
}

const checkIn = (activityId: string, memberId: string, at = minute(0)) =>
  caused({ kind: 'check_in' as const, activityId, memberId, mark: 'present' as const, at });
const write = (work: (tx: Tx) => Promise<void>) => town.db.write(work);
const marks = async () =>
  (await town.db.read((tx) => tx.attendance.findMany({ orderBy: { memberId: 'asc' } }))).map(
    (one) => `${one.memberId} ${one.mark}`,
  );

describe.each(engines)('sign-ins in storage on %s', (engine) => {
  beforeEach(async () => {
    town = await openTown({ engine });
  });
  afterEach(() => town.close());

  it('many go in by one statement, each once, however often they are sent', async () => {
    const id = await openActivity();
    const many = ['an', 'binh', 'an', 'hoa'].map((memberId) => checkIn(id, memberId));
    await write((tx) => checkInEffects.check_in(tx, many, world()));
    await write((tx) => checkInEffects.check_in(tx, [checkIn(id, 'an', minute(1))], world()));
    expect(await marks()).toEqual(['an present', 'binh present', 'hoa present']);
    expect((await town.db.read((tx) => tx.attendance.findFirstOrThrow({ where: { memberId: 'an' } }))).at).toEqual(minute(0));
  });

  it.each([
    ['the activity was called off', { state: 'cancelled' }, 0],
    ['the door was not open yet', {}, -11],
    ['the door was closed', {}, 20],
    ['the door was never opened', { checkInOpenAt: null, checkInCloseAt: null, checkInCode: null }, 0],
  ])('nothing of a group is written when %s meanwhile', async (_, more, at) => {
    const open = await openActivity();
    const other = await openActivity(more);
    const both = [checkIn(open, 'an'), checkIn(other, 'an', minute(at))];
    await expect(write((tx) => checkInEffects.check_in(tx, both, world()))).rejects.toThrow(StaleFacts);
    expect(await marks()).toEqual([]);
  });

  it('a code that is on another open board is refused, that of a closed one is not', async () => {
    const first = await openActivity();
    const second = await openActivity({ checkInCode: null, checkInOpenAt: null, checkInCloseAt: null });
    const opening = caused({
      kind: 'open_check_in' as const,
      activityId: second,
      code: '4821',
      openAt: minute(0),
      closeAt: minute(30),
    });
    await expect(write((tx) => checkInEffects.open_check_in(tx, [opening], world()))).rejects.toThrow(StaleFacts);
    await write((tx) =>
      checkInEffects.close_check_in(tx, [caused({ kind: 'close_check_in', activityId: first, at: minute(0) })], world()),
    );
    await write((tx) => checkInEffects.open_check_in(tx, [opening], world()));
    const found = await town.db.read((tx) => checkInLookup(tx).activitiesByCode('4821', minute(1)));
    expect(found.map((one) => one.id)).toEqual([second, first]);
  });

  it('codes are looked up for many at once, each for its own moment', async () => {
    const id = await openActivity({ checkInCloseAt: minute(0) });
    const [now, tomorrow, dayAfter, other] = await town.db.read((tx) => {
      const look = checkInLookup(tx);
      return Promise.all([
        look.activitiesByCode('4821', minute(-1)),
        look.activitiesByCode('4821', minute(24 * 60 - 1)),
        look.activitiesByCode('4821', minute(24 * 60)),
        look.activitiesByCode('5310', minute(0)),
      ]);
    });
    expect(now!.map((one) => one.id)).toEqual([id]);
    expect(tomorrow!.map((one) => one.id)).toEqual([id]);
    expect(dayAfter).toEqual([]);
    expect(other).toEqual([]);
  });

  it('an officer’s marks replace what was there and a null takes it away, in whatever order the group has them', async () => {
    const id = await openActivity();
    await write((tx) =>
      checkInEffects.check_in(
        tx,
        ['an', 'binh', 'hoa'].map((one) => checkIn(id, one)),
        world(),
      ),
    );
    const change = (list: { memberId: string; mark: 'present' | 'late' | null }[]) =>
      caused({ kind: 'mark_attendance' as const, activityId: id, marks: list, at: minute(1) });
    const items = [
      change([
        { memberId: 'an', mark: 'late' },
        { memberId: 'binh', mark: null },
      ]),
      change([{ memberId: 'lam', mark: 'present' }]),
    ];
    await write((tx) => attendanceEffects.mark_attendance(tx, items, world()));
    expect(await marks()).toEqual(['an late', 'hoa present', 'lam present']);
    await town.db.write((tx) => tx.activity.update({ where: { id }, data: { state: 'cancelled' } }));
    await expect(write((tx) => attendanceEffects.mark_attendance(tx, items, world()))).rejects.toThrow(StaleFacts);
  });
});
