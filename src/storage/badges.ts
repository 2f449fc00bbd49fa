import { type BadgeProof, isBadgeCode } from '../domain/badges.js';
import type { Database } from './database.js';
import { param, query } from './sql.js';

/** What a badge's page asks: the badge behind a link, without whoever holds it. */
export function badgeStore(db: Database): { badge(code: string): Promise<BadgeProof | null> } {
  return {
    async badge(code) {
      if (!isBadgeCode(code)) return null;
      const [row] = await db.read((tx) =>
        query<{
          programme: string;
          badge: string | null;
          issuer: string | null;
          year: number;
          number: number;
          conclusion: string;
        }>(
          tx,
          `SELECT g."title" AS "programme", g."badge", COALESCE(g."issuer", o."name") AS "issuer", k."year", k."badgeNumber" AS "number", k."conclusion"
           FROM "PledgeConclusion" k JOIN "PledgeProgramme" g ON g."id" = k."programmeId" LEFT JOIN "Unit" o ON o."id" = g."unitId"
           WHERE k."badgeCode" = ${param(tx.engine, 1)}`,
          code,
        ),
      );
      if (!row) return null;
      return {
        programme: row.programme,
        badge: row.badge ?? row.programme,
        issuer: row.issuer ?? '',
        year: Number(row.year),
        number: Number(row.number),
        valid: row.conclusion === 'reached',
      };
    },
  };
}
