import { choiceAddress } from '../conversation/address.js';
import type { Outcome, Talk } from '../conversation/flow.js';
import { audiencesOf, type Draft, nextStep } from './meeting-draft.js';

export type StepName =
  | 'unit'
  | 'kind'
  | 'time'
  | 'confirmTime'
  | 'place'
  | 'audience'
  | 'content'
  | 'dress'
  | 'bring'
  | 'respondBy'
  | 'lines'
  | 'review';
export type Next = Outcome<Draft, StepName>;

/** Lines that can be changed in the preview, as the list of them shows. */
export const editable = ['kind', 'time', 'place', 'content', 'dress', 'bring', 'audience', 'respondBy'] as const;

export const to = (step: StepName, ...args: string[]) => choiceAddress('meeting_call', step, ...args);

export function again(key: string, params?: Record<string, string>): Next {
  return { do: 'again', because: { key, params } };
}

/** On to what is missing; from the preview the engine goes back to it, so nothing may be left open then. */
export async function onward(talk: Talk<Draft>, change: Partial<Draft>): Promise<Next> {
  const { step, data } = await nextStep({ ...talk.data, ...change }, talk);
  if (talk.editing && data.audience === null && data.unitId !== null && data.kind !== null)
    data.audience = audiencesOf(talk, data.unitId, data.kind)[0]!;
  return { do: 'go', step, data };
}
