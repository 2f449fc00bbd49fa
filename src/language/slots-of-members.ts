/** Slots of what members (and secretaries about members) write: who, when, which branch, yes or no, what is to change. */

import { addDays, endOfMonth } from './calendar.js';
import type { IntentName } from './cues.js';
import { cutAfter, cutGroup, findBranch, present, type Slots, type Source } from './cuts.js';
import { readBirthDate, readUnionJoinDate } from './dates.js';
import { isUnaccented } from './folding.js';
import { readName } from './names.js';
import { readPhone } from './phones.js';
import { isLate, pledgeStatusSlots, pledgeTextSlots, rsvpSlots } from './slots-of-answers.js';
import { changeSlots } from './slots-of-changes.js';
import { wordTable } from './word-table.js';

/** "mẹ em là …", "bạn em tên …": whom the writer speaks of is not the writer. */
const ofAnother =
  /(?<![a-z])(?:me|ba|ma|bo|cha|con|anh|chi|ong|vo|chong|ban|em trai|em gai|co giao|thay|sep) (?:em|e|minh|tui|toi|chau)(?: ho)?(?: ten)?(?: la)? ?:? ?$/;

function nameSlot(source: Source, ask: boolean): Slots {
  const { name } = source.facts;
  if (ask && name !== undefined && ofAnother.test(source.folded.slice(0, name.start))) return {};
  const typed =
    name?.text ??
    cutGroup(
      source,
      /(?:ten (?:em|minh|toi|tui) la|ten la|em ten|minh ten|toi ten|ten) +(?!trong |vao |vo |cua |sai |gi |mat |nay |dung |moi |thieu |viet |cho )([a-z'’]+(?: [a-z'’]+)*)/d,
    );
  if (typed === undefined) return {};
  const reading = readName(typed);
  if (!reading.ok)
    return reading.problem === 'incomplete' && reading.suggestion !== undefined
      ? { full_name: reading.suggestion, missing: ['full_name'] }
      : {};
  return { full_name: reading.fullName, ...(ask && reading.warnings.includes('unaccented') ? { ambiguous: ['full_name'] } : {}) };
}

function registration(source: Source): Slots {
  const { text, folded, today, facts } = source;
  const joins = /vao doan(?! *(?:voi|lam|a\b))/.test(folded);
  const birth = joins ? undefined : readBirthDate(text, today);
  const join = joins ? readUnionJoinDate(text, today) : undefined;
  const phone = facts.has.has('phone') ? readPhone(text) : undefined;
  const invalid =
    birth !== undefined &&
    !birth.ok &&
    ['no_such_day', 'no_such_month', 'month_first', 'year_out_of_range'].includes(birth.problem)
      ? ['birth_date']
      : [];
  return present({
    ...nameSlot(source, true),
    birth_date: birth?.ok ? birth.date : undefined,
    birth_year: birth !== undefined && !birth.ok && birth.problem === 'year_only' ? Number(birth.known) : undefined,
    join_date: join?.ok ? join.date : undefined,
    join_place: join === undefined ? undefined : cutGroup(source, /(?:tai|o) (truong[^,;.]*|doan[^,;.]*|xa [^,;.]*)/d),
    phone: phone?.ok ? phone.e164 : undefined,
    branch: findBranch(source),
    invalid,
  });
}

function residence(source: Source): Slots {
  const home = cutGroup(
    source,
    /(?:cong tac o|cong tac tai|lam o|lam viec o|sinh vien|hoc o|hoc tai|de o) ((?:truong|ubnd|uy ban|cong ty|tram|benh vien|dai hoc|cao dang)[^,;.]*?)(?= (?:ma|nhung|gio|muon|xin)(?![a-z])|[,;.]|$)/d,
  );
  return present({ branch: findBranch(source), home_unit: home });
}

function checkIn(source: Source): Slots {
  const { facts } = source;
  const activity =
    cutGroup(
      source,
      /(?:hoat dong|hd|buoi) (?!nay|sinh|hop|toi|vua|nao)((?:[a-z]+ ){0,3}?[a-z]+?)(?= (?:sang|chieu|toi|hom|o|ma|roi|tai|nay)(?![a-z])|[,.;]|$)/d,
    ) ??
    cutGroup(
      source,
      /(?:co di|da di|tham gia|da du|(?:bua|hom|buoi)(?! (?:nay|qua|truoc|do|sinh|hop|toi|vua|nao))) ((?!hoat|hd|buoi)(?:[a-z]+ ){1,3}?[a-z]+?)(?= (?:ma|roi|sang|hom|o|tai|bua|em|chu nhat|chieu)(?![a-z])|[,.;]|$)/d,
    );
  return present({ code: facts.code, late: isLate(source) ? true : undefined, activity });
}

const abouts: Partial<Record<IntentName, [string, RegExp][]>> = {
  ask_next_meeting: [
    ['dress', /mac|ao (?:gi|j|xanh|doan)|trang phuc/],
    [
      'place',
      /o dau|cho nao|(?:cho|noi|dia diem) (?:hop|tap trung|sinh hoat)|dia diem|dia chi|tai dau|tap trung o|noi nao|cho cu|(?:hop|hoat) dau/,
    ],
    ['content', /noi dung|van de|(?:ve|hop|ban|noi|lam|chuyen) (?:cai |viec |chuyen |nhung )?(?:gi|j)(?![a-z])|chu de/],
    [
      'time',
      /khi nao|bao gio|may gio|may h|chung nao|(?:ngay|bua|hom|luc) nao|ngay may|thu may|doi lich|bao h|gio (?:hop|sinh hoat)|thoi gian/,
    ],
  ],
  ask_my_record: [
    ['residence', /cu tru|nct|dia phuong|nhan xet/],
    ['pledge', /ren luyen|(?<![a-z])rl|cam ket/],
    ['attendance', /diem danh|may buoi|vang|buoi|lan|co mat|may hoat dong/],
    ['profile', /thong tin|ho so|ngay sinh|dien thoai|sdt|chi doan nao|(?<![a-z])ten(?![a-z])/],
  ],
};

function firstOf(table: [string, RegExp][] | undefined, folded: string): string | undefined {
  return table?.find(([, pattern]) => pattern.test(folded))?.[0];
}

function proposal(source: Source): Slots {
  const anonymous = /an danh|giau ten/.test(source.folded) ? true : undefined;
  const text =
    cutAfter(source, /(?:gop y|kien nghi|de xuat|y kien|de nghi|sang kien|hien ke)[^:]{0,30}: ?/) ??
    cutGroup(
      source,
      /(?:nguyen vong|y kien|gop y|kien nghi|de xuat|de nghi|sang kien|hien ke|mong muon)(?: cua (?:em|minh|tui|toi|tui em))?(?: la| rang)? ((?!cua|duoc|o dau|khong|ko|gi|nao|mot chuyen|an danh|giau|nay|voi|a$|chut|1 chuyen).+)$/d,
    ) ??
    cutGroup(source, /(?:em|minh|tui|toi) (?:thay|nghi)(?: la)? ((?:nen|can) .+)$/d) ??
    cutGroup(source, /^(?:chi doan|doan xa|doan|minh) ((?:nen) .+)$/d) ??
    (/muon co|mong/.test(source.folded) ? source.text : undefined);
  return present({ text, anonymous });
}

function scope(source: Source): Slots {
  const { folded, today } = source;
  const kind = /ren luyen|cam ket/.test(folded)
    ? 'pledge_reminders'
    : /nhac|lich hop/.test(folded)
      ? 'reminders'
      : /tai lieu|ban tin/.test(folded)
        ? 'broadcasts'
        : 'all';
  const month = /het thang (\d{1,2})/.exec(folded)?.[1];
  const until = month === undefined ? undefined : endOfMonth(`${monthAhead(Number(month), today)}-01`);
  return present({ scope: kind, until: until ?? (/het thang nay/.test(folded) ? endOfMonth(today) : undefined) });
}

/** The month of this year, or of the next when it is over. */
function monthAhead(month: number, today: string): string {
  const year = Number(today.slice(0, 4));
  const written = `${year}-${String(month).padStart(2, '0')}`;
  return addDays(endOfMonth(`${written}-01`), 0) < today ? `${year + 1}${written.slice(4)}` : written;
}

/** "điểm danh giúp bạn Cúc": a given name is enough to find somebody on the list. */
const givenName =
  /diem danh (?:giup|gium|dum|ho|thay|cho) (?:ban |anh |chi |em |dong chi )?([a-z'’]+(?: (?!co mat|den|toi|tre|vang|di|nha|nhe|voi|nghen|ad|bot|luon|roi|a$)[a-z'’]+){0,4})/d;

function attendance(source: Source): Slots {
  const { folded } = source;
  const status = /khong ly do|khong phep|ko phep/.test(folded)
    ? 'unexcused'
    : /co phep|xin phep/.test(folded)
      ? 'excused'
      : /vang/.test(folded)
        ? 'unexcused'
        : isLate(source)
          ? 'late'
          : 'present';
  const full_name = nameSlot(source, false).full_name ?? cutGroup(source, givenName);
  return present({ full_name, status });
}

const reports: [string, RegExp][] = [
  ['residence', /cu tru|nct/],
  ['pledge', /ren luyen|cam ket/],
  ['attendance', /diem danh|tham du|chuyen can|tham gia|so buoi/],
  ['roster', /danh sach|excel/],
  ['monthly', /bao cao|(?<![a-z])bc(?![a-z])/],
];

function report({ folded, today }: Source): Slots {
  const year = /(?:nam )?(20\d{2})/.exec(folded)?.[1] ?? today.slice(0, 4);
  const quarter = /quy (\d|i{1,3}|iv)(?![a-z\d])/.exec(folded)?.[1];
  const month = /thang (\d{1,2})/.exec(folded)?.[1];
  const quarters = wordTable({ i: '1', ii: '2', iii: '3', iv: '4' });
  const period =
    quarter !== undefined
      ? `${year}-Q${quarters[quarter] ?? quarter}`
      : month !== undefined
        ? `${year}-${month.padStart(2, '0')}`
        : /20\d{2}/.test(folded)
          ? year
          : undefined;
  return present({ report: firstOf(reports, folded), period });
}

export function memberSlots(intent: IntentName, source: Source): Slots {
  const { folded } = source;
  switch (intent) {
    case 'register_member':
      return registration(source);
    case 'residence_register':
      return residence(source);
    case 'check_in':
      return checkIn(source);
    case 'rsvp':
      return rsvpSlots(source);
    case 'pledge_register':
      return pledgeTextSlots(source);
    case 'pledge_check_in':
      return pledgeStatusSlots(source);
    case 'ask_next_meeting':
    case 'ask_my_record':
      return present({ about: firstOf(abouts[intent], folded) });
    case 'update_info':
      return changeSlots(source);
    case 'talk_to_secretary':
      return present({
        topic:
          cutGroup(source, /(?<![a-z])ve ([^,;.?]+)$/d) ?? (/so doan/.test(folded) ? cutGroup(source, /(so doan)/d) : undefined),
      });
    case 'submit_proposal':
      return proposal(source);
    case 'opt_out':
    case 'opt_in':
      return scope(source);
    case 'mark_attendance':
      return attendance(source);
    case 'approve_registration':
      return present({
        full_name: isUnaccented(source.text) && source.facts.name === undefined ? undefined : nameSlot(source, false).full_name,
      });
    case 'open_check_in':
      return present({ minutes: minutesOf(folded) });
    case 'export_report':
      return report(source);
    default:
      return {};
  }
}

function minutesOf(folded: string): number | undefined {
  const typed = /(\d{1,3}) ?(?:phut|p)(?![a-z])/.exec(folded)?.[1];
  if (typed !== undefined) return Number(typed);
  const hours = /(\d{1,2}|mot|nua) (?:tieng|gio)(?![a-z])(?! \d)/.exec(folded)?.[1];
  return hours === undefined ? undefined : hours === 'nua' ? 30 : (hours === 'mot' ? 1 : Number(hours)) * 60;
}
