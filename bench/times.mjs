/**
 * How well days and times are read: our reader beside chrono-node's `vi` on the same phrases (tests/language/time-phrases*.tsv and
 * the rows of domain reference §7.4 and §7.5 in them). `node bench/times.mjs` prints the table of the built product; bench/language.mjs
 * says with `LANGUAGE_BUILT` what it has built itself.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { LANGUAGE_BUILT: own } = process.env;
const built = own === undefined ? new URL('../dist/language/', import.meta.url) : pathToFileURL(own);
const { readBirthDate, readUnionJoinDate } = await import(new URL('dates.js', built).href);
const { readTime } = await import(new URL('times.js', built).href);

const phrasesUrl = new URL('../tests/language/', import.meta.url);
const howToInstall = 'npm install --save-dev chrono-node';

function phrases() {
  const files = readdirSync(phrasesUrl).filter((name) => /^time-phrases.*\.tsv$/.test(name));
  return files.flatMap((file) => {
    const [, ...lines] = readFileSync(new URL(file, phrasesUrl), 'utf8').trim().split('\n');
    return lines.map((line) => {
      const [text, now, reader, reading, verdict, source] = line.split('\t');
      return { text, now, reader, reading, verdict, source };
    });
  });
}

const isTaken = (verdict) => verdict === 'certain' || verdict === 'asked' || verdict === 'lunar';

/** Ours: the reading as in the table, and whether it was certain, asked, or why it was refused. */
function ours({ text, now, reader }) {
  if (reader !== 'time') {
    const date = (reader === 'birth' ? readBirthDate : readUnionJoinDate)(text, now.slice(0, 10));
    return date.ok
      ? { reading: date.date, verdict: date.certain ? 'certain' : 'asked' }
      : { reading: date.known ?? '-', verdict: date.problem };
  }
  const time = readTime(text, new Date(`${now}:00+07:00`));
  const start = time.start?.slice(0, 16) ?? time.date ?? '-';
  return {
    reading: time.end === undefined ? start : `${start}/${time.end.slice(0, 16)}`,
    verdict: time.problem ?? (time.certain ? 'certain' : 'asked'),
  };
}

const sevenHours = 7 * 3600_000;

/** Chrono's components as in the table. It knows no doubt: what it reads is certain. Its moments are moved to Vietnam's clock. */
function chronoReading(chrono, { text, now, reader, reading }) {
  const instant = new Date(`${now}:00+07:00`);
  const [found] = chrono.parse(text, { instant, timezone: 420 }, { forwardDate: reader === 'time' });
  if (!found) return { reading: '-', verdict: 'missing' };
  const local = (part) => new Date(part.date().getTime() + sevenHours).toISOString().slice(0, 16);
  const hasHour = found.start.isCertain('hour') || reading.includes('T');
  const start = hasHour ? local(found.start) : local(found.start).slice(0, 10);
  return { reading: found.end ? `${start}/${local(found.end)}` : start, verdict: 'certain' };
}

/** Right: the meaning and whether it may be taken. Meaning: the day and time alone, which is all a plain parser gives. */
function judge(phrase, got) {
  const sameMeaning = isTaken(phrase.verdict)
    ? isTaken(got.verdict) && got.reading === phrase.reading
    : !isTaken(got.verdict) && (phrase.reading === '-' || got.reading === '-' || got.reading === phrase.reading);
  return {
    right:
      got.verdict === phrase.verdict && (phrase.reading === '-' || !isTaken(phrase.verdict) || got.reading === phrase.reading),
    sameMeaning,
    certainWrong: got.verdict === 'certain' && (phrase.verdict !== 'certain' || got.reading !== phrase.reading),
    certain: got.verdict === 'certain',
  };
}

function count(list, read) {
  const total = { n: list.length, right: 0, meaning: 0, readable: 0, readableRight: 0, certain: 0, certainWrong: 0, wrong: [] };
  for (const phrase of list) {
    const got = read(phrase);
    const { right, sameMeaning, certain, certainWrong } = judge(phrase, got);
    total.right += right ? 1 : 0;
    total.meaning += sameMeaning ? 1 : 0;
    total.readable += isTaken(phrase.verdict) ? 1 : 0;
    total.readableRight += isTaken(phrase.verdict) && sameMeaning ? 1 : 0;
    total.certain += certain ? 1 : 0;
    total.certainWrong += certainWrong ? 1 : 0;
    if (!right) total.wrong.push({ ...phrase, got });
  }
  return total;
}

async function loadChrono() {
  try {
    const { vi } = await import('chrono-node');
    return vi;
  } catch {
    return undefined;
  }
}

/** What the language bench shows. `chrono` is undefined when the package is not installed. `certainWrong` is a share of the certain. */
export async function timesTable() {
  const list = phrases();
  const chrono = await loadChrono();
  const groups = [...new Set(list.map(({ source }) => source))];
  const rows = groups.map((source) => {
    const part = list.filter((phrase) => phrase.source === source);
    return { source, ours: count(part, ours), chrono: chrono && count(part, (phrase) => chronoReading(chrono, phrase)) };
  });
  const all = count(list, ours);
  const theirs = chrono && count(list, (phrase) => chronoReading(chrono, phrase));
  return {
    n: list.length,
    /** Shares of all phrases. */
    ours: all.right / all.n,
    chrono: theirs && theirs.meaning / theirs.n,
    certainWrong: all.certain === 0 ? 0 : all.certainWrong / all.certain,
    rows,
    wrong: all.wrong,
  };
}

const percent = (part, whole) => (whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`);

/** Lines of a table in Markdown. */
export function showTimesTable({ rows }) {
  const lines = [
    // Meaning: the day and time alone, without whether they may be taken; once of all, once of those that can be read at all.
    '| phrases | n | ours: right | ours: certain and wrong | ours: meaning, of readable | chrono-node vi: meaning | of readable | wrong of all it read |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
  ];
  for (const { source, ours: we, chrono } of rows) {
    const they = chrono
      ? `${percent(chrono.meaning, chrono.n)} | ${percent(chrono.readableRight, chrono.readable)} | ${chrono.certainWrong} of ${chrono.certain}`
      : 'not installed | – | –';
    lines.push(
      `| ${source} | ${we.n} | ${percent(we.right, we.n)} | ${we.certainWrong} of ${we.certain} | ${percent(we.readableRight, we.readable)} | ${they} |`,
    );
  }
  return lines.join('\n');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const table = await timesTable();
  console.log(showTimesTable(table));
  for (const { text, now, reading, verdict, got } of table.wrong)
    console.log(`  ${now} “${text}”: ${reading} ${verdict}, read as ${got.reading} ${got.verdict}`);
  if (table.chrono === undefined) console.log(`\nchrono-node is not installed; for its column: ${howToInstall}`);
}
