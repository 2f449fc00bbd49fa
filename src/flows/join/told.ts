import type { Label, Talk } from '../../conversation/flow.js';
import type { Unit } from '../../domain/units.js';
import { expand } from '../../language/abbreviations.js';
import { dayAt } from '../../language/calendar.js';
import { readBirthDate } from '../../language/dates.js';
import { findFacts } from '../../language/facts.js';
import { foldInPlace } from '../../language/folding.js';
import { readIntent } from '../../language/intents.js';
import { readPhone, showPhone } from '../../language/phones.js';
import { showBirthDate } from '../../language/show.js';
import { cutSlots } from '../../language/slots.js';
import { tokenise } from '../../language/tokens.js';
import { branchesNamed, branchesSaid, guessing } from '../branch-picker.js';
import { residenceIn, showResidence } from '../residence-text.js';
import type { JoinData, JoinTalk } from './data.js';

type Place = Pick<Talk<unknown>, 'units' | 'now' | 'zone'>;

/** Longer texts are stories, not facts. */
const longest = 400;

/** "Chi đoàn …" says where somebody belongs, "ở …" only where they live: pupils and workers live in one branch's hamlet and belong to another. */
const belongs = /(?<![a-z])(?:chi doan|cd)[ :]+(?!nao|minh|em|cua)/;
const lives =
  /(?<![a-z])(?:nha o|song o|song tai|o tai|cu tru tai|cu tru|noi o|dia chi|thuong tru|tam tru|o)[ :]+(?=(?:ap|khu pho|kp|thon|buon|ban|lang|to dan pho|tdp|khom|xom|khoi pho|xa|phuong|thi tran)[ .])/;
/** Where the next fact begins. */
const nextFact =
  /[,;\n]| [-–] |[ .](?:sn|sinh|ngay sinh|sdt|so dt|so dien|dt|em|minh|ten|ho ten|thuoc|chi doan|cd|o|nha|song|vao doan|\+?\d{6})(?![a-z])/;

/**
 * What a message says of its writer, in any order; only what is sure. What may be meant is a guess (`nameGuess`, `browsing`, …) that is
 * asked about. The branch is the one that was called so, or a hamlet that stands alone; a hamlet "where I live" only proposes its branch.
 */
export function toldIn(text: string, talk: Place): JoinData {
  if (text.length > longest) return {};
  const today = dayAt(talk.now, talk.zone);
  const tokenised = tokenise(text);
  const words = expand(tokenised.tokens);
  const facts = findFacts(tokenised, words, today);
  const slots = cutSlots('register_member', { ...tokenised, words, facts, now: talk.now, zone: talk.zone, today });
  const unsure = [slots.ambiguous, slots.missing, slots.invalid].flatMap((list) => (Array.isArray(list) ? list : []));
  const slot = (name: string) => (typeof slots[name] === 'string' ? (slots[name] as string) : undefined);
  const name = slot('full_name');
  const birth = slot('birth_date')?.length === 10 && !unsure.includes('birth_date') ? readBirthDate(text, today) : undefined;
  const phone = slot('phone') === undefined ? undefined : readPhone(text);
  return only({
    fullName: unsure.includes('full_name') ? undefined : name,
    nameGuess: Array.isArray(slots.ambiguous) && slots.ambiguous.includes('full_name') ? name : undefined,
    birthDate: birth?.ok && birth.certain ? birth.date : undefined,
    dateGuess: birth?.ok && !birth.certain ? birth.date : undefined,
    phone: phone?.ok && phone.certain ? phone.e164 : undefined,
    phoneGuess: phone?.ok && !phone.certain ? phone.e164 : undefined,
    phoneOwn: phone?.ok && phone.certain ? false : undefined,
    ...branchIn(text, slot('branch'), talk),
    residence: residenceOf(text, talk),
    unionJoinDate: slot('join_date'),
  });
}

/** The same, of what is still missing, for a message within the form; undefined when it says something else altogether. */
export function alsoTold(text: string, talk: JoinTalk): JoinData | undefined {
  // Somebody who corrects one line gave one answer.
  if (talk.editing) return undefined;
  const read = readIntent(text, { formOpen: true, now: talk.now, zone: talk.zone });
  if (read.certain && read.intent !== 'register_member' && read.intent !== 'provide_value') return undefined;
  const { data } = talk;
  const told = Object.entries(toldIn(text, talk)).filter(([fact]) => {
    const of = factOfGuess[fact] ?? fact;
    return data[of as keyof JoinData] === undefined;
  });
  return Object.fromEntries(told);
}

const factOfGuess: Record<string, string> = {
  ...{ nameGuess: 'fullName', dateGuess: 'birthDate', phoneGuess: 'phone', phoneOwn: 'phone', browsing: 'branchId' },
};

/** Whether there is anything in it that somebody would not like kept without being asked. */
export function saysFacts(told: JoinData): boolean {
  return Object.keys(told).length > 0;
}

/** Without what is undefined, so that it can be laid over other answers. */
export function only(data: JoinData): JoinData {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

/** "Mình ghi: …", when as much was taken as was not asked: a wrong reading is seen at once and not only in the summary. */
export function noted(told: JoinData, talk: Place, least = 2): { key: string; params: Record<string, string> }[] {
  const parts = [
    told.fullName,
    told.birthDate && showBirthDate(told.birthDate),
    told.phone && showPhone(told.phone),
    told.branchId && talk.units.get(told.branchId)?.name,
    told.residence && showResidence(told.residence),
  ].filter((part): part is string => typeof part === 'string' && part !== '');
  return parts.length >= least ? [{ key: 'join-noted', params: { facts: parts.join('; ') } } satisfies Label] : [];
}

function branchIn(text: string, slot: string | undefined, { units }: Place): Pick<JoinData, 'branchId' | 'browsing'> {
  const among = units.branches();
  const called = after(belongs, text);
  if (called !== undefined) {
    const found = branchesNamed(called, units, among);
    if (found.branches.length > 0) return asPicked(found);
  }
  const home = after(lives, text);
  if (home !== undefined && called === undefined) {
    const { branches } = branchesNamed(
      home,
      units,
      among.filter((unit) => unit.branchKind === 'residential'),
    );
    return branches.length > 0 ? { browsing: guessing(branches) } : {};
  }
  return slot === undefined ? {} : asPicked(branchesSaid(slot, text, units, among));
}

function asPicked({ branches, certain }: { branches: Unit[]; certain: boolean }): Pick<JoinData, 'branchId' | 'browsing'> {
  if (certain) return { branchId: branches[0]!.id };
  return branches.length > 0 ? { browsing: guessing(branches) } : {};
}

function residenceOf(text: string, { units }: Place): JoinData['residence'] {
  const home = after(lives, text);
  return home === undefined ? undefined : residenceIn(home, units, null);
}

/** What stands after the place where a pattern (on folded text) ends, up to the next fact. */
function after(pattern: RegExp, text: string): string | undefined {
  const folded = foldInPlace(text);
  const found = pattern.exec(folded);
  if (!found) return undefined;
  const from = found.index + found[0].length;
  const end = nextFact.exec(folded.slice(from))?.index;
  return text.slice(from, end === undefined ? undefined : from + end).trim() || undefined;
}
