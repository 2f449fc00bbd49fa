import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { flow, type Opening, type Outcome, type Talk } from '../conversation/flow.js';
import { linkCodeHash, linkCodeLifeMs, makeCode, mostLinkMisses, readCode, showCode } from '../domain/codes.js';
import { readYesNo } from '../language/words.js';

/** The hash of a code that came by a link, while its owner is asked; looked up once more when they say yes. */
const data = z.object({ hash: z.string().optional() });
type Data = z.infer<typeof data>;
type StepName = 'code' | 'sure';

/** One member on two channels: a one-time code made on the one, typed on the other. */
export const link = flow<Data, StepName>({
  name: 'link',
  data,
  steps: {
    code: {
      ask: () => ({ key: 'link-ask-code' }),
      async answer(answer, talk) {
        const code = answer.kind === 'text' ? readCode('LK', answer.text, true) : undefined;
        if (!code) return { do: 'again', because: { key: 'link-not-a-code' } };
        return typed(linkCodeHash(code), talk);
      },
    },
    // Opening a link is one tap, and somebody else may have sent it: their account would then answer for this person.
    sure: {
      ask: ({ person }) => ({
        key: `link-sure-${person.channel}`,
        choices: [
          { label: { key: 'link-choice-link' }, to: choiceAddress('link', 'sure', 'yes') },
          { label: { key: 'link-choice-not-me' }, to: choiceAddress('link', 'sure', 'no') },
        ],
      }),
      async answer(answer, talk) {
        const said = answer.kind === 'choice' ? answer.args[0] : answer.kind === 'text' ? readYesNo(answer.text) : undefined;
        if (said === 'no') return { do: 'end', say: [{ key: 'link-not-linked' }] };
        if (said !== 'yes' || talk.data.hash === undefined) return { do: 'again', because: { key: 'link-press-one' } };
        return typed(talk.data.hash, talk);
      },
    },
  },
  entries: {
    create: (_, talk) => create(talk),
    enter: (_, talk) => enter(talk),
  },
  links: { lk_: ([code = ''], talk) => opened(readCode('LK', code, true), talk) },
  words: (text, talk) => {
    const code = readCode('LK', text);
    return code ? given(code, talk) : undefined;
  },
  menu: ({ person }) =>
    person.channels.length < 2
      ? [
          {
            label: { key: `link-menu-${person.channel}` },
            to: choiceAddress('link', 'create'),
            for: 'member',
            order: 80,
            drawer: 'settings',
          },
        ]
      : [],
});

function create(talk: Talk<undefined>): Opening<Data, StepName> {
  const { person } = talk;
  if (!person.member) return { do: 'end', say: [{ key: 'link-members-only' }] };
  const code = makeCode(talk.random);
  const telegram = person.channel === 'zalo' ? talk.link(`lk_${code}`) : undefined;
  return {
    do: 'end',
    say: [
      {
        key: `link-code-${person.channel}`,
        params: { code: showCode('LK', code) },
        ...(telegram ? { lines: [{ key: 'link-code-link', params: { link: telegram } }] } : {}),
      },
    ],
    effects: [{ kind: 'create_link_code', hash: linkCodeHash(code), expiresAt: new Date(talk.now.getTime() + linkCodeLifeMs) }],
  };
}

function enter({ person }: Talk<undefined>): Opening<Data, StepName> {
  if (person.member) return { do: 'end', say: [{ key: 'link-already-member' }] };
  return { do: 'go', step: 'code', data: {} };
}

/** A code that came by a link: what is wrong with it is said at once, a good one is asked about. */
async function opened(code: string | undefined, talk: Talk<undefined>): Promise<Opening<Data, StepName>> {
  const tried = await given(code, talk);
  return tried.do === 'end' && tried.effects?.some((effect) => effect.kind === 'link_address')
    ? { do: 'go', step: 'sure', data: { hash: linkCodeHash(code!) } }
    : tried;
}

/** A code by itself, typed without being asked. */
async function given(code: string | undefined, talk: Talk<undefined>): Promise<Opening<Data, StepName>> {
  if (!code) return { do: 'go', step: 'code', data: {}, say: [{ key: 'link-not-a-code' }] };
  const outcome = await typed(linkCodeHash(code), talk);
  return outcome.do === 'go' ? { ...outcome, data: {} } : outcome;
}

type Tried = Extract<Outcome<Data, StepName>, { do: 'go' | 'end' }>;

async function typed(hash: string, { look, person }: Talk<unknown>): Promise<Tried> {
  if ((await look.linkMisses(person.contactId)) >= mostLinkMisses) return { do: 'end', say: [{ key: 'link-locked' }] };
  const found = await look.linkCode(hash);
  if (found?.contactId === person.contactId) return { do: 'end', say: [{ key: 'link-same-channel' }] };
  if (person.member) return { do: 'end', say: [{ key: 'link-already-member' }] };
  if (!found)
    return { do: 'go', step: 'code', say: [{ key: 'link-wrong' }], effects: [{ kind: 'miss_link_code' }], through: true };
  return {
    do: 'end',
    all: true,
    say: [{ key: 'link-done', choices: [{ label: { key: 'bot-choice-menu' }, to: choiceAddress('bot', 'menu') }] }],
    effects: [{ kind: 'link_address', hash }],
  };
}
