/**
 * The words over a roster's columns and what they mean. Folded (no accents, lower case, brackets and punctuation out), so that
 * “Chúc vụ”, “CHỨC VỤ” and “Chức vụ (Đoàn)” are one heading. Sources: domain reference §2.4, §6.3.
 */
import { searchKey } from '../language/folding.js';

/** A column the import uses. */
export type Field =
  | 'fullName'
  | 'familyName'
  | 'givenName'
  | 'birthDate'
  | 'birthDateMale'
  | 'birthDateFemale'
  | 'birthDay'
  | 'birthMonth'
  | 'birthYear'
  | 'gender'
  | 'genderMale'
  | 'genderFemale'
  | 'phone'
  | 'role'
  | 'unionJoinDate'
  | 'cardNumber'
  | 'occupation'
  | 'residence'
  | 'hamlet'
  | 'commune'
  | 'status'
  | 'participation'
  | 'branch'
  | 'grassroots'
  | 'unitCode'
  | 'index';

/** `sensitive` columns are never kept (domain reference §8.4); `unused` ones the bot has no use for; `silent` need no word. */
export type Meaning = { field: Field } | 'sensitive' | 'unused' | 'silent' | 'unknown';

const headings: Record<Field | 'silent', string> = {
  index: 'stt|tt|so tt|so thu tu|no',
  fullName:
    'ho va ten|ho ten|ho va ten khai sinh|ho ten khai sinh|ho va ten doan vien|ho ten doan vien|ten doan vien|ho va ten day du|ho va ten dv|doan vien|full name',
  familyName:
    'ho va ten dem|ho va dem|ho dem|ho ten dem|ho va chu dem|ho va chu lot|ho lot|ho va lot|ho va ten lot|ho ten lot|ho',
  givenName: 'ten',
  birthDate:
    'ngay sinh|ngay thang nam sinh|nam sinh|ngay thang sinh|ngay thang nam|sinh ngay|sinh nam|ntns|ngay sinh doan vien|ngay sinh ddmmyyyy|date of birth',
  birthDateMale: 'ngay sinh nam|nam sinh nam|ngay thang nam sinh nam',
  birthDateFemale: 'ngay sinh nu|nam sinh nu|ngay thang nam sinh nu',
  birthDay: 'ngay sinh ngay',
  birthMonth: 'ngay sinh thang|thang sinh',
  birthYear: '',
  gender: 'gioi tinh|phai|gioi|gt|nam nu',
  genderMale: 'gioi tinh nam|phai nam',
  genderFemale: 'gioi tinh nu|phai nu|nu',
  phone:
    'dien thoai|so dien thoai|sdt|dt|so dt|dt lien he|sdt lien he|dien thoai lien he|so dien thoai lien he|dien thoai di dong|so di dong|di dong|dtdd|so zalo|zalo|sdt zalo|phone',
  role: 'chuc vu|chuc vu doan|chuc vu doan hoi|chuc vu trong doan|chuc danh|nhiem vu',
  unionJoinDate:
    'ngay vao doan|ngay ket nap|ngay ket nap doan|ngay vao doan tncs ho chi minh|ngay vao doan tncs hcm|nam vao doan|nam ket nap|thoi gian vao doan|ngay thang vao doan|ngay thang nam vao doan|vao doan ngay|vao doan',
  cardNumber: 'so the|so the dv|so the doan|so the doan vien|ma the|ma the doan vien|ma so the|ma doan vien|so the doan tncs hcm',
  occupation: 'nghe nghiep|nghe|nghe nghiep hien nay|nghe nghiep hien tai|cong viec|cong viec hien nay',
  residence:
    'noi o hien nay|noi o|noi cu tru|cho o hien nay|cho o|dia chi|dia chi hien nay|noi o hien tai|noi cu tru hien nay|dia chi cu tru|dia chi lien he|noi thuong tru|dia chi thuong tru|ho khau thuong tru|noi tam tru',
  hamlet: 'ap|thon|khu pho|ap khu pho|thon ap|to dan pho|ap khu pho thon|thon to dan pho|thon ap khu pho',
  commune: 'xa|phuong|xa phuong|phuong xa|xa thi tran|xa phuong thi tran|phuong xa thi tran|thi tran',
  status: 'tinh trang sinh hoat|tinh trang|trang thai|trang thai sinh hoat|tinh trang doan vien|hien trang',
  participation:
    'tham gia hoat dong tai noi cu tru|tham gia sinh hoat tai noi cu tru|tham gia hoat dong doan tai noi cu tru|tham gia noi cu tru|muc tham gia|muc do tham gia|ket qua tham gia noi cu tru|sinh hoat noi cu tru|hoat dong noi cu tru|tham gia tai noi cu tru',
  branch: 'chi doan|ten chi doan|chi doan sinh hoat|don vi chi doan|thuoc chi doan',
  grassroots: 'doan co so|co so doan|ten doan co so|don vi|doan xa|doan truc thuoc|to chuc doan|doan xa thi tran|don vi cap tren',
  unitCode: 'ma don vi|ma chi doan|ma cd',
  silent: 'ghi chu|chu thich|luu y',
};

const meanings = new Map<string, Field | 'silent'>();
for (const [field, words] of Object.entries(headings)) {
  for (const word of words.split('|')) if (word !== '') meanings.set(word, field as Field | 'silent');
}

/** Never stored, named in the report (domain reference §8.4). Looked for anywhere in a heading. */
const sensitive =
  /\b(dan toc|ton giao|tin nguong|llct|l l c t|ly luan|chinh tri|dang vien|vao dang|ngay vao dang|dang|cccd|cmnd|cmtnd|can cuoc|chung minh|dinh danh|ho chieu|ky luat|suc khoe|benh|nhom mau|khuyet tat|gia dinh|thanh phan|hon nhan|vo|chong|con|cha|bo|me|phu huynh|tai khoan|ngan hang|mat khau|tien an|nuoc ngoai|xuat than)\b/;

export function foldHeading(text: string): string {
  return searchKey(text)
    .replace(/\([^)]*\)?/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** What one heading says. `parent` is the heading of the merged cell above it, when the header has two rows. */
export function meaningOf(text: string, parent = ''): Meaning {
  const whole = foldHeading(`${parent} ${text}`);
  if (whole === '') return 'unknown';
  const found = exact(parent, text) ?? meanings.get(whole);
  if (found) return found === 'silent' ? 'silent' : { field: found };
  // Brackets matter here: “Trình độ (LLCT)”.
  if (sensitive.test(searchKey(`${parent} ${text}`).replace(/[^a-z0-9]+/g, ' '))) return 'sensitive';
  const near = parent === '' ? misspelt(whole) : undefined;
  if (near) return near === 'silent' ? 'silent' : { field: near };
  return 'unused';
}

/** Under “Ngày sinh” and “Giới tính”, “Nam” is a sex and “Năm” a year: the only place where an accent decides. */
function exact(parent: string, text: string): Field | undefined {
  const above = parent === '' ? undefined : (meanings.get(foldHeading(parent)) ?? misspelt(foldHeading(parent)));
  const below = foldHeading(text);
  if (above === 'birthDate') {
    if (below === 'ngay') return 'birthDay';
    if (below === 'thang') return 'birthMonth';
    if (below === 'nu') return 'birthDateFemale';
    if (below === 'nam') return /năm/iu.test(text.normalize('NFC')) ? 'birthYear' : 'birthDateMale';
  }
  if (above === 'gender' && below === 'nam') return 'genderMale';
  if (above === 'gender' && below === 'nu') return 'genderFemale';
  if (above === 'fullName' && /^(ho|ho va ten dem|ho dem|ho va dem|ho lot|ho va chu lot)$/.test(below)) return 'familyName';
  if (above === 'fullName' && below === 'ten') return 'givenName';
  return undefined;
}

/** A known heading one slip away (“Ngày sing”, “Gi chú”). Short ones must be exact: “tên” is not “nên”. */
function misspelt(folded: string): Field | 'silent' | undefined {
  if (folded.length < 6) return undefined;
  const compact = folded.replaceAll(' ', '');
  for (const [word, field] of meanings) {
    if (word.length >= 6 && (word.replaceAll(' ', '') === compact || isOneSlipAway(folded, word))) return field;
  }
  return undefined;
}

/** One letter wrong, missing, too many, or two neighbours swapped. */
export function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const restA = a.slice(start, endA);
  const restB = b.slice(start, endB);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
