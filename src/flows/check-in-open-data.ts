import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import type { ChoiceSpec, Opening, Outcome, Say, Talk } from '../conversation/flow.js';
import { activityKinds } from '../domain/activities.js';
import { unitsWith } from '../domain/rights.js';

/** What is said about a check-in that is to be opened: of a meeting that was called, or of something that happens right now. */
export const data = z.object({
  /** A meeting that exists; null makes one. */
  activityId: z.string().nullable(),
  unitId: z.string().nullable(),
  kind: z.enum(activityKinds).nullable(),
  title: z.string().nullable(),
  place: z.string().nullable(),
  /** Said at once: "mở điểm danh 30 phút". */
  minutes: z.number().int().positive().nullable(),
});
export type Data = z.infer<typeof data>;
export type StepName = 'which' | 'unit' | 'kind' | 'title' | 'place' | 'minutes';
export type Opened = Opening<Data, StepName>;
export type Next = Outcome<Data, StepName>;

export const blank: Data = { activityId: null, unitId: null, kind: null, title: null, place: null, minutes: null };
export const to = (step: StepName, ...args: (string | number)[]) => choiceAddress('check_in_open', step, ...args);
export const button = (key: string, address: string): ChoiceSpec => ({ label: { key }, to: address });
export const again = (key: string, params?: Say['params']) => ({
  do: 'again' as const,
  because: params ? { key, params } : { key },
});

/** The unit that was chosen, or the only one that this officer calls for. */
export function unitOf(talk: Talk<unknown>, { unitId }: Data): string | undefined {
  return unitId ?? unitsWith(talk.person.roles, 'call_meetings')[0];
}
