import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import { type ChoiceSpec, flow, type Opening, type Say, type Talk } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import type { Programme } from '../domain/pledges.js';
import { seasonOf } from '../domain/programme-days.js';
import { mayOrganise } from '../domain/programme-rights.js';
import { unitsWith } from '../domain/rights.js';
import { fullUnitName, isBranch } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { readYesNo } from '../language/words.js';
import { again, brief, button } from './pledge-words.js';
import { asYear, concludeAll, concludeOne, people, person, sentOf, yearArg } from './programme-people.js';
import { daysOf, programmeLines } from './programme-preview.js';
import { stand, sumOf } from './programme-stand.js';
import { badgeTable, pledgeTable } from './programme-tables.js';

/**
 * "Chương trình rèn luyện" for officers: which there are, how many registered, who sent how it went, the unit's word, badges and tables.
 * Names only where domain/programme-rights.ts says so; lists of names not through Telegram (docs/decisions/0007).
 */
const data = z.object({
  what: z.enum(['close', 'all', 'not_reached']),
  programmeId: z.string(),
  unitId: z.string(),
  year: z.number().int(),
  memberId: z.string().nullable(),
});
type Data = z.infer<typeof data>;
export type ProgrammesOpening = Opening<Data, 'sure'>;
/** More than these are a notice, with the rules of one. */
const mostInvited = 300;
const listWords = new Set([
  'chuong trinh ren luyen',
  'cac chuong trinh ren luyen',
  'quan ly ren luyen',
  'tinh hinh dang ky ren luyen',
  'ai da dang ky ren luyen',
  'ai dang ren luyen',
  'tien do ren luyen',
  'theo doi ren luyen',
  'ket luan ren luyen',
  'danh sach ren luyen',
  'danh sach dat',
  'danh sach dat ren luyen',
  'danh sach huy hieu',
  'cap huy hieu',
]);

const to = (name: string, ...args: (string | number)[]) => choiceAddress('plans', name, ...args);
const end = (say: Say, effects: Effect[] = []): Extract<Opening<never, never>, { do: 'end' }> => ({
  do: 'end',
  say: [say],
  effects,
});
const notYours = end({ key: 'programme-not-yours' });

export const programmes = flow<Data, 'sure'>({
  // Short, as its entries are: Telegram's buttons hold 64 bytes, and two ids take 48 of them.
  name: 'plans',
  data,
  steps: {
    /** What cannot be undone, or is told to somebody at once, is asked once more. */
    sure: {
      async ask(talk) {
        const { what, programmeId } = talk.data;
        const found = await talk.look.programme(programmeId);
        const count = what === 'all' ? (await sentOf(talk, talk.data)).length : 0;
        return {
          key: `plans-sure-${what.replace('_', '-')}`,
          params: { programme: found?.title ?? '', count: String(count) },
          choices: [
            button(`plans-choice-${what.replace('_', '-')}`, to('sure', 'yes')),
            button('plans-choice-not', to('sure', 'no')),
          ],
        };
      },
      async answer(answer, talk) {
        const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readYesNo(answer.text) : undefined;
        if (said === 'no') return { do: 'end', say: [{ key: 'plans-left' }] };
        if (said !== 'yes') return again('plans-sure-again');
        const { what, programmeId, memberId } = talk.data;
        const found = await talk.look.programme(programmeId);
        if (!found) return notYours;
        if (what === 'close') return close(found, talk);
        if (what === 'all') return concludeAll(found, talk.data, talk);
        return concludeOne(found, { ...talk.data, memberId: memberId ?? '' }, 'not_reached', talk);
      },
    },
  },

  entries: {
    list: (_, talk) => list(talk),
    one: ([id], talk) => withSeen(id, talk, (found) => one(found, talk)),
    invite: ([id], talk) => withOwn(id, talk, (found) => invite(found, talk)),
    invited: ([id], talk) => withOwn(id, talk, (found) => invited(found, talk)),
    close: ([id], talk) =>
      withOwn(id, talk, (found) => {
        if (found.state === 'closed') return end({ key: 'programme-closed-already' });
        return sure('close', found, found.unitId, yearOf(found, talk));
      }),
    stand: ([id, unitId, year], talk) => withSeen(id, talk, (found) => stand(found, unitId ?? '', asYear(year, talk), talk)),
    names: ([id, unitId, year, page], talk) =>
      withSeen(id, talk, (found) => people(found, { unitId: unitId ?? '', year: asYear(year, talk) }, asPage(page), talk)),
    who: ([id, memberId, year], talk) =>
      withSeen(id, talk, (found) => person(found, { memberId: memberId ?? '', year: asYear(year, talk) }, talk)),
    reached: ([id, memberId, year], talk) =>
      withSeen(id, talk, (found) => concludeOne(found, { memberId: memberId ?? '', year: asYear(year, talk) }, 'reached', talk)),
    missed: ([id, memberId, year], talk) =>
      withSeen(id, talk, (found) => sure('not_reached', found, found.unitId, asYear(year, talk), memberId)),
    all: ([id, unitId, year], talk) => withSeen(id, talk, (found) => sure('all', found, unitId ?? '', asYear(year, talk))),
    table: ([id, unitId, year], talk) =>
      withSeen(id, talk, (found) => pledgeTable(found, unitId ?? '', asYear(year, talk), talk)),
    badges: ([id, unitId, year], talk) =>
      withSeen(id, talk, (found) => badgeTable(found, unitId ?? '', asYear(year, talk), talk)),
  },

  words: (text, talk) => (listWords.has(searchKey(text)) && officerUnits(talk).length > 0 ? list(talk) : undefined),
  menu: (talk) =>
    officerUnits(talk).length > 0
      ? [{ label: { key: 'plans-menu' }, to: to('list'), for: 'officer', order: 160, drawer: 'books' }]
      : [],
});

const asPage = (text: string | undefined) => (/^\d{1,3}$/.test(text ?? '') ? Number(text) : 0);

function officerUnits(talk: Talk<unknown>): string[] {
  return unitsWith(talk.person.roles, 'call_meetings');
}

/** The season that is on now. */
function yearOf(found: Programme, talk: Talk<unknown>): number {
  return seasonOf(found, wallClock(talk.now, talk.zone).day, talk.zone).year;
}

function sure(
  what: Data['what'],
  found: Programme,
  unitId: string,
  year: number,
  memberId: string | null = null,
): ProgrammesOpening {
  return { do: 'go', step: 'sure', data: { what, programmeId: found.id, unitId, year, memberId } };
}

/** A programme of the officer's units or of those above them: the others are nobody's business here. */
async function withSeen(
  id: string | undefined,
  talk: Talk<undefined>,
  then: (found: Programme) => ProgrammesOpening | Promise<ProgrammesOpening>,
): Promise<ProgrammesOpening> {
  const found = id ? await talk.look.programme(id) : null;
  const isNear =
    found !== null &&
    officerUnits(talk).some((unitId) => talk.units.isWithin(unitId, found.unitId) || talk.units.isWithin(found.unitId, unitId));
  return isNear ? then(found) : notYours;
}

async function withOwn(
  id: string | undefined,
  talk: Talk<undefined>,
  then: (found: Programme) => ProgrammesOpening | Promise<ProgrammesOpening>,
): Promise<ProgrammesOpening> {
  return withSeen(id, talk, (found) => (mayOrganise(talk.person.roles, found.unitId, talk.units) ? then(found) : notYours));
}

async function list(talk: Talk<undefined>): Promise<ProgrammesOpening> {
  const units = officerUnits(talk);
  if (units.length === 0) return notYours;
  const unitIds = [...new Set(units.flatMap((id) => talk.units.upward(id).map((unit) => unit.id)))];
  const found = await talk.look.programmesOf(unitIds);
  const choices: ChoiceSpec[] = found.map((one) => ({
    label: one.state === 'open' ? { text: one.title } : { key: 'plans-closed-title', params: { title: brief(one.title) } },
    to: to('one', one.id),
  }));
  return end({
    key: found.length > 0 ? 'plans-list' : 'plans-none',
    choices: [...choices.slice(0, 20), button('plans-choice-new', choiceAddress('programme', 'start'))],
  });
}

/** A programme with its numbers where this officer is, and what they can do with it. */
async function one(found: Programme, talk: Talk<undefined>): Promise<ProgrammesOpening> {
  const isOwn = mayOrganise(talk.person.roles, found.unitId, talk.units);
  const year = yearOf(found, talk);
  const scope = scopeOf(found, talk);
  const lines = programmeLines({ ...found, ...daysOf(found, talk.zone) }, talk.units);
  if (found.state === 'closed') lines.push({ key: 'plans-line-closed' });
  const choices: ChoiceSpec[] = [];
  if (found.kind === 'criteria') {
    if (talk.person.member) choices.push(button('criteria-choice-board', choiceAddress('criteria', 'open')));
    const isAbove = talk.person.roles.some((held) => !isBranch(talk.units.get(held.unitId) ?? { kind: '' }));
    if (isAbove) choices.push(button('plans-choice-criteria', choiceAddress('criteria', 'year')));
  } else {
    const sum = sumOf(await talk.look.programmeCounts(found.id, scope, year));
    lines.push({ key: 'plans-line-sum', params: { unit: fullUnitName(talk.units, scope), year: String(year), ...sum } });
    choices.push(button('plans-choice-stand', to('stand', found.id, scope, yearArg(year))));
    const isSpring = found.validTo === null && Number(wallClock(talk.now, talk.zone).day.slice(5, 7)) <= 3;
    if (isSpring)
      choices.push({
        label: { key: 'plans-choice-last-year', params: { year: String(year - 1) } },
        to: to('stand', found.id, scope, yearArg(year - 1)),
      });
  }
  if (isOwn && found.state === 'open') {
    if (found.kind !== 'criteria') choices.push(button('programme-choice-invite', to('invite', found.id)));
    if ((await talk.look.programmeUse(found.id)) === 0)
      choices.push(button('plans-choice-edit', choiceAddress('programme', 'edit', found.id)));
    choices.push(button('plans-choice-close', to('close', found.id)));
  }
  return end({ key: 'plans-one', lines, choices });
}

/** The unit whose numbers are this officer's: their own, within the programme's. */
function scopeOf(found: Programme, talk: Talk<unknown>): string {
  const within = officerUnits(talk).find((unitId) => talk.units.isWithin(unitId, found.unitId));
  return within ?? found.unitId;
}

async function invite(found: Programme, talk: Talk<undefined>): Promise<ProgrammesOpening> {
  if (found.state === 'closed') return end({ key: 'programme-closed-already' });
  const count = await talk.look.programmeInvitees(found.id);
  if (count === 0) return end({ key: 'plans-nobody-to-invite' });
  if (count > mostInvited) return end({ key: 'plans-too-many', params: { count: String(count) } });
  const choices = [button('plans-choice-send-invitations', to('invited', found.id))];
  return end({
    key: 'plans-invite',
    params: { count: String(count), audience: found.audience, programme: found.title },
    choices,
  });
}

async function invited(found: Programme, talk: Talk<undefined>): Promise<ProgrammesOpening> {
  const count = await talk.look.programmeInvitees(found.id);
  if (found.state === 'closed' || count > mostInvited) return end({ key: 'programme-closed-already' });
  return end({ key: 'plans-invited' }, [
    { kind: 'invite_to_programme', programmeId: found.id },
    { kind: 'audit', action: 'programme_invited', subject: found.id, data: { count } },
  ]);
}

function close(found: Programme, talk: Talk<unknown>): Extract<ProgrammesOpening, { do: 'end' }> {
  if (!mayOrganise(talk.person.roles, found.unitId, talk.units)) return notYours;
  if (found.state === 'closed') return end({ key: 'programme-closed-already' });
  return end({ key: 'plans-closed', params: { programme: found.title } }, [
    { kind: 'close_programme', programmeId: found.id },
    { kind: 'audit', action: 'programme_closed', subject: found.id },
  ]);
}
