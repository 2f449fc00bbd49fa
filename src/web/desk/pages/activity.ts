import type { ActivityLine } from '../../../domain/activities.js';
import { countLine } from '../../../domain/count-line.js';
import type { SheetShape } from '../../../domain/sheets.js';
import { fullUnitName } from '../../../domain/units.js';
import { dayAt } from '../../../language/calendar.js';
import { showNumber } from '../../../language/numbers.js';
import { showDateTime } from '../../../language/show.js';
import { attendanceSheet } from '../../../reports/sheets/attendance.js';
import { type Html, html } from '../html.js';
import { download, note, number, numbers } from '../pieces.js';
import { table } from '../table.js';
import { mayReadNames, type PageOf, type View } from '../view.js';
import { nameOf } from './activities.js';

/** One activity: what was answered and who came are two lists (domain.md §5.4). Names are for the officers of its branch. */
export const activity: PageOf = async (view, id) => {
  const { t, unit, look, zone } = view;
  const found = view.may('see_answers') ? await look.activity(id) : null;
  if (!found || found.unitId !== unit.id) return undefined;
  const counts = await look.counts(found.id);
  const named = mayReadNames(view, 'see_answers');
  const lines = named ? await look.lines(found.id) : [];
  if (named) view.seen('see_answers', found.id);
  const count = (key: 'attend' | 'absent' | 'unsure' | 'silent') => number(t(`desk-answer-${key}`), showNumber(counts[key]));
  const isAhead = found.startAt > view.now;
  const body = html`<dl class="facts">
<div><dt>${t('desk-when')}</dt><dd>${showDateTime(found.startAt, zone)}</dd></div>
<div><dt>${t('desk-where')}</dt><dd>${found.place}</dd></div>
${found.content && html`<div><dt>${t('desk-content')}</dt><dd>${found.content}</dd></div>`}
${found.state === 'cancelled' && html`<div><dt>${t('desk-state')}</dt><dd>${t('desk-cancelled')}</dd></div>`}
</dl>
<section aria-labelledby="answers"><h2 id="answers">${t('desk-answers')}</h2>
${numbers([number(t('desk-invited'), showNumber(counts.invited)), count('attend'), count('absent'), count('unsure'), count('silent')])}
${lines.length > 0 && answers(view, lines)}</section>
${
  !isAhead &&
  found.state !== 'cancelled' &&
  html`<section aria-labelledby="came"><h2 id="came">${t('desk-came')}</h2>
<p class="result"><strong>${countLine(counts)}</strong></p>
${found.guestCount > 0 && html`<p>${t('desk-guests', { count: showNumber(found.guestCount) })}</p>`}
${lines.length > 0 && html`${download(view, `activities/${found.id}/attendance.xlsx`, t('desk-download-xlsx'))}${marks(view, lines)}`}</section>`
}
${!named && note(t('desk-no-names'))}`;
  return { title: nameOf(found, t), body };
};

/** “Điểm danh” as it goes to the unit above (domain.md §6.4). */
export async function attendanceTable(view: View, id: string): Promise<SheetShape | undefined> {
  const { unit, units, look, zone, t } = view;
  const found = mayReadNames(view, 'see_answers') ? await look.activity(id) : null;
  if (!found || found.unitId !== unit.id || found.startAt > view.now) return undefined;
  return attendanceSheet({
    unitName: fullUnitName(units, unit.id),
    about: `${nameOf(found, t)}, ${showDateTime(found.startAt, zone)}`,
    day: dayAt(found.startAt, zone),
    lines: await look.lines(found.id),
    notes: [
      countLine(await look.counts(found.id)),
      ...(found.guestCount > 0 ? [t('desk-guests', { count: showNumber(found.guestCount) })] : []),
    ],
  });
}

/** Reasons are the committee's of that very branch (domain.md §5.4), as in the chat. */
function answers(view: View, lines: readonly ActivityLine[]): Html {
  const { t, officer, unit } = view;
  const withReasons = officer.roles.some((held) => held.unitId === unit.id && held.role !== 'administrator');
  const said = (line: ActivityLine) =>
    line.rsvp ? t(`desk-answer-${line.rsvp}`) : t(line.unreached ? 'desk-answer-unreached' : 'desk-answer-silent');
  return table({
    caption: t('desk-answers-by-name'),
    columns: [
      { header: t('desk-number'), align: 'right' },
      { header: t('desk-full-name') },
      { header: t('desk-answer') },
      ...(withReasons ? [{ header: t('desk-reason') }] : []),
    ],
    names: 1,
    rows: lines.map((line, at) => [
      at + 1,
      line.fullName,
      html`${said(line)}${line.rsvp === 'attend' && line.rsvpLate && html` <span class="tag">${t('desk-answer-late')}</span>`}`,
      ...(withReasons ? [line.reason] : []),
    ]),
  });
}

function marks({ t }: View, lines: readonly ActivityLine[]): Html {
  return table({
    caption: t('desk-marks-by-name'),
    columns: [{ header: t('desk-number'), align: 'right' }, { header: t('desk-full-name') }, { header: t('desk-mark') }],
    names: 1,
    rows: lines.map((line, at) => [at + 1, line.fullName, t(`desk-mark-${line.mark ?? 'none'}`)]),
  });
}
