import { consultantsAtSites, placeTrusts, type SiteRole } from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';

const site = (trustCode: string, role: SiteRole, postcode: string, kilometres: number) => ({
  trustCode,
  role,
  postcode,
  kilometres,
});

const rows = [
  site('RAA', 'radiotherapyMain', 'AA1 1AA', 0),
  site('RAA', 'radiotherapyMain', 'AA2 2AA', 10),
  site('RAA', 'acuteHospital', 'AA9 9AA', 1),
  site('RBB', 'acuteHospital', 'BB1 1BB', 5),
  site('RBB', 'acuteHospital', 'BB2 2BB', 50),
  site('RCC', 'acuteHospital', 'CC1 1CC', 90),
  site('RCC', 'acuteHospital', 'CC2 2CC', 70),
  site('RDD', 'radiotherapySatellite', 'DD1 1DD', 0),
  site('REE', 'acuteHospital', 'EE2 2EE', 0),
];
const sites = {
  count: rows.length,
  trustCodes: rows.map((row) => row.trustCode),
  roles: rows.map((row) => row.role),
  postcodes: rows.map((row) => row.postcode),
  eastingMetres: Float64Array.from(rows, (row) => 1000 * row.kilometres),
  northingMetres: new Float64Array(rows.length),
};
const trusts = {
  codes: ['RAA', 'RBB', 'RCC', 'RDD', 'REE'],
  postcodes: ['AA9 9AA', 'BB2 2BB', 'CC9 9CC', 'DD9 9DD', 'DD1 1DD'],
  eastingMetres: Float64Array.of(0, 0, 60_000, 0, 0),
  northingMetres: new Float64Array(5),
};

describe('placing consultants', () => {
  const placements = placeTrusts(['RAA', 'RBB', 'RCC', 'RDD', 'REE', 'RZZ'], trusts, sites);

  it('prefers main radiotherapy sites, then the hospital at headquarters, then the nearest to it', () => {
    expect(placements.map(({ sites, rule }) => [sites, rule])).toEqual([
      [[0, 1], 'mainRadiotherapySites'],
      [[4], 'hospitalAtHeadquarters'],
      [[6], 'hospitalNearestHeadquarters'],
      [[], null],
      [[7], 'hospitalAtHeadquarters'],
      [[], null],
    ]);
  });

  it('shares a trust equally among its sites and drops only who could not be placed', () => {
    expect([...consultantsAtSites(placements, [5, 3, 2, 7, 4, 1], sites.count)]).toEqual([
      2.5, 2.5, 0, 0, 3, 0, 2, 4, 0,
    ]);
  });
});
