/** Which hour of the day is meant by "7h tối", "2h chiều" or a bare "7h" (domain reference §7.5: windows of the parts of day). */
import type { Clock, PartOfDay } from './clocks.js';

export interface Resolved {
  hour: number;
  minute: number;
  /** Midnight and small hours of "đêm nay" belong to the next day. */
  dayShift: number;
  ambiguous: boolean;
  /** No part of day was written: twelve hours later is possible. */
  open: boolean;
}

/** Hour windows of the parts of day; small numbers are hours after noon. `undefined`: the two contradict each other. */
export function inPart(hour: number, part: PartOfDay): { hour: number; dayShift?: number; ambiguous?: boolean } | undefined {
  const between = (from: number, to: number) => hour >= from && hour <= to;
  switch (part) {
    case 'am':
      return between(1, 12) ? { hour: hour % 12 } : undefined;
    case 'pm':
      return between(1, 12) ? { hour: (hour % 12) + 12 } : between(13, 23) ? { hour } : undefined;
    case 'morning':
      return between(5, 11) ? { hour } : between(1, 4) ? { hour, ambiguous: true } : undefined;
    case 'noon':
      return between(10, 14) ? { hour } : between(1, 2) ? { hour: hour + 12 } : undefined;
    case 'afternoon':
      return between(13, 18)
        ? { hour }
        : between(1, 6)
          ? { hour: hour + 12 }
          : hour === 12
            ? { hour, ambiguous: true }
            : undefined;
    case 'evening':
      return between(18, 23)
        ? { hour }
        : between(6, 10)
          ? { hour: hour + 12 }
          : hour === 11
            ? { hour: 23, ambiguous: true }
            : hour === 5 || hour === 17
              ? { hour: 17, ambiguous: true }
              : undefined;
    case 'night':
      if (between(21, 23)) return { hour };
      if (between(9, 11)) return { hour: hour + 12 };
      if (hour === 12 || hour === 24 || hour === 0) return { hour: 0, dayShift: 1, ambiguous: true };
      return between(1, 4) ? { hour, dayShift: 1, ambiguous: true } : undefined;
  }
}

/** The rule for an hour without part of day: 13–23 as typed, 6–12 as typed but asked, 1–5 in the afternoon but asked, 0 and 24 asked. */
function withoutPart(hour: number): { hour: number; dayShift?: number; ambiguous?: boolean; open?: boolean } {
  if (hour >= 13 && hour <= 23) return { hour };
  if (hour >= 6) return { hour: hour % 24, dayShift: hour === 24 ? 1 : 0, ambiguous: true, open: hour < 12 };
  return hour === 0 ? { hour: 0, ambiguous: true } : { hour: hour + 12, ambiguous: true };
}

export function resolve(clock: Clock): Resolved | 'no_such_time' | 'part_conflict' {
  if (clock.impossible) return 'no_such_time';
  // "8 giờ kém 15 sáng" belongs to the part of day of eight o'clock; the hour before it may lie outside the window.
  const found = clock.part === undefined ? withoutPart(clock.hour) : inPart(clock.hour, clock.part);
  if (found === undefined) return 'part_conflict';
  const isUnusual = found.hour >= 22 || found.hour < 5;
  return {
    hour: found.hour,
    minute: clock.minute,
    dayShift: found.dayShift ?? 0,
    ambiguous: clock.guess || isUnusual || found.ambiguous === true,
    open: 'open' in found && found.open === true,
  };
}
