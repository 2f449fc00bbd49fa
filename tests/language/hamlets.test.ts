import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { communeKey, hamletKey, readResidence } from '../../src/language/hamlets.js';

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

describe('the spellings of one place', () => {
  it.each([
    ['ấp 7', 'Ấp 07', 'ap 7', 'ấp7', 'ấp bảy', 'Ấp VII', ' ấp  7.'],
    ['khu phố 5', 'KP 5', 'kp.5', 'Khu phố 05'],
    ['tổ dân phố 4', 'TDP 4', 'tdp04'],
    ['ấp Tân Hòa', 'Ấp Tân Hoà', 'ap tan hoa', 'Tân Hòa', 'khu phố Tân Hòa'],
    ['ấp 3A', 'ấp 3 a', 'Ấp 3a'],
  ])('%s', (...written) => {
    expect(new Set(written.map(hamletKey)).size).toBe(1);
  });

  it('are told from those of another', () => {
    const others = ['ấp 7', 'ấp 17', 'ấp 7A', 'khu phố 7', 'thôn 7', 'ấp Tân Hòa', 'ấp Tân Hội', 'ấp Tân Hòa 2'];
    expect(new Set(others.map(hamletKey)).size).toBe(others.length);
  });

  it('of a commune with and without its kind', () => {
    expect(communeKey('TT. Tân Phú')).toEqual({ full: 'thi tran tan phu', bare: 'tan phu' });
    expect(communeKey('X. Phú Bình')).toEqual(communeKey('xã Phú Bình'));
    expect(communeKey('P.07')).toEqual({ full: 'phuong 7', bare: 'phuong 7' });
    expect(communeKey('phu binh')).toEqual({ full: 'phu binh', bare: 'phu binh' });
  });
});
