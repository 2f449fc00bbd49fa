import type { Effect } from '../conversation/effects.js';
import type { LabelledSheet, Opening, Say, Talk } from '../conversation/flow.js';
import { showBadgeNumber } from '../domain/badges.js';
import type { Programme } from '../domain/pledges.js';
import { contentsOf } from '../domain/programme-contents.js';
import { type SheetShape, sheetFormatOn } from '../domain/sheets.js';
import { fullUnitName } from '../domain/units.js';
import { badgeSheet, pledgeSheet } from '../reports/sheets/pledges.js';
import { namesElsewhere, seen } from './programme-people.js';

/** Tables with names: who registered with what they sent, and the list by which badges are printed. Not through Telegram. */
type Ended = Extract<Opening<never, never>, { do: 'end' }>;
const end = (say: Say, effects: Effect[] = []): Ended => ({ do: 'end', say: [say], effects });

export async function pledgeTable(found: Programme, unitId: string, year: number, talk: Talk<undefined>): Promise<Ended> {
  const elsewhere = namesElsewhere(talk);
  if (elsewhere) return elsewhere;
  const all = await seen(found, { unitId, year }, talk);
  if (!all) return end({ key: 'programme-not-yours' });
  const registered = all.flatMap((one) =>
    one.registeredOn ? [{ fullName: one.fullName, contents: contentsOf(found, one.shared), registeredOn: one.registeredOn }] : [],
  );
  if (registered.length === 0) return end({ key: 'plans-nobody-registered' });
  const sheet = pledgeSheet(fullUnitName(talk.units, unitId), found.title, year, registered);
  return file('plans-table', sheet, registered.length, unitId, talk);
}

export async function badgeTable(found: Programme, unitId: string, year: number, talk: Talk<undefined>): Promise<Ended> {
  const elsewhere = namesElsewhere(talk);
  if (elsewhere) return elsewhere;
  const all = await seen(found, { unitId, year }, talk);
  if (!all) return end({ key: 'programme-not-yours' });
  const holders = all
    .flatMap(({ badgeNumber, conclusion, fullName, branchId }) =>
      badgeNumber !== null && conclusion === 'reached'
        ? [{ badgeNumber, fullName, unit: fullUnitName(talk.units, branchId) }]
        : [],
    )
    .sort((a, b) => a.badgeNumber - b.badgeNumber)
    .map(({ badgeNumber, ...rest }) => ({ ...rest, number: showBadgeNumber(badgeNumber, year) }));
  if (holders.length === 0) return end({ key: 'plans-no-badges' });
  const sheet = badgeSheet(fullUnitName(talk.units, unitId), found.badge ?? found.title, found.title, year, holders);
  return file('plans-badges', sheet, holders.length, unitId, talk);
}

function file(key: string, sheet: SheetShape, count: number, subject: string, talk: Talk<unknown>): Ended {
  const attachment: LabelledSheet = { kind: 'sheet', format: sheetFormatOn(talk.person.channel), sheet };
  return end({ key, params: { count: String(count) }, attachment }, [
    { kind: 'audit', action: 'programme_exported', subject, data: { count } },
  ]);
}
