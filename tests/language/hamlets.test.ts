import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readResidence } from '../../src/language/hamlets.js';

describe('a place of residence', () => {
  it.each([
    ['ấp 3, xã Phú Bình', 'ấp 3', 'xã Phú Bình'],
    ['ap 3 phu binh', 'ap 3', 'phu binh'],
    ['Ấp 3 xã Phú Bình huyện Tân Phú', 'ấp 3', 'xã Phú Bình'],
    ['kp 5 p. Tân Phú', 'khu phố 5', 'phường Tân Phú'],
    ['em ở ấp Phú Cường, xã Phú Bình ạ', 'ấp Phú Cường', 'xã Phú Bình'],
    ['buôn Kla xã Ea Kao', 'buôn Kla', 'xã Ea Kao'],
    ['tổ dân phố 4, phường 7', 'tổ dân phố 4', 'phường 7'],
    ['ấp 3', 'ấp 3', undefined],
    ['thôn Đông', 'thôn Đông', undefined],
    ['nhà em ở khu phố 6 nha', 'khu phố 6', undefined],
  ])('%s', (typed, hamlet, commune) => {
    expect(readResidence(typed)).toEqual({ ok: true, hamlet, ...(commune === undefined ? {} : { commune }) });
  });

  it('keeps no house number, street or group, because they are never stored', () => {
    expect(readResidence('số nhà 12/3 đường Hùng Vương, khu phố 5, phường Tân Phú')).toEqual({
      ok: true,
      hamlet: 'khu phố 5',
      commune: 'phường Tân Phú',
    });
    expect(readResidence('tổ 5 ấp 2 xã Phú Lộc')).toEqual({ ok: true, hamlet: 'ấp 2', commune: 'xã Phú Lộc' });
    expect(readResidence('12/3 Nguyễn Huệ')).toEqual({ ok: false, problem: 'missing' });
  });

  it('asks for the hamlet when only the commune was given', () => {
    expect(readResidence('xã Phú Bình')).toEqual({ ok: false, problem: 'commune_only', commune: 'xã Phú Bình' });
  });

  it('takes any text without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => typeof readResidence(text).ok === 'boolean'));
    expect(readResidence('ấp '.repeat(4000)).ok).toBeDefined();
  });
});
