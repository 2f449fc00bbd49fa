/** Slots of what secretaries write: a meeting in one sentence, a notice, a new time. */
import { cutAfter, cutGroup, present, type Slots, type Source, tidy } from './cuts.js';
import { readTime, readTimeOf, readTimeOfDay } from './times.js';

/** Kinds of domain reference §5.1, the more special first. */
const kinds: [string, RegExp][] = [
  ['extraordinary', /bat thuong|hop gap|khan/],
  ['congress', /dai hoi/],
  ['committee', /bch|ban chap hanh/],
  ['briefing', /giao ban/],
  ['ceremony', /le ket nap|le trao|le truong thanh|trao the/],
  ['topic', /chuyen de/],
  ['theme_of_month', /chu diem/],
  ['volunteer', /don ve sinh|trong cay|ra quan|tinh nguyen|di tham|hien mau|lam duong|chu nhat xanh|phat quang|lao dong/],
  ['event', /tap van nghe|giao luu|tap huan|dang huong|hop mat|hoi thi|mit tinh|the thao|tham quan/],
];

const placeEnd =
  '(?=[,;.](?:\\s|$)|\\s(?:luc|vao|mac|mang|dem|nd|noi dung|nha|nhe|ngay mai|sang mai|toi mai|ca nha|moi nguoi|tap trung|giao luu)(?![a-z])|$)';
const placeAfter = new RegExp(
  `(?<![a-z])(?:tai|o|tap trung tai|tap trung o|dia diem:?|tap trung) (?!dau|nha (?:di|minh)|cho nao)([^,;.]+?)${placeEnd}`,
  'd',
);
/** "trồng cây đường liên ấp": the place follows the deed. */
const placeAfterDeed =
  /(?:don ve sinh|trong cay|dang huong|phat quang|lam duong) ((?:duong|dai|san|khu|nghia trang|cong|kenh|bo|bia)(?![a-z])[^,;.]*)/d;
/** Without "tại": a piece between commas that begins with a place ("nhà sinh hoạt cộng đồng"). */
const barePlace = new RegExp(
  `(?:^|[,;] ?)((?:nha (?:van hoa|vh|sinh hoat|thieu nhi|bia)|nvh|hoi truong|truong|san|tru so|phong|van phong|dinh|chua|ub|quan)(?![a-z])[^,;.]*?)${placeEnd}`,
  'd',
);

function placeOf(source: Source): string | undefined {
  if (/(?<![a-z])(?:online|truc tuyen|zoom|google meet)(?![a-z])/.test(source.folded))
    return cutGroup(source, /(?<![a-z])(online|truc tuyen|zoom|google meet)/d);
  return cutGroup(source, placeAfter) ?? cutGroup(source, barePlace) ?? cutGroup(source, placeAfterDeed);
}

function kindOf(folded: string): string {
  return kinds.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'regular';
}

function contentOf(source: Source, kind: string): string | undefined {
  const labelled = cutGroup(source, /(?:nd|noi dung|ve viec|ban ve|v\/v) ?:? ([^;.]+?)(?=[;.]|$)/d);
  if (labelled !== undefined) return labelled;
  const end = '(?=[,;.]|\\s\\d|\\s(?:toi|sang|chieu|trua|luc|vao|o|tai|t\\d|thu|cn|dai tuong|duong lien)(?![a-z])|$)';
  if (kind === 'topic') return cutGroup(source, new RegExp(`chuyen de:? (.+?)${end}`, 'd'));
  if (kind === 'theme_of_month') return cutGroup(source, new RegExp(`chu diem:? (.+?)${end}`, 'd'));
  const deeds =
    'don ve sinh|trong cay|ra quan|di tham|hien mau|lam duong|tap van nghe|giao luu|tap huan|dang huong|phat quang|tham quan';
  return kind === 'volunteer' || kind === 'event' ? cutGroup(source, new RegExp(`((?:${deeds})[^,;.]*?)${end}`, 'd')) : undefined;
}

export function meetingSlots(source: Source): Slots {
  const { folded, now, zone } = source;
  const kind = kindOf(folded);
  const place = placeOf(source);
  const time = now === undefined ? undefined : readTimeOf(source, now, zone);
  const isWrong = time?.problem !== undefined && !['missing', 'lunar', 'vague_date'].includes(time.problem);
  // A lunar day is worth a question of its own: nothing is taken from it here.
  const isLunar = time?.problem === 'lunar';
  const start = isLunar ? undefined : time?.start;
  // The day alone does not have to be asked again when the hour settles it; an hour that was guessed does.
  const isAmbiguous = time !== undefined && start !== undefined && time.problem === undefined && !time.certain;
  return present({
    kind,
    start_at: isWrong ? undefined : start,
    end_at: time?.end,
    date: start === undefined && !isLunar ? time?.date : undefined,
    place,
    content: contentOf(source, kind),
    dress: cutGroup(source, /(?:mac|trang phuc:?) (ao [^,;.]+|[^,;.]+)/d),
    bring: cutGroup(source, /(?:mang theo|mang|dem theo|dem) ((?!lai)[^,;.]+?)(?= (?:luon|nha|nhe)(?![a-z])|[,;.]|$)/d),
    audience: cutGroup(source, /(toan the doan vien|cac bi thu chi doan|toan the [a-z]+ [a-z]+|chi doan giao vien)/d),
    ambiguous: isAmbiguous ? ['start_at'] : [],
    invalid: isWrong ? ['start_at'] : [],
    missing: [
      ...(now !== undefined && start === undefined && !isWrong ? ['start_at'] : []),
      ...(place === undefined ? ['place'] : []),
    ],
  });
}

export function noticeSlots(source: Source): Slots {
  const { text, folded, now, zone } = source;
  const body =
    cutAfter(source, /^[^:]{0,60}: ?/) ??
    cutAfter(
      source,
      /(?:nhan|gui tin cho|gui cho|thong bao cho|tb cho) (?:may ban|cac ban|moi nguoi|ca chi doan|tat ca|anh em) /,
    ) ??
    cutGroup(source, /^gui (.+?) cho (?:moi nguoi|ca chi doan|cac ban)/d) ??
    cutGroup(source, /^(.+?),? gui giup/d) ??
    cutAfter(source, /^(?:thong bao|tb) /);
  const before = /:/.test(folded) ? text.slice(0, text.indexOf(':')) : '';
  const time = now === undefined || before === '' ? undefined : readTime(before, now, zone);
  const audience = cutGroup(source, /cho (bch|ban chap hanh|cac bi thu[a-z ]*)(?=[:,])/d);
  return present({ text: body ?? tidy(text), send_at: time?.start, audience });
}

/** Only what stands after "qua", "sang", "thành" is the new time or place; what stands before says which meeting. */
export function rescheduleSlots(intent: 'reschedule_meeting' | 'cancel_meeting', source: Source): Slots {
  const { folded, now, zone } = source;
  if (intent === 'cancel_meeting') {
    const time = now === undefined ? undefined : readTimeOf(source, now, zone);
    const reason =
      cutGroup(source, /(?:vi|do) ([^,;.]+)$/d) ?? cutGroup(source, /((?:mua|bao|ngap|cup dien|trung lich)[^,;.]*)$/d);
    return present({ date: time?.date, reason });
  }
  const shift = /(?:lui|day|som|tre|muon)[a-z ]* (\d{1,3}) ?(?:phut|p)(?![a-z])/.exec(folded)?.[1];
  if (shift !== undefined) return { shift_minutes: /som/.test(folded) ? -Number(shift) : Number(shift) };
  const place = cutGroup(source, /(?:doi|chuyen) (?:dia diem|cho)(?: hop)? (?:sang|qua|thanh|ve|toi) ([^,;.]+)/d);
  if (place !== undefined) return { place };
  const target = cutAfter(source, /(?<![a-z])(?:qua|sang|thanh|toi ngay|den ngay|lai)(?![a-z]) /);
  if (target === undefined || now === undefined) return { missing: ['date'] };
  const time = readTime(target, now, zone);
  if (time.start !== undefined && time.problem === undefined) {
    const onlyHour = time.ambiguous.includes('date');
    const ofDay = onlyHour ? readTimeOfDay(target) : undefined;
    return ofDay?.ok ? { time: ofDay.time } : { start_at: time.start, ...(time.certain ? {} : { ambiguous: ['start_at'] }) };
  }
  return time.date !== undefined && time.problem === undefined ? { date: time.date } : { missing: ['date'] };
}
