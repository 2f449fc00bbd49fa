import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import type { Say, Talk } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import { may } from '../domain/rights.js';
import { sheetFormatOn } from '../domain/sheets.js';
import { fullUnitName, isBranch } from '../domain/units.js';
import { rosterSheet } from '../reports/sheets/roster.js';
import { isConcerned, ownBranches } from './residence-scope.js';

type Ended = { do: 'end'; say: Say[]; effects?: Effect[] };
const end = (say: Say, effects?: Effect[]): Ended => ({ do: 'end', say: [say], ...(effects && { effects }) });

/** "Xuất danh sách đoàn viên": of the branch that they lead; a button a branch when there are several. */
export async function exportRoster(talk: Talk<unknown>): Promise<Ended> {
  const [only, ...others] = ownBranches(talk);
  if (!only) return end(notOwn(talk));
  if (others.length === 0) return rosterFile(talk, only.id);
  return end({
    key: 'roster-list-which-branch',
    choices: [only, ...others].map((unit) => ({
      label: { text: fullUnitName(talk.units, unit.id) },
      to: choiceAddress('roster_list', 'file', unit.id),
    })),
  });
}

/** Levels above see names in the list, page by page; the file with birth dates and phones is the branch's own. */
function notOwn({ person }: Talk<unknown>): Say {
  if (person.roles.length === 0) return { key: 'roster-list-no-right' };
  return {
    key: 'roster-list-file-own',
    choices: [{ label: { key: 'roster-list-menu' }, to: choiceAddress('roster_list', 'see') }],
  };
}

/**
 * The list of domain.md §6.4 as a file, for the secretary concerned; in the audit log (§8.7). Never by Telegram: it has everybody's
 * birth date and phone (docs/decisions/0007).
 */
export async function rosterFile(talk: Talk<unknown>, unitId: string): Promise<Ended> {
  const { person, units, look } = talk;
  const unit = units.get(unitId);
  if (!unit || !isBranch(unit) || !may(person.roles, 'see_roster', unitId, units)) return end({ key: 'roster-list-no-right' });
  if (!(await isConcerned(talk, unitId))) return end(notOwn(talk));
  if (person.channel === 'telegram') return end(elsewhere(talk));
  const branches = await look.listedMembers(unitId);
  const count = branches.reduce((sum, { members }) => sum + members.length, 0);
  const name = fullUnitName(units, unitId);
  if (count === 0) return end({ key: 'roster-list-empty', params: { unit: name } });
  const sheet = rosterSheet(unit.name, wallClock(talk.now, talk.zone).day, branches);
  const say: Say = {
    key: 'roster-list-file',
    params: { unit: name, count: String(count) },
    attachment: { kind: 'sheet', format: sheetFormatOn(person.channel), sheet },
  };
  return end(say, [{ kind: 'audit', action: 'roster_exported', subject: unitId, data: { members: count } }]);
}

/** Where it can be had instead: on Zalo, or at the desk in the browser. */
function elsewhere({ person, page }: Talk<unknown>): Say {
  const desk = page('/desk') !== undefined;
  return {
    key: 'roster-list-file-elsewhere',
    params: { zalo: person.channels.includes('zalo') ? 'yes' : 'no', desk: desk ? 'yes' : 'no' },
    choices: desk ? [{ label: { key: 'desk-menu' }, to: choiceAddress('desk', 'open') }] : [],
  };
}
