import { choiceAddress } from '../conversation/address.js';
import type { Conclusion, Effect } from '../conversation/effects.js';
import type { ChoiceSpec, Label, Opening, Say, Talk } from '../conversation/flow.js';
import type { ProgrammePerson } from '../conversation/lookup.js';
import { makeBadgeCode } from '../domain/badges.js';
import { wallClock } from '../domain/local-time.js';
import type { Programme } from '../domain/pledges.js';
import { mayConclude, mayOrganise } from '../domain/programme-rights.js';
import { fullUnitName, isBranch } from '../domain/units.js';
import { showBirthDate, showDate } from '../language/show.js';
import { button, textLines } from './pledge-words.js';

/** Who registered, what was sent, and the unit's word about it: one by one, or "đạt" for everybody who sent it. */

export interface Where {
  unitId: string;
  year: number;
}
interface Whom {
  memberId: string;
  year: number;
}
type Ended = Extract<Opening<never, never>, { do: 'end' }>;

const pageSize = 20;
const to = (name: string, ...args: (string | number)[]) => choiceAddress('plans', name, ...args);
const end = (say: Say, effects: Effect[] = []): Ended => ({ do: 'end', say: [say], effects });
const notYours = end({ key: 'programme-not-yours' });

/** A year in a button: its last digit, for there is little room (flows/programmes.ts); the nearest year that ends so. */
export const yearArg = (year: number) => year % 10;
export function asYear(text: string | undefined, talk: Talk<unknown>): number {
  if (!/^\d$/.test(text ?? '')) return 0;
  const now = Number(wallClock(talk.now, talk.zone).day.slice(0, 4));
  return Array.from({ length: 10 }, (_, n) => now - 7 + n).find((year) => year % 10 === Number(text)) ?? 0;
}

/** Names of many do not go through a platform abroad (docs/decisions/0007). */
export function namesElsewhere({ person }: Talk<unknown>): Ended | undefined {
  return person.channel === 'telegram' ? end({ key: 'plans-on-zalo' }) : undefined;
}

/** Those of the unit whom this officer may see by name; nobody concludes about themselves. */
export async function seen(
  found: Programme,
  { unitId, year }: Where,
  talk: Talk<unknown>,
): Promise<ProgrammePerson[] | undefined> {
  const unit = talk.units.get(unitId);
  if (!unit || year === 0 || !mayOrganise(talk.person.roles, unitId, talk.units)) return undefined;
  if (!isBranch(unit) && found.audience === 'members') return undefined;
  const all = await talk.look.programmePeople(found.id, unitId, year);
  const near = all.filter((one) => mayConclude(talk.person.roles, found, one.branchId, talk.units));
  return near.length > 0 || all.length === 0 ? near : undefined;
}

const waits = (one: ProgrammePerson, talk: Talk<unknown>) =>
  one.sharedAt !== null && one.conclusion === null && one.memberId !== talk.person.member?.id;

/** Who sent how it went and waits for the unit's word. */
export async function sentOf(talk: Talk<unknown>, where: Where & { programmeId: string }): Promise<ProgrammePerson[]> {
  const found = await talk.look.programme(where.programmeId);
  const all = found ? await seen(found, where, talk) : undefined;
  return (all ?? []).filter((one) => waits(one, talk));
}

export async function people(found: Programme, where: Where, page: number, talk: Talk<undefined>): Promise<Ended> {
  const elsewhere = namesElsewhere(talk);
  if (elsewhere) return elsewhere;
  const all = await seen(found, where, talk);
  if (!all) return notYours;
  const { unitId, year } = where;
  const shown = all.slice(page * pageSize, (page + 1) * pageSize);
  const sent = all.filter((one) => waits(one, talk));
  const open = shown.filter((one) => one.sharedAt !== null && one.memberId !== talk.person.member?.id);
  const choices: ChoiceSpec[] = [
    ...(sent.length > 0
      ? [
          {
            label: { key: 'plans-choice-all-of', params: { count: String(sent.length) } },
            to: to('all', found.id, unitId, yearArg(year)),
          },
        ]
      : []),
    ...open.map((one) => ({ label: { text: one.fullName }, to: to('who', found.id, one.memberId, yearArg(year)) })),
    ...(all.length > (page + 1) * pageSize
      ? [button('plans-choice-more', to('names', found.id, unitId, yearArg(year), page + 1))]
      : []),
  ];
  const lines = shown.map((one, n) => personLine(one, page * pageSize + n + 1));
  const params = { programme: found.title, unit: fullUnitName(talk.units, unitId), count: String(all.length) };
  return end({ key: 'plans-people', params, lines, choices }, [
    { kind: 'audit', action: 'programme_people_viewed', subject: unitId },
  ]);
}

function personLine(one: ProgrammePerson, number: number): Label {
  const state = one.conclusion ?? (one.sharedAt ? 'sent' : one.registeredOn ? 'registered' : 'none');
  return { key: 'plans-line-person', params: { number: String(number), name: one.fullName, state } };
}

async function personOf(found: Programme, { memberId, year }: Whom, talk: Talk<unknown>): Promise<ProgrammePerson | undefined> {
  const one = memberId && year > 0 ? await talk.look.programmePerson(found.id, memberId, year) : null;
  return one && mayConclude(talk.person.roles, found, one.branchId, talk.units) ? one : undefined;
}

/** What one person sent. What they did not send is not here. */
export async function person(found: Programme, whom: Whom, talk: Talk<undefined>): Promise<Ended> {
  const one = await personOf(found, whom, talk);
  if (!one) return notYours;
  const { year } = whom;
  if (!one.sharedAt)
    return end({ key: one.registeredOn ? 'plans-person-kept' : 'plans-person-not-in', params: { name: one.fullName } });
  const lines: Label[] = one.shared.flatMap(({ groupCode, text, selfAssessment }) => {
    const group = found.groups.find(({ code }) => code === groupCode);
    return [
      ...(group ? [{ text: group.title }] : []),
      ...textLines(text),
      { key: `review-result-${(selfAssessment ?? 'silent').replaceAll('_', '-')}` },
    ];
  });
  if (one.conclusion) lines.push({ key: 'plans-line-concluded', params: { conclusion: one.conclusion } });
  const isSelf = one.memberId === talk.person.member?.id;
  const args = [found.id, one.memberId, yearArg(year)];
  const choices = isSelf
    ? []
    : [
        ...(one.conclusion === 'reached' ? [] : [button('plans-choice-reached', to('reached', ...args))]),
        ...(one.conclusion === 'not_reached' ? [] : [button('plans-choice-not-reached', to('missed', ...args))]),
      ];
  const params = { name: one.fullName, day: showBirthDate(one.registeredOn ?? ''), sent: showDate(one.sharedAt, talk.zone) };
  return end({ key: 'plans-person', params, lines, choices }, [{ kind: 'audit', action: 'pledge_read', subject: one.memberId }]);
}

export async function concludeOne(found: Programme, whom: Whom, conclusion: Conclusion, talk: Talk<unknown>): Promise<Ended> {
  const one = await personOf(found, whom, talk);
  if (!one || one.memberId === talk.person.member?.id) return notYours;
  if (!one.sharedAt) return end({ key: 'plans-person-kept', params: { name: one.fullName } });
  if (one.conclusion === conclusion) return end({ key: 'plans-concluded-already', params: { name: one.fullName } });
  const choices = [button('plans-choice-people', to('names', found.id, one.branchId, yearArg(whom.year)))];
  return end(
    { key: 'plans-concluded', params: { name: one.fullName, conclusion }, choices },
    concluding(found, whom.year, [one], conclusion, talk),
  );
}

export async function concludeAll(found: Programme, where: Where, talk: Talk<unknown>): Promise<Ended> {
  const sent = await sentOf(talk, { ...where, programmeId: found.id });
  if (sent.length === 0) return end({ key: 'plans-nobody-waits' });
  const choices = [button('plans-choice-stand', to('stand', found.id, where.unitId, yearArg(where.year)))];
  return end(
    { key: 'plans-concluded-all', params: { count: String(sent.length) }, choices },
    concluding(found, where.year, sent, 'reached', talk),
  );
}

/** The unit's word is written, told to each member, and noted with its author. */
function concluding(
  found: Programme,
  year: number,
  whom: ProgrammePerson[],
  conclusion: Conclusion,
  talk: Talk<unknown>,
): Effect[] {
  const conclusions = whom.map(({ memberId }) => ({
    memberId,
    conclusion,
    badgeCode: found.badge && conclusion === 'reached' ? makeBadgeCode((below) => talk.random(below)) : null,
  }));
  const badge = found.badge ? [button('review-choice-badge', choiceAddress('review', 'badge', found.id, year))] : [];
  const say: Say = {
    key: conclusion === 'reached' ? 'review-concluded-reached' : 'review-concluded-not',
    params: { programme: found.title, year: String(year) },
    choices: conclusion === 'reached' ? badge : [],
  };
  return [
    { kind: 'conclude_pledges', programmeId: found.id, year, conclusions },
    ...whom.flatMap(({ contactId, memberId }) =>
      contactId
        ? [
            {
              kind: 'tell' as const,
              contactId,
              say,
              key: `concluded:${found.id}:${year}:${memberId}:${talk.newId()}`,
              urgency: 'answer' as const,
            },
          ]
        : [],
    ),
    ...whom.map(({ memberId }) => ({ kind: 'audit' as const, action: 'conclusion_entered', subject: memberId, data: { year } })),
  ];
}
