import type { InjectOptions, Response } from 'light-my-request';
import type { Person, Town } from '../run/town.js';

export const origin = 'https://bot.example.vn';

/** A browser of one person: keeps the cookie, and sends what browsers send with a form. */
export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, headers?: Record<string, string>): Promise<Response>;
  cookie: string;
}

export function visitor(town: Town): Visitor {
  const self: Visitor = {
    cookie: '',
    get: (path, headers = {}) => go({ method: 'GET', url: path, headers }),
    post: (path, headers = { origin }) =>
      go({ method: 'POST', url: path, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } }),
  };
  async function go(request: InjectOptions): Promise<Response> {
    const response = await town.app.web.inject({
      ...request,
      headers: { ...request.headers, ...(self.cookie && { cookie: self.cookie }) },
    });
    const set = String(response.headers['set-cookie'] ?? '');
    if (set) self.cookie = /Max-Age=0/.test(set) ? '' : set.split(';')[0]!;
    return response;
  }
  return self;
}

/** The path of the link that the bot sends when it is asked. */
export async function linkFor(officer: Person): Promise<string> {
  const heard = (await officer.says('bàn làm việc')).join('\n');
  const link = /https?:\/\/\S+/.exec(heard)?.[0];
  if (!link) throw new Error(`no link in: ${heard}`);
  return new URL(link).pathname;
}

export async function signedIn(town: Town, officer: Person): Promise<Visitor> {
  const browser = visitor(town);
  const response = await browser.post(await linkFor(officer));
  if (response.statusCode !== 303) throw new Error(`not signed in: ${response.statusCode}`);
  return browser;
}
