import type { AtlasEquity, AtlasSummary } from '@postcode-lottery/core';
import { AREA_COUNT } from './sample-areas.ts';

const deciles = Array.from({ length: 10 }, (_, index) => index + 1);
const estimate = (value: number, spread: number) => ({ value, low: value - spread, high: value + spread });
const group = { residents: 350_000, accessPer100k: 2.4, nearestMinutes: 31, beyond45Share: 0.2 };

/** Placeholders in the layout of a real atlas; they describe no real country. */
export const equity: AtlasEquity = {
  byDecile: deciles.map((decile) => ({
    decile,
    residents: 70_000,
    accessPer100k: estimate(2 + decile / 10, 0.2),
    nearestMinutes: estimate(35 - decile, 2),
    beyond45Share: 0.25 - decile / 100,
  })),
  concentrationCurve: [0, ...deciles].map((tenth) => ({
    peopleShare: tenth / 10,
    accessShare: (tenth / 10) ** 1.1,
  })),
  indexes: { concentrationIndex: estimate(0.04, 0.01), gini: estimate(0.2, 0.02) },
  groups: [
    { ...group, id: 'coastal', label: 'Coastal', nearestMinutes: 44 },
    { ...group, id: 'inland', label: 'Inland' },
    { ...group, id: 'rural', label: 'Rural', nearestMinutes: 39 },
    { ...group, id: 'urban', label: 'Urban' },
  ],
};

/** The same country by a slower way of travelling. */
export const equityByPublicTransport: AtlasEquity = {
  ...equity,
  groups: equity.groups.map((group) => ({ ...group, nearestMinutes: 2 * group.nearestMinutes })),
};

const tenth = { accessPer100k: 2.1, nearestMinutes: 33 };

export const summary: AtlasSummary = {
  minutesEstimated: true,
  consultantsUnit: 'headcount',
  consultantsVintage: 'September 2019',
  areas: AREA_COUNT,
  residents: 700_000,
  meanNearestMinutes: 32,
  beyond45People: 140_000,
  beyond45Share: 0.2,
  mostDeprivedTenth: tenth,
  leastDeprivedTenth: tenth,
  coastal: { ...tenth, beyond45Share: 0.5 },
  inland: { ...tenth, beyond45Share: 0.1 },
  worstDistricts: [],
  sentences: ['This is a made-up country.'],
};
