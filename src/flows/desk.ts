import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { flow, type Opening, type Talk } from '../conversation/flow.js';
import { deskHash, deskLinkLifeMs, deskLinkPath, makeDeskSecret } from '../domain/desk.js';
import { searchKey } from '../language/folding.js';

const openWords = new Set([
  'ban lam viec',
  'mo ban lam viec',
  'vao ban lam viec',
  'trang lam viec',
  'mo trang',
  'mo trang web',
  'trang web',
  'mo trang web bi thu',
  'trang bi thu',
  'trang cua bi thu',
  'trang quan ly',
  'mo trang quan ly',
  'xem tren may tinh',
  'mo tren may tinh',
  'lam tren may tinh',
  'dang nhap',
  'desk',
]);
const closeWords = new Set(['dang xuat moi noi', 'dang xuat', 'dong ban lam viec', 'sign out']);

type Opened = Opening<undefined, never>;

/** "Bàn làm việc": the way to the desk in the browser (web/desk/), for officers. Everything there can be had in the chat as well. */
export const desk = flow<undefined, never>({
  name: 'desk',
  data: z.undefined(),
  steps: {},
  entries: {
    open: (_args, talk) => open(talk),
    close: (_args, talk) => close(talk),
  },
  words(text, talk) {
    const key = searchKey(text);
    if (openWords.has(key)) return open(talk);
    return closeWords.has(key) ? close(talk) : undefined;
  },
  menu: ({ person, page }) =>
    person.roles.length > 0 && page('/desk') !== undefined
      ? [{ label: { key: 'desk-menu' }, to: choiceAddress('desk', 'open'), for: 'officer', order: 160 }]
      : [],
});

const toMenu = { label: { key: 'bot-choice-menu' }, to: choiceAddress('bot', 'menu') };

function open(talk: Talk<undefined>): Opened {
  if (talk.person.roles.length === 0) return { do: 'end', say: [{ key: 'desk-officers-only', choices: [toMenu] }] };
  const secret = makeDeskSecret(talk.random);
  const link = talk.page(deskLinkPath(secret));
  if (!link) return { do: 'end', say: [{ key: 'desk-no-page', choices: [toMenu] }] };
  return {
    do: 'end',
    say: [
      {
        key: 'desk-link',
        params: { link },
        choices: [{ label: { key: 'desk-choice-close-all' }, to: choiceAddress('desk', 'close') }],
      },
    ],
    effects: [
      { kind: 'create_desk_link', hash: deskHash('link', secret), expiresAt: new Date(talk.now.getTime() + deskLinkLifeMs) },
    ],
  };
}

/** Also for who is no officer any more: closing what may be open harms nobody. */
function close(talk: Talk<undefined>): Opened {
  if (talk.page('/desk') === undefined) return { do: 'end', say: [{ key: 'desk-no-page', choices: [toMenu] }] };
  return { do: 'end', say: [{ key: 'desk-closed' }], effects: [{ kind: 'close_desks' }] };
}
