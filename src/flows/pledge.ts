import { choiceAddress } from '../conversation/address.js';
import { type Answer, flow, type Label, type Opening, type Outcome, type Talk } from '../conversation/flow.js';
import { momentAt, wallClock } from '../domain/local-time.js';
import { consentVersion } from '../domain/people.js';
import { actionsOf, longestPledge, mostActions, rhythms } from '../domain/pledges.js';
import { isQuiet } from '../domain/quiet-hours.js';
import { readRhythm } from '../language/rhythms.js';
import { showDateTime } from '../language/show.js';
import { readYesNo } from '../language/words.js';
import { neverKept } from './never-kept.js';
import { answeredBarely, answeredByWord, did } from './pledge-answers.js';
import {
  afterText,
  chooseGroup,
  chosenGroup,
  chosenProgramme,
  enter,
  ownChoice,
  programmeChoice,
  programmesOf,
} from './pledge-programmes.js';
import {
  type Data,
  make,
  type PledgeTalk,
  plannedDue,
  pledgeData,
  type StepName,
  saveChange,
  zaloMayBeShut,
} from './pledge-summary.js';
import {
  again,
  button,
  endings,
  hours,
  isAside,
  isResolve,
  readHour,
  readPledge,
  saysNothing,
  textLines,
  whenLine,
} from './pledge-words.js';
import { showHours } from './quiet.js';

/** Making a pledge, and changing one: what, how often, at what hour, confirm. What follows afterwards is pledges.ts. */
const blank: Data = { pledgeId: null, startedOn: null, programmeId: null, groupCode: null, text: null, rhythm: null, hour: null };
/** More than a person can keep; and the list must stay readable. */
const mostPledges = 10;

const to = (step: StepName, ...args: (string | number)[]) => choiceAddress('pledge', step, ...args);

export const pledge = flow<Data, StepName>({
  name: 'pledge',
  data: pledgeData,
  remind: true,
  steps: {
    /** Purpose (b) of domain.md §8.2, asked by itself where it is needed; “no” costs nothing else. */
    consent: {
      ask: (talk) => ({
        key: 'pledge-consent',
        params: { controller: talk.controller },
        choices: [button('pledge-choice-agree', to('consent', 'yes')), button('pledge-choice-disagree', to('consent', 'no'))],
      }),
      async answer(answer, talk) {
        const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readYesNo(answer.text) : undefined;
        if (said === 'no') return { do: 'end', say: [{ key: 'pledge-without-consent' }] };
        if (said !== 'yes') return again('pledge-consent-again');
        const effects = [{ kind: 'give_consent' as const, purposes: ['reminders' as const], textVersion: consentVersion }];
        const joined = await chosenProgramme(talk);
        if (!joined) return { do: 'go', step: await whatStep(talk, talk.data.text), effects };
        if (talk.data.groupCode) return { do: 'go', step: 'text', effects };
        const entered = await enter(joined, talk);
        return entered.do === 'go' ? { ...entered, effects } : { ...endings.alreadyIn, effects };
      },
    },

    programme: {
      async ask(talk) {
        const choices = (await programmesOf(talk)).map(programmeChoice);
        return { key: 'pledge-ask-programme', choices: [...choices, button('pledge-choice-own', to('programme', 'own'))] };
      },
      async answer(answer, talk) {
        if (answer.kind !== 'choice') return again('pledge-use-buttons');
        if (answer.args[0] === 'own') return { do: 'go', step: 'text', data: { programmeId: null, groupCode: null } };
        const programme = (await programmesOf(talk)).find((one) => one.id === answer.args[0]);
        return programme ? enter(programme, talk) : again('pledge-programme-gone');
      },
    },

    group: {
      async ask(talk) {
        const programme = await chosenProgramme(talk);
        const choices = (programme?.groups ?? []).map((group, n) => ({ label: { text: group.title }, to: to('group', n) }));
        // Styles are the organising unit's list: one of them is chosen.
        const own = programme?.kind === 'style' ? [] : ownChoice(programme, 'group');
        return { key: programme?.kind === 'style' ? 'pledge-ask-style' : 'pledge-ask-group', choices: [...choices, ...own] };
      },
      answer: (answer, talk) => chooseGroup(answer, talk),
    },

    item: {
      async ask(talk) {
        const choices = (await chosenItems(talk)).map((item, n) => ({ label: { text: item }, to: to('item', n) }));
        return { key: 'pledge-ask-item', choices: [...choices, ...ownChoice(await chosenProgramme(talk), 'item')] };
      },
      async answer(answer, talk) {
        if (answer.kind !== 'choice') return again('pledge-use-buttons');
        if (answer.args[0] === 'own') return { do: 'go', step: 'text' };
        const item = (await chosenItems(talk))[Number(answer.args[0])];
        return item ? afterText(item, talk) : again('pledge-programme-gone');
      },
    },

    text: {
      freeText: true,
      async ask(talk) {
        const group = await chosenGroup(talk);
        const about = group ? { lines: [{ key: 'pledge-about-group', params: { group: group.title } }] } : {};
        return { key: 'pledge-ask-text', params: { most: String(longestPledge) }, ...about };
      },
      answer(answer, talk) {
        const read = readText(answer);
        return 'text' in read ? afterText(read.text, talk) : read;
      },
    },

    /** One more action of the same pledge. */
    more: {
      freeText: true,
      ask: () => ({ key: 'pledge-ask-more', params: { most: String(longestPledge) } }),
      answer(answer, talk) {
        const had = actionsOf(talk.data.text ?? '');
        const read = readText(answer, had.length);
        if (!('text' in read)) return read;
        return { do: 'go', step: 'review', data: { text: [...had, read.text].join('\n') } };
      },
    },

    rhythm: {
      ask: () => ({
        key: 'pledge-ask-rhythm',
        choices: rhythms.map((rhythm) => button(`pledge-rhythm-${rhythm.replace('_', '-')}`, to('rhythm', rhythm))),
      }),
      answer(answer, talk) {
        const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readRhythm(answer.text) : undefined;
        const rhythm = rhythms.find((one) => one === said);
        if (!rhythm) return again('pledge-rhythm-again');
        if (rhythm === 'none') return { do: 'go', step: 'review', data: { rhythm } };
        // Changing only how often keeps the hour; it is asked when there is none yet.
        if (talk.editing && talk.data.hour !== null) return { do: 'go', step: 'review', data: { rhythm } };
        return { do: 'go', step: 'hour', data: { rhythm }, through: true };
      },
    },

    hour: {
      takesNumbers: true,
      ask: () => ({
        key: 'pledge-ask-hour',
        choices: hours.map((hour) => ({ label: { key: 'pledge-hour', params: { hour: String(hour) } }, to: to('hour', hour) })),
      }),
      answer(answer, talk) {
        const read =
          answer.kind === 'choice' ? readHour(answer.args[0] ?? '') : answer.kind === 'text' ? readHour(answer.text) : undefined;
        if (read === undefined) return again('pledge-hour-again');
        if (read === 'not_whole') return again('pledge-hour-whole');
        if (isQuiet(momentAt(wallClock(talk.now, talk.zone).day, read * 60, talk.zone), talk.zone, talk.person.quiet))
          return { do: 'again', because: { key: 'pledge-hour-quiet', params: { hours: showHours(talk.person.quiet) } } };
        return { do: 'go', step: 'review', data: { hour: read } };
      },
    },

    review: {
      ask(talk) {
        const first = plannedDue(talk);
        const lines: Label[] = [...textLines(talk.data.text ?? ''), whenLine(talk.data.rhythm ?? 'none', talk.data.hour)];
        if (first) lines.push({ key: 'pledge-line-first', params: { at: showDateTime(first, talk.zone) } });
        if (zaloMayBeShut(talk)) lines.push({ key: 'pledge-line-zalo' });
        const choices = [
          button(talk.data.pledgeId ? 'pledge-choice-save' : 'pledge-choice-make', to('review', 'make')),
          button('pledge-choice-edit-text', to('review', 'text')),
          button('pledge-choice-edit-rhythm', to('review', 'rhythm')),
          ...(first ? [button('pledge-choice-edit-hour', to('review', 'hour'))] : []),
          ...(actionsOf(talk.data.text ?? '').length < mostActions ? [button('pledge-choice-more', to('review', 'more'))] : []),
        ];
        return { key: talk.data.pledgeId ? 'pledge-review-change' : 'pledge-review', lines, choices };
      },
      async answer(answer, talk) {
        const said =
          answer.kind === 'choice'
            ? answer.args[0]
            : answer.kind === 'text' && readYesNo(answer.text) === 'yes'
              ? 'make'
              : undefined;
        if (answer.kind === 'text' && readYesNo(answer.text) === 'no') return { do: 'end', say: [{ key: 'pledge-not-made' }] };
        if (said === 'text' || said === 'more' || said === 'rhythm' || said === 'hour')
          return { do: 'go', step: said, edit: true };
        if (said !== 'make') return again('pledge-review-again');
        return talk.data.pledgeId ? saveChange(talk, talk.data.pledgeId) : make(talk);
      },
    },
  },

  entries: {
    start: (_, talk) => begin(talk, null),
    /** Into one programme, from an invitation or a list; `group` names one of its groups. */
    async join([programmeId, groupCode], talk) {
      const programme = (await programmesOf(talk)).find((one) => one.id === programmeId);
      if (!talk.person.member) return endings.membersOnly;
      if (!programme) return endings.programmeOver;
      const { consents } = talk.person;
      const group = programme.groups.find((one) => one.code === groupCode);
      const opening = { ...blank, programmeId: programme.id, groupCode: group?.code ?? null };
      if (!consents.includes('reminders')) return { do: 'go', step: 'consent', data: opening };
      if (group) return { do: 'go', step: group.items.length > 0 ? 'item' : 'text', data: opening };
      const entered = await enter(programme, talk);
      return entered.do === 'go' ? { do: 'go', step: entered.step, data: { ...opening, ...entered.data } } : endings.alreadyIn;
    },
    did,
    /** Change a pledge of one's own: everything as it is, in the summary in which any line can be corrected. */
    async change([pledgeId], talk) {
      const found = pledgeId ? await talk.look.pledge(pledgeId) : null;
      if (!found || found.memberId !== talk.person.member?.id) return endings.notYours;
      if (found.state === 'ended') return endings.ended;
      const { programmeId, groupCode, text, rhythm, hour, startedOn } = found;
      return {
        do: 'go',
        step: 'review',
        data: { pledgeId: found.id, startedOn, programmeId, groupCode, text, rhythm, hour: rhythm === 'none' ? null : hour },
      };
    },
  },

  intents: {
    pledge_register: (read, talk) => begin(talk, typeof read.slots.text === 'string' ? read.slots.text : null),
    pledge_check_in: answeredByWord,
    confirm: answeredBarely,
    deny: answeredBarely,
  },

  menu: () => [{ label: { key: 'pledge-menu-start' }, to: choiceAddress('pledge', 'start'), for: 'member', order: 40 }],
});

async function begin(talk: Talk<undefined>, said: string | null): Promise<Opening<Data, StepName>> {
  const { member } = talk.person;
  if (!member) return endings.membersOnly;
  if ((await talk.look.pledgesOf(member.id)).length >= mostPledges) return endings.tooMany;
  const read = said === null || saysNothing(said) ? null : readPledge(said);
  const opening = { ...blank, text: read && 'text' in read ? read.text : null };
  if (!talk.person.consents.includes('reminders')) return { do: 'go', step: 'consent', data: opening };
  return { do: 'go', step: await whatStep(talk, opening.text), data: opening };
}

/** What is asked first: nothing about the content when it was said already, no list when there is none. */
async function whatStep(talk: Talk<unknown>, text: string | null): Promise<StepName> {
  if (text !== null) return 'rhythm';
  return (await programmesOf(talk)).length > 0 ? 'programme' : 'text';
}

/** What somebody typed as what they will do; or why it is none. */
function readText(answer: Answer, had = 0): { text: string } | Outcome<Data, StepName> {
  if (answer.kind !== 'text') return again('pledge-text-only');
  if (isAside(answer.text)) return { do: 'pass' };
  const refusal = isResolve(answer.text) ? undefined : neverKept(answer.text);
  if (refusal) return { do: 'again', because: refusal };
  const read = readPledge(answer.text, had);
  return 'problem' in read ? again(read.problem, read.params) : read;
}

async function chosenItems(talk: PledgeTalk): Promise<string[]> {
  return (await chosenGroup(talk))?.items ?? [];
}
