// The people of the Tân Phú roster on both platforms, and what each of them got to read.
import { insertRows } from '../../dist/storage/sql.js';

export const place = 'Nhà văn hóa nơi mọi thứ hỏng';

/** Three in five on Zalo, one in five on Telegram, one in ten on both, one in ten on Zalo with a window that has closed. */
function channelsOf(n) {
  if (n % 10 < 6) return [{ channel: 'zalo', daysAgo: n % 3 === 0 ? 3 : 0.1 }];
  if (n % 10 < 8) return [{ channel: 'telegram', daysAgo: 20 }];
  if (n % 10 === 8)
    return [
      { channel: 'zalo', daysAgo: n % 20 === 8 ? 9 : 1 },
      { channel: 'telegram', daysAgo: 2 },
    ];
  return [{ channel: 'zalo', daysAgo: 9 }];
}

const idOf = { zalo: (n) => String(6_000_000_000_000_000_000n + BigInt(n)), telegram: (n) => String(900_000 + n) };

/** Gives the first `count` members of the roster a contact and addresses, and opens their chats on the platforms. */
export async function gather({ db, zalo, telegram, accounts, count, now, newId }) {
  const members = await db.read((tx) => tx.member.findMany({ select: { id: true }, orderBy: { id: 'asc' }, take: count }));
  const people = members.map(({ id }, n) => ({
    n,
    memberId: id,
    contactId: newId(),
    blocks: n % 50 === 7,
    addresses: channelsOf(n).map(({ channel, daysAgo }) => ({
      channel,
      externalId: idOf[channel](n),
      at: new Date(now.getTime() - daysAgo * 86_400_000),
    })),
    got: 0,
    others: 0,
  }));
  const text = 'text';
  await db.write(async (tx) => {
    await insertRows(
      tx,
      'Contact',
      { id: text, memberId: text, locale: text, createdAt: 'time' },
      people.map((one) => ({ id: one.contactId, memberId: one.memberId, locale: 'vi', createdAt: now })),
    );
    await insertRows(
      tx,
      'Consent',
      { id: text, contactId: text, purpose: text, textVersion: text, channel: text, messageId: text, at: 'time' },
      people.flatMap((one) =>
        ['registration', 'reminders', 'news'].map((purpose) => ({
          id: newId(),
          contactId: one.contactId,
          purpose,
          textVersion: '1',
          channel: one.addresses[0].channel,
          messageId: 'chaos',
          at: now,
        })),
      ),
    );
    await insertRows(
      tx,
      'Address',
      {
        id: text,
        channel: text,
        account: text,
        externalId: text,
        contactId: text,
        state: text,
        lastInboundAt: 'time',
        createdAt: 'time',
      },
      people.flatMap((one) =>
        one.addresses.map(({ channel, externalId, at }) => ({
          id: newId(),
          channel,
          account: accounts[channel],
          externalId,
          contactId: one.contactId,
          state: 'open',
          lastInboundAt: at,
          createdAt: now,
        })),
      ),
    );
  });
  const byAddress = new Map();
  for (const one of people) {
    for (const { channel, externalId, at } of one.addresses) {
      byAddress.set(`${channel} ${externalId}`, one);
      if (channel === 'zalo') zalo.person(externalId, { lastInteractionAt: at, follower: true });
      else {
        const person = telegram.person(Number(externalId));
        person.hasStarted();
        if (one.blocks) person.deactivate();
      }
    }
  }
  const read = (channel, externalId, words) => {
    const one = byAddress.get(`${channel} ${externalId}`);
    if (!one) return;
    if (words.includes(place)) one.got++;
    else one.others++;
  };
  zalo.onMessage((bubble) => bubble.from === 'oa' && read('zalo', bubble.person, bubble.text));
  telegram.onMessage(
    (event, bubble) => event.kind === 'sent' && event.by === 'bot' && read('telegram', String(event.chat), bubble.text),
  );
  return people;
}
