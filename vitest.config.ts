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
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
