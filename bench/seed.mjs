// A unit full of members who use the bot, made straight in the tables.
import { idsFrom } from '../dist/storage/ids.js';
import { insertRows } from '../dist/storage/sql.js';
import { touchUnits } from '../dist/storage/units.js';

export const newId = idsFrom(() => new Date());
const portion = 5_000;
const text = 'text';
const time = 'time';

/** A commune union with one branch. @returns the union's id */
export async function seedUnion(db) {
  const unionId = newId();
  const branchId = newId();
  await db.write(async (tx) => {
    await tx.unit.create({
      data: { id: unionId, kind: 'commune_union', name: 'Tỉnh đoàn', nameKey: 'tinh doan', path: `/${unionId}/` },
    });
    await tx.unit.create({
      data: {
        id: branchId,
        parentId: unionId,
        kind: 'branch',
        branchKind: 'residential',
        name: 'Chi đoàn ấp 3',
        nameKey: 'chi doan ap 3',
        path: `/${unionId}/${branchId}/`,
      },
    });
    await touchUnits(tx, 'bench');
  });
  return { unionId, branchId };
}

/**
 * `count` members of a branch, each with a chat address (`addressOf(n)` says which) and consents.
 * @param each rows of one's own for a portion of people, in the same transaction
 */
export async function seedMembers(db, { branchId, count, addressOf, purposes = ['registration'], now = new Date(), each }) {
  for (let from = 0; from < count; from += portion) {
    const people = Array.from({ length: Math.min(portion, count - from) }, (_, n) => ({
      memberId: newId(),
      contactId: newId(),
      n: from + n,
    }));
    await db.write(async (tx) => {
      const insert = (table, columns, row) => insertRows(tx, table, columns, people.map(row));
      const names = { fullName: text, nameKey: text, searchKey: text, sortKey: text };
      await insert(
        'Member',
        { id: text, ...names, branchId: text, status: text, source: text, createdAt: time, updatedAt: time },
        (one) => ({
          id: one.memberId,
          fullName: `Nguyễn Văn An ${one.n}`,
          nameKey: 'a',
          searchKey: 'a',
          sortKey: 'a',
          branchId,
          status: 'active',
          source: 'roster',
          createdAt: now,
          updatedAt: now,
        }),
      );
      await insert('Contact', { id: text, memberId: text, locale: text, createdAt: time }, (one) => ({
        id: one.contactId,
        memberId: one.memberId,
        locale: 'vi',
        createdAt: now,
      }));
      const where = { channel: text, account: text, externalId: text };
      await insert(
        'Address',
        { id: text, ...where, contactId: text, state: text, lastInboundAt: time, createdAt: time },
        (one) => ({
          id: newId(),
          ...addressOf(one.n),
          contactId: one.contactId,
          state: 'open',
          lastInboundAt: now,
          createdAt: now,
        }),
      );
      for (const purpose of purposes)
        await insert(
          'Consent',
          { id: text, contactId: text, purpose: text, textVersion: text, channel: text, messageId: text, at: time },
          (one) => ({
            id: newId(),
            contactId: one.contactId,
            purpose,
            textVersion: '1',
            channel: addressOf(one.n).channel,
            messageId: 'bench',
            at: now,
          }),
        );
      await each?.(tx, people);
    });
  }
}
