import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { type ChoiceSpec, flow, type Label, type Opening, type Talk } from '../conversation/flow.js';
import type { Chart } from '../domain/charts.js';
import type { OwnYear } from '../domain/figures.js';
import { wallClock } from '../domain/local-time.js';
import type { Member } from '../domain/people.js';
import { sumRates } from '../domain/rates.js';
import { fullUnitName } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { givenName } from '../language/names.js';
import { padCount } from '../language/numbers.js';
import { showBirthDate } from '../language/show.js';

type Ended = Extract<Opening<never, never>, { do: 'end' }>;

/** Before it nothing can have been recorded, and a number typed by hand asks the database for nothing. */
const firstYear = 2018;

const toRecord: ChoiceSpec = { label: { key: 'record-menu' }, to: choiceAddress('record', 'mine') };
const toSecretary: ChoiceSpec = { label: { key: 'record-choice-secretary' }, to: choiceAddress('secretary', 'start') };

/**
 * "Năm của tôi": a member's own year as a picture, with the same numbers in the text for who cannot load or see pictures. Nobody
 * else can ask for it (domain.md §8.8).
 */
export const year = flow<Record<string, never>, never>({
  name: 'year',
  data: z.object({}),
  steps: {},
  entries: { of: ([which = ''], talk) => yearOf(/^\d{4}$/.test(which) ? Number(which) : thisYear(talk), talk) },
  words: (text, talk) => {
    const wanted = readOwnYear(searchKey(text), thisYear(talk), talk.person.roles.length > 0);
    return wanted === undefined ? undefined : yearOf(wanted, talk);
  },
  menu: () => [{ label: { key: 'year-menu' }, to: choiceAddress('year', 'of'), for: 'member', order: 51 }],
});

const asking =
  /^(?:cho (?:em|minh|toi) )?(?:xem |gui )?(?:anh )?(?:tong ket |nhin lai )?(?:ca )?(?:mot |1 )?nam(?: (nay|ngoai|truoc|qua|roi|vua roi|20\d\d))?( cua (?:toi|em|minh|tui|tao|con|chau))?(?: (?:a|nha|nhe|di|voi))*$/;

/**
 * The year that is asked for: "năm của tôi", "tổng kết năm", "xem năm 2025 của em". What does not say whose is the member's own,
 * but an officer may mean the branch.
 */
function readOwnYear(key: string, now: number, isOfficer: boolean): number | undefined {
  const found = asking.exec(key);
  if (!found) return undefined;
  const [, which, mine] = found;
  if (!mine && (isOfficer || !/tong ket|nhin lai/.test(key))) return undefined;
  if (which === undefined || which === 'nay') return now;
  return /^\d/.test(which) ? Number(which) : now - 1;
}

function thisYear({ now, zone }: Talk<undefined>): number {
  return Number(wallClock(now, zone).day.slice(0, 4));
}

async function yearOf(wanted: number, talk: Talk<undefined>): Promise<Ended> {
  const { member } = talk.person;
  if (!member) return { do: 'end', say: [{ key: 'year-members-only' }] };
  const now = thisYear(talk);
  if (wanted > now || wanted < firstYear)
    return {
      do: 'end',
      say: [{ key: 'year-out-of-range', params: { first: String(firstYear), year: String(now) }, choices: [yearChoice(now)] }],
    };
  const own = await talk.look.ownYear(member.id, wanted);
  const params = { name: givenName(member.fullName), year: String(wanted) };
  const before = wanted > firstYear ? [yearChoice(wanted - 1)] : [];
  const lines = linesOf(own);
  if (lines.length === 0) return { do: 'end', say: [{ key: 'year-nothing-yet', params, choices: [toSecretary, ...before] }] };
  return {
    do: 'end',
    say: [
      {
        key: 'year-own',
        params,
        lines: [...lines, { key: 'year-private' }],
        choices: [toRecord, ...before],
        attachment: { kind: 'chart', name: `nam-${wanted}`, chart: card(own, member, talk) },
      },
    ],
  };
}

function yearChoice(which: number): ChoiceSpec {
  return { label: { key: 'year-choice', params: { year: String(which) } }, to: choiceAddress('year', 'of', String(which)) };
}

/** A streak of one is none. */
const leastStreak = 2;

/** The picture in words: everything that is on it, and the pledges by name, which are nobody's business who looks at the picture. */
function linesOf({ months, residence, streak, pledges }: OwnYear): Label[] {
  const { part, whole } = attendance(months);
  const lines: Label[] = [];
  if (whole > 0) lines.push({ key: 'year-attended', params: { attended: String(part), invited: String(whole) } });
  if (streak >= leastStreak) lines.push({ key: 'year-streak', params: { count: String(streak) } });
  if (residence > 0) lines.push({ key: 'year-residence', params: { count: String(residence) } });
  for (const { title, answered, done } of pledges)
    if (answered > 0) lines.push({ key: 'year-pledge', params: { title, done: String(done), answered: String(answered) } });
  const invitedIn = months.flatMap(({ invited, attended }, at) => (invited > 0 ? [`${at + 1}: ${attended}/${invited}`] : []));
  if (invitedIn.length > 0) lines.push({ key: 'year-months', params: { months: invitedIn.join(' · ') } });
  return lines;
}

function card({ year: which, months, residence, streak, pledges }: OwnYear, member: Member, talk: Talk<undefined>): Chart<Label> {
  const { part, whole } = attendance(months);
  const kept = sumRates(pledges.map(({ done, answered }) => ({ part: done, whole: answered })));
  const numbers = [
    { key: 'year-card-attended', shown: `${part}/${whole}`, is: whole > 0 },
    { key: 'year-card-streak', shown: padCount(streak), is: streak >= leastStreak },
    { key: 'year-card-residence', shown: padCount(residence), is: residence > 0 },
    { key: 'year-card-pledges', shown: `${kept.part}/${kept.whole}`, is: kept.whole > 0 },
  ];
  const today = showBirthDate(wallClock(talk.now, talk.zone).day);
  return {
    kind: 'year',
    title: { key: 'year-card-title', params: { name: givenName(member.fullName), year: String(which) } },
    subtitle: { text: fullUnitName(talk.units, member.branchId) },
    footnote: { key: 'year-card-footnote', params: { date: today } },
    numbers: numbers.filter(({ is }) => is).map(({ key, shown }) => ({ label: { key }, shown: { text: shown } })),
    months: months.map(({ invited, attended }, at) => ({
      label: { key: 'year-card-month', params: { month: String(at + 1) } },
      invited,
      attended,
    })),
  };
}

function attendance(months: OwnYear['months']) {
  return sumRates(months.map(({ attended, invited }) => ({ part: attended, whole: invited })));
}
