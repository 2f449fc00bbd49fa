import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import { type ChoiceSpec, flow, type Opening, type ReadIntent, type Say, type Talk } from '../conversation/flow.js';
import { type ConsentPurpose, consentVersion } from '../domain/people.js';
import { searchKey } from '../language/folding.js';
import type { ChannelName } from '../messages.js';

type Ended = Opening<null, never>;

/** Which consent a kind of message hangs on (domain.md §8.2); "all" is the contact's own switch. */
const purposeOf: Record<string, Exclude<ConsentPurpose, 'registration'>> = {
  reminders: 'reminders',
  pledge_reminders: 'reminders',
  broadcasts: 'news',
};

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
const channelWords = /^(?:uu tien|nhan tin|nhan|gui tin|gui) (?:qua |tren )?(zalo|telegram)$/;
const settingWords = new Set(['cai dat', 'cai dat tin nhan', 'settings']);

/** What comes by itself, in which language and where: each said in one message, at once, without a form. */
export const messages = flow<null, never>({
  name: 'messages',
  data: z.null(),
  steps: {},
  entries: {
    stop: (_args, talk) => stop(talk, undefined),
    resume: (_args, talk) => resume(talk),
    off: ([purpose], _talk) => (isPurpose(purpose) ? off(purpose) : { do: 'pass' }),
    on: ([purpose], talk) => (isPurpose(purpose) ? on(talk, purpose) : { do: 'pass' }),
    consent: (_args, talk) => consent(talk),
    language: ([locale]) => (locale === 'vi' || locale === 'en' ? speak(locale) : { do: 'pass' }),
    channel: ([channel], talk) => (channel === 'zalo' || channel === 'telegram' ? prefer(talk, channel) : { do: 'pass' }),
    settings: (_args, talk) => settings(talk),
  },
  intents: {
    opt_out: (read, talk) => {
      const purpose = purposeOf[String(read.slots.scope)];
      if (read.slots.scope === 'reminders') return stopMeetingReminders();
      return purpose ? off(purpose) : stop(talk, read);
    },
    opt_in: (read, talk) => {
      const purpose = purposeOf[String(read.slots.scope)];
      return purpose ? on(talk, purpose) : resume(talk);
    },
  },
  words(text, talk) {
    const key = searchKey(text);
    const locale = Object.hasOwn(languageWords, key) ? languageWords[key] : undefined;
    if (locale) return speak(locale);
    if (settingWords.has(key)) return settings(talk);
    const channel = channelWords.exec(key)?.[1];
    return channel ? prefer(talk, channel as ChannelName) : undefined;
  },
  undo: ({ person }) => (person.member && !person.stopped ? [choice('messages-choice-stop', 'stop')] : []),
  menu: () => [{ label: { key: 'messages-menu' }, to: choiceAddress('messages', 'settings'), for: 'member', order: 90 }],
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

function off(purpose: ConsentPurpose): Ended {
  const say: Say = { key: `messages-${purpose}-off`, choices: [choice('messages-choice-on-again', 'on', purpose)] };
  return { do: 'end', say: [say], effects: [{ kind: 'withdraw_consent', purposes: [purpose] }] };
}

/** “Đừng nhắc lịch họp nữa”: there is no such switch; what there is is said, and nothing is changed behind their back. */
function stopMeetingReminders(): Ended {
  return { do: 'end', say: [{ key: 'messages-meetings-still', choices: [choice('messages-choice-stop', 'stop')] }] };
}

function on({ person }: Talk<undefined>, purpose: ConsentPurpose): Ended {
  if (!person.member) return { do: 'end', say: [{ key: 'messages-register-first' }] };
  if (!person.consents.includes('registration'))
    return { do: 'end', say: [{ key: 'messages-consent-needed', choices: [choice('messages-choice-consent', 'consent')] }] };
  const effects: Effect[] = person.consents.includes(purpose) ? [] : [give(purpose)];
  if (person.stopped) effects.push({ kind: 'set_stopped', stopped: false });
  return { do: 'end', say: [{ key: `messages-${purpose}-on` }], effects };
}

/** Said in the language that is spoken from now on: this turn is still written in the old one. */
function speak(locale: 'vi' | 'en'): Ended {
  return { do: 'end', say: [{ key: `messages-now-${locale}` }], effects: [{ kind: 'set_locale', locale }] };
}

function prefer({ person }: Talk<undefined>, channel: ChannelName): Ended {
  if (!person.channels.includes(channel)) return { do: 'end', say: [{ key: `messages-not-on-${channel}` }] };
  return { do: 'end', say: [{ key: `messages-prefer-${channel}` }], effects: [{ kind: 'prefer_channel', channel }] };
}

function settings({ person }: Talk<undefined>): Ended {
  const choices = [person.stopped ? choice('messages-choice-resume', 'resume') : choice('messages-choice-stop', 'stop')];
  if (person.member && !person.stopped)
    for (const purpose of ['reminders', 'news'] as const)
      choices.push(
        person.consents.includes(purpose)
          ? choice(`messages-choice-${purpose}-off`, 'off', purpose)
          : choice(`messages-choice-${purpose}-on`, 'on', purpose),
      );
  choices.push(
    person.locale === 'vi' ? choice('messages-choice-en', 'language', 'en') : choice('messages-choice-vi', 'language', 'vi'),
  );
  if (person.channels.length > 1)
    for (const channel of ['zalo', 'telegram'] as const) choices.push(choice(`messages-choice-${channel}`, 'channel', channel));
  return { do: 'end', say: [{ key: person.stopped ? 'messages-settings-stopped' : 'messages-settings', choices }] };
}

function choice(key: string, entry: string, ...args: string[]): ChoiceSpec {
  return { label: { key }, to: choiceAddress('messages', entry, ...args) };
}

function give(purpose: ConsentPurpose): Effect {
  return { kind: 'give_consent', purposes: [purpose], textVersion: consentVersion };
}

function isPurpose(text: string | undefined): text is 'reminders' | 'news' {
  return text === 'reminders' || text === 'news';
}
