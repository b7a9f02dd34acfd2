import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ArgumentError } from '@postcode-lottery/core';
import { describe, expect, test } from 'vitest';
import { studySatellites, UNLISTED_SATELLITES } from '../documents/unlisted-satellites.ts';
import { associationTable, associationVerdict } from '../findings/associations.ts';
import { coastAndCountryFindings, farthestDistricts } from '../findings/coast-and-country.ts';
import { decileTable, deprivationFindings } from '../findings/deprivation.ts';
import { spreadFindings, travelFindings } from '../findings/england.ts';
import { type Finding, findingList } from '../findings/finding.ts';
import { hotspotFindings, hotspotTable } from '../findings/hotspots.ts';
import { nextPosts } from '../findings/posts.ts';
import { satelliteWarning } from '../findings/satellites.ts';
import {
  firstTrustsTable,
  otherTrustsTable,
  studyTrustGaps,
  trustGapFindings,
} from '../findings/trust-gaps.ts';
import { waitFindings } from '../findings/waits.ts';
import { ENGLAND, HOTSPOTS, MANIFEST, PLANNING } from './documents/tiny-england.ts';

const NO_FIGURE = /NaN|Infinity|undefined|null|\[object/;

describe('findings on a made-up England', () => {
  const withIntervals: [string, Finding[]][] = [
    ['spread', spreadFindings(ENGLAND)],
    ['deprivation', deprivationFindings(ENGLAND).filter(({ text }) => !text.startsWith('A straight line'))],
    ['waits', waitFindings(ENGLAND)],
    ['journey', travelFindings(ENGLAND).filter(({ text }) => !/^(Were every|No journey)/.test(text))],
    [
      'coast',
      coastAndCountryFindings(ENGLAND).filter(({ text }) => !text.includes('live on the coast or in')),
    ],
  ];

  test.each(withIntervals)('every sentence on %s carries a 95%% interval', (_, findings) => {
    expect(findings.length).toBeGreaterThan(0);
    for (const { text } of findings) expect(text).toMatch(/95% interval [−\d.,]+.* to [−\d.,]+/);
  });

  const satellites = studySatellites(PLANNING);
  const study = studyTrustGaps(ENGLAND, PLANNING);
  const posts = nextPosts(ENGLAND, PLANNING);
  const everything = [
    ...withIntervals.flatMap(([, findings]) => findings),
    ...hotspotFindings(ENGLAND, HOTSPOTS),
    ...trustGapFindings(study, PLANNING),
    ...posts.findings,
  ];

  test('every sentence carries its caveat and only finite figures', () => {
    const list = findingList(everything, MANIFEST, 0).split('\n');
    expect(list).toHaveLength(everything.length);
    for (const line of list) {
      expect(line).toMatch(/ \*\(.*(estimated minutes|headcount of September 2019|whole trusts).*\)\*$/);
      expect(line).not.toMatch(NO_FIGURE);
    }
  });

  test('tables hold only finite figures', () => {
    for (const table of [
      decileTable(ENGLAND),
      farthestDistricts(ENGLAND, satellites),
      satelliteWarning(ENGLAND, satellites),
      hotspotTable(HOTSPOTS),
      associationTable(ENGLAND),
      associationVerdict(ENGLAND),
      firstTrustsTable(study, PLANNING),
      otherTrustsTable(study, PLANNING),
      posts.table,
    ])
      expect(table).not.toMatch(NO_FIGURE);
  });

  test('people without a journey count as beyond the limit and are named', () => {
    const texts = travelFindings(ENGLAND).map(({ text }) => text);
    // minutes are 5 to 63: 18 areas beyond 45, and the island.
    expect(texts.some((text) => text.includes('31.7% (95% interval'))).toBe(true);
    expect(texts.at(-1)).toMatch(/^No journey by car was found for Isle of Wight \(1,000 people\)/);
  });

  test('satellites that the list lacks are named, and those that it has are not', () => {
    const [satellite] = UNLISTED_SATELLITES;
    const [main, far] = PLANNING.sites;
    const sitesWith = (role: 'acuteHospital' | 'radiotherapySatellite') => ({
      ...PLANNING,
      sites: [main!, { ...far!, role, postcode: satellite!.postcode }],
    });
    const lacking = studySatellites(sitesWith('acuteHospital'));
    expect(lacking.missing).toEqual([satellite]);
    // Area 58, the last with a journey, is 70 - 117 / 2 minutes from that site and 63 from the other.
    expect(lacking.minutes[58]).toBe(11.5);
    const [finding] = travelFindings(ENGLAND);
    expect(findingList([finding!], MANIFEST, 1)).toMatch(/estimated minutes, 1 satellites? not counted/);
    expect(satelliteWarning(ENGLAND, lacking)).toContain(satellite!.name);
    expect(satelliteWarning(ENGLAND, studySatellites(sitesWith('radiotherapySatellite')))).toBe('');
  });

  test('gaps of all trusts and the unreached add up: one lacks what the other has', () => {
    const sum = study.gaps.gap.reduce((total, gap) => total + gap, 0);
    expect(sum).toBeCloseTo((-13 * 1) / 60, 9);
    expect(study.first.concat(study.others)).toEqual([1]);
  });

  test('equal input, equal text', () => {
    expect(findingList(spreadFindings(ENGLAND), MANIFEST, 0)).toBe(
      findingList(spreadFindings(ENGLAND), MANIFEST, 0),
    );
  });

  test('a sentence without a caveat or with a number that is none is refused', () => {
    expect(() => findingList([{ text: 'All is well.', caveats: [] }], MANIFEST, 0)).toThrow(ArgumentError);
    expect(() => findingList([{ text: 'NaN minutes.', caveats: ['minutes'] }], MANIFEST, 0)).toThrow(
      ArgumentError,
    );
  });
});

const path = fileURLToPath(new URL('../../docs/findings.md', import.meta.url));
const missing = !existsSync(path);

describe.skipIf(missing)(
  `docs/findings.md as committed${missing ? ' (SKIPPED: not written yet)' : ''}`,
  () => {
    const text = missing ? '' : readFileSync(path, 'utf8');

    test('names its vintages and its atlas, and no path of a machine', () => {
      expect(text).toContain('September 2019');
      expect(text).toContain('21 March 2021');
      expect(text).toContain('October 2024 to September 2025');
      expect(text).toMatch(/content key `[0-9a-f]{16}`/);
      expect(text).not.toMatch(/\/(home|tmp|work|root|Users|mnt)\//);
      expect(text).not.toMatch(NO_FIGURE);
    });

    test('every finding ends with its caveat', () => {
      const findings = text.split('\n').filter((line) => line.includes('95% interval'));
      expect(findings.length).toBeGreaterThan(20);
      for (const line of findings.filter((one) => one.startsWith('- '))) expect(line).toMatch(/\*\(.+\)\*$/);
    });
  },
);
