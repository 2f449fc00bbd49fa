import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { flow, type Talk } from '../conversation/flow.js';
import { findCheckInCode, isWeakCode, readCheckInCode, signInMoment } from '../domain/check-in.js';
import { activityLine } from './activity-line.js';
import { already, type Opened, openFor, registerFirst, secretaryChoice } from './check-in-arriving.js';
import { noSuchCode, roomsWith, signIn } from './check-in-code.js';
import { scanned } from './check-in-scan.js';

/** A member signs in with the code on the board (domain.md §5.5): typed, or in the QR. Never without one. */
export const checkIn = flow<Record<string, never>, 'code'>({
  name: 'check_in',
  data: z.object({}),
  steps: {
    code: {
      ask: () => ({ key: 'check-in-ask-code' }),
      async answer(answer, talk) {
        if (answer.kind !== 'text') return { do: 'again', because: { key: 'check-in-code-only' } };
        const code = findCheckInCode(answer.text);
        return code ? signIn(talk, code) : { do: 'again', because: { key: 'check-in-code-only' } };
      },
    },
  },
  entries: { start: async (_, talk) => closing(await withoutCode(talk)) },
  intents: {
    check_in: async (read, talk) => {
      const code = typeof read.slots.code === 'string' ? read.slots.code : undefined;
      if (code === undefined) return closing(await withoutCode(talk));
      // Four digits alone: `words` below took them if they are a code. Beside another question they are most likely its answer.
      if (readCheckInCode(read.text) !== undefined)
        return talk.amid || isWeakCode(code) || !talk.person.member ? { do: 'pass' } : noSuchCode(code);
      return closing(await signIn(talk, code));
    },
  },
  /** A bare code, while somebody's door is open for this person or the code is one. */
  async words(text, talk) {
    const code = readCheckInCode(text);
    const { member } = talk.person;
    if (!code || !member) return undefined;
    const at = signInMoment(talk.sentAt, talk.now);
    const isKnown =
      (await talk.look.activitiesByCode(code, at)).length > 0 ||
      (await openFor(talk, member, at)).length > 0 ||
      (await roomsWith(talk, code, member, at)).length > 0;
    return isKnown ? closing(await signIn(talk, code)) : undefined;
  },
  links: {
    // The QR beside the code in an officer's chat, to be printed or shown: it lives as long as the code.
    dd_: async ([rest = ''], talk) => {
      const code = readCheckInCode(rest);
      return code ? closing(await signIn(talk, code)) : { do: 'end', say: [{ key: 'check-in-bad-link' }] };
    },
    // The QR on the room's screen, or the page that it opened.
    dq_: async ([rest = ''], talk) => closing(await scanned(talk, rest)),
  },
  menu: () => [{ label: { key: 'check-in-menu' }, to: choiceAddress('check_in', 'start'), for: 'member', order: 10 }],
});

/** Signed in by a button or a sentence: an open question for the code is answered too. */
function closing(opened: Opened): Opened {
  return opened.do === 'end' ? { ...opened, closes: true } : opened;
}

/** "Điểm danh" alone: the code is asked for when there is a door to open; being somewhere is not enough. */
async function withoutCode(talk: Talk<undefined>): Promise<Opened> {
  const { member } = talk.person;
  if (!member) return registerFirst(talk, null);
  const open = await openFor(talk, member, signInMoment(talk.sentAt, talk.now));
  if (open.length === 0) return { do: 'end', say: [{ key: 'check-in-none-open', choices: [secretaryChoice] }] };
  const marks = await Promise.all(open.map((one) => talk.look.attendance(one.id, member.id)));
  const [only] = open;
  const mark = marks[0];
  if (only && open.length === 1 && mark && (mark.mark === 'present' || mark.mark === 'late')) return already(talk, only, mark);
  return {
    do: 'go',
    step: 'code',
    data: {},
    say: [{ key: 'check-in-open-now', lines: open.map((one) => activityLine(one, talk.zone)) }],
  };
}
