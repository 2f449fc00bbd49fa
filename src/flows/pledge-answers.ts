import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import type { Opening, ReadIntent, Talk } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import type { Pledge, PledgeStatus } from '../domain/pledges.js';
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

/** “em làm xong rồi”: the one open reminder, or the one pledge there is; of several, the person says which. */
export async function answeredByWord(read: ReadIntent, talk: Talk<undefined>): Promise<Opening<never, never>> {
  const status = statuses.find((one) => one === read.slots.status);
  const { member } = talk.person;
  if (!member || !status) return { do: 'pass' };
  const active = (await talk.look.pledgesOf(member.id)).filter((one) => one.state === 'active');
  if (active.length === 0) return endings.none;
  const today = wallClock(talk.now, talk.zone).day;
  const asked = await Promise.all(
    active.map(async (one) => ({ pledge: one, newest: (await talk.look.pledgeHistory(one.id))[0] })),
  );
  const open = asked.filter(({ newest }) => newest?.status === null);
  const meant = open.length > 0 ? open : asked;
  const [first] = meant;
  if (meant.length === 1 && first) return noted(first.pledge, first.newest?.dueOn ?? today, status, talk);
  const choices = meant.map(({ pledge, newest }) => ({
    label: { text: shortText(pledge) },
    to: choiceAddress('pledge', 'did', pledge.id, newest?.dueOn ?? today, status),
  }));
  return { do: 'end', say: [{ key: 'pledge-which', choices }] };
}

function noted(pledge: Pledge, dueOn: string, status: PledgeStatus, talk: Talk<undefined>): End {
  const effects: Effect[] = [{ kind: 'answer_pledge', pledgeId: pledge.id, dueOn, status, at: talk.sentAt }];
  return { do: 'end', say: [{ key: `pledge-thanks-${status.replace('_', '-')}` }], effects };
}
