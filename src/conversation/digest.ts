import { z } from 'zod';
import { activityKinds } from '../domain/activities.js';
import type { DigestLine } from '../domain/digests.js';
import { showDateTime } from '../language/show.js';
import type { Choice } from '../messages.js';
import { choiceAddress } from './address.js';
import type { ChoiceSpec, Label, Say } from './flow.js';

const aboutActivity = z.object({
  activityId: z.string(),
  activityKind: z.enum(activityKinds),
  title: z.string().nullable(),
  startAt: z.iso.datetime(),
  place: z.string(),
});
const news = z.object({ unitName: z.string(), text: z.string() });
/** A line is to be read at a glance. */
const longest = 240;

/** Several things in one message: a numbered line for each, and its button with the same number. `said`: the lines that are in it. */
export function writeDigest(lines: readonly DigestLine[], zone: string): { say: Say; said: string[] } {
  const pledges = lines.flatMap((line) => pledgeOf(line) ?? []);
  if (pledges.length === lines.length && pledges.length <= mostAnsweredAtOnce) return writePledges(pledges);
  const written = lines.flatMap((line) => {
    const one = writeLine(line, zone);
    return one ? [{ id: line.id, ...one }] : [];
  });
  const choices = written.flatMap(({ choices: own }, n) => own(String(n + 1)));
  const say: Say = {
    key: 'digest-heading',
    params: { count: String(written.length) },
    lines: written.map(({ label }, n) => label(String(n + 1))),
    ...(choices.length > 0 ? { choices } : {}),
  };
  return { say, said: written.map(({ id }) => id) };
}

/** Two pledges and their three answers each are six buttons: more are answered on a page of their own. */
const mostAnsweredAtOnce = 2;

interface PledgeLine {
  id: string;
  text: string;
  answers: Choice[];
}

/** A reminder of a pledge as it was written (schedule/pledge-nudges.ts): what it is about stands between greeting and question. */
function pledgeOf({ id, key, payload }: DigestLine): PledgeLine | undefined {
  if (!key?.startsWith('pledge:') || !payload?.choices?.length) return undefined;
  const about = payload.text.split('\n').slice(1, -1);
  return { id, text: about.map((line) => line.replace(/^🌱 /u, '')).join('; '), answers: payload.choices };
}

/** Pledges of the same hour as one question, with the answers of each; the label says of which, since a channel may number them. */
function writePledges(pledges: PledgeLine[]): { say: Say; said: string[] } {
  const choices = pledges.flatMap(({ text, answers }) =>
    answers.map(({ label, address }) => ({ label: { text: `${label}: ${cut(text, 30)}` }, to: address })),
  );
  const lines = pledges.map(({ text }) => ({ key: 'pledge-line-text', params: { text: cut(text, longest) } }));
  return {
    say: { key: 'digest-pledges', lines: [...lines, { key: 'pledge-reminder-ask' }], choices },
    said: pledges.map(({ id }) => id),
  };
}

interface Written {
  label: (number: string) => Label;
  choices: (number: string) => ChoiceSpec[];
}

/** Null for what can no longer be read. */
function writeLine({ key, payload, notice }: DigestLine, zone: string): Written | null {
  if (notice) return notice.kind === 'news' ? newsLine(notice.content) : activityLine(notice, zone);
  if (!payload) return null;
  const text = shortened(payload.text);
  // A pledge has three answers: its own page has them, with the pledge in full.
  const pledgeId = /^pledge:([^:]+):/.exec(key ?? '')?.[1];
  return {
    label: (number) => ({ text: `${number}. ${text}` }),
    choices: (number) =>
      pledgeId
        ? [reply(number, choiceAddress('pledges', 'one', pledgeId))]
        : (payload.choices ?? []).map(({ label, address }) => ({ label: { text: `${number}. ${label}` }, to: address })),
  };
}

function activityLine({ kind, content }: { kind: string; content: unknown }, zone: string): Written | null {
  const parsed = aboutActivity.safeParse(content);
  if (!parsed.success || (kind !== 'invitation' && kind !== 'ask_again')) return null;
  const { activityId, activityKind, title, startAt, place } = parsed.data;
  const params = { kind: activityKind, title: title ?? '', time: showDateTime(new Date(startAt), zone), place };
  return {
    label: (number) => ({
      key: `digest-line-${kind === 'invitation' ? 'invitation' : 'ask-again'}${title ? '-titled' : ''}`,
      params: { ...params, number },
    }),
    choices: (number) => [reply(number, choiceAddress('meeting', 'one', activityId))],
  };
}

function newsLine(content: unknown): Written | null {
  const parsed = news.safeParse(content);
  if (!parsed.success) return null;
  const text = shortened(parsed.data.text);
  return {
    label: (number) => ({ key: 'digest-line-news', params: { number, unit: parsed.data.unitName, text } }),
    choices: () => [],
  };
}

function reply(number: string, to: string): ChoiceSpec {
  return { label: { key: 'digest-choice-open', params: { number } }, to };
}

function shortened(text: string): string {
  const line = text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)
    .join(' ');
  return cut(line, longest);
}

function cut(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  return `${letters
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`;
}
