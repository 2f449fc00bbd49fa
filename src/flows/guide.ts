import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { flow, type Opening, type ReadIntent, type Talk } from '../conversation/flow.js';
import { unitsWith } from '../domain/rights.js';

type Told = Opening<undefined, never>;

const askSecretary = { label: { key: 'guide-choice-ask' }, to: choiceAddress('secretary', 'start') };

/** What people ask that no form of the bot's does: it says how it is done and who helps (domain.md §2.6, §2.9, §10). Nothing is kept. */
export const guide = flow<undefined, never>({
  name: 'guide',
  data: z.undefined(),
  steps: {},
  intents: {
    /** The steps of a transfer; durations differ by version of the guidance and are not said. */
    ask_transfer: (read) => told(read, 'guide-transfer'),
    /** Amounts changed over the years and are the unit's to say; the bot takes no money and lists nobody. */
    ask_dues: (read) => told(read, 'guide-dues'),
    ask_documents: (read) => told(read, 'guide-documents'),
    start_quiz: (read) => told(read, 'guide-quiz'),
    broadcast_notice: (_read, talk) => notice(talk),
  },
});

/** Longer texts are stories in which the word stands somewhere. */
const longest = 200;

function told({ text }: ReadIntent, key: string): Told {
  if (text.length > longest) return { do: 'pass' };
  return { do: 'end', say: [{ key, choices: [askSecretary] }] };
}

/** News without a time and a place are not what the bot sends. */
function notice(talk: Talk<undefined>): Told {
  if (unitsWith(talk.person.roles, 'call_meetings').length === 0) return { do: 'pass' };
  const call = { label: { key: 'guide-choice-call' }, to: choiceAddress('meeting_call', 'start') };
  return { do: 'end', say: [{ key: 'guide-notice', choices: [call] }] };
}
