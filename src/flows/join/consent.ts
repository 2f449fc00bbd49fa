import { choiceAddress } from '../../conversation/address.js';
import type { Step } from '../../conversation/flow.js';
import { type ConsentPurpose, consentVersion } from '../../domain/people.js';
import { searchKey } from '../../language/folding.js';
import { readControl, readYesNo } from '../../language/words.js';
import type { JoinData, JoinStep } from './data.js';
import { onward } from './onward.js';

/** The needed purpose, before the first personal question. The two others are asked next, each for itself, none pre-set. */
export const consent: Step<JoinData, JoinStep> = {
  ask: ({ controller }) => ({
    key: 'consent-ask',
    params: { controller },
    choices: [
      { label: { key: 'consent-choice-yes' }, to: choiceAddress('join', 'consent', 'yes') },
      { label: { key: 'consent-choice-no' }, to: choiceAddress('join', 'consent', 'no') },
      { label: { key: 'consent-choice-details' }, to: choiceAddress('join', 'consent', 'details') },
      { label: { key: 'join-choice-other-channel' }, to: choiceAddress('link', 'enter') },
    ],
  }),
  answer(answer, { data, controller }) {
    const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readYesNo(answer.text) : undefined;
    if (said === 'yes')
      return {
        do: 'go',
        step: 'extras',
        data,
        effects: [{ kind: 'give_consent', purposes: ['registration'], textVersion: consentVersion }],
      };
    if (said === 'no')
      return {
        do: 'end',
        say: [{ key: 'consent-refused', choices: [{ label: { key: 'join-choice-start' }, to: choiceAddress('join', 'start') }] }],
      };
    if (said === 'details') return { do: 'again', because: { key: 'consent-details', params: { controller } } };
    return { do: 'again', because: { key: 'consent-unclear' } };
  },
};

const extrasOf: Record<string, ConsentPurpose[]> = {
  reminders: ['reminders'],
  news: ['news'],
  both: ['reminders', 'news'],
  none: [],
};

/** A bare "yes" does not say to which of the two; a bare "no" is clear, and so is the name of one. */
function wanted(text: string): string | undefined {
  if (readYesNo(text) === 'no' || readControl(text) === 'skip') return 'none';
  const key = searchKey(text);
  // "không nhận tin" must never be read as a wish for it.
  if (/(^| )(khong|ko|k|hong|dung|chua|no|not)( |$)/.test(key)) return undefined;
  const reminders = /^(bat |muc )?(nhac viec|nhac|reminders)$/.test(key);
  const news = /^(bat |muc )?(nhan tin|tin tuc|news)$/.test(key);
  if (/^(bat |chon )?(ca hai|ca 2|2 cai|het|tat ca|both)$/.test(key)) return 'both';
  return reminders ? 'reminders' : news ? 'news' : undefined;
}

export const extras: Step<JoinData, JoinStep> = {
  ask: () => ({
    key: 'consent-extras',
    choices: Object.keys(extrasOf).map((what) => ({
      label: { key: `consent-choice-${what}` },
      to: choiceAddress('join', 'extras', what),
    })),
  }),
  async answer(answer, talk) {
    const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? wanted(answer.text) : undefined;
    const purposes = said !== undefined && Object.hasOwn(extrasOf, said) ? extrasOf[said] : undefined;
    if (!purposes) return { do: 'again', because: { key: 'consent-extras-unclear' } };
    const next = await onward(talk.data, talk);
    if (next.do === 'pass' || next.do === 'again' || purposes.length === 0) return next;
    return { ...next, effects: [{ kind: 'give_consent', purposes, textVersion: consentVersion }, ...(next.effects ?? [])] };
  },
};
