import { flow } from '../conversation/flow.js';
import { markByName, markOne } from './attendance-by-name.js';
import { keepingOf } from './attendance-keeping.js';
import { decideLate, nextRequest } from './attendance-late.js';
import { askList, type ListData, type ListStep, listData, openList } from './attendance-list.js';
import { minutesSay, tableSay } from './attendance-papers.js';
import { askConfirm, askWhich, confirm, which } from './attendance-plan.js';
import { finish, whoCame } from './attendance-result.js';
import { tick } from './attendance-ticking.js';
import { attendanceWords } from './attendance-words.js';
import { notYours, officersActivity } from './check-in-board.js';

/** Who was there, as the officers write it down: from a list, by a name, or as an answer to somebody who came too late. */
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
  words: attendanceWords,
});
