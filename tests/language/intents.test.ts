import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IntentName, readIntent } from '../../src/language/intents.js';
import { readName } from '../../src/language/names.js';

const now = new Date('2026-03-12T09:00:00+07:00');
const read = (text: string) => readIntent(text, { now });

interface Line {
  text: string;
  intent: string;
  slots: Record<string, unknown>;
}

function lines(file: URL): Line[] {
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  return rows.map((row) => {
    const [text = '', intent = '', slots = '{}'] = row.split('\t');
    return { text, intent, slots: JSON.parse(slots) };
  });
}

/** A third of the reference lines, chosen by their text alone: the rules are not tuned on their results. */
function isHeldOut({ text }: Line): boolean {
  let hash = 2166136261;
  for (const letter of text.normalize('NFC')) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16777619) >>> 0;
  return hash % 3 === 0;
}

const reference = lines(new URL('../fixtures/utterances.tsv', import.meta.url));
const own = lines(new URL('own-lines.tsv', import.meta.url));
const heldOut = reference.filter(isHeldOut);
const tuned = reference.filter((line) => !isHeldOut(line));

const stable = (value: unknown): unknown => {
  if (Array.isArray(value)) return [...value].sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, stable(part)]),
  );
};

/** Not understanding what is out of scope is right too: nothing is done. */
const isRight = ({ text, intent }: Line) => {
  const reading = read(text);
  return reading.intent === intent || (intent === 'out_of_scope' && reading.intent === 'unknown');
};
const hasSlots = ({ text, intent, slots }: Line) =>
  intent === 'out_of_scope' || JSON.stringify(stable(read(text).slots)) === JSON.stringify(stable(slots));
const share = (set: Line[], holds: (line: Line) => boolean) => set.filter(holds).length / set.length;

const sending = ['broadcast_meeting', 'broadcast_notice', 'reschedule_meeting', 'cancel_meeting', 'remind_non_responders'];
const undoing = ['delete_my_data', 'withdraw_consent', 'opt_out', 'approve_registration'];

describe('how well messages are understood', () => {
  const sets = { tuned, heldOut, own };
  const figures = Object.entries(sets).map(([name, set]) => ({
    set: name,
    lines: set.length,
    intents: `${(100 * share(set, isRight)).toFixed(1)} %`,
    slots: name === 'own' ? '' : `${(100 * share(set.filter(isRight), hasSlots)).toFixed(1)} %`,
    'confidently wrong': set.filter((line) => !isRight(line) && read(line.text).certain).length,
  }));
  // The figures of this run, for whoever changes the table.
  process.stdout.write(`${figures.map((row) => JSON.stringify(row)).join('\n')}\n`);

  it('is at least 96 % on the lines that the rules are not tuned on', () =>
    expect(share(heldOut, isRight)).toBeGreaterThanOrEqual(0.96));
  it('is at least 98 % on the lines that they are tuned on', () => {
    expect(share(tuned, isRight)).toBeGreaterThanOrEqual(0.98);
    expect(share(own, isRight)).toBeGreaterThanOrEqual(0.98);
  });
  it('cuts the exact slots of nine lines in ten', () =>
    expect(share(heldOut.filter(isRight), hasSlots)).toBeGreaterThanOrEqual(0.9));
  it('holds for new lines too: intents, slots, what is out of scope, and nothing sent by mistake', async () => {
    const { heldOut: unseen } = (await import(new URL('../../training/lines.mjs', import.meta.url).href)) as {
      heldOut: (Omit<Line, 'slots'> & { slots?: Line['slots'] })[];
    };
    const asked = unseen.map(({ text, intent, slots }) => ({ text, intent, slots, reading: read(text) }));
    const nothing = (intent: string) => intent === 'unknown' || intent === 'out_of_scope';
    const right = asked.filter(
      ({ intent, reading }) => reading.intent === intent || (nothing(intent) && nothing(reading.intent)),
    );
    expect(right.length / asked.length).toBeGreaterThanOrEqual(0.955);
    const cut = right.filter((line) => line.slots !== undefined && !nothing(line.intent));
    const exact = cut.filter(({ slots, reading }) => JSON.stringify(stable(slots)) === JSON.stringify(stable(reading.slots)));
    expect(exact.length / cut.length).toBeGreaterThanOrEqual(0.94);
    const outside = asked.filter(({ intent }) => nothing(intent));
    const taken = outside.filter(({ reading }) => reading.certain && !nothing(reading.intent));
    expect(taken.length / outside.length).toBeLessThan(0.02);
    const mistaken = asked.filter(
      ({ intent, reading }) => [...sending, ...undoing].includes(reading.intent) && reading.intent !== intent,
    );
    expect(mistaken.map(({ text }) => text)).toEqual([]);
  });
  it('never takes what is out of scope for something to do', () => {
    const taken = [...reference, ...own].filter(
      ({ text, intent }) => intent === 'out_of_scope' && read(text).certain && read(text).intent !== 'out_of_scope',
    );
    expect(taken.map(({ text }) => text)).toEqual([]);
  });
  it('never sends or undoes anything because of a line that means something else', () => {
    const grave = [...sending, ...undoing];
    const wrong = [...reference, ...own].filter(
      ({ text, intent }) => grave.includes(read(text).intent) && read(text).intent !== intent,
    );
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });
});

describe('one message, read', () => {
  it('fills a registration from one line', () => {
    expect(read('em tên Nguyễn Thị Hoa sn 15/3/2004 ở ấp 3, sđt 0912 345 678, cđ ấp 3')).toMatchObject({
      intent: 'register_member',
      slots: { full_name: 'Nguyễn Thị Hoa', birth_date: '2004-03-15', phone: '+84912345678' },
    });
  });

  it('fills a whole notice from one sentence', () => {
    expect(read('họp chi đoàn 19h30 t7 tuần này tại nhà văn hóa ấp Phú Cường, mặc áo đoàn, mang đoàn phí')).toMatchObject({
      intent: 'broadcast_meeting',
      slots: {
        kind: 'regular',
        start_at: '2026-03-14T19:30+07:00',
        place: 'nhà văn hóa ấp Phú Cường',
        dress: 'áo đoàn',
        bring: 'đoàn phí',
      },
    });
  });

  it.each([
    ['dời qua cn 8g', 'reschedule_meeting', { start_at: '2026-03-15T08:00+07:00', ambiguous: ['start_at'] }],
    ['đổi chỗ qua trường tiểu học', 'reschedule_meeting', { place: 'trường tiểu học' }],
    ['hủy buổi tối nay mưa to quá', 'cancel_meeting', { date: '2026-03-12', reason: 'mưa to quá' }],
    ['mai em bận xin vắng', 'rsvp', { response: 'absent' }],
    ['ok e đi', 'rsvp', { response: 'attend' }],
    ['chắc tới trễ 15p', 'rsvp', { response: 'attend', late: true }],
    ['tuần này em làm dc rồi', 'pledge_check_in', { status: 'done' }],
    ['chưa làm, bận thi', 'pledge_check_in', { status: 'not_done' }],
    ['dd 4821 e tới trễ', 'check_in', { code: '4821', late: true }],
    ['khoan, họp mấy giờ vậy?', 'ask_next_meeting', { about: 'time' }],
    ['em doi y, xin vang', 'rsvp', { response: 'absent' }],
    ['dạ em đi ạ', 'rsvp', { response: 'attend' }],
    ['ok có mình nha', 'rsvp', { response: 'attend' }],
    ['thôi', 'cancel', {}],
    ['thôi được', 'confirm', {}],
    ['hủy', 'cancel', {}],
    ['em xin phép vắng vì bận việc gia đình', 'rsvp', { response: 'absent', reason: 'bận việc gia đình' }],
  ] as [string, IntentName, object][])('%s', (text, intent, slots) =>
    expect(read(text)).toMatchObject({ intent, certain: true, slots }),
  );

  it.each([
    ['thông báo họp chi đoàn tối mai', 'broadcast_meeting', { date: '2026-03-13', missing: ['start_at', 'place'] }],
    ['tối mai họp nha mọi người', 'broadcast_meeting', { date: '2026-03-13' }],
    ['thông báo họp chi đoàn tối mai 7h ở nvh ấp, ai cũng phải có mặt', 'broadcast_meeting', { place: 'nvh ấp' }],
    [
      'thêm nội dung: bầu BCH, thông qua dự thảo nghị quyết, thu đoàn phí quý 1 và giới thiệu đoàn viên ưu tú cho Đảng',
      'reschedule_meeting',
      {},
    ],
    ['bổ sung nội dung: họp bàn giải bóng chuyền 19h t7', 'reschedule_meeting', {}],
    ['điểm danh giúp Cúc', 'mark_attendance', { full_name: 'Cúc', status: 'present' }],
    ['điểm danh giùm bạn Cúc tới trễ', 'mark_attendance', { full_name: 'Cúc', status: 'late' }],
    ['điểm danh giúp em với', 'check_in', {}],
    ['em xin phép tới trễ xíu ạ', 'rsvp', { response: 'attend', late: true }],
    ['em xin phép vắng ạ', 'rsvp', { response: 'absent' }],
    ['e sinh 20/10/2003 chứ k phải 2004', 'update_info', { field: 'birth_date', value: '2003-10-20' }],
  ] as [string, IntentName, object][])('%s, and its like', (text, intent, slots) =>
    expect(read(text)).toMatchObject({ intent, certain: true, slots }),
  );

  it('takes being late for coming late while a notice is open', () =>
    expect(readIntent('trễ 15p', { now, openActivity: true })).toMatchObject({
      intent: 'rsvp',
      slots: { response: 'attend', late: true },
    }));

  it.each([
    'tối mai họp không mọi người',
    'dời lịch khám răng qua thứ 6',
    'hủy lịch hẹn cắt tóc t7',
    'duyệt bài đăng trong nhóm giùm',
  ])('%s calls, moves and approves nothing', (text) => expect([...sending, ...undoing]).not.toContain(read(text).intent));

  it.each(['mẹ em là Trần Thị Ba', 'bạn em tên Lê Văn Tám'])('%s is nobody who registers', (text) => {
    expect(read(text).slots).not.toHaveProperty('full_name');
    expect(readName(text).ok).toBe(false);
  });

  it.each(['sửa tên', 'sua ten em'])('%s is a wish and no name', (text) => expect(readName(text).ok).toBe(false));

  it('never says that somebody comes when nothing in the line says so', () => {
    const source = (text: string) => readIntent(text, { now, openActivity: true });
    for (const text of ['kẹt học', 't7 em kẹt lịch', 'em bận', 'em chưa chắc'])
      expect(source(text).slots.response, text).not.toBe('attend');
  });

  it('takes being busy for an answer while a notice is open', () => {
    for (const text of ['em bận rồi', 'bận rồi ạ'])
      expect(readIntent(text, { now, openActivity: true })).toMatchObject({ intent: 'rsvp', slots: { response: 'absent' } });
  });

  it('cuts no text from a wish for a new pledge', () => {
    expect(read('cam kết mới')).toMatchObject({ intent: 'pledge_register', certain: true });
    expect(read('cam kết mới').slots).toEqual({});
  });

  it('takes a code alone for a check-in, above all while one is open', () => {
    expect(readIntent('4821', { now, openActivity: true })).toMatchObject({
      intent: 'check_in',
      slots: { code: '4821' },
      certain: true,
    });
  });

  it('leaves times out when it does not know what time it is', () => {
    const { intent, slots } = readIntent('họp chi đoàn 19h30 t7 tại nhà văn hóa');
    expect(intent).toBe('broadcast_meeting');
    expect(slots).not.toHaveProperty('start_at');
  });

  it.each(['xóa dữ liệu', 'đừng gửi thông báo cho em nữa', 'STOP'])('%s is obeyed even in the middle of a form', (text) => {
    expect(readIntent(text, { now, formOpen: true }).certain).toBe(true);
  });

  it.each(['đúng', 'họp', 'gửi', 'hủy cái gì', 'mai', 'buổi tối', 'xóa', 'tắt'])('%s sends and undoes nothing', (text) => {
    expect([...sending, ...undoing]).not.toContain(read(text).intent);
  });

  it('offers what is likely and says why when it is not sure', () => {
    const reading = read('em muốn hỏi về buổi họp');
    expect(reading.likely.length).toBeLessThanOrEqual(3);
    expect(read('họp khi nào vậy').why.length).toBeGreaterThan(0);
  });

  it('answers an emergency with its own category, not with a menu', () => {
    expect(read('có tai nạn ở ngã ba, cứu với')).toMatchObject({ intent: 'out_of_scope', slots: { category: 'emergency' } });
  });

  it('reads any text without failing, also very long ones', () => {
    const words = fc.constantFrom(
      'họp',
      'mai',
      '19h',
      'em',
      'xin',
      'vắng',
      'đăng',
      'ký',
      'không',
      '4821',
      'hủy',
      'nhắn',
      'mọi',
      'người',
      ':',
      '🙂',
      'tại',
      'ấp',
      '3',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.array(words, { maxLength: 30 }).map((list) => list.join(' ')),
        ),
        (text) => {
          const reading = read(text);
          expect(reading.score).toBeGreaterThanOrEqual(0);
          expect(reading.score).toBeLessThanOrEqual(1);
          if (reading.intent === 'unknown') expect(reading.certain).toBe(false);
        },
      ),
    );
    const bombs = [
      'a'.repeat(10_000),
      'em '.repeat(3_500),
      '😀'.repeat(5_000),
      '1 '.repeat(5_000),
      'xin phép vắng vì '.repeat(600),
      '\u202eאבג '.repeat(2_000),
      ' '.repeat(10_000),
      '+84 '.repeat(2_500),
      'đăng ký * '.repeat(1_000),
      '(((('.repeat(2_500),
    ];
    for (const bomb of bombs) expect(read(bomb).text).toBe(bomb);
  }, 20_000);
});
