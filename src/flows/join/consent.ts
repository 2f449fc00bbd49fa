import { choiceAddress } from '../../conversation/address.js';
import type { Effect } from '../../conversation/effects.js';
import type { Say, Step, Talk } from '../../conversation/flow.js';
import { type ConsentPurpose, consentVersion } from '../../domain/people.js';
import { canonicalKey, searchKey } from '../../language/folding.js';
import { readControl, readYesNo } from '../../language/words.js';
import type { JoinData, JoinStep, JoinTalk } from './data.js';
import { onward } from './onward.js';
import { saysFacts, toldIn } from './told.js';

const given = (purposes: ConsentPurpose[]): Effect => ({ kind: 'give_consent', purposes, textVersion: consentVersion });

/** The long text, read once a talk; the question after it can be asked again by itself. */
export function consentText({ controller }: Pick<Talk<unknown>, 'controller'>): Say {
  return { key: 'consent-text', params: { controller } };
}

/** The needed purpose, before the first personal question. The two others are asked next, each for itself, none pre-set. */
export const consent: Step<JoinData, JoinStep> = {
  ask: () => ({
    key: 'consent-ask',
    choices: [
      { label: { key: 'consent-choice-yes' }, to: choiceAddress('join', 'consent', 'yes') },
      { label: { key: 'consent-choice-no' }, to: choiceAddress('join', 'consent', 'no') },
      { label: { key: 'consent-choice-details' }, to: choiceAddress('join', 'consent', 'details') },
      { label: { key: 'join-choice-other-channel' }, to: choiceAddress('link', 'enter') },
    ],
  }),
  answer(answer, talk) {
    const agreed = (told: JoinData) => ({
      do: 'go' as const,
      step: 'extras' as const,
      data: { branchId: talk.data.invitedTo, ...told, extrasOpen: true },
      effects: [given(['registration'])],
    });
    const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? decision(answer.text) : undefined;
    if (said === 'yes') return agreed({});
    const facts = answer.kind === 'text' ? factsAfterYes(answer.text, talk) : undefined;
    if (facts) return agreed({ ...facts, toTellAgain: undefined });
    if (said === 'no')
      return {
        do: 'end',
        say: [{ key: 'consent-refused', choices: [{ label: { key: 'join-choice-start' }, to: choiceAddress('join', 'start') }] }],
      };
    if (said === 'details') return { do: 'again', because: { key: 'consent-details', params: { controller: talk.controller } } };
    return { do: 'again', because: { key: 'consent-unclear' } };
  },
};

function decision(text: string): 'yes' | 'no' | 'details' | undefined {
  return /^(xem )?(chi tiet|details)( a| nhe| nha)?$/.test(searchKey(text)) ? 'details' : readYesNo(text);
}

/** "Đồng ý, em tên Nguyễn Văn An …": the yes stands before the facts. With a condition or a no in it, it is none. */
function factsAfterYes(text: string, talk: JoinTalk): JoinData | undefined {
  const head = /^[^,.;:\n]+(?=[,.;:\n])/.exec(text)?.[0];
  if (head === undefined || readYesNo(head) !== 'yes') return undefined;
  const rest = text.slice(head.length + 1);
  if (/(^| )(khong|ko|k|hong|chua|nhung|mien la|neu)( |$)/.test(searchKey(rest))) return undefined;
  const told = toldIn(rest, talk);
  return saysFacts(told) ? told : undefined;
}

const extrasOf: Record<string, ConsentPurpose[]> = {
  reminders: ['reminders'],
  news: ['news'],
  both: ['reminders', 'news'],
  none: [],
};

/**
 * A bare "yes" does not say to which of the two; a bare "no" is clear, and so is the name of one. "Không nhận tin", "tắt thông báo" are
 * answers to this question: nothing is switched on. "Dừng", "ngừng nhắn" are no answers: they stop everything, here as elsewhere.
 */
function wanted(text: string): string | undefined {
  if (readYesNo(text) === 'no' || readControl(text) === 'skip') return 'none';
  const key = searchKey(text);
  if (refusal.test(key)) {
    const one = exceptFor(text);
    if (one) return one;
    const isAboutThese =
      /(^| )(nhan|nhan tin|tin tuc|thong bao|nhac|nhac viec|bat|chon|muc nao|cai nao|reminders|news)( |$)/.test(key);
    const hasExceptions = /(^| )(nhung|chi|con|van|duoc|dc|but|only)( |$)/.test(key);
    // "Không nhắn tin nữa" wishes no messages at all; without accents it is read as the milder "nhận tin".
    return isAboutThese && !hasExceptions && !/nhắn/.test(canonicalKey(text)) ? 'none' : undefined;
  }
  if (/^(bat |chon |nhan )?(ca hai|ca 2|2 cai|hai cai|het|tat ca|both)( luon)?( a| nha| nhe)?$/.test(key)) return 'both';
  if (/^(bat |chon |muc )?(nhac viec|nhac|reminders)( thoi)?( a| nha| nhe)?$/.test(key)) return 'reminders';
  return /^(bat |chon |muc )?(nhan tin|tin tuc|news)( thoi)?( a| nha| nhe)?$/.test(key) ? 'news' : undefined;
}

const refusal = /(^| )(khong|ko|k|hong|chua|tat|no|not)( |$)/;
const kinds = { reminders: /(^| )(nhac|reminders)( |$)/, news: /(^| )(nhan tin|tin tuc|news)( |$)/ };

/** "Không nhận tin, nhắc việc thì được": one refused by name and the other wanted by name. */
function exceptFor(text: string): string | undefined {
  const parts = text.split(/[,.;]/).flatMap((part) => searchKey(part).split(/(?:^| )(?:nhung|con|chi|but|only)(?: |$)/));
  const named = (negated: boolean) =>
    Object.entries(kinds).flatMap(([kind, words]) =>
      parts.some((part) => words.test(part) && refusal.test(part) === negated) ? [kind] : [],
    );
  const wished = named(false);
  const refused = named(true);
  return wished.length === 1 && refused.length === 1 && wished[0] !== refused[0] ? wished[0] : undefined;
}

export const extras: Step<JoinData, JoinStep> = {
  ask: () => ({
    key: 'consent-extras',
    choices: Object.keys(extrasOf).map((what) => ({
      label: { key: `consent-choice-${what}` },
      to: choiceAddress('join', 'extras', what),
    })),
  }),
  takes: (text) => wanted(text) !== undefined,
  async answer(answer, talk) {
    const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? wanted(answer.text) : undefined;
    const purposes = said !== undefined && Object.hasOwn(extrasOf, said) ? extrasOf[said] : undefined;
    if (!purposes) return { do: 'again', because: { key: 'consent-extras-unclear' } };
    const say: Say[] = answer.kind === 'text' && purposes.length === 0 ? [{ key: 'consent-none' }] : [];
    if (talk.data.toTellAgain) say.push({ key: 'join-tell-again' });
    const data = { ...talk.data, extrasOpen: undefined, toTellAgain: undefined };
    const next = await onward(data, talk, say);
    if (next.do === 'pass' || next.do === 'again' || purposes.length === 0) return next;
    return { ...next, effects: [given(purposes), ...(next.effects ?? [])] };
  },
};
