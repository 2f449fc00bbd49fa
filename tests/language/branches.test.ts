import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branchIndex, matchBranch, type NamedUnit } from '../../src/language/branches.js';

const rows = readFileSync(new URL('../fixtures/tan-phu-units.csv', import.meta.url), 'utf8')
  .split('\r\n')
  .slice(1)
  .filter(Boolean);
const units: NamedUnit[] = rows.map((row) => {
  const [, id = '', name = '', level = '', , , parentId = ''] = row.split(';');
  return { id, name, kind: level === 'Chi đoàn' ? 'branch' : 'union', parentId };
});
const tanPhu = branchIndex(units);
const nameOf = (id: string | null | undefined) => units.find((unit) => unit.id === id)?.name;
const branch = (text: string) => matchBranch(text, tanPhu, { kinds: ['branch'] });

describe('which branch somebody means', () => {
  it.each([
    ['em ở chi đoàn ấp 3, xã Đắc Lua ạ', 'Chi đoàn ấp 3', 'Đoàn xã Đắc Lua'],
    ['ap 03 dac lua', 'Chi đoàn ấp 3', 'Đoàn xã Đắc Lua'],
    ['ấp ba đắc lua', 'Chi đoàn ấp 3', 'Đoàn xã Đắc Lua'],
    ['kp 1 thị trấn tân phú', 'Chi đoàn khu phố 1', 'Đoàn thị trấn Tân Phú'],
    ['khu phố 1', 'Chi đoàn khu phố 1', 'Đoàn thị trấn Tân Phú'],
    ['cong an xa dac lua', 'Chi đoàn Công an xã Đắc Lua', 'Đoàn xã Đắc Lua'],
    ['11a2 trường thpt đắc lua', 'Chi đoàn 11A2', 'Đoàn trường THPT Đắc Lua'],
  ])('%s is %s of %s', (text, name, above) => {
    const match = branch(text);
    expect(match).toMatchObject({ kind: 'one', certain: true, unit: { name } });
    expect(match.kind === 'one' && nameOf(match.unit.parentId)).toBe(above);
  });

  it.each(['cđ ấp 3', '11a2', 'chi đoàn 11 A2'])('%s exists in several places, so all are offered', (text) => {
    const match = branch(text);
    expect(match.kind).toBe('several');
    expect(match.kind === 'several' && match.units.length).toBeGreaterThan(1);
  });

  it('a commune that was named but has no such hamlet is never answered with another commune’s as if it were sure', () => {
    expect(branch('ấp 3 xã Không Có').kind).toBe('suggestions');
  });

  const few: NamedUnit[] = [
    { id: '1', name: 'Chi đoàn ấp Phú Cường', kind: 'branch', commune: 'xã Phú Bình' },
    { id: '2', name: 'Chi đoàn ấp Phú Cương', kind: 'branch', commune: 'xã Phú Bình' },
    { id: '3', name: 'Chi đoàn ấp 3', kind: 'branch', commune: 'xã Phú Bình' },
    { id: '4', name: 'Chi đoàn ấp Hòa Bình', kind: 'branch', commune: 'xã Phú Lộc' },
  ];
  it('prefers the accents that were typed, and asks when there are none', () => {
    expect(matchBranch('ấp Phú Cường', few)).toMatchObject({ kind: 'one', unit: { id: '1' }, certain: true });
    expect(matchBranch('phu cuong', few)).toMatchObject({ kind: 'several' });
    expect(matchBranch('ap hoa binh', few)).toMatchObject({ kind: 'one', unit: { id: '4' }, certain: true });
    expect(matchBranch('ấp Hoà Bình', few)).toMatchObject({ kind: 'one', unit: { id: '4' }, certain: true });
  });
  it('understands "chi doan ap 3 xa phu binh"', () => {
    expect(matchBranch('chi doan ap 3 xa phu binh', few)).toMatchObject({ kind: 'one', unit: { id: '3' }, certain: true });
  });
  it('only suggests what is one letter away', () => {
    expect(matchBranch('ấp Hòa Bìn', few)).toMatchObject({ kind: 'suggestions', units: [{ id: '4' }] });
  });
  it.each(['xyz', '3', '', '🙂', 'không biết'])('%j is no branch', (text) =>
    expect(matchBranch(text, few)).toEqual({ kind: 'none' }),
  );

  it('finds every branch by its own full name and that of its union', () => {
    const branches = units.filter(({ kind }) => kind === 'branch');
    fc.assert(
      fc.property(fc.constantFrom(...branches), (unit) => {
        const match = branch(`${unit.name}, ${nameOf(unit.parentId)}`);
        const found = match.kind === 'one' ? [match.unit] : match.kind === 'none' ? [] : match.units;
        expect(found.map(({ id }) => id)).toContain(unit.id);
      }),
    );
  });
  it('takes any text without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => typeof branch(text).kind === 'string'));
    expect(branch('ấp '.repeat(3000)).kind).toBeDefined();
  });
});
