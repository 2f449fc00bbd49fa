// Processes under test: each bot is a process of its own, as it would be in production, so that its CPU and memory are its own.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

export function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** As `npm start` runs it. More by `BENCH_FLAGS`: `--cpu-prof --cpu-prof-dir=prof` shows where time goes. */
const flags = ['--max-semi-space-size=16', '--heap-growing-percent=20', ...(process.env.BENCH_FLAGS?.split(' ') ?? [])];

/** Starts `node script` with an environment; resolves when `ready` answers 200. */
export async function startProcess(script, env, readyUrl) {
  const started = performance.now();
  const child = spawn(process.execPath, [...flags, script], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (data) => {
    errors = (errors + data).slice(-4000);
  });
  let exited = false;
  child.on('exit', () => {
    exited = true;
  });
  while (true) {
    if (exited) throw new Error(`${script} did not start:\n${errors}`);
    try {
      if ((await fetch(readyUrl)).ok) break;
    } catch {}
    await new Promise((done) => setTimeout(done, 10));
  }
  return {
    child,
    readyMs: performance.now() - started,
    /** CPU seconds, user and system, of the process so far. */
    cpu() {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
      return (Number(fields[11]) + Number(fields[12])) / 100;
    },
    /** Resident megabytes now, and at most so far. */
    memory() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const mb = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024);
      return { now: mb('VmRSS'), peak: mb('VmHWM') };
    },
    async stop() {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await gone;
    },
  };
}

export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values) => percentile(values, 0.5);
