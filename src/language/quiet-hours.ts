import type { QuietHours } from '../domain/quiet-hours.js';
import { canonicalKey, searchKey } from './folding.js';
import { readTimeOfDay } from './times.js';

/**
 * When somebody wants to be left alone: “giờ yên tĩnh 22h-6h”, “đừng nhắn sau 9h tối”, “trước 7h sáng đừng nhắn”. One end may be
 * missing: it stays as it was. `unclear`: it is about quiet hours, but which cannot be read.
 */
export type QuietWish =
  | { kind: 'set'; from?: number; to?: number }
  | { kind: 'show' }
  | { kind: 'usual' }
  | { kind: 'none' }
  | { kind: 'unclear' };

const topic = /\b(?:gio (?:yen tinh|yen lang|im lang|nghi)|yen tinh|(?:khong|dung) lam phien)\b/;
const leaveMe = /\b(?:dung|khong|ko|khoi|cho)(?: co| nen| duoc)? (?:nhan|gui|nhac|lam phien|bao|goi)\b/;
const bound = /\b(?:sau|truoc|tu|qua) (?:luc )?(?:\d|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|nua dem)/;
const atNight = /\b(?:ban dem|buoi dem|dem khuya|khuya|nua dem)\b/;
const ofMeetings = /\b(?:hop|sinh hoat|diem danh)\b/;

/** Undefined when the text is about something else. */
export function readQuietWish(text: string): QuietWish | undefined {
  const key = searchKey(text);
  const isTopic = topic.test(key);
  const isBound = leaveMe.test(key) && bound.test(key) && !ofMeetings.test(key);
  if (!isTopic && !isBound) return leaveMe.test(key) && atNight.test(key) && !ofMeetings.test(key) ? { kind: 'show' } : undefined;
  const hours = readQuietHours(text);
  if (hours) return { kind: 'set', ...hours };
  if (isBound) return { kind: 'unclear' };
  if (/\b(?:tat|bo|huy|xoa|khong can|thoi)\b/.test(key)) return { kind: 'usual' };
  return /\d/.test(key) ? { kind: 'unclear' } : { kind: 'show' };
}

/** The answer to “từ mấy giờ đến mấy giờ?”: both ends, or one with “sau” or “trước”. */
export function readQuietHours(text: string): { from?: number; to?: number } | undefined {
  const words = withHours(canonicalKey(text));
  const range = /^(.*?\S)\s*(?:-|–|—|→|~|đến|tới|den|toi(?=\s+\d))\s*(\S.*)$/u.exec(words);
  if (range) {
    const [from, to] = [ends(range[1]!), ends(range[2]!)];
    if (from && to) return likeliest(from, to);
    if (from || to) return undefined;
  }
  const [only] = ends(words) ?? [];
  if (only === undefined) return undefined;
  const key = searchKey(text);
  // “Trước 7h” is the morning, “sau 9h” the evening; what was said clearly stays.
  if (/\btruoc\b/.test(key)) return { to: only };
  if (!/\b(?:sau|tu|qua)\b/.test(key)) return undefined;
  const others = ends(words)!;
  return { from: others.find((minute) => minute >= 17 * 60 || minute < 4 * 60) ?? only };
}

/** A bare number between others is an hour: “22-6”, “10 đến 6h”. */
function withHours(text: string): string {
  return text.replace(/(?<![:\dhg]|giờ |gio )(\d{1,2})(?![:\d]|\s*(?:h|g|giờ|gio|phút|phut|rưỡi|ruoi|p\b))/gu, '$1h');
}

/** The minutes of the day that a clock may mean: one up to twelve is of the morning or of the evening, the earlier first. */
function ends(text: string): number[] | undefined {
  const read = readTimeOfDay(text);
  if (!read.ok) return undefined;
  const [hour, minute] = read.time.split(':').map(Number) as [number, number];
  const said = hour * 60 + minute;
  const isOpen = !read.certain && hour > 0 && (hour <= 12 || !new RegExp(`(?<!\\d)${hour}(?!\\d)`).test(text));
  return isOpen ? [said, (said + 720) % 1440].sort((a, b) => a - b) : [said];
}

/** Of several readings the one that is a night's sleep: not too long, and over the small hours when that is possible. */
function likeliest(from: number[], to: number[]): { from: number; to: number } {
  const pairs = from.flatMap((start) => to.map((end) => ({ from: start, to: end })));
  const cost = (pair: QuietHours) => {
    const length = lengthOf(pair);
    return (length === 0 || length > 14 * 60 ? 10_000 : 0) - ((90 - pair.from + 1440) % 1440 < length ? 1_000 : 0) + length;
  };
  return pairs.reduce((best, pair) => (cost(pair) < cost(best) ? pair : best));
}

/** Minutes. */
export function lengthOf({ from, to }: QuietHours): number {
  return (to - from + 1440) % 1440;
}

/** `1320` → `22:00`. */
export function showMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
