import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import type { Opening, Say, Talk } from '../conversation/flow.js';
import { progressSay, type ReportWorld, reportSay, standSay } from '../conversation/sending-report.js';
import { may, unitsWith } from '../domain/rights.js';
import { isSettled, type NoticeStand } from '../domain/sending.js';
import { searchKey } from '../language/folding.js';
import { led } from './meeting-which.js';

type Opened = Opening<undefined, never>;
type What = 'pause' | 'resume' | 'stop';

const end = (say: Say, effects: Effect[] = []): Opened => ({ do: 'end', say: [say], effects });
const worldOf = ({ now, zone, sending: rules }: Talk<unknown>): ReportWorld => ({ now, zone, rules });

/** A notice of a unit that this officer sends for. What does not exist and what is somebody else's are one answer. */
async function mine(talk: Talk<unknown>, noticeId: string): Promise<NoticeStand | null> {
  const stand = await talk.look.noticeStand(noticeId);
  return stand && may(talk.person.roles, 'call_meetings', stand.unitId, talk.units) ? stand : null;
}
const notYours: Say = { key: 'sending-second-not-yours' };

export async function withNotice(
  talk: Talk<undefined>,
  noticeId: string,
  then: (stand: NoticeStand) => Promise<Opened>,
): Promise<Opened> {
  const stand = await mine(talk, noticeId);
  return stand ? then(stand) : end(notYours);
}

/** "Đang gửi tới đâu": the newest notice of the meetings that this officer leads. */
export function showNewest(talk: Talk<undefined>): Promise<Opened> {
  return withNewest(talk, async (stand) => end(standSay(stand, worldOf(talk))));
}

export async function withNewest(talk: Talk<undefined>, then: (stand: NoticeStand) => Promise<Opened>): Promise<Opened> {
  if (unitsWith(talk.person.roles, 'call_meetings').length === 0) return end({ key: 'meeting-call-not-officer' });
  const about = await led(talk);
  const stands = about.length > 0 ? await talk.look.noticesOf(about.map((one) => one.id)) : [];
  const newest = stands.find((stand) => !isSettled(stand.counts)) ?? stands[0];
  return newest ? then(newest) : end({ key: 'sending-none' });
}

export function showOne(talk: Talk<undefined>, noticeId: string): Promise<Opened> {
  return withNotice(talk, noticeId, async (stand) => end(standSay(stand, worldOf(talk))));
}

/** Let it rest, go on. What is over stays over, and is shown. */
export async function control(talk: Talk<undefined>, noticeId: string, what: What): Promise<Opened> {
  const stand = await mine(talk, noticeId);
  if (!stand) return end(notYours);
  const wanted = what === 'resume' ? stand.state === 'paused' : ['sending', 'paused'].includes(stand.state);
  if (!wanted || isSettled(stand.counts) || (what === 'pause' && stand.state === 'paused'))
    return end(standSay(stand, worldOf(talk)));
  const effects: Effect[] = [
    { kind: 'control_sending', noticeId, what },
    { kind: 'audit', action: `sending_${what}`, subject: noticeId },
  ];
  return end(what === 'stop' ? stoppedSay(talk, stand) : afterSay(talk, stand, what), effects);
}

function afterSay(talk: Talk<undefined>, stand: NoticeStand, what: 'pause' | 'resume'): Say {
  return progressSay({ ...stand, state: what === 'pause' ? 'paused' : 'sending' }, worldOf(talk));
}

/** Nothing can be taken back afterwards, so it is asked once. */
export async function askStop(talk: Talk<undefined>, noticeId: string): Promise<Opened> {
  const stand = await mine(talk, noticeId);
  if (!stand) return end(notYours);
  if (isSettled(stand.counts) || stand.state === 'cancelled') return end(reportSay(stand, worldOf(talk)));
  const { waiting, paused, sent, unknown } = stand.counts;
  return end({
    key: 'sending-ask-stop',
    params: { left: String(waiting + paused), sent: String(sent + unknown) },
    choices: [
      { label: { key: 'sending-choice-stop-now' }, to: choiceAddress('sending', 'stop_now', noticeId) },
      { label: { key: 'sending-choice-go-on' }, to: choiceAddress('sending', 'show', noticeId) },
    ],
  });
}

/** The meeting itself stays as it is: that is another button. */
function stoppedSay(talk: Talk<undefined>, { counts, activity }: NoticeStand): Say {
  const params = { left: String(counts.waiting + counts.paused), sent: String(counts.sent + counts.unknown) };
  const cancel = { label: { key: 'meeting-manage-cancel-button' }, to: choiceAddress('meeting_manage', 'cancel', activity.id) };
  return { key: 'sending-stopped-now', params, choices: activity.startAt > talk.now ? [cancel] : [] };
}

/** "ai chưa nhận được tin", of the newest notice. */
export function asksForMissed(text: string): boolean {
  return /^(?:con )?(?:nhung )?ai (?:con )?chua nhan (?:duoc )?(?:tin|thong bao)(?: vay| the)?$/.test(searchKey(text));
}

/** "đang gửi tới đâu", "tiến độ gửi", "gửi xong chưa". */
export function asksForProgress(text: string): boolean {
  return /^(?:dang )?gui (?:tin |thong bao )?(?:toi|den) dau(?: roi)?$|^tien do(?: gui)?(?: tin)?$|^gui (?:tin |thong bao )?xong chua$|^sending progress$/.test(
    searchKey(text),
  );
}
