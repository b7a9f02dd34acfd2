import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Atlas, openAtlas } from '@postcode-lottery/core/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { type EnglandColumns, readEnglandColumns } from '../documents/england-columns.ts';
import { meanOver, peopleBeyond, peopleOf } from '../documents/sums.ts';
import { comparisonTable } from '../validate/document.ts';
import { placeComparisons } from '../validate/place-comparisons.ts';
import { PUBLISHED_FACTS } from '../validate/published-facts.ts';
import { contextComparisons, workforceComparisons } from '../validate/service-comparisons.ts';
import { beyondComparisons, minutesComparisons } from '../validate/travel-comparisons.ts';
import { ENGLAND, PLANNING } from './documents/tiny-england.ts';

const NO_FIGURE = /NaN|Infinity|undefined|null|\[object/;
const root = fileURLToPath(new URL('../..', import.meta.url));

describe('comparisons on a made-up England', () => {
  const comparisons = [
    ...minutesComparisons(ENGLAND, PLANNING),
    ...beyondComparisons(ENGLAND, PLANNING),
    ...placeComparisons(ENGLAND, PLANNING),
    ...workforceComparisons(ENGLAND, PLANNING),
    ...contextComparisons(ENGLAND, PLANNING),
  ];

  test('every published fact is compared once', () => {
    expect(new Set(comparisons.map(({ fact }) => fact))).toEqual(new Set(Object.values(PUBLISHED_FACTS)));
    expect(comparisons).toHaveLength(Object.keys(PUBLISHED_FACTS).length);
  });

  test('every comparison has our figure or says none, and why they differ', () => {
    for (const { ours, why } of comparisons) {
      expect(ours).toMatch(/\d|^none/);
      expect(why).toMatch(/\.$/);
      expect(`${ours} ${why}`).not.toMatch(NO_FIGURE);
    }
  });

  test('places are summed over their own areas', () => {
    const [barrow, wight, norfolk] = placeComparisons(ENGLAND, PLANNING);
    // minutes 55 to 59 in Barrow; 20 to 34 in King's Lynn and West Norfolk.
    expect(barrow!.ours).toMatch(/^0\.0% of the 5,000 residents .* mean 57\.0 minutes/);
    expect(wight!.ours).toMatch(/^0\.0% of the 15,000 residents/);
    expect(norfolk!.ours).toMatch(/^100\.0% of the 15,000 residents .* mean 27\.0 minutes/);
  });

  test('sources are numbered under the table, each once', () => {
    const text = comparisonTable(placeComparisons(ENGLAND, PLANNING));
    expect(text.match(/\[1\]/g)).toHaveLength(5);
    expect(text).not.toContain('[2]');
    expect(text).toContain('seen as: press report');
  });
});

const path = join(root, 'docs/validation.md');
const unwritten = !existsSync(path);

test.skipIf(unwritten)(
  `docs/validation.md as committed names its vintages and no path of a machine${unwritten ? ' (SKIPPED: not written yet)' : ''}`,
  () => {
    const text = readFileSync(path, 'utf8');
    for (const vintage of [
      'September 2019',
      '21 March 2021',
      'October 2024 to September 2025',
      '2017 to 2018',
    ])
      expect(text).toContain(vintage);
    expect(text).toMatch(/content key `[0-9a-f]{16}`/);
    expect(text).not.toMatch(/\/(home|tmp|work|root|Users|mnt)\//);
    expect(text).not.toMatch(NO_FIGURE);
  },
);

const folder = process.env.POSTCODE_LOTTERY_ATLAS ?? join(root, 'atlas');
const noAtlas = !existsSync(join(folder, 'manifest.json'));

describe.skipIf(noAtlas)(
  `the real atlas is plausible${noAtlas ? ' (SKIPPED: no atlas; run npm run build:atlas)' : ''}`,
  () => {
    let atlas: Atlas;
    let england: EnglandColumns;
    beforeAll(async () => {
      atlas = await openAtlas(folder);
      england = await readEnglandColumns(atlas);
    });

    test('all areas and residents of England', () => {
      expect(atlas.manifest.areaCount).toBe(33_755);
      expect(peopleOf(england.residents)).toBe(56_489_608);
    });

    test('minutes as published studies would lead one to expect', () => {
      const mean = meanOver(england.minutes, england.residents);
      expect(mean).toBeGreaterThan(18);
      expect(mean).toBeLessThan(32);
    });

    test('nobody on the Isle of Wight is within 45 minutes', () => {
      const wight = england.places.district.names.indexOf('Isle of Wight');
      const isWight = (area: number) => england.placeOfArea.district[area] === wight;
      expect(peopleBeyond(england.minutes, england.residents, 45, isWight)).toBe(
        peopleOf(england.residents, isWight),
      );
    });

    test('a larger share of people beyond 45 minutes on the coast than inland', () => {
      const share = (coastal: number) => {
        const belongs = (area: number) => england.isCoastal[area] === coastal;
        return (
          peopleBeyond(england.minutes, england.residents, 45, belongs) / peopleOf(england.residents, belongs)
        );
      };
      expect(share(1)).toBeGreaterThan(2 * share(0));
    });
  },
);
