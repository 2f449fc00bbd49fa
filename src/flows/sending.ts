import { z } from 'zod';
import { flow } from '../conversation/flow.js';
import { missed, table } from './sending-missed.js';
import {
  askStop,
  asksForMissed,
  asksForProgress,
  control,
  showNewest,
  showOne,
  withNewest,
  withNotice,
} from './sending-progress.js';
import { decideSending } from './sending-second.js';

/** A notice on its way: a second officer decides about it, its sender sees how far it is and stops it. */
export const sending = flow<undefined, never>({
  name: 'sending',
  data: z.undefined(),
  steps: {},
  entries: {
    agree: ([id = ''], talk) => decideSending(talk, id, 'agreed'),
    refuse: ([id = ''], talk) => decideSending(talk, id, 'refused'),
    withdraw: ([id = ''], talk) => decideSending(talk, id, 'withdrawn'),
    show: ([id = ''], talk) => showOne(talk, id),
    pause: ([id = ''], talk) => control(talk, id, 'pause'),
    resume: ([id = ''], talk) => control(talk, id, 'resume'),
    missed: ([id = '', page = '0'], talk) =>
      withNotice(talk, id, (stand) => missed(talk, stand, /^\d{1,3}$/.test(page) ? Number(page) : 0)),
    table: ([id = ''], talk) => withNotice(talk, id, (stand) => table(talk, stand)),
    stop: ([id = ''], talk) => askStop(talk, id),
    stop_now: ([id = ''], talk) => control(talk, id, 'stop'),
  },
  words(text, talk) {
    if (asksForProgress(text)) return showNewest(talk);
    return asksForMissed(text) ? withNewest(talk, (stand) => missed(talk, stand, 0)) : undefined;
  },
});
