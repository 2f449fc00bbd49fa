import type { Label, Talk } from '../conversation/flow.js';
import { allConcerns, type BareHamlet, type ConcernLine } from '../domain/figures.js';
import { sheetFileName, sheetFormatOn } from '../domain/sheets.js';
import { fullUnitName, isBranch } from '../domain/units.js';
import { padCount, showNumber } from '../language/numbers.js';
import { type Asked, about, before, choice, type Ended, end, onward, to } from './figures-asked.js';

type AnyTalk = Talk<unknown>;

/** Units are no persons: their names may be listed, so many in a message. */
const unitsOnPage = 20;

/** What asks for attention ("trắng chi đoàn" and the rest of domain.md §1.5), counted; the units are one tap away. */
export async function alarms(talk: AnyTalk, asked: Asked): Promise<Ended> {
  const found = await talk.look.allConcerns(asked.unit.id, asked.month);
  const counted = allConcerns
    .map((concern) => ({ concern, count: found.filter((one) => one.concern === concern).length }))
    .filter(({ count }) => count > 0);
  const params = about(talk, asked);
  if (counted.length === 0)
    return end({ key: 'figures-no-alarms', params, choices: [before(asked, 'alarms'), ...onward(asked, 'alarms')] });
  const lines = counted.map(
    ({ concern, count }): Label => ({
      key: 'figures-concern-line',
      params: { concern, count: padCount(count) },
    }),
  );
  if (isBranch(asked.unit)) return end({ key: 'figures-alarms', params, lines, choices: onward(asked, 'alarms') });
  return end({
    key: 'figures-alarms',
    params,
    lines,
    choices: [
      ...counted.map(({ concern }) => choice('concern', to('concern', asked, concern), { concern })),
      choice('table', to('alarm_table', asked)),
    ],
  });
}

/** The units of one concern; of hamlets without a branch the hamlets. */
export async function concernUnits(talk: AnyTalk, asked: Asked, said: string | undefined, page: number): Promise<Ended> {
  const concern = allConcerns.find((one) => one === said);
  if (!concern) return alarms(talk, asked);
  const found = (await talk.look.allConcerns(asked.unit.id, asked.month)).filter((one) => one.concern === concern);
  const ids = found.map(({ unitId }) => unitId);
  const params = { ...about(talk, asked), concern, count: padCount(found.length) };
  if (found.length === 0) return end({ key: 'figures-concern-none', params, choices: onward(asked, 'alarms') });
  return end({
    key: 'figures-concern-units',
    params,
    lines: concern === 'bare_hamlet' ? pagedHamlets(talk, found.filter(isBareHamlet), page) : paged(talk, asked, ids, page),
    choices: [
      ...(found.length > (page + 1) * unitsOnPage ? [choice('more', to('concern', asked, concern, page + 1))] : []),
      choice('table', to('alarm_table', asked)),
      choice('alarms', to('alarms', asked)),
    ],
  });
}

/** Branches of which nothing was heard in the month: nothing called, nothing hosted. */
export async function silent(talk: AnyTalk, asked: Asked, page = 0): Promise<Ended> {
  const ids = await talk.look.silentBranches(asked.unit.id, asked.month);
  const of = talk.units.subtree(asked.unit.id).filter((unit) => isBranch(unit) && unit.kind !== 'sub_branch').length;
  const params = { ...about(talk, asked), count: padCount(ids.length), of: showNumber(of) };
  if (of === 0) return end({ key: 'figures-no-branches', params, choices: onward(asked, 'silent') });
  if (ids.length === 0)
    return end({ key: 'figures-nobody-silent', params, choices: [before(asked, 'silent'), ...onward(asked, 'silent')] });
  const many = ids.length > unitsOnPage;
  return end({
    key: 'figures-silent',
    params,
    lines: [...(many && page === 0 ? byChild(talk, asked, ids) : []), ...paged(talk, asked, ids, page)],
    choices: [
      ...(ids.length > (page + 1) * unitsOnPage ? [choice('more', to('silent', asked, page + 1))] : []),
      ...(many ? [choice('table', to('silent_table', asked))] : []),
      before(asked, 'silent'),
      choice('alarms', to('alarms', asked)),
    ],
  });
}

function paged({ units }: AnyTalk, { unit }: Asked, ids: readonly string[], page: number): Label[] {
  const from = page * unitsOnPage;
  const name = (id: string) => (units.get(id)?.parentId === unit.id ? units.get(id)!.name : fullUnitName(units, id));
  return ids.slice(from, from + unitsOnPage).map((id, at) => ({ text: `${from + at + 1}. ${name(id)}` }));
}

const isBareHamlet = (line: ConcernLine): line is BareHamlet => line.concern === 'bare_hamlet';

function pagedHamlets({ units }: AnyTalk, hamlets: readonly BareHamlet[], page: number): Label[] {
  const from = page * unitsOnPage;
  return hamlets.slice(from, from + unitsOnPage).map(({ unitId, hamlet, members }, at) => ({
    key: 'figures-bare-hamlet',
    params: { at: String(from + at + 1), hamlet, unit: fullUnitName(units, unitId), count: showNumber(members) },
  }));
}

/** Where most of them are, when a list of all would be too long to read. */
function byChild({ units }: AnyTalk, { unit }: Asked, ids: readonly string[]): Label[] {
  const children = units.children(unit.id).filter((child) => !isBranch(child));
  if (children.length < 2) return [];
  const counts = children
    .map((child) => ({ child, count: ids.filter((id) => units.isWithin(id, child.id)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const shown = counts.slice(0, 10).map(({ child, count }): Label => ({ text: `• ${child.name}: ${showNumber(count)}` }));
  const left = counts.length - shown.length;
  return [
    { key: 'figures-by-child' },
    ...shown,
    ...(left > 0 ? [{ key: 'figures-by-child-more', params: { count: String(left) } }] : []),
    { key: 'figures-by-name' },
  ];
}

/** Every unit with what asks for attention there, as a file. */
export async function alarmTable(talk: AnyTalk, asked: Asked): Promise<Ended> {
  const found = await talk.look.allConcerns(asked.unit.id, asked.month);
  const byUnit = new Map<string, ConcernLine[]>();
  for (const line of found) byUnit.set(line.unitId, [...(byUnit.get(line.unitId) ?? []), line]);
  const rows = [...byUnit].map(([unitId, lines]): Label[] => [
    ...place(talk, unitId),
    ...allConcerns.map((concern): Label => ({ text: cell(lines.filter((line) => line.concern === concern)) })),
  ]);
  const columns = allConcerns.map((concern) => ({
    header: { key: 'figures-column-concern', params: { concern } } as Label,
    align: 'center' as const,
  }));
  return table(talk, asked, 'canh-bao', 'alarms', columns, rows);
}

/** A cross; of hamlets without a branch which they are, each with how many members live there. */
function cell(lines: readonly ConcernLine[]): string {
  const hamlets = lines.filter(isBareHamlet).map(({ hamlet, members }) => `${hamlet} (${showNumber(members)})`);
  return hamlets.length > 0 ? hamlets.join('; ') : lines.length > 0 ? 'x' : '';
}

export async function silentTable(talk: AnyTalk, asked: Asked): Promise<Ended> {
  const ids = await talk.look.silentBranches(asked.unit.id, asked.month);
  return table(
    talk,
    asked,
    'chi-doan-chua-hoat-dong',
    'silent',
    [],
    ids.map((id) => place(talk, id)),
  );
}

/** The unit and the one above it. */
function place({ units }: AnyTalk, id: string): Label[] {
  const [unit, parent] = units.upward(id);
  return [{ text: unit?.name ?? '' }, { text: parent?.name ?? '' }];
}

function table(
  talk: AnyTalk,
  asked: Asked,
  name: string,
  what: 'alarms' | 'silent',
  columns: { header: Label; align: 'center' }[],
  rows: Label[][],
): Ended {
  const params = { ...about(talk, asked), count: showNumber(rows.length) };
  return end({
    key: `figures-table-${what}`,
    params,
    attachment: {
      kind: 'sheet',
      format: sheetFormatOn(talk.person.channel),
      sheet: {
        name: sheetFileName(name, asked.unit.name, asked.month),
        titles: [{ text: params.unit! }, { key: `figures-title-${what}`, params }],
        columns: [
          { header: { key: 'figures-column-number' }, align: 'center' },
          { header: { key: 'figures-column-unit' } },
          { header: { key: 'figures-column-above' } },
          ...columns,
        ],
        rows: rows.map((row, at) => [{ text: String(at + 1) }, ...row]),
      },
    },
  });
}
