/** What a member wants changed in their own data, and to what. */

import { cutAfter, cutGroup, findBranch, present, type Slots, type Source } from './cuts.js';
import { readBirthDate, readUnionJoinDate } from './dates.js';
import { readName } from './names.js';
import { readPhone } from './phones.js';

const fields: [string, RegExp][] = [
  ['join_date', /vao doan/],
  ['birth_date', /ngay sinh|nam sinh|(?<![a-z])sinh (?:ngay )?\d/],
  ['phone', /sdt|so dien thoai|dien thoai|doi so|so cu|so moi|sdt moi|(?<![a-z])dt(?![a-z])/],
  ['branch', /nham chi doan|o chi doan|(?:doi|sua|chuyen|cap nhat)(?: lai)? (?:chi doan|cd)|nham cd/],
  ['full_name', /(?<![a-z])ten(?![a-z])|(?<![a-z])ho (?:cua )?em/],
  ['occupation', /(?<![a-z])nghe(?![a-z])|di lam|lam nong|cong nhan|sinh vien/],
  [
    'residence',
    /(?:chuyen|doi|don) nha(?![a-z])|don (?:ve|qua|sang|den)|dia chi|noi o|cho o|chuyen|(?<![a-z])(?:o ap|khu pho|o thon|o kp)/,
  ],
];

export function changeSlots(source: Source): Slots {
  const { text, folded, today, facts } = source;
  const field = fields.find(([, pattern]) => pattern.test(folded))?.[0] ?? (facts.has.has('phone') ? 'phone' : undefined);
  if (field === 'phone') {
    const phone = readPhone(text);
    if (phone.ok) return { field, value: phone.e164 };
    return phone.problem === 'missing' ? { field } : { field, invalid: ['value'] };
  }
  if (field === 'birth_date' || field === 'join_date') {
    const date = field === 'birth_date' ? readBirthDate(text, today) : readUnionJoinDate(text, today);
    return date.ok ? { field, value: date.date } : date.problem === 'missing' ? { field } : { field, invalid: ['value'] };
  }
  if (field === 'full_name') {
    const typed = facts.name?.text ?? cutAfter(source, /(?:thanh|phai la|lai la|dung la|em la) /);
    const name = typed === undefined ? undefined : readName(typed);
    return name?.ok ? { field, value: name.fullName } : { field };
  }
  const values: Record<string, () => string | undefined> = {
    branch: () => cutGroup(source, /o ((?:chi doan|cd) [^,;.]*?)(?= moi dung|$)/d),
    residence: () => findBranch(source),
    occupation: () =>
      cutAfter(source, /nghe nghiep (?:la |thanh |sang |qua |: ?)?(?!giup|gium|cho|roi)|nghe (?:la |thanh |sang )/) ??
      cutGroup(source, /gio (lam [^,;.]*)/d) ??
      cutGroup(source, /di lam (cong nhan|giao vien|ke toan|tho [a-z]+|tai xe)/d),
  };
  return present({ field, value: field === undefined ? undefined : values[field]?.() });
}
