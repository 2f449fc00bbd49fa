import { choiceAddress } from '../conversation/address.js';
import type { ChoiceSpec, Talk } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import type { Pledge, Programme } from '../domain/pledges.js';
import { isReviewed, reviewedSeason, type Season, seasonOf } from '../domain/programme-days.js';
import { brief } from './pledge-words.js';

/** A programme that this person takes part in and that is at its end. */
export interface Ending {
  programme: Programme;
  season: Season;
  pledges: Pledge[];
}

/** Programmes of which the member can now say how they went, or has said so. */
export async function endingsOf(talk: Talk<unknown>, memberId: string): Promise<Ending[]> {
  const today = wallClock(talk.now, talk.zone).day;
  const byProgramme = new Map<string, Pledge[]>();
  for (const one of await talk.look.programmePledgesOf(memberId))
    if (one.programmeId) byProgramme.set(one.programmeId, [...(byProgramme.get(one.programmeId) ?? []), one]);
  const endings = await Promise.all(
    [...byProgramme].map(async ([id, all]) => {
      const programme = await talk.look.programme(id);
      if (!programme) return undefined;
      const season = reviewedSeason(programme, today, talk.zone);
      const pledges = all.filter((one) => seasonOf(programme, one.startedOn, talk.zone).year === season.year);
      return pledges.length > 0 && isReviewed(season, today) ? { programme, season, pledges } : undefined;
    }),
  );
  return endings.filter((one) => one !== undefined);
}

/** Below the list of one's pledges: what can be assessed, and the badges one has. */
export async function endedChoices(talk: Talk<unknown>, memberId: string): Promise<ChoiceSpec[]> {
  const reviews = (await endingsOf(talk, memberId)).map(({ programme }) => ({
    label: { key: 'review-choice-programme', params: { programme: brief(programme.title) } },
    to: choiceAddress('review', 'begin', programme.id),
  }));
  const badges = (await talk.look.conclusionsOf(memberId))
    .filter((one) => one.badgeCode !== null && one.conclusion === 'reached')
    .map(({ programmeId, year }) => ({
      label: { key: 'review-choice-badge-of', params: { year: String(year) } },
      to: choiceAddress('review', 'badge', programmeId, year),
    }));
  return [...reviews, ...badges];
}
