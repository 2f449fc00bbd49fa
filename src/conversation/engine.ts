import type { InboundContent } from '../messages.js';
import { answer, press } from './answers.js';
import type { Effect } from './effects.js';
import type { Say } from './flow.js';
import { lost, open, say } from './frames.js';
import { offerToContinue } from './small-talk.js';
import { type ConversationState, emptyState, readState } from './state.js';
import { takeText } from './typed.js';
import { type EngineParts, openerOf, openFrame, type TalkBase, type Underway } from './underway.js';

export type { EngineParts } from './underway.js';

/**
 * The engine of talks. Where what lives: underway.ts (one turn and its parts), frames.ts (talks on top of each other), typed.ts
 * (what was typed), answers.ts (what was pressed or given), wishes.ts (what interrupts or begins), small-talk.ts (what needs no flow).
 */

/** What one message of one person leads to. `counted` are outcomes worth a counter (an unknown step, a stale button). */
export interface Advance {
  state: ConversationState;
  says: Say[];
  effects: Effect[];
  counted: string[];
}

/**
 * One turn, pure: the saved state and what the person did go in; new state, things to say and things to do come out.
 * The look-ups of `base` are the only thing it reads from, and it writes nothing.
 */
export async function advance(parts: EngineParts, saved: unknown, content: InboundContent, base: TalkBase): Promise<Advance> {
  const state = readState(saved);
  const turn: Underway = { parts, base, state: structuredClone(state ?? emptyState), says: [], effects: [], counted: [] };
  if (!state) lost(turn, 'state');
  await take(turn, content);
  return { state: turn.state, says: turn.says, effects: turn.effects, counted: turn.counted };
}

async function take(turn: Underway, content: InboundContent): Promise<void> {
  switch (content.kind) {
    case 'blocked':
    case 'unblocked':
    case 'staff':
      return;
    case 'start':
      return start(turn, content.payload);
    case 'choice':
      return press(turn, content.address);
    case 'text':
      return takeText(turn, content.text.normalize('NFC').trim());
    case 'contact':
      return answer(turn, { kind: 'contact', phone: content.phone, own: content.own });
    case 'file':
      return answer(turn, { kind: 'file' });
    default:
      return answer(turn, { kind: content.kind });
  }
}

/** The chat was opened, perhaps by a link that says what for. */
async function start(turn: Underway, payload: string | undefined): Promise<void> {
  const link = payload ? turn.parts.flows.link(payload) : undefined;
  if (link) return open(turn, link.flow, await link.entry([link.rest], openerOf(turn, link.flow)));
  if (openFrame(turn)) return offerToContinue(turn);
  return say(turn, undefined, 'greet');
}
