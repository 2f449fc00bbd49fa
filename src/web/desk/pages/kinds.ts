import { showNumber, showPercent } from '../../../language/numbers.js';
import { html } from '../html.js';
import { picture } from '../pieces.js';
import { table } from '../table.js';
import type { PageOf } from '../view.js';

/** Branches and their members by kind (domain.md §1.4). */
export const kinds: PageOf = async (view) => {
  const { t, unit, look } = view;
  const found = (await look.branchKinds(unit.id)).map(({ kind, branches, members }) => ({
    label: t('desk-branch-kind', { kind: kind ?? 'unknown' }),
    branches,
    members,
  }));
  const sum = (of: 'branches' | 'members') => found.reduce((total, one) => total + one[of], 0);
  const members = sum('members');
  const share = (count: number) => showPercent(count, members);
  const body = html`${table({
    caption: t('desk-kinds-table'),
    columns: [
      { header: t('desk-kind') },
      { header: t('desk-branches'), align: 'right' },
      { header: t('desk-members'), align: 'right' },
      { header: t('desk-share'), align: 'right' },
    ],
    rows: found.map((one) => [one.label, showNumber(one.branches), showNumber(one.members), share(one.members)]),
    total: [t('desk-total'), showNumber(sum('branches')), showNumber(members), share(members)],
  })}
${
  members > 0 &&
  picture({
    kind: 'shares',
    title: t('desk-kinds-title'),
    subtitle: unit.name,
    parts: found.map((one) => ({
      label: one.label,
      value: one.members,
      shown: `${showNumber(one.members)} (${share(one.members)})`,
    })),
  })
}`;
  return { title: t('desk-kinds-title'), body };
};
