import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { engines } from '../run/database.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The short form of `npm run chaos`; the long one takes a quarter of an hour and 200 kills. */
describe.each(engines)('chaos on %s', (engine) => {
  it('leaves everybody with one final state, nobody lost, no notice read twice, and nothing sent at night', async () => {
    const child = spawn(process.execPath, ['bench/chaos.mjs', '--short', '--engine', engine], {
      cwd: root,
      env: { PATH: process.env.PATH, HOME: process.env.HOME },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        printed += data;
      });
    const code = await new Promise((done) => child.once('exit', done));
    expect(printed).toContain('  survived');
    expect(code, printed).toBe(0);
  }, 300_000);
});
