import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import { type ChoiceSpec, flow, type Opening, type Outcome, type Say, type Talk } from '../conversation/flow.js';
import type { ResidenceView } from '../conversation/lookup.js';
import type { Member } from '../domain/people.js';
import { fullUnitName, type Unit } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { showDate } from '../language/show.js';
import { readControl } from '../language/words.js';
import { branchChoices, branchesSaid, browsing, browsingLine, guessing, readPick } from './branch-picker.js';
import { heardBy } from './registration-request.js';
import { decidable, decide, receiveAll, receiveList, residenceRequest, waitingLists } from './residence-receiving.js';

const data = z.object({ browsing: browsing.optional(), unitId: z.string().optional() });
type Data = z.infer<typeof data>;
type Steps = 'branch' | 'slip';
type ResidenceOpening = Opening<Data, Steps>;

const longestSlip = 30;

/** "Đăng ký hoạt động nơi cư trú" (domain.md §3): a member of a school, office or enterprise takes part where they live. */
export const residence = flow<Data, Steps>({
  name: 'residence',
  data,
  remind: true,
  steps: {
    branch: {
      ask: (talk) => ({
        ...(browsingLine(talk.units, talk.data.browsing) ?? { key: 'residence-branch' }),
        choices: branchChoices(placeOf(talk), talk.data.browsing),
      }),
      async answer(answer, talk): Promise<Outcome<Data, Steps>> {
        const pick = readPick(answer, placeOf(talk), talk.data.browsing);
        if (pick.kind === 'picked') return { do: 'go', step: 'slip', data: { unitId: pick.unitId, browsing: undefined } };
        if (pick.kind === 'unknown') return { do: 'again', because: { key: 'residence-branch-unknown' } };
        const browsing = pick.kind === 'anew' ? undefined : pick.browsing;
        return { do: 'go', step: 'branch', data: { browsing }, through: true };
      },
    },
    slip: {
      freeText: true,
      takesNumbers: true,
      ask: (talk) => ({
        key: 'residence-slip',
        params: { branch: fullUnitName(talk.units, talk.data.unitId ?? '') },
        choices: [{ label: { key: 'residence-choice-no-slip' }, to: choiceAddress('residence', 'slip', 'none') }],
      }),
      async answer(answer, talk): Promise<Outcome<Data, Steps>> {
        const none = answer.kind === 'choice' || (answer.kind === 'text' && readControl(answer.text) === 'skip');
        if (!none && answer.kind !== 'text') return { do: 'again', because: { key: 'residence-slip-text' } };
        const slip = none || answer.kind !== 'text' ? null : answer.text;
        if (slip !== null && [...slip].length > longestSlip) return { do: 'again', because: { key: 'residence-slip-text' } };
        return { do: 'end', ...(await asked(talk.data.unitId ?? '', slip, talk)) };
      },
    },
  },
  entries: {
    start: (_, talk) => start(talk),
    change: (_, talk) => (talk.person.member ? choose(talk, talk.person.member) : start(talk)),
    withdraw: ([id = ''], talk) => withdraw(id, talk),
    receive: ([id = ''], talk) => decide(id, true, talk),
    decline: ([id = ''], talk) => decide(id, false, talk),
    receive_list: ([last = ''], talk) => receiveList(talk, last),
    all: ([unitId = '', last = ''], talk) => receiveAll(talk, unitId, last),
    waiting: (_, talk) => waitingLists(talk),
    show: async ([id = ''], talk) => {
      const found = await decidable(id, talk);
      return { do: 'end', say: ['say' in found ? found.say : residenceRequest(found.request, talk)] };
    },
  },
  intents: {
    residence_register: (read, talk) =>
      start(talk, typeof read.slots.branch === 'string' ? read.slots.branch : undefined, read.text),
  },
  words: (text, talk) => (talk.person.roles.length > 0 && received.test(searchKey(text).trim()) ? waitingLists(talk) : undefined),
  menu: ({ person, units }) =>
    person.member && units.get(person.member.branchId)?.branchKind !== 'residential'
      ? [{ label: { key: 'residence-menu' }, to: choiceAddress('residence', 'start'), for: 'member', order: 70 }]
      : [],
});

const received =
  /^(?:(?:xem|duyet|tiep nhan|nhan) )+(?:danh sach )?(?:doan vien )?(?:gioi thieu |tham gia |hoat dong |ve )*(?:tai |o )?noi cu tru$/;

const residential = (units: Talk<unknown>['units']) => units.branches().filter((unit) => unit.branchKind === 'residential');
const placeOf = ({ units }: Talk<unknown>) => ({ flow: 'residence', step: 'branch', units, among: residential(units) });

async function start(talk: Talk<undefined>, named?: string, sentence = ''): Promise<ResidenceOpening> {
  const { person, units, look } = talk;
  const { member } = person;
  if (!member)
    return {
      do: 'end',
      say: [
        { key: 'residence-join-first', choices: [{ label: { key: 'join-choice-start' }, to: choiceAddress('join', 'start') }] },
      ],
    };
  if (units.get(member.branchId)?.branchKind === 'residential') {
    return { do: 'end', say: [{ key: 'residence-not-needed', params: { branch: fullUnitName(units, member.branchId) } }] };
  }
  const open = (await look.residencesOf(member.id)).find((one) => one.state === 'waiting' || one.state === 'received');
  const found = named === undefined ? undefined : branchesSaid(named, sentence, units, residential(units));
  const to = found?.certain ? found.branches[0] : undefined;
  if (open && (named === undefined || to?.id === open.receivingUnitId)) return { do: 'end', say: [standing(open, talk)] };
  if (to) return { do: 'go', step: 'slip', data: { unitId: to.id } };
  return choose(talk, member, found?.branches);
}

function choose({ units }: Talk<undefined>, member: Member, named: Unit[] = []): ResidenceOpening {
  const guesses = named.length > 0 ? named : atHome(member, residential(units));
  return { do: 'go', step: 'branch', data: guesses.length > 0 ? { browsing: guessing(guesses) } : {} };
}

/** What is there already: asked for once more, nothing is asked again. */
function standing(open: ResidenceView, { units, zone }: Talk<unknown>): Say {
  const button = (what: string, to: string): ChoiceSpec => ({ label: { key: `residence-choice-${what}` }, to });
  return {
    key: `residence-is-${open.state}`,
    params: { branch: fullUnitName(units, open.receivingUnitId), since: showDate(open.createdAt, zone) },
    choices: [
      ...(open.state === 'received' ? [button('record', choiceAddress('residence_record', 'mine'))] : []),
      button('change', choiceAddress('residence', 'change')),
      button(open.state === 'waiting' ? 'withdraw' : 'leave', choiceAddress('residence', 'withdraw', open.id)),
    ],
  };
}

/** A wish that waits is taken back; a place that received them is left. What they did there stays counted in its time. */
async function withdraw(id: string, { person, look, units }: Talk<undefined>): Promise<ResidenceOpening> {
  const open = person.member ? await look.residencesOf(person.member.id) : [];
  const request = open.find((one) => one.id === id && (one.state === 'waiting' || one.state === 'received'));
  if (!request || !person.member) return { do: 'end', say: [{ key: 'residence-nothing-to-withdraw' }] };
  const key = request.state === 'waiting' ? 'residence-withdrawn' : 'residence-left';
  return {
    do: 'end',
    say: [{ key, params: { branch: fullUnitName(units, request.receivingUnitId) } }],
    effects: [{ kind: 'withdraw_residence', residenceId: id, memberId: person.member.id }],
  };
}

/** Branches of the hamlet where the member said they live. */
function atHome(member: { residenceHamlet: string | null; residenceCommune: string | null }, branches: Unit[]): Unit[] {
  if (!member.residenceHamlet) return [];
  const same = (a: string | null, b: string | null) => a !== null && b !== null && searchKey(a) === searchKey(b);
  return branches.filter(
    (unit) =>
      same(unit.hamlet, member.residenceHamlet) &&
      (member.residenceCommune === null || same(unit.commune, member.residenceCommune)),
  );
}

async function asked(
  unitId: string,
  slipNumber: string | null,
  talk: Talk<unknown>,
): Promise<{ say: Say[]; effects?: Effect[] }> {
  const { person, look, units } = talk;
  const { member } = person;
  if (!member || !residential(units).some((unit) => unit.id === unitId)) return { say: [{ key: 'residence-gone' }] };
  const branch = fullUnitName(units, unitId);
  const open = (await look.residencesOf(member.id)).find(
    (one) => one.receivingUnitId === unitId && (one.state === 'waiting' || one.state === 'received'),
  );
  if (open) return { say: [standing(open, talk)] };
  const residenceId = talk.newId();
  const request = residenceRequest(
    {
      id: residenceId,
      memberId: member.id,
      fullName: member.fullName,
      contactId: person.contactId,
      homeUnitId: member.branchId,
      receivingUnitId: unitId,
      slipNumber,
      state: 'waiting',
      createdAt: talk.now,
      decidedBy: null,
    },
    talk,
  );
  const officers = await look.officersFor(unitId);
  return {
    say: [{ key: `residence-sent-${heardBy(officers)}`, params: { branch } }],
    effects: [
      {
        kind: 'request_residence',
        residenceId,
        memberId: member.id,
        homeUnitId: member.branchId,
        receivingUnitId: unitId,
        slipNumber,
      },
      ...officers.map(
        ({ contactId }): Effect => ({
          kind: 'tell',
          contactId,
          say: request,
          key: `residence:${residenceId}:${contactId}`,
          urgency: 'answer',
        }),
      ),
    ],
  };
}
