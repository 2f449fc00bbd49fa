import { existsSync } from 'node:fs';
import { z } from 'zod';

/** What can run in one process (`ROLES`). */
export const roles = ['web', 'worker', 'schedule'] as const;
export type ProcessRole = (typeof roles)[number];

const text = z.string().trim().min(1);
const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));
/** Levels that are not named need none. */
const neverSecondOfficer: Record<'branch' | 'commune' | 'above', number | null> = { branch: null, commune: null, above: null };
function limitsIn(value: string): [string, number][] {
  if (value === 'none') return [];
  return value.split(',').map((part) => {
    const [level, most] = part.split(':') as [string, string];
    return [level, Number(most)];
  });
}
const whole = (least: number, most: number) => z.coerce.number<string>().int().min(least).max(most);

/** The variables of design.md §6: name → what is accepted. Descriptions are what the error message says. */
export const variables = {
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/)
    .default('file:./data/chidoan.db')
    .describe('file:./path/to.db or postgresql://user:password@host/database'),
  HOST: text.default('127.0.0.1').describe('an address to listen on, for example 127.0.0.1 or 0.0.0.0'),
  PORT: whole(0, 65_535).default(3000).describe('a whole number from 0 to 65535'),
  PUBLIC_URL: url.optional().describe('an https address, for example https://bot.example.vn'),
  TIME_ZONE: text
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC')
    .default('Asia/Ho_Chi_Minh')
    .describe('an IANA time zone, for example Asia/Ho_Chi_Minh'),
  LOCALE: z.enum(['vi', 'en']).default('vi').describe('vi or en'),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{10,}$/)
    .optional()
    .describe('the token from @BotFather, digits:letters'),
  TELEGRAM_DRIVER: z.enum(['grammy', 'telegraf']).default('grammy').describe('grammy or telegraf'),
  TELEGRAM_MODE: z.enum(['polling', 'webhook']).default('polling').describe('polling or webhook'),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{8,256}$/)
    .optional()
    .describe('8 to 256 of A-Z a-z 0-9 _ - (required for webhook)'),
  TELEGRAM_API_ROOT: url.optional().describe('an http(s) address of a Bot API server'),
  TELEGRAM_MESSAGES_PER_SECOND: whole(1, 100_000).default(25).describe('a whole number from 1'),
  ZALO_APP_ID: text.optional().describe('the id of the app'),
  ZALO_APP_SECRET: text.optional().describe('the secret of the app'),
  ZALO_OA_ID: text.optional().describe('the id of the official account'),
  ZALO_OA_SECRET_KEY: text.optional().describe('the OA Secret Key of the webhook page'),
  ZALO_REFRESH_TOKEN: text.optional().describe('a refresh token to begin with'),
  ZALO_OAUTH_ROOT: url.default('https://oauth.zaloapp.com').describe('an http(s) address'),
  ZALO_API_ROOT: url.default('https://openapi.zalo.me').describe('an http(s) address'),
  ZALO_BUSINESS_API_ROOT: url.default('https://business.openapi.zalo.me').describe('an http(s) address'),
  ZALO_MESSAGES_PER_SECOND: whole(1, 100_000).default(20).describe('a whole number from 1'),
  ZALO_PRICE_PAID_VND: whole(0, 1_000_000).optional().describe('đồng a message outside the free 48 hours, a whole number'),
  ZALO_NOTICE_TEMPLATE_ID: text
    .regex(/^\w{1,40}$/)
    .optional()
    .describe('the id of an approved template for messages to a phone number'),
  ZALO_PRICE_TEMPLATE_VND: whole(0, 1_000_000).optional().describe('đồng a template message, a whole number'),
  SECOND_OFFICER_ABOVE: z
    .string()
    .regex(/^(none|(branch|commune|above):\d{1,7}(,(branch|commune|above):\d{1,7})*)$/)
    .default('commune:300,above:1000')
    .transform((value) => ({ ...neverSecondOfficer, ...Object.fromEntries(limitsIn(value)) }))
    .describe('none, or numbers of people for some of branch, commune, above: commune:300,above:1000'),
  STAFF_QUIET_MINUTES: whole(0, 1440).default(30).describe('minutes from 0 to 1440'),
  ADMIN_SETUP_CODE: z
    .string()
    .regex(/^\S{6,64}$/)
    .optional()
    .describe('6 to 64 characters without spaces'),
  ROLES: z
    .string()
    .default(roles.join(','))
    .transform((value) => value.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(roles)).min(1))
    .describe('some of web,worker,schedule'),
} satisfies z.ZodRawShape;

const shape = z.object(variables);
export type Config = z.infer<typeof shape>;

/** Every wrong variable at once, in words an operator understands. */
export class BadConfiguration extends Error {
  constructor(readonly problems: string[]) {
    super(['The configuration cannot be used:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
    this.name = 'BadConfiguration';
  }
}

/** The environment with what `.env` of the working folder adds to it; what is set already wins. */
export function environment(): Record<string, string | undefined> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** Reads the environment; an empty variable counts as absent, so that `.env.example` starts the sandbox as it is. @throws BadConfiguration */
export function readConfig(env: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name in variables && value !== undefined && value.trim() !== ''),
  );
  const parsed = shape.safeParse(present);
  // The value is never repeated: it may be a secret.
  const wrong = parsed.success ? [] : [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
  const problems = wrong.map((name) => `${name}: expected ${variables[name as keyof typeof variables].description}`);
  const config = parsed.success ? parsed.data : undefined;
  problems.push(...together(present));
  if (problems.length > 0 || !config) throw new BadConfiguration(problems);
  return config;
}

/** Variables that only make sense together. */
function together(env: Record<string, string | undefined>): string[] {
  const problems: string[] = [];
  const zalo = ['ZALO_APP_ID', 'ZALO_APP_SECRET', 'ZALO_OA_ID', 'ZALO_OA_SECRET_KEY'];
  const missing = zalo.filter((name) => !env[name]);
  if (missing.length > 0 && missing.length < zalo.length)
    for (const name of missing) problems.push(`${name}: required when the other ZALO_ variables of the account are set`);
  if (env.ZALO_NOTICE_TEMPLATE_ID && missing.length === zalo.length)
    problems.push('ZALO_NOTICE_TEMPLATE_ID: only together with the ZALO_ variables of the account');
  if (env.TELEGRAM_MODE === 'webhook' && env.TELEGRAM_BOT_TOKEN) {
    if (!env.TELEGRAM_WEBHOOK_SECRET)
      problems.push('TELEGRAM_WEBHOOK_SECRET: required when TELEGRAM_MODE is webhook (8 to 256 of A-Z a-z 0-9 _ -)');
    if (!env.PUBLIC_URL) problems.push('PUBLIC_URL: required when TELEGRAM_MODE is webhook (an https address)');
  }
  return problems;
}

export function zaloConfigured(config: Config): boolean {
  return config.ZALO_APP_ID !== undefined;
}

export function telegramConfigured(config: Config): boolean {
  return config.TELEGRAM_BOT_TOKEN !== undefined;
}
