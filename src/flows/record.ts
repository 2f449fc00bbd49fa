import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { type ChoiceSpec, flow, type Label, type Opening, type Talk } from '../conversation/flow.js';
import type { OwnRecord } from '../conversation/lookup.js';
import { momentAt, wallClock } from '../domain/local-time.js';
import type { Member } from '../domain/people.js';
import { fullUnitName } from '../domain/units.js';
import { givenName } from '../language/names.js';
import { showPercent } from '../language/numbers.js';
import { showPhone } from '../language/phones.js';
import { showBirthDate, showDate } from '../language/show.js';
import { myPledges } from './pledges.js';
import { mine as myResidence } from './residence-record.js';

/** "Kết quả của tôi": a member's own figures of this year, nobody else's and compared with nobody (domain.md §8.8). */
type Ended = Extract<Opening<never, never>, { do: 'end' }>;

const toData: ChoiceSpec = { label: { key: 'record-choice-data' }, to: choiceAddress('data', 'see') };
const toYear: ChoiceSpec = { label: { key: 'year-menu' }, to: choiceAddress('year', 'of') };
const toSecretary: ChoiceSpec = { label: { key: 'record-choice-secretary' }, to: choiceAddress('secretary', 'start') };

export const record = flow<Record<string, never>, never>({
  name: 'record',
  data: z.object({}),
  steps: {},
  entries: { mine: (_, talk) => mine(talk) },
  intents: {
    ask_my_record: (read, talk) => {
      if (read.slots.about === 'pledge') return myPledges(talk);
      if (read.slots.about === 'residence') return myResidence(talk);
      return read.slots.about === 'profile' ? profile(talk) : mine(talk);
    },
  },
  menu: () => [{ label: { key: 'record-menu' }, to: choiceAddress('record', 'mine'), for: 'member', order: 50 }],
});

const membersOnly: Ended = { do: 'end', say: [{ key: 'record-members-only' }] };

async function mine(talk: Talk<undefined>): Promise<Ended> {
  const { member } = talk.person;
  if (!member) return membersOnly;
  const year = wallClock(talk.now, talk.zone).day.slice(0, 4);
  const figures = await talk.look.ownRecord(member.id, momentAt(`${year}-01-01`, 0, talk.zone));
  const { streak } = await talk.look.ownYear(member.id, Number(year));
  const lines = [...figureLines(figures, streak), ...lastLines(figures, talk.zone)];
  const name = givenName(member.fullName);
  if (lines.length === 0)
    return { do: 'end', say: [{ key: 'record-nothing-yet', params: { name, year }, choices: [toSecretary] }] };
  return { do: 'end', say: [{ key: 'record-year', params: { name, year }, lines, choices: [toYear, toSecretary] }] };
}

/** One in a row is no streak. */
const leastStreak = 2;

/** What somebody did is said; what they did not do is not held against them. */
function figureLines({ invited, attended, residence }: OwnRecord, streak: number): Label[] {
  const lines: Label[] = [];
  const share = showPercent(attended, invited);
  if (attended > 0)
    lines.push({ key: 'record-attended', params: { attended: String(attended), invited: String(invited), share } });
  if (streak >= leastStreak) lines.push({ key: 'record-streak', params: { count: String(streak) } });
  if (residence > 0) lines.push({ key: 'record-residence', params: { count: String(residence) } });
  return lines;
}

function lastLines({ last }: OwnRecord, zone: string): Label[] {
  if (last.length === 0) return [];
  const rows = last.map(({ startAt, kind, title, mark, atResidence }): Label => {
    const params = { date: showDate(startAt, zone), mark, place: atResidence ? 'residence' : 'home' };
    return title
      ? { key: 'record-row-titled', params: { ...params, title } }
      : { key: 'record-row', params: { ...params, kind } };
  });
  return [{ key: 'record-last' }, ...rows];
}

/** What the bot knows of them, in short; seeing all of it and correcting it is flows/data.ts. */
async function profile(talk: Talk<undefined>): Promise<Ended> {
  const { member } = talk.person;
  if (!member) return membersOnly;
  return { do: 'end', say: [{ key: 'record-profile', lines: profileLines(talk, member), choices: [toData, toSecretary] }] };
}

function profileLines(talk: Talk<unknown>, member: Member): Label[] {
  const { birthDate, phone, branchId, residenceHamlet, residenceCommune } = member;
  const home = [residenceHamlet, residenceCommune].filter(Boolean).join(', ');
  const line = (key: string, value: string | null): Label[] => (value ? [{ key, params: { value } }] : []);
  return [
    { key: 'record-profile-name', params: { value: member.fullName } },
    ...line('record-profile-birth', birthDate && showBirthDate(birthDate)),
    ...line('record-profile-phone', phone && showPhone(phone)),
    { key: 'record-profile-branch', params: { value: fullUnitName(talk.units, branchId) } },
    ...line('record-profile-home', home),
  ];
}
