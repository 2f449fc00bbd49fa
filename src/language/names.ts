/**
 * Personal names as people type them (domain reference §7.7). What was typed is kept: only spaces, Unicode form, labels, polite
 * words and a whole name in the wrong case are put right. Spelling is never corrected silently.
 */
import { canonicalKey, isUnaccented, normalise, placeTones, searchKey } from './folding.js';

export type NameProblem =
  | 'missing'
  | 'incomplete'
  | 'digits'
  | 'legacy_font'
  | 'initials'
  | 'two_names'
  | 'disambiguator'
  | 'missing_spaces'
  | 'misplaced_tone'
  | 'not_a_name';

export type NameWarning = 'unaccented' | 'single_token' | 'nickname_dropped' | 'unusual_spelling';

export type NameReading =
  | { ok: true; fullName: string; warnings: NameWarning[] }
  /** `suggestion` is a guess to be confirmed ("Nguyễn Văn An?"), never stored as it is. */
  | { ok: false; problem: NameProblem; suggestion?: string };

const longestName = 60;
const mostTokens = 8;

/**
 * "dạ em tên là", "Họ và tên:", "đ/c", "tên em là" in front of the name; several may follow each other. Without accents some of
 * these are also names (La Văn An, Minh Anh), so `la` counts only after another such word and `minh`, `toi` only before one.
 */
const lead =
  /^(?:dạ|da|thưa|em|mình|(?:minh|toi|con)(?=\s+(?:ten|tên|la|là)\s)|tui|tôi|cháu|anh|chị|bạn|đ\/c|đc|đồng chí|e|họ và tên|ho va ten|họ tên|ho ten|tên|ten|là|đầy đủ|khai sinh|của)(?=[\s:.,;-])[\s:.,;-]*/iu;
const leadAfterAnother = /^la\s+/iu;
const label = /\b(?:tên|ten|là|la)\b|:/iu;
/** Words that only carry politeness at the end. `nha` may also be the name Nhã without accents, so it is taken off with care. */
const particle = /[\s,]+(?:ạ|nhé|nha|nghen|nghe|nè|đó|đây|luôn|nhá|hen)$/iu;
const notNameWords = new Set(
  'chào không ko gì sao nào đăng ký kí được dc muốn hủy huỷ quay lại bỏ qua giúp cho xin cảm ơn bot chưa rồi biết họp đoàn viên ngày sinh sửa sua'.split(
    ' ',
  ),
);
/** "mẹ em là …", "bạn em tên …": somebody else's name. */
const ofAnother =
  /^(?:da |thua |ad |oi )*(?:me|ba|ma|bo|cha|anh|chi|ong|vo|chong|ban|con|em trai|em gai|co|chu|thay|sep) (?:em|e|minh|tui|toi|chau) (?:ho )?(?:ten|la)(?![a-z])/;
/** Family names that are often slipped on; another tone on the same letters is worth one question, never a correction. */
const families = new Map(
  'Nguyễn Trần Phạm Huỳnh Hoàng Đặng Trương Dương Lương Đinh Trịnh'
    .split(' ')
    .map((name) => [searchKey(name), canonicalKey(name)]),
);

/** The given name: the last word. Vietnamese people are addressed by it, and lists are sorted by it. */
export function givenName(fullName: string): string {
  return normalise(fullName).trim().split(/\s+/).at(-1) ?? '';
}

/** Family names of more than one word; the longest first. */
const compoundFamilies = ['công tằng tôn nữ', 'tôn nữ', 'tôn thất', 'âu dương', 'tư mã'];

/** `Nguyễn Thị Mỹ Duyên` → Nguyễn, Thị Mỹ, Duyên. A single word is the given name; parts that are not there are empty. */
export function splitName(fullName: string): { family: string; middle: string; given: string } {
  const words = normalise(fullName).trim().split(/\s+/);
  const given = words.at(-1) ?? '';
  const key = `${canonicalKey(words.slice(0, -1).join(' '))} `;
  const compound = compoundFamilies.find((family) => key.startsWith(`${canonicalKey(family)} `));
  const count = Math.min(words.length - 1, compound?.split(' ').length ?? 1);
  return { family: words.slice(0, count).join(' '), middle: words.slice(count, -1).join(' '), given };
}

/** Old fonts (TCVN3, VNI) put Latin-1 signs where Vietnamese letters should be; Unicode names never hold these. */
export function isLegacyFont(text: string): boolean {
  if (!/[\u00a1-\u00ff]/.test(text)) return false;
  if (
    /[\u00a1-\u00bf\u00d7\u00f7]/.test(text) &&
    /[\p{L}][\u00a1-\u00bf\u00d7\u00f7]|[\u00a1-\u00bf\u00d7\u00f7]\p{L}/u.test(text)
  )
    return true;
  if (/[äåæëïöøûüþÿßçÄÅÆËÏÖØÛÜÞÇ]/u.test(text) && !/[\u1ea0-\u1eff]/.test(text)) return true;
  if (/[ae][À-ÖØ-öø-ÿ]|o[âùøõ]/iu.test(text) && !/[\u1ea0-\u1eff]/.test(text)) return true;
  return /[a-z][À-ÖØ-ß][a-z]/.test(text) && !/[\u0100-\u1eff]/.test(text);
}

const tonedConsonant = /[ñńǹṇḿṃćǵḥṭṕ]|\u0300|\u0301|\u0303|\u0309|\u0323/i;

/**
 * A tone typed one letter late lands on a consonant: `Nguyêñ` → `Nguyễn`. Nothing when no consonant carries a tone; before a vowel ñ is
 * a letter of its own (Êñuôl).
 */
function repairTones(text: string): string | undefined {
  if (!tonedConsonant.test(text)) return undefined;
  const late = text
    .normalize('NFD')
    .replace(/([aeiouy][\u0302\u0306\u031b]?)([nmcghtp])([\u0300\u0301\u0303\u0309\u0323])(?![aeiouy])/gi, '$1$3$2');
  const repaired = late.normalize('NFC');
  return repaired === text ? undefined : repaired;
}

function titleCase(name: string): string {
  return name.toLowerCase().replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** A capital inside a word is a slip of the key for capitals: `NguyễN`, `HOA` beside `Thị`. */
function fixWord(word: string): string {
  return /\p{L}\p{Lu}/u.test(word) && !looksGlued(word) ? titleCase(word) : word;
}

/**
 * Title case for a whole name in capitals, in small letters, or inverted (`nGUYỄN vĂN aN`), and for a single word with capitals inside.
 * What was typed in the usual way is kept.
 */
export function fixCase(name: string): string {
  const upper = name.toUpperCase();
  if (name === name.toLowerCase() || (name === upper && /\p{L}{2}/u.test(name))) return titleCase(name);
  const inverted = name.split(' ').every((token) => /^\p{Ll}/u.test(token) && token.slice(1) === token.slice(1).toUpperCase());
  return inverted ? titleCase(name) : name.split(' ').map(fixWord).join(' ');
}

function stripParticles(name: string): string {
  const shorter = name.replace(particle, '').trim();
  if (shorter === name) return name;
  const last = name.slice(shorter.length).trim();
  const rest = shorter.split(' ').length;
  const clearlyParticle =
    last === 'ạ' || last === 'nhé' || last === 'nè' || /\p{Lu}/u.test(shorter) || (rest >= 3 && !isUnaccented(shorter));
  return clearlyParticle && last === last.toLowerCase() ? stripParticles(shorter) : name;
}

function stripWords(text: string): { name: string; labelled: boolean } {
  let name = text;
  let labelled = false;
  for (let parts = 0; parts < 8; parts++) {
    const found = (lead.exec(`${name} `) ?? (parts > 0 ? leadAfterAnother.exec(name) : null))?.[0];
    // "Anh Minh" may be a name and "Em" too; a leading word in capitals counts only when two words follow.
    if (
      found === undefined ||
      (/^\p{Lu}/u.test(found) && name.slice(found.length).trim().split(' ').length < 2 && !label.test(found))
    )
      break;
    labelled ||= label.test(found);
    name = name.slice(found.length).trim();
  }
  return { name: stripParticles(name), labelled };
}

/** Signs that may be pictures: nothing below is one, but © and ®. */
const mayBePicture = /[\u00a9\u00ae]|\u200d|[\u200e-\uffff]/;

function clean(text: string): string {
  const stored = normalise(text);
  if (!mayBePicture.test(stored)) return stored.replace(/\s+/g, ' ').trim();
  return stored
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f|\u20e3/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function isInitial(token: string, at: number): boolean {
  if (/^(?:[b-df-hj-np-tv-xz]|ng|ngt|th|tr|ph|kh|nh|ch|gi|đ)$/iu.test(token)) return true;
  return at > 0 && /\.$/.test(token);
}

function looksGlued(token: string): boolean {
  return /\p{Ll}\p{Lu}\p{Ll}/u.test(token) && /^\p{Lu}/u.test(token);
}

function problemOf(name: string): NameReading | undefined {
  const tokens = name.split(' ');
  if (isLegacyFont(name)) return { ok: false, problem: 'legacy_font' };
  if (/\d/.test(name)) {
    const before = name
      .replace(/[\s,;(-]*\d.*$/u, '')
      .replace(/[\s,;]+(?:sn|ns|(?:ngày |năm )?sinh(?: ngày| năm)?|năm)$/iu, '')
      .trim();
    return { ok: false, problem: 'digits', ...(before.includes(' ') ? { suggestion: fixCase(before) } : {}) };
  }
  if (/\p{L}\s*(?:[,;/&]|\s(?:và|hoặc)\s)\s*\p{L}/u.test(name)) return { ok: false, problem: 'two_names' };
  if (tokens.some((token, at) => isInitial(token, at) && at < tokens.length - 1) || /\p{L}\./u.test(name))
    return { ok: false, problem: 'initials' };
  if (!/^[\p{Script=Latin}\p{M}'’ʼ\- ]+$/u.test(name)) return { ok: false, problem: 'not_a_name' };
  if (tokens.some((token) => token === token.toLowerCase() && notNameWords.has(placeTones(token))))
    return { ok: false, problem: 'not_a_name' };
  const repaired = repairTones(name);
  if (repaired !== undefined) return { ok: false, problem: 'misplaced_tone', suggestion: fixCase(repaired) };
  if (tokens.some(looksGlued)) {
    return { ok: false, problem: 'missing_spaces', suggestion: name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2') };
  }
  const last = tokens.at(-1) ?? '';
  if (tokens.length >= 3 && /^[a-z]$/i.test(last) && !/[yi]/i.test(last)) {
    const suggestion = tokens.length >= 4 ? { suggestion: fixCase(tokens.slice(0, -1).join(' ')) } : {};
    return { ok: false, problem: 'disambiguator', ...suggestion };
  }
  return tokens.length > mostTokens ? { ok: false, problem: 'not_a_name' } : undefined;
}

function warningsOf(fullName: string, droppedNickname: boolean): NameWarning[] {
  const warnings: NameWarning[] = [];
  const first = fullName.split(' ')[0] ?? '';
  const family = families.get(searchKey(first));
  if (isUnaccented(fullName)) warnings.push('unaccented');
  if (!fullName.includes(' ')) warnings.push('single_token');
  if (droppedNickname) warnings.push('nickname_dropped');
  if (family !== undefined && family !== canonicalKey(first) && !isUnaccented(first)) warnings.push('unusual_spelling');
  return warnings;
}

/**
 * The name in an answer to "họ và tên?": labels, polite words, emoji and a nickname in brackets are left out.
 * A single word is a name only in the form `K'Brôi`; a given name alone is `incomplete`.
 */
export function readName(text: string): NameReading {
  if (ofAnother.test(searchKey(text.slice(0, 80)))) return { ok: false, problem: 'not_a_name' };
  const bracketed = /\(([^()]*)\)/u.exec(text.slice(0, 400));
  if (bracketed && /\d/.test(bracketed[1] ?? '')) {
    const rest = readName(text.replace(bracketed[0], ' '));
    return { ok: false, problem: 'disambiguator', ...(rest.ok ? { suggestion: rest.fullName } : {}) };
  }
  const whole = clean(bracketed ? text.replace(bracketed[0], ' ') : text).replace(/^["“']+|["”]+$|[\s,;:!?–-]+$/gu, '');
  const { name: stripped } = stripWords(whole);
  const name = stripped.replace(/^[\s,.;:!?-]+|[\s,.;:!?-]+$/gu, (edge) =>
    edge.includes('.') && /\p{L}\.$/u.test(stripped) && stripped.length < 4 ? edge : '',
  );
  if (name === '' || !/\p{L}/u.test(name)) return { ok: false, problem: /\d/.test(name) ? 'digits' : 'missing' };
  if (name.length > longestName) return { ok: false, problem: 'not_a_name' };
  const problem = problemOf(name);
  if (problem !== undefined) return problem;
  const fullName = fixCase(name);
  if (!fullName.includes(' ') && !/^\p{L}['’ʼ]\p{L}{2,}$/u.test(fullName))
    return { ok: false, problem: 'incomplete', suggestion: fullName };
  return { ok: true, fullName, warnings: warningsOf(fullName, bracketed !== null) };
}
