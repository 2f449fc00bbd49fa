import { choiceAddress } from '../conversation/address.js';
import { type Answer, flow, type Talk } from '../conversation/flow.js';
import type { ActivityKind } from '../domain/activities.js';
import { checkInLengths, longestCheckIn } from '../domain/check-in.js';
import { longestLine, tidyLine } from '../domain/notices.js';
import { may, unitsWith } from '../domain/rights.js';
import { fullUnitName } from '../domain/units.js';
import { normalise, searchKey } from '../language/folding.js';
import { readMinutes } from '../language/minutes.js';
import { readControl } from '../language/words.js';
import { activityLine } from './activity-line.js';
import { board, isOpenNow, notYours, officersActivity } from './check-in-board.js';
import { closeDoor, longer, openDoor } from './check-in-door.js';
import { again, blank, button, type Data, data, type StepName, to, unitOf } from './check-in-open-data.js';
import { begin, candidates, chosen } from './check-in-open-meetings.js';
import { openNew } from './check-in-open-new.js';
import { closeRoom, openRoom, roomClosed } from './check-in-room.js';

/** What a branch does without having called a meeting; the rest is called (flows/meeting-call.ts). */
const kindsOnTheSpot: readonly ActivityKind[] = ['volunteer', 'event', 'regular', 'topic'];
const longestTitle = 80;

/** An officer opens the door: of a meeting that was called, or of something that happens right now. */
export const checkInOpen = flow<Data, StepName>({
  name: 'check_in_open',
  data,
  steps: {
    which: {
      async ask(talk) {
        const found = await candidates(talk);
        return {
          key: 'check-in-open-ask-which',
          choices: [
            ...found.map((one) => ({ label: activityLine(one, talk.zone), to: to('which', one.id) })),
            button('check-in-open-new', to('which', 'new')),
          ],
        };
      },
      async answer(answer, talk) {
        if (answer.kind !== 'choice') return again('check-in-open-choose');
        if (answer.args[0] === 'new')
          return {
            do: 'go',
            step: unitsWith(talk.person.roles, 'call_meetings').length > 1 ? 'unit' : 'kind',
            data: { activityId: null },
          };
        const activity = await officersActivity(talk, answer.args[0], 'call_meetings');
        return activity ? chosen(talk, activity, talk.data.minutes) : again('check-in-open-choose');
      },
    },

    unit: {
      ask: (talk) => ({
        key: 'check-in-open-ask-unit',
        choices: unitsWith(talk.person.roles, 'call_meetings').map((id) => ({
          label: { text: fullUnitName(talk.units, id) },
          to: to('unit', id),
        })),
      }),
      answer(answer, talk) {
        const unitId = answer.kind === 'choice' ? answer.args[0] : undefined;
        const isTheirs = unitId !== undefined && may(talk.person.roles, 'call_meetings', unitId, talk.units);
        return isTheirs ? { do: 'go', step: 'kind', data: { unitId } } : again('check-in-open-choose');
      },
    },

    kind: {
      ask: () => ({
        key: 'check-in-open-ask-kind',
        choices: kindsOnTheSpot.map((kind) => ({
          label: { key: 'activity-kind-title', params: { kind } },
          to: to('kind', kind),
        })),
      }),
      answer(answer) {
        const kind = answer.kind === 'choice' ? kindsOnTheSpot.find((one) => one === answer.args[0]) : undefined;
        return kind ? { do: 'go', step: 'title', data: { kind } } : again('check-in-open-choose');
      },
    },

    title: {
      freeText: true,
      ask: () => ({ key: 'check-in-open-ask-title', choices: [button('check-in-open-skip', to('title', 'skip'))] }),
      answer(answer) {
        if (isSkip(answer)) return { do: 'go', step: 'place', data: { title: null } };
        const read = readWords(answer, longestTitle);
        return 'problem' in read ? read.problem : { do: 'go', step: 'place', data: { title: read.text } };
      },
    },

    place: {
      freeText: true,
      ask: () => ({ key: 'check-in-open-ask-place', choices: [button('check-in-open-skip', to('place', 'skip'))] }),
      answer(answer, talk) {
        const read = isSkip(answer) ? { text: usualPlace(talk) } : readWords(answer, longestLine.place);
        if ('problem' in read) return read.problem;
        if (talk.data.minutes === null) return { do: 'go', step: 'minutes', data: { place: read.text } };
        return openNew(talk, { ...talk.data, place: read.text }, talk.data.minutes);
      },
    },

    minutes: {
      takesNumbers: true,
      async ask(talk) {
        const activity = talk.data.activityId ? await talk.look.activity(talk.data.activityId) : null;
        return {
          key: 'check-in-open-ask-minutes',
          lines: activity ? [activityLine(activity, talk.zone)] : [],
          choices: [
            ...checkInLengths.map((minutes) => ({
              label: { key: 'check-in-open-minutes', params: { minutes: String(minutes) } },
              to: to('minutes', minutes),
            })),
            button('check-in-open-to-the-end', to('minutes', 'end')),
            ...(activity ? [button('check-in-open-other', to('minutes', 'other'))] : []),
          ],
        };
      },
      async answer(answer, talk) {
        const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readMinutes(answer.text) : undefined;
        if (said === 'other') return { do: 'go', step: 'which', data: { activityId: null } };
        const length = said === 'end' ? 'end' : Number(said);
        if (length !== 'end' && !isLength(length))
          return again('check-in-open-minutes-again', { most: String(longestCheckIn / 60) });
        if (!talk.data.activityId) return openNew(talk, talk.data, length);
        const activity = await officersActivity(talk, talk.data.activityId, 'call_meetings');
        return activity ? openDoor(talk, activity, length) : notYours;
      },
    },
  },

  entries: {
    start: (_, talk) => begin(talk, null),
    other: (_, talk) =>
      unitsWith(talk.person.roles, 'call_meetings').length > 0 ? { do: 'go', step: 'which', data: blank } : notYours,
    /** A meeting of a list: opens it, opens it again, or shows the board of the open one. */
    activity: async ([id], talk) => {
      const activity = await officersActivity(talk, id, 'call_meetings');
      return activity ? chosen(talk, activity, null) : notYours;
    },
    longer: async ([id], talk) => {
      const activity = await officersActivity(talk, id, 'call_meetings');
      if (!activity) return notYours;
      if (!isOpenNow(activity, talk.now)) return chosen(talk, activity, null);
      return longer(talk, activity);
    },
    room: async ([id], talk) => {
      const activity = await officersActivity(talk, id, 'call_meetings');
      return activity ? openRoom(talk, activity) : notYours;
    },
    room_off: async ([id], talk) => {
      const activity = await officersActivity(talk, id, 'call_meetings');
      return activity ? closeRoom(talk, activity) : notYours;
    },
    close: async ([id], talk) => {
      const activity = await officersActivity(talk, id, 'call_meetings');
      return activity ? closeDoor(talk, activity) : notYours;
    },
  },

  intents: {
    open_check_in: (read, talk) => begin(talk, isLength(Number(read.slots.minutes)) ? Number(read.slots.minutes) : null),
  },

  // "đóng điểm danh", "thêm 10 phút", "ai điểm danh rồi", "màn hình phòng" of an officer whose door is open.
  words: async (text, talk) => {
    const wish = doorWish(text);
    if (!wish || unitsWith(talk.person.roles, 'call_meetings').length === 0) return undefined;
    const [door, ...others] = (await candidates(talk)).filter((one) => isOpenNow(one, talk.now));
    // What the room's page says when it has ended.
    if (!door) return wish === 'room' ? { do: 'end', say: [roomClosed] } : undefined;
    if (others.length > 0) return { do: 'go', step: 'which', data: blank };
    if (wish === 'see') return { do: 'end', say: await board(talk, door) };
    if (wish === 'room') return openRoom(talk, door);
    if (wish === 'room_off') return closeRoom(talk, door);
    return wish === 'close' ? closeDoor(talk, door) : longer(talk, door, wish);
  },

  menu: (talk) =>
    unitsWith(talk.person.roles, 'call_meetings').length > 0
      ? [{ label: { key: 'check-in-open-menu' }, to: choiceAddress('check_in_open', 'start'), for: 'officer', order: 112 }]
      : [],
});

/** To close it, to see who came, the room's screen on or off, or the minutes to add; undefined for anything else. */
function doorWish(text: string): 'close' | 'see' | 'room' | 'room_off' | number | undefined {
  const key = searchKey(text);
  if (/^(?:(?:tat|dong|bo) man hinh(?: .*)?|(?:dung |quay lai )?ma co dinh)$/.test(key)) return 'room_off';
  if (
    /^(?:(?:mo|bat|chieu|cho|xem|link|lien ket) )?(?:man hinh|ma (?:qr )?xoay)(?: (?:phong|hoi truong|diem danh|phong hop))*$/.test(
      key,
    )
  )
    return 'room';
  if (/^chieu (?:ma|qr|ma qr|diem danh|ma diem danh)(?: len)?(?: (?:man hinh|may chieu|tivi|tv))*$/.test(key)) return 'room';
  if (/^(?:ai|ban nao|may ban|may nguoi|bao nhieu (?:ban|nguoi)) .*(?:diem danh|co mat|toi|den)(?: |$)/.test(key)) return 'see';
  if (/^(?:dong|tat|ngung|khoa)(?: cua)? diem danh(?: (?:di|lai|nhe|nha|giup|luon))*$/.test(key)) return 'close';
  const minutes = /^(?:them|gia han|cho them)(?: (?:diem danh|gio))* ?(\d{1,3}) ?(?:phut|p)?(?: nua)?$/.exec(key)?.[1];
  return minutes && isLength(Number(minutes)) ? Number(minutes) : undefined;
}

function isLength(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= longestCheckIn;
}

function isSkip(answer: Answer): boolean {
  return (
    (answer.kind === 'choice' && answer.args[0] === 'skip') || (answer.kind === 'text' && readControl(answer.text) === 'skip')
  );
}

function readWords(answer: Answer, most: number): { text: string } | { problem: ReturnType<typeof again> } {
  const text = answer.kind === 'text' ? tidyLine(normalise(answer.text), 'place') : '';
  if (!/\p{L}/u.test(text)) return { problem: again('check-in-open-words-only') };
  const length = [...text].length;
  return length > most ? { problem: again('check-in-open-too-long', { length: String(length), most: String(most) }) } : { text };
}

/** Where a branch usually is: its hamlet, else its name. */
function usualPlace(talk: Talk<Data>): string {
  const unit = talk.units.get(unitOf(talk, talk.data) ?? '');
  return unit?.hamlet ?? unit?.name ?? '';
}
