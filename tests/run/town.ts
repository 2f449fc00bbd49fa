import pino from 'pino';
import { type App, buildApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import type { RoleName } from '../../src/domain/rights.js';
import { loadTexts } from '../../src/i18n.js';
import { canonicalKey, searchKey, sortKey } from '../../src/language/folding.js';
import type { ChannelName, Drawn, InboundContent } from '../../src/messages.js';
import type { Database, Engine } from '../../src/storage/database.js';
import { idsFrom } from '../../src/storage/ids.js';
import { touchUnits } from '../../src/storage/units.js';
import { type SetClock, setClock } from './clock.js';
import { freshDatabase } from './database.js';
import { type PaperChannel, paperChannel } from './paper.js';

/**
 * A small commune for stories: xã Phú Bình with the branches of ấp Phú Cường and ấp 3, a school with a branch, and beside it xã
 * Đắc Lua with a branch of the same name, "Chi đoàn ấp 3", that people must be able to tell apart.
 */
export interface Town {
  app: App;
  db: Database;
  clock: SetClock;
  units: Record<'district' | 'phuBinh' | 'phuCuong' | 'ap3' | 'school' | 'class11a2' | 'dacLua' | 'dacLuaAp3', string>;
  /** Somebody who never wrote to the bot before. */
  stranger(channel?: ChannelName): Person;
  /** A registered member of a branch with all consents, known to the bot on `channel`. Past dates, no messages shown. */
  member(
    fullName: string,
    unitId: string,
    options?: {
      channel?: ChannelName;
      birthDate?: string;
      phone?: string;
      roles?: { role: RoleName; unitId: string }[];
      reminders?: boolean;
    },
  ): Promise<Person>;
  /** A member of the imported roster who does not use the bot. */
  rosterMember(fullName: string, unitId: string, options?: { birthDate?: string; phone?: string }): Promise<string>;
  tick(): Promise<void>;
  channel(name: ChannelName): PaperChannel;
  newId(): string;
  close(): Promise<void>;
}

/** A person with a phone. Every action waits until the bot has answered. */
export interface Person {
  readonly id: string;
  readonly channel: ChannelName;
  contactId: string;
  memberId: string;
  says(text: string): Promise<string[]>;
  /** Presses a button that is shown in any message so far, the newest first; fails when there is none with that label. */
  presses(label: string): Promise<string[]>;
  /** A button pressed by address: forged, or from an old message. */
  sendsChoice(address: string): Promise<string[]>;
  does(content: InboundContent): Promise<string[]>;
  sharesContact(phone: string, own?: boolean): Promise<string[]>;
  /** Everything the bot ever sent, oldest first. */
  all(): Drawn[];
  /** Texts that came since the last look (every action looks). */
  news(): string[];
  buttons(): string[];
}

export async function openTown(
  options: { engine?: Engine; setupCode?: string; env?: Record<string, string> } = {},
): Promise<Town> {
  const { db, drop } = await freshDatabase(options.engine);
  const clock = setClock();
  const newId = idsFrom(() => clock.now());
  const channels = { zalo: paperChannel('zalo'), telegram: paperChannel('telegram') };
  const app = buildApp({
    config: readConfig(options.env ?? {}),
    db,
    clock,
    channels: [channels.zalo, channels.telegram],
    texts: loadTexts(),
    log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    controller: 'Đoàn xã Phú Bình',
    setupCode: options.setupCode ?? 'mo-cua-2026',
    sleep: async () => undefined,
  });
  const units = await seedUnits(db, newId);
  let people = 0;

  function person(channel: ChannelName, id: string): Person {
    let looked = 0;
    const paper = channels[channel];
    const self: Person = {
      id,
      channel,
      contactId: '',
      memberId: '',
      all: () => paper.seenBy(id),
      news() {
        const fresh = paper.seenBy(id).slice(looked);
        looked = paper.seenBy(id).length;
        return fresh.map((message) => message.text);
      },
      buttons: () => (paper.seenBy(id).at(-1)?.choices ?? []).map((choice) => choice.label),
      async does(content) {
        self.news();
        await app.put([paper.inbound(id, content, clock.now())]);
        await app.settle();
        if (!self.contactId) self.contactId = await contactOf(db, channel, id);
        return self.news();
      },
      says: (text) => self.does({ kind: 'text', text }),
      sendsChoice: (address) => self.does({ kind: 'choice', address }),
      sharesContact: (phone, own = true) => self.does({ kind: 'contact', phone, own }),
      presses(label) {
        const choices = [...paper.seenBy(id)].reverse().flatMap((message) => message.choices ?? []);
        const choice = choices.find((one) => one.label === label);
        if (!choice) throw new Error(`no button "${label}" was shown; shown: ${choices.map((one) => one.label).join(' | ')}`);
        return self.sendsChoice(choice.address);
      },
    };
    return self;
  }

  return {
    app,
    db,
    clock,
    units,
    newId,
    channel: (name) => channels[name],
    stranger: (channel = 'zalo') => person(channel, `${channel}-${++people}`),
    async tick() {
      await app.tick();
      await app.settle();
    },
    rosterMember: (fullName, unitId, more = {}) => seedMember(db, newId, clock.now(), fullName, unitId, more),
    async member(fullName, unitId, more = {}) {
      const channel = more.channel ?? 'zalo';
      const one = person(channel, `${channel}-${++people}`);
      one.memberId = await seedMember(db, newId, clock.now(), fullName, unitId, more);
      one.contactId = newId();
      const now = clock.now();
      await db.write(async (tx) => {
        await tx.contact.create({ data: { id: one.contactId, memberId: one.memberId, createdAt: now } });
        await tx.address.create({
          data: {
            id: newId(),
            channel,
            account: `${channel}-bot`,
            externalId: one.id,
            contactId: one.contactId,
            lastInboundAt: now,
            createdAt: now,
          },
        });
        for (const purpose of ['registration', ...(more.reminders === false ? [] : ['reminders', 'news'])]) {
          await tx.consent.create({
            data: {
              id: newId(),
              contactId: one.contactId,
              purpose,
              textVersion: '2026-03-01',
              channel,
              messageId: 'seed',
              at: now,
            },
          });
        }
        for (const { role, unitId: at } of more.roles ?? []) {
          await tx.role.create({ data: { id: newId(), contactId: one.contactId, unitId: at, role, validFrom: now } });
        }
      });
      return one;
    },
    async close() {
      await app.stop();
      await drop();
    },
  };
}

async function contactOf(db: Database, channel: string, id: string): Promise<string> {
  const address = await db.read((tx) => tx.address.findFirst({ where: { channel, externalId: id } }));
  return address?.contactId ?? '';
}

async function seedMember(
  db: Database,
  newId: () => string,
  now: Date,
  fullName: string,
  branchId: string,
  more: { birthDate?: string; phone?: string },
): Promise<string> {
  const id = newId();
  await db.write((tx) =>
    tx.member.create({
      data: {
        id,
        fullName,
        nameKey: canonicalKey(fullName),
        searchKey: searchKey(fullName),
        sortKey: sortKey(fullName),
        birthDate: more.birthDate ?? '2004-03-15',
        phone: more.phone ?? null,
        branchId,
        status: 'active',
        source: 'roster',
        createdAt: now,
        updatedAt: now,
      },
    }),
  );
  return id;
}

async function seedUnits(db: Database, newId: () => string): Promise<Town['units']> {
  const ids = {} as Town['units'];
  const plan: [keyof Town['units'], keyof Town['units'] | null, string, string, string | null, string | null, string | null][] = [
    ['district', null, 'Huyện đoàn Tân Phú', 'district_union', null, null, null],
    ['phuBinh', 'district', 'Đoàn xã Phú Bình', 'commune_union', null, null, 'xã Phú Bình'],
    ['phuCuong', 'phuBinh', 'Chi đoàn ấp Phú Cường', 'branch', 'residential', 'ấp Phú Cường', 'xã Phú Bình'],
    ['ap3', 'phuBinh', 'Chi đoàn ấp 3', 'branch', 'residential', 'ấp 3', 'xã Phú Bình'],
    ['school', 'district', 'Đoàn trường THPT Đoàn Kết', 'school_union', null, null, null],
    ['class11a2', 'school', 'Chi đoàn 11A2', 'branch', 'school', null, null],
    ['dacLua', 'district', 'Đoàn xã Đắc Lua', 'commune_union', null, null, 'xã Đắc Lua'],
    ['dacLuaAp3', 'dacLua', 'Chi đoàn ấp 3', 'branch', 'residential', 'ấp 3', 'xã Đắc Lua'],
  ];
  const paths: Record<string, string> = {};
  await db.write(async (tx) => {
    for (const [key, parent, name, kind, branchKind, hamlet, commune] of plan) {
      const id = newId();
      ids[key] = id;
      paths[key] = `${parent ? paths[parent] : '/'}${id}/`;
      await tx.unit.create({
        data: {
          id,
          parentId: parent ? ids[parent] : null,
          code: key,
          kind,
          branchKind,
          name,
          nameKey: searchKey(name),
          path: paths[key],
          hamlet,
          commune,
        },
      });
    }
    await touchUnits(tx, '1');
  });
  return ids;
}
