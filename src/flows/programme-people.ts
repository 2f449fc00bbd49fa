import { choiceAddress } from '../conversation/address.js';
import type { Conclusion, Effect } from '../conversation/effects.js';
import type { ChoiceSpec, Label, Opening, Say, Talk } from '../conversation/flow.js';
import type { ProgrammePerson } from '../conversation/lookup.js';
import { makeBadgeCode } from '../domain/badges.js';
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
type Ended = Extract<Opening<never, never>, { do: 'end' }>;

const pageSize = 20;
const to = (name: string, ...args: (string | number)[]) => choiceAddress('programmes', name, ...args);
const end = (say: Say, effects: Effect[] = []): Ended => ({ do: 'end', say: [say], effects });
const notYours = end({ key: 'programme-not-yours' });

/** Names of many do not go through a platform abroad (docs/decisions/0007). */
export function namesElsewhere({ person }: Talk<unknown>): Ended | undefined {
  return person.channel === 'telegram' ? end({ key: 'programmes-on-zalo' }) : undefined;
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
            label: { key: 'programmes-choice-all-of', params: { count: String(sent.length) } },
            to: to('all', found.id, unitId, year),
          },
        ]
      : []),
    ...open.map((one) => ({ label: { text: one.fullName }, to: to('person', found.id, unitId, year, one.memberId) })),
    ...(all.length > (page + 1) * pageSize
      ? [button('programmes-choice-more', to('people', found.id, unitId, year, page + 1))]
      : []),
  ];
  const lines = shown.map((one, n) => personLine(one, page * pageSize + n + 1));
  const params = { programme: found.title, unit: fullUnitName(talk.units, unitId), count: String(all.length) };
  return end({ key: 'programmes-people', params, lines, choices }, [
    { kind: 'audit', action: 'programme_people_viewed', subject: unitId },
  ]);
}

function personLine(one: ProgrammePerson, number: number): Label {
  const state = one.conclusion ?? (one.sharedAt ? 'sent' : one.registeredOn ? 'registered' : 'none');
  return { key: 'programmes-line-person', params: { number: String(number), name: one.fullName, state } };
}

async function personOf(
  found: Programme,
  where: Where & { memberId: string },
  talk: Talk<unknown>,
): Promise<ProgrammePerson | undefined> {
  return (await seen(found, where, talk))?.find((one) => one.memberId === where.memberId);
}

/** What one person sent. What they did not send is not here. */
export async function person(found: Programme, where: Where & { memberId: string }, talk: Talk<undefined>): Promise<Ended> {
  const one = await personOf(found, where, talk);
  if (!one) return notYours;
  const { unitId, year } = where;
  if (!one.sharedAt)
    return end({ key: one.registeredOn ? 'programmes-person-kept' : 'programmes-person-not-in', params: { name: one.fullName } });
  const lines: Label[] = one.shared.flatMap(({ groupCode, text, selfAssessment }) => {
    const group = found.groups.find(({ code }) => code === groupCode);
    return [
      ...(group ? [{ text: group.title }] : []),
      ...textLines(text),
      { key: `review-result-${(selfAssessment ?? 'silent').replaceAll('_', '-')}` },
    ];
  });
  if (one.conclusion) lines.push({ key: 'programmes-line-concluded', params: { conclusion: one.conclusion } });
  const isSelf = one.memberId === talk.person.member?.id;
  const args = [found.id, unitId, year, one.memberId];
  const choices = isSelf
    ? []
    : [
        ...(one.conclusion === 'reached' ? [] : [button('programmes-choice-reached', to('reached', ...args))]),
        ...(one.conclusion === 'not_reached' ? [] : [button('programmes-choice-not-reached', to('missed', ...args))]),
      ];
  const params = { name: one.fullName, day: showBirthDate(one.registeredOn ?? ''), sent: showDate(one.sharedAt, talk.zone) };
  return end({ key: 'programmes-person', params, lines, choices }, [
    { kind: 'audit', action: 'pledge_read', subject: one.memberId },
  ]);
}

export async function concludeOne(
  found: Programme,
  where: Where & { memberId: string },
  conclusion: Conclusion,
  talk: Talk<unknown>,
): Promise<Ended> {
  const one = await personOf(found, where, talk);
  if (!one || one.memberId === talk.person.member?.id) return notYours;
  if (!one.sharedAt) return end({ key: 'programmes-person-kept', params: { name: one.fullName } });
  if (one.conclusion === conclusion) return end({ key: 'programmes-concluded-already', params: { name: one.fullName } });
  const choices = [button('programmes-choice-people', to('people', found.id, where.unitId, where.year))];
  return end(
    { key: 'programmes-concluded', params: { name: one.fullName, conclusion }, choices },
    concluding(found, where.year, [one], conclusion, talk),
  );
}

export async function concludeAll(found: Programme, where: Where, talk: Talk<unknown>): Promise<Ended> {
  const sent = await sentOf(talk, { ...where, programmeId: found.id });
  if (sent.length === 0) return end({ key: 'programmes-nobody-waits' });
  const choices = [button('programmes-choice-stand', to('stand', found.id, where.unitId, where.year))];
  return end(
    { key: 'programmes-concluded-all', params: { count: String(sent.length) }, choices },
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
