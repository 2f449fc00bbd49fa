/**
 * Why a file is refused as a whole. Codes are stable (they are in the report's data); the sentence says what to do next.
 * A refusal is a value, not an error: the person picked the wrong file, nothing is broken.
 */

export type RefusalCode =
  | 'EMPTY_FILE'
  | 'NOT_A_SPREADSHEET'
  | 'OLD_EXCEL'
  | 'BROKEN_FILE'
  | 'LEGACY_ENCODING'
  | 'TOO_LARGE'
  | 'TOO_MANY_ROWS'
  | 'MISSING_COLUMNS'
  | 'NO_UNITS';

export interface Refusal {
  code: RefusalCode;
  sentence: string;
  /** With MISSING_COLUMNS: the fields that were not found. */
  missing?: string[];
}

/** People on one list; more is refused, because a list this long is never one union's roster. */
export const maxPeople = 100_000;
/** Rows of a sheet: a tenth more, for titles, section rows, footnotes and blanks. */
export const maxRows = 110_000;
/** Columns beyond the 256th hold no roster; a stray cell there would cost memory for every row. */
export const maxColumns = 256;
/** Thirty columns for everybody; each cell costs memory, and a zip packs a million equal ones into a few kilobytes. */
export const maxCells = 3_300_000;
/** Bytes of the file, and bytes of what a workbook unpacks to: a small zip can hold a very large sheet. */
export const maxFileBytes = 64 * 1024 * 1024;
export const maxUnpackedBytes = 256 * 1024 * 1024;

const saveAsXlsx = 'Mời mở file bằng Excel, chọn “Lưu thành” (Save As) dạng “Excel Workbook (*.xlsx)” rồi gửi lại.';

const sentences: Record<RefusalCode, string> = {
  EMPTY_FILE: 'File trống, không có dòng nào. Mời kiểm tra và gửi lại file có danh sách.',
  NOT_A_SPREADSHEET: `Đây không phải là bảng tính. Bot đọc được file .xlsx hoặc .csv. ${saveAsXlsx}`,
  OLD_EXCEL: `Đây là file Excel đời cũ (.xls) hoặc file có mật khẩu, bot chưa đọc được. ${saveAsXlsx}`,
  BROKEN_FILE: `File bị hỏng hoặc tải lên chưa trọn vẹn. ${saveAsXlsx}`,
  LEGACY_ENCODING:
    'Chữ trong file dùng phông hoặc bảng mã cũ (TCVN3, VNI…) nên bot không đọc đúng tên. ' +
    `Mời chuyển sang Unicode (công cụ UniKey: Ctrl+Shift+F6). ${saveAsXlsx}`,
  TOO_LARGE: 'File quá lớn. Mời xóa hình ảnh, các trang tính và các cột không dùng, hoặc chia thành nhiều file rồi gửi lại.',
  TOO_MANY_ROWS: 'Danh sách có hơn 100.000 người. Mời chia thành nhiều file (ví dụ mỗi Đoàn cơ sở một file) rồi gửi lại.',
  MISSING_COLUMNS: 'Bot không tìm thấy dòng tiêu đề có đủ các cột cần thiết.',
  NO_UNITS: 'Chưa có cây đơn vị. Mời nhập danh sách đơn vị trước (import units), rồi nhập danh sách đoàn viên.',
};

export function refuse(code: RefusalCode): Refusal {
  return { code, sentence: sentences[code] };
}

const columnNames: Record<string, string> = {
  fullName: '“Họ và tên”',
  birthDate: '“Ngày sinh”',
  code: '“Mã đơn vị”',
  name: '“Tên đơn vị”',
  level: '“Cấp đơn vị”',
  parentCode: '“Mã đơn vị cấp trên”',
};

export function refuseMissing(missing: string[]): Refusal {
  const names = missing.map((field) => columnNames[field] ?? field).join(', ');
  return {
    code: 'MISSING_COLUMNS',
    sentence: `${sentences.MISSING_COLUMNS} Còn thiếu cột: ${names}. Mời bổ sung rồi gửi lại.`,
    missing,
  };
}
