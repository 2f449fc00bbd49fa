/** The import's report as a person reads it in the terminal. Row numbers are Excel's; no name or phone is printed. */
import type { DuplicateKind, RejectionCode, WarningCode } from './codes.js';
import type { RosterImportReport } from './importRoster.js';
import type { UnitImportReport } from './importUnits.js';
import type { Refusal } from './refusal.js';
import type { UnitProblem } from './unitRows.js';

const rejections: Record<RejectionCode, string> = {
  NAME_MISSING: 'Chưa có họ tên',
  NAME_LEGACY_FONT: 'Họ tên bị lỗi phông chữ cũ, mời gõ lại bằng Unicode',
  NAME_INVALID: 'Ô họ tên có số hoặc công thức',
  NAME_INCOMPLETE: 'Họ tên viết tắt hoặc chỉ có một chữ, mời ghi đầy đủ',
  BIRTH_DATE_MISSING: 'Chưa có ngày sinh',
  BIRTH_DATE_INCOMPLETE: 'Ngày sinh thiếu ngày hoặc tháng, mời ghi đủ ngày/tháng/năm',
  BIRTH_DATE_INVALID: 'Ngày sinh không có thật hoặc không đọc được, mời ghi dạng 15/03/2004',
  AGE_BELOW_MIN: 'Chưa đủ 15 tuổi và 1 ngày',
  AGE_ABOVE_MAX: 'Quá 35 tuổi',
  UNIT_UNKNOWN: 'Chi đoàn không có trong cây đơn vị',
};

const warnings: Record<WarningCode, string> = {
  NAME_UNACCENTED: 'Họ tên không có dấu, mời kiểm tra',
  NAME_SINGLE_TOKEN: 'Họ tên chỉ có một chữ, mời xác nhận',
  PHONE_EMPTY: 'Chưa có số điện thoại',
  PHONE_INVALID: 'Số điện thoại không đúng nên không lưu, cần số di động 10 chữ số',
  PHONE_MULTIPLE: 'Có nhiều số điện thoại nên không lưu, mời chọn một số',
  PHONE_SHARED: 'Nhiều người dùng chung một số điện thoại',
  JOIN_DATE_INVALID: 'Ngày vào Đoàn không đúng nên không lưu',
  POSSIBLE_DUPLICATE: 'Có thể là một người ghi ở hai chi đoàn, mời kiểm tra',
};

const duplicates: Record<DuplicateKind, string> = {
  same_branch_exact: 'giống hệt',
  same_branch_retyped: 'ghi khác cách',
  same_branch_no_phone: 'thiếu số điện thoại',
  other_branch_same_phone: 'ở chi đoàn khác, cùng số điện thoại',
};

const unitProblems: Record<UnitProblem, string> = {
  CODE_MISSING: 'Chưa có mã đơn vị',
  NAME_MISSING: 'Chưa có tên đơn vị',
  LEVEL_UNKNOWN: 'Cấp đơn vị không rõ (ví dụ: Đoàn cơ sở, Chi đoàn)',
  DUPLICATE_CODE: 'Mã đơn vị bị trùng với dòng trên',
  PARENT_UNKNOWN: 'Mã đơn vị cấp trên không có trong danh sách',
  CYCLE: 'Đơn vị trực thuộc vòng tròn (là cấp trên của chính mình)',
};

const columnNames: Record<string, string> = { phone: 'Điện thoại', unionJoinDate: 'Ngày vào Đoàn' };

/** More row numbers than this on one line help nobody. */
const shownRows = 40;
/** Nor do more lines than this under one title; the report's data has them all. */
const shownLines = 60;

export function refusalText(refusal: Refusal): string {
  return `Chưa nhập được file. ${refusal.sentence}`;
}

export function unitReportText(report: UnitImportReport): string {
  if (report.problems.length > 0) {
    const lines = groupRows(report.problems, ({ problem }) => unitProblems[problem]);
    return ['Chưa nhập đơn vị nào: cây đơn vị có dòng sai. Mời sửa rồi nhập lại.', ...lines].join('\n');
  }
  const { read, created, changed, unchanged } = report;
  const lines = [`Đã đọc ${number(read)} đơn vị (${number(report.grassroots)} Đoàn cơ sở, ${number(report.branches)} chi đoàn).`];
  if (created + changed === 0) lines.push('Không có gì thay đổi so với lần nhập trước.');
  else lines.push(`Thêm mới: ${number(created)}. Cập nhật: ${number(changed)}. Giữ nguyên: ${number(unchanged)}.`);
  return [...lines, ...dryRunLine(report.dryRun)].join('\n');
}

export function rosterReportText(report: RosterImportReport): string {
  const { counts } = report;
  const lines = [
    `Đã đọc ${number(counts.rowsRead)} dòng${report.sheet === null ? '' : ` ở trang tính “${report.sheet}”`}: ` +
      `${number(counts.imported)} hợp lệ (${number(counts.normalised)} được chỉnh cho đúng dạng), ` +
      `${number(counts.rejected)} chưa nhập được, ${number(counts.duplicates)} trùng.`,
  ];
  if (report.created + report.updated === 0) lines.push('Không có gì thay đổi so với dữ liệu đang có.');
  else
    lines.push(
      `Thêm mới: ${number(report.created)}. Cập nhật: ${number(report.updated)}. Giữ nguyên: ${number(report.unchanged)}.`,
    );
  if (report.tellsParticipation) {
    const [part, whole] = [counts.participating, counts.imported];
    lines.push(`Tham gia hoạt động tại nơi cư trú: ${number(part)}/${number(whole)}${percent(part, whole)}.`);
  }
  lines.push(
    ...section(
      'Chưa nhập, mời Bí thư bổ sung:',
      groupRows(report.rejected, ({ code }) => rejections[code]),
    ),
  );
  lines.push(
    ...section(
      'Chi đoàn không có trong cây đơn vị:',
      report.unknownUnits.map(({ row, name }) => `  ${name || '(không ghi)'} (từ dòng ${row})`),
    ),
  );
  lines.push(
    ...section(
      'Trùng với dòng trên, không nhập lại:',
      report.duplicates.map(({ row, ofRow, kind }) => `  dòng ${row} trùng dòng ${ofRow} (${duplicates[kind]})`),
    ),
  );
  lines.push(
    ...section(
      'Đã nhập, nên kiểm tra:',
      groupRows(report.warnings, ({ code }) => warnings[code]),
    ),
  );
  lines.push(
    ...section(
      'Đang là đoàn viên chi đoàn khác, giữ nguyên ở chi đoàn cũ:',
      groupRows(report.elsewhere, () => 'Hai Bí thư thống nhất chuyển sinh hoạt'),
    ),
  );
  lines.push(
    ...section(
      'Đã yêu cầu xóa dữ liệu nên không nhập lại:',
      groupRows(report.erased, ({ by }) =>
        by === 'person'
          ? 'Người đã yêu cầu xóa'
          : 'Số điện thoại của người đã yêu cầu xóa (nếu là người khác, mời đăng ký qua bot)',
      ),
    ),
  );
  lines.push(...columnLines(report));
  if (report.hints.UNDER_16 > 0)
    lines.push(`Dưới 16 tuổi: ${number(report.hints.UNDER_16)} người (cần người đại diện đồng ý trước khi dùng bot).`);
  if (report.hints.OVER_30 > 0)
    lines.push(`Trên 30 tuổi: ${number(report.hints.OVER_30)} người (đến tuổi trưởng thành Đoàn, vẫn giữ trong danh sách).`);
  return [...lines, ...dryRunLine(report.dryRun)].join('\n');
}

function columnLines({ discardedColumns, absentColumns, unreadRows, otherSheets }: RosterImportReport): string[] {
  const lines: string[] = [];
  const { sensitive, unused } = discardedColumns;
  if (sensitive.length > 0) lines.push(`Bot đã bỏ qua các cột: ${sensitive.join(', ')} (dữ liệu nhạy cảm, không lưu).`);
  if (unused.length > 0) lines.push(`Các cột bot không dùng: ${unused.join(', ')}.`);
  if (absentColumns.length > 0)
    lines.push(`Danh sách không có cột: ${absentColumns.map((field) => columnNames[field] ?? field).join(', ')}.`);
  if (unreadRows.length > 0) lines.push(`Dòng chữ bot không hiểu, đã bỏ qua: ${rowList(unreadRows)}.`);
  if (otherSheets.length > 0) lines.push(`Các trang tính chưa đọc: ${otherSheets.map((name) => `“${name}”`).join(', ')}.`);
  return lines;
}

function section(title: string, lines: string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > shownLines ? [`  … và ${number(lines.length - shownLines)} dòng nữa`] : [];
  return [title, ...lines.slice(0, shownLines), ...more];
}

function groupRows<T extends { row: number }>(items: readonly T[], words: (item: T) => string): string[] {
  const groups = new Map<string, number[]>();
  for (const item of items) {
    const rows = groups.get(words(item));
    if (rows) rows.push(item.row);
    else groups.set(words(item), [item.row]);
  }
  return [...groups].map(([text, rows]) => `  ${text}: ${number(rows.length)} dòng (${rowList(rows)})`);
}

function rowList(rows: readonly number[]): string {
  const shown = rows.slice(0, shownRows).join(', ');
  return rows.length > shownRows ? `${shown} và ${number(rows.length - shownRows)} dòng nữa` : shown;
}

function dryRunLine(dryRun: boolean): string[] {
  return dryRun ? ['Đây là bản xem thử: chưa lưu gì.'] : [];
}

/** 7460 → “7.460”. */
function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.');
}

/** Half up on the exact fraction (domain reference §3.4): 171/240 → “71,3%”. Nothing out of nothing is no rate. */
function percent(part: number, whole: number): string {
  if (whole === 0) return ' (–)';
  const tenths = Math.floor((2000 * part + whole) / (2 * whole));
  return ` đạt ${Math.floor(tenths / 10)},${tenths % 10}%`;
}
