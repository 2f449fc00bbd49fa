import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { flow, type Opening, type Say, type Talk } from '../conversation/flow.js';
import { joinCodeLifeMs, makeCode, showCode } from '../domain/codes.js';
import { may, unitsWith } from '../domain/rights.js';
import { fullUnitName, isBranch, type Unit } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { showDate } from '../language/show.js';
import { branchChoices, browsing, browsingLine, readPick } from './branch-picker.js';

const data = z.object({ browsing: browsing.optional() });
type Data = z.infer<typeof data>;

/** A code that a secretary hands out: typed on Zalo, a link and a QR on Telegram; who joins by it need not look for the branch. */
export const invite = flow<Data, 'branch'>({
  name: 'invite',
  data,
  steps: {
    branch: {
      ask: (talk) => ({
        ...(browsingLine(talk.units, talk.data.browsing) ?? { key: 'invite-branch' }),
        choices: branchChoices(placeOf(talk), talk.data.browsing),
      }),
      answer(answer, talk) {
        const pick = readPick(answer, placeOf(talk), talk.data.browsing);
        if (pick.kind === 'picked') return { do: 'end', ...made(pick.unitId, talk) };
        if (pick.kind === 'unknown') return { do: 'again', because: { key: 'join-branch-unknown' } };
        const browsing = pick.kind === 'anew' ? undefined : pick.browsing;
        return { do: 'go', step: 'branch', data: { browsing }, through: true };
      },
    },
  },
  entries: {
    start: (_, talk) => begin(talk),
  },
  words: (text, talk) => (/^(?:tao |lay |xin )?ma moi(?: vao chi doan)?$/.test(searchKey(text)) ? begin(talk) : undefined),
  menu: (talk) =>
    unitsWith(talk.person.roles, 'hand_out_codes').length > 0
      ? [{ label: { key: 'invite-menu' }, to: choiceAddress('invite', 'start'), for: 'officer', order: 152, drawer: 'books' }]
      : [],
});

function begin(talk: Talk<undefined>): Opening<Data, 'branch'> {
  const branches = ownBranches(talk);
  if (branches.length === 0) return { do: 'end', say: [{ key: 'invite-not-yours' }] };
  if (branches.length === 1) return { do: 'end', ...made(branches[0]!.id, talk) };
  return { do: 'go', step: 'branch', data: {} };
}

const placeOf = (talk: Talk<unknown>) => ({ flow: 'invite', step: 'branch', units: talk.units, among: ownBranches(talk) });

function ownBranches({ person, units }: Talk<unknown>): Unit[] {
  const branches = unitsWith(person.roles, 'hand_out_codes').flatMap((unit) => units.subtree(unit).filter(isBranch));
  return [...new Set(branches)];
}

function made(unitId: string, talk: Talk<unknown>) {
  if (!may(talk.person.roles, 'hand_out_codes', unitId, talk.units)) return { say: [{ key: 'invite-not-yours' }] };
  const code = makeCode(talk.random);
  const expiresAt = new Date(talk.now.getTime() + joinCodeLifeMs);
  const link = talk.link(`cd_${code}`);
  const say: Say[] = [
    {
      key: 'invite-made',
      params: { branch: fullUnitName(talk.units, unitId), code: showCode('CD', code), until: showDate(expiresAt, talk.zone) },
      ...(link
        ? { lines: [{ key: 'invite-link', params: { link } }], attachment: { kind: 'qr', data: link, name: `ma-moi-${code}` } }
        : {}),
    },
  ];
  return { say, effects: [{ kind: 'create_join_code' as const, code, unitId, expiresAt }] };
}
