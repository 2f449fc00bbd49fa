import type { Say, Step, Talk } from '../conversation/flow.js';
import type { Activity } from '../domain/activities.js';
import { type Right, unitsWith } from '../domain/rights.js';
import { readIntent } from '../language/intents.js';
import { about } from './meeting.js';
import { cancel } from './meeting-cancelling.js';
import { type Change, type ChangeStep, gone, mine, type Next, nothingYet, type Opened, to, type Wish } from './meeting-change.js';
import { lineFrom } from './meeting-lines.js';
import { readChanges } from './meeting-moves.js';
import { move } from './meeting-moving.js';

/** Meetings ahead of the units that somebody leads, soonest first. */
export async function led(talk: Talk<unknown>, right: Right = 'call_meetings'): Promise<Activity[]> {
  const units = unitsWith(talk.person.roles, right);
  const ahead = (await Promise.all(units.map((id) => talk.look.upcomingOf(id, talk.now)))).flat();
  return ahead.sort((a, b) => a.startAt.getTime() - b.startAt.getTime());
}

/** Asks which meeting is meant; the sentence is kept, so that it need not be said again. */
export function chooseWhich(wish: Wish, say: Say[]): Opened {
  return { do: 'go', step: 'which', data: { ...nothingYet, activityId: '', version: 0, wish }, say };
}

export const whichStep: Step<Change, ChangeStep> = {
  async ask(talk) {
    const { wish } = talk.data;
    const found = await Promise.all((wish?.among ?? []).map((id) => mine(talk, id, 'call_meetings')));
    const choices = found.flatMap((one) =>
      one ? [{ label: { key: 'meeting-choice', params: about(one, talk.zone) }, to: to('which', one.id) }] : [],
    );
    return { key: `meeting-manage-which-${wish?.action ?? 'move'}`, choices };
  },
  async answer(answer, talk): Promise<Next> {
    const { wish } = talk.data;
    if (answer.kind !== 'choice' || !wish) return { do: 'again', because: { key: 'meeting-manage-press-which' } };
    const activity = await mine(talk, answer.args[0] ?? '', 'call_meetings');
    return activity ? carryOut(talk, activity, wish) : { do: 'end', say: [gone] };
  },
};

/** What the sentence wants, of this meeting: shown as a preview, sent after "Gửi". */
export function carryOut(
  talk: Talk<unknown>,
  activity: Activity,
  { action, text }: Pick<Wish, 'action' | 'text'>,
): Exclude<Opened, { do: 'pass' }> {
  if (action === 'move') return move(talk, activity, readChanges(text, activity, talk.now, talk.zone));
  const { reason } = readIntent(text, { now: talk.now, zone: talk.zone }).slots;
  return cancel(talk, activity, lineFrom(reason, 'reason'));
}
