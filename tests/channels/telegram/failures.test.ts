import * as net from 'node:net';
import { describe, expect, test } from 'vitest';
import { SendFailure } from '../../../src/channels/channel.js';
import { desk, drivers, start, token } from './desk.js';

/** What Telegram answers (reference: core.telegram.org/bots/api and its server's source) and what it means for a message. */
const answers: [number, string, string, string][] = [
  [400, 'Bad Request: chat not found', 'blocked', 'chat_not_found'],
  [400, 'Bad Request: user not found', 'blocked', 'user_not_found'],
  [400, 'Bad Request: have no rights to send a message', 'blocked', 'no_rights'],
  [400, 'Bad Request: message caption is too long', 'rejected', 'caption_too_long'],
  [400, 'Bad Request: text must be non-empty', 'rejected', 'empty'],
  [400, 'Bad Request: PEER_ID_INVALID', 'blocked', 'peer_id_invalid'],
  [400, 'Bad Request: not enough rights to send text messages to the chat', 'blocked', 'no_rights'],
  [400, 'Bad Request: group chat was upgraded to a supergroup chat', 'rejected', 'migrated'],
  [400, `Bad Request: can't parse entities: Unsupported start tag "Nguyễn Văn A" at byte offset 0`, 'rejected', 'bad_entities'],
  [400, 'Bad Request: BUTTON_DATA_INVALID', 'rejected', 'button_data_invalid'],
  [400, 'Bad Request: message is too long', 'rejected', 'too_long'],
  [400, 'Bad Request: message text is empty', 'rejected', 'empty'],
  [400, 'Bad Request: something new about Nguyễn Văn A', 'unfamiliar', 'unknown:400'],
  [401, 'Unauthorized', 'unauthorized', 'unauthorized'],
  [401, 'Unauthorized: invalid token specified', 'unauthorized', 'unauthorized'],
  [403, 'Forbidden: bot was blocked by the user', 'blocked', 'blocked_by_user'],
  [403, 'Forbidden: user is deactivated', 'blocked', 'deactivated'],
  [403, "Forbidden: bot can't initiate conversation with a user", 'blocked', 'never_started'],
  [403, 'Forbidden: bot was kicked from the group chat', 'blocked', 'forbidden'],
  [404, 'Not Found', 'unauthorized', 'not_found'],
  [404, 'Not Found: method not found', 'rejected', 'method_not_found'],
  [413, 'Request Entity Too Large', 'rejected', 'too_large'],
  [418, 'Teapot', 'unfamiliar', 'unknown:418'],
  [500, 'Internal Server Error', 'unreachable', 'server_error'],
  [504, 'Gateway Timeout', 'unreachable', 'server_error'],
];

const secretText = 'Mật khẩu của Nguyễn Văn A là 0912345678';

describe.each(drivers)('by %s', (driver) => {
  const failure = async (here: Awaited<ReturnType<typeof desk>>) => {
    const error: unknown = await here.channel.send('900100', { text: secretText }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SendFailure);
    return error as SendFailure;
  };

  test.each(answers)('%i %s means %s', async (status, description, kind, code) => {
    await using here = await desk(driver);
    here.ha.openDeepLink();
    here.emulator.faults.next({ kind: 'status', status, description });
    expect(await failure(here)).toMatchObject({ kind, code });
  });

  test('429 means quiet until the second Telegram names', async () => {
    await using here = await desk(driver);
    here.ha.openDeepLink();
    here.emulator.faults.next({ kind: 'status', status: 429, retryAfter: 10_072 });
    expect((await failure(here)).until).toEqual(new Date(start.getTime() + 10_072_000));
  });

  test.each([
    [{ kind: 'html', status: 502 }, 'unreachable', 0],
    [{ kind: 'html', status: 200 }, 'unreachable', 0],
    [{ kind: 'reset' }, 'unknown', 0],
    [{ kind: 'lost' }, 'unknown', 1],
    [{ kind: 'silent' }, 'unknown', 0],
    [{ kind: 'silent', executed: true }, 'unknown', 1],
    [{ kind: 'slow', ms: 5_000 }, 'unknown', 1],
  ] as const)('%o means %s', async (fault, kind, read) => {
    await using here = await desk(driver);
    here.ha.openDeepLink();
    here.emulator.faults.next(fault);
    expect((await failure(here)).kind).toBe(kind);
    await expect.poll(() => here.ha.transcript().filter(({ by }) => by === 'bot').length).toBe(read);
  });

  test('an answer cut off in the middle may have been an acceptance', async () => {
    const server = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => {
        socket.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"ok":true,"res');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as net.AddressInfo;
    await using here = await desk(driver, { apiRoot: `http://127.0.0.1:${port}` });
    expect((await failure(here)).kind).toBe('unknown');
    server.close();
  });

  test('nobody listening, no such name: surely not sent', async () => {
    for (const apiRoot of ['http://127.0.0.1:1', 'http://telegram.invalid']) {
      await using here = await desk(driver, { apiRoot, timeouts: { send: 5_000 } });
      expect((await failure(here)).kind).toBe('unreachable');
    }
  });

  test('a filter that swallows packets: surely not sent, though nothing ever came back', async () => {
    const open: net.Socket[] = [];
    const server = net.createServer((socket) => void open.push(socket.on('error', () => {})));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as net.AddressInfo;
    await using here = await desk(driver, { apiRoot: `https://127.0.0.1:${port}`, timeouts: { send: 5_000, connect: 100 } });
    expect(await failure(here)).toMatchObject({ kind: 'unreachable', code: 'CONNECT_TIMEOUT' });
    for (const socket of open) socket.destroy();
    server.close();
  });

  test('no failure tells the token, the name or the text to a log', async () => {
    for (const fault of [
      { kind: 'lost' },
      { kind: 'html', status: 502 },
      { kind: 'status', status: 400, description: secretText },
    ] as const) {
      await using here = await desk(driver);
      here.ha.openDeepLink();
      here.emulator.faults.next(fault);
      const error = await failure(here);
      const told = [error.message, error.stack, String(error.cause), JSON.stringify(error), ...here.log].join(' ');
      for (const secret of [token, token.split(':')[1]!, secretText, 'Nguyễn', '0912345678']) expect(told).not.toContain(secret);
    }
  });
});
