import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import type { ChoiceSpec, Say, Talk } from '../conversation/flow.js';
import type { Officer } from '../domain/people.js';
import { may } from '../domain/rights.js';
import { fullUnitName } from '../domain/units.js';
import { showDateTime } from '../language/show.js';
import type { Draft, ReadyDraft } from './meeting-draft.js';
import { previewSay, signedAs } from './meeting-preview.js';

/** A call to many goes to another officer first, with the text that members would read. Nothing has left by then. */
export async function askSecondOfficer(
  talk: Talk<Draft>,
  call: ReadyDraft,
  reached: number,
): Promise<{ say: Say; effects: Effect[] } | undefined> {
  const { unitId, fields, audience, respondBy } = call;
  const officers = await otherOfficers(talk, unitId);
  if (officers.length === 0) return undefined;
  const noticeId = talk.newId();
  const preview = previewSay(talk, 'invitation', { id: '', unitId, respondBy, ...fields }, { to: [], choices: [] });
  const params = { count: String(reached), time: showDateTime(fields.startAt, talk.zone) };
  const asked: Say = {
    key: 'sending-ask-second',
    params: { ...params, name: talk.person.member?.fullName ?? '', unit: fullUnitName(talk.units, unitId) },
    lines: [{ key: 'meeting-preview-line' }, { key: preview.key, params: preview.params ?? {} }, ...(preview.lines ?? [])],
    choices: [choice('agree', noticeId), choice('refuse', noticeId)],
  };
  const names = officers.flatMap((one) => one.fullName ?? []).join(', ');
  return {
    say: { key: 'sending-asked-second', params: { ...params, names: names || 'none' }, choices: [choice('withdraw', noticeId)] },
    effects: [
      {
        kind: 'ask_to_send',
        noticeId,
        activityId: talk.newId(),
        unitId,
        fields,
        audience,
        respondBy,
        signedAs: signedAs(talk, unitId),
      },
      { kind: 'audit', action: 'second_officer_asked', subject: noticeId, data: { reached } },
      ...officers.map((one) => ({
        kind: 'tell' as const,
        contactId: one.contactId,
        say: asked,
        key: `asked:${noticeId}:${one.contactId}`,
        urgency: 'urgent' as const,
      })),
    ],
  };
}

function choice(entry: 'agree' | 'refuse' | 'withdraw', noticeId: string): ChoiceSpec {
  return { label: { key: `sending-choice-${entry}` }, to: choiceAddress('sending', entry, noticeId) };
}

/** Officers of the unit who may send and can be written to; when there is none, those of the nearest unit above that has one. */
async function otherOfficers(talk: Talk<unknown>, unitId: string): Promise<Officer[]> {
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
