import type { Database } from './database.js';

/** Set by the administrator's claim: a hash of the code that was used. */
export const setupUsedName = 'setup.used';
export const setupCodeName = 'setup.code';

/**
 * The code that makes the first administrator: ADMIN_SETUP_CODE, or one made at the first start and kept until it is used, so that
 * a restart prints the same one. `code` is null when it was used.
 */
export async function setupCodeOf(
  db: Database,
  configured: string | undefined,
  random: (below: number) => number,
): Promise<{ code: string | null; fresh: boolean }> {
  return db.write(async (tx) => {
    if (await tx.setting.findUnique({ where: { name: setupUsedName } })) return { code: null, fresh: false };
    if (configured) return { code: configured, fresh: false };
    const kept = await tx.setting.findUnique({ where: { name: setupCodeName } });
    if (kept) return { code: kept.value, fresh: true };
    const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'; // none that look alike
    const code = Array.from({ length: 10 }, () => letters[random(letters.length)]).join('');
    await tx.setting.create({ data: { name: setupCodeName, value: code } });
    return { code, fresh: true };
  });
}
