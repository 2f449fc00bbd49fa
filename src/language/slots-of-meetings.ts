/** Slots of what secretaries write: a meeting in one sentence, a notice, a new time. */
import { cutAfter, cutGroup, present, type Slots, type Source, tidy } from './cuts.js';
import { readTime, readTimeOf, readTimeOfDay } from './times.js';

/** Kinds of domain reference §5.1, the more special first. */
const kinds: [string, RegExp][] = [
  ['extraordinary', /bat thuong|dot xuat|hop gap|khan/],
  ['congress', /dai hoi/],
  ['committee', /bch|ban chap hanh/],
  ['briefing', /giao ban/],
  ['ceremony', /le ket nap|le trao|le truong thanh|truong thanh doan|trao the/],
  ['topic', /chuyen de/],
  ['theme_of_month', /chu diem/],
  [
    'volunteer',
    /don ve sinh|trong cay|ra quan|tinh nguyen|di tham|hien mau|lam duong|chu nhat xanh|phat quang|lao dong|don rac|don dep|don co|tang qua|giup dan/,
  ],
  [
    'event',
    /tap van nghe|giao luu|tap huan|dang huong|hop mat|hoi thi|mit tinh|the thao|tham quan|da bong|da banh|giao huu|hoi thao|cam trai|gap mat|ve nguon|thap nen|ngay hoi|toa dam|tri an/,
  ],
];

const placeEnd =
  '(?=[,;.](?:\\s|$)|\\s(?:luc|vao|mac|mang|dem|nd|noi dung|nha|nhe|ngay mai|sang mai|toi mai|ca nha|moi nguoi|tap trung|giao luu|don (?:ve sinh|rac|dep|co)|trong cay|lao dong|ra quan|phat quang|gium|giup|dum)(?![a-z])|$)';
const placeAfter = new RegExp(
  `(?<![a-z])(?:tai|o|tap trung tai|tap trung o|dia diem:?|tap trung) (?!dau|nha (?:di|minh)|cho nao|hien mau|ra quan|lao dong|tap (?:van|huan)|trong cay|don (?:ve|rac|dep|co)|dang huong|phat quang|thap nen|lam duong|di tham|tang qua)([^,;.]+?)${placeEnd}`,
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

/** Where what a meeting is about ends: at a sign, an hour, a day, a place. */
const contentEnd =
  '(?=[,;.]|\\s\\d{1,2} ?(?:h|g|:|/|gio)|\\s(?:toi(?! )|toi (?:mai|nay|thu|t\\d)|sang|chieu|trua|luc|vao|o|tai|t\\d|thu|cn|dai tuong|duong lien)(?![a-z])|$)';
const ownShapes: Record<string, RegExp> = {
  topic: new RegExp(`chuyen de:? (?!\\d)(.+?)${contentEnd}`, 'd'),
  theme_of_month: new RegExp(`chu diem:? (.+?)${contentEnd}`, 'd'),
};
const deeds =
  'ra quan|lao dong|don ve sinh|don rac|don dep|don co|trong cay|di tham|hien mau|lam duong|tap van nghe|da bong|da banh|giao luu|giao huu|tap huan|dang huong|phat quang|tham quan|tang qua|hoi thao|cam trai|ve nguon|thap nen|ngay hoi';
const deedShape = new RegExp(`((?:${deeds})[^,;.]*?)${contentEnd}`, 'd');

function contentOf(source: Source, kind: string): string | undefined {
  const labelled = cutGroup(source, /(?:nd|noi dung|ve viec|ban ve|v\/v) ?:? ([^;.]+?)(?=[;.]|$)/d);
  if (labelled !== undefined) return labelled;
  const shape = kind === 'volunteer' || kind === 'event' ? deedShape : ownShapes[kind];
  return shape === undefined ? undefined : cutGroup(source, shape);
}

export function meetingSlots(source: Source): Slots {
  const { folded, now, zone } = source;
  const kind = kindOf(folded);
  const place = placeOf(source);
  const time = now === undefined ? undefined : readTimeOf(source, now, zone, source.facts.times);
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

/** "nhắn mấy bạn", "báo cho cả chi đoàn biết": what follows is the notice. */
const toWhom =
  /(?:nhan|gui|goi|bao|noi|dan|nhac)(?: tin)?(?: thong bao)?(?: nhan)? (?:cho |toi |den |voi )?(?:tat ca )?(?:cac |nhung |may |ca |toan |toan the )?(?:ban|moi nguoi|chi doan|nha|nhom|ap|thon|khu pho|anh em|doan vien|mn|tat ca)(?: trong chi doan)?(?:,? (?:la|biet|rang|giup (?:minh|toi|em)|gium))* (?!cho (?:em|minh|tui))/;

export function noticeSlots(source: Source): Slots {
  const { text, folded, now, zone } = source;
  const body =
    cutAfter(source, /^[^:]{0,60}: ?/) ??
    cutAfter(source, toWhom) ??
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
    const time = now === undefined ? undefined : readTimeOf(source, now, zone, source.facts.times);
    const reason =
      cutGroup(source, /(?<![a-z])(?:vi|do) ([^,;.]+)$/d) ??
      cutGroup(source, /((?:(?:troi )?mua|bao|ngap|cup dien|trung lich)[^,;.]*)$/d);
    return present({ date: time?.date, reason });
  }
  const shift = shiftOf(folded);
  if (shift !== undefined) return { shift_minutes: shift };
  const place =
    cutGroup(
      source,
      /(?:doi|chuyen) (?:dia diem|cho|noi)(?: hop| sinh hoat| tap trung)? (?:sang|qua|thanh|ve|toi|ra|vo|vao) ([^,;.]+?)(?= (?:gium|giup|dum|ho)(?![a-z])|[,;.]|$)/d,
    ) ??
    cutGroup(
      source,
      /(?:doi|chuyen) (?:buoi |cuoc )?(?:hop|sinh hoat|buoi|sh)(?: chi doan)? (?:ve|qua|sang|ra) ((?:nha|nvh|hoi truong|truong|san|tru so|van phong|ub|quan|phong|dinh|chua)(?![a-z])[^,;.]*?)(?= (?:gium|giup|dum|ho)(?![a-z])|[,;.]|$)/d,
    );
  if (place !== undefined) return { place };
  // "tới", "đến" only when nothing plainer says it: without accents "toi" is also "tối".
  const target =
    cutAfter(source, /(?<![a-z])(?:qua|sang|thanh|toi ngay|den ngay|lai)(?![a-z]) /) ??
    afterWord(source, (word) => word === 'tới' || word === 'đến' || word === 'vào');
  if (target === undefined || now === undefined) return { missing: ['date'] };
  const time = readTime(target, now, zone);
  if (time.start !== undefined && time.problem === undefined) {
    const onlyHour = time.ambiguous.includes('date');
    const ofDay = onlyHour ? readTimeOfDay(target) : undefined;
    return ofDay?.ok ? { time: ofDay.time } : { start_at: time.start, ...(time.certain ? {} : { ambiguous: ['start_at'] }) };
  }
  return time.date !== undefined && time.problem === undefined ? { date: time.date } : { missing: ['date'] };
}

/** What follows the last word of a kind, to the end. */
function afterWord({ text, tokens }: Source, isIt: (word: string) => boolean): string | undefined {
  const found = tokens.findLast(({ word }) => isIt(word));
  return found === undefined ? undefined : tidy(text.slice(found.end));
}

const shiftUnits: Record<string, number> = { phut: 1, p: 1, tieng: 60, ngay: 1440, tuan: 10_080 };

/** "lùi 30 phút", "sớm hơn nửa tiếng", "hoãn lại 1 tuần": minutes, earlier is less than zero. */
function shiftOf(folded: string): number | undefined {
  const match =
    /(?<![a-z])(?:lui|day|som|tre|muon|hoan|doi|cham)(?![a-z])[a-z ]{0,40} (\d{1,3}|nua|mot|hai) ?(phut|p|tieng|ngay|tuan)(?: (ruoi))?(?![a-z])/.exec(
      folded,
    );
  if (match === null) return undefined;
  const [, amount = '', unit = '', half] = match;
  const count = amount === 'nua' ? 0.5 : amount === 'mot' ? 1 : amount === 'hai' ? 2 : Number(amount);
  const minutes = (count + (half === undefined ? 0 : 0.5)) * (shiftUnits[unit] ?? 1);
  return /(?<![a-z])som(?![a-z])/.test(folded) ? -minutes : minutes;
}
