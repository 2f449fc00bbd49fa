import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { type ChoiceSpec, flow, type Label, type Opening, type Talk } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import { actionsOf, type Pledge } from '../domain/pledges.js';
import { nextDue } from '../domain/rhythm.js';
import { steadiness } from '../domain/steadiness.js';
import { searchKey } from '../language/folding.js';
import { showDate, showDateTime } from '../language/show.js';
import { readYesNo } from '../language/words.js';
import { excusedByWord, excuseStep } from './pledge-excuse.js';
import { answerChoices, button, endings, shortText, statusKey, textLines, whenLine } from './pledge-words.js';
import { endedChoices } from './review-choices.js';

/** “Cam kết của tôi”: the list, one pledge with its history, pause, continue, end. Changing one is pledge.ts. */
const data = z.object({ pledgeId: z.string() });
type Data = z.infer<typeof data>;
type StepName = 'ending' | 'excused';

/** How people ask for the list; `cam kết …` with anything else is a new pledge. */
const listWords = new Set(
  [
    'cam kết của tôi',
    'cam kết của em',
    'cam kết của mình',
    'các cam kết của tôi',
    'xem cam kết',
    'danh sách cam kết',
    'xem cam kết của em',
    'xem cam kết của tôi',
    'xem cam kết của mình',
    'huy hiệu',
    'huy hiệu của tôi',
    'huy hiệu của em',
    'huy hiệu của mình',
    'xem huy hiệu',
    'my pledges',
  ].map(searchKey),
);

/** More than these are offered as one line, the list. */
const mostToEnd = 3;

const to = (name: string, ...args: string[]) => choiceAddress('pledges', name, ...args);

export const pledges = flow<Data, StepName>({
  name: 'pledges',
  data,
  steps: {
    ending: {
      async ask(talk) {
        const found = await talk.look.pledge(talk.data.pledgeId);
        return {
          key: 'pledges-ask-ending',
          lines: textLines(found?.text ?? ''),
          choices: [button('pledges-choice-end', to('ending', 'yes')), button('pledges-choice-keep', to('ending', 'no'))],
        };
      },
      async answer(answer, talk) {
        const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readYesNo(answer.text) : undefined;
        if (said === 'no') return { do: 'end', say: [{ key: 'pledges-kept' }] };
        if (said !== 'yes') return { do: 'again', because: { key: 'pledges-ending-again' } };
        const found = await own(talk.data.pledgeId, talk);
        if (!found) return endings.notYours;
        if (found.state === 'ended') return endings.ended;
        const fields = { state: 'ended' as const, nextDueAt: null };
        return { do: 'end', say: [{ key: 'pledges-ended' }], effects: [{ kind: 'change_pledge', pledgeId: found.id, fields }] };
      },
    },

    /** Days that shall not count: an exam, an illness. Why is nobody's business. */
    excused: excuseStep((talk) => own(talk.data.pledgeId, talk)),
  },

  entries: {
    mine: (_, talk) => myPledges(talk),
    one: ([id], talk) => withOwn(id, talk, (found) => onePledge(found, talk)),
    pause: ([id], talk) =>
      withOwn(id, talk, (found) => ({
        do: 'end',
        say: [{ key: 'pledges-paused', choices: [button('pledges-choice-resume', to('resume', found.id))] }],
        effects: [{ kind: 'change_pledge', pledgeId: found.id, fields: { state: 'paused', nextDueAt: null } }],
      })),
    resume: ([id], talk) =>
      withOwn(id, talk, (found) => {
        const due = nextDue(found, talk.now, talk.zone);
        const lines: Label[] = due ? [{ key: 'pledge-line-first', params: { at: showDateTime(due, talk.zone) } }] : [];
        const effects = [
          { kind: 'change_pledge' as const, pledgeId: found.id, fields: { state: 'active' as const, nextDueAt: due } },
        ];
        return { do: 'end', say: [{ key: 'pledges-resumed', lines }], effects };
      }),
    excuse: ([id], talk) => withOwn(id, talk, (found) => ({ do: 'go', step: 'excused', data: { pledgeId: found.id } })),
    end: ([id], talk) => withOwn(id, talk, (found) => ({ do: 'go', step: 'ending', data: { pledgeId: found.id } })),
  },

  // "Em đã đăng ký rèn luyện nội dung gì" is asked of record.ts, which answers with the same list.
  words: (text, talk) => (listWords.has(searchKey(text)) ? myPledges(talk) : excusedByWord(text, talk)),

  async undo(talk) {
    const { member } = talk.person;
    const mine = member ? await talk.look.pledgesOf(member.id) : [];
    const shown = mine.length <= mostToEnd ? mine : [];
    const list = mine.length > shown.length ? [button('pledges-menu-mine', to('mine'))] : [];
    const ends = shown.map((one) => ({
      label: { key: 'pledges-undo', params: { text: shortText(one) } },
      to: to('end', one.id),
    }));
    return [...ends, ...list];
  },
  menu: () => [{ label: { key: 'pledges-menu-mine' }, to: to('mine'), for: 'member', order: 41 }],
});

/** The list of the person's pledges. Also what “em đã đăng ký rèn luyện nội dung gì” is answered with. */
export async function myPledges(talk: Talk<undefined>): Promise<Extract<Opening<never, never>, { do: 'end' }>> {
  const { member } = talk.person;
  if (!member) return endings.membersOnly;
  const mine = await talk.look.pledgesOf(member.id);
  const ended = await endedChoices(talk, member.id);
  if (mine.length === 0)
    return ended.length > 0 ? { do: 'end', say: [{ key: 'review-none-but', choices: ended }] } : endings.none;
  const lines = mine.flatMap((one, n): Label[] => [
    { key: 'pledges-line-one', params: { number: String(n + 1), text: actionsOf(one.text).join('; ') } },
    one.state === 'paused' ? { key: 'pledges-line-paused' } : whenLine(one.rhythm, one.hour),
  ]);
  const choices = mine.map((one): ChoiceSpec => ({ label: { text: shortText(one) }, to: to('one', one.id) }));
  return {
    do: 'end',
    say: [
      {
        key: 'pledges-mine',
        lines,
        choices: [...choices, ...ended, button('pledges-choice-another', choiceAddress('pledge', 'start'))],
      },
    ],
  };
}

async function onePledge(found: Pledge, talk: Talk<undefined>): Promise<Opening<Data, StepName>> {
  const history = await talk.look.pledgeHistory(found.id);
  const run = await talk.look.pledgeRun(found.id);
  const today = wallClock(talk.now, talk.zone).day;
  const steady = steadiness(found.rhythm, run.checkIns, run.pauses, today);
  const lines = textLines(found.text);
  if (found.programmeTitle) lines.push({ key: 'pledges-line-programme', params: { programme: found.programmeTitle } });
  lines.push(found.state === 'paused' ? { key: 'pledges-line-paused' } : whenLine(found.rhythm, found.hour));
  if (found.nextDueAt) lines.push({ key: 'pledges-line-next', params: { at: showDateTime(found.nextDueAt, talk.zone) } });
  for (const { fromDay, toDay } of run.pauses.filter((one) => one.toDay !== null && one.toDay >= today))
    lines.push({ key: 'pledges-line-excused', params: { from: showDate(fromDay), to: showDate(toDay ?? fromDay) } });
  if (steady !== null) lines.push({ key: 'pledges-line-steady', params: { share: `${Math.round(steady * 100)}%` } });
  if (history.length > 0) lines.push({ key: 'pledges-line-history' });
  for (const { dueOn, status } of history) lines.push({ key: `${statusKey(status)}-line`, params: { day: showDate(dueOn) } });
  const [newest] = history;
  const choices = [
    ...(newest && newest.status === null ? answerChoices(found.id, newest.dueOn) : []),
    button('pledges-choice-change', choiceAddress('pledge', 'change', found.id)),
    found.state === 'paused'
      ? button('pledges-choice-resume', to('resume', found.id))
      : button('pledges-choice-pause', to('pause', found.id)),
    button('pledges-choice-excuse', to('excuse', found.id)),
    button('pledges-choice-end', to('end', found.id)),
  ];
  return { do: 'end', say: [{ key: 'pledges-one', lines, choices }] };
}

async function own(id: string | undefined, talk: Talk<unknown>): Promise<Pledge | undefined> {
  const found = id ? await talk.look.pledge(id) : null;
  return found && found.memberId === talk.person.member?.id ? found : undefined;
}

async function withOwn(
  id: string | undefined,
  talk: Talk<undefined>,
  then: (found: Pledge) => Opening<Data, StepName> | Promise<Opening<Data, StepName>>,
): Promise<Opening<Data, StepName>> {
  const found = await own(id, talk);
  if (!found) return endings.notYours;
  return found.state === 'ended' ? endings.ended : then(found);
}
