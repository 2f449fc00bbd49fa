import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBadgeCode, makeBadgeCode } from '../../src/domain/badges.js';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';

const code = 'abcdefghjkmnpqrstuvwxyz234';

describe.each(engines)('the page of a badge, on %s', (engine) => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown({ engine, env: { PUBLIC_URL: 'https://bot.example.vn' } });
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong, { phone: '+84912345678' });
    await town.db.write(async (tx) => {
      await tx.pledgeProgramme.create({
        data: {
          ...{ id: 'p', unitId: town.units.phuBinh, code: 'x', title: 'Mùa xuân <b>xanh</b>', kind: 'own', audience: 'members' },
          ...{ groups: [], badge: 'Huy hiệu xanh' },
        },
      });
      await tx.pledgeConclusion.create({
        data: {
          ...{ memberId: an.memberId, programmeId: 'p', year: 2026, conclusion: 'reached', at: town.clock.now() },
          ...{ badgeNumber: 7, badgeCode: code },
        },
      });
    });
  });
  afterEach(() => town.close());

  it('says programme, year, number and that it is valid, and nothing about who holds it', async () => {
    const { statusCode, body } = await town.app.web.inject({ url: `/b/${code}` });
    expect(statusCode).toBe(200);
    for (const shown of [
      'Mùa xuân &#60;b&#62;xanh&#60;/b&#62;',
      'Huy hiệu xanh',
      '2026',
      '07/2026',
      'Đoàn xã Phú Bình',
      'Huy hiệu còn hiệu lực',
    ])
      expect(body).toContain(shown);
    expect(body).not.toMatch(/Nguyễn|An\b|Phú Cường|0912|<script|<b>/);
  });

  it('says that a badge is no longer valid when the conclusion was taken back', async () => {
    await town.db.write((tx) => tx.pledgeConclusion.updateMany({ data: { conclusion: 'not_reached' } }));
    expect((await town.app.web.inject({ url: `/b/${code}` })).body).toContain('Huy hiệu không còn hiệu lực');
  });

  it.each(['b', code.slice(1), `${code}a`, code.replace('a', 'b'), "' OR 1=1 --", '../../etc/passwd', 'A'.repeat(26), '%00'])(
    'knows no badge “%s”, and does not say why',
    async (wrong) => {
      const { statusCode, body } = await town.app.web.inject({ url: `/b/${encodeURIComponent(wrong)}` });
      expect(statusCode).toBe(404);
      expect(body).toContain('Không có huy hiệu nào ở địa chỉ này');
    },
  );

  it('lets in nothing but its own style, and no search engine, frame or cache', async () => {
    for (const url of [`/b/${code}`, '/b/none']) {
      const { headers, body } = await town.app.web.inject({ url });
      const style = /<style>([\s\S]*?)<\/style>/.exec(body)![1]!;
      const hash = createHash('sha256').update(style).digest('base64');
      expect(headers['content-security-policy']).toBe(
        `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      );
      expect(headers['x-robots-tag']).toContain('noindex');
      expect(body).toContain('<meta name="robots" content="noindex, nofollow">');
      expect([headers['cache-control'], headers['x-frame-options'], headers['referrer-policy']]).toEqual([
        'no-store',
        'DENY',
        'no-referrer',
      ]);
      expect(body).not.toMatch(/https?:\/\//);
    }
  });
});

describe('a badge’s code', () => {
  it('has 130 random bits, and is one by its look', () => {
    let asked = 0;
    const made = makeBadgeCode((below) => {
      expect(below).toBe(32);
      return asked++ % below;
    });
    expect(asked * 5).toBeGreaterThanOrEqual(128);
    expect(isBadgeCode(made)).toBe(true);
    fc.assert(fc.property(fc.string({ maxLength: 40 }), (text) => !isBadgeCode(text) || text.length === 26));
  });
});
