import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type BadConfiguration, readConfig, variables } from '../src/config.js';

const problemsOf = (env: Record<string, string>) => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as BadConfiguration).problems;
  }
};

describe('the configuration', () => {
  it('with nothing set has the defaults of the blueprint', () => {
    expect(readConfig({})).toMatchObject({
      DATABASE_URL: 'file:./data/chidoan.db',
      HOST: '127.0.0.1',
      PORT: 3000,
      TIME_ZONE: 'Asia/Ho_Chi_Minh',
      LOCALE: 'vi',
      TELEGRAM_DRIVER: 'grammy',
      TELEGRAM_MODE: 'polling',
      TELEGRAM_MESSAGES_PER_SECOND: 25,
      ZALO_MESSAGES_PER_SECOND: 20,
      ROLES: ['web', 'worker', 'schedule'],
    });
  });

  it('names every wrong variable in one message, with what is accepted, and never the value', () => {
    const problems = problemsOf({
      DATABASE_URL: 'mysql://secret',
      PORT: 'http',
      TELEGRAM_DRIVER: 'other',
      TELEGRAM_BOT_TOKEN: 'my-secret-token',
      ROLES: 'web,cook',
    });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'DATABASE_URL',
      'PORT',
      'TELEGRAM_BOT_TOKEN',
      'TELEGRAM_DRIVER',
      'ROLES',
    ]);
    expect(problems.join()).toContain('grammy or telegraf');
    expect(problems.join()).not.toContain('secret');
  });

  it('asks for the variables that belong together', () => {
    expect(problemsOf({ ZALO_APP_ID: '1', ZALO_OA_ID: '2' })).toEqual([
      expect.stringMatching(/^ZALO_APP_SECRET: required/),
      expect.stringMatching(/^ZALO_OA_SECRET_KEY: required/),
    ]);
    expect(problemsOf({ ZALO_NOTICE_TEMPLATE_ID: '7895417' })).toEqual([expect.stringMatching(/^ZALO_NOTICE_TEMPLATE_ID: only/)]);
    expect(problemsOf({ TELEGRAM_BOT_TOKEN: '123456:abcdefghijk', TELEGRAM_MODE: 'webhook' })).toEqual([
      expect.stringMatching(/^TELEGRAM_WEBHOOK_SECRET: required/),
      expect.stringMatching(/^PUBLIC_URL: required/),
    ]);
  });

  it('takes an empty variable for an absent one', () => {
    const config = readConfig({ PORT: '', TELEGRAM_BOT_TOKEN: ' ' });
    expect([config.PORT, config.TELEGRAM_BOT_TOKEN]).toEqual([3000, undefined]);
  });

  it('every variable is in .env.example and in the README, and no other', () => {
    const names = Object.keys(variables).sort();
    const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    expect([...example.matchAll(/^#? ?([A-Z_]+)=/gm)].map((match) => match[1]).sort()).toEqual(names);
    for (const name of names) expect(readme).toContain(`\`${name}\``);
  });
});
