import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allFlows } from '../../src/flows/index.js';

const locale = join(import.meta.dirname, '../../locales/vi');
const lines = readdirSync(locale).flatMap((file) => readFileSync(join(locale, file), 'utf8').split('\n'));
const stories = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.ts') && name !== 'every-flow.test.ts')
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('\n');

/** What a flow says, cut into the pieces between its parameters; only pieces long enough to be nobody else's. */
function sentencesOf(flow: string): string[] {
  return lines
    .filter((line) => line.startsWith(`${flow.replaceAll('_', '-')}-`))
    .flatMap((line) => line.slice(line.indexOf('=') + 1).split(/[{}…:;,.]/))
    .map((piece) => piece.trim())
    .filter((piece) => piece.length >= 14);
}

describe('the flows', () => {
  it.each(allFlows.map((flow) => flow.name))('%s has a transcript: something it says is expected there', (name) => {
    expect(sentencesOf(name).filter((sentence) => stories.includes(sentence)).length).toBeGreaterThan(0);
  });

  it('every flow has a name for “Lần trước mình đang làm dở”', () => {
    const names = allFlows.map((flow) => `flow-name-${flow.name.replaceAll('_', '-')} =`);
    expect(names.filter((key) => !lines.some((line) => line.startsWith(key)))).toEqual([]);
  });
});
