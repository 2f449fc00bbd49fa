// @ts-expect-error a plain script, shared with `npm run migration`
import { startPostgres } from '../../prisma/postgres.mjs';
import { migrate } from '../../src/storage/migrate.js';

/** Starts one real PostgreSQL for the whole run and migrates the template that every test's database is cloned from. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await startPostgres({ durable: false });
  const { Client } = (await import('pg')).default;
  const admin = new Client({ connectionString: server.url });
  await admin.connect();
  await admin.query('CREATE DATABASE chidoan_template');
  await admin.end();
  await migrate(server.url.replace(/\/[^/]*$/, '/chidoan_template'));
  process.env.TEST_POSTGRES_URL = server.url;
  return () => server.stop();
}
