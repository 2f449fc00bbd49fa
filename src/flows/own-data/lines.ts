import type { Label } from '../../conversation/flow.js';
import { readPeriod, showPeriod } from '../../domain/periods.js';
import type { PersonalData } from '../../domain/personal-data.js';
import { dayAt } from '../../language/calendar.js';
import { showPhone } from '../../language/phones.js';
import { showBirthDate } from '../../language/show.js';

/** Everything kept, in plain words, one line a thing; figures where a list would be endless (the copy has every entry). */
export function linesOf(kept: PersonalData, zone: string): Label[] {
  const day = (iso: string) => showBirthDate(dayAt(new Date(iso), zone));
  const lines: Label[] = [];
  const put = (name: string, value: string | null | undefined, more: Record<string, string> = {}) => {
    if (value) lines.push({ key: `data-line-${name}`, params: { value, ...more } });
  };
  const { member } = kept;
  if (!member) lines.push({ key: 'data-line-no-member' });
  put('name', member?.fullName);
  put('birth', member?.birthDate && showBirthDate(member.birthDate));
  put('phone', member?.phone && showPhone(member.phone));
  put('branch', member?.branch, { status: member?.status ?? '' });
  put('residence', [member?.residenceHamlet, member?.residenceCommune].filter(Boolean).join(', '));
  put('occupation', member?.occupation);
  put('gender', member?.gender);
  put('join', member?.unionJoinDate && showBirthDate(member.unionJoinDate));
  put('card', member?.cardNumber);
  put('title', member?.roleTitle);
  put('participation', member?.participation);
  for (const role of kept.roles.filter((one) => one.to === null)) put('role', role.unit, { role: role.role });
  for (const consent of kept.consents) {
    const state = consent.withdrawnAt ? 'withdrawn' : 'given';
    put(`consent-${consent.purpose}`, day(consent.withdrawnAt ?? consent.at), { state });
  }
  for (const one of kept.registrations) put('registration', one.branch, { state: one.state, day: day(one.at) });
  for (const one of kept.residences) put('residence-registration', one.unit, { state: one.state });
  for (const one of kept.remarks) {
    const period = readPeriod(one.period);
    put('remark', one.unit, { state: one.state, level: one.level, period: period ? showPeriod(period) : '' });
  }
  const attended = kept.activities.filter((one) => one.mark === 'present' || one.mark === 'late').length;
  if (kept.activities.length > 0) put('activities', String(kept.activities.length), { attended: String(attended) });
  for (const pledge of kept.pledges) put('pledge', pledge.text, { state: pledge.state, answers: String(pledge.checkIns.length) });
  for (const one of kept.conclusions)
    put('conclusion', one.programme ?? '–', { year: String(one.year), conclusion: one.conclusion });
  for (const one of kept.commitments)
    put('commitment', one.programme ?? '–', { year: String(one.year), day: showBirthDate(one.committedOn) });
  for (const question of kept.questions.filter((one) => one.text !== null))
    put('question', question.text, { unit: question.unit });
  put('channels', kept.addresses.map((one) => (one.channel === 'zalo' ? 'Zalo' : 'Telegram')).join(', '));
  put('messages', String(kept.messages.received), { sent: String(kept.messages.sent) });
  put('since', kept.since && day(kept.since));
  return lines;
}
