import { type AtlasSummary, headlineLines } from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';

const group = { accessPer100k: 1.44, nearestMinutes: 30.7, beyond45Share: 0.1694 };
const summary: AtlasSummary = {
  minutesEstimated: true,
  consultantsUnit: 'headcount',
  consultantsVintage: 'September 2019',
  areas: 33_755,
  residents: 56_489_608,
  meanNearestMinutes: 23.74,
  beyond45People: 2_551_327,
  beyond45Share: 0.04516,
  mostDeprivedTenth: group,
  leastDeprivedTenth: group,
  coastal: group,
  inland: group,
  worstDistricts: [
    {
      code: 'E06000053',
      name: 'Isles of Scilly',
      residents: 2054,
      nearestMinutes: null,
      accessPer100k: 0,
      beyond45Share: 1,
    },
    {
      code: 'E07000114',
      name: 'Thanet',
      residents: 140_587,
      nearestMinutes: 63.8,
      accessPer100k: 0.24,
      beyond45Share: 1,
    },
  ],
  sentences: [],
};

describe('headlineLines', () => {
  const text = headlineLines(summary).join('\n');

  it('says people, areas, share beyond 45 minutes, and that minutes are estimated', () => {
    expect(text).toContain('56,489,608 residents in 33,755 areas');
    expect(text).toContain('Beyond 45 minutes: 2,551,327 people, 4.5% (estimated)');
    expect(text).toContain('headcount of September 2019');
  });

  it('follows the data: measured minutes, whole-time equivalents of another date', () => {
    const other = headlineLines({
      ...summary,
      minutesEstimated: false,
      consultantsUnit: 'WTE',
      consultantsVintage: 'March 2026',
    }).join('\n');
    expect(other).not.toContain('estimated');
    expect(other).toContain('WTE of March 2026');
  });

  it('says where there is no journey instead of a number', () => {
    expect(text).toMatch(/Isles of Scilly .*no journey by road/);
    expect(text).toMatch(/Thanet .*0\.2 consultants per 100,000, 63\.8 minutes/);
  });
});
