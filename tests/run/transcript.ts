import { expect } from 'vitest';
import type { Person } from './town.js';

/** What a transcript needs of a person, on paper or on an emulated platform. */
export type Player = Pick<Person, 'says' | 'presses' | 'does' | 'sharesContact' | 'buttons'>;

/**
 * Plays a transcript. Lines that begin with `>` are the person: text, `[Label]` for a button, `(contact 0912…)`, `(other's contact
 * 0912…)`, `(picture)`, `(sticker)`, `(file)`. Lines with `<` are what the bot must say after that, in order; `…` stands for anything. A line
 * `[A] [B]` after it names the buttons of the last message, all of them and in order.
 */
export async function play(person: Player, script: string): Promise<void> {
  let heard = '';
  let at = 0;
  for (const line of script
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    if (line.startsWith('>')) {
      heard = (await act(person, line.slice(1).trim())).join('\n');
      at = 0;
    } else if (line.startsWith('<')) {
      const found = find(heard, line.slice(1).trim(), at);
      expect(found, `expected to read "${line.slice(1).trim()}" in:\n${heard || '(nothing)'}`).not.toBeNull();
      at = found!;
    } else if (line.startsWith('[')) {
      expect(
        person
          .buttons()
          .map((label) => `[${label}]`)
          .join(' '),
      ).toBe(line);
    } else throw new Error(`a transcript line begins with >, < or [: ${line}`);
  }
}

function act(person: Player, what: string): Promise<string[]> {
  const press = /^\[(.+)\]$/.exec(what);
  if (press) return person.presses(press[1]!);
  const contact = /^\((other's )?contact (.+)\)$/.exec(what);
  if (contact) return person.sharesContact(contact[2]!, !contact[1]);
  if (what === '(start)') return person.does({ kind: 'start' });
  const start = /^\(start (.+)\)$/.exec(what);
  if (start) return person.does({ kind: 'start', payload: start[1]! });
  const thing = /^\((picture|sticker|location|voice)\)$/.exec(what);
  if (thing) return person.does({ kind: thing[1] as 'picture' });
  if (what === '(file)') return person.does({ kind: 'file', name: 'tep.pdf' });
  return person.says(what);
}

/** The end of the first place after `from` where the parts of `wanted` stand in order; null when there is none. */
function find(text: string, wanted: string, from: number): number | null {
  let at = from;
  for (const part of wanted
    .split('…')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const found = text.indexOf(part, at);
    if (found < 0) return null;
    at = found + part.length;
  }
  return at;
}
