/** A way to say something, with its weight; how phrases are written stands in cues.ts. */
import type { Fact } from './facts.js';

export interface Cue {
  say: string;
  weight: number;
  when?: Fact[];
  unless?: Fact[];
  /** Must be typed with its accents: `thằng` is not `tháng`. */
  exact?: boolean;
}

type Say = (strings: TemplateStringsArray, ...more: string[]) => Cue[];

/** Several ways to say the same, separated by commas, of one weight and under the same conditions. */
export const cue =
  (weight: number, conditions: { when?: Fact[]; unless?: Fact[] } = {}): Say =>
  (strings, ...more) =>
    String.raw(strings, ...more)
      .replace(/\s+/g, ' ')
      .split(',')
      .map((say) => ({ say: say.trim(), weight, ...conditions }));
