import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import { flow, type Label, type Opening, type Outcome, type Say, type Talk } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import type { Member, Officer } from '../domain/people.js';
import type { Pledge, PledgeStatus, Programme } from '../domain/pledges.js';
import { mayConclude } from '../domain/programme-rights.js';
import { steadiness } from '../domain/steadiness.js';
import { fullUnitName, isBranch } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { readYesNo } from '../language/words.js';
import { again, button, endings, textLines } from './pledge-words.js';
import { badge } from './review-badge.js';
import { type Ending, endingsOf } from './review-choices.js';

/**
 * "Tự đánh giá" at the end of a programme (domain.md §4.1, §4.3): the member says how each of their pledges went, sees it all for
 * themselves, and sends it to the secretary only by pressing so. Then the unit's word, and the badge.
 */
const statuses = ['done', 'in_progress', 'not_done'] as const satisfies readonly PledgeStatus[];
const data = z.object({
  programmeId: z.string(),
  pledgeIds: z.array(z.string()),
  at: z.number().int().min(0),
  /** What was said in this talk: it is not in the look-up yet. */
  said: z.record(z.string(), z.enum(statuses)),
});
type Data = z.infer<typeof data>;
type StepName = 'assess' | 'summary';

const to = (name: string, ...args: (string | number)[]) => choiceAddress('review', name, ...args);
const end = (say: Say, effects: Effect[] = []): Extract<Opening<never, never>, { do: 'end' }> => ({
  do: 'end',
  say: [say],
  effects,
});
const notNow = end({ key: 'review-not-now', choices: [button('pledge-choice-mine', choiceAddress('pledges', 'mine'))] });

export const review = flow<Data, StepName>({
  name: 'review',
  data,
  steps: {
    assess: {
      async ask(talk) {
        const found = await talk.look.pledge(talk.data.pledgeIds[talk.data.at] ?? '');
        const { at, pledgeIds } = talk.data;
        const count = pledgeIds.length > 1 ? { number: String(at + 1), count: String(pledgeIds.length) } : undefined;
        return {
          ...(count ? { key: 'review-ask-of', params: count } : { key: 'review-ask' }),
          lines: found ? await pledgeLines(found, talk) : [],
          choices: statuses.map((status) => button(`review-status-${status.replaceAll('_', '-')}`, to('assess', status))),
        };
      },
      answer(answer, talk) {
        const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readStatus(answer.text) : undefined;
        const status = statuses.find((one) => one === said);
        const { pledgeIds, at } = talk.data;
        const pledgeId = pledgeIds[at];
        if (!status || !pledgeId) return again('review-ask-again');
        const effects: Effect[] = [{ kind: 'assess_pledge', pledgeId, status, at: talk.sentAt }];
        const isLast = at + 1 >= pledgeIds.length;
        return {
          do: 'go',
          step: isLast ? 'summary' : 'assess',
          data: { at: at + 1, said: { ...talk.data.said, [pledgeId]: status } },
          effects,
        };
      },
    },

    summary: {
      async ask(talk): Promise<Say> {
        const { programme, pledges } = (await endingOf(talk.data.programmeId, talk)) ?? {};
        const lines = (pledges ?? []).flatMap((one) => resultLines(one, talk.data.said[one.id]));
        if (programme && hasMoved(programme, talk))
          return {
            key: 'review-moved',
            params: { programme: programme.title },
            lines,
            choices: [button('review-choice-keep', to('summary', 'keep'))],
          };
        const isOfficers = programme?.audience === 'officers';
        return {
          key: isOfficers ? 'review-summary-officers' : 'review-summary',
          params: { programme: programme?.title ?? '', unit: programme ? await readersOf(programme, talk) : '' },
          lines,
          choices: [
            button(isOfficers ? 'review-choice-send-above' : 'review-choice-send', to('summary', 'send')),
            button('review-choice-keep', to('summary', 'keep')),
            button('review-choice-again', to('summary', 'again')),
          ],
        };
      },
      async answer(answer, talk) {
        const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readSending(answer.text) : undefined;
        if (said === 'keep') return { do: 'end', say: [{ key: 'review-kept' }] };
        if (said === 'again') return { do: 'go', step: 'assess', data: { at: 0 } };
        return said === 'send' ? send(talk) : again('review-summary-again');
      },
    },
  },

  entries: {
    begin: ([programmeId], talk) => begin(programmeId, talk),
    async back([programmeId], talk) {
      const ending = await endingOf(programmeId, talk);
      if (!ending || !talk.person.member) return notNow;
      const concluded = (await talk.look.conclusionsOf(talk.person.member.id)).some(
        (one) => one.programmeId === ending.programme.id && one.year === ending.season.year,
      );
      if (concluded) return end({ key: 'review-concluded-already' });
      return end({ key: 'review-taken-back' }, [shareEffect(ending, false)]);
    },
    badge: ([programmeId, year], talk) => badge(programmeId, year, talk),
  },

  words: async (text, talk) => {
    if (!/^(?:tu danh gia|danh gia ren luyen|tu danh gia ren luyen)$/.test(searchKey(text)) || !talk.person.member)
      return undefined;
    const [only, ...others] = await endingsOf(talk, talk.person.member.id);
    if (!only) return notNow;
    if (others.length === 0) return begin(only.programme.id, talk);
    const choices = [only, ...others].map(({ programme }) => ({
      label: { text: programme.title },
      to: to('begin', programme.id),
    }));
    return end({ key: 'review-which', choices });
  },
});

async function begin(programmeId: string | undefined, talk: Talk<undefined>): Promise<Opening<Data, StepName>> {
  const { member } = talk.person;
  if (!member) return endings.membersOnly;
  const ending = await endingOf(programmeId, talk);
  if (!ending) return notNow;
  const concluded = (await talk.look.conclusionsOf(member.id)).find(
    (one) => one.programmeId === ending.programme.id && one.year === ending.season.year,
  );
  if (concluded) return concludedSay(ending, concluded.badgeCode !== null, concluded.conclusion);
  const opening = { programmeId: ending.programme.id, pledgeIds: ending.pledges.map((one) => one.id), at: 0, said: {} };
  if (ending.pledges.some((one) => one.selfAssessment === null)) return { do: 'go', step: 'assess', data: opening };
  if (ending.pledges.every((one) => one.sharedAt === null)) return { do: 'go', step: 'summary', data: opening };
  const lines = ending.pledges.flatMap((one) => resultLines(one));
  return end({
    key: 'review-sent-already',
    lines,
    choices: [button('review-choice-take-back', to('back', ending.programme.id))],
  });
}

async function endingOf(programmeId: string | undefined, talk: Talk<unknown>): Promise<Ending | undefined> {
  const { member } = talk.person;
  return member ? (await endingsOf(talk, member.id)).find(({ programme }) => programme.id === programmeId) : undefined;
}

/** How a pledge went so far, for its owner: their answers, and how steadily. */
async function pledgeLines(found: Pledge, talk: Talk<unknown>): Promise<Label[]> {
  const { checkIns, pauses } = await talk.look.pledgeRun(found.id);
  const number = (status: PledgeStatus) => String(checkIns.filter((one) => one.status === status).length);
  const lines = textLines(found.text);
  if (checkIns.some((one) => one.status !== null))
    lines.push({
      key: 'review-answers',
      params: { done: number('done'), progress: number('in_progress'), not: number('not_done') },
    });
  const score = steadiness(found.rhythm, checkIns, pauses, wallClock(talk.now, talk.zone).day);
  if (score !== null) lines.push({ key: 'pledges-line-steady', params: { share: `${Math.round(score * 100)}%` } });
  return lines;
}

function resultLines({ text, selfAssessment }: Pledge, said?: PledgeStatus): Label[] {
  return [...textLines(text), { key: `review-result-${(said ?? selfAssessment ?? 'silent').replaceAll('_', '-')}` }];
}

function readStatus(text: string): PledgeStatus | undefined {
  const plain = searchKey(text);
  if (/^(?:da |em |minh )*chua/.test(plain) || readYesNo(text) === 'no') return 'not_done';
  if (/dang|mot phan|mot nua|chut/.test(plain)) return 'in_progress';
  return /tot|xong|roi|day du|hoan thanh|dat/.test(plain) || readYesNo(text) === 'yes' ? 'done' : undefined;
}

function readSending(text: string): 'send' | 'keep' | undefined {
  if (/^gui(?: bi thu| di| luon)*$/.test(searchKey(text))) return 'send';
  const said = readYesNo(text);
  return said === 'yes' ? 'send' : said === 'no' ? 'keep' : undefined;
}

function shareEffect({ programme, season, pledges }: Ending, shared: boolean): Effect {
  const pledgeIds = pledges.map((one) => one.id);
  return { kind: 'share_pledges', programmeId: programme.id, pledgeIds, year: season.year, shared };
}

async function send(talk: Talk<Data>): Promise<Outcome<Data, StepName>> {
  const { member } = talk.person;
  const ending = await endingOf(talk.data.programmeId, talk);
  if (!ending || !member) return notNow;
  const { programme, season } = ending;
  if (hasMoved(programme, talk)) return { do: 'go', step: 'summary' };
  const readers = await officersReading(programme, member, talk);
  const told: Say = {
    key: 'review-told',
    params: { name: member.fullName, programme: programme.title },
    choices: [button('review-choice-read', choiceAddress('plans', 'who', programme.id, member.id, season.year % 10))],
  };
  const tells = readers.map((officer) => ({
    kind: 'tell' as const,
    contactId: officer.contactId,
    say: told,
    key: `shared:${programme.id}:${season.year}:${member.id}:${officer.contactId}`,
    urgency: 'nudge' as const,
  }));
  const choices = [button('review-choice-take-back', to('back', programme.id))];
  return { do: 'end', say: [{ key: 'review-sent', choices }], effects: [shareEffect(ending, true), ...tells] };
}

/** Whoever left the programme's units meanwhile has nobody there any more to send it to. */
function hasMoved(programme: Programme, talk: Talk<unknown>): boolean {
  const { member } = talk.person;
  return member !== null && !talk.units.isWithin(member.branchId, programme.unitId);
}

/** Those who conclude for this member: of their branch, or the level above it for what officers pledge. */
async function officersReading(programme: Programme, member: Member, talk: Talk<unknown>): Promise<Officer[]> {
  const from = programme.audience === 'members' ? member.branchId : aboveBranch(member.branchId, talk);
  const there = (await talk.look.officersFor(from)).filter(
    (one) => one.contactId !== talk.person.contactId && mayConclude([one], programme, member.branchId, talk.units),
  );
  // Whoever runs the installation is asked only where there is nobody else.
  const elected = there.filter((one) => one.role !== 'administrator');
  return elected.length > 0 ? elected : there;
}

function aboveBranch(branchId: string, { units }: Talk<unknown>): string {
  return units.upward(branchId).find((unit) => !isBranch(unit))?.id ?? branchId;
}

/** Who will read it, as the member is told before they send it. */
async function readersOf(programme: Programme, talk: Talk<unknown>): Promise<string> {
  const { member } = talk.person;
  if (!member) return '';
  const [first] = await officersReading(programme, member, talk);
  return fullUnitName(
    talk.units,
    first?.unitId ?? (programme.audience === 'members' ? member.branchId : aboveBranch(member.branchId, talk)),
  );
}

function concludedSay({ programme, season }: Ending, hasBadge: boolean, conclusion: 'reached' | 'not_reached') {
  const choices =
    hasBadge && conclusion === 'reached' ? [button('review-choice-badge', to('badge', programme.id, season.year))] : [];
  const params = { programme: programme.title, year: String(season.year) };
  return end({ key: conclusion === 'reached' ? 'review-concluded-reached' : 'review-concluded-not', params, choices });
}
