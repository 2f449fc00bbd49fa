import { createHash } from 'node:crypto';
import type { HeldRole } from './rights.js';
import type { UnitTree } from './units.js';

/**
 * The desk in the browser is opened by a one-time link from the chat and stays open for one working day. Of both secrets only hashes
 * are kept: who reads the database cannot use them.
 */
export const deskLinkLifeMs = 10 * 60_000;
export const deskSittingLifeMs = 8 * 3600_000;

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** 43 of 64 signs: 258 bits, so that guessing is hopeless even without a limit. */
const length = 43;

export function makeDeskSecret(random: (below: number) => number): string {
  return Array.from({ length }, () => signs[random(signs.length)]).join('');
}

/** What a browser sent, when it can be a secret of ours at all: anything else need not be looked for. */
export function readDeskSecret(sent: string | undefined): string | undefined {
  return sent?.length === length && [...sent].every((sign) => signs.includes(sign)) ? sent : undefined;
}

/** A link is no sitting and a sitting no link, so that the one never opens the other's door. */
export function deskHash(of: 'link' | 'sitting', secret: string): string {
  return createHash('sha256').update(`chidoan-bot desk ${of}\n${secret}`).digest('hex');
}

/** The path of the page that a link opens. */
export function deskLinkPath(secret: string): string {
  return `/desk/in/${secret}`;
}

/** The units at which somebody's desk begins: those of their roles, without what lies below another one of them; the highest first. */
export function deskTops(roles: readonly HeldRole[], units: UnitTree): string[] {
  const ids = [...new Set(roles.map((held) => held.unitId))].filter((id) => units.get(id));
  const tops = ids.filter((id) => !ids.some((other) => other !== id && units.isWithin(id, other)));
  return tops.sort((a, b) => units.get(a)!.path.split('/').length - units.get(b)!.path.split('/').length);
}
