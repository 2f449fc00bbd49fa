import type { Opening, Say, Talk } from '../conversation/flow.js';
import { showBadgeNumber } from '../domain/badges.js';
import { fullUnitName } from '../domain/units.js';
import { endings } from './pledge-words.js';

type Ended = Extract<Opening<never, never>, { do: 'end' }>;
const end = (say: Say): Ended => ({ do: 'end', say: [say] });

/** The picture, and the link by which anybody can see that it is real, and nothing else. */
export async function badge(programmeId: string | undefined, year: string | undefined, talk: Talk<undefined>): Promise<Ended> {
  const { member } = talk.person;
  if (!member) return endings.membersOnly;
  const own = (await talk.look.conclusionsOf(member.id)).find(
    (one) => one.programmeId === programmeId && String(one.year) === year,
  );
  const programme = own ? await talk.look.programme(own.programmeId) : null;
  if (!own?.badgeCode || own.badgeNumber === null || own.conclusion !== 'reached' || !programme)
    return end({ key: 'review-no-badge' });
  const number = showBadgeNumber(own.badgeNumber, own.year);
  const page = talk.page(`/b/${own.badgeCode}`);
  return end({
    key: 'review-badge',
    params: { programme: programme.title, number },
    lines: page ? [{ key: 'review-badge-link' }, { text: page }] : [],
    attachment: {
      kind: 'chart',
      name: `huy-hieu-${own.badgeNumber}-${own.year}`,
      chart: {
        kind: 'badge',
        title: { text: programme.badge ?? programme.title },
        subtitle: { text: programme.title },
        holder: { text: member.fullName },
        number: { key: 'review-badge-number', params: { number } },
        issuer: { text: programme.issuer ?? fullUnitName(talk.units, programme.unitId) },
      },
    },
  });
}
