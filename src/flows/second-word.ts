import { choiceAddress } from '../conversation/address.js';
import type { AskedWish, Effect } from '../conversation/effects.js';
import type { ChoiceSpec, Say, Talk } from '../conversation/flow.js';
import type { Activity } from '../domain/activities.js';
import type { Officer } from '../domain/people.js';
import { may } from '../domain/rights.js';
import { needsSecondOfficer, secondWordUntil } from '../domain/sending.js';
import { fullUnitName } from '../domain/units.js';
import { showDateTime } from '../language/show.js';
import { signedAs } from './meeting-preview.js';

/** What reaches many, before it leaves. */
export interface Weighty {
  activityId: string;
  unitId: string;
  audience: Activity['audience'];
  wanted: AskedWish;
  /** How many would read it. */
  reached: number;
  /** When the meeting begins, or would; the sooner. */
  begins: Date;
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
  const { unitId, activityId, reached, begins, wanted } = one;
  const set = await talk.look.unitSetting(unitId, 'secondOfficer');
  if (!needsSecondOfficer(talk.sending, talk.units.get(unitId), reached, set)) return { kind: 'free', effects: [] };
  const alone = (why: string): SecondWord => ({
    kind: 'free',
    effects: [{ kind: 'audit', action: 'sent_without_second_officer', subject: activityId, data: { reached, why } }],
  });
  const isCall = wanted.kind === 'invitation';
  const until = isCall ? begins : secondWordUntil(begins);
  if (until <= talk.now) return alone('urgent');
  const officers = await otherOfficers(talk, unitId);
  if (officers.length > 0) return ask(talk, one, until, officers);
  return isCall ? { kind: 'nobody' } : alone('nobody');
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
