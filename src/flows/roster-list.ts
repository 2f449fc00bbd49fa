import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { flow, type Opening, type Say, type Talk } from '../conversation/flow.js';
import { may, unitsWith } from '../domain/rights.js';
import { fullUnitName, isBranch, type Unit } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { isConcerned } from './residence-scope.js';
import { exportRoster, rosterFile } from './roster-file.js';
import { unitsByName } from './units-by-name.js';

type Data = { found: string[] };
type StepName = 'branch';

const listWords = new Set([
  'danh sach doan vien',
  'xem danh sach doan vien',
  'danh sach chi doan',
  'ds doan vien',
  'member list',
  'roster',
]);
const fileWords = /^(?:xuat|tai|in|gui file|lay file) (?:file )?(?:danh sach|ds)(?: doan vien| chi doan)?(?: (?:file )?excel)?$/;
/** Names in one message. */
const pageSize = 40;
const mostBranches = 12;

/** "Danh sách đoàn viên" of a branch, by given name, for its officers; who looked is in the audit log (domain.md §8.7). */
export const rosterList = flow<Data, StepName>({
  name: 'roster_list',
  data: z.object({ found: z.array(z.string()) }),
  steps: {
    branch: {
      ask: (talk) => ({
        key: talk.data.found.length > 0 ? 'roster-list-which-branch' : 'roster-list-ask-branch',
        choices: talk.data.found.map((id) => ({
          label: { text: fullUnitName(talk.units, id) },
          to: choiceAddress('roster_list', 'branch', id),
        })),
      }),
      async answer(answer, talk) {
        const mine = branchesOf(talk);
        const { units, certain } =
          answer.kind === 'text'
            ? unitsByName(talk.units, mine, answer.text)
            : { units: mine.filter((unit) => answer.kind === 'choice' && unit.id === answer.args[0]), certain: true };
        const [only] = units;
        if (!only || units.length > mostBranches)
          return { do: 'again', because: { key: only ? 'roster-list-many' : 'roster-list-unknown' }, data: { found: [] } };
        if (!certain) return { do: 'go', step: 'branch', data: { found: units.map((unit) => unit.id) } };
        return { do: 'end', ...(await page(talk, only.id, 0)) };
      },
    },
  },
  entries: {
    see: (_args, talk) => open(talk),
    page: async ([unitId = '', at = ''], talk) => ({
      do: 'end',
      ...(await page(talk, unitId, /^\d{1,3}$/.test(at) ? Number(at) : 0)),
    }),
    file: ([unitId = ''], talk) => rosterFile(talk, unitId),
    done: () => ({ do: 'end', say: [{ key: 'roster-list-done' }], closes: true }),
  },
  words(text, talk) {
    const key = searchKey(text);
    if (fileWords.test(key)) return exportRoster(talk);
    return listWords.has(key) ? open(talk) : undefined;
  },
  menu: (talk) =>
    unitsWith(talk.person.roles, 'see_roster').length > 0
      ? [
          {
            label: { key: 'roster-list-menu' },
            to: choiceAddress('roster_list', 'see'),
            for: 'officer',
            order: 150,
            drawer: 'books',
          },
        ]
      : [],
});

function branchesOf(talk: Talk<unknown>): Unit[] {
  const ids = unitsWith(talk.person.roles, 'see_roster').flatMap((id) => talk.units.subtree(id));
  return [...new Set(ids)].filter(isBranch);
}

async function open(talk: Talk<undefined>): Promise<Opening<Data, StepName>> {
  const mine = branchesOf(talk);
  const [only, ...others] = mine;
  if (!only) return { do: 'end', say: [{ key: 'roster-list-no-right' }] };
  const elsewhere = onlyOnZalo(talk);
  if (elsewhere) return { do: 'end', say: [elsewhere] };
  if (others.length === 0) return { do: 'end', ...(await page(talk, only.id, 0)) };
  return {
    do: 'go',
    step: 'branch',
    data: { found: mine.length <= mostBranches ? mine.map((unit) => unit.id) : [] },
  };
}

/** Names of many others do not go through a platform abroad (domain.md §8.7). */
function onlyOnZalo({ person }: Talk<unknown>): Say | undefined {
  if (person.channel !== 'telegram') return undefined;
  return { key: person.channels.includes('zalo') ? 'roster-list-on-zalo' : 'roster-list-link-zalo' };
}

/**
 * One page; who looked is kept each time. The right and the channel are asked for on every page. It is no open question: names would
 * be shown again after everything else that is said.
 */
async function page(
  talk: Talk<unknown>,
  unitId: string,
  wanted: number,
): Promise<{ say: Say[]; effects?: ReturnType<typeof viewed>[] }> {
  const unit = talk.units.get(unitId);
  if (!unit || !isBranch(unit) || !may(talk.person.roles, 'see_roster', unitId, talk.units))
    return { say: [{ key: 'roster-list-no-right' }] };
  const elsewhere = onlyOnZalo(talk);
  if (elsewhere) return { say: [elsewhere] };
  const members = await talk.look.membersOf(unitId);
  const name = fullUnitName(talk.units, unitId);
  if (members.length === 0) return { say: [{ key: 'roster-list-empty', params: { unit: name } }] };
  const pages = Math.ceil(members.length / pageSize);
  const at = Math.min(wanted, pages - 1);
  const shown = members.slice(at * pageSize, (at + 1) * pageSize);
  const turn = (what: 'before' | 'next', to: number) => ({
    label: { key: `roster-list-choice-${what}` },
    to: choiceAddress('roster_list', 'page', unitId, to),
  });
  const say: Say = {
    key: pages > 1 ? 'roster-list-page-of' : 'roster-list-page',
    params: { unit: name, count: String(members.length), page: String(at + 1), pages: String(pages) },
    lines: shown.map((one, n) => ({ text: `${at * pageSize + n + 1}. ${one.fullName}` })),
    choices: [
      ...(at > 0 ? [turn('before', at - 1)] : []),
      ...(at < pages - 1 ? [turn('next', at + 1)] : []),
      ...((await isConcerned(talk, unitId))
        ? [{ label: { key: 'roster-list-choice-file' }, to: choiceAddress('roster_list', 'file', unitId) }]
        : []),
      { label: { key: 'roster-list-choice-done' }, to: choiceAddress('roster_list', 'done') },
    ],
  };
  return { say: [say], effects: [viewed(unitId)] };
}

function viewed(unitId: string) {
  return { kind: 'audit' as const, action: 'roster_viewed', subject: unitId };
}
