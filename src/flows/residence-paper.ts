import type { Label, LabelledPaper, Opening, Say, Talk } from '../conversation/flow.js';
import type { RemarkView, ResidenceActivity } from '../conversation/lookup.js';
import { wallClock } from '../domain/local-time.js';
import type { Paper } from '../domain/papers.js';
import { type Period, readPeriod, showPeriod } from '../domain/periods.js';
import type { ResidenceLine } from '../domain/residence.js';
import { type Confirmation, confirmationList, confirmationPaper, levelNames } from '../domain/residence-paper.js';
import { sheetFileName, sheetFormatOn } from '../domain/sheets.js';
import { fullUnitName, type UnitTree } from '../domain/units.js';
import { showBirthDate } from '../language/show.js';
import { confirmationsSheet } from '../reports/sheets/residence.js';
import { isConcerned, onlyOnZalo, type Scope, today } from './residence-scope.js';

type Ended = Extract<Opening<never, never>, { do: 'end' }>;
const end = (say: Say): Ended => ({ do: 'end', say: [say] });

/** The member's own confirmation, as text and as a paper; only what is final, and only to themselves and the two secretaries. */
export async function ownPaper(talk: Talk<unknown>, remarkId: string): Promise<Ended> {
  const remark = await talk.look.remark(remarkId);
  const period = remark && readPeriod(remark.period);
  if (!remark || !period) return end({ key: 'residence-record-gone' });
  if (remark.memberId !== talk.person.member?.id) {
    if (!(await isOfficersBusiness(talk, remark))) return end({ key: 'residence-names-not-yours' });
    const elsewhere = onlyOnZalo(talk);
    if (elsewhere) return end(elsewhere);
  }
  if (remark.state !== 'final') return end({ key: 'residence-record-not-final' });
  const dated = await talk.look.residenceActivities(remark.memberId, period, period.to);
  const confirmation = confirmationOf(talk.units, remark, period);
  const at = { day: today(talk), place: placeOf(talk.units, remark.unitId) };
  const paper = confirmationPaper(
    confirmation,
    dated.map((one) => ({ ...one, day: dayOf(one, talk.zone) })),
    at,
  );
  return end({
    key: 'residence-record-confirmation',
    params: {
      name: remark.fullName,
      home: confirmation.home,
      unit: fullUnitName(talk.units, remark.unitId),
      period: showPeriod(period),
      activities: String(remark.activities),
      level: levelNames[remark.level],
      date: showBirthDate(wallClock(remark.finalAt ?? talk.now, talk.zone).day),
    },
    ...(remark.sentence ? { lines: [{ key: 'residence-record-sentence', params: { sentence: remark.sentence } }] } : {}),
    attachment: labelled(sheetFileName('xác nhận nơi cư trú', '', showPeriod(period)), paper),
  });
}

async function isOfficersBusiness(talk: Talk<unknown>, { unitId, homeUnitId }: RemarkView): Promise<boolean> {
  return (await isConcerned(talk, unitId)) || (await isConcerned(talk, homeUnitId));
}

/** A page of A4 holds so many lines; a longer list goes as a table. */
const mostOnPaper = 25;

/** What came back for the members of a branch, to its secretary: final ones only. */
export async function homeList(talk: Talk<unknown>, { unit, period, on }: Scope): Promise<Ended> {
  if (!(await isConcerned(talk, unit.id))) return end({ key: 'residence-names-not-yours' });
  const elsewhere = onlyOnZalo(talk);
  if (elsewhere) return end(elsewhere);
  const lines = await talk.look.residenceLinesOfHome(unit.id, period, on);
  const params = { unit: fullUnitName(talk.units, unit.id), period: showPeriod(period) };
  const done = lines.filter((line) => line.remark?.state === 'final');
  const open = lines.filter((line) => line.registered && line.remark?.state !== 'final');
  if (done.length === 0) return end({ key: 'residence-people-home-none', params: { ...params, open: String(open.length) } });
  const rows = done.map((line) => confirmationOf(talk.units, { ...line, ...line.remark! }, period));
  const at = { day: today(talk), place: placeOf(talk.units, unit.id) };
  const paper = labelled(
    sheetFileName('danh sách xác nhận nơi cư trú', unit.name, showPeriod(period)),
    confirmationList(named(talk.units, unit.id), period, rows, at),
  );
  const table = {
    kind: 'sheet' as const,
    format: sheetFormatOn(talk.person.channel),
    sheet: confirmationsSheet(params.unit, period, rows),
  };
  return {
    ...end({
      key: 'residence-people-home',
      params: { ...params, count: String(done.length), open: String(open.length) },
      lines: rows.map(
        (row, n): Label => ({
          key: 'residence-people-home-row',
          params: {
            number: String(n + 1),
            name: row.fullName,
            unit: row.residence.name,
            activities: String(row.activities),
            level: levelNames[row.level],
          },
        }),
      ),
      attachment: rows.length > mostOnPaper ? table : paper,
    }),
    effects: [{ kind: 'audit', action: 'residence_confirmations_viewed', subject: unit.id }],
  };
}

function confirmationOf(
  units: UnitTree,
  one: Pick<ResidenceLine, 'fullName' | 'homeUnitId'> & Pick<RemarkView, 'unitId' | 'activities' | 'level' | 'sentence'>,
  period: Period,
): Confirmation {
  const { fullName, activities, level, sentence } = one;
  return {
    fullName,
    residence: named(units, one.unitId),
    home: fullUnitName(units, one.homeUnitId),
    period,
    activities,
    level,
    sentence,
  };
}

function named(units: UnitTree, unitId: string): { name: string; above: string | null } {
  const [unit, parent] = units.upward(unitId);
  return { name: unit?.name ?? '', above: parent?.name ?? null };
}

/** "Phú Bình" of a branch in "xã Phú Bình". */
function placeOf(units: UnitTree, unitId: string): string | null {
  const commune = units.upward(unitId).find((unit) => unit.commune !== null)?.commune ?? null;
  return commune?.replace(/^(?:xã|phường|thị trấn|đặc khu) /u, '') ?? null;
}

function dayOf({ startAt }: ResidenceActivity, zone: string): string {
  return wallClock(startAt, zone).day;
}

/** The paper's words are data: the same in every language. */
function labelled(name: string, paper: Paper): LabelledPaper {
  const text = (part: string): Label => ({ text: part });
  const { kind, issuer, placeAndDate, title, subtitle, body, signatures } = paper;
  return {
    kind: 'paper',
    name,
    paper: {
      kind,
      issuer: issuer.map(text),
      placeAndDate: text(placeAndDate),
      title: text(title),
      ...(subtitle === undefined ? {} : { subtitle: text(subtitle) }),
      body: body.map((part) => {
        if ('text' in part) return { text: text(part.text) };
        if ('label' in part) return { label: text(part.label), value: text(part.value) };
        return { heading: part.heading.map(text), rows: part.rows.map((row) => row.map(text)) };
      }),
      signatures: signatures.map(({ role, note, name: signer }) => ({
        role: text(role),
        ...(note === undefined ? {} : { note: text(note) }),
        ...(signer === undefined ? {} : { name: text(signer) }),
      })),
    },
  };
}
