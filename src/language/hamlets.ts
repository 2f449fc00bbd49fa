/**
 * Where somebody lives, as far as the bot may know: hamlet or quarter, and commune (domain reference §2.4). House number, street
 * and group are dropped here, before anything is stored.
 */
import { comparable } from './branches.js';
import { normalise } from './folding.js';

export type ResidenceReading =
  | { ok: true; hamlet: string; commune?: string }
  | { ok: false; problem: 'missing' | 'commune_only'; commune?: string };

/** A hamlet: its kind, and a number or a name of up to four words. */
const hamlet =
  /(?<![\p{L}\p{M}])(ấp|ap|khu phố|khu pho|kp|thôn|thon|buôn|buon|bản|làng|tổ dân phố|to dan pho|tdp|khóm|khom|xóm|xom|khối phố|bon)[ .]{0,2}((?:\d{1,3}[a-z]?|[\p{L}'’]+(?: (?!xã|xa |phường|phuong|thị trấn|thi tran|huyện|huyen|tỉnh|tinh |tp)[\p{L}'’]+){0,2}(?: \d{1,2})?))(?![\p{L}\d])/iu;
const commune =
  /(?<![\p{L}\p{M}])(xã|xa|x\.|phường|phuong|p\.|thị trấn|thi tran|tt\.?|đặc khu|dac khu)[ ]{0,2}((?:\d{1,2}|[\p{L}'’]+(?: (?!huyện|huyen|tỉnh|tinh |thành phố|tp|quận|ạ|nha|nhé)[\p{L}'’]+){0,3}))/iu;
const longForms: [RegExp, string][] = [
  [/^kp$/i, 'khu phố'],
  [/^tdp$/i, 'tổ dân phố'],
  [/^x\.$/i, 'xã'],
  [/^p\.$/i, 'phường'],
  [/^tt\.?$/i, 'thị trấn'],
];
const longestRead = 200;
const politeEnd = /\s+(?:ạ|nha|nhé|nhe|nghen|đó|luôn)$/u;

function written(kind: string, name: string): string {
  const full = longForms.find(([short]) => short.test(kind))?.[1] ?? kind.toLowerCase();
  return `${full} ${name.replace(politeEnd, '').trim()}`;
}

/** `ấp 3, xã Phú Bình` or `ap 3 phu binh` → hamlet and commune as typed, short kinds written out. */
export function readResidence(text: string): ResidenceReading {
  const typed = normalise(text).slice(0, longestRead).replace(/\s+/g, ' ').trim();
  const inCommune = commune.exec(typed);
  const communeName = inCommune === null ? undefined : written(inCommune[1] ?? '', inCommune[2] ?? '');
  const inHamlet = hamlet.exec(typed);
  if (inHamlet === null)
    return communeName === undefined
      ? { ok: false, problem: 'missing' }
      : { ok: false, problem: 'commune_only', commune: communeName };
  const name = written(inHamlet[1] ?? '', inHamlet[2] ?? '');
  if (communeName !== undefined) return { ok: true, hamlet: name, commune: communeName };
  const rest = restAfter(typed, inHamlet);
  return rest === undefined ? { ok: true, hamlet: name } : { ok: true, hamlet: name, commune: rest };
}

/** `ap 3 phu binh`, `ấp 3, Phú Bình`: what follows a numbered hamlet without a kind of its own is the commune. */
function restAfter(typed: string, found: RegExpExecArray): string | undefined {
  const after = typed.slice(found.index + found[0].length).replace(politeEnd, '');
  const match = /^[ ,.-]{1,3}(\p{L}+(?: \p{L}+){1,3})\s*(?:[,.]|$)/u.exec(after);
  const name = match?.[1];
  return name === undefined || /^(?:huyện|huyen|tỉnh|tinh|tp|thành phố|em|mình|sinh|số|đường|gần|có)(?![\p{L}])/iu.test(name)
    ? undefined
    : name;
}

const shortKinds: [RegExp, string][] = [
  [/^tdp (?=[a-z\d])/, 'to dan pho '],
  [/^tt (?=[a-z])/, 'thi tran '],
  [/^p (?=[a-z\d])/, 'phuong '],
];
const hamletKind = /^(?:ap|khu pho|khu vuc|khu|thon|buon|bon|ban|lang|to dan pho|khom|xom|soc|khoi pho) (?=[a-z])/;
const communeKind = /^(?:xa|phuong|thi tran|dac khu) (?=[a-z])/;

/**
 * The same for all spellings of one hamlet: `ấp 7`, `Ấp 07` and `ap bay`; `Tân Hòa`, as columns have it, and `KP. Tân Hoà`. Only a number
 * needs its kind: what was the ấp of a name is its khu phố once a xã has become a phường.
 */
export function hamletKey(written: string): string {
  return placeKey(written).replace(hamletKind, '');
}

/** The same for all spellings of one commune. `bare`: without its kind, which people leave out; then two may be meant. */
export function communeKey(written: string): { full: string; bare: string } {
  const full = placeKey(written);
  return { full, bare: full.replace(communeKind, '') };
}

function placeKey(written: string): string {
  const { folded } = comparable(written);
  return shortKinds.reduce((key, [short, long]) => key.replace(short, long), folded);
}
