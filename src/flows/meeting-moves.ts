import type { Activity } from '../domain/activities.js';
import { daysAfter, momentAt, wallClock } from '../domain/local-time.js';
import { readIntent } from '../language/intents.js';
import { lineFrom } from './meeting-lines.js';
import { judgedStart, localDay, namesDay, type Period, periodOf, readStart, type StartReading } from './meeting-time.js';

/** What is to be different: another time, or several readings of one, another place. */
export interface Move {
  period: Period | null;
  candidates: Period[];
  place: string | null;
  refused?: Extract<StartReading, { kind: 'refused' }>['because'];
}

export const noMove: Move = { period: null, candidates: [], place: null };

/** A sentence of an officer (domain.md §10, `reschedule_meeting`), applied to the meeting as it stands. */
export function moveFrom(activity: Activity, slots: Record<string, unknown>, now: Date, zone: string): Move {
  const text = (name: string) => (typeof slots[name] === 'string' ? slots[name] : undefined);
  const place = lineFrom(slots.place, 'place') ?? null;
  const certain = !(Array.isArray(slots.ambiguous) && slots.ambiguous.length > 0);
  const { day, minute } = wallClock(activity.startAt, zone);
  const [start, date, clock] = [text('start_at'), text('date'), text('time')];
  if (start) return { ...taken(judgedStart(start, undefined, certain, !certain, now, zone), activity), place };
  if (typeof slots.shift_minutes === 'number') return { ...shifted(activity, slots.shift_minutes, now, zone), place };
  if (date || clock) {
    const [hours, minutes] = (clock ?? '').split(':').map(Number);
    const at = momentAt(date ?? day, clock ? hours! * 60 + (minutes ?? 0) : minute, zone);
    return {
      ...taken(judgedStart(at.toISOString(), undefined, certain, !certain && clock !== undefined, now, zone), activity),
      place,
    };
  }
  return { ...noMove, place };
}

/** What an officer answers to "to when?": an hour alone stays on the day, a day alone keeps the hour, "lùi 30 phút" shifts. */
export function readMove(text: string, activity: Activity, now: Date, zone: string): Move {
  const spoken = readIntent(text, { formOpen: false, now, zone });
  if (spoken.intent === 'reschedule_meeting') {
    const move = moveFrom(activity, spoken.slots, now, zone);
    if (move.period || move.candidates.length > 0 || move.place || move.refused) return move;
  }
  // "lùi 30 phút" alone, in answer to our question.
  const { shift_minutes: shift } = readIntent(`dời họp ${text}`, { formOpen: false, now, zone }).slots;
  if (typeof shift === 'number') return shifted(activity, shift, now, zone);
  const day = localDay(activity.startAt.toISOString(), zone);
  const read = readStart(text, now, zone, namesDay(text, now, zone) ? undefined : day);
  if (read.kind !== 'date') return taken(read, activity);
  const at = momentAt(read.date, wallClock(activity.startAt, zone).minute, zone);
  return taken(judgedStart(at.toISOString(), undefined, true, false, now, zone), activity);
}

/** A meeting that is moved lasts as long as before. */
function taken(read: StartReading, activity: Activity): Move {
  const lasts = activity.endAt ? activity.endAt.getTime() - activity.startAt.getTime() : null;
  const kept = (period: Period): Period => {
    const start = new Date(period.startAt);
    return period.endAt || lasts === null ? period : periodOf(start, new Date(start.getTime() + lasts));
  };
  switch (read.kind) {
    case 'start':
      return { ...noMove, period: kept(read.period) };
    case 'unsure':
      return { ...noMove, candidates: read.candidates.map(kept) };
    case 'refused':
      return { ...noMove, refused: read.because };
    case 'date':
      return noMove;
  }
}

function shifted(activity: Activity, minutes: number, now: Date, zone: string): Move {
  const at = new Date(activity.startAt.getTime() + minutes * 60_000);
  return taken(judgedStart(at.toISOString(), undefined, true, false, now, zone), activity);
}

/** "cùng giờ tuần sau": a week later, for the button. */
export function weekLater(activity: Activity, zone: string): Date {
  const { day, minute } = wallClock(activity.startAt, zone);
  return momentAt(daysAfter(day, 7), minute, zone);
}
