import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { toCallbackData } from '../../src/channels/telegram/address.js';
import { choiceAddress } from '../../src/conversation/address.js';
import { programmes } from '../../src/flows/programmes.js';

it('every button about a programme and a person or unit fits into Telegram’s 64 bytes, with a year and a page', () => {
  const names = Object.keys(programmes.entries ?? {});
  const longest = names.map((name) =>
    choiceAddress('plans', name, randomUUID(), randomUUID(), 6, ...(name === 'names' ? [24] : [])),
  );
  for (const address of longest) expect([address, Buffer.byteLength(toCallbackData(address)) <= 64]).toEqual([address, true]);
});
