import { defineConfig } from 'vitest/config';

/** `npm test` runs what needs nothing but npm; `npm run test:browser` needs Chromium. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'node', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**'] } },
      { test: { name: 'browser', include: ['test/e2e/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000 } },
    ],
  },
});
