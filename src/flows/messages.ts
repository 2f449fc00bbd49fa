import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import { type ChoiceSpec, flow, type Label, type Opening, type ReadIntent, type Say, type Talk } from '../conversation/flow.js';
import { type ConsentPurpose, consentVersion, type MessageKind, messageKinds, type Person } from '../domain/people.js';
import { searchKey } from '../language/folding.js';
import { readSwitch } from '../language/message-kinds.js';
import type { ChannelName } from '../messages.js';
import { quietKey, showHours } from './quiet.js';

type Ended = Opening<null, never>;

/**
 * What can be turned off alone. Reminders of pledges and news are consents (domain.md §8.2); the others are plain switches, because
 * meetings belong to membership. "All" is the contact's own switch.
 */
type Kind = MessageKind | 'reminders' | 'news';
const kinds: readonly Kind[] = ['meetings', 'meeting_reminders', 'reminders', 'news'];
const kindOfScope: Record<string, Kind> = { reminders: 'meeting_reminders', pledge_reminders: 'reminders', broadcasts: 'news' };

/** Typed anywhere, in either language. */
const languageWords: Record<string, 'vi' | 'en'> = {
  english: 'en',
  'tieng anh': 'en',
  'speak english': 'en',
  '/en': 'en',
  'tieng viet': 'vi',
  vietnamese: 'vi',
  '/vi': 'vi',
};
const channelWords =
  /^(?:(?:cho|hay|nho|bot|em|minh|toi|muon) )*(?:uu tien|nhan tin|nhan|gui tin|gui|doi sang|chuyen sang)(?: cho (?:em|minh|toi))?(?: (?:qua|tren|bang|kenh))* (zalo|telegram)(?: truoc| nhe| nha| di| a)*$/;
const settingWords = new Set(['cai dat', 'cai dat tin nhan', 'settings', 'tin nhan', 'cai dat thong bao', 'thong bao']);

/** What comes by itself, in which language and where: each said in one message, at once, without a form. */
export const messages = flow<null, never>({
  name: 'messages',
  data: z.null(),
  steps: {},
  entries: {
    stop: (_args, talk) => stop(talk, undefined),
    resume: (_args, talk) => resume(talk),
    off: ([kind]) => (isKind(kind) ? off(kind) : { do: 'pass' }),
    on: ([kind], talk) => (isKind(kind) ? on(talk, kind) : { do: 'pass' }),
    consent: (_args, talk) => consent(talk),
    language: ([locale]) => (locale === 'vi' || locale === 'en' ? speak(locale) : { do: 'pass' }),
    channel: ([channel], talk) => (channel === 'zalo' || channel === 'telegram' ? prefer(talk, channel) : { do: 'pass' }),
    settings: (_args, talk) => settings(talk),
  },
  intents: {
    opt_out: (read, talk) => {
      const kind = kindOfScope[String(read.slots.scope)];
      return kind ? off(kind) : stop(talk, read);
    },
    opt_in: (read, talk) => {
      const kind = kindOfScope[String(read.slots.scope)];
      return kind ? on(talk, kind) : resume(talk);
    },
  },
  words(text, talk) {
    const key = searchKey(text);
    const locale = Object.hasOwn(languageWords, key) ? languageWords[key] : undefined;
    if (locale) return speak(locale);
    if (settingWords.has(key)) return settings(talk);
    const named = readSwitch(text);
    if (named) return named.on ? on(talk, named.kind) : off(named.kind);
    const channel = channelWords.exec(key)?.[1];
    return channel ? prefer(talk, channel as ChannelName) : undefined;
  },
  undo: ({ person }) => (person.member && !person.stopped ? [choice('messages-choice-stop', 'stop')] : []),
  menu: () => [
    { label: { key: 'messages-menu' }, to: choiceAddress('messages', 'settings'), for: 'member', order: 90, drawer: 'settings' },
  ],
});

function stop(_talk: Talk<undefined>, read: ReadIntent | undefined): Ended {
  const say: Say = { key: 'messages-stopped', choices: [choice('messages-choice-resume', 'resume')] };
  // Starting again by itself on a day is not offered; better said than promised.
  if (read?.slots.until) say.lines = [{ key: 'messages-stopped-until' }];
  return { do: 'end', say: [say], effects: [{ kind: 'set_stopped', stopped: true }] };
}

/** Whoever took back the consent to be kept at all gives it again first. */
function resume({ person }: Talk<undefined>): Ended {
  if (person.member && !person.consents.includes('registration'))
    return { do: 'end', say: [{ key: 'messages-consent-needed', choices: [choice('messages-choice-consent', 'consent')] }] };
  return { do: 'end', say: [{ key: 'messages-resumed' }], effects: [{ kind: 'set_stopped', stopped: false }] };
}

function consent({ person }: Talk<undefined>): Ended {
  if (!person.member) return { do: 'end', say: [{ key: 'messages-register-first' }] };
  return {
    do: 'end',
    say: [{ key: 'messages-resumed' }],
    effects: [give('registration'), { kind: 'set_stopped', stopped: false }],
  };
}

function off(kind: Kind): Ended {
  const say: Say = { key: `messages-${dashed(kind)}-off`, choices: [choice('messages-choice-on-again', 'on', kind)] };
  return { do: 'end', say: [say], effects: [turnedOff(kind)] };
}

/** After “dừng” one kind comes back alone: the others stay as they were told to, until that is said too. */
function on({ person }: Talk<undefined>, kind: Kind): Ended {
  if (!person.member) return { do: 'end', say: [{ key: 'messages-register-first' }] };
  if (!person.consents.includes('registration'))
    return { do: 'end', say: [{ key: 'messages-consent-needed', choices: [choice('messages-choice-consent', 'consent')] }] };
  const effects: Effect[] = isOn(person, kind) ? [] : [turnedOn(kind)];
  const say: Say = { key: `messages-${dashed(kind)}-on` };
  if (person.stopped) {
    const others = kinds.filter((other) => other !== kind && isOn(person, other));
    effects.push({ kind: 'set_stopped', stopped: false }, ...others.map(turnedOff));
    say.lines = [{ key: 'messages-others-still-off' }];
    say.choices = [choice('messages-choice-settings', 'settings')];
  }
  return { do: 'end', say: [say], effects };
}

function isOn(person: Person, kind: Kind): boolean {
  return isSwitch(kind) ? !person.off.includes(kind) : person.consents.includes(kind);
}

function turnedOff(kind: Kind): Effect {
  return isSwitch(kind) ? { kind: 'turn_off', what: kind } : { kind: 'withdraw_consent', purposes: [kind] };
}

function turnedOn(kind: Kind): Effect {
  return isSwitch(kind) ? { kind: 'turn_on', what: kind } : give(kind);
}

function isSwitch(kind: Kind): kind is MessageKind {
  return messageKinds.some((one) => one === kind);
}

/** Said in the language that is spoken from now on: this turn is still written in the old one. */
function speak(locale: 'vi' | 'en'): Ended {
  return { do: 'end', say: [{ key: `messages-now-${locale}` }], effects: [{ kind: 'set_locale', locale }] };
}

function prefer({ person }: Talk<undefined>, channel: ChannelName): Ended {
  if (!person.channels.includes(channel)) return { do: 'end', say: [{ key: `messages-not-on-${channel}` }] };
  return { do: 'end', say: [{ key: `messages-prefer-${channel}` }], effects: [{ kind: 'prefer_channel', channel }] };
}

/** A line for each kind with its switch; what always comes is said to. */
function settings({ person }: Talk<undefined>): Ended {
  const lines: Label[] = [];
  const choices: ChoiceSpec[] = [];
  if (person.member && !person.stopped) {
    for (const kind of kinds) {
      const state = isOn(person, kind) ? 'on' : 'off';
      lines.push({ key: `messages-line-${dashed(kind)}-${state}` });
      choices.push(
        isOn(person, kind)
          ? choice(`messages-choice-${dashed(kind)}-off`, 'off', kind)
          : choice(`messages-choice-${dashed(kind)}-on`, 'on', kind),
      );
    }
    lines.push({ key: 'messages-line-always' });
  }
  lines.push({ key: quietKey(person.quiet), params: { hours: showHours(person.quiet) } });
  choices.push({ label: { key: 'quiet-choice-change' }, to: choiceAddress('quiet', 'show') });
  if (person.channels.length > 1) {
    lines.push({ key: `messages-line-channel-${person.preferred ?? 'none'}` });
    for (const channel of ['zalo', 'telegram'] as const)
      if (channel !== person.preferred) choices.push(choice(`messages-choice-${channel}`, 'channel', channel));
  }
  choices.push(
    person.locale === 'vi' ? choice('messages-choice-en', 'language', 'en') : choice('messages-choice-vi', 'language', 'vi'),
    person.stopped ? choice('messages-choice-resume', 'resume') : choice('messages-choice-stop', 'stop'),
  );
  return { do: 'end', say: [{ key: person.stopped ? 'messages-settings-stopped' : 'messages-settings', lines, choices }] };
}

function choice(key: string, entry: string, ...args: string[]): ChoiceSpec {
  return { label: { key }, to: choiceAddress('messages', entry, ...args) };
}

function give(purpose: ConsentPurpose): Effect {
  return { kind: 'give_consent', purposes: [purpose], textVersion: consentVersion };
}

function isKind(text: string | undefined): text is Kind {
  return kinds.some((kind) => kind === text);
}

/** As locale keys are written. */
function dashed(kind: Kind): string {
  return kind.replace('_', '-');
}
