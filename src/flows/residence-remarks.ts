import { z } from 'zod';
import { flow, type Opening, type Talk } from '../conversation/flow.js';
import { readPeriodArg } from '../conversation/period-args.js';
import { participationLevels } from '../domain/residence.js';
import { isBranch } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { accept, object, objected, seen } from './residence-remark-member.js';
import { answerObjection, listed, oneOf, overview, queueOf } from './residence-remark-overview.js';
import { askPerson, askSentence, chosen, remarkAll, sentenceGiven } from './residence-remark-writing.js';
import { isConcerned, ownBranches, remarkScope } from './residence-scope.js';

/** What is being written: whose turn it is, and the level that was chosen for the first of them. */
const data = z.object({
  unitId: z.string(),
  period: z.string(),
  /** Members who are still to be remarked on; the first is asked about. */
  queue: z.array(z.string()),
  level: z.enum(participationLevels).nullable(),
  /** A remark that was objected to, and is decided anew; or the member's own, to which they object. */
  remarkId: z.string().nullable(),
});
export type RemarkData = z.infer<typeof data>;
export type RemarkSteps = 'person' | 'sentence' | 'objection';
export type RemarkOpening = Opening<RemarkData, RemarkSteps>;

/**
 * The remark at the end of a period (domain.md §3.2 step 5): the residence secretary decides, the member sees it first and may object, the
 * secretary decides again. Suggestions come from the number of activities; nothing is decided by itself, and nobody is ranked.
 */
export const residenceRemarks = flow<RemarkData, RemarkSteps>({
  name: 'residence_remarks',
  data,
  steps: {
    person: { ask: askPerson, answer: chosen },
    sentence: { freeText: true, ask: askSentence, answer: sentenceGiven },
    objection: {
      freeText: true,
      ask: () => ({ key: 'residence-remarks-objection' }),
      answer: objected,
    },
  },
  entries: {
    start: ([unitId, period], talk) => asSecretary(unitId, period, talk, overview),
    list: ([unitId, period], talk) => asSecretary(unitId, period, talk, listed),
    all: ([unitId, period], talk) => asSecretary(unitId, period, talk, remarkAll),
    one: ([unitId, period], talk) => asSecretary(unitId, period, talk, queueOf),
    write: ([memberId = ''], talk) => oneOf(talk, memberId),
    answer: ([id = ''], talk) => answerObjection(talk, id),
    see: ([id = ''], talk) => seen(talk, id),
    accept: ([id = ''], talk) => accept(talk, id),
    object: ([id = ''], talk) => object(talk, id),
  },
  words: (text, talk) =>
    ownBranches(talk).length > 0 &&
    /^(?:viet |ghi |lam |gui )?nhan xet (?:(?:doan vien |tham gia |hoat dong )*(?:tai |o )?noi cu tru|(?:doan vien )?(?:cuoi ky|cuoi nam|cuoi nam hoc|het ky)|doan vien)$/.test(
      searchKey(text).trim(),
    )
      ? asSecretary(ownBranches(talk)[0]!.id, undefined, talk, overview)
      : undefined,
});

/** The branch is a claim: only its own secretary writes remarks there. */
async function asSecretary(
  unitId: string | undefined,
  period: string | undefined,
  talk: Talk<undefined>,
  go: (talk: Talk<undefined>, scope: Awaited<ReturnType<typeof remarkScope>>) => Promise<RemarkOpening>,
): Promise<RemarkOpening> {
  const unit = talk.units.get(unitId ?? '');
  if (!unit || !isBranch(unit) || !(await isConcerned(talk, unit.id)))
    return { do: 'end', say: [{ key: 'residence-names-not-yours' }] };
  return go(talk, await remarkScope(talk, unit, readPeriodArg(period)));
}
