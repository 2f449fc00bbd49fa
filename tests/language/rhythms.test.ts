import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRhythm } from '../../src/language/rhythms.js';

describe('how often somebody wants to be reminded', () => {
  it.each([
    ['hàng tuần', 'week'],
    ['mỗi tuần', 'week'],
    ['moi tuan 1 lan', 'week'],
    ['tuần', 'week'],
    ['1 tuần nha', 'week'],
    ['2 tuần', 'two_weeks'],
    ['hai tuần 1 lần ạ', 'two_weeks'],
    ['cách tuần', 'two_weeks'],
    ['nửa tháng', 'two_weeks'],
    ['tháng', 'month'],
    ['mỗi tháng', 'month'],
    ['1 tháng 1 lần', 'month'],
    ['không nhắc', 'none'],
    ['khỏi nhắc', 'none'],
    ['3 tuần', undefined],
    ['nửa tuần', undefined],
    ['2 tháng', undefined],
    ['mỗi ngày', undefined],
    ['😀', undefined],
  ] as const)('reads “%s”', (text, rhythm) => {
    expect(readRhythm(text)).toBe(rhythm);
  });

  it('never fails on what people type', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void readRhythm(text)));
  });
});
