import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { generatePKCE, ZaloApiError, ZaloOaClient, type ZaloOaClientOptions } from '../../../src/channels/zalo/client/index.js';
import type { ZaloEmulator } from '../../../src/sandbox/zalo/emulator.js';
import { zaloFaults } from '../../../src/sandbox/zalo/faults.js';
import { account, day, handClock, hour, minute, startZalo } from './account.js';
import { MemoryTokenStore } from './memory-token-store.js';

describe("the OA's tokens", () => {
  const clients: ZaloOaClient[] = [];
  let clock: ReturnType<typeof handClock>;
  let emulator: ZaloEmulator;
  let roots: ZaloOaClientOptions['roots'];
  let store: MemoryTokenStore;
  let an: string;

  beforeEach(async () => {
    clock = handClock();
    ({ emulator, roots } = await startZalo(clock, { echoes: false }));
    store = new MemoryTokenStore(clock);
    const person = emulator.person();
    await person.follow();
    an = person.id;
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await emulator.close();
  });

  /** A process that speaks for the OA; all of them share the store, as processes share the database. */
  function process(options: Partial<ZaloOaClientOptions> = {}): ZaloOaClient {
    const seedRefreshToken = emulator.refreshToken();
    const wait = () => new Promise<void>((resolve) => setTimeout(resolve, 5));
    const now = () => clock.now();
    const client = new ZaloOaClient({
      ...account,
      tokenStore: store,
      seedRefreshToken,
      now,
      roots,
      // Long enough for a machine that is busy with other tests; those about silence wait for it.
      timeoutMs: 1000,
      wait,
      ...options,
    });
    clients.push(client);
    return client;
  }
  const failure = async (act: Promise<unknown>): Promise<ZaloApiError> => {
    const error = await act.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof ZaloApiError)) throw new Error(`expected a ZaloApiError, got ${String(error)}`);
    return error;
  };
  const oauthCalls = () => emulator.calls().filter((call) => call.host === 'oauth').length;
  const shown = () => emulator.transcript(an).map((bubble) => bubble.text);

  test('the seed is exchanged at the first message, and what came of it is stored before it is used', async () => {
    const seed = emulator.refreshToken();
    await process().sendText(an, 'Chào bạn');
    expect(shown()).toEqual(['Chào bạn']);
    expect(store.stored?.refreshToken).toBe(emulator.refreshToken());
    expect(store.stored?.refreshToken).not.toBe(seed);
    expect(store.history).toEqual(['acquire', 'save', 'release']);
  });

  test('a later seed does not replace the tokens that are stored', async () => {
    await process().sendText(an, 'một');
    await process({ seedRefreshToken: 'an old one from the configuration' }).sendText(an, 'hai');
    expect(shown()).toEqual(['một', 'hai']);
    expect(emulator.counts().refreshes).toBe(1);
  });

  test('fifty messages of two processes at once spend one refresh token once', async () => {
    const both = [process(), process()];
    await Promise.all(Array.from({ length: 50 }, (_, index) => both[index % 2]!.sendText(an, `${index}`)));
    expect(shown().length).toBe(50);
    expect(oauthCalls()).toBe(1);
  });

  test('two processes that meet an expired token at once refresh it once', async () => {
    const both = [process(), process()];
    for (const one of both) await one.sendText(an, 'trước');
    emulator.expireAccessToken();
    await Promise.all(Array.from({ length: 20 }, (_, index) => both[index % 2]!.sendText(an, 'sau')));
    expect(oauthCalls()).toBe(2);
    expect(shown().filter((text) => text === 'sau').length).toBe(20);
  });

  test('a token that another process has renewed is found in the store, not renewed again', async () => {
    const [first, second] = [process(), process()];
    await first.sendText(an, 'một');
    await second.sendText(an, 'hai');
    await first.tokens.renew(store.stored?.accessToken);
    expect(emulator.counts().refreshes).toBe(2);
    await second.sendText(an, 'ba');
    expect(emulator.counts().refreshes).toBe(2);
    expect(shown()).toEqual(['một', 'hai', 'ba']);
  });

  test('it is renewed half an hour before it ends, and the person notices nothing', async () => {
    const client = process();
    await client.sendText(an, 'hôm nay');
    clock.move(24 * hour + 29 * minute);
    await client.sendText(an, 'còn sớm');
    expect(emulator.counts().refreshes).toBe(1);
    clock.move(2 * minute);
    await client.sendText(an, 'sắp hết hạn');
    expect(emulator.counts().refreshes).toBe(2);
    expect(emulator.calls().some((call) => call.error === -220)).toBe(false);
  });

  test('while the OAuth host is down ahead of the end, the old token is used on', async () => {
    const client = process();
    await client.sendText(an, 'một');
    clock.move(24 * hour + 40 * minute);
    emulator.fault(zaloFaults.serverError, { at: 'oauth', times: 100 });
    for (const text of ['hai', 'ba', 'bốn']) await client.sendText(an, text);
    expect(shown()).toEqual(['một', 'hai', 'ba', 'bốn']);
    // One try, then five minutes of peace for the OAuth host.
    expect(oauthCalls()).toBe(2);
    clock.move(6 * minute);
    emulator.clearFaults();
    await client.sendText(an, 'năm');
    expect(emulator.counts().refreshes).toBe(2);
  });

  test('an outage of the OAuth host keeps the refresh token', async () => {
    const client = process();
    emulator.fault(zaloFaults.html, { at: 'oauth' });
    expect((await failure(client.sendText(an, 'một'))).kind).toBe('transient');
    expect(store.stored?.needsConsent).toBe(false);
    await client.sendText(an, 'hai');
    expect(shown()).toEqual(['hai']);
  });

  test('a refresh whose answer was late is asked again with the same token', async () => {
    const client = process();
    emulator.fault(zaloFaults.silence, { at: 'oauth' });
    await client.sendText(an, 'vẫn gửi được');
    expect(shown()).toEqual(['vẫn gửi được']);
    expect(store.history.filter((what) => what === 'needsConsent')).toEqual([]);
  });

  test.each([
    ['with an error', false],
    ['with an empty body', true],
  ])(
    'a refresh that was carried out and whose answer was lost needs a consent, told %s',
    async (_how, emptyAnswerForSpentToken) => {
      emulator.set({ emptyAnswerForSpentToken });
      const client = process();
      emulator.fault(zaloFaults.lost, { at: 'oauth' });
      expect((await failure(client.sendText(an, 'một'))).kind).toBe('consent');
      expect(store.stored?.needsConsent).toBe(true);
      const calls = emulator.counts().calls;
      expect((await failure(client.sendText(an, 'hai'))).kind).toBe('consent');
      expect(emulator.counts().calls).toBe(calls);
      expect(shown()).toEqual([]);
    },
  );

  test('after a new consent a restart with the new seed gets through', async () => {
    const seed = emulator.refreshToken();
    emulator.revoke();
    expect((await failure(process({ seedRefreshToken: seed }).sendText(an, 'một'))).kind).toBe('consent');
    expect((await failure(process({ seedRefreshToken: seed }).sendText(an, 'hai'))).kind).toBe('consent');
    await process({ seedRefreshToken: emulator.refreshToken() }).sendText(an, 'ba');
    expect(shown()).toEqual(['ba']);
    expect(store.stored).toMatchObject({ needsConsent: false, refreshToken: emulator.refreshToken() });
  });

  test('a seed that is refused is not asked about again, one that could not be tried is', async () => {
    await store.seed('a token that was revoked');
    await store.needsConsent('a token that was revoked');
    const wrong = process({ seedRefreshToken: 'a slip of the pen' });
    for (let message = 0; message < 3; message += 1) expect((await failure(wrong.sendText(an, 'một'))).kind).toBe('consent');
    expect(oauthCalls()).toBe(1);
    const right = process();
    emulator.fault(zaloFaults.serverError, { at: 'oauth' });
    expect((await failure(right.sendText(an, 'hai'))).kind).toBe('transient');
    await right.sendText(an, 'ba');
    expect(shown()).toEqual(['ba']);
  });

  test('when the new pair cannot be stored it is not used, and is stored as soon as that works', async () => {
    const client = process();
    store.broken.add('save');
    const error = await failure(client.sendText(an, 'một'));
    expect([error.kind, error.code]).toEqual(['transient', 'token_store']);
    expect(shown()).toEqual([]);
    await client.sendText(an, 'hai');
    expect(shown()).toEqual(['hai']);
    expect(emulator.counts().refreshes).toBe(1);
    expect(store.stored?.refreshToken).toBe(emulator.refreshToken());
  });

  test('two processes that both hold the lock, because one was slow, end with the pair that works', async () => {
    store.acquire = async () => true;
    const both = [process(), process()];
    await Promise.all(both.map((one) => one.sendText(an, 'chào')));
    expect(shown()).toEqual(['chào', 'chào']);
    expect(store.stored).toMatchObject({ needsConsent: false, refreshToken: emulator.refreshToken() });
  });

  test('the lock of a process that died in the middle runs out', async () => {
    await store.seed(emulator.refreshToken());
    await store.acquire('a process that was killed', new Date(clock.now().getTime() + 5000));
    const moving = () => {
      clock.move(250);
      return Promise.resolve();
    };
    await process({ wait: moving }).sendText(an, 'sống lại');
    expect(shown()).toEqual(['sống lại']);
  });

  test('a lock that is never given back makes the message wait for later, not the process for ever', async () => {
    await store.seed(emulator.refreshToken());
    await store.acquire('a process with another clock', new Date(clock.now().getTime() + 30 * day));
    const error = await failure(process({ wait: () => Promise.resolve() }).sendText(an, 'một'));
    expect([error.kind, error.code]).toEqual(['transient', 'refresh_busy']);
  });

  test('a wrong app secret is the operator’s affair and spends nothing', async () => {
    const error = await failure(process({ appSecret: 'not this one' }).sendText(an, 'một'));
    expect([error.kind, error.code]).toEqual(['config', '-14004']);
    expect(store.stored?.needsConsent).toBe(false);
    await process().sendText(an, 'hai');
    expect(shown()).toEqual(['hai']);
  });

  test('a token that is refused fresh from the mint is reported, not renewed for ever', async () => {
    emulator.fault(zaloFaults.tokenInvalid, { times: 2 });
    expect((await failure(process().sendText(an, 'một'))).kind).toBe('token');
    expect(emulator.counts().refreshes).toBe(2);
  });

  test('no error tells a token, a secret or a text', async () => {
    const client = process({ appSecret: 'secret-of-the-app' });
    const first = await failure(client.sendText(an, 'chuyện riêng'));
    emulator.fault(zaloFaults.lost);
    const second = await failure(process().sendText(an, 'chuyện riêng'));
    for (const error of [first, second]) {
      const told = `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
      for (const secret of ['refresh-', 'access-', 'secret-of', 'riêng', an]) expect(told).not.toContain(secret);
    }
  });

  test('a code of the permission page is exchanged with its verifier, once', async () => {
    const { codeVerifier, codeChallenge } = generatePKCE();
    expect(codeVerifier).toMatch(/^[\w-]{43}$/);
    const client = process();
    const url = new URL(client.oauth.getPermissionUrl({ redirectUri: 'https://doan.example/oauth', state: 's', codeChallenge }));
    expect(url.origin + url.pathname).toBe(`${roots?.oauth}/v4/oa/permission`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      app_id: account.appId,
      redirect_uri: 'https://doan.example/oauth',
      code_challenge: codeChallenge,
      state: 's',
    });
    const code = emulator.consent(codeChallenge);
    expect((await client.oauth.exchangeCode(code, codeVerifier)).refreshToken).toBe(emulator.refreshToken());
    expect((await failure(client.oauth.exchangeCode(code, codeVerifier))).code).toBe('-14005');
  });
});
