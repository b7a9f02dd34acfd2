import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The test projects of the workspace. vitest 4 has no workspace file of its own, so this one is its
 * configuration: `vitest run --config vitest.workspace.ts`.
 */
const resolve = { conditions: ['source'] };
const ssr = { resolve: { conditions: ['source'], externalConditions: ['source'] } };
const testTimeout = 120_000;

/** No file changes what it imports: a worker reads the code once, not once a file. */
const computing = { testTimeout, isolate: false };

/** Files that only compute take a processor each; the browser, which takes two by itself, comes after them. */
const maxWorkers = Math.max(2, availableParallelism() - 1);

/** Files that take minutes begin first: begun last, one keeps a processor while the others have no work left. */
class LongestFirst extends BaseSequencer {
  static readonly longest = ['compile', 'build-atlas', 'official-store', 'travel'].map(
    (name) => `/${name}.test.ts`,
  );

  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = LongestFirst.longest.findIndex((end) => moduleId.endsWith(end));
      return place < 0 ? LongestFirst.longest.length : place;
    };
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

export default defineConfig({
  test: {
    maxWorkers,
    sequence: { sequencer: LongestFirst },
    projects: [
      { resolve, ssr, test: { name: 'core', include: ['packages/core/test/**/*.test.ts'], ...computing } },
      { resolve, ssr, test: { name: 'scripts', include: ['scripts/test/**/*.test.ts'], ...computing } },
      {
        resolve,
        ssr,
        test: { name: 'map-app', include: ['packages/map-app/test/unit/**/*.test.ts'], ...computing },
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
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
