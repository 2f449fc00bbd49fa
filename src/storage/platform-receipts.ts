import type { PlatformReceipt } from '../channels/channel.js';
import type { Database } from './database.js';
import { type Columns, execute, jsonParam, jsonRows, stored } from './sql.js';

const columns: Columns = { channel: 'text', account: 'text', person: 'text', messageId: 'text', at: 'time' };

/** A notice's message with an id `r."messageId"` to a person: found by whose it is, so that ids of messages need no index. */
const theirs = `JOIN "Address" a ON a."channel" = r."channel" AND a."account" = r."account" AND a."externalId" = r."person"
  JOIN "Delivery" d ON d."contactId" = a."contactId" AND d."state" = 'sent' AND d."messageId" = r."messageId" AND d."noticeId" IS NOT NULL`;

/** The same of one that went to a phone number `r."person"`, which two members may share. */
const ofPhone = `JOIN "Member" m ON m."phone" = '+' || r."person" JOIN "Contact" c ON c."memberId" = m."id"
  JOIN "Delivery" d ON d."contactId" = c."id" AND d."state" = 'sent' AND d."messageId" = r."messageId" AND d."byPhone"`;
const isNumber = /^84\d{9,10}$/;

/**
 * What a platform said of notices that it took; of answers and reminders nothing is kept. That it arrived is kept with the message; that it was seen is counted for a notice as a
 * whole and nowhere else: who has read what is nobody's business (domain.md §8.8).
 */
export function receiptStore(db: Database): (receipts: PlatformReceipt[]) => Promise<void> {
  return (receipts) =>
    db.write(async (tx) => {
      const rows = (what: PlatformReceipt['what'], byPhone = false) =>
        receipts
          .filter((one) => one.what === what && isNumber.test(one.person) === byPhone)
          .map(({ what: _, ...row }) => stored(columns, row));
      const from = jsonRows(tx.engine, columns);
      for (const byPhone of [false, true]) {
        const received = rows('received', byPhone);
        if (received.length === 0) continue;
        await execute(
          tx,
          `UPDATE "Delivery" SET "receivedAt" = w."at" FROM (SELECT d."id", r."at" FROM ${from} ${byPhone ? ofPhone : theirs}) w
           WHERE "Delivery"."id" = w."id" AND "Delivery"."receivedAt" IS NULL`,
          jsonParam(received),
        );
      }
      const seen = rows('seen');
      if (seen.length > 0)
        await execute(
          tx,
          `UPDATE "Notice" SET "seenCount" = "seenCount" + w."n" FROM (SELECT d."noticeId", CAST(COUNT(*) AS INTEGER) AS "n" FROM ${from} ${theirs}
             GROUP BY d."noticeId") w WHERE "Notice"."id" = w."noticeId"`,
          jsonParam(seen),
        );
    });
}
