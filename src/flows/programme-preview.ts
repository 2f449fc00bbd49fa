import { choiceAddress } from '../conversation/address.js';
import type { ProgrammeFields } from '../conversation/effects.js';
import type { Label, Say } from '../conversation/flow.js';
import { daysAfter, momentAt, wallClock } from '../domain/local-time.js';
import type { Programme } from '../domain/pledges.js';
import type { UnitTree } from '../domain/units.js';
import { fullUnitName } from '../domain/units.js';
import { showBirthDate } from '../language/show.js';
import { button } from './pledge-words.js';
import type { Draft, DraftTalk } from './programme.js';

/** A programme as it will be, line by line; and between its days as typed and the moments that are kept. */

interface Shown {
  unitId: string;
  title: string;
  issuer: string | null;
  audience: 'members' | 'officers';
  from: string | null;
  to: string | null;
  groups: { title: string; items: readonly string[] }[];
  allowFreeText: boolean;
  badge: string | null;
}

export function programmeLines(shown: Shown, units: UnitTree): Label[] {
  const { title, issuer, audience, from, to, groups, allowFreeText, badge, unitId } = shown;
  const lines: Label[] = [
    { key: 'programme-line-title', params: { title } },
    { key: 'programme-line-issuer', params: { issuer: issuer ?? fullUnitName(units, unitId) } },
    { key: 'programme-line-audience', params: { audience, unit: fullUnitName(units, unitId) } },
    from && to
      ? { key: 'programme-line-period', params: { from: showBirthDate(from), to: showBirthDate(to) } }
      : { key: 'programme-line-yearly' },
  ];
  if (groups.length > 0) lines.push({ key: 'programme-line-groups' });
  for (const group of groups)
    lines.push({ text: group.items.length > 0 ? `• ${group.title}: ${group.items.join('; ')}` : `• ${group.title}` });
  lines.push({ key: allowFreeText ? 'programme-line-free' : 'programme-line-listed' });
  if (badge) lines.push({ key: 'programme-line-badge', params: { badge } });
  return lines;
}

export function draftLines({ data, units }: DraftTalk): Label[] {
  return programmeLines({ ...data, title: data.title ?? '', unitId: data.unitId ?? '' }, units);
}

/** The last day is in it, so that the moment that is kept is the midnight after it. */
export function fieldsOf({ data, zone }: DraftTalk): ProgrammeFields {
  const { title, kind, audience, issuer, groups, allowFreeText, badge, from, to } = data;
  return {
    ...{ title: title ?? '', kind, audience, issuer, groups, allowFreeText, badge },
    validFrom: from ? momentAt(from, 0, zone) : null,
    validTo: to ? momentAt(daysAfter(to, 1), 0, zone) : null,
  };
}

export function restored(found: Programme, zone: string): Draft {
  const { unitId, code, kind, title, issuer, audience, groups, allowFreeText, badge } = found;
  return {
    programmeId: found.id,
    ...{ unitId, code, kind, title, issuer, audience, groups, allowFreeText, badge },
    ...daysOf(found, zone),
  };
}

export function daysOf({ validFrom, validTo }: Programme, zone: string): { from: string | null; to: string | null } {
  return {
    from: validFrom && wallClock(validFrom, zone).day,
    to: validTo && wallClock(new Date(validTo.getTime() - 1), zone).day,
  };
}

export function savedSay(id: string, changed: boolean): Say {
  return {
    key: changed ? 'programme-changed' : 'programme-opened',
    choices: [
      button('programme-choice-invite', choiceAddress('plans', 'invite', id)),
      button('programme-choice-see', choiceAddress('plans', 'one', id)),
    ],
  };
}
