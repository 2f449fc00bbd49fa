import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { flow, type Opening, type Say, type Talk } from '../conversation/flow.js';
import { may, unitsWith } from '../domain/rights.js';
import { fullUnitName, isBranch, type Unit } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { unitsByName } from './units-by-name.js';

type Data = { unitId: string | null; page: number; found: string[] };
type StepName = 'branch' | 'page';

const listWords = new Set([
  'danh sach doan vien',
  'xem danh sach doan vien',
  'danh sach chi doan',
  'ds doan vien',
  'member list',
  'roster',
]);
/** Names in one message. */
const pageSize = 40;
const mostBranches = 12;

/** "Danh sách đoàn viên" of a branch, by given name, for its officers; who looked is in the audit log (domain.md §8.7). */
export const rosterList = flow<Data, StepName>({
  name: 'roster_list',
  data: z.object({ unitId: z.string().nullable(), page: z.number().int().nonnegative(), found: z.array(z.string()) }),
  steps: {
    branch: {
      ask: (talk) => ({
        key: talk.data.found.length > 0 ? 'roster-list-which-branch' : 'roster-list-ask-branch',
        choices: talk.data.found.map((id) => ({
          label: { text: fullUnitName(talk.units, id) },
          to: choiceAddress('roster_list', 'branch', id),
        })),
      }),
      answer(answer, talk) {
        const mine = branchesOf(talk);
        const { units, certain } =
          answer.kind === 'text'
            ? unitsByName(talk.units, mine, answer.text)
            : { units: mine.filter((unit) => answer.kind === 'choice' && unit.id === answer.args[0]), certain: true };
        const [only] = units;
        if (!only || units.length > mostBranches)
          return { do: 'again', because: { key: only ? 'roster-list-many' : 'roster-list-unknown' }, data: { found: [] } };
        if (!certain) return { do: 'go', step: 'branch', data: { found: units.map((unit) => unit.id) } };
        return { do: 'go', step: 'page', data: { unitId: only.id, page: 0 }, effects: [viewed(only.id)] };
      },
    },
    page: {
      ask: (talk) => page(talk),
      answer(answer, talk) {
        const said = answer.kind === 'choice' ? answer.args[0] : undefined;
        if (said === 'done') return { do: 'end', say: [{ key: 'roster-list-done' }] };
        if (said === 'next') return { do: 'go', step: 'page', data: { page: talk.data.page + 1 } };
        if (said === 'before') return { do: 'go', step: 'page', data: { page: Math.max(0, talk.data.page - 1) } };
        return { do: 'pass' };
      },
    },
  },
  entries: {
    see: (_args, talk) => open(talk),
  },
  words: (text, talk) => (listWords.has(searchKey(text)) ? open(talk) : undefined),
  menu: (talk) =>
    unitsWith(talk.person.roles, 'see_roster').length > 0
      ? [{ label: { key: 'roster-list-menu' }, to: choiceAddress('roster_list', 'see'), for: 'officer', order: 150 }]
      : [],
});

function branchesOf(talk: Talk<unknown>): Unit[] {
  const ids = unitsWith(talk.person.roles, 'see_roster').flatMap((id) => talk.units.subtree(id));
  return [...new Set(ids)].filter(isBranch);
}

function open(talk: Talk<undefined>): Opening<Data, StepName> {
  const mine = branchesOf(talk);
  const [only, ...others] = mine;
  if (!only) return { do: 'end', say: [{ key: 'roster-list-no-right' }] };
  // Names of many others do not go through a platform abroad (domain.md §8.7).
  if (talk.person.channel === 'telegram')
    return { do: 'end', say: [{ key: talk.person.channels.includes('zalo') ? 'roster-list-on-zalo' : 'roster-list-link-zalo' }] };
  if (others.length === 0)
    return { do: 'go', step: 'page', data: { unitId: only.id, page: 0, found: [] }, effects: [viewed(only.id)] };
  return {
    do: 'go',
    step: 'branch',
    data: { unitId: null, page: 0, found: mine.length <= mostBranches ? mine.map((unit) => unit.id) : [] },
  };
}

/** The right is asked for on every page, and the channel too: a talk begun on Zalo may be taken up on Telegram. */
async function page(talk: Talk<Data>): Promise<Say> {
  const unitId = talk.data.unitId ?? '';
  const done = { label: { key: 'roster-list-choice-done' }, to: choiceAddress('roster_list', 'page', 'done') };
  if (!may(talk.person.roles, 'see_roster', unitId, talk.units)) return { key: 'roster-list-no-right', choices: [done] };
  if (talk.person.channel === 'telegram') return { key: 'roster-list-on-zalo', choices: [done] };
  const members = await talk.look.membersOf(unitId);
  const unit = fullUnitName(talk.units, unitId);
  if (members.length === 0) return { key: 'roster-list-empty', params: { unit }, choices: [done] };
  const pages = Math.ceil(members.length / pageSize);
  const at = Math.min(talk.data.page, pages - 1);
  const shown = members.slice(at * pageSize, (at + 1) * pageSize);
  const turn = (what: 'before' | 'next') => ({
    label: { key: `roster-list-choice-${what}` },
    to: choiceAddress('roster_list', 'page', what),
  });
  return {
    key: pages > 1 ? 'roster-list-page-of' : 'roster-list-page',
    params: { unit, count: String(members.length), page: String(at + 1), pages: String(pages) },
    lines: shown.map((one, n) => ({ text: `${at * pageSize + n + 1}. ${one.fullName}` })),
    choices: [...(at > 0 ? [turn('before')] : []), ...(at < pages - 1 ? [turn('next')] : []), done],
  };
}

function viewed(unitId: string) {
  return { kind: 'audit' as const, action: 'roster_viewed', subject: unitId };
}
