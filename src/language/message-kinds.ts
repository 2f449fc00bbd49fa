import { searchKey } from './folding.js';

/** Kinds of message that come by themselves, as people name them. */
export type NamedKind = 'meetings' | 'meeting_reminders' | 'reminders' | 'news';

const politeness = '(?:(?:oi|bot|ban|em|anh|chi|minh|toi|tui|cho|xin|hay|lam on|vui long|muon|nho|giup|thoi) )*';
const off =
  '(?:(?:tam )?(?:dung|ngung|tat|khoi|off|stop)|(?:khong|ko)(?= (?:nhan|gui|can|muon|nhac)))(?: (?:nhan|gui|can|muon|cac|nhung|het))*';
const on = '(?:(?:bat|mo|on)(?: lai)?|(?:nhan|gui|cho nhan|muon nhan) lai)(?: (?:nhan|gui|cac))*';
const tail = '(?: (?:nua|nhe|nha|nhe ban|di|a|voi|thoi|lai|giup|cho|minh|em|toi|tui|ban|bot|luon))*[.!…]*';
const names: Record<NamedKind, string> = {
  meeting_reminders: '(?:tin )?nhac (?:nho )?(?:truoc )?(?:lich |gio |buoi )?(?:hop|sinh hoat)(?: chi doan)?',
  meetings: '(?:(?:tin |thong )?(?:bao|moi)(?: ve)? (?:hop|sinh hoat)|tin (?:ve )?hop|giay moi(?: hop)?)(?: chi doan)?',
  reminders: '(?:tin )?nhac (?:nho )?(?:ve )?(?:viec )?(?:cam ket|ren luyen|viec ren luyen)',
  news: '(?:tin tuc|tai lieu|ban tin|tin hoat dong|tin tuc, tai lieu|tin tuc va tai lieu|tai lieu, tin tuc|tai lieu, ban tin)',
};
const kinds = Object.keys(names) as NamedKind[];
const patterns = kinds.flatMap((kind) =>
  ([false, true] as const).map((isOn) => ({
    kind,
    on: isOn,
    pattern: new RegExp(`^${politeness}${isOn ? on : off} ${names[kind]}${tail}$`),
  })),
);

/** “Dừng nhắc cam kết”, “bật lại nhắc họp”: a kind by its name and nothing else. Undefined for everything longer or vaguer. */
export function readSwitch(text: string): { kind: NamedKind; on: boolean } | undefined {
  const key = searchKey(text);
  const found = patterns.find(({ pattern }) => pattern.test(key));
  return found && { kind: found.kind, on: found.on };
}
