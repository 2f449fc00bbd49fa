import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTexts, localesFolder } from '../src/i18n.js';

const texts = loadTexts();
const filesOf = (locale: string) => readdirSync(join(localesFolder, locale)).filter((name) => name.endsWith('.ftl'));
const contentOf = (locale: string, file: string) => readFileSync(join(localesFolder, locale, file), 'utf8');

describe('the locales', () => {
  it('every key is in every locale', () => {
    for (const locale of texts.locales) expect(texts.keys(locale), locale).toEqual(texts.keys('vi'));
  });

  it('a text takes the same parameters in every locale', () => {
    const parameters = (locale: string) =>
      Object.fromEntries(
        filesOf(locale)
          .flatMap((file) => entries(contentOf(locale, file)))
          .map(([key, text]) => [key, [...new Set(text.match(/\$[\w-]+/g) ?? [])].sort()]),
      );
    for (const locale of texts.locales) expect(parameters(locale), locale).toEqual(parameters('vi'));
  });

  it('no line is junk: what is written is what is read', () => {
    for (const locale of texts.locales) {
      const written = filesOf(locale).flatMap((file) => entries(contentOf(locale, file)).map(([key]) => key));
      expect(written.sort()).toEqual(texts.keys(locale));
    }
  });

  it('every key that the code says exists, and every key that exists is said', () => {
    const code = sources().join('\n');
    const said = new Set([...code.matchAll(/['"`]([a-z]+(?:-[a-z0-9]+)+)['"`]/g)].map((match) => match[1]!));
    const known = new Set(texts.keys('vi'));
    const missing = [...code.matchAll(/key: ['"]([a-z0-9]+(?:-[a-z0-9]+)+)['"]/g)]
      .map((match) => match[1]!)
      .filter((key) => !known.has(key));
    expect(missing).toEqual([]);
    // Keys built from a value (`kind-${kind}`) are said by their beginning.
    const beginnings = [...code.matchAll(/`([a-z]+(?:-[a-z0-9]+)*-)\$\{/g)].map((match) => match[1]!);
    // A text may be a part of others: `{ activity-kind }`.
    for (const file of filesOf('vi'))
      for (const match of contentOf('vi', file).matchAll(/\{\s*([a-z]+(?:-[a-z0-9]+)+)/g)) said.add(match[1]!);
    const unsaid = [...known].filter((key) => !said.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)));
    expect(unsaid).toEqual([]);
  });

  it('Vietnamese is NFC, with one placement of tone marks, and says "hủy", "hòa", "khỏe" the traditional way', () => {
    for (const file of filesOf('vi')) {
      const content = contentOf('vi', file);
      expect(content, file).toBe(content.normalize('NFC'));
      expect(
        content
          .match(/(?<![qQ])[a-zA-Zđ]*(?:oà|oá|oả|oã|oạ|oè|oé|oẻ|oẽ|oẹ|uỳ|uý|uỷ|uỹ|uỵ)(?![a-zà-ỹ])/g)
          ?.filter((word) => !/^q/i.test(word)) ?? [],
        file,
      ).toEqual([]);
    }
  });
});

function entries(content: string): [string, string][] {
  const found: [string, string][] = [];
  for (const line of content.split('\n')) {
    const start = /^([a-z][\w-]*) =(.*)$/.exec(line);
    if (start) found.push([start[1]!, start[2]!]);
    else if (found.length > 0 && /^\s/.test(line)) found[found.length - 1]![1] += `\n${line}`;
  }
  return found;
}

function sources(folder = join(import.meta.dirname, '../src')): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : sources(path);
    return entry.name.endsWith('.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}
