/**
 * Counters of a month as a secretary types them: “2 công trình, 3 NTM, vốn 290tr”, “mô hình: 1”, “trên 290 triệu vốn khởi nghiệp”
 * (domain reference §4.5). Number before or after the thing, several in one line, with or without accents.
 */
import { type Count, type CounterKey, type Counters, isMoney, mostCounted, mostMoney } from '../domain/month-report.js';
import { foldInPlace, normalise } from './folding.js';
import { readMoney, readNumber } from './numbers.js';

/** What stands for each counter, folded. At one place of a text the longest wins. */
const names: Record<CounterKey, string> = {
  youthProjects: 'cong trinh phan viec thanh nien, cong trinh thanh nien, cong trinh, phan viec thanh nien, phan viec, cttn',
  urbanCivilityActivities: 'hoat dong xay dung van minh do thi, hoat dong van minh do thi, hoat dong vmdt, van minh do thi, vmdt',
  newRuralActivities: 'hoat dong xay dung nong thon moi, hoat dong nong thon moi, hoat dong ntm, nong thon moi, ntm',
  povertyExitModels: 'mo hinh thoat ngheo, mo hinh',
  povertyExitPeople:
    'doan vien thanh nien thoat ngheo ben vung, doan vien thanh nien thoat ngheo, doan vien thoat ngheo, thanh nien thoat ngheo, nguoi thoat ngheo ben vung, nguoi thoat ngheo, ban thoat ngheo, dvtn thoat ngheo, thoat ngheo ben vung, thoat ngheo',
  charityHouses: 'can nha nhan ai, nha nhan ai, can nha, nha tinh thuong',
  startupProjects: 'du an khoi nghiep duoc ho tro, du an khoi nghiep, du an, khoi nghiep',
  startupCapitalVnd: 'von ho tro khoi nghiep, von ho tro du an, von khoi nghiep, von ho tro, von, kinh phi khoi nghiep',
  youth: 'thanh nien tren dia ban, tong so thanh nien',
  movedIn: 'doan vien chuyen den, chuyen den',
  movedOut: 'doan vien chuyen di, chuyen di',
  graduated: 'truong thanh doan, truong thanh',
  removed: 'xoa ten',
  partyRecommended:
    'doan vien uu tu gioi thieu cho dang, gioi thieu doan vien uu tu, doan vien uu tu, gioi thieu cho dang, uu tu',
  partyAdmitted: 'dang vien moi, ket nap dang, duoc ket nap dang, vao dang',
  duesCollectedVnd: 'doan phi da thu, thu doan phi, doan phi thu, doan phi',
  duesPassedUpVnd: 'doan phi trich nop, doan phi da nop, trich nop doan phi, trich nop, nop doan phi',
  proposals: 'kien nghi de xuat, kien nghi, de xuat',
};

const keyOf = new Map(
  (Object.entries(names) as [CounterKey, string][]).flatMap(([key, list]) =>
    list.split(', ').map((name) => [name, key] as const),
  ),
);
const anyName = new RegExp(
  `(?<![a-z0-9])(?:${[...keyOf.keys()].sort((a, b) => b.length - a.length).join('|')})(?![a-z0-9])`,
  'g',
);

/** Words that stand around a number and say nothing more. */
const filler =
  /^(?:co|duoc|la|gom|va|cac|so|tong|thang nay|lam|da|to chuc|thuc hien|ho tro|[:=\-–+])+(?= |$)|(?:^| )(?:cai|viec|can|nguoi|ban|du an|hoat dong|cong trinh|duoc|la|[:=\-–])$/;
const atLeast = /^(?:tren|hon|it nhat|toi thieu)(?= )/;
const nothing = /^(?:khong|ko|k|chua)(?: co)?$/;

export interface CountersReading {
  counters: Counters;
  /** Parts of the text that were not understood, as typed. */
  unread: string[];
}

const longestText = 1_000;

/** Everything that a message says about counters. Empty and nothing unread: a message without any of it. */
export function readCounters(text: string): CountersReading {
  const typed = normalise(text).trim();
  if (typed.length > longestText) return { counters: {}, unread: [`${typed.slice(0, 30)}…`] };
  const counters: Counters = {};
  const unread: string[] = [];
  for (const part of partsOf(typed)) {
    const read = readPart(foldInPlace(part).toLowerCase());
    if (read) for (const [key, count] of read) counters[key] = count;
    else unread.push(part);
  }
  return { counters, unread };
}

/** Lines, and what commas, semicolons and “và” separate; a comma within a number (“1,2 tỷ”) separates nothing. */
function partsOf(typed: string): string[] {
  return typed
    .split(/[\n;]|,(?!\d)|(?<!\d),|\.(?=\s|$)|(?<=\s)(?:và|va|&)(?=\s)/iu)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** “2 công trình 3 ntm vốn 290tr”: each thing has the number before it, or else the one behind. */
function readPart(folded: string): [CounterKey, Count][] | undefined {
  const found = [...folded.matchAll(anyName)];
  if (found.length === 0) return undefined;
  const between = found.map((match, at) => {
    const before = found[at - 1];
    return folded.slice(before ? before.index + before[0].length : 0, match.index).trim();
  });
  const last = found.at(-1)!;
  between.push(folded.slice(last.index + last[0].length).trim());
  const read: [CounterKey, Count][] = [];
  for (const [at, match] of found.entries()) {
    const key = keyOf.get(match[0])!;
    const side = isEmpty(between[at]!) ? at + 1 : at;
    const count = readCount(key, between[side] ?? '');
    if (!count) return undefined;
    between[side] = '';
    read.push([key, count]);
  }
  return between.every(isEmpty) ? read : undefined;
}

function isEmpty(text: string): boolean {
  return stripped(text) === '';
}

function stripped(text: string): string {
  let rest = text.trim();
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(filler, '').trim();
  }
  return rest;
}

/** One number for a counter that is known: what is typed when it was asked for. */
export function readCount(key: CounterKey, text: string): Count | undefined {
  const folded = stripped(
    foldInPlace(normalise(text))
      .toLowerCase()
      .trim()
      .replace(/[.!]+$/, ''),
  );
  if (nothing.test(folded)) return { value: 0 };
  const isAtLeast = atLeast.test(folded);
  const rest = stripped(folded.replace(atLeast, ''));
  const read = isMoney(key) ? readMoney(rest) : readNumber(rest);
  if (!read.ok || !Number.isSafeInteger(read.value) || read.value < 0) return undefined;
  if (read.value > (isMoney(key) ? mostMoney : mostCounted)) return undefined;
  // "290" đồng of capital is nobody's: asked again rather than taken for 290 triệu.
  if (isMoney(key) && read.value > 0 && read.value < 1000) return undefined;
  return { value: read.value, ...(isAtLeast && { isAtLeast }) };
}

/** Numbers for counters asked for together, in that order: “1, 3”, “1 dự án, 290tr”, “2 và trên 1 tỷ”; “0” or “không” for all. */
export function readCounts(keys: readonly CounterKey[], text: string): Counters | undefined {
  const [first, second] = keys;
  const typed = normalise(text.slice(0, longestText)).trim();
  const whole = first && readCount(first, typed);
  if (first && whole && (second === undefined || whole.value === 0))
    return Object.fromEntries(keys.map((key) => [key, whole])) as Counters;
  if (!first || !second) return undefined;
  const parts = /^(.+?)(?:\s*[,;\n]\s*|\s+(?:và|va|&)\s+)(.+)$/isu.exec(typed) ?? /^(\S+)\s+(.+)$/su.exec(typed);
  const one = readCount(first, parts?.[1] ?? '');
  const other = readCount(second, parts?.[2] ?? '');
  return one && other ? { [first]: one, [second]: other } : undefined;
}

/** “không có gì”, “tháng này không có”, “0”: every counter is zero. */
export function saysNothing(text: string): boolean {
  const folded = foldInPlace(normalise(text.slice(0, 80)))
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .trim();
  return /^(?:thang nay )?(?:(?:khong|ko|k|chua) (?:co|phat sinh)(?: gi| gi het| hoat dong nao| hoat dong gi)?|khong|0)(?: ca| het| a)?$/.test(
    folded,
  );
}
