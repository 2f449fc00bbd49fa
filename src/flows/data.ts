import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { type ChoiceSpec, flow, type Opening, type Say, type Talk } from '../conversation/flow.js';
import { consentPurposes, type Person } from '../domain/people.js';
import { foldInPlace, normalise } from '../language/folding.js';
import { chosen } from './own-data/chosen.js';
import { correctionOf, type Field, fields, readField, showField } from './own-data/corrections.js';
import { eraseWarnings } from './own-data/erasing.js';
import { linesOf } from './own-data/lines.js';
import { withdrawal } from './own-data/withdrawing.js';

type Data = { field: Field | null; value: string | null };
type StepName = 'field' | 'value' | 'confirm' | 'purposes' | 'erase' | 'eraseSure';
const nothing: Data = { field: null, value: null };

/** "Dữ liệu của tôi" (domain.md §8.5): see, correct, take a copy, withdraw a consent, erase. */
export const data = flow<Data, StepName>({
  name: 'data',
  data: z.object({ field: z.enum(fields).nullable(), value: z.string().nullable() }),
  steps: {
    field: {
      ask: () => ({
        key: 'data-ask-field',
        choices: fields.map((field) => ({ label: { key: `data-field-${field}` }, to: choiceAddress('data', 'field', field) })),
      }),
      answer(answer) {
        const field = fields.find((one) => one === chosen(answer));
        return field ? { do: 'go', step: 'value', data: { field } } : { do: 'pass' };
      },
    },
    value: {
      ask: ({ data: { field } }) => ({ key: `data-ask-${field}`, ...(field === 'phone' ? { ask: 'contact' as const } : {}) }),
      answer(answer, talk) {
        const read = readField(talk.data.field!, answer, talk.now, talk.zone);
        return 'problem' in read
          ? { do: 'again', because: { key: read.problem } }
          : { do: 'go', step: 'confirm', data: { value: read.value } };
      },
    },
    confirm: {
      ask: ({ data: { field, value } }) => ({
        key: `data-confirm-${field}`,
        params: { value: showField(field!, value!) },
        choices: [own('confirm', 'yes'), own('confirm', 'other')],
      }),
      async answer(answer, talk) {
        const said = chosen(answer);
        if (said === 'other' || said === 'no') return { do: 'go', step: 'value' };
        if (said !== 'yes') return { do: 'again', because: { key: 'data-yes-or-no' } };
        return { do: 'end', ...(await correctionOf(talk, talk.data.field!, talk.data.value!)) };
      },
    },
    purposes: {
      ask: ({ person }) => ({
        key: 'data-ask-purpose',
        choices: [
          ...consentPurposes
            .filter((purpose) => person.consents.includes(purpose))
            .map((purpose) => ({
              label: { key: `data-withdraw-${purpose}` },
              to: choiceAddress('data', 'purposes', purpose),
            })),
          own('purposes', 'keep'),
        ],
      }),
      answer(answer, talk) {
        const said = chosen(answer);
        if (said === 'keep' || said === 'no') return { do: 'end', say: [{ key: 'data-kept' }] };
        const purpose = talk.person.consents.find((one) => one === said);
        return purpose ? { do: 'end', ...withdrawal(talk, purpose) } : { do: 'pass' };
      },
    },
    erase: {
      ask: async (talk) => ({
        key: 'data-erase-warn',
        lines: await eraseWarnings(talk),
        choices: [own('erase', 'continue'), own('erase', 'keep')],
      }),
      answer(answer) {
        const said = chosen(answer);
        if (said === 'keep' || said === 'no') return { do: 'end', say: [{ key: 'data-kept' }] };
        return said === 'continue' ? { do: 'go', step: 'eraseSure' } : { do: 'again', because: { key: 'data-erase-choose' } };
      },
    },
    eraseSure: {
      ask: () => ({ key: 'data-erase-sure', choices: [own('eraseSure', 'erase-now'), own('eraseSure', 'keep')] }),
      // A yes is too easily typed: only the button, or its words.
      answer(answer) {
        const said = chosen(answer);
        if (said === 'keep' || said === 'no') return { do: 'end', say: [{ key: 'data-kept' }] };
        if (said !== 'erase-now') return { do: 'again', because: { key: 'data-erase-choose' } };
        return { do: 'end', say: [{ key: 'data-erased' }], effects: [{ kind: 'erase_me' }] };
      },
    },
  },
  entries: {
    see: (_args, talk) => home(talk),
    fix: (_args, { person }) =>
      person.member ? { do: 'go', step: 'field', data: nothing } : { do: 'end', say: [notYet(person)] },
    copy: async (_args, talk) => ({ do: 'end', ...(await copyOf(talk)) }),
    withdraw: (_args, { person }) => withdrawing(person),
    done: () => ({ do: 'end', say: [{ key: 'data-done' }], closes: true }),
    erasing: () => ({ do: 'go', step: 'erase', data: nothing }),
  },
  intents: {
    export_my_data: (_read, talk) => home(talk),
    delete_my_data: () => ({ do: 'go', step: 'erase', data: nothing }),
    withdraw_consent: (_read, { person }) => withdrawing(person),
    update_info: (read, talk) => correct(talk, read.slots),
  },
  undo: ({ person }) => (person.member ? [{ label: { key: 'data-undo' }, to: choiceAddress('data', 'erasing') }] : []),
  words: (text, talk) =>
    /^(?:dữ liệu của (?:tôi|em|mình)|du lieu cua (?:toi|em|minh)|my data)$/i.test(text) ? home(talk) : movedWords(text, talk),
  menu: () => [{ label: { key: 'data-menu' }, to: choiceAddress('data', 'see'), for: 'member', order: 80, drawer: 'settings' }],
});

/**
 * All that is kept, and what can be done about it. It asks nothing: as an open question it would show a person's data again after every
 * other thing they say, on a screen that others may see by then.
 */
async function home(talk: Talk<undefined>): Promise<Opening<Data, StepName>> {
  const kept = await talk.look.personalData(talk.person.contactId);
  const to = (what: string): ChoiceSpec => ({ label: { key: `data-choice-${what}` }, to: choiceAddress('data', what) });
  const choices = [
    ...(talk.person.member ? [to('fix')] : []),
    to('copy'),
    ...(talk.person.consents.length > 0 ? [to('withdraw')] : []),
    erasing,
    to('done'),
  ];
  return {
    do: 'end',
    say: [{ key: 'data-home', lines: [...linesOf(kept, talk.zone), { key: 'data-how' }], choices }],
    closes: true,
  };
}

function withdrawing({ consents }: Person): Opening<Data, StepName> {
  return consents.length > 0
    ? { do: 'go', step: 'purposes', data: nothing }
    : { do: 'end', say: [{ key: 'data-no-consents', choices: [erasing] }] };
}

function notYet({ waitingRegistration }: Person): Say {
  return { key: waitingRegistration ? 'data-fix-later' : 'data-nothing-to-fix' };
}

export const erasing: ChoiceSpec = { label: { key: 'data-choice-erase' }, to: choiceAddress('data', 'erasing') };

function own(step: StepName, what: string): ChoiceSpec {
  return { label: { key: `data-choice-${what}` }, to: choiceAddress('data', step, what) };
}

const fieldOfSlot: Record<string, Field> = {
  full_name: 'name',
  birth_date: 'birth',
  phone: 'phone',
  residence: 'residence',
  occupation: 'occupation',
  join_date: 'join',
  branch: 'branch',
};

/** "đổi sđt 0912 345 678": the value is read again by the field's own rule and confirmed. */
/** "Em mới chuyển về ấp 3": where they live now. "Chuyển sinh hoạt" is something else, and no place follows it. */
const moved =
  /^(?:(?:em|e|minh|toi|tui|con|chau) )?(?:(?:hien|gio|nay|da|vua|moi) )*(?:chuyen|doi|don)(?: nha| cho o)?(?: (?:ve|den|toi|sang|qua))?(?: (?:o|song))? (?=(?:ap|khu pho|kp|thon|khom|xom|buon|to dan pho|tdp) )/;

function movedWords(text: string, talk: Talk<undefined>): Opening<Data, StepName> | undefined {
  const typed = normalise(text).trim();
  const place = moved.exec(foldInPlace(typed).toLowerCase());
  return place && talk.person.member ? correct(talk, { field: 'residence', value: typed.slice(place[0].length) }) : undefined;
}

function correct(talk: Talk<undefined>, slots: Record<string, unknown>): Opening<Data, StepName> {
  if (!talk.person.member) return talk.amid ? { do: 'pass' } : { do: 'end', say: [notYet(talk.person)] };
  const field = fieldOfSlot[String(slots.field)];
  if (!field) return { do: 'go', step: 'field', data: nothing };
  const read =
    typeof slots.value === 'string' ? readField(field, { kind: 'text', text: slots.value }, talk.now, talk.zone) : undefined;
  if (!read || 'problem' in read)
    return { do: 'go', step: 'value', data: { field, value: null }, say: read ? [{ key: read.problem }] : [] };
  return { do: 'go', step: 'confirm', data: { field, value: read.value } };
}

/** The copy goes to the member only, as a file; Zalo, which takes no such files, shows it as text. */
async function copyOf(
  talk: Talk<undefined>,
): Promise<{ say: Say[]; effects: { kind: 'audit'; action: string; subject: string }[] }> {
  const kept = await talk.look.personalData(talk.person.contactId);
  const base64 = Buffer.from(`${JSON.stringify(kept, null, 2)}\n`, 'utf8').toString('base64');
  return {
    say: [{ key: 'data-copy', attachment: { kind: 'file', name: 'du-lieu-cua-toi.json', mime: 'application/json', base64 } }],
    effects: [{ kind: 'audit', action: 'data_exported', subject: talk.person.contactId }],
  };
}
