import { choiceAddress } from '../conversation/address.js';
import type { Effect } from '../conversation/effects.js';
import type { Label, Opening, Say, Talk } from '../conversation/flow.js';
import type { NoticeLine } from '../conversation/lookup.js';
import { may } from '../domain/rights.js';
import { failureReason, type NoticeStand } from '../domain/sending.js';
import { sheetFormatOn } from '../domain/sheets.js';
import { fullUnitName } from '../domain/units.js';
import { showDateTime } from '../language/show.js';
import { namesOnPage } from './meeting-list.js';
import { onlyOnZalo } from './meeting-preview.js';

type Opened = Opening<undefined, never>;

const end = (say: Say, effects: Effect[] = []): Opened => ({ do: 'end', say: [say], effects });
const seen = (action: string, subject: string): Effect => ({ kind: 'audit', action, subject });

/** Why somebody did not get it, or may not have; undefined for who did, or still may. */
function whyMissed({ state, code }: NoticeLine): string | undefined {
  if (state === 'failed' || state === 'unreachable') return failureReason(state, code ?? '');
  return ['no_bot', 'unknown', 'cancelled', 'expired'].includes(state) ? state : undefined;
}

/** Who is to be told by hand, and why. Names do not go through Telegram (docs/decisions/0007). */
export async function missed(talk: Talk<undefined>, stand: NoticeStand, page: number): Promise<Opened> {
  const elsewhere = onlyOnZalo(talk);
  if (elsewhere) return end(elsewhere);
  const people = (await talk.look.noticeLines(stand.id)).flatMap((line) => {
    const why = whyMissed(line);
    return why ? [{ name: nameOf(talk, line), why }] : [];
  });
  if (people.length === 0) return end({ key: 'sending-missed-none' });
  const shown: Label[] = people
    .slice(page * namesOnPage, (page + 1) * namesOnPage)
    .map(({ name, why }) => ({ key: 'sending-person', params: { name: name ?? 'none', why } }));
  const more = people.length > (page + 1) * namesOnPage;
  const say: Say = {
    key: 'sending-missed',
    params: { count: String(people.length) },
    lines: shown,
    choices: [
      ...(more ? [{ label: { key: 'meeting-manage-more' }, to: choiceAddress('sending', 'missed', stand.id, page + 1) }] : []),
      { label: { key: 'sending-choice-table' }, to: choiceAddress('sending', 'table', stand.id) },
    ],
  };
  return end(say, [seen('missed_viewed', stand.id)]);
}

/** Names of those within the units whose members this officer may see. */
function nameOf(talk: Talk<unknown>, { fullName, branchId }: NoticeLine): string | undefined {
  return may(talk.person.roles, 'see_roster', branchId, talk.units) ? fullName : undefined;
}

/** The whole report as a file: person by person on Zalo, branch by branch on Telegram. */
export async function table(talk: Talk<undefined>, stand: NoticeStand): Promise<Opened> {
  const lines = await talk.look.noticeLines(stand.id);
  const named = talk.person.channel !== 'telegram';
  const title: Label = {
    key: 'sending-table-title',
    params: { notice: stand.kind, kind: stand.activity.kind, time: showDateTime(stand.activity.startAt, talk.zone) },
  };
  const { headers, rows } = named ? personRows(talk, lines) : branchRows(talk, lines);
  const say: Say = {
    key: named ? 'sending-table' : 'sending-table-by-branch',
    params: { count: String(lines.length) },
    attachment: {
      kind: 'sheet',
      format: sheetFormatOn(talk.person.channel),
      sheet: { name: 'bao-cao-gui-tin', titles: [title], columns: headers.map((header) => ({ header })), rows },
    },
  };
  return end(say, [seen('sending_exported', stand.id)]);
}

interface Table {
  headers: Label[];
  rows: Label[][];
}

function personRows(talk: Talk<unknown>, lines: NoticeLine[]): Table {
  const headers = ['number', 'name', 'branch', 'state', 'reason'].map((name): Label => ({ key: `sending-column-${name}` }));
  const rows = lines.map((line, at): Label[] => {
    const name = nameOf(talk, line);
    const why = whyMissed(line);
    return [
      { text: String(at + 1) },
      name === undefined ? { key: 'sending-elsewhere' } : { text: name },
      { text: fullUnitName(talk.units, line.branchId) },
      { key: 'sending-state', params: { state: line.byPhone && line.state === 'sent' ? 'sent_by_phone' : line.state } },
      why && ['failed', 'unreachable'].includes(line.state) ? { key: 'sending-why', params: { why } } : { text: '' },
    ];
  });
  return { headers, rows };
}

function branchRows(talk: Talk<unknown>, lines: NoticeLine[]): Table {
  const headers = ['branch', 'invited', 'sent', 'unknown', 'missed'].map((name): Label => ({ key: `sending-column-${name}` }));
  const byBranch = new Map<string, NoticeLine[]>();
  for (const line of lines) byBranch.set(line.branchId, [...(byBranch.get(line.branchId) ?? []), line]);
  const number = (of: NoticeLine[], is: (line: NoticeLine) => boolean): Label => ({ text: String(of.filter(is).length) });
  const rows = [...byBranch].map(([branchId, of]): Label[] => [
    { text: fullUnitName(talk.units, branchId) },
    { text: String(of.length) },
    number(of, (line) => line.state === 'sent'),
    number(of, (line) => line.state === 'unknown'),
    number(of, (line) => line.state !== 'unknown' && whyMissed(line) !== undefined),
  ]);
  return { headers, rows };
}
