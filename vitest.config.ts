import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/run/sequence.js';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/run/global.ts'],
    reporters: ['default', './tests/run/reporter.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // One more than the cores of the smallest machine: half of a test’s time is waiting for the databases.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
  },
});
