import { z } from 'zod';
import type { ActivityFields } from '../conversation/effects.js';
import type { Talk } from '../conversation/flow.js';
import { type ActivityKind, type Audience, activityKinds } from '../domain/activities.js';
import { usualRespondBy } from '../domain/respond-by.js';
import { may } from '../domain/rights.js';
import { isBranch } from '../domain/units.js';
import { lineFrom } from './meeting-lines.js';
import { judgedStart, period } from './meeting-time.js';

/** A meeting that is being put together. Null is "not said yet" or, for optional lines, "left out". */
export const draft = z.object({
  unitId: z.string().nullable(),
  kind: z.enum(activityKinds).nullable(),
  period: period.nullable(),
  /** Readings of an uncertain time, to be chosen from. */
  candidates: z.array(period),
  /** The day, while the hour is still to come. */
  date: z.string().nullable(),
  /** "tối", when it was said with the day: an hour that follows is one of it. */
  part: z.string().nullable(),
  place: z.string().nullable(),
  content: z.string().nullable(),
  dress: z.string().nullable(),
  bring: z.string().nullable(),
  /** The content was asked for, or the whole came in one sentence: the preview comes next. */
  contentAsked: z.boolean(),
  audience: z.enum(['branch', 'residence', 'branch_and_residence', 'committee', 'secretaries', 'subtree']).nullable(),
  respondBy: z.union([z.literal('usual'), z.literal('none'), z.iso.datetime()]),
});
export type Draft = z.infer<typeof draft>;
export type DraftStep = 'unit' | 'kind' | 'time' | 'confirmTime' | 'place' | 'audience' | 'content' | 'review';

export const emptyDraft: Draft = {
  unitId: null,
  kind: null,
  period: null,
  candidates: [],
  date: null,
  part: null,
  place: null,
  content: null,
  dress: null,
  bring: null,
  contentAsked: false,
  audience: null,
  respondBy: 'usual',
};

/** What one sentence of an officer said (domain.md §10, `broadcast_meeting`). */
export function draftFrom(slots: Record<string, unknown>, now: Date, zone: string): Draft {
  const names = (slot: unknown) => (Array.isArray(slot) ? slot : []);
  const text = (slot: unknown) => (typeof slot === 'string' ? slot : undefined);
  const start = text(slots.start_at);
  const certain = !names(slots.ambiguous).includes('start_at');
  const read =
    start && !names(slots.invalid).includes('start_at')
      ? judgedStart(start, text(slots.end_at), certain, !certain, now, zone)
      : undefined;
  const place = lineFrom(slots.place, 'place') ?? null;
  const content = lineFrom(slots.content, 'content') ?? null;
  const kind = activityKinds.find((one) => one === slots.kind) ?? null;
  return {
    ...emptyDraft,
    kind,
    period: read?.kind === 'start' ? read.period : null,
    candidates: read?.kind === 'unsure' ? read.candidates : [],
    date: start ? null : (text(slots.date) ?? null),
    place,
    content,
    dress: lineFrom(slots.dress, 'dress') ?? null,
    bring: lineFrom(slots.bring, 'bring') ?? null,
    contentAsked: content !== null || (read !== undefined && place !== null),
  };
}

/** Kinds a unit calls; the first is the usual one. Branches meet, higher units call their branches together. */
export function kindsOf(talk: Talk<unknown>, unitId: string): readonly ActivityKind[] {
  const higher: readonly ActivityKind[] = ['briefing', 'committee', 'congress', 'ceremony', 'volunteer', 'event'];
  return isBranchId(talk, unitId) ? activityKinds.filter((kind) => kind !== 'briefing') : higher;
}

/** Whom a unit may summon to this; the first is the usual audience. */
export function audiencesOf(talk: Talk<unknown>, unitId: string, kind: ActivityKind): readonly Audience['kind'][] {
  if (isBranchId(talk, unitId)) {
    if (kind === 'committee') return ['committee', 'branch'];
    const both = kind === 'volunteer' || kind === 'event';
    return both
      ? ['branch_and_residence', 'branch', 'residence', 'committee']
      : ['branch', 'branch_and_residence', 'residence', 'committee'];
  }
  if (kind === 'committee') return ['committee', 'secretaries', 'subtree'];
  return ['briefing', 'congress'].includes(kind)
    ? ['secretaries', 'subtree', 'committee']
    : ['subtree', 'secretaries', 'committee'];
}

/** A draft fitted to its unit: a kind it cannot call, or an audience that does not suit the kind, is replaced by the usual one. */
export function fitted(data: Draft, talk: Talk<unknown>): Draft {
  if (data.unitId === null || data.kind === null) return data;
  const kinds = kindsOf(talk, data.unitId);
  const kind = kinds.includes(data.kind) ? data.kind : kinds[0]!;
  const audiences = audiencesOf(talk, data.unitId, kind);
  return { ...data, kind, audience: data.audience && audiences.includes(data.audience) ? data.audience : null };
}

/**
 * What to ask next. An audience is asked for only where there is a choice to make: a branch with people who take part where they live,
 * or a higher unit.
 */
export async function nextStep(data: Draft, talk: Talk<unknown>): Promise<{ step: DraftStep; data: Draft }> {
  const now = fitted(data, talk);
  if (now.unitId === null) return { step: 'unit', data: now };
  if (now.kind === null) return { step: 'kind', data: now };
  if (now.period === null) return { step: now.candidates.length > 0 ? 'confirmTime' : 'time', data: now };
  if (now.place === null) return { step: 'place', data: now };
  if (now.audience === null) {
    const [usual] = audiencesOf(talk, now.unitId, now.kind);
    if (now.kind === 'committee' || now.kind === 'briefing' || !(await hasChoice(talk, now.unitId))) now.audience = usual!;
    else return { step: 'audience', data: now };
  }
  return { step: now.contentAsked ? 'review' : 'content', data: now };
}

async function hasChoice(talk: Talk<unknown>, unitId: string): Promise<boolean> {
  if (!isBranchId(talk, unitId)) return true;
  return (await talk.look.reach({ kind: 'residence', unitId })).invited > 0;
}

function isBranchId(talk: Talk<unknown>, unitId: string): boolean {
  const unit = talk.units.get(unitId);
  return unit !== undefined && isBranch(unit);
}

export function mayCall(talk: Talk<unknown>, unitId: string): boolean {
  return may(talk.person.roles, 'call_meetings', unitId, talk.units);
}

/** The draft as it would be stored, when nothing is missing. */
export interface ReadyDraft {
  unitId: string;
  audience: Audience;
  fields: ActivityFields;
  respondBy: Date | null;
}

export function ready(data: Draft, now: Date, zone: string): ReadyDraft | undefined {
  const { unitId, kind, period: at, place, audience, content, dress, bring } = data;
  if (unitId === null || kind === null || at === null || place === null || audience === null) return undefined;
  const startAt = new Date(at.startAt);
  const endAt = at.endAt ? new Date(at.endAt) : null;
  return {
    unitId,
    audience: { kind: audience, unitId },
    fields: { kind, title: null, startAt, endAt, place, content, dress, bring },
    respondBy: respondBy(data, startAt, now, zone),
  };
}

function respondBy(data: Draft, startAt: Date, now: Date, zone: string): Date | null {
  if (data.respondBy === 'none') return null;
  const chosen = data.respondBy === 'usual' ? null : new Date(data.respondBy);
  // A start that was moved afterwards, or a preview that lay there for days, may leave the chosen time behind.
  return chosen && chosen > now && chosen < startAt ? chosen : usualRespondBy(startAt, now, zone);
}
