import type { Clock } from '../clock.js';
import { choiceAddress } from '../conversation/address.js';
import { render } from '../conversation/render.js';
import { deskSittingLifeMs } from '../domain/desk.js';
import type { Person } from '../domain/people.js';
import type { Texts } from '../i18n.js';
import { showTime } from '../language/show.js';
import type { DeskStore, LinkState } from '../web/desk/store.js';
import { type AuditLine, writeAudit } from './audit.js';
import type { Database, Tx } from './database.js';
import { deskReads } from './desk-reads.js';
import type { NewId } from './ids.js';
import { insertForPeople, priorities } from './outbox.js';
import { loadPersons } from './persons.js';
import { addressOf, bestAddresses } from './tell.js';
import type { UnitCache } from './units.js';

export interface DeskStoreOptions {
  db: Database;
  clock: Clock;
  newId: NewId;
  units: UnitCache;
  texts: Texts;
  zone: string;
  /** A message to somebody was written. */
  committed(): void;
}

export function deskStore({ db, clock, newId, units, texts, zone, committed }: DeskStoreOptions): DeskStore {
  async function stateOf(tx: Tx, hash: string, now: Date): Promise<{ state: LinkState; person?: Person }> {
    const link = await tx.deskLink.findUnique({ where: { hash } });
    if (!link) return { state: 'unknown' };
    if (link.usedAt) return { state: 'used' };
    if (link.expiresAt <= now) return { state: 'expired' };
    const person = await officer(tx, link.contactId, now);
    return person ? { state: 'good', person } : { state: 'no_role' };
  }

  /** The owner hears of every desk that is opened: a link that somebody else used does not stay unnoticed. */
  async function tellOwner(tx: Tx, { contactId, locale }: Person, now: Date): Promise<void> {
    const to = (await bestAddresses(tx, [contactId], now)).get(contactId);
    if (!to) return;
    const say = {
      key: 'desk-told-opened',
      params: { time: showTime(now, zone) },
      choices: [{ label: { key: 'desk-choice-close-all' }, to: choiceAddress('desk', 'close') }],
    };
    const row = {
      id: newId(),
      contactId,
      ...addressOf(to),
      kind: 'report',
      priority: priorities.answer,
      urgent: true,
      payload: await render(texts, locale, say),
      state: 'waiting',
      notBefore: now,
      createdAt: now,
    };
    await insertForPeople(tx, [row], { now, zone });
  }

  async function signOut(sittingHash: string): Promise<void> {
    await db.write((tx) => tx.deskSession.deleteMany({ where: { hash: sittingHash } }));
  }

  return {
    link: (hash) => db.read(async (tx) => (await stateOf(tx, hash, clock.now())).state),

    async signIn(linkHash, sittingHash) {
      const now = clock.now();
      const state = await db.write(async (tx): Promise<LinkState> => {
        const { state, person } = await stateOf(tx, linkHash, now);
        if (!person) return state;
        // The row itself decides: of two presses at the same moment one finds it used.
        const used = await tx.deskLink.updateMany({ where: { hash: linkHash, usedAt: null }, data: { usedAt: now } });
        if (used.count === 0) return 'used';
        const { contactId } = person;
        const expiresAt = new Date(now.getTime() + deskSittingLifeMs);
        await tx.deskSession.create({ data: { hash: sittingHash, contactId, createdAt: now, expiresAt } });
        await writeAudit(tx, [{ actorId: contactId, action: 'desk_opened', subject: contactId }], { now, newId });
        await tellOwner(tx, person, now);
        return 'good';
      });
      if (state === 'good') committed();
      return state;
    },

    signOut,

    async sit(sittingHash, work) {
      const now = clock.now();
      const seen: AuditLine[] = [];
      const sat = await db.snapshot(async (tx) => {
        const sitting = await tx.deskSession.findUnique({ where: { hash: sittingHash } });
        if (!sitting) return 'none';
        const person = sitting.expiresAt > now && (await officer(tx, sitting.contactId, now));
        if (!person) return 'over';
        const tree = await units.current(tx);
        const result = await work({
          now,
          until: sitting.expiresAt,
          officer: {
            contactId: person.contactId,
            fullName: person.member?.fullName ?? null,
            locale: person.locale,
            roles: person.roles,
          },
          units: tree,
          look: deskReads(tx, { clock, zone, setupCode: null, units: tree }),
          seen: (action, subject, data) => seen.push({ actorId: person.contactId, action, subject, ...(data && { data }) }),
        });
        return { result };
      });
      // Over is over: a role that is given anew wants a new link.
      if (sat === 'over') await signOut(sittingHash);
      if (typeof sat === 'string') return undefined;
      if (seen.length > 0) await db.write((tx) => writeAudit(tx, seen, { now, newId }));
      return sat.result;
    },
  };
}

/** The person with the roles that hold now; undefined for nobody, for who holds none, and for who wants nothing of the bot any more. */
async function officer(tx: Tx, contactId: string, now: Date): Promise<Person | undefined> {
  const person = (await loadPersons(tx, [{ contactId, channel: 'zalo' }], now)).get(contactId);
  return person && person.roles.length > 0 && !person.stopped ? person : undefined;
}
