import type { Opening, Talk } from '../conversation/flow.js';
import type { Activity } from '../domain/activities.js';
import { daysAfter } from '../domain/local-time.js';
import { unitsWith } from '../domain/rights.js';
import { dayAt } from '../language/calendar.js';
import { searchKey } from '../language/folding.js';
import { readTicks, type TickReading } from '../language/ticks.js';
import { aboutNow, markOne, meetingsBetween } from './attendance-by-name.js';
import { type Keeping, keepingOf, keptLines } from './attendance-keeping.js';
import { type ListData, type ListStep, linesNamed, openList } from './attendance-list.js';
import { whoCame } from './attendance-result.js';
import { tick } from './attendance-ticking.js';

/**
 * Words with which an officer comes to the list of a meeting that has begun, without looking for it in the menu: "sửa điểm danh hôm qua",
 * "ai có mặt", "tất cả trừ Hoa và Nam" (domain.md §5.4).
 */
type Opened = Opening<ListData, ListStep>;

const asking = '(?:(?:cho|em|minh|toi|xin|muon|can|giup|xem) )*';
const closing = '(?: (?:di|nhe|nha|a|voi|giup|cho)(?: (?:em|minh|toi))?)*';
const when =
  '(?: (?:cua )?(?:buoi )?(?:hop |sinh hoat )?(hom nay|hom qua|hom truoc|bua truoc|bua qua|toi nay|toi qua|sang nay|chieu nay|vua roi|vua qua|truoc|gan nhat|nay))?';
const list = new RegExp(
  `^${asking}(?:(?:sua|ghi|cham|bo sung|dien|nhap|cap nhat|chinh|chinh sua|danh dau)(?: lai| bu)? (?:diem danh|(?:danh sach )?co mat|danh sach diem danh)|(?:ghi ten|diem danh) (?:tu|theo|bang) danh sach)${when}${closing}$`,
);
const who = new RegExp(
  `^${asking}(?:(?:nhung |co )?ai (?:da )?(?:co mat|diem danh|den hop)(?: roi)?|danh sach (?:nguoi )?(?:co mat|da diem danh))${when}${closing}$`,
);
/** Numbers mean people of a list that is before one's eyes. */
const numbersOnly = /^(?:tat ca )?(?:co mat )?tru (?:so )?\d/;
/** "Em bận xin vắng" is an officer's own answer, also where somebody is called Bân. */
const ofThemselves = /\b(?:em|minh|toi|tui)\b/;
const dayMs = 24 * 3600_000;
const lookBackMs = 7 * dayMs;

export async function attendanceWords(text: string, talk: Talk<undefined>): Promise<Opened | undefined> {
  if (unitsWith(talk.person.roles, 'call_meetings').length === 0) return undefined;
  const key = searchKey(text)
    .replace(/[.!?]+$/, '')
    .trim();
  const toList = list.exec(key);
  if (toList) {
    const meeting = await begun(talk, toList[1]);
    return meeting ? openList(talk, meeting.id) : { do: 'end', say: [{ key: 'attendance-none-begun' }] };
  }
  const toWho = who.exec(key);
  const meeting = toWho && (await begun(talk, toWho[1]));
  const keeping = meeting && (await keepingOf(talk, meeting.id, 'see_answers'));
  if (keeping) return { do: 'end', say: [await whoCame(talk, keeping)] };
  // Said into an open question it may be its answer.
  return talk.amid || talk.begun !== undefined ? undefined : spoken(text, key, talk);
}

/** What is said over the list, said without it. Only what is plainly about people of the meeting; the rest is some other sentence. */
async function spoken(text: string, key: string, talk: Talk<undefined>): Promise<Opened | undefined> {
  const read = readTicks(text);
  if (!isSaid(read, key)) return undefined;
  const about = await aboutNow(talk);
  const keeping = about && about.state !== 'cancelled' ? await keepingOf(talk, about.id, 'call_meetings') : null;
  if (!keeping) return undefined;
  if (read.kind === 'numbers') return openList(talk, keeping.activity.id);
  if (read.kind === 'names' && !read.except) {
    const lines = await keptLines(talk, keeping);
    const found = read.names.map((name) => linesNamed(lines, name));
    if (found.some((people) => people.length === 0)) return undefined;
    const [[only] = [], ...more] = found.flat().length === 1 ? found : [];
    if (only && more.length === 0) return markOne(talk, keeping.activity.id, only.memberId, read.mark);
  }
  return ticked(text, talk, keeping);
}

function isSaid(read: TickReading, key: string): boolean {
  switch (read.kind) {
    case 'guests':
      return true;
    case 'all':
      return read.mark === 'present';
    case 'numbers':
      return numbersOnly.test(key);
    case 'names':
      if (read.except) return read.names.length > 0;
      return read.names.length > 0 && read.mark !== undefined && read.mark !== 'absent' && !ofThemselves.test(key);
    case 'undo':
      return false;
  }
}

/** As if it had been typed over the list. */
async function ticked(text: string, talk: Talk<undefined>, { activity }: Keeping): Promise<Opened | undefined> {
  const opened = await openList(talk, activity.id);
  if (opened.do !== 'go') return opened;
  const outcome = await tick({ kind: 'text', text }, { ...talk, data: opened.data });
  if (outcome.do === 'go')
    return {
      do: 'go',
      step: outcome.step,
      data: { ...opened.data, ...outcome.data },
      say: outcome.say,
      effects: outcome.effects,
    };
  return outcome.do === 'end' ? outcome : undefined;
}

/** The last meeting that has begun, on the day that was said if one was. */
async function begun(talk: Talk<undefined>, said: string | undefined): Promise<Activity | undefined> {
  const { now, zone } = talk;
  const found = await meetingsBetween(talk, new Date(now.getTime() - lookBackMs), now);
  const day = said === undefined ? undefined : dayMeant(said, dayAt(now, zone));
  return found.find((one) => one.state !== 'cancelled' && (day === undefined || dayAt(one.startAt, zone) === day));
}

function dayMeant(said: string, today: string): string | undefined {
  if (said === 'hom qua' || said === 'toi qua') return daysAfter(today, -1);
  return said.endsWith('nay') ? today : undefined;
}
