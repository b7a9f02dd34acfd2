import {
  type AreaLookup2011,
  alignTravelMatrix,
  checkPlausibility,
  checkSitePositions,
  collectPairs,
  DataError,
  decodeTravelMatrix,
  encodeTravelMatrix,
  importTravelMatrix,
  matrixFromDense,
  readLongCsv,
  refuseImplausible,
  type TravelMatrix,
  travelMatrixRows,
} from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';
import { textSource } from './shared.ts';

const provenance = { engine: 'test', estimated: false };
// Six areas of 2021. Of 2011: A unchanged, B split into B1 and B2, C and D merged into CD, N renumbered.
const areas = {
  codes: ['E01A', 'E01B1', 'E01B2', 'E01CD', 'E01N9', 'E01Z'],
  names: ['Town 001A', 'Town 001E', 'Town 001F', 'Town 002C', 'Newham 034J', 'Town 009A'],
};
const lookup2011: AreaLookup2011 = {
  codes2011: ['E01A', 'E01B', 'E01B', 'E01C', 'E01D', 'E01N1'],
  names2011: ['Town 001A', 'Town 001B', 'Town 001B', 'Town 002A', 'Town 002B', 'Newham 034J'],
  codes2021: ['E01A', 'E01B1', 'E01B2', 'E01CD', 'E01CD', 'E01Z'],
  residents2011: [1000, 1500, 1500, 3000, 1000, 900],
};
const sites = {
  codes: ['RBV01', 'RR813'],
  aliases: [
    ['The Christie', 'M20 4BX'],
    ['St James’s', 'LS9 7TF'],
  ],
};
const options = { areas, sites, lookup2011, mode: 'car', provenance } as const;

function pairsOf(rows: readonly (readonly [string, string, number])[]) {
  const pairs = collectPairs('pairs.csv', 'minutes');
  for (const [origin, site, minutes] of rows) pairs.add(origin, site, minutes);
  return pairs.finish();
}

function minutesAt(matrix: TravelMatrix, area: number, site: number): number | null {
  for (let pair = matrix.offsets[area]!; pair < matrix.offsets[area + 1]!; pair++)
    if (matrix.sites[pair] === site) return matrix.minutes[pair]!;
  return null;
}

describe('importTravelMatrix', () => {
  it('matches codes and names, sites by code, name or postcode, and reports the rest', () => {
    const { matrix, report } = importTravelMatrix(
      pairsOf([
        ['E01A', 'rbv01', 10],
        ['town 001e', 'm204bx', 20],
        ['E01Z', 'LS9 7TF', 30],
        ['W01', 'RBV01', 1],
        ['E01A', 'nowhere', 2],
      ]),
      options,
    );
    expect(minutesAt(matrix, 0, 0)).toBe(10);
    expect(minutesAt(matrix, 1, 0)).toBe(20);
    expect(minutesAt(matrix, 5, 1)).toBe(30);
    expect(report).toMatchObject({
      vintage: '2021',
      pairsIn: 5,
      pairsUnmatched: 2,
      unmatchedAreas: ['W01'],
      unmatchedSites: ['nowhere'],
      areas: 6,
      areasWithoutTime: 3,
      sitesWithoutTime: 0,
      pairs: 3,
    });
  });

  it('carries LSOA 2011 to 2021: copies to the parts of a split area, averages merged ones by residents', () => {
    const rows = ['E01A', 'E01B', 'E01C', 'E01D'].map(
      (code, index) => [code, 'RBV01', 10 * (index + 1)] as const,
    );
    const { matrix, report } = importTravelMatrix(pairsOf(rows), options);
    expect(report).toMatchObject({ vintage: '2011', averagedAreas: 1, copiedAreas: 1, unmatchedAreas: [] });
    expect([0, 1, 2, 3].map((area) => minutesAt(matrix, area, 0))).toEqual([
      10,
      20,
      20,
      (30 * 3000 + 40 * 1000) / 4000,
    ]);
  });

  it('averages equally without residents, and over those with a journey only', () => {
    const { residents2011: _, ...without } = lookup2011;
    const both = importTravelMatrix(
      pairsOf([
        ['E01C', 'RBV01', 30],
        ['E01D', 'RBV01', 40],
        ['E01D', 'RR813', 50],
      ]),
      { ...options, lookup2011: without },
    );
    expect(minutesAt(both.matrix, 3, 0)).toBe(35);
    expect(minutesAt(both.matrix, 3, 1)).toBe(50);
  });

  it('reads a name by the vintage of the file: Newham 034J is another area in 2011', () => {
    const old = importTravelMatrix(
      pairsOf([
        ['Newham 034J', 'RBV01', 5],
        ['Town 001B', 'RBV01', 6],
      ]),
      options,
    );
    expect(minutesAt(old.matrix, 5, 0)).toBe(5);
    const now = importTravelMatrix(
      pairsOf([
        ['Newham 034J', 'RBV01', 5],
        ['Town 001E', 'RBV01', 6],
      ]),
      options,
    );
    expect(minutesAt(now.matrix, 4, 0)).toBe(5);
    const declared = importTravelMatrix(pairsOf([['Newham 034J', 'RBV01', 5]]), {
      ...options,
      vintage: '2011',
    });
    expect(minutesAt(declared.matrix, 5, 0)).toBe(5);
  });

  it('takes a pair that is given twice with one time, and refuses two times', () => {
    expect(
      importTravelMatrix(
        pairsOf([
          ['E01A', 'RBV01', 5],
          ['E01A', 'M20 4BX', 5],
        ]),
        options,
      ).report.pairs,
    ).toBe(1);
    expect(() =>
      importTravelMatrix(
        pairsOf([
          ['E01A', 'RBV01', 5],
          ['E01A', 'RBV01', 6],
        ]),
        options,
      ),
    ).toThrow('E01A to RBV01 twice');
  });

  it('does not choose between sites that share a postcode', () => {
    const shared = { codes: ['A', 'B'], aliases: [['X1 1XX'], ['X1 1XX']] };
    const { report } = importTravelMatrix(
      pairsOf([
        ['E01A', 'A', 5],
        ['E01A', 'X1 1XX', 6],
      ]),
      { ...options, sites: shared },
    );
    expect(report).toMatchObject({ ambiguousSites: ['X1 1XX'], unmatchedSites: [], pairsUnmatched: 1 });
  });

  it('refuses a file that shares no area or no site', () => {
    expect(() => importTravelMatrix(pairsOf([['S01', 'RBV01', 5]]), options)).toThrow(
      'none of its 1 areas is known',
    );
    expect(() => importTravelMatrix(pairsOf([['E01A', 'Q', 5]]), options)).toThrow(
      'none of its 1 sites is known',
    );
  });
});

describe('checkPlausibility', () => {
  // Sites at Oakham and Stamford, areas on a line east of them: about 6.8 km for each tenth of a degree.
  const positions = { longitude: [-0.7, -0.6, -0.5, -0.4], latitude: [52.67, 52.67, 52.67, 52.67] };
  const places = { longitude: [-0.73, -0.48], latitude: [52.67, 52.65] };
  const kilometres = [2, 15.2, 8.8, 8.4, 15.5, 2.6, 22.3, 5.9];
  const matrixOf = (factor: number, mode: TravelMatrix['mode'] = 'car') =>
    matrixFromDense(
      kilometres.map((km) => (9 + 1.1 * km) * factor),
      { areaCount: 4, siteCount: 2, mode, provenance },
    );

  it('passes times in the right unit', () => {
    const check = checkPlausibility(matrixOf(1), positions, places);
    expect(check).toMatchObject({ verdict: 'plausible', pairsCompared: 8, oddSites: [], impossiblePairs: 0 });
    expect(() => refuseImplausible('m.csv', check)).not.toThrow();
  });
  it('catches seconds declared as minutes and the reverse', () => {
    expect(checkPlausibility(matrixOf(60), positions, places).verdict).toBe('secondsReadAsMinutes');
    const short = checkPlausibility(matrixOf(1 / 60), positions, places);
    expect(short.verdict).toBe('minutesReadAsSeconds');
    expect(() => refuseImplausible('m.csv', short)).toThrow(DataError);
    expect(() => refuseImplausible('m.csv', short)).toThrow('minutes declared as seconds');
  });
  it('names a site whose times are another’s', () => {
    const far = { longitude: [-0.73, 1.3], latitude: [52.67, 52.63] };
    const check = checkPlausibility(matrixOf(1), positions, far);
    expect(check).toMatchObject({ verdict: 'plausible', oddSites: [1] });
    expect(check.impossiblePairs).toBeGreaterThan(0);
  });
  it('says that it knows nothing without positions', () => {
    const nowhere = { longitude: [Number.NaN, Number.NaN], latitude: [Number.NaN, Number.NaN] };
    expect(checkPlausibility(matrixOf(1), positions, nowhere).verdict).toBe('unknown');
  });
});

describe('checkSitePositions', () => {
  it('finds sites at sea, abroad, swapped and without a position', () => {
    const people = { longitude: [1.73], latitude: [52.6] };
    const found = checkSitePositions(
      { longitude: [1.72, 52.6, 1.99, -3.2, Number.NaN], latitude: [52.58, 1.72, 53.4, 58, 52] },
      people,
    );
    expect(found.map(({ site, fault }) => [site, fault])).toEqual([
      [1, 'swapped'],
      [2, 'farFromPeople'],
      [3, 'outsideEngland'],
      [4, 'noPosition'],
    ]);
  });
});

describe('matrix files', () => {
  const matrix = matrixFromDense([1.5, Number.NaN, 3, 4.25, Number.NaN, 6], {
    areaCount: 3,
    siteCount: 2,
    mode: 'publicTransport',
    provenance: { ...provenance, mapDate: '2026-01-01' },
  });
  const file = { matrix, areaCodes: ['E01A', 'E01B', 'E01C'], siteCodes: ['R1', 'R,2'] };

  it('come back as they were', async () => {
    expect(await decodeTravelMatrix(await encodeTravelMatrix(file), 'm.matrix')).toEqual(file);
  });
  it('are refused when damaged, truncated or something else', async () => {
    const bytes = await encodeTravelMatrix(file);
    const damaged = bytes.slice();
    damaged[bytes.length - 3]! ^= 1;
    await expect(decodeTravelMatrix(damaged, 'm.matrix')).rejects.toThrow('m.matrix: is damaged');
    await expect(decodeTravelMatrix(bytes.subarray(0, -4), 'm.matrix')).rejects.toThrow('truncated');
    await expect(decodeTravelMatrix(bytes.subarray(0, 9), 'm.matrix')).rejects.toThrow('truncated');
    await expect(decodeTravelMatrix(new TextEncoder().encode('LSOA,x\n'), 'm.csv')).rejects.toThrow(
      'is not a travel matrix file',
    );
  });
  it('are written as a long table that the reader takes back', async () => {
    const pairs = await readLongCsv(textSource([...travelMatrixRows(file)].join('')));
    expect([...pairs.minutes]).toEqual([1.5, 3, 4.25, 6]);
    expect(pairs.sites).toEqual(['R1', 'R,2']);
  });
  it('are put in another order by code', () => {
    const { matrix: aligned, report } = alignTravelMatrix(file, ['E01C', 'E01A', 'E01X'], ['R,2', 'R9']);
    expect([...aligned.offsets]).toEqual([0, 1, 1, 1]);
    expect([...aligned.minutes]).toEqual([6]);
    expect(report).toEqual({
      pairsIn: 4,
      pairsKept: 1,
      unknownAreas: ['E01B'],
      missingAreas: ['E01X'],
      unknownSites: ['R1'],
      missingSites: ['R9'],
    });
  });
});
