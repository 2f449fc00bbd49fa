// Lines to learn from: made from phrases.txt, and those of tests/language and the reference lines that are not held out.
import { readFileSync } from 'node:fs';

const here = (name) => new URL(name, import.meta.url);

/** FNV-1a over the code points of the line: the same line always falls on the same side. */
export function hashOf(text) {
  let hash = 2166136261;
  for (const letter of text.normalize('NFC')) hash = Math.imul(hash ^ letter.codePointAt(0), 16777619) >>> 0;
  return hash;
}

function table(file) {
  return readFileSync(here(file), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => {
      const [text, intent, slots = ''] = row.split('\t');
      return { text, intent, slots: slots === '' ? undefined : JSON.parse(slots) };
    });
}

const reference = table('../tests/fixtures/utterances.tsv');
const fresh = table('../tests/language/fresh-lines.tsv');
const second = table('../tests/language/second-lines.tsv');
const third = table('../tests/language/third-lines.tsv');
const isThird = ({ text }) => hashOf(text) % 3 === 0;
const isHalf = ({ text }) => (hashOf(text) >>> 7) % 2 === 0;

/** Never learnt from, never looked at while rules are written. */
export const heldOut = [...reference.filter(isThird), ...[...fresh, ...second, ...third].filter(isHalf)];
/** Written by people, free to learn from. */
export const written = [
  ...reference.filter((line) => !isThird(line)),
  ...[...fresh, ...second, ...third].filter((line) => !isHalf(line)),
  ...table('../tests/language/own-lines.tsv'),
  ...table('../tests/language/fourth-lines.tsv'),
];

/** A small generator with a seed: the same lines every time. */
export function random(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return { next, below: (count) => Math.floor(next() * count), chance: (share) => next() < share };
}

function phrases() {
  const lists = new Map();
  const templates = [];
  let into;
  for (const row of readFileSync(here('phrases.txt'), 'utf8').split('\n')) {
    const line = row.trim();
    if (line === '' || line.startsWith('#')) continue;
    const [mark, name] = [line[0], line.slice(2)];
    if (mark === '@') {
      into = [];
      lists.set(name, into);
    } else if (mark === '=' && line[1] === ' ') into = { intent: name };
    else if (Array.isArray(into)) into.push(line);
    else templates.push({ intent: into.intent, line });
  }
  return { lists, templates };
}

function expand(line, lists, dice) {
  let text = line;
  for (let depth = 0; depth < 8 && /[({]/.test(text); depth++) {
    text = text
      .replace(/\(([^()]*)\)/g, (_, choices) => {
        const all = choices.split('|');
        return all[dice.below(all.length)];
      })
      .replace(/\{([^}]*)\}/g, (_, name) => {
        const list = lists.get(name);
        if (list === undefined) throw new Error(`phrases.txt has no list ${name}`);
        return list[dice.below(list.length)];
      });
  }
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ([,:;])/g, '$1')
    .trim();
}

const short = {
  'đăng ký': ['đk', 'dk', 'đki', 'đăng kí'],
  'đoàn viên': ['đv'],
  'chi đoàn': ['cđ'],
  'sinh hoạt': ['sh'],
  không: ['ko', 'k', 'hông', 'hok', 'kg', 'kh'],
  được: ['dc', 'đc'],
  rồi: ['r', 'rùi'],
  em: ['e'],
  mình: ['mk', 'mik'],
  'điểm danh': ['dd', 'đd'],
  'rèn luyện': ['rl'],
  'cam kết': ['ck'],
  'hoạt động': ['hđ'],
  gì: ['j'],
  với: ['vs'],
  vậy: ['v', 'z', 'zậy'],
  'số điện thoại': ['sđt', 'sdt'],
  'bí thư': ['bt'],
  'thông báo': ['tb'],
  'nơi cư trú': ['nct'],
  'mọi người': ['mn'],
  'danh sách': ['ds'],
  vào: ['vô'],
  'bao nhiêu': ['bn', 'nhiêu'],
};
const before = ['dạ ', 'ad ơi ', 'bot ơi ', 'ê bot ', 'anh ơi ', 'cho em hỏi ', 'dạ ', 'bí thư ơi '];
const after = [
  ' ạ',
  ' nha',
  ' nha bot',
  ' với',
  ' ad',
  ' nhé',
  ' vậy',
  ' đi',
  ' giúp em',
  ' á',
  ' 🙏',
  '?',
  '!',
  ' nghen',
  ' giùm',
];

function bare(text) {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D');
}

/** One slip: a letter left out, doubled or swapped with the next. */
function slip(text, dice) {
  const at = 1 + dice.below(Math.max(1, text.length - 3));
  const kind = dice.below(3);
  if (!/\p{L}/u.test(text[at] ?? '') || !/\p{L}/u.test(text[at + 1] ?? '')) return text;
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1);
  return kind === 1
    ? text.slice(0, at) + text[at] + text.slice(at)
    : text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
}

/** Typed as people type it. */
function typed(text, dice) {
  let line = text;
  if (dice.chance(0.35))
    for (const [long, forms] of Object.entries(short))
      if (dice.chance(0.5)) line = line.replace(long, forms[dice.below(forms.length)]);
  if (dice.chance(0.12)) line = before[dice.below(before.length)] + line;
  if (dice.chance(0.2)) line += after[dice.below(after.length)];
  if (dice.chance(0.3)) line = bare(line);
  if (dice.chance(0.06)) line = slip(line, dice);
  return line;
}

/** `each` lines of every phrase, without repetitions and without any that is held out. */
export function made(each, seed = 20260312) {
  const dice = random(seed);
  const { lists, templates } = phrases();
  const kept = new Set(heldOut.map(({ text }) => text.normalize('NFC').toLowerCase()));
  const lines = new Map();
  for (const { intent, line } of templates) {
    for (let n = 0; n < each; n++) {
      const plain = expand(line, lists, dice);
      const text = n === 0 ? plain : typed(plain, dice);
      if (text !== '' && !kept.has(text.toLowerCase())) lines.set(text, { text, intent });
    }
  }
  return [...lines.values()];
}
