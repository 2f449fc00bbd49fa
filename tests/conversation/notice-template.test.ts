import fc from 'fast-check';
import { expect, test } from 'vitest';
import { templateBlanks, writeTemplate } from '../../src/conversation/notice-template.js';
import { loadTexts } from '../../src/i18n.js';

const texts = loadTexts();
const world = { texts, zone: 'Asia/Ho_Chi_Minh' };
const content = {
  activityId: 'a',
  activityKind: 'regular',
  title: null,
  unitName: 'Chi đoàn ấp 3',
  ofBranch: true,
  startAt: '2026-03-13T12:00:00.000Z',
  endAt: null,
  place: 'nhà văn hóa ấp 3',
  content: null,
  dress: null,
  bring: null,
  respondBy: null,
  changes: [],
  reason: null,
  signedAs: null,
};
const to = (fullName: string | null) => ({ id: 'd', fullName, locale: 'vi' });

test('whatever a meeting is called and wherever it is, every blank is filled, on one line, and no longer than it may be', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }).filter((value) => value.trim() !== '');
  fc.assert(
    fc.property(text, text, text, fc.constantFrom('invitation', 'changed', 'cancelled'), (fullName, title, place, kind) => {
      const written = writeTemplate({ kind, content: { ...content, title, place } }, to(fullName), world);
      const values = written!.template!.values;
      expect(Object.keys(values)).toEqual(Object.keys(templateBlanks));
      for (const [name, longest] of Object.entries(templateBlanks)) {
        expect(values[name]!.length).toBeLessThanOrEqual(longest);
        expect(values[name]).toMatch(/^\S/);
        expect(values[name]).not.toMatch(/\n/);
        expect(values[name]).toBe(values[name]!.normalize('NFC'));
      }
    }),
  );
});

test('a long name is cut, a missing one is “đồng chí”, and news are no template message', () => {
  const named = (fullName: string | null) =>
    writeTemplate({ kind: 'invitation', content }, to(fullName), world)!.template!.values.ho_ten;
  expect(named('Công Tằng Tôn Nữ Thị Phương Thảo Nguyên')).toBe('Công Tằng Tôn Nữ Thị Phương T…');
  expect(named(null)).toBe('đồng chí');
  expect(writeTemplate({ kind: 'news', content: { unitName: 'x', text: 'y' } }, to('An'), world)).toBeNull();
  expect(writeTemplate({ kind: 'invitation', content: {} }, to('An'), world)).toBeNull();
});
