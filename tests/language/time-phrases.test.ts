import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBirthDate, readUnionJoinDate } from '../../src/language/dates.js';
import { readTime } from '../../src/language/times.js';

/** One line of a table of phrases: what was typed, when, who asked, what it means, and whether that may be taken. */
interface Phrase {
  text: string;
  now: string;
  reader: string;
  reading: string;
  verdict: string;
}

function phrasesOf(file: string): Phrase[] {
  const [, ...lines] = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [text = '', now = '', reader = '', reading = '', verdict = ''] = line.split('\t');
    return { text, now, reader, reading, verdict };
  });
}

/** As in the table: `2026-03-14T19:00/2026-03-14T21:00`, `2026-03-14`, `-`; `certain`, `asked` or why it is refused. */
function read({ text, now, reader }: Phrase): { reading: string; verdict: string } {
  if (reader === 'time') {
    const time = readTime(text, new Date(`${now}:00+07:00`));
    const start = time.start?.slice(0, 16) ?? time.date ?? '-';
    const reading = time.end === undefined ? start : `${start}/${time.end.slice(0, 16)}`;
    return { reading, verdict: time.problem ?? (time.certain ? 'certain' : 'asked') };
  }
  const date = (reader === 'birth' ? readBirthDate : readUnionJoinDate)(text, now.slice(0, 10));
  return date.ok
    ? { reading: date.date, verdict: date.certain ? 'certain' : 'asked' }
    : { reading: date.known ?? '-', verdict: date.problem };
}

/** A refusal is judged by its reason; what was understood is judged only where the table says so. */
function isRight(phrase: Phrase): boolean {
  const { reading, verdict } = read(phrase);
  return verdict === phrase.verdict && (phrase.reading === '-' || reading === phrase.reading);
}

describe.each(['time-phrases.tsv', 'time-phrases-unseen.tsv'])('the phrases of %s', (file) => {
  const phrases = phrasesOf(`./${file}`);

  it('are read as they are meant', () => {
    const wrong = phrases.filter((phrase) => !isRight(phrase)).map((phrase) => ({ ...phrase, got: read(phrase) }));
    // The unseen ones were written after the rules and are not tuned to; at least 97 of 100 have to be right.
    const allowed = file.includes('unseen') ? Math.floor(phrases.length * 0.03) : 0;
    expect(wrong.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(allowed);
  });

  it('are never taken for certain when they are not', () => {
    const wrong = phrases.filter((phrase) => read(phrase).verdict === 'certain' && !isRight(phrase));
    expect(wrong).toEqual([]);
  });

  it('are read the same in decomposed letters', () => {
    for (const phrase of phrases) {
      expect(read({ ...phrase, text: phrase.text.normalize('NFD') }), phrase.text).toEqual(read(phrase));
    }
  });
});
