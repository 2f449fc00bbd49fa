import type { Effect } from '../conversation/effects.js';
import type { Talk } from '../conversation/flow.js';
import { homeKey, homeSay } from '../conversation/residence-remark.js';
import type { Period } from '../domain/periods.js';

/** The home unit's officers hear once a period that something came back for their members; what it is stands in the list. */
export async function tellHome(talk: Talk<unknown>, homeUnitId: string, period: Period): Promise<Effect[]> {
  const officers = await talk.look.officersFor(homeUnitId);
  return officers
    .filter((officer) => officer.contactId !== talk.person.contactId)
    .map(({ contactId }) => ({
      kind: 'tell' as const,
      contactId,
      key: homeKey(homeUnitId, period.key, contactId),
      urgency: 'nudge' as const,
      say: homeSay(talk.units, homeUnitId, period),
    }));
}
