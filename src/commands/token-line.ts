import type { TokenState } from '../storage/token-states.js';

const day = 24 * 3_600_000;
/** A refresh token that is not renewed by traffic within this time is close to its end (Zalo: three months). */
const warnDays = 7;

/** One account's tokens in a line, and whether somebody has to do something. */
export function tokenLine(
  { channel, account, hasAccess, accessExpiresAt, refreshExpiresAt, needsConsent, updatedAt }: TokenState,
  now: Date,
): { ok: boolean; text: string } {
  const age = `stored ${ago(updatedAt, now)}`;
  if (needsConsent)
    return {
      ok: false,
      text: `${channel} ${account}: the refresh token is spent or revoked (${age}). Grant the app again and run: npm run chidoan -- token ${channel}`,
    };
  if (refreshExpiresAt && refreshExpiresAt.getTime() - now.getTime() < warnDays * day)
    return {
      ok: false,
      text: `${channel} ${account}: the refresh token ends ${moment(refreshExpiresAt)} (${age}). Start the bot, which renews it, or run: npm run chidoan -- token ${channel}`,
    };
  const access = !hasAccess
    ? 'no access token yet'
    : accessExpiresAt && accessExpiresAt <= now
      ? 'the access token is renewed with the next message'
      : 'the access token is good';
  const until = refreshExpiresAt ? `, the refresh token is good until ${moment(refreshExpiresAt)}` : '';
  return { ok: true, text: `${channel} ${account}: ${age}; ${access}${until}` };
}

function moment(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

export function ago(at: Date, now: Date): string {
  const minutes = Math.max(0, Math.round((now.getTime() - at.getTime()) / 60_000));
  if (minutes < 120) return `${minutes} min ago`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h ago` : `${Math.round(minutes / 1440)} days ago`;
}
