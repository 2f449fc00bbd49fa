import { describe, expect, test } from 'vitest';
import { type Unit, unitTree } from '../../src/domain/units.js';
import { type Browsing, branchChoices, branchesSaid, readPick } from '../../src/flows/branch-picker.js';

/** A district of twenty communes, each with twelve hamlets that have the same names as everywhere. */
function district(): Unit[] {
  const unit = (id: string, parentId: string | null, kind: string, name: string, path: string): Unit => ({
    id,
    parentId,
    code: null,
    kind,
    branchKind: kind === 'branch' ? 'residential' : null,
    name,
    path,
    hamlet: null,
    commune: null,
  });
  const units = [unit('d', null, 'district_union', 'Huyện đoàn Tân Phú', '/d/')];
  for (let c = 1; c <= 20; c++) {
    units.push(unit(`c${c}`, 'd', 'commune_union', `Đoàn xã Phú ${'ABCDEGHIKLMNOPQRSTUV'[c - 1]}nh`, `/d/c${c}/`));
    for (let h = 1; h <= 12; h++) units.push(unit(`c${c}h${h}`, `c${c}`, 'branch', `Chi đoàn ấp ${h}`, `/d/c${c}/c${c}h${h}/`));
  }
  return units;
}

const units = unitTree(district());
const place = { flow: 'join', step: 'branch', units, among: units.branches() };
const labels = (at: Browsing | undefined) =>
  branchChoices(place, at).map(({ label }) => ('text' in label ? label.text : label.key));
const press = (at: Browsing | undefined, ...args: string[]) => readPick({ kind: 'choice', args }, place, at);

describe('finding one branch among hundreds', () => {
  test('page by page through the communes, then through the branches of one', () => {
    const communes = press(undefined, 'list');
    expect(communes).toEqual({ kind: 'browse', browsing: { guesses: [], within: null, page: 0 } });
    let at = (communes as { browsing: Browsing }).browsing;
    const seen: string[] = [];
    for (;;) {
      seen.push(...labels(at).filter((label) => label.startsWith('Đoàn xã')));
      if (!labels(at).includes('branch-choice-more')) break;
      at = (press(at, 'page', String(at.page + 1)) as { browsing: Browsing }).browsing;
    }
    expect(new Set(seen).size).toBe(20);
    const within = press(at, 'of', 'c7') as { browsing: Browsing };
    expect(labels(within.browsing)).toEqual([
      ...Array.from({ length: 8 }, (_, n) => `Chi đoàn ấp ${n + 1}`),
      'branch-choice-more',
      'branch-choice-others',
    ]);
    expect(press(within.browsing, 'pick', 'c7h12')).toEqual({ kind: 'picked', unitId: 'c7h12' });
  });

  test('inside a commune a bare hamlet is that commune’s; outside it is asked which', () => {
    expect(readPick({ kind: 'text', text: 'ap 3' }, place, { guesses: [], within: 'c7', page: 0 })).toEqual({
      kind: 'picked',
      unitId: 'c7h3',
    });
    expect(readPick({ kind: 'text', text: 'ap 3' }, place, undefined)).toMatchObject({ kind: 'guesses' });
  });

  test('the commune may follow in the sentence', () => {
    expect(branchesSaid('ấp 3', 'em tên An ở ấp 3 xã Phú Hnh', units, units.branches())).toMatchObject({
      certain: true,
      branches: [{ id: 'c7h3' }],
    });
  });

  test('ids that are no branch, pages that are no number and pictures pick nothing', () => {
    for (const args of [['pick', 'd'], ['pick', 'nobody'], ['of', 'c7h3'], ['page', '-1'], ['page', '1e9'], ['drop'], []]) {
      expect(press({ guesses: [], within: null, page: 0 }, ...args)).toEqual({ kind: 'unknown' });
    }
    expect(readPick({ kind: 'picture' }, place, undefined)).toEqual({ kind: 'unknown' });
  });
});
