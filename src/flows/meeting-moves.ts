import type { Say } from '../conversation/flow.js';
import { daysAfter, momentAt, wallClock } from '../domain/local-time.js';
import { foldInPlace, normalise } from '../language/folding.js';
import { readIntent } from '../language/intents.js';
import { type LineEdit, readLineEdits } from '../language/notice-lines.js';
import { readEventDate } from '../language/times.js';
import { lineFrom, readLine } from './meeting-lines.js';
import { judgedStart, localDay, namesDay, type Period, periodOf, readStart, type StartReading } from './meeting-time.js';

/** Lines that may be left out: null takes the line away, absent leaves it as it is. */
export type OptionalLines = Partial<Record<'content' | 'dress' | 'bring', string | null>>;

/** What is to be different: another time, or several readings of one, another place, other lines. */
export interface Move {
  period: Period | null;
  candidates: Period[];
  place: string | null;
  lines: OptionalLines;
  refused?: Say;
}

export const noMove: Move = { period: null, candidates: [], place: null, lines: {} };

/** The meeting or the draft as it stands. */
export interface Standing {
  startAt: Date;
  endAt: Date | null;
  content: string | null;
  bring: string | null;
}

export function changesNothing(move: Move): boolean {
  return !move.period && move.candidates.length === 0 && !move.place && Object.keys(move.lines).length === 0;
}

/** No time was found in it, which is no reason to refuse a sentence that says something else. */
export function saysNoTime(move: Move): boolean {
  return move.refused?.key === 'meeting-time-missing';
}

/** Whether a text under a preview is about the meeting: a question or another command is not. */
export function asksForChange(text: string, now: Date, zone: string): boolean {
  if (readLineEdits(text).edits.length > 0) return true;
  if (/\?\s*$/.test(text)) return false;
  const { certain, intent, slots } = readIntent(text, { formOpen: true, now, zone });
  return (
    !certain ||
    intent === 'reschedule_meeting' ||
    intent === 'provide_value' ||
    (intent === 'broadcast_meeting' && slots.place === undefined)
  );
}

/** "dời họp" by itself: another time is wanted, and not said yet. */
export function isReschedule(text: string, now: Date, zone: string): boolean {
  return readIntent(text, { formOpen: true, now, zone }).intent === 'reschedule_meeting';
}

/** All that one sentence wants different: "dời qua cn 8g, đổi chỗ qua trường tiểu học", "thêm nội dung: bầu BCH". */
export function readChanges(text: string, standing: Standing, now: Date, zone: string): Move {
  const { edits, rest } = readLineEdits(text);
  const { refused, ...move } = rest === '' && edits.length > 0 ? noMove : readMove(rest, standing, now, zone);
  const all: Move = { ...move, lines: { ...move.lines } };
  for (const edit of edits) {
    const because = takeLine(all, edit, standing);
    if (because) return { ...noMove, refused: because };
  }
  const isAside = edits.length > 0 && refused?.key === 'meeting-time-missing';
  return refused && !isAside ? { ...noMove, refused } : all;
}

/** Puts one line in; says why when it cannot be. */
function takeLine(all: Move, { line, value, adds }: LineEdit, standing: Standing): Say | undefined {
  if (value === null) {
    if (line !== 'place') all.lines[line] = null;
    return undefined;
  }
  const before = adds && (line === 'content' || line === 'bring') ? standing[line] : null;
  const whole = before === null ? value : `${before}${line === 'content' ? '\n' : ', '}${value}`;
  const read = readLine({ kind: 'text', text: whole }, line);
  if (!read.ok) return read.because;
  if (line === 'place') all.place = read.value;
  else all.lines[line] = read.value;
  return undefined;
}

/** Between these words stand which meeting is meant and what it is to become: "dời buổi tối mai qua chủ nhật". */
const toward = /(?<![a-z])(?:qua|sang|thanh|toi ngay|den ngay|lai|vao) /;

function parted(text: string): { before: string; after: string } {
  const typed = normalise(text);
  const sign = toward.exec(foldInPlace(typed));
  return sign
    ? { before: typed.slice(0, sign.index), after: typed.slice(sign.index + sign[0].length) }
    : { before: '', after: typed };
}

/** The day of the meeting that is meant, if the sentence says it. */
export function dayMeant(text: string, now: Date, zone: string): string | undefined {
  const { before } = parted(text);
  const read = /(?<![a-z])(?:buoi|hop|sinh hoat)(?![a-z])/.test(foldInPlace(before))
    ? readEventDate(before, now, zone)
    : undefined;
  return read?.ok ? read.date : undefined;
}

/** What an officer answers to "to when?": an hour alone stays on the day, a day alone keeps the hour, "lùi 30 phút" shifts. */
export function readMove(text: string, standing: Standing, now: Date, zone: string): Move {
  const spoken = readIntent(text, { formOpen: false, now, zone });
  const asked = spoken.intent === 'reschedule_meeting';
  if (asked) {
    const move = moveFrom(standing, spoken.slots, now, zone);
    if (!changesNothing(move) || move.refused) return move;
  }
  // "lùi 30 phút" alone, in answer to our question.
  const { shift_minutes: shift } = readIntent(`dời họp ${text}`, { formOpen: false, now, zone }).slots;
  if (typeof shift === 'number') return shifted(standing, shift, now, zone);
  const day = localDay(standing.startAt.toISOString(), zone);
  const target = asked ? parted(text).after : text;
  const read = readStart(target, now, zone, namesDay(target, now, zone) ? undefined : { date: day });
  if (read.kind !== 'date') return taken(read, standing);
  // "dời buổi tối mai": only which one is said, and not to when.
  if (asked && read.date === day) return { ...noMove, refused: { key: 'meeting-time-missing' } };
  const at = momentAt(read.date, wallClock(standing.startAt, zone).minute, zone);
  return taken(judgedStart(at.toISOString(), undefined, true, false, now, zone), standing);
}

/** A sentence of an officer (domain.md §10, `reschedule_meeting`), applied to the meeting as it stands. */
function moveFrom(standing: Standing, slots: Record<string, unknown>, now: Date, zone: string): Move {
  const text = (name: string) => (typeof slots[name] === 'string' ? slots[name] : undefined);
  const place = lineFrom(slots.place, 'place') ?? null;
  const certain = !(Array.isArray(slots.ambiguous) && slots.ambiguous.length > 0);
  const { day, minute } = wallClock(standing.startAt, zone);
  const [start, date, clock] = [text('start_at'), text('date'), text('time')];
  if (start) return { ...taken(judgedStart(start, undefined, certain, !certain, now, zone), standing), place };
  if (typeof slots.shift_minutes === 'number') return { ...shifted(standing, slots.shift_minutes, now, zone), place };
  if (date || clock) {
    const [hours, minutes] = (clock ?? '').split(':').map(Number);
    const at = momentAt(date ?? day, clock ? hours! * 60 + (minutes ?? 0) : minute, zone);
    return {
      ...taken(judgedStart(at.toISOString(), undefined, certain, !certain && clock !== undefined, now, zone), standing),
      place,
    };
  }
  return { ...noMove, place };
}

/** A meeting that is moved lasts as long as before. */
function taken(read: StartReading, standing: Standing): Move {
  const lasts = standing.endAt ? standing.endAt.getTime() - standing.startAt.getTime() : null;
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

function shifted(standing: Standing, minutes: number, now: Date, zone: string): Move {
  const at = new Date(standing.startAt.getTime() + minutes * 60_000);
  return taken(judgedStart(at.toISOString(), undefined, true, false, now, zone), standing);
}

/** "cùng giờ tuần sau": a week later, for the button. */
export function weekLater({ startAt }: Pick<Standing, 'startAt'>, zone: string): Date {
  const { day, minute } = wallClock(startAt, zone);
  return momentAt(daysAfter(day, 7), minute, zone);
}
