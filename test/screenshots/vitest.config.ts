import { defineConfig } from 'vitest/config';

/** No test, but it needs what browser tests need: a database server and Chromium. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    name: 'screenshots',
    include: ['test/screenshots/take.ts'],
    globalSetup: ['test/support/cluster-setup.ts', 'test/support/browser-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
