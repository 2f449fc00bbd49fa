import type { ResidenceRates } from '../domain/figures.js';
import type { Period } from '../domain/periods.js';
import { type Rate, sumRates } from '../domain/rates.js';
import { lastDay } from '../domain/residence.js';
import { readUnitSetting } from '../domain/unit-settings.js';
import type { UnitTree } from '../domain/units.js';
import { type Parameters, parameters } from './audiences.js';
import type { Tx } from './database.js';
import { keptByUnit, keptDaysOf, keptTotals } from './figures-kept.js';
import { believedSql, elsewhereSql, knownSql, peopleSql, type Span, spanOf, tookPartSql } from './figures-residence-sql.js';
import { monthBits, settledDays } from './figures-settled.js';
import { childWithin, isAll, outsideSql, presentSql, sought, withinSql } from './figures-subtree.js';
import type { LookupContext } from './lookup.js';
import { receivingUnitSql, registeredSql } from './residence-counting.js';
import { query, time } from './sql.js';

type Counted = Map<string, { part: number; whole: number }>;

/**
 * Taking part at the place of residence (domain.md §3.4). A person counts once a period, in one unit: the branch that received them
 * last, or their own branch when none has. Of those a unit counts (everybody on the list, or only who is registered: its setting), as
 * many take part as were at an activity there or at a voluntary one, have a final remark that says so, or came with it from the roster.
 */
export async function residenceRates(
  tx: Tx,
  { units, zone }: LookupContext,
  unitId: string,
  period: Period,
  on: string,
): Promise<ResidenceRates> {
  const rate = { part: 0, whole: 0 };
  const children = new Map(units.children(unitId).map((unit) => [unit.id, { unitId: unit.id, rate: { part: 0, whole: 0 } }]));
  const childOf = childWithin(units, unitId);
  const add = (path: string, { part, whole }: Rate) => {
    for (const sum of [rate, children.get(childOf(path) ?? '')?.rate]) {
      if (!sum) continue;
      sum.part += part;
      sum.whole += whole;
    }
  };
  const [keptAt] = await keptDaysOf(tx, [{ period, day: lastDay(period, on) }]);
  if (keptAt !== undefined) for (const sum of await keptByUnit(tx, units, unitId, { period, day: keptAt })) add(sum.path, sum);
  else {
    const span = spanOf(period, on, zone, await settledDays(tx));
    for (const [id, counted] of await countedByUnit(tx, units, unitId, span)) add(units.get(id)?.path ?? '', counted);
  }
  return { unitId, rate, children: [...children.values()], ...(keptAt !== undefined && { keptAt }) };
}

/** What each unit of a subtree counts, by its own setting; units that count nobody may be missing. */
export async function countedByUnit(tx: Tx, units: UnitTree, unitId: string, span: Span): Promise<[string, Rate][]> {
  const listed = await countListed(tx, units, unitId, span);
  const isRegisteredOnly = await registeredOnly(tx, units);
  const registered = [...listed.keys(), unitId].some(isRegisteredOnly) ? await countRegistered(tx, units, unitId, span) : listed;
  return [...new Set([...listed.keys(), ...registered.keys()])].flatMap((id) => {
    const counted = (isRegisteredOnly(id) ? registered : listed).get(id);
    return counted ? [[id, counted]] : [];
  });
}

/** Which units count only those who are registered or introduced. */
async function registeredOnly(tx: Tx, units: UnitTree): Promise<(unitId: string) => boolean> {
  const rows = await query<{ unitId: string; value: unknown }>(
    tx,
    `SELECT "unitId", "value" FROM "UnitSetting" WHERE "name" = 'residence'`,
  );
  if (rows.length === 0) return () => false;
  const of = new Map(
    rows.map(({ unitId, value }) => [
      unitId,
      readUnitSetting('residence', typeof value === 'string' ? JSON.parse(value) : value).of,
    ]),
  );
  return (unitId) => {
    const nearest = units.upward(unitId).find((unit) => of.has(unit.id));
    return nearest !== undefined && of.get(nearest.id) === 'registered';
  };
}

/** Everybody on the lists by where they live, by one reading of an index; then who moved lately; then who took part lately. */
async function countListed(tx: Tx, units: UnitTree, unitId: string, span: Span): Promise<Counted> {
  const counted: Counted = new Map();
  const add = (id: string, part: number, whole: number) => {
    if (!units.isWithin(id, unitId)) return;
    const sum = counted.get(id) ?? { part: 0, whole: 0 };
    counted.set(id, { part: sum.part + part, whole: sum.whole + whole });
  };
  const p = parameters(tx.engine);
  const within = (column: string) => withinSql(column, units, unitId, p);
  const count = (who: string) => `COUNT(CASE WHEN ${who} THEN 1 END)`;
  const lists = (
    unit: string,
    where: string,
  ) => `SELECT ${unit} AS "unitId", COUNT(*) AS "whole", ${count(knownSql(span, p))} AS "part"
    FROM "Member" m WHERE ${presentSql} AND ${where} GROUP BY ${unit}`;
  const own = within('m."branchId"');
  const rows = await query<{ unitId: string; part: number | bigint; whole: number | bigint }>(
    tx,
    tx.engine === 'postgresql'
      ? `${lists('COALESCE(m."residenceUnitId", m."branchId")', own)} UNION ALL ${lists('m."residenceUnitId"', arrivedSql(units, unitId, p))}`
      : // Each in the order of an index: SQLite takes longer to sort a province by where people live than to count it.
        `SELECT m."branchId" AS "unitId", ${count(atHomeSql)} AS "whole", ${count(`${atHomeSql} AND ${knownSql(span, p)}`)} AS "part"
         FROM "Member" m WHERE ${presentSql} AND ${own} GROUP BY m."branchId"
         UNION ALL ${lists('m."residenceUnitId"', `m."residenceUnitId" > '' AND ${within('m."residenceUnitId"')}`)}`,
    ...p.values,
  );
  for (const { unitId: id, part, whole } of rows) add(id, Number(part), Number(whole));
  for (const { was, is, part, whole } of await countMoved(tx, units, unitId, span)) {
    add(was, -part, -whole);
    add(is, part, whole);
  }
  for (const { unitId: id, part } of await countSince(tx, units, unitId, span)) add(id, part, 0);
  return counted;
}

/** Whom nobody had received, as the last night's sums say: they count in their own branch. */
const atHomeSql = `m."residenceUnitId" IS NULL`;

/** Of the subtree's own members: whom no unit elsewhere had received by then. */
export function stayingSql(units: UnitTree, unitId: string, p: Parameters): string {
  return `(${atHomeSql} OR ${withinSql('m."residenceUnitId"', units, unitId, p)})`;
}

/** Members of branches elsewhere whom a unit of the subtree had received by then. */
function arrivedSql(units: UnitTree, unitId: string, p: Parameters): string {
  return `m."residenceUnitId" > '' AND ${withinSql('m."residenceUnitId"', units, unitId, p)} AND ${outsideSql('m."branchId"', units, unitId, p)}`;
}

interface Moved {
  /** Where `Member.residenceUnitId` and their branch say that they count, and where they do. */
  was: string;
  is: string;
  part: number;
  whole: number;
}

/** Who counts elsewhere on the day than the last night's sums say. */
async function countMoved(tx: Tx, units: UnitTree, unitId: string, span: Span): Promise<Moved[]> {
  const p = parameters(tx.engine);
  const within = (column: string) => withinSql(column, units, unitId, p);
  const theirs = `m."id" = c."memberId"`;
  // Whoever counts there, or did last night. Once, for it is looked into twice.
  const around = isAll(units, unitId)
    ? ''
    : `WITH around AS (SELECT x."memberId" AS "id" FROM "ResidenceRegistration" x WHERE ${within('x."receivingUnitId"')}
        UNION ALL SELECT m."id" FROM "Member" m WHERE ${presentSql} AND ${within('m."branchId"')}
        UNION ALL SELECT m."id" FROM "Member" m WHERE m."residenceUnitId" > '' AND ${within('m."residenceUnitId"')})`;
  const isAround = (column: string) => (around ? `${column} IN (SELECT "id" FROM around)` : 'true');
  const rows = await query<Record<keyof Moved, string | number | bigint>>(
    tx,
    `${around} SELECT w."was", w."is", COUNT(*) AS "whole", COUNT(CASE WHEN w."known" THEN 1 END) AS "part" FROM (
       SELECT COALESCE(m."residenceUnitId", m."branchId") AS "was", COALESCE(${receivingUnitSql(tx.engine, p.values.push(time(span.end)))}, m."branchId") AS "is",
         ${knownSql(span, p)} AS "known" FROM (${elsewhereSql(span, p, isAround)}) c CROSS JOIN ${sought(tx.engine, 'Member', 'm', theirs)}
       WHERE ${theirs} AND ${presentSql}) w WHERE w."was" <> w."is" GROUP BY w."was", w."is"`,
    ...p.values,
  );
  return rows.map(({ was, is, part, whole }) => ({ was: String(was), is: String(is), part: Number(part), whole: Number(whole) }));
}

/** Who took part and is not in the sums, by the unit in which they count; less than none where the sums know too much. */
async function countSince(tx: Tx, units: UnitTree, unitId: string, span: Span): Promise<{ unitId: string; part: number }[]> {
  const p = parameters(tx.engine);
  const believed = believedSql(span, p);
  const isNew = `(${believed}) IS NOT TRUE`;
  const people = peopleSql(units, unitId, p, span, isNew);
  const lives = livesSql(span, p);
  const theirs = (id: string) => `CROSS JOIN ${people.members(id)} WHERE m."id" = ${id} AND ${presentSql} AND ${isNew}`;
  const more = `SELECT ${lives} AS "unitId", 1 AS "n" FROM (${tookPartSql(span, p, people)}) k ${theirs('k."memberId"')}`;
  const less = () => `UNION ALL SELECT ${lives}, -1 FROM changed c ${theirs('c."id"')} AND ${knownSql(span, p)}`;
  const rows = await query<{ unitId: string; part: number | bigint }>(
    tx,
    `${people.with} SELECT w."unitId", SUM(w."n") AS "part" FROM (${more} ${span.months.length === 0 ? '' : less()}) w GROUP BY w."unitId"`,
    ...p.values,
  );
  return rows.flatMap(({ unitId: id, part }) => (units.isWithin(id, unitId) ? [{ unitId: id, part: Number(part) }] : []));
}

/** The unit in which the member `m` counts on the day. */
function livesSql(span: Span, p: Parameters): string {
  return `COALESCE(CASE WHEN m."id" IN (${elsewhereSql(span, p, () => 'true')}) THEN ${receivingUnitSql(p.engine, p.values.push(time(span.end)))}
    ELSE m."residenceUnitId" END, m."branchId")`;
}

/** The rate of a unit alone at several days: its lists are read once for all of them, or not at all when `home` says what stands there. */
export async function residenceTotals(
  tx: Tx,
  context: LookupContext,
  unitId: string,
  asked: readonly { period: Period; on: string }[],
  home?: Rate[],
): Promise<Rate[]> {
  const days = asked.map(({ period, on }) => ({ period, day: lastDay(period, on) }));
  const keptAt = await keptDaysOf(tx, days);
  if (keptAt.every((day) => day === undefined)) return countedTotals(tx, context, unitId, asked, home);
  const isKept = (at: number) => keptAt[at] !== undefined;
  const kept = await keptTotals(
    tx,
    context.units,
    unitId,
    days.flatMap(({ period }, at) => (isKept(at) ? [{ period, day: keptAt[at]! }] : [])),
  );
  const open = asked.filter((_, at) => !isKept(at));
  const counted =
    open.length === 0
      ? []
      : await countedTotals(
          tx,
          context,
          unitId,
          open,
          home?.filter((_, at) => !isKept(at)),
        );
  return asked.map((_, at) => (isKept(at) ? kept : counted).shift()!);
}

async function countedTotals(
  tx: Tx,
  context: LookupContext,
  unitId: string,
  asked: readonly { period: Period; on: string }[],
  home?: Rate[],
): Promise<Rate[]> {
  const { units, zone } = context;
  const settled = await settledDays(tx);
  const spans = asked.map(({ period, on }) => spanOf(period, on, zone, settled));
  const isRegisteredOnly = await registeredOnly(tx, units);
  if (units.subtree(unitId).some((unit) => isRegisteredOnly(unit.id))) {
    const rates: Rate[] = [];
    for (const span of spans) rates.push(sumRates((await countedByUnit(tx, units, unitId, span)).map(([, rate]) => rate)));
    return rates;
  }
  const staying = (p: Parameters) => `${withinSql('m."branchId"', units, unitId, p)} AND ${stayingSql(units, unitId, p)}`;
  const rates = home ?? (await countLiving(tx, spans, staying));
  const arrived = await countLiving(tx, spans, (p) => arrivedSql(units, unitId, p));
  for (const [at, span] of spans.entries()) {
    const rate = rates[at]!;
    rate.part += arrived[at]!.part;
    rate.whole += arrived[at]!.whole;
    for (const { was, is, part, whole } of await countMoved(tx, units, unitId, span)) {
      const sign = Number(units.isWithin(is, unitId)) - Number(units.isWithin(was, unitId));
      rate.part += sign * part;
      rate.whole += sign * whole;
    }
    for (const { part } of await countSince(tx, units, unitId, span)) rate.part += part;
  }
  return rates;
}

/** How many members there are, and of how many of them it is known, in each of the spans. */
async function countLiving(tx: Tx, spans: readonly Span[], whose: (p: Parameters) => string): Promise<Rate[]> {
  const p = parameters(tx.engine);
  const from = `FROM "Member" m WHERE ${presentSql} AND ${whose(p)}`;
  if (spans.length === 1) {
    const [row] = await query<Record<keyof Rate, number | bigint>>(
      tx,
      `SELECT COUNT(*) AS "whole", COUNT(CASE WHEN ${knownSql(spans[0]!, p)} THEN 1 END) AS "part" ${from}`,
      ...p.values,
    );
    return [{ part: Number(row!.part), whole: Number(row!.whole) }];
  }
  const alike = await query<Record<'said' | 'on', string | null> & Record<'months' | 'members', number | bigint>>(
    tx,
    `SELECT m."participation" AS "said", m."participationOn" AS "on", m."residenceMonths" AS "months", COUNT(*) AS "members" ${from}
     GROUP BY m."participation", m."participationOn", m."residenceMonths"`,
    ...p.values,
  );
  return spans.map(({ period, day, months }) => {
    const bits = monthBits(months);
    const rate = { part: 0, whole: 0 };
    for (const { said, on, months: took, members } of alike) {
      const isImported = (said === 'good' || said === 'participated') && on !== null && on >= period.from && on <= day;
      rate.whole += Number(members);
      if (isImported || (Number(took) & bits) !== 0) rate.part += Number(members);
    }
    return rate;
  });
}

/** Only who is registered or introduced. */
async function countRegistered(tx: Tx, units: UnitTree, unitId: string, span: Span): Promise<Counted> {
  const p = parameters(tx.engine);
  const people = peopleSql(units, unitId, p, span);
  const [from, end] = [p.values.push(time(span.from)), p.values.push(time(span.end))];
  const rows = await query<{ unitId: string; part: number | bigint; whole: number | bigint }>(
    tx,
    `${people.with} SELECT w."unitId", COUNT(*) AS "whole", COUNT(CASE WHEN w."known" OR w."took" IS NOT NULL THEN 1 END) AS "part" FROM (
       SELECT COALESCE(${receivingUnitSql(tx.engine, end)}, m."branchId") AS "unitId", ${believedSql(span, p)} AS "known", k."memberId" AS "took"
       FROM "Member" m LEFT JOIN (${tookPartSql(span, p, people)}) k ON k."memberId" = m."id"
       WHERE ${presentSql} AND ${people.has('m."id"')} AND ${registeredSql(tx.engine, from, end)}) w GROUP BY w."unitId"`,
    ...p.values,
  );
  return new Map(
    rows.flatMap(({ unitId: id, part, whole }) =>
      units.isWithin(id, unitId) ? [[id, { part: Number(part), whole: Number(whole) }]] : [],
    ),
  );
}
