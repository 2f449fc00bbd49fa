import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Channel } from '../../../src/channels/channel.js';
import { SendFailure } from '../../../src/channels/channel.js';
import { type ZaloChannelOptions, zaloChannel } from '../../../src/channels/zalo/zalo.js';
import { templateBlanks } from '../../../src/conversation/notice-template.js';
import type { Attachment, Drawn } from '../../../src/messages.js';
import type { ZaloEmulator } from '../../../src/sandbox/zalo/emulator.js';
import { type ZaloFault, zaloFaults } from '../../../src/sandbox/zalo/faults.js';
import type { ZaloPerson } from '../../../src/sandbox/zalo/person.js';
import { account, day, handClock, hour, startZalo } from './account.js';
import { MemoryTokenStore } from './memory-token-store.js';

let clock: ReturnType<typeof handClock>;
let emulator: ZaloEmulator;
let options: ZaloChannelOptions;
let channel: Channel;
let hà: ZaloPerson;

beforeEach(async () => {
  clock = handClock();
  const started = await startZalo(clock, { echoes: false, templates: { '7895417': templateBlanks } });
  emulator = started.emulator;
  const tokenStore = new MemoryTokenStore(clock);
  options = { ...account, clock, roots: started.roots, tokenStore, refreshToken: emulator.refreshToken(), timeoutMs: 300 };
  channel = zaloChannel(options);
  hà = emulator.person();
  await hà.follow();
});
afterEach(async () => {
  // Whatever a test sends, it is what Zalo's documentation allows.
  expect(emulator.violations()).toEqual([]);
  await channel.close();
  await emulator.close();
});

const shown = () => hà.chat().map(({ kind, text, buttons }) => ({ kind, text, buttons: buttons.map((button) => button.title) }));
const file = (name: string, mime: string, content: string | Buffer): Attachment => ({
  kind: 'file',
  name,
  mime,
  base64: Buffer.from(content).toString('base64'),
});
const picture = (name: string, bytes: number): Attachment => ({
  kind: 'picture',
  name,
  mime: 'image/png',
  base64: Buffer.alloc(bytes, 7).toString('base64'),
});
const choices = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `Thôn ${index + 1}`, address: `register/unit:${index}` }));
async function failure(message: Drawn): Promise<SendFailure> {
  const error = await channel.send(hà.id, message).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SendFailure)) throw new Error(`expected a SendFailure, got ${String(error)}`);
  return error;
}

describe('how a message looks on Zalo', () => {
  test('five choices are buttons below the text', async () => {
    await channel.send(hà.id, { text: 'Bạn ở thôn nào?', choices: choices(5) });
    expect(shown()).toEqual([{ kind: 'text', text: 'Bạn ở thôn nào?', buttons: choices(5).map((choice) => choice.label) }]);
  });

  test('six are numbered in the text, with a line that says how to choose, and have no buttons', async () => {
    await channel.send(hà.id, { text: 'Bạn ở thôn nào?', choices: choices(6) });
    expect(shown()).toEqual([
      {
        kind: 'text',
        text: 'Bạn ở thôn nào?\n\nBạn nhắn số để chọn (1–6):\n1. Thôn 1\n2. Thôn 2\n3. Thôn 3\n4. Thôn 4\n5. Thôn 5\n6. Thôn 6',
        buttons: [],
      },
    ]);
  });

  test('a label too long for a button is cut after a word', async () => {
    const label = `Chi đoàn ${'rất dài '.repeat(20)}`.trim();
    await channel.send(hà.id, { text: 'Chọn', choices: [{ label, address: 'menu/show' }] });
    const [title] = hà.chat()[0]!.buttons.map((button) => button.title);
    expect(title!.length).toBeLessThanOrEqual(100);
    expect(title).toMatch(/(rất|dài)…$/);
  });

  test('the question for a phone number comes with the card that shares it, last', async () => {
    await channel.send(hà.id, {
      text: 'Cho mình xin số của bạn.',
      ask: 'contact',
      choices: [{ label: 'Để sau', address: 'menu/show' }],
    });
    expect(shown()).toEqual([
      { kind: 'text', text: 'Cho mình xin số của bạn.', buttons: ['Để sau'] },
      { kind: 'request_user_info', text: expect.stringContaining('Chia sẻ số điện thoại'), buttons: [] },
    ]);
  });

  test('a picture carries its text as a caption, unless there are buttons, which go below the text', async () => {
    await channel.send(hà.id, { text: 'Mã của bạn', attachment: picture('ma.png', 100) });
    await channel.send(hà.id, { text: 'Mã của bạn', attachment: picture('ma.png', 100), choices: choices(1) });
    expect(shown()).toEqual([
      { kind: 'image', text: 'Mã của bạn', buttons: [] },
      { kind: 'image', text: '', buttons: [] },
      { kind: 'text', text: 'Mã của bạn', buttons: ['Thôn 1'] },
    ]);
  });

  test('a picture without a text but with choices says that one may choose', async () => {
    await channel.send(hà.id, { text: '', attachment: picture('ma.png', 100), choices: choices(2) });
    expect(shown().at(-1)).toEqual({ kind: 'text', text: 'Mời bạn chọn:', buttons: ['Thôn 1', 'Thôn 2'] });
  });

  test.each(['bao-cao.pdf', 'bao-cao.docx', 'bao-cao.DOC', 'bao-cao.csv'])('%s goes as a file, then its text', async (name) => {
    await channel.send(hà.id, { text: 'Báo cáo đây', attachment: file(name, 'application/octet-stream', 'nội dung') });
    expect(shown().map((bubble) => [bubble.kind, bubble.text])).toEqual([
      ['file', ''],
      ['text', 'Báo cáo đây'],
    ]);
    expect(hà.chat()[0]!.attachment).toEqual({ name, bytes: Buffer.from('nội dung') });
  });

  test('a text file, which Zalo does not take, is sent as messages', async () => {
    const content = JSON.stringify({ họ_tên: 'Hà' }, null, 2);
    await channel.send(hà.id, { text: 'Dữ liệu của bạn', attachment: file('du-lieu.json', 'application/json', content) });
    expect(shown().map((bubble) => bubble.text)).toEqual([content, 'Dữ liệu của bạn']);
  });

  test.each([
    ['a spreadsheet', file('bang.xlsx', 'application/vnd.ms-excel', 'x'), 'unsupported_file_xlsx'],
    ['a file without an extension', file('bang', 'application/pdf', 'x'), 'unsupported_file_without_extension'],
    ['a picture of another kind', picture('anh.webp', 10), 'unsupported_picture_webp'],
    ['a picture over a megabyte', picture('anh.png', 1_048_577), 'picture_too_large'],
    ['a file over five', file('a.pdf', 'application/pdf', Buffer.alloc(5 * 1_048_576 + 1)), 'file_too_large'],
    ['a text file nobody would read as messages', file('a.txt', 'text/plain', 'chữ '.repeat(20_000)), 'file_too_large'],
  ])('%s is refused before anything is sent', async (_what, attachment, code) => {
    const error = await failure({ text: 'Đây', attachment });
    expect([error.kind, error.code]).toEqual(['rejected', code]);
    expect(emulator.calls()).toEqual([]);
  });

  test('a picture of exactly a megabyte and a file of exactly five get through', async () => {
    await channel.send(hà.id, { text: '', attachment: picture('anh.png', 1_048_576) });
    await channel.send(hà.id, { text: '', attachment: file('a.pdf', 'application/pdf', Buffer.alloc(5 * 1_048_576)) });
    expect(shown().map((bubble) => bubble.kind)).toEqual(['image', 'file']);
  });

  test('a decomposed text is composed, so that it takes less room and reads the same everywhere', async () => {
    await channel.send(hà.id, { text: 'Đặng Thị Ễnh'.normalize('NFD') });
    expect(shown()[0]!.text).toBe('Đặng Thị Ễnh'.normalize('NFC'));
  });
});

describe('what a refusal of Zalo means', () => {
  const code = (number: number): ZaloFault => ({ kind: 'error', code: number });
  test.each([
    ...[112, -202, -204, -205, -207, -208, -209, -212, -215, -219, -221, -223, -224, -235, -242, -320, -321].map(
      (n) => [n, 'unauthorized'] as const,
    ),
    ...[-230, -232, -305].map((n) => [n, 'windowClosed'] as const),
    ...[-213, -217, -222, -227, -237, -244, -403].map((n) => [n, 'blocked'] as const),
    ...[-201, -210, -233, -238, -240, -241, -248, -249, -1340, -1341, 404].map((n) => [n, 'rejected'] as const),
    ...[-100, -200, -211, -214, -218, -234, -311].map((n) => [n, 'unreachable'] as const),
    [-32, 'throttled'] as const,
  ])('%i is %s', async (number, kind) => {
    emulator.fault(code(number));
    const error = await failure({ text: 'Nhắc bạn' });
    expect([error.kind, error.code]).toEqual([kind, String(number)]);
    expect(shown()).toEqual([]);
  });

  test('a code that nobody has told us about goes by its own name', async () => {
    emulator.fault(code(-9876));
    expect(await failure({ text: 'x' })).toMatchObject({ kind: 'unfamiliar', code: 'unknown:-9876' });
  });

  test.each([-216, -220])('%i is mended by a refresh and the person reads the message once', async (number) => {
    emulator.fault(code(number));
    await channel.send(hà.id, { text: 'Nhắc bạn' });
    expect(shown().map((bubble) => bubble.text)).toEqual(['Nhắc bạn']);
    expect(emulator.counts().refreshes).toBe(2);
  });

  test.each([
    [-32, '2026-03-12T02:01:00.000Z'],
    // 2026-03-12 09:00 in Vietnam: allowances begin anew at midnight, the night ends at six.
    [-211, '2026-03-12T17:00:00.000Z'],
    [-218, '2026-03-12T17:00:00.000Z'],
    [-234, '2026-03-12T23:00:00.000Z'],
  ])('%i says when to try again', async (number, until) => {
    emulator.fault(code(number));
    expect((await failure({ text: 'x' })).until?.toISOString()).toBe(until);
  });

  test.each([
    ['an empty answer', zaloFaults.empty, 'unreachable', 'empty_body'],
    ["a proxy's page", zaloFaults.html, 'unreachable', 'http_502'],
    ['429', { kind: 'status', status: 429 } as const, 'unreachable', 'http_429'],
    ['silence', zaloFaults.silence, 'unknown', 'timeout'],
    ['a lost answer', zaloFaults.lost, 'unknown', 'ECONNRESET'],
  ])('%s', async (_what, fault, kind, expected) => {
    emulator.fault(fault, { path: '/message/cs' });
    const error = await failure({ text: 'x' });
    expect([error.kind, error.code]).toEqual([kind, expected]);
  });

  test('a lost answer to an upload is no uncertainty: nobody has seen anything', async () => {
    emulator.fault(zaloFaults.lost, { path: '/upload/image' });
    expect((await failure({ text: '', attachment: picture('a.png', 10) })).kind).toBe('unreachable');
  });

  test('seven days after the last word the window closes, and a word opens it', async () => {
    clock.move(7 * day);
    await channel.send(hà.id, { text: 'còn kịp' });
    clock.move(hour);
    expect(await failure({ text: 'muộn rồi' })).toMatchObject({ kind: 'windowClosed', code: '-230' });
    await hà.sendText('mình đây');
    await channel.send(hà.id, { text: 'chào bạn' });
    expect(shown().map((bubble) => bubble.text)).toEqual(['còn kịp', 'mình đây', 'chào bạn']);
  });

  test('over the limit of calls a minute the account is quiet until the next', async () => {
    emulator.set({ callsPerMinute: 2 });
    for (const text of ['một', 'hai']) await channel.send(hà.id, { text });
    const error = await failure({ text: 'ba' });
    expect(error).toMatchObject({ kind: 'throttled', code: '-32' });
    clock.move(error.until!.getTime() - clock.now().getTime());
    await channel.send(hà.id, { text: 'ba' });
    expect(shown().length).toBe(3);
  });
});

describe('what an operator is told', () => {
  test('all is well, or what to do', async () => {
    expect(await channel.check()).toEqual({ ok: true, detail: expect.stringContaining(account.oaId) });
    emulator.revoke();
    expect(await channel.check()).toEqual({ ok: false, detail: expect.stringContaining('ZALO_REFRESH_TOKEN') });
  });

  test('tokens of another OA are noticed', async () => {
    const other = zaloChannel({ ...options, oaId: '1' });
    expect(await other.check()).toEqual({ ok: false, detail: expect.stringContaining('ZALO_OA_ID') });
    await other.close();
  });

  test('an OA id that Zalo writes as a number is recognised', async () => {
    emulator.set({ numericIds: true });
    expect(await channel.check()).toMatchObject({ ok: true });
  });

  test('without a seed and without a stored token it says which variable is missing', async () => {
    const fresh = zaloChannel({ ...options, tokenStore: new MemoryTokenStore(clock), refreshToken: undefined });
    expect(await fresh.check()).toEqual({ ok: false, detail: expect.stringContaining('ZALO_REFRESH_TOKEN') });
    await expect(fresh.send(hà.id, { text: 'x' })).rejects.toMatchObject({ kind: 'unauthorized', code: 'no_token' });
    await fresh.close();
  });
});

describe('a template message to a phone number', () => {
  const values = {
    ho_ten: 'Trần Bình',
    loai_tin: 'Thông báo',
    don_vi: 'Chi đoàn ấp 3',
    ten_buoi: 'Sinh hoạt thường kỳ',
    thoi_gian: '19:00 13/03/2026',
    dia_diem: 'nhà văn hóa ấp 3',
  };
  const message: Drawn = { text: 'Thông báo', template: { values, trackingId: '0196f0a0-0000-7000-8000-000000000001' } };
  const open = (noticeTemplateId?: string) => {
    const opened = zaloChannel({ ...options, noticeTemplateId });
    return async (to: string) => {
      const said = await opened.send(to, message).catch((error: unknown) => error);
      await opened.close();
      return said instanceof SendFailure ? `${said.kind} ${said.code}` : said;
    };
  };

  test('reaches a chat that has been closed for long, with the values of the operator’s template', async () => {
    const phone = '84912345678';
    const bình = emulator.person(undefined, { phone });
    expect(await open('7895417')(phone)).toEqual({ messageId: expect.stringMatching(/./) });
    expect(bình.chat().map((bubble) => bubble.text)).toEqual([Object.values(values).join('\n')]);
  });

  test.each([
    ['a number without an account', '7895417', '84999999999', 'numberRefused zns:-118'],
    ['what is no number', '7895417', '+84 912', 'numberRefused zns:-108'],
    ['somebody whose number was erased meanwhile', '7895417', '', 'numberRefused zns:-108'],
    ['a template that the operator has not configured', undefined, '84912345678', 'rejected zns:no_template'],
    ['a template that is not approved', '1', '84912345678', 'rejected zns:-109'],
  ])('%s', async (_what, template, to, said) => {
    emulator.person(undefined, { phone: '84912345678' });
    expect(await open(template)(to)).toBe(said);
  });

  test.each([
    [-141, 'numberRefused zns:-141', undefined],
    [-131, 'rejected zns:-131', undefined],
    [-115, 'rejected zns:-115', undefined],
    [-144, 'unreachable zns:-144', '2026-03-12T17:00:00Z'],
    [-100, 'unreachable -100', undefined],
    [-32, 'throttled -32', '2026-03-12T02:01:00Z'],
    [-9999, 'unfamiliar unknown:-9999', undefined],
  ])('the code %d stops nothing but what it is about: %s', async (code, said, until) => {
    emulator.person(undefined, { phone: '84912345678' });
    emulator.fault({ kind: 'error', code }, { at: 'business' });
    const opened = zaloChannel({ ...options, noticeTemplateId: '7895417' });
    const error = (await opened.send('84912345678', message).catch((reason: unknown) => reason)) as SendFailure;
    await opened.close();
    expect(`${error.kind} ${error.code}`).toBe(said);
    expect(error.until?.toISOString()).toBe(until && new Date(until).toISOString());
  });
});
