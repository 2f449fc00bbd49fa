/** Slots of what members (and secretaries about members) write: who, when, which branch, yes or no, what is to change. */

import { addDays, endOfMonth } from './calendar.js';
import type { IntentName } from './cues.js';
import { cutAfter, cutGroup, findBranch, present, type Slots, type Source } from './cuts.js';
import { readBirthDate, readUnionJoinDate } from './dates.js';
import { isUnaccented } from './folding.js';
import { readName } from './names.js';
import { readPhone } from './phones.js';
import { changeSlots } from './slots-of-changes.js';
import { readTimeOfDay } from './times.js';
import { wordTable } from './word-table.js';

function nameSlot(source: Source, ask: boolean): Slots {
  const typed =
    source.facts.name?.text ??
    cutGroup(source, /(?:ten (?:em|minh|toi|tui) la|ten la|em ten|minh ten|toi ten|ten) +([a-z'’]+(?: [a-z'’]+)*)/d);
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
    /(?:cong tac o|cong tac tai|lam o|lam viec o|sinh vien|hoc o|hoc tai|de o) ((?:truong|ubnd|uy ban|cong ty|tram|benh vien|dai hoc|cao dang)[^,;.]*)/d,
  );
  return present({ branch: findBranch(source), home_unit: home });
}

const isLate = (folded: string) =>
  /(?:^|[^a-z])(?:tre|muon)(?![a-z])/.test(folded.replace(/muon (?:di|tham|dang|vao|hoi|xin|co|gap|nhan|sh|sinh)/g, ''));

function checkIn(source: Source): Slots {
  const { folded, facts } = source;
  const activity =
    cutGroup(
      source,
      /(?:hoat dong|hd|buoi) (?!nay|sinh|hop|toi|vua|nao)((?:[a-z]+ ){0,3}?[a-z]+?)(?= (?:sang|chieu|toi|hom|o|ma|roi|tai|nay)(?![a-z])|[,.;]|$)/d,
    ) ??
    cutGroup(
      source,
      /(?:co di|da di|tham gia|da du) ((?!hoat|hd|buoi)(?:[a-z]+ ){1,3}?[a-z]+?)(?= (?:ma|roi|sang|hom|o|tai)(?![a-z])|[,.;]|$)/d,
    );
  return present({ code: facts.code, late: isLate(folded) ? true : undefined, activity });
}

function rsvp(source: Source): Slots {
  const { folded, text } = source;
  const absent =
    /xin phep|(?:xin |bao |cho em |cho minh |^)vang|vang (?:co phep|buoi|1|mot)|xin (?:phep )?nghi|cho em nghi|(?:khong|ko|hong|hok|k|kh|hk|chua) (?:the )?(?:di|du|tham|toi|den|qua|ra)|(?:di|du) (?:khong|ko) duoc|k di|bi ket|ket roi/.test(
      folded,
    );
  const unsure = /chua chac|khong chac|ko chac|hok chac|hong chac|k chac|chua biet|50\/50|coi lai|xem lai|bao sau|tinh sau/.test(
    folded,
  );
  const back =
    /(?:em |minh )?di duoc(?! (?:khong|ko))|doi lai.*di duoc/.test(folded) &&
    !/(?:khong|ko|k|hong|hok|chua biet) di (?:duoc|dc)/.test(folded);
  const response = unsure ? 'unsure' : back ? 'attend' : absent || isBusy(source) ? 'absent' : 'attend';
  const late = response === 'attend' && (isLate(folded) || /moi toi|moi den|toi sau|den sau/.test(folded));
  const arrive = late ? readTimeOfDay(text) : undefined;
  const reason = response === 'absent' ? reasonOf(source) : undefined;
  return present({
    response,
    late: late ? true : undefined,
    arrive_at: arrive?.ok && /\d ?(?:h|g|:|gio)/.test(folded) ? arrive.time : undefined,
    reason,
  });
}

/** "vì …" says it; else what stands beside the absence: "bữa đó nhà có giỗ", "bận thi giữa kỳ". */
function reasonOf(source: Source): string | undefined {
  const said = cutAfter(source, /(?<![a-z])(?:vi|do|tai vi|boi vi)(?![a-z]) /);
  if (said !== undefined) return said;
  const patterns = [
    /(?<![a-z])((?:ban|bi|om|sot|benh|dang o|dang di|ve que|nha co|co gio|truc|di lam|di hoc|con em)(?![a-z])[^,.;]*?)(?= (?:nen|nen xin|khong|ko|k|hong|qua|roi)(?![a-z])|[,.;]|$)/d,
    /(?<![a-z])(ket)(?= roi)/d,
  ];
  for (const pattern of patterns) {
    const reason = cutGroup(source, pattern);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** "em bận rồi" says no by itself; "bận chút nhưng sẽ đi" does not, and "bạn ơi" is somebody else. */
function isBusy({ folded, words }: Source): boolean {
  const says =
    words.some(({ word }) => word === 'bận') || /(?:^|(?<![a-z])(?:em|e|minh|tui|toi) )ban(?: (?:roi|qua|r|lam)|$)/.test(folded);
  const comes = /(?<![a-z])(?:nhung|ma|van|se) (?:em |minh |van |se )*(?:di|toi|den|du|tham gia|co mat|rang)|tre|muon|toi sau/;
  return says && !comes.test(folded);
}

const statuses: [string, RegExp][] = [
  [
    'in_progress',
    /dang lam|lam do|mot nua|1 nua|co gang|2\/3|gan xong|sap xong|dang thuc hien|(?:tap|doc|hoc) duoc (?:1|mot) |duoc \d+ ngay|van dang/,
  ],
  ['not_done', /chua|quen|khong (?:lam|thuc hien)|ko lam|bo lo|k lam/],
];

function pledgeStatus(source: Source): Slots {
  const { folded } = source;
  const status = statuses.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'done';
  const item =
    cutGroup(source, /^(?:em |minh |tui )?((?:doc|tap|hoc|chay|giup|hien)[^,.;]*?)(?= (?:roi|r|xong roi)(?![a-z])|[,;]|$)/d) ??
    cutGroup(
      source,
      /(?:rl|ren luyen|ket qua ren luyen)[^:]*: (?:da )?((?!ok|xong|da lam|roi)[^,;]*?)(?= (?:hom qua|hom nay|sang nay|roi)(?![a-z])|[,;]|$)/d,
    ) ??
    cutGroup(source, /muc tieu (?!nay|gi)([^,;.]+)$/d) ??
    cutGroup(source, /tuan nay (?:em |minh )?((?:tap|doc|hoc|chay) [^,;.]*?)(?= (?:a|roi|r)(?![a-z])|$)/d);
  return present({ status, item });
}

function pledgeText(source: Source): Slots {
  const text =
    cutAfter(source, /(?:dang ky|dk|cam ket|ck)[^:]{0,30}: ?/) ??
    cutGroup(source, /(?:dang ky|dk) (?:thuc hien )?[“"]?((?:moi|hoc tap|lam theo|khong|03 co|3 co)[^”"]*)/d) ??
    cutGroup(source, /cam ket ((?!ren luyen|tu duong|nam)[a-z].*)$/d);
  return present({ text });
}

const abouts: Partial<Record<IntentName, [string, RegExp][]>> = {
  ask_next_meeting: [
    ['dress', /mac|ao gi|trang phuc|ao doan/],
    ['place', /o dau|cho nao|dia diem|tai dau|tap trung o/],
    ['content', /noi dung|van de|ve gi|hop gi/],
    ['time', /khi nao|bao gio|may gio|may h|chung nao|ngay nao|luc nao|doi lich|bao h/],
  ],
  ask_my_record: [
    ['residence', /cu tru|nct/],
    ['pledge', /ren luyen|rl|cam ket/],
    ['attendance', /diem danh|may buoi|vang|buoi/],
    ['profile', /thong tin|ho so/],
  ],
};

function firstOf(table: [string, RegExp][] | undefined, folded: string): string | undefined {
  return table?.find(([, pattern]) => pattern.test(folded))?.[0];
}

function proposal(source: Source): Slots {
  const anonymous = /an danh|giau ten/.test(source.folded) ? true : undefined;
  const text =
    cutAfter(source, /(?:gop y|kien nghi|de xuat|y kien)[^:]{0,20}: ?/) ??
    cutGroup(
      source,
      /(?:y kien la|nguyen vong cua em la|nguyen vong la|kien nghi|de xuat|de nghi) ((?!duoc|o dau|khong|ko|gi|nao|a$).+)$/d,
    ) ??
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

function attendance(source: Source): Slots {
  const { folded } = source;
  const status = /khong ly do|khong phep|ko phep/.test(folded)
    ? 'unexcused'
    : /co phep|xin phep/.test(folded)
      ? 'excused'
      : /vang/.test(folded)
        ? 'unexcused'
        : isLate(folded)
          ? 'late'
          : 'present';
  return present({ full_name: nameSlot(source, false).full_name, status });
}

const reports: [string, RegExp][] = [
  ['residence', /cu tru|nct/],
  ['pledge', /ren luyen|cam ket/],
  ['attendance', /diem danh/],
  ['roster', /danh sach|excel/],
  ['monthly', /bao cao/],
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
      return rsvp(source);
    case 'pledge_register':
      return pledgeText(source);
    case 'pledge_check_in':
      return pledgeStatus(source);
    case 'ask_next_meeting':
    case 'ask_my_record':
      return present({ about: firstOf(abouts[intent], folded) });
    case 'update_info':
      return changeSlots(source);
    case 'talk_to_secretary':
      return present({
        topic:
          cutGroup(source, /(?:ve|hoi ve) ([^,;.?]+)$/d) ?? (/so doan/.test(folded) ? cutGroup(source, /(so doan)/d) : undefined),
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
  return typed === undefined ? undefined : Number(typed);
}
