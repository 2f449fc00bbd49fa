import { choiceAddress } from '../conversation/address.js';
import type { Talk } from '../conversation/flow.js';
import { wallClock } from '../domain/local-time.js';
import { isMonth, monthAfter, monthOf } from '../domain/month-report.js';
import { unitsWith } from '../domain/rights.js';
import { fullUnitName, isBranch } from '../domain/units.js';
import { foldInPlace, normalise } from '../language/folding.js';
import type { ReportOpening } from './month-report.js';

type Open = (talk: Talk<undefined>, month: string | undefined, unit?: string) => Promise<ReportOpening> | undefined;

const folded = (text: string) =>
  foldInPlace(normalise(text.slice(0, 120)))
    .toLowerCase()
    .trim()
    .replace(/[.!?]+$/, '');

/** “báo cáo tháng”, “bc tháng này”, “làm báo cáo tháng 2”, “báo cáo tháng 12/2025 chi đoàn ấp 3”. */
export function monthWords(text: string, talk: Talk<undefined>, open: Open): Promise<ReportOpening> | undefined {
  const match =
    /^(?:(?:lap|lam|xem|gui|mo|nop|viet) )?(?:bao cao|bc) thang(?: (nay|truoc|vua qua|(\d{1,2})(?:(?:\/|-| nam )(20\d{2}))?))?(?: (?:cua |cho )?((?:chi doan|doan|ap|xa|khu pho|thon) .{1,60}?))?(?: (?:di|nhe|nha|a))?$/.exec(
      folded(text),
    );
  if (missing.test(folded(text))) return open(talk, undefined);
  return match ? open(talk, meantMonth(match[1], match[2], match[3], wallClock(talk.now, talk.zone).day), match[4]) : undefined;
}

/** "Ai chưa nộp báo cáo": the report of the units above says who is missing. */
const missing =
  /^(?:ai|don vi nao|chi doan nao|nhung (?:don vi|chi doan)(?: nao)?|xa nao|noi nao|con ai)(?: con)? (?:chua|tre|thieu) (?:(?:nop|gui) )?(?:bao cao|bc)(?: thang(?: nay)?)?$/;

/** A month without a year is the last one of that number. */
function meantMonth(
  said: string | undefined,
  number: string | undefined,
  year: string | undefined,
  today: string,
): string | undefined {
  const now = monthOf(today);
  if (said === undefined) return undefined;
  if (said === 'nay') return now;
  if (number === undefined) return monthAfter(now, -1);
  const month = `${year ?? now.slice(0, 4)}-${number.padStart(2, '0')}`;
  if (!isMonth(month) || year !== undefined || month <= now) return month;
  return `${Number(now.slice(0, 4)) - 1}-${number.padStart(2, '0')}`;
}

/** “hạn báo cáo ngày 3”, “hạn nộp báo cáo cuối tháng”: until when those below send theirs. */
export function dueDayWords(text: string, talk: Talk<undefined>): ReportOpening | undefined {
  const match = /^han (?:nop |gui )?(?:bao cao|bc)(?: thang)?(?: la)?(?: (?:(?:ngay|mung|mong) (\d{1,2})|(cuoi thang)))?$/.exec(
    folded(text),
  );
  if (!match) return undefined;
  const units = unitsWith(talk.person.roles, 'send_reports').flatMap((id) => talk.units.get(id) ?? []);
  const [unit] = units.filter((one) => !isBranch(one));
  if (!unit) return { do: 'end', say: [{ key: 'month-report-due-no-right' }] };
  const day = match[2] ? 0 : match[1] === undefined ? undefined : Number(match[1]);
  if (day === undefined || day > 28 || (day === 0 && !match[2])) return { do: 'end', say: [{ key: 'month-report-due-ask' }] };
  return {
    do: 'end',
    say: [
      {
        key: 'month-report-due-set',
        params: { unit: fullUnitName(talk.units, unit.id), day: String(day) },
        choices: [{ label: { key: 'month-report-choice-open' }, to: choiceAddress('month_report', 'start') }],
      },
    ],
    effects: [
      { kind: 'set_unit_setting', unitId: unit.id, name: 'monthReport', value: { dueDay: day } },
      { kind: 'audit', action: 'month_report_due_set', subject: unit.id, data: { day } },
    ],
  };
}
