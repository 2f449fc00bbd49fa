import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sign, verifySignature } from '../../../src/channels/zalo/client/index.js';

const appId = '1163843031413526746';
const timestamp = '1609984527175';
const oaSecretKey = 'oa-secret-for-tests';
const sample =
  '{"app_id":"1163843031413526746","user_id_by_app":"4339761418830368433","event_name":"user_send_text","timestamp":"1609984527175","sender":{"id":"4339761418830368433"},"recipient":{"id":"2197174064623873199"},"message":{"msg_id":"This is message id","text":"This is testing message"}}';
const vietnamese =
  '{"app_id":"1163843031413526746","event_name":"user_send_text","timestamp":"1609984527175","sender":{"id":"4339761418830368433"},"recipient":{"id":"2197174064623873199"},"message":{"msg_id":"m1","text":"Xin chào"}}';

describe("Zalo's webhook signature", () => {
  test.each([
    [
      { appId: 'X', body: 'BODY', timestamp: '1234567890', oaSecretKey: 'Y' },
      '2f1ef5aabe67e8396a459ca89562e108ad541f82ba5022c85f645bd6b7220cb9',
    ],
    [{ appId, body: sample, timestamp, oaSecretKey }, 'a8c493bd17b60a317f51e8aebafea9936bf0380fbed4fc62051d2e68e12a5c5c'],
    [{ appId, body: vietnamese, timestamp, oaSecretKey }, '691baada6da38cb78d2430c48f915d2288ba34c181b688d2ec742e0746a9697c'],
  ])('equals the vectors computed by hand', (signed, mac) => {
    expect(sign(signed)).toBe(`mac=${mac}`);
    expect(sign({ ...signed, body: Buffer.from(signed.body) })).toBe(`mac=${mac}`);
    for (const header of [`mac=${mac}`, mac, `MAC = ${mac.toUpperCase()}`, `  mac=${mac} `]) {
      expect(verifySignature(signed, header), header).toBe(true);
    }
  });

  test('is refused when a single byte of anything differs', () => {
    const signed = { appId, body: Buffer.from(vietnamese), timestamp, oaSecretKey };
    const header = sign(signed);
    fc.assert(
      fc.property(fc.nat(signed.body.length - 1), fc.integer({ min: 1, max: 255 }), (index, change) => {
        const body = Buffer.from(signed.body);
        body[index] = body[index]! ^ change;
        return !verifySignature({ ...signed, body }, header);
      }),
    );
    expect(verifySignature({ ...signed, appId: 'other' }, header)).toBe(false);
    expect(verifySignature({ ...signed, timestamp: '1609984527176' }, header)).toBe(false);
    expect(verifySignature({ ...signed, oaSecretKey: 'app-secret' }, header)).toBe(false);
  });

  test('is refused when the header is missing or is no hash', () => {
    const signed = { appId, body: vietnamese, timestamp, oaSecretKey };
    for (const header of [
      undefined,
      '',
      'mac=',
      'mac=123',
      `mac=${'z'.repeat(64)}`,
      `${sign(signed)}0`,
      `sha256=${sign(signed).slice(4)}`,
    ]) {
      expect(verifySignature(signed, header), String(header)).toBe(false);
    }
  });
});
