import { z } from 'zod';

/** A talk under way. `data` is parsed by the flow's own schema when the frame is used: saved state outlives deploys. */
const frame = z.object({
  flow: z.string(),
  step: z.string(),
  data: z.unknown(),
  /** Steps gone through, for "quay lại". Names, never positions. */
  trail: z.array(z.object({ step: z.string(), data: z.unknown() })),
  /** Editing one line of a summary: where to go back to. */
  returnTo: z.string().nullable(),
});
export type Frame = z.infer<typeof frame>;

/** `aside`: of a message before the last one with buttons; it can be typed by its label, and numbers are the last one's. */
const offered = z.object({ label: z.string(), address: z.string(), aside: z.boolean().optional() });

const state = z.object({
  /** The open question's talk, and the ones it interrupted below it. */
  frames: z.array(frame),
  /** The buttons of the last message with any, in order: a typed number or label picks one. */
  offered: z.array(offered),
  /** When the open question was asked, ISO. */
  askedAt: z.string().nullable(),
});
export type ConversationState = z.infer<typeof state>;

export const emptyState: ConversationState = { frames: [], offered: [], askedAt: null };

/** The state as saved, or null when it no longer has this shape (an outcome of its own: the person is told and goes on). */
export function readState(saved: unknown): ConversationState | null {
  if (saved === null || saved === undefined) return emptyState;
  const parsed = state.safeParse(saved);
  return parsed.success ? parsed.data : null;
}
