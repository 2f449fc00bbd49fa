// A generated province for bench/figures.mjs, made by the database itself (INSERT … SELECT): communes of 99 branches with about 101
// members each. Three branches of ten use the bot for meetings: twelve in the last twelve months and two days of voluntary work, to which
// all are invited and seven of ten come. Half of the pupils were received by a branch where they live, and some work there.
import { performance } from 'node:perf_hooks';

export const today = '2026-11-22';
export const branchesOfCommune = 99;

/** Ids as long as real ones. `kind`: one hexadecimal digit a table. */
const idOf = (engine, kind, n) =>
  engine === 'sqlite'
    ? `printf('01980000-0000-700${kind}-8000-%012x', ${n})`
    : `('01980000-0000-700${kind}-8000-' || lpad(to_hex(${n}), 12, '0'))`;
export const rootId = '01980000-0000-7001-8000-000000000000';
export const communeId = (n) => `01980000-0000-7002-8000-${n.toString(16).padStart(12, '0')}`;
export const branchId = (n) => `01980000-0000-7003-8000-${n.toString(16).padStart(12, '0')}`;

/** The words of a province of so many members in the dialect of an engine. */
function wordsOf(engine, members) {
  const communes = Math.max(1, Math.round(members / 10_000));
  const branches = communes * branchesOfCommune;
  const people = Math.ceil(members / branches);
  const lite = engine === 'sqlite';
  const id = (kind, n) => idOf(engine, kind, n);
  const series = (name, count) =>
    lite
      ? `(WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < ${count - 1}) SELECT n FROM s) ${name}`
      : `generate_series(0, ${count - 1}) ${name}(n)`;
  const at = (text) => (lite ? text : `(${text})::timestamptz`);
  const json = (text) => (lite ? text : `(${text})::jsonb`);
  const memberOf = (b, j) => id(4, `${b} * ${people} + ${j}`);
  return { communes, branches, people, lite, id, series, at, json, memberOf, usesBot: 'b.n % 10 IN (0, 1, 5)' };
}

/**
 * What happens on a day since the night's sums: one of fifteen branches that use the bot meets in the morning, some correct who came a week
 * ago or write down a whole list of theirs, and of every twentieth branch somebody is received elsewhere.
 */
export async function makeDay(db, members) {
  const { branches, people, id, series, at, json, memberOf, usesBot } = wordsOf(db.engine, members);
  const now = at(`'${today}T04:00:00.000+00:00'`);
  const meeting = id('b', 'b.n');
  const statements = [
    `INSERT INTO "Activity" ("id", "unitId", "kind", "startAt", "place", "audience", "state", "createdAt")
     SELECT ${meeting}, ${id(3, 'b.n')}, 'regular', ${at(`'${today}T01:00:00.000+00:00'`)}, 'Nhà văn hóa', ${json(`'{}'`)}, 'called', ${now} FROM ${series('b', branches)} WHERE ${usesBot} AND b.n % 50 = 0`,
    `INSERT INTO "Invitation" ("activityId", "memberId") SELECT ${meeting}, ${memberOf('b.n', 'j.n')} FROM ${series('b', branches)} CROSS JOIN ${series('j', people)} WHERE ${usesBot} AND b.n % 50 = 0`,
    `INSERT INTO "Attendance" ("activityId", "memberId", "mark", "by", "at") SELECT ${meeting}, ${memberOf('b.n', 'j.n')}, 'present', 'self', ${now}
     FROM ${series('b', branches)} CROSS JOIN ${series('j', people)} WHERE ${usesBot} AND b.n % 50 = 0 AND j.n % 10 < 7`,
    `UPDATE "Attendance" SET "mark" = 'excused' WHERE "memberId" LIKE '%7' AND "activityId" IN (SELECT "id" FROM "Activity" WHERE "unitId" LIKE '%1' AND "startAt" >= ${at(`'2026-11-15T00:00:00.000+00:00'`)} AND "startAt" < ${at(`'2026-11-16T00:00:00.000+00:00'`)})`,
    `INSERT INTO "Attendance" ("activityId", "memberId", "mark", "by", "at") SELECT a."id", m."id", 'present', 'officer', ${now}
     FROM "Activity" a JOIN "Member" m ON m."branchId" = a."unitId" WHERE a."startAt" >= ${at(`'2026-11-16T00:00:00.000+00:00'`)} AND a."startAt" < ${at(`'2026-11-17T00:00:00.000+00:00'`)} AND a."unitId" LIKE '%7'
     ON CONFLICT ("activityId", "memberId") DO NOTHING`,
    `INSERT INTO "ResidenceRegistration" ("id", "memberId", "homeUnitId", "receivingUnitId", "state", "createdAt", "decidedAt")
     SELECT ${id('c', 'b.n')}, ${memberOf('b.n', '1')}, ${id(3, 'b.n')}, ${id(3, 'b.n - b.n % 10')}, 'received', ${now}, ${now} FROM ${series('b', branches)} WHERE b.n % 20 = 5`,
  ];
  for (const statement of statements) await db.write((tx) => tx.$executeRawUnsafe(statement));
  const noted = await db.read((tx) =>
    tx.$queryRawUnsafe(`SELECT "kind", COUNT(*) AS "n" FROM "Recount" GROUP BY "kind" ORDER BY "kind"`),
  );
  return Object.fromEntries(noted.map(({ kind, n }) => [kind, Number(n)]));
}

export async function makeProvince(db, members) {
  const { communes, branches, people, lite, id, series, at, json, memberOf, usesBot } = wordsOf(db.engine, members);
  const past = at(`'2025-10-01T00:00:00.000+00:00'`);
  /** An activity's evening, `k` months after December 2025 minus one. */
  const evening = (k) =>
    at(
      lite
        ? `printf('%04d-%02d-%02dT12:00:00.000+00:00', 2025 + (${k} + 11) / 12, (${k} + 11) % 12 + 1, 5 + b.n % 15)`
        : `(2025 + (${k} + 11) / 12) || '-' || ((${k} + 11) % 12 + 1) || '-' || (5 + b.n % 15) || ' 12:00:00+00'`,
    );
  const came = '(b.n * 31 + j.n * 17 + k.n * 13) % 10 < 7';
  const activity = id(5, 'b.n * 14 + k.n');
  const isVoluntary = 'k.n >= 12';
  const monthOf = `CASE WHEN ${isVoluntary} THEN (b.n / 10 * 7 + k.n * 5) % 12 ELSE k.n END`;
  // In the hamlet of a branch near by, as lists and people spell it; few where there is none.
  const hamlet = `(b.n - b.n % 10 + j.n % 5) % ${branchesOfCommune}`;
  const livesIn = `CASE WHEN j.n % 40 = 7 THEN 'ấp ' || (100 + b.n % 7) WHEN j.n % 9 = 0 THEN 'Ấp 0' || (${hamlet}) ELSE 'ấp ' || (${hamlet}) END`;
  const statements = [
    `INSERT INTO "Unit" ("id", "parentId", "kind", "name", "nameKey", "path") VALUES ('${rootId}', NULL, 'provincial_union', 'Tỉnh đoàn', 'tinh doan', '/${rootId}/')`,
    `INSERT INTO "Unit" ("id", "parentId", "kind", "name", "nameKey", "path", "commune")
     SELECT ${id(2, 'c.n')}, '${rootId}', 'commune_union', 'Đoàn xã Phú ' || c.n, 'doan xa phu ' || c.n, '/${rootId}/' || ${id(2, 'c.n')} || '/', 'xã Phú ' || c.n FROM ${series('c', communes)}`,
    `INSERT INTO "Unit" ("id", "parentId", "kind", "branchKind", "name", "nameKey", "path", "hamlet")
     SELECT ${id(3, 'b.n')}, ${id(2, `b.n / ${branchesOfCommune}`)}, 'branch',
       CASE WHEN b.n % 10 < 5 THEN 'residential' WHEN b.n % 10 < 8 THEN 'school' WHEN b.n % 10 = 8 THEN 'office' ELSE 'enterprise' END,
       'Chi đoàn ' || b.n, 'chi doan ' || b.n, '/${rootId}/' || ${id(2, `b.n / ${branchesOfCommune}`)} || '/' || ${id(3, 'b.n')} || '/',
       CASE WHEN b.n % 10 < 5 THEN 'ấp ' || (b.n % ${branchesOfCommune}) END FROM ${series('b', branches)}`,
    `INSERT INTO "Member" ("id", "fullName", "nameKey", "searchKey", "sortKey", "birthDate", "branchId", "status", "roleTitle", "gender", "unionJoinDate", "participation", "participationOn", "residenceHamlet", "residenceCommune", "source", "createdAt", "updatedAt")
     SELECT ${memberOf('b.n', 'j.n')}, 'Nguyễn Văn An', 'nguyễn văn an', 'nguyen van an', 'an nguyen van', '2006-03-15', ${id(3, 'b.n')},
       CASE WHEN j.n % 20 = 19 THEN 'away' WHEN j.n % 50 = 48 THEN 'graduated' ELSE 'active' END, CASE WHEN j.n = 0 AND b.n % 7 > 0 THEN 'secretary' END,
       CASE WHEN j.n % 2 = 0 THEN 'male' ELSE 'female' END, CASE WHEN j.n % 30 = 0 THEN '2026-11-07' ELSE '2021-03-26' END,
       CASE WHEN j.n % 10 < 3 THEN 'good' WHEN j.n % 10 = 3 THEN 'registered_only' END, CASE WHEN j.n % 10 < 4 THEN '2026-02-01' END,
       ${livesIn}, 'xã Phú ' || (b.n / ${branchesOfCommune}), 'roster', ${past}, ${past}
     FROM ${series('b', branches)} CROSS JOIN ${series('j', people)}`,
    `INSERT INTO "ResidenceRegistration" ("id", "memberId", "homeUnitId", "receivingUnitId", "state", "createdAt", "decidedAt")
     SELECT ${id(6, `b.n * ${people} + j.n`)}, ${memberOf('b.n', 'j.n')}, ${id(3, 'b.n')}, ${id(3, 'b.n - b.n % 10 + j.n % 5')}, 'received', ${past}, ${past}
     FROM ${series('b', branches)} CROSS JOIN ${series('j', people)} WHERE b.n % 10 IN (5, 6, 7) AND j.n % 2 = 0`,
    `INSERT INTO "Activity" ("id", "unitId", "kind", "startAt", "place", "audience", "state", "createdAt")
     SELECT ${activity}, ${id(3, 'b.n')}, CASE WHEN ${isVoluntary} THEN 'volunteer' ELSE 'regular' END, ${evening(monthOf)}, 'Nhà văn hóa', ${json(`'{}'`)}, 'called', ${past}
     FROM ${series('b', branches)} CROSS JOIN ${series('k', 14)} WHERE ${usesBot}`,
    `INSERT INTO "Invitation" ("activityId", "memberId") SELECT ${activity}, ${memberOf('b.n', 'j.n')}
     FROM ${series('b', branches)} CROSS JOIN ${series('k', 14)} CROSS JOIN ${series('j', people)} WHERE ${usesBot}`,
    `INSERT INTO "Attendance" ("activityId", "memberId", "mark", "by", "at")
     SELECT ${activity}, ${memberOf('b.n', 'j.n')}, CASE WHEN j.n % 9 = 0 THEN 'late' ELSE 'present' END, 'self', ${evening(monthOf)}
     FROM ${series('b', branches)} CROSS JOIN ${series('k', 14)} CROSS JOIN ${series('j', people)} WHERE ${usesBot} AND ${came}`,
    // Pupils at the voluntary work of the branch that received them.
    `INSERT INTO "Attendance" ("activityId", "memberId", "mark", "by", "at")
     SELECT ${activity}, ${memberOf('(b.n - b.n % 10 + 5 + k.n % 3)', 'j.n')}, 'present', 'self', ${evening(monthOf)}
     FROM ${series('b', branches - 10)} CROSS JOIN ${series('k', 14)} CROSS JOIN ${series('j', people)}
     WHERE b.n % 10 < 2 AND ${isVoluntary} AND j.n % 2 = 0 AND j.n % 5 = b.n % 10`,
    `INSERT INTO "ResidenceRemark" ("id", "memberId", "unitId", "period", "activities", "level", "state", "shownAt", "finalAt")
     SELECT ${id(7, `b.n * ${people} + j.n`)}, ${memberOf('b.n', 'j.n')}, ${id(3, 'b.n - b.n % 10 + j.n % 5')}, 'year:2026', 1, 'good', 'final', ${past}, ${past}
     FROM ${series('b', branches)} CROSS JOIN ${series('j', people)} WHERE b.n % 10 IN (5, 6) AND j.n % 10 = 8`,
    `INSERT INTO "PledgeProgramme" ("id", "unitId", "code", "title", "kind", "groups") VALUES ('01980000-0000-7008-8000-000000000000', '${rootId}', 'ren-luyen', 'Rèn luyện đoàn viên', 'training', ${json(`'[]'`)})`,
    `INSERT INTO "Pledge" ("id", "memberId", "programmeId", "text", "rhythm", "hour", "startedOn", "state", "createdAt")
     SELECT ${id(9, `b.n * ${people} + j.n`)}, ${memberOf('b.n', 'j.n')}, '01980000-0000-7008-8000-000000000000', 'Đọc sách', 'month', 19, '2026-01-01', 'active', ${past}
     FROM ${series('b', branches)} CROSS JOIN ${series('j', people)} WHERE ${usesBot} AND j.n % 6 = 0`,
    `INSERT INTO "Setting" ("name", "value") VALUES ('units.version', '1')`,
  ];
  const started = performance.now();
  for (const statement of statements) await db.write((tx) => tx.$executeRawUnsafe(statement));
  await db.write((tx) => tx.$executeRawUnsafe('ANALYZE'));
  const count = async (table) =>
    Number((await db.read((tx) => tx.$queryRawUnsafe(`SELECT COUNT(*) AS "n" FROM "${table}"`)))[0].n);
  const counts = {};
  for (const table of ['Unit', 'Member', 'ResidenceRegistration', 'Activity', 'Invitation', 'Attendance'])
    counts[table] = await count(table);
  return { counts, seconds: Math.round((performance.now() - started) / 1000), communes };
}
