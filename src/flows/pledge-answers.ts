import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import type { ChoiceSpec, Opening, ReadIntent, Talk } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import { isFresh, type Pledge, type PledgeCheckIn, type PledgeStatus } from '../domain/pledges.js';
import { searchKey } from '../language/folding.js';
import { answerChoices, button, endings, shortText } from './pledge-words.js';

/** Answers to a reminder: by its buttons, or in words. An occasion is open until the next one is asked about; the last word counts. */

type End = Extract<Opening<never, never>, { do: 'end' }>;
const statuses: readonly PledgeStatus[] = ['done', 'in_progress', 'not_done'];

/** `pledge/did:<pledgeId>:<dueOn>:<status>`, from a reminder of whatever age. */
export async function did([pledgeId, dueOn, said]: string[], talk: Talk<undefined>): Promise<End> {
  const status = statuses.find((one) => one === said);
  const found = pledgeId ? await talk.look.pledge(pledgeId) : null;
  if (!found || !dueOn || !status || found.memberId !== talk.person.member?.id) return endings.notYours;
  if (found.state === 'ended') return endings.ended;
  const [newest] = await talk.look.pledgeHistory(found.id);
  const today = wallClock(talk.now, talk.zone).day;
  const open = newest ? newest.dueOn : today;
  if (dueOn === open || (dueOn === today && dueOn > open)) return noted(found, dueOn, status, talk);
  // A button made by hand for a day on which nothing was asked is refused like a late one.
  if (newest && newest.status === null)
    return { do: 'end', say: [{ key: 'pledge-late-answer', choices: answerChoices(found.id, newest.dueOn) }] };
  return {
    do: 'end',
    say: [{ key: 'pledge-late-answer', choices: [button('pledge-choice-mine', choiceAddress('pledges', 'mine'))] }],
  };
}

/** “em làm xong rồi”: kept for the one reminder that it can be about; otherwise the person says which pledge they mean. */
export async function answeredByWord(read: ReadIntent, talk: Talk<undefined>): Promise<Opening<never, never>> {
  const status = statuses.find((one) => one === read.slots.status);
  const { member } = talk.person;
  if (!member || !status) return { do: 'pass' };
  const asked = await activePledges(member.id, talk);
  if (asked.length === 0) return endings.none;
  const today = wallClock(talk.now, talk.zone).day;
  const fresh = asked.filter(({ newest }) => newest && isFresh(newest, today));
  const silent = fresh.filter(({ newest }) => newest?.status === null);
  const meant = silent.length > 0 ? silent : fresh;
  const [only, ...others] = meant;
  if (only?.newest && others.length === 0) return noted(only.pledge, only.newest.dueOn, status, talk);
  // Said when no reminder waits, it may be about something else: one press makes sure.
  return askWhich(meant.length > 0 ? meant : asked, status, talk);
}

/** A bare yes or no while a reminder waits: “chưa” or “rồi” says it all, anything else shows the reminder again with its buttons. */
export async function answeredBarely(read: ReadIntent, talk: Talk<undefined>): Promise<Opening<never, never>> {
  const { member } = talk.person;
  if (!member) return { do: 'pass' };
  const silent = (await activePledges(member.id, talk)).filter(({ newest }) => newest?.status === null);
  const [only] = silent;
  if (!only?.newest) return { do: 'pass' };
  const said = /^(?:da )?(chua|roi|xong)(?: roi)?(?: a| nua| em)?$/.exec(searchKey(read.text))?.[1];
  if (said) return answeredByWord({ ...read, slots: { status: said === 'chua' ? 'not_done' : 'done' } }, talk);
  if (silent.length > 1)
    return { do: 'end', say: [{ key: 'pledge-which', choices: silent.map(({ pledge }) => openButton(pledge)) }] };
  const lines = [{ key: 'pledge-line-text', params: { text: only.pledge.text } }];
  const choices = answerChoices(only.pledge.id, only.newest.dueOn);
  return { do: 'end', say: [{ key: 'pledge-reminder-ask', lines, choices }] };
}

interface Asked {
  pledge: Pledge;
  /** The last occasion, answered or not; none when no reminder ever came. */
  newest: PledgeCheckIn | undefined;
}

async function activePledges(memberId: string, talk: Talk<undefined>): Promise<Asked[]> {
  const active = (await talk.look.pledgesOf(memberId)).filter((one) => one.state === 'active');
  return Promise.all(active.map(async (pledge) => ({ pledge, newest: (await talk.look.pledgeHistory(pledge.id))[0] })));
}

/** What was said is kept in the buttons: one press says what it is about. */
function askWhich(asked: Asked[], status: PledgeStatus, talk: Talk<undefined>): End {
  const today = wallClock(talk.now, talk.zone).day;
  const choices = asked.map(({ pledge, newest }) => ({
    label: { text: shortText(pledge) },
    to: choiceAddress('pledge', 'did', pledge.id, newest && isFresh(newest, today) ? newest.dueOn : today, status),
  }));
  const params = { status };
  if (asked.length === 1) return { do: 'end', say: [{ key: 'pledge-this-one', params, choices }] };
  return { do: 'end', say: [{ key: 'pledge-which', choices }] };
}

const openButton = (pledge: Pledge): ChoiceSpec => ({
  label: { text: shortText(pledge) },
  to: choiceAddress('pledges', 'one', pledge.id),
});

function noted(pledge: Pledge, dueOn: string, status: PledgeStatus, talk: Talk<undefined>): End {
  const effects: Effect[] = [{ kind: 'answer_pledge', pledgeId: pledge.id, dueOn, status, at: talk.sentAt }];
  return { do: 'end', say: [{ key: `pledge-thanks-${status.replace('_', '-')}` }], effects };
}
