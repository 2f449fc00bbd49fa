import { type ConversationState, readState } from '../conversation/state.js';
import type { Tx } from './database.js';

/**
 * Takes erased people out of the talks of officers: a form about them, a button with their name. What else the officer was doing
 * stays. Only officers' talks can hold other people, so only those are read.
 */
export async function forgetInTalks(tx: Tx, ids: string[]): Promise<void> {
  const officers = await tx.role.findMany({ select: { contactId: true }, distinct: ['contactId'] });
  const talks = await tx.conversation.findMany({ where: { contactId: { in: officers.map((one) => one.contactId) } } });
  const speaksOfThem = (part: unknown) => {
    const text = JSON.stringify(part);
    return ids.some((id) => text.includes(id));
  };
  for (const { contactId, state: saved } of talks) {
    const state = readState(saved);
    if (!state || !speaksOfThem(state)) continue;
    const left: ConversationState = {
      ...state,
      frames: state.frames.filter((frame) => !speaksOfThem(frame)),
      offered: state.offered.filter((choice) => !speaksOfThem(choice)),
    };
    await tx.conversation.update({
      where: { contactId },
      data: { state: left as object, flow: left.frames.at(-1)?.flow ?? null, step: left.frames.at(-1)?.step ?? null },
    });
  }
}
