import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'src');

/** Who may import what of ours (design.md §3). The first rule that fits a file holds; `*` is everything. */
const table: { who: RegExp; may: string[]; because: string }[] = [
  { who: /^(app|main|cli|open-channels|start-sandbox|listening)\.ts$/, may: ['*'], because: 'the parts are put together here' },
  { who: /^commands\//, may: ['*'], because: 'an operator may look at every part' },
  { who: /^messages\.ts$/, may: [], because: 'the words that parts exchange lean on nothing' },
  { who: /^(clock|config|i18n|log|loop|metrics)\.ts$/, may: ['messages', 'clock'], because: 'a root file is a leaf' },
  { who: /^domain\//, may: ['domain', 'messages', 'language'], because: 'the rules are pure' },
  { who: /^language\//, may: ['language', 'domain'], because: 'reading Vietnamese is pure' },
  {
    who: /^conversation\//,
    may: ['conversation', 'domain', 'language', 'messages', 'clock', 'i18n'],
    because: 'a talk knows no storage and no channel',
  },
  {
    who: /^flows\//,
    may: ['flows', 'conversation', 'domain', 'language', 'messages', 'i18n', 'reports/sheets'],
    because: 'a flow reads by the look-up and writes by effects; the shapes of tables are pure',
  },
  {
    who: /^channels\/telegram\//,
    may: ['channels/telegram', 'channels/channel', 'messages', 'clock'],
    because: 'a channel only translates',
  },
  { who: /^channels\/zalo\/client\//, may: ['channels/zalo/client'], because: 'the Zalo client could be published by itself' },
  {
    who: /^channels\/zalo\//,
    may: ['channels/zalo', 'channels/channel', 'messages', 'clock'],
    because: 'a channel only translates',
  },
  { who: /^channels\//, may: ['messages'], because: 'the port speaks in messages' },
  {
    who: /^delivery\//,
    may: ['delivery', 'channels/channel', 'messages', 'clock', 'domain'],
    because: 'sending declares the storage it needs',
  },
  {
    who: /^schedule\//,
    may: ['schedule', 'domain', 'messages', 'clock', 'conversation', 'language'],
    because: 'the schedule declares the storage it needs',
  },
  { who: /^roster\//, may: ['roster', 'domain', 'language', 'clock'], because: 'the importer declares the storage it needs' },
  {
    who: /^reports\//,
    may: ['reports', 'domain', 'language', 'clock', 'messages'],
    because: 'reports declare the storage they need',
  },
  {
    who: /^storage\//,
    may: [
      'storage',
      'domain',
      'conversation',
      'delivery',
      'schedule',
      'roster',
      'reports',
      'web',
      'channels/channel',
      'channels/zalo/client',
      'messages',
      'clock',
      'i18n',
      'language',
    ],
    because: 'storage implements what the others declare',
  },
  {
    who: /^web\//,
    may: ['web', 'channels/channel', 'messages', 'clock', 'domain', 'language', 'i18n', 'reports'],
    because: 'a page declares the storage it needs, and knows no talk',
  },
  { who: /^sandbox\//, may: ['sandbox', 'clock'], because: 'the sandbox speaks HTTP, like the platforms do' },
];

const pure = /^(domain|language|messages\.ts|reports\/sheets\/)|^conversation\/(?!turn|inbox|render)/;
const impure = /^(node:(fs|net|http|https|child_process|timers|dns)|axios|grammy|telegraf|fastify|pg|better-sqlite3|@prisma)/;

const files = walk(source).filter((file) => file.endsWith('.ts') && !file.includes('/generated/'));

describe('the structure', () => {
  it('follows the import table', () => {
    const offences = files.flatMap((file) => {
      const name = relative(source, file);
      const rule = table.find((one) => one.who.test(name));
      if (!rule) return [`${name} is in no line of the import table`];
      return imports(file)
        .filter(
          ({ target }) => target !== undefined && !rule.may.includes('*') && !rule.may.some((allowed) => isIn(target!, allowed)),
        )
        .map(
          ({ line, target }) =>
            `${name}:${line} imports ${target}, but ${rule.because} (may import: ${rule.may.join(', ') || 'nothing of ours'})`,
        );
    });
    expect(offences).toEqual([]);
  });

  it('only storage imports Prisma and SQL drivers', () => {
    const offences = files.flatMap((file) => {
      const name = relative(source, file);
      return name.startsWith('storage/')
        ? []
        : imports(file)
            .filter(({ text }) => /^(@prisma|better-sqlite3|pg$)/.test(text) || text.includes('/generated/'))
            .map(({ line, text }) => `${name}:${line} imports ${text}`);
    });
    expect(offences).toEqual([]);
  });

  it('pure rings do no input or output', () => {
    const offences = files.flatMap((file) => {
      const name = relative(source, file);
      return pure.test(name)
        ? imports(file)
            .filter(({ text }) => impure.test(text))
            .map(({ line, text }) => `${name}:${line} imports ${text}`)
        : [];
    });
    expect(offences).toEqual([]);
  });

  it('only the clock reads the time, and only config reads the environment', () => {
    const offences = files.flatMap((file) => {
      const name = relative(source, file);
      return readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((text, n) => {
          if (text.trim().startsWith('*') || text.trim().startsWith('//') || text.trim().startsWith('/**')) return [];
          if (
            name !== 'clock.ts' &&
            !/^sandbox\/page\//.test(name) &&
            /Date\.now\(\)|new Date\(\)|DateTime\.(now|local|utc)\(\)/.test(text)
          )
            return [`${name}:${n + 1} reads the time: ${text.trim()}`];
          if (!/^(main|cli|config|start-sandbox)\.ts$/.test(name) && /process\.env/.test(text))
            return [`${name}:${n + 1} reads the environment: ${text.trim()}`];
          return [];
        });
    });
    expect(offences).toEqual([]);
  });

  it('has no drawer for odds and ends', () => {
    expect(
      walk(source).filter((file) => /\/(utils?|helpers?|common|services?|types|misc|managers?)(\/|\.ts$)/.test(file)),
    ).toEqual([]);
  });
});

function isIn(target: string, allowed: string): boolean {
  return target === allowed || target === `${allowed}.ts` || target.startsWith(`${allowed}/`);
}

function imports(file: string): { line: number; text: string; target?: string }[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((content, n) => {
      const found = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/.exec(content);
      if (!found || content.trim().startsWith('*')) return [];
      const text = found[1]!;
      const target = text.startsWith('.') ? relative(source, resolve(dirname(file), text)).replace(/\.js$/, '.ts') : undefined;
      return [{ line: n + 1, text, target }];
    });
}

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}
