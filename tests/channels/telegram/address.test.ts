import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromCallbackData, toCallbackData } from '../../../src/channels/telegram/address.js';

const word = fc.stringMatching(/^[a-z_]{1,8}$/);
const argument = fc.oneof(fc.uuid(), fc.stringMatching(/^[A-Za-z0-9_~-]{1,6}$/), fc.constant('~'), fc.constant('~~'));

test('an address comes back from a button exactly as it went', () => {
  fc.assert(
    fc.property(word, word, fc.array(argument, { maxLength: 2 }), (flow, step, args) => {
      const address = [`${flow}/${step}`, ...args].join(':');
      const data = toCallbackData(address);
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      expect(fromCallbackData(data)).toBe(address);
    }),
  );
});

test('any text that fits a button comes back exactly', () => {
  const text = fc.oneof(fc.string({ minLength: 1, maxLength: 15 }), fc.stringMatching(/^[~A-Za-z0-9_-]{1,30}$/));
  fc.assert(
    fc.property(text, (address) => {
      expect(fromCallbackData(toCallbackData(address))).toBe(address);
    }),
  );
});

test('whatever a forged button says is read without an error', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 100 }), (data) => {
      expect(fromCallbackData(data)).toBeTypeOf('string');
    }),
  );
});

test('two ids and their names fit, three do not', () => {
  const id = '01975d3e-1f3a-7c2b-9d4e-5f6a7b8c9d0e';
  expect(Buffer.byteLength(toCallbackData(`attend/confirm:${id}:${id}`))).toBe(62);
  expect(() => toCallbackData(`attend/confirm:${id}:${id}:${id}`)).toThrow('rejected: button_address_length');
  expect(() => toCallbackData('')).toThrow('rejected: button_address_length');
});
