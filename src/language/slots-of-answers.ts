/** Slots of answers: does somebody come and why not, and how far are they with what they pledged. */
import { cutGroup, present, type Slots, type Source, tidy } from './cuts.js';
import { readTimeOfDay } from './times.js';

/** "trễ", "muộn"; without accents "muon" is also "muốn", which what follows tells. */
export function isLate({ folded }: Source): boolean {
  return /(?:^|[^a-z])(?:tre|muon)(?![a-z])/.test(
    folded.replace(/muon (?:di|tham|dang|vao|vo|hoi|xin|co|gap|nhan|sh|sinh|cam|lam)/g, ''),
  );
}

const no = '(?:khong|ko|k|kg|kh|hong|hok|hk|hem|chua|cha|chang)';
/** The words that say that somebody stays away. What stands before them in their clause may be the reason. */
const staysAway = new RegExp(
  `(?<![a-z])(?:(?:cho (?:em|e|minh|tui|toi|con|chau) )?(?:xin |bao |duoc )*(?:phep )?(?:vang|nghi|khoi di)(?![a-z])|xin phep(?! (?:(?:cho |duoc )?(?:em |e |minh |tui )?)(?:di|toi|den|vao|vo|qua|ra) (?:tre|muon|sau))|` +
    `${no} (?:the )?(?:di|du|tham|toi|den|qua|ra|hop|vao|vo)(?![a-z])|(?:di|du) (?:khong|ko) duoc)`,
);
const isDeclined = new RegExp(`${no} (?:biet )?(?:the )?di(?: (?:duoc|dc|nua))?`);
const isUnsure =
  /(?:chua|khong|ko|hok|hong|k|kg) (?:dam )?(?:chac|biet(?: duoc)?|ro|sap xep|thu xep|xep|xin nghi)|50\/50|(?:coi|xem) lai|(?:bao|tinh|tra loi) (?:sau|lai)|co the di co the|hen xui|(?:con|chac) tuy|de (?:em|minh|toi|tui|e) (?:sap xep|thu xep|hoi)|de (?:em|minh|toi|tui|e) (?:coi|xem|tinh)|de toi (?:em |minh )?tra loi/;
const isBusy =
  /(?<![a-z])(?:em|e|minh|tui|toi|hom do|bua do|mai|nay) (?:ban|ket|mac|om|benh|sot|bi)(?![a-z])|ket (?:roi|ca|hoc|thi|lich|viec|dam|lam)|bi ket|^(?:ban|ket|om|benh|sot)(?![a-z])/;
const comesAfterAll =
  /(?:em |minh |tui |gio |nay )di (?:duoc|dc)(?! (?:khong|ko|k\b))|doi (?:lai|y).*(?:em|minh|tui) (?:se )?(?:di|tham gia)(?! nua)|(?:gio|nay) (?:em |minh |ranh |roi )*(?:di|tham gia)(?! nua)/;

const saysYes =
  /(?<![a-z])(?:di|du|toi|den|qua|ra|vao|vo|tham gia|tham du|co mat|co em|co minh|co e|ok|oke|oki|dc|duoc|dong y|nhat tri|dang ky|\+ ?1|yes|ua|u|da co|co a|co)(?![a-z])|[👍🙋✅✋]/u;

/** Somebody comes only when something says so: coming, being there, a yes; being late is coming too. */
function attends(source: Source): 'attend' | undefined {
  return isLate(source) || saysYes.test(source.folded) || saysYes.test(source.text) ? 'attend' : undefined;
}

export function rsvpSlots(source: Source): Slots {
  const { folded, text } = source;
  const declined = isDeclined.test(folded);
  const wasDeclined = /(?:luc nay|hoi (?:nay|sang|chieu)|hom qua|bua truoc|truoc)/.test(folded);
  const back = comesAfterAll.test(folded) && (!declined || wasDeclined);
  const absent =
    !back &&
    (staysAway.test(folded) || (isBusy.test(folded) && !/di duoc|tham gia duoc|van (?:di|toi|du)|tre|mu[oộ]n|sau/.test(folded)));
  const response =
    isUnsure.test(folded) && !/xin vang|xin nghi(?! ca)/.test(folded) ? 'unsure' : absent ? 'absent' : attends(source);
  const late = response === 'attend' && (isLate(source) || /moi (?:toi|den|vao|vo|tan)|(?:toi|den|vao) sau/.test(folded));
  const arrive = late && /moi (?:toi|den|vao|vo|qua)/.test(folded) ? readTimeOfDay(text) : undefined;
  return present({
    response,
    late: late ? true : undefined,
    arrive_at: arrive?.ok && /\d ?(?:h|g|:|gio)/.test(folded) ? arrive.time : undefined,
    reason: response === 'absent' ? reasonOf(source) : undefined,
  });
}

/** "vì …" says why. Without accents "do" is also "đó": not after a day. */
const because = /(?<![a-z])(?:(?:tai |boi )?vi|(?<!(?:hom|bua|buoi|luc|ngay|toi|sang|chieu|ai|o) )do|boi)(?![a-z]) /;
const before =
  /^(?:(?:(?:ngay|toi|sang|chieu|trua) mai|mai|mot|(?:hom|bua|toi|sang|chieu|luc) (?:do|nay|ay|qua)|nay|t[2-7]|cn|chu nhat|thu (?:hai|ba|tu|nam|sau|bay|[2-7])|ngay \S+|da|em|e|minh|tui|toi|chau|thua|ad|bot|bi thu|anh|chi|oi|ma|nhung|chac|co le|tai|vi|do)(?![a-z\d]) ?(?!moi sinh))+/;
const after = /(?: (?:roi|r|rui|qua|a|nha|nhe|nua|luon|nen|ne|nghen|nghe|ad|bot))+$/;
const noReason =
  /(?<![a-z])(?:doi (?:y|lai)|bao (?:di|vang|lai)|xin loi|cam on|co phep|thong cam|vang|di|tham gia|tham du)(?![a-z])$|^doi /;

/** The reason in the writer's words: after "vì", or the clause beside the one that says no. */
function reasonOf({ text, folded }: Source): string | undefined {
  const said = because.exec(folded);
  if (said !== null) return tidy(text.slice(said.index + said[0].length));
  let from = 0;
  for (const clause of folded.split(/([,;.!?\n]| nen )/)) {
    const start = from;
    from += clause.length;
    const away = staysAway.exec(clause);
    let piece = away === null ? clause : clause.slice(0, away.index);
    let shift = 0;
    const turned = /(?:ma|nhung) (?:gio|nay) /.exec(piece);
    if (turned !== null) shift = turned.index + turned[0].length;
    else shift = piece.length - piece.trimStart().length;
    piece = piece.slice(shift);
    const lead = before.exec(piece)?.[0].length ?? 0;
    piece = piece.slice(lead).trimEnd();
    if (away !== null) piece = piece.replace(/ (?:em|e|minh|tui|toi|cho)$/, '');
    const end = piece.replace(after, '').length;
    if (end < 2 || noReason.test(piece.slice(0, end)) || !/[a-z]{2}/.test(piece)) continue;
    return tidy(text.slice(start + shift + lead, start + shift + lead + end));
  }
  return undefined;
}

const statuses: [string, RegExp][] = [
  [
    'in_progress',
    /dang (?:lam|thuc hien|co|doc|tap|hoc|co gang)|lam do|mot nua|1 nua|nua (?:cuon|chung)|phan nua|(?<!100|1)\d\d ?%|co gang|\d\/\d|gan (?:xong|het|du)|sap xong|(?:tap|doc|hoc|lam|chay) duoc (?:1|mot) |duoc \d+ ngay|van dang|chua (?:deu|du|het)|duoc it|mot phan|1 phan|luc co luc/,
  ],
  ['not_done', /(?<![a-z])(?:chua|quen|luoi|lo)(?![a-z])|(?:khong|ko|k) (?:lam|thuc hien|giu|tap|doc)|bo lo/],
];

const itemAtStart =
  /^(?:(?:da|em|minh|tui|moi|vua|tuan nay|tuan roi|thang nay) )*((?:doc|tap|hoc|chay|giup|hien|nhat|trong|don|di bo)(?![a-z])[^,;.]*?)(?= (?:roi|r|xong roi|ne|a|ad)(?![a-z])|[,;]|$)/d;

export function pledgeStatusSlots(source: Source): Slots {
  const { folded } = source;
  const status = statuses.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'done';
  const item =
    cutGroup(
      source,
      /(?:rl|ren luyen|ket qua ren luyen)[^:]*: (?:da )?((?!ok|xong|da lam|roi)[^,;]*?)(?= (?:hom qua|hom nay|sang nay|roi)(?![a-z])|[,;]|$)/d,
    ) ??
    cutGroup(source, itemAtStart) ??
    cutGroup(source, /^((?:ke hoach|chi tieu) [^,;.]*?)(?= (?:em|minh|tui|da|thuc hien|dat)(?![a-z]))/d) ??
    cutGroup(source, /muc tieu (?!nay|gi)([^,;.]+)$/d) ??
    cutGroup(source, /(?:hom nay|nay) (?:em|minh) ((?:bo|cai) [^,;.]*?)(?= (?:roi|r)(?![a-z])|$)/d);
  return present({ status, item: status === 'not_done' && /^(?:chua|khong)/.test(folded) ? undefined : item });
}

/** What somebody pledges, in their words. */
export function pledgeTextSlots(source: Source): Slots {
  const text =
    cutGroup(source, /(?:dang ky|dk|cam ket|ck|ren luyen|rl|lam theo)[^:]{0,40}: ?(.+)$/d) ??
    cutGroup(
      source,
      /(?:dang ky|dk) (?:thuc hien |(?:ren luyen|rl|tu duong)(?: la| thi| voi)? )?[“"]?((?:moi|hoc tap va|lam theo|khong|03 co|3 co|doc|tap|hoc|di bo)(?![a-z])[^”"]*)/d,
    ) ??
    cutGroup(
      source,
      /(?:cam ket|hua|quyet tam)(?: (?:ren luyen|tu duong)(?= (?:moi |khong|bo |doc|tap|hoc)))? (?:se )?((?!ren luyen|tu duong|nam|moi$|nua|cua|gi|o|nao)[a-z\d].*)$/d,
    );
  return present({ text: text !== undefined && /(?:o|cho) (?:dau|nao)/.test(source.folded) ? undefined : text });
}
