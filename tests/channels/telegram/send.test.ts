import { describe, expect, test } from 'vitest';
import { desk, drivers } from './desk.js';

const png = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64');

describe.each(drivers)('by %s', (driver) => {
  test('short labels stand side by side, a long one has its own row', async () => {
    await using here = await desk(driver);
    here.ha.openDeepLink();
    const labels = ['Có', 'Không', 'Chưa biết', 'Mình xin đến muộn một chút', 'Tối nay 19h30', 'Tối mai 19h30'];
    const choices = labels.map((label) => ({ label, address: 'a/b' }));
    await here.channel.send('900100', { text: 'Bạn đi họp chứ?', choices });
    expect(here.ha.transcript().at(-1)?.buttons).toEqual([
      ['Có', 'Không', 'Chưa biết'],
      ['Mình xin đến muộn một chút'],
      ['Tối nay 19h30', 'Tối mai 19h30'],
    ]);
    expect(here.emulator.violations()).toEqual([]);
  });

  test('asking for the number beside choices shows both: the contact button below, the choices under a line of their own', async () => {
    await using here = await desk(driver);
    here.ha.openDeepLink();
    const choices = [{ label: 'Gõ số khác', address: 'register/phone' }];
    await here.channel.send('900100', { text: 'Số điện thoại của bạn?', ask: 'contact', choices });
    expect(here.ha.keyboard()).toEqual([['📱 Chia sẻ số điện thoại']]);
    expect(here.ha.transcript().slice(-2)).toMatchObject([
      { text: 'Số điện thoại của bạn?', buttons: [] },
      { text: 'Hoặc bạn chọn:', buttons: [['Gõ số khác']] },
    ]);
  });

  test('a contact button that was not used is taken away by the next message without buttons', async () => {
    await using here = await desk(driver);
    here.ha.openDeepLink();
    await here.channel.send('900100', { text: 'Số điện thoại của bạn?', ask: 'contact' });
    here.ha.sendText('0912345678');
    await here.channel.send('900100', { text: 'Đúng số này chứ?', choices: [{ label: 'Đúng', address: 'a/b' }] });
    await here.channel.send('900100', { text: 'Cảm ơn bạn.' });
    expect(here.ha.keyboard()).toBeUndefined();
    await here.channel.send('900100', { text: 'Hẹn gặp bạn.' });
    expect(here.emulator.calls().at(-1)?.parameters).not.toHaveProperty('reply_markup');
  });

  test('a file arrives under its name with its text and buttons', async () => {
    await using here = await desk(driver);
    here.ha.openDeepLink();
    await here.channel.send('900100', {
      text: 'Danh sách điểm danh đây.',
      choices: [{ label: 'Xong', address: 'menu/show' }],
      attachment: { kind: 'file', name: 'diem-danh-12a1.xlsx', mime: 'application/octet-stream', base64: png },
    });
    expect(here.ha.transcript().at(-1)).toMatchObject({
      text: 'Danh sách điểm danh đây.',
      buttons: [['Xong']],
      attachment: { kind: 'file', name: 'diem-danh-12a1.xlsx', bytes: Buffer.from(png, 'base64') },
    });
    expect(here.emulator.violations()).toEqual([]);
  });

  test('a text too long for a caption follows the picture, buttons last', async () => {
    await using here = await desk(driver);
    here.ha.openDeepLink();
    const text = 'Kết quả thi đua. '.repeat(80).trim();
    await here.channel.send('900100', {
      text,
      choices: [{ label: 'Xong', address: 'menu/show' }],
      attachment: { kind: 'picture', name: 'bieu-do.png', mime: 'image/png', base64: png },
    });
    expect(here.ha.transcript().slice(-2)).toMatchObject([
      { text: '', buttons: [], attachment: { kind: 'picture' } },
      { text, buttons: [['Xong']] },
    ]);
  });

  test.each([
    ['a picture', { attachment: { kind: 'picture' as const, name: 'a.png', mime: 'image/png', base64: png } }],
    ['a question for the number', { ask: 'contact' as const }],
    ['a message that is too long', { text: 'x '.repeat(3000) }],
  ])('%s cannot be edited in, so it is sent anew', async (_, more) => {
    await using here = await desk(driver);
    here.ha.openDeepLink();
    const { messageId } = await here.channel.send('900100', { text: 'Đang đếm…' });
    const second = await here.channel.send('900100', { text: 'Đây.', replaces: messageId, ...more });
    expect(second.messageId).not.toBe(messageId);
    expect(here.ha.transcript().find(({ id }) => String(id) === messageId)).toMatchObject({ text: 'Đang đếm…', edited: false });
  });

  test('a message with the contact button cannot be edited by Telegram, so it is sent anew', async () => {
    await using here = await desk(driver);
    here.ha.openDeepLink();
    const { messageId } = await here.channel.send('900100', { text: 'Số của bạn?', ask: 'contact' });
    const second = await here.channel.send('900100', { text: 'Cảm ơn.', replaces: messageId });
    expect(second.messageId).not.toBe(messageId);
    expect(here.ha.transcript().at(-1)?.text).toBe('Cảm ơn.');
  });

  test('an edit by a person who blocked us is a failure, not a new message', async () => {
    await using here = await desk(driver);
    here.ha.openDeepLink();
    const { messageId } = await here.channel.send('900100', { text: 'một' });
    here.ha.block();
    await expect(here.channel.send('900100', { text: 'hai', replaces: messageId })).rejects.toMatchObject({ kind: 'blocked' });
    expect(here.emulator.counts().calls).toMatchObject({ sendMessage: 1, editMessageText: 1 });
  });

  test('a press is answered once, and a late answer harms nobody', async () => {
    await using here = await desk(driver);
    here.ha.openDeepLink();
    await here.channel.send('900100', { text: 'Đi không?', choices: [{ label: 'Có', address: 'a/b' }] });
    here.ha.press('Có');
    const [, update] = await here.emulator.updates.poll(0, 10, 0, new AbortController().signal);
    const receipt = String((update?.callback_query as { id?: string } | undefined)?.id);
    const from = { channel: 'telegram' as const, account: '700800900', id: '900100' };
    const seen = { from, key: 'u1', sentAt: new Date(0), content: { kind: 'choice' as const, address: 'a/b' }, receipt };
    const answered = (count: number) =>
      expect
        .poll(() => here.emulator.calls().filter(({ method, status }) => method === 'answerCallbackQuery' && status > 0).length)
        .toBe(count);
    here.channel.seen([seen]);
    await answered(1);
    expect(here.emulator.counts().spinning).toBe(0);
    here.channel.seen([seen, { ...seen, receipt: undefined }]);
    await answered(2);
    await expect.poll(() => here.log).toEqual(['seen_failed answerCallbackQuery: refused 400']);
  });

  test('an id that is no number was never a chat', async () => {
    await using here = await desk(driver);
    await expect(here.channel.send('zalo-7', { text: 'x' })).rejects.toMatchObject({ kind: 'blocked', code: 'chat_not_found' });
  });
});
