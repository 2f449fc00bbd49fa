import { actionsOf, type Pledge, type Programme } from './pledges.js';

/** One place a group where the programme has no more than three of them (domain.md §2.10), else one an action, named by its group. */
export function contentsOf({ groups, kind }: Programme, shared: readonly Pick<Pledge, 'groupCode' | 'text'>[]): string[] {
  if (kind === 'training' && groups.length > 0 && groups.length <= 3) {
    const inGroup = (code: string | null) => shared.filter((one) => one.groupCode === code).flatMap((one) => actionsOf(one.text));
    const own = inGroup(null);
    const places = groups.map((group) => inGroup(group.code).join('; '));
    return own.length > 0 ? [...places.slice(0, -1), [places.at(-1), ...own].filter(Boolean).join('; ')] : places;
  }
  return shared.flatMap(({ groupCode, text }) => {
    const group = groups.find(({ code }) => code === groupCode);
    return actionsOf(text).map((action) => (group ? `${group.title}: ${action}` : action));
  });
}
