import { choiceAddress } from '../conversation/address.js';
import type { AskedWish, Effect } from '../conversation/effects.js';
import type { ChoiceSpec, Label, Say, Talk } from '../conversation/flow.js';
import type { Activity } from '../domain/activities.js';
import type { Officer } from '../domain/people.js';
import { may } from '../domain/rights.js';
import { needsSecondOfficer, secondWordUntil } from '../domain/sending.js';
import { fullUnitName } from '../domain/units.js';
import { showDateTime } from '../language/show.js';
import { signedAs } from './meeting-preview.js';

/** What decides whether somebody else has to agree. */
interface Weight {
  kind: AskedWish['kind'];
  unitId: string;
  /** How many would read it. */
  reached: number;
  /** When the meeting begins, or would; the sooner. */
  begins: Date;
}

/** What reaches many, before it leaves. */
export interface Weighty extends Omit<Weight, 'kind'> {
  activityId: string;
  audience: Activity['audience'];
  wanted: AskedWish;
  /** As members would read it. */
  preview: Say;
}

/** `free`: it may leave at once; `asked`: another officer was asked; `nobody`: there is none to ask. */
export type SecondWord =
  | { kind: 'free'; effects: Effect[] }
  | { kind: 'asked'; say: Say; effects: Effect[] }
  | { kind: 'nobody' };

/**
 * Whether somebody else has to agree, and the question to them with the text that members would read. A change or a cancellation never
 * hangs on somebody's absence: it needs no second word when people are soon on their way, nor when there is nobody who could give it.
 */
export async function secondWord(talk: Talk<unknown>, one: Weighty): Promise<SecondWord> {
  const { activityId, reached, wanted } = one;
  const need = await needed(talk, { ...one, kind: wanted.kind });
  switch (need.kind) {
    case 'ask':
      return ask(talk, one, need.until, need.officers);
    case 'alone':
      return {
        kind: 'free',
        effects: [
          { kind: 'audit', action: 'sent_without_second_officer', subject: activityId, data: { reached, why: need.why } },
        ],
      };
    case 'free':
      return { kind: 'free', effects: [] };
    default:
      return { kind: 'nobody' };
  }
}

/** Said under the preview, so that nobody is surprised after “Gửi”. */
export async function secondWordLabels(talk: Talk<unknown>, weight: Weight): Promise<Label[]> {
  const need = await needed(talk, weight);
  if (need.kind === 'nobody') return [{ key: 'meeting-preview-second-nobody' }];
  if (need.kind !== 'ask') return [];
  const names = need.officers.flatMap((officer) => officer.fullName ?? []).join(', ');
  return [{ key: 'meeting-preview-second', params: { names: names || 'none', notice: weight.kind } }];
}

type Need = { kind: 'free' | 'nobody' } | { kind: 'alone'; why: string } | { kind: 'ask'; until: Date; officers: Officer[] };

async function needed(talk: Talk<unknown>, { kind, unitId, reached, begins }: Weight): Promise<Need> {
  const set = await talk.look.unitSetting(unitId, 'secondOfficer');
  if (!needsSecondOfficer(talk.sending, talk.units.get(unitId), reached, set)) return { kind: 'free' };
  const isCall = kind === 'invitation';
  const until = isCall ? begins : secondWordUntil(begins);
  if (until <= talk.now) return { kind: 'alone', why: 'urgent' };
  const officers = await otherOfficers(talk, unitId);
  if (officers.length > 0) return { kind: 'ask', until, officers };
  return isCall ? { kind: 'nobody' } : { kind: 'alone', why: 'nobody' };
}

function ask(talk: Talk<unknown>, one: Weighty, until: Date, officers: Officer[]): SecondWord {
  const { activityId, unitId, audience, wanted, reached, preview } = one;
  const noticeId = talk.newId();
  const params = { count: String(reached), time: showDateTime(until, talk.zone), notice: wanted.kind };
  const asked: Say = {
    key: 'sending-ask-second',
    params: { ...params, name: talk.person.member?.fullName ?? '', unit: fullUnitName(talk.units, unitId) },
    lines: [{ key: 'meeting-preview-line' }, { key: preview.key, params: preview.params ?? {} }, ...(preview.lines ?? [])],
    choices: [choice('agree', noticeId), choice('refuse', noticeId)],
  };
  const names = officers.flatMap((officer) => officer.fullName ?? []).join(', ');
  return {
    kind: 'asked',
    say: { key: 'sending-asked-second', params: { ...params, names: names || 'none' }, choices: [choice('withdraw', noticeId)] },
    effects: [
      { kind: 'ask_to_send', noticeId, activityId, unitId, audience, signedAs: signedAs(talk, unitId), until, wanted },
      { kind: 'audit', action: 'second_officer_asked', subject: noticeId, data: { reached } },
      ...officers.map((officer) => ({
        kind: 'tell' as const,
        contactId: officer.contactId,
        say: asked,
        key: `asked:${noticeId}:${officer.contactId}`,
        urgency: 'urgent' as const,
      })),
    ],
  };
}

function choice(entry: 'agree' | 'refuse' | 'withdraw', noticeId: string): ChoiceSpec {
  return { label: { key: `sending-choice-${entry}` }, to: choiceAddress('sending', entry, noticeId) };
}

/** Officers of the unit who may send and can be written to; when there is none, those of the nearest unit above that has one. */
export async function otherOfficers(talk: Talk<unknown>, unitId: string): Promise<Officer[]> {
  for (const unit of talk.units.upward(unitId)) {
    const there = (await talk.look.officersFor(unit.id)).filter(
      (one) =>
        one.contactId !== talk.person.contactId &&
        one.reachable &&
        may([{ role: one.role, unitId: one.unitId }], 'call_meetings', unitId, talk.units),
    );
    if (there.length > 0) return there;
  }
  return [];
}
