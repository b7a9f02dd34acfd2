import { defineConfig } from 'vitest/config';

/**
 * The test projects of the workspace. vitest 4 has no workspace file of its own, so this one is its
 * configuration: `vitest run --config vitest.workspace.ts`.
 */
const resolve = { conditions: ['source'] };
const ssr = { resolve: { conditions: ['source'], externalConditions: ['source'] } };
const testTimeout = 120_000;

export default defineConfig({
  test: {
    projects: [
      { resolve, ssr, test: { name: 'core', include: ['packages/core/test/**/*.test.ts'], testTimeout } },
      { resolve, ssr, test: { name: 'scripts', include: ['scripts/test/**/*.test.ts'], testTimeout } },
      {
        resolve,
        ssr,
        test: { name: 'map-app', include: ['packages/map-app/test/unit/**/*.test.ts'], testTimeout },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'browser',
          include: ['packages/map-app/test/{browser,engines}/**/*.test.ts'],
          testTimeout,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
