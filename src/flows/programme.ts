import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { flow, type Opening, type Outcome, type Talk } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import { type Programme, programmeKinds } from '../domain/pledges.js';
import { mayOrganise } from '../domain/programme-rights.js';
import { programmeTemplates } from '../domain/programmes.js';
import { unitsWith } from '../domain/rights.js';
import { fullUnitName } from '../domain/units.js';
import { readDaySpan } from '../language/day-spans.js';
import { searchKey } from '../language/folding.js';
import { readYesNo } from '../language/words.js';
import { again, button } from './pledge-words.js';
import { groupsAsText, readGroups } from './programme-groups.js';
import { nameStep } from './programme-name-step.js';
import { draftLines, fieldsOf, restored, savedSay } from './programme-preview.js';

/**
 * A programme, step by step with a preview: from a template or from nothing. Whoever calls the unit's meetings organises its
 * programmes; one can be changed as long as nobody has pledged in it (flows/programmes.ts shows and closes them).
 */
export const draft = z.object({
  /** Set while one that exists is changed. */
  programmeId: z.string().nullable(),
  unitId: z.string().nullable(),
  code: z.string(),
  kind: z.enum(programmeKinds),
  title: z.string().nullable(),
  /** Null: the unit's own name. */
  issuer: z.string().nullable(),
  audience: z.enum(['members', 'officers']),
  from: z.string().nullable(), // yyyy-mm-dd
  to: z.string().nullable(),
  groups: z.array(z.object({ code: z.string(), title: z.string(), items: z.array(z.string()) })),
  allowFreeText: z.boolean(),
  badge: z.string().nullable(),
});
export type Draft = z.infer<typeof draft>;
export type StepName = 'unit' | 'template' | 'title' | 'issuer' | 'audience' | 'period' | 'groups' | 'free' | 'badge' | 'review';
export type DraftTalk = Talk<Draft>;

const blank: Draft = {
  programmeId: null,
  unitId: null,
  code: 'chuong_trinh',
  kind: 'own',
  title: null,
  issuer: null,
  audience: 'members',
  from: null,
  to: null,
  groups: [],
  allowFreeText: true,
  badge: null,
};
const startWords = new Set([
  'tao chuong trinh',
  'tao chuong trinh ren luyen',
  'mo chuong trinh ren luyen',
  'phat dong chuong trinh ren luyen',
]);

const to = (step: StepName, ...args: (string | number)[]) => choiceAddress('programme', step, ...args);
const notYours = { do: 'end' as const, say: [{ key: 'programme-not-yours' }] };

const templateOf = ({ data }: DraftTalk) => programmeTemplates.find((one) => one.code === data.code);

export const programme = flow<Draft, StepName>({
  name: 'programme',
  data: draft,
  remind: true,
  steps: {
    unit: {
      ask: (talk) => ({
        key: 'programme-ask-unit',
        choices: ownUnits(talk).map((id) => ({ label: { text: fullUnitName(talk.units, id) }, to: to('unit', id) })),
      }),
      answer(answer, talk) {
        const unitId = answer.kind === 'choice' ? ownUnits(talk).find((id) => id === answer.args[0]) : undefined;
        return unitId ? { do: 'go', step: 'template', data: { unitId } } : again('programme-use-buttons');
      },
    },

    template: {
      ask: () => ({
        key: 'programme-ask-template',
        choices: [
          ...programmeTemplates.map((one) => ({ label: { text: one.title }, to: to('template', one.code) })),
          button('programme-choice-blank', to('template', 'blank')),
        ],
      }),
      answer(answer) {
        const code = answer.kind === 'choice' ? answer.args[0] : undefined;
        if (code === 'blank') return { do: 'go', step: 'title', data: { ...fresh(), code: blank.code, kind: 'own' } };
        const found = programmeTemplates.find((one) => one.code === code);
        if (!found) return again('programme-use-buttons');
        const { title, kind, audience, groups, allowFreeText, badge = null } = found;
        const data = { ...fresh(), code: found.code, title, kind, audience, groups, allowFreeText, badge };
        // "03 có, 02 không" has its criteria word for word and runs every year: there is nothing to set.
        return { do: 'go', step: kind === 'criteria' ? 'review' : 'title', data };
      },
    },

    title: nameStep(
      'title',
      () => 'issuer',
      (talk) => talk.data.title ?? templateOf(talk)?.title ?? null,
    ),
    issuer: nameStep(
      'issuer',
      (talk) => (talk.data.kind === 'own' ? 'audience' : 'period'),
      (talk) => fullUnitName(talk.units, talk.data.unitId ?? ''),
    ),

    audience: {
      ask: () => ({
        key: 'programme-ask-audience',
        choices: [
          button('programme-choice-members', to('audience', 'members')),
          button('programme-choice-officers', to('audience', 'officers')),
        ],
      }),
      answer(answer) {
        const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readAudience(answer.text) : undefined;
        if (said !== 'members' && said !== 'officers') return again('programme-use-buttons');
        return { do: 'go', step: 'period', data: { audience: said } };
      },
    },

    period: {
      takesNumbers: true,
      ask: () => ({ key: 'programme-ask-period', choices: [button('programme-choice-yearly', to('period', 'yearly'))] }),
      answer(answer, talk) {
        const said = answer.kind === 'text' ? searchKey(answer.text) : '';
        if (answer.kind === 'choice' || /^(?:ca nam|hang nam|theo nam)$/.test(said))
          return { do: 'go', step: 'groups', data: { from: null, to: null } };
        if (answer.kind !== 'text') return again('programme-period-unread');
        const today = wallClock(talk.now, talk.zone).day;
        const read = readDaySpan(answer.text, today);
        if (!read.ok) return again(`programme-period-${read.problem.replaceAll('_', '-')}`);
        if (read.to < today) return again('programme-period-past');
        return { do: 'go', step: 'groups', data: { from: read.from, to: read.to } };
      },
    },

    groups: {
      freeText: true,
      ask(talk) {
        const { groups } = talk.data;
        const keep = groups.length > 0 ? [button('programme-choice-keep-groups', to('groups', 'keep'))] : [];
        return {
          key: talk.data.kind === 'style' ? 'programme-ask-styles' : 'programme-ask-groups',
          lines: groups.length > 0 ? [{ text: groupsAsText(groups) }] : [],
          choices: [...keep, button('programme-choice-no-groups', to('groups', 'none'))],
        };
      },
      answer(answer, talk) {
        const next = talk.data.kind === 'style' ? 'badge' : 'free';
        if (answer.kind === 'choice') return { do: 'go', step: next, data: answer.args[0] === 'keep' ? {} : { groups: [] } };
        if (answer.kind !== 'text') return again('programme-text-only');
        const read = readGroups(answer.text);
        return 'problem' in read ? again(read.problem, read.params) : { do: 'go', step: next, data: { groups: read.groups } };
      },
    },

    free: {
      ask: () => ({
        key: 'programme-ask-free',
        choices: [button('programme-choice-free', to('free', 'yes')), button('programme-choice-listed', to('free', 'no'))],
      }),
      answer(answer, talk) {
        const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readYesNo(answer.text) : undefined;
        if (said !== 'yes' && said !== 'no') return again('programme-use-buttons');
        if (said === 'no' && talk.data.groups.length === 0) return again('programme-free-needed');
        return { do: 'go', step: 'badge', data: { allowFreeText: said === 'yes' } };
      },
    },

    badge: nameStep(
      'badge',
      () => 'review',
      (talk) => talk.data.badge ?? templateOf(talk)?.badge ?? null,
    ),

    review: {
      ask(talk) {
        const isFixed = talk.data.kind === 'criteria';
        const edits = isFixed
          ? (['issuer'] as const)
          : (['title', 'issuer', 'audience', 'period', 'groups', 'free', 'badge'] as const);
        return {
          key: talk.data.programmeId ? 'programme-review-change' : 'programme-review',
          lines: draftLines(talk),
          choices: [
            button(talk.data.programmeId ? 'programme-choice-save' : 'programme-choice-open', to('review', 'open')),
            ...edits.map((step) => button(`programme-edit-${step}`, to('review', step))),
          ],
        };
      },
      answer(answer, talk) {
        const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readYesNo(answer.text) : undefined;
        if (said === 'no') return { do: 'end', say: [{ key: 'programme-dropped' }] };
        const step = (['title', 'issuer', 'audience', 'period', 'groups', 'free', 'badge'] as const).find((one) => one === said);
        if (step) return { do: 'go', step, edit: true };
        return said === 'open' || said === 'yes' ? save(talk) : again('programme-review-again');
      },
    },
  },

  entries: {
    start: (_, talk) => begin(talk),
    async edit([programmeId], talk) {
      const found = programmeId ? await talk.look.programme(programmeId) : null;
      if (!found || !mayOrganise(talk.person.roles, found.unitId, talk.units)) return notYours;
      const cannot = await cannotChange(found, talk);
      return cannot ?? { do: 'go', step: 'review', data: restored(found, talk.zone) };
    },
  },
  words: (text, talk) => (startWords.has(searchKey(text)) ? begin(talk) : undefined),
});

/** What a template does not say, and what another one said before. */
function fresh(): Partial<Draft> {
  const { unitId: _, ...rest } = blank;
  return rest;
}

function ownUnits(talk: Talk<unknown>): string[] {
  return unitsWith(talk.person.roles, 'call_meetings').filter((id) => talk.units.get(id) !== undefined);
}

function begin(talk: Talk<undefined>): Opening<Draft, StepName> {
  const [only, ...others] = ownUnits(talk);
  if (!only) return notYours;
  return others.length > 0
    ? { do: 'go', step: 'unit', data: blank }
    : { do: 'go', step: 'template', data: { ...blank, unitId: only } };
}

function readAudience(text: string): 'members' | 'officers' | undefined {
  const plain = searchKey(text);
  return /can bo/.test(plain) ? 'officers' : /doan vien|tat ca|moi nguoi/.test(plain) ? 'members' : undefined;
}

async function cannotChange(found: Programme, talk: Talk<unknown>) {
  if (found.state === 'closed') return { do: 'end' as const, say: [{ key: 'programme-closed-already' }] };
  return (await talk.look.programmeUse(found.id)) > 0 ? { do: 'end' as const, say: [{ key: 'programme-in-use' }] } : undefined;
}

async function save(talk: DraftTalk): Promise<Outcome<Draft, StepName>> {
  const { unitId, programmeId, code, title } = talk.data;
  if (!unitId || !title || !mayOrganise(talk.person.roles, unitId, talk.units)) return notYours;
  const fields = fieldsOf(talk);
  if (programmeId) {
    const found = await talk.look.programme(programmeId);
    const cannot = found ? await cannotChange(found, talk) : notYours;
    return (
      cannot ?? { do: 'end', say: [savedSay(programmeId, true)], effects: [{ kind: 'change_programme', programmeId, fields }] }
    );
  }
  const id = talk.newId();
  return {
    do: 'end',
    say: [savedSay(id, false)],
    effects: [
      { kind: 'create_programme', programmeId: id, unitId, code: `${code}_${id.slice(-8)}`, fields },
      { kind: 'audit', action: 'programme_opened', subject: id },
    ],
  };
}
