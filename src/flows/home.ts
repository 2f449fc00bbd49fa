import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { type Answer, flow, type Opening, type Outcome, type Talk } from '../conversation/flow.js';
import { searchKey } from '../language/folding.js';
import { residenceIn, showResidence } from './residence-text.js';

type Place = 'where';

const still = /^(?:(?:da|vang|u|uh|dung roi|em|minh|toi|van con) )*(?:van|con) o (?:do|day|cho cu)(?: a| nhe| nha| ban)*$/;
const moved = /^(?:(?:da|vang|em|minh|toi) )*(?:chuyen (?:cho o|nha|di)|doi cho o) roi(?: a| nhe| nha)*$/;
const longest = 80;

/** “Bạn vẫn ở ấp 3 chứ?”: asked before a window closes (schedule/windows.ts), answered at any time. */
export const home = flow<null, Place>({
  name: 'home',
  data: z.null(),
  steps: {
    where: {
      freeText: true,
      ask: () => ({
        key: 'home-where',
        choices: [{ label: { key: 'home-choice-still' }, to: choiceAddress('home', 'still') }],
      }),
      answer: takePlace,
    },
  },
  entries: {
    still: (_args, talk) => confirm(talk),
    moved: (_args, talk) => ask(talk),
  },
  words(text, talk) {
    const key = searchKey(text);
    if (still.test(key)) return confirm(talk);
    return moved.test(key) ? ask(talk) : undefined;
  },
});

function confirm({ person, now }: Talk<undefined>): Opening<null, Place> {
  if (!person.member) return { do: 'pass' };
  const effect = { kind: 'update_member' as const, memberId: person.member.id, fields: { residenceConfirmedAt: now } };
  return { do: 'end', say: [{ key: 'home-confirmed' }], effects: [effect], closes: true };
}

function ask({ person }: Talk<undefined>): Opening<null, Place> {
  return person.member ? { do: 'go', step: 'where', data: null } : { do: 'pass' };
}

function takePlace(answer: Answer, { person, units, now }: Talk<null>): Outcome<null, Place> {
  const { member } = person;
  if (!member) return { do: 'end' };
  const nearby = member.residenceCommune ?? units.get(member.branchId)?.commune ?? null;
  const place = answer.kind === 'text' && answer.text.length <= longest ? residenceIn(answer.text, units, nearby) : undefined;
  if (!place) return { do: 'again', because: { key: 'home-where-again' } };
  const fields = { residenceHamlet: place.hamlet, residenceCommune: place.commune, residenceConfirmedAt: now };
  return {
    do: 'end',
    say: [{ key: 'home-moved', params: { residence: showResidence(place) } }],
    effects: [{ kind: 'update_member', memberId: member.id, fields }],
  };
}
