import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FluentBundle, FluentResource } from '@fluent/bundle';

export type Params = Record<string, string | number>;

/** `text(locale, key, params)`: the sentence, in the locale or in Vietnamese, the first language of the product. */
export interface Texts {
  text(locale: string, key: string, params?: Params): string;
  has(locale: string, key: string): boolean;
  keys(locale: string): string[];
  readonly locales: readonly string[];
}

export const localesFolder = fileURLToPath(new URL('../locales', import.meta.url));
const fallback = 'vi';

/** Reads locales/<locale>/*.ftl once. Numbers and dates come ready-made from code, so Fluent formats nothing. @throws on a broken file or a key defined twice */
export function loadTexts(folder = localesFolder): Texts {
  const locales = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const bundles = new Map(locales.map((locale) => [locale, loadBundle(join(folder, locale), locale)]));
  const messageOf = (locale: string, key: string) => {
    for (const bundle of [bundles.get(locale), bundles.get(fallback)]) {
      const value = bundle?.getMessage(key)?.value;
      if (bundle && value) return { bundle, value };
    }
    return undefined;
  };
  return {
    locales,
    has: (locale, key) => Boolean(bundles.get(locale)?.hasMessage(key)),
    keys: (locale) => [...(bundles.get(locale)?._messages.keys() ?? [])].sort(),
    text(locale, key, params) {
      const message = messageOf(locale, key);
      if (!message) throw new Error(`no text for the key ${key}`);
      const errors: Error[] = [];
      const text = message.bundle.formatPattern(message.value, params, errors);
      if (errors.length > 0) throw new Error(`the text ${key} lacks a parameter`, { cause: errors[0] });
      return text;
    },
  };
}

function loadBundle(folder: string, locale: string): FluentBundle {
  // Numbers are passed as text where they are shown; a bare number would be formatted by the machine's locale data.
  const bundle = new FluentBundle(locale, { useIsolating: false });
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.ftl'))
    .sort()) {
    const errors = bundle.addResource(new FluentResource(readFileSync(join(folder, file), 'utf8').normalize('NFC')));
    if (errors.length > 0) throw new Error(`${locale}/${file}: ${errors[0]!.message}`);
  }
  return bundle;
}
