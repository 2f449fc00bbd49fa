import { z } from 'zod';
import type { Outcome, Talk } from '../../conversation/flow.js';
import { browsing } from '../branch-picker.js';

/** What the form holds until it is sent; nothing of it is in a table before that. */
export const joinData = z.object({
  fullName: z.string().optional(),
  /** A name that waits for its accents, or for a yes. */
  nameGuess: z.string().optional(),
  birthDate: z.string().optional(),
  dateGuess: z.string().optional(),
  /** Null: has none. */
  phone: z.string().nullable().optional(),
  /** Shared with the platform's own button, so it is theirs. */
  phoneOwn: z.boolean().optional(),
  phoneGuess: z.string().optional(),
  branchId: z.string().optional(),
  /** Whose code or link they came by: no fact about them, and becomes the branch when they have agreed. */
  invitedTo: z.string().optional(),
  browsing: browsing.optional(),
  /** Null: rather not. */
  residence: z.object({ hamlet: z.string().nullable(), commune: z.string().nullable() }).nullable().optional(),
  unionJoinDate: z.string().optional(),
  /** The request under which a secretary recorded the guardian's consent. */
  guardianId: z.string().optional(),
  /** The long text was read to them in this talk. */
  consentShown: z.boolean().optional(),
  /** They told of themselves before they agreed: not a word of it is here, only that it has to be said again. */
  toTellAgain: z.boolean().optional(),
  /** The optional purposes wait for an answer. */
  extrasOpen: z.boolean().optional(),
  /** They do not live where the branch is. */
  elsewhere: z.boolean().optional(),
  /** The summary shows which line to correct. */
  correcting: z.boolean().optional(),
  /** They no longer have the account that is linked now. */
  lostAccount: z.boolean().optional(),
});
export type JoinData = z.infer<typeof joinData>;

export const joinSteps = [
  'consent',
  'extras',
  'fullName',
  'accents',
  'birthDate',
  'phone',
  'branch',
  'residence',
  'review',
  'linked',
] as const;
export type JoinStep = (typeof joinSteps)[number];
export type JoinTalk = Talk<JoinData>;
export type JoinOutcome = Outcome<JoinData, JoinStep>;
