import { flow, type Opening, type Talk } from '../conversation/flow.js';
import { markByName, markOne } from './attendance-by-name.js';
import { keepingOf, keptLines } from './attendance-keeping.js';
import { decideLate, nextRequest } from './attendance-late.js';
import { askList, type ListData, type ListStep, listData } from './attendance-list.js';
import { minutesSay, tableSay } from './attendance-papers.js';
import { askConfirm, askWhich, confirm, which } from './attendance-plan.js';
import { finish, whoCame } from './attendance-result.js';
import { tick } from './attendance-ticking.js';
import { cancelledSay, notYours, officersActivity } from './check-in-board.js';

/** Who was there, as the officers write it down: from a list, by a name, or as an answer to somebody who came too late. */
type Opened = Opening<ListData, ListStep>;

export const attendance = flow<ListData, ListStep>({
  name: 'attendance',
  data: listData,
  steps: {
    list: { takesNumbers: true, ask: askList, answer: (answer, talk) => tick(answer, talk) },
    /** Of several people of one name. */
    which: { takesNumbers: true, ask: askWhich, answer: which },
    /** Before everybody but a few is written down. */
    confirm: { ask: askConfirm, answer: confirm },
  },
  entries: {
    tick: ([id], talk) => openList(talk, id),
    who: async ([id], talk) => {
      const keeping = await keepingOf(talk, id, 'see_answers');
      return keeping ? { do: 'end', say: [await whoCame(talk, keeping)] } : notYours;
    },
    mark: ([id, memberId, mark], talk) => markOne(talk, id, memberId, mark),
    requests: ([id], talk) => nextRequest(talk, id),
    late: (args, talk) => decideLate(talk, args),
    finish: async ([id], talk) => {
      const activity = await officersActivity(talk, id, 'call_meetings');
      return activity ? finish(talk, activity) : notYours;
    },
    minutes: async ([id], talk) => {
      const activity = await officersActivity(talk, id, 'call_meetings');
      return activity ? { do: 'end', say: [await minutesSay(talk, activity)] } : notYours;
    },
    table: async ([id], talk) => {
      const keeping = await keepingOf(talk, id, 'call_meetings');
      return keeping ? { do: 'end', ...(await tableSay(talk, keeping)) } : notYours;
    },
  },
  intents: { mark_attendance: markByName },
});

async function openList(talk: Talk<undefined>, id: string | undefined): Promise<Opened> {
  const keeping = await keepingOf(talk, id, 'call_meetings');
  if (!keeping) return notYours;
  const { activity } = keeping;
  if (activity.state === 'cancelled') return { do: 'end', say: [cancelledSay(talk, activity)] };
  const ids = (await keptLines(talk, keeping)).map((line) => line.memberId);
  return { do: 'go', step: 'list', data: { activityId: activity.id, ids, last: null, whole: false, plan: null } };
}
