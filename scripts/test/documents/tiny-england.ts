import {
  ATLAS_FORMAT,
  type AtlasHotspot,
  type AtlasManifest,
  type AtlasSite,
  type AtlasTrust,
  type TravelMatrix,
} from '@postcode-lottery/core';
import type { EnglandColumns } from '../../documents/england-columns.ts';
import type { PlanningInputs } from '../../documents/planning-inputs.ts';

const COUNT = 60;
const areas = Array.from({ length: COUNT }, (_, area) => area);
const column = (of: (area: number) => number) => Float64Array.from(areas, of);
const mask = (of: (area: number) => boolean) => Uint8Array.from(areas, (area) => (of(area) ? 1 : 0));
const level = (count: number, name: string) => ({
  codes: Array.from({ length: count }, (_, place) => `E${place}`),
  names: Array.from({ length: count }, (_, place) => `${name} ${place}`),
});

/** The last area is an island without a journey. */
const minutes = column((area) => (area === COUNT - 1 ? Infinity : 5 + area));

export const MANIFEST = {
  format: ATLAS_FORMAT,
  title: 'Tiny England',
  contentKey: '0123456789abcdef0123456789abcdef',
  areaCount: COUNT,
  residents: 1000 * COUNT,
  columns: [
    { id: 'within28DaysPercent', vintage: 'October 2024 to September 2025' },
    { id: 'within62DaysPercent', vintage: 'October 2024 to September 2025' },
  ],
  sources: [{ title: 'Census', publisher: 'ONS', vintage: '21 March 2021' }],
  parameters: {
    halfWeightMinutes: 45,
    catchmentMinutes: 120,
    limitMinutes: 45,
    seed: 2026,
    coastalMetres: 5000,
    consultantsUnit: 'headcount',
    consultantsVintage: 'September 2019',
    travelEstimated: true,
    englandAccessPer100k: 2,
  },
} as unknown as AtlasManifest;

/** A made-up England of 60 areas along a line from a city to a deprived coast and an island. */
export const ENGLAND: EnglandColumns = {
  manifest: MANIFEST,
  names: areas.map((area) => (area >= 50 && area < 55 ? `Barrow-in-Furness 001${area}` : `Area ${area}`)),
  places: {
    msoa: level(6, 'Neighbourhood'),
    district: {
      codes: ['E0', 'E1', 'E2', 'E3'],
      names: ['Midtown', "King's Lynn and West Norfolk", 'North Devon', 'Isle of Wight'],
    },
    subIcb: level(2, 'Sub-ICB'),
    icb: level(2, 'ICB'),
    alliance: level(5, 'Alliance'),
    region: level(3, 'Region'),
  },
  placeOfArea: {
    district: areas.map((area) => Math.floor(area / 15)),
    alliance: areas.map((area) => Math.floor(area / 12)),
    region: areas.map((area) => Math.floor(area / 20)),
  },
  residents: column(() => 1000),
  aged65Plus: column((area) => 100 + 3 * area),
  minutes,
  expectedErrorMinutes: column(() => 2),
  accessPer100k: column((area) => 4 - area / 20 + (area % 3) / 10),
  within62DaysPercent: column((area) => 60 + (area % 7)),
  imdRank: column((area) => ((area * 37) % COUNT) + 1),
  imdDecile: column((area) => Math.floor(((area * 37) % COUNT) / 6) + 1),
  incomeDeprivedPercent: column((area) => 10 + (area % 11)),
  employmentDeprivedPercent: column((area) => 8 + (area % 9)),
  noCarPercent: column((area) => 40 - area / 2),
  robustnessSettings: column((area) => (area > 40 ? 20 + (area % 5) : 0)),
  flags: areas.map(() => 0),
  isCoastal: mask((area) => area >= 35),
  isRural: mask((area) => area % 2 === 1),
  isHotspot: mask((area) => area > 40),
  isNearMajorTown: mask((area) => area < 20),
  isFarRural: mask((area) => area % 2 === 1 && area > 20),
  nearestSite: areas.map((area) => (area < 30 ? 0 : 1)),
};

const site = (code: string, role: AtlasSite['role'], consultants: number, trust: number): AtlasSite => ({
  code,
  name: `Hospital ${code}`,
  trustCode: `T${trust}`,
  trustName: `Trust ${trust}`,
  role,
  postcode: 'AA1 1AA',
  longitude: 0,
  latitude: 52,
  consultants,
});

const trust = (code: string, total: number): AtlasTrust => ({
  code,
  name: `Trust ${code}`,
  siteIndex: 0,
  consultants: {
    clinicalOncology: total,
    medicalOncology: 0,
    total,
    unit: 'headcount',
    vintage: 'September 2019',
  },
  waits: { days28: { total: 1000, within: 760 }, days31: null, days62: null },
  radiotherapyTreatments: null,
  gapConsultants: 0,
  catchmentPeople: 1,
  catchmentCoastalShare: 0,
  catchmentRuralShare: 0,
});

const reached = COUNT - 1;
const travel: TravelMatrix = {
  mode: 'car',
  areaCount: COUNT,
  siteCount: 2,
  offsets: Uint32Array.from({ length: COUNT + 1 }, (_, area) => 2 * Math.min(area, reached)),
  sites: Uint16Array.from({ length: 2 * reached }, (_, pair) => pair % 2),
  minutes: Float32Array.from({ length: 2 * reached }, (_, pair) =>
    pair % 2 === 0 ? 5 + pair / 2 : 70 - pair / 2,
  ),
  provenance: { engine: 'test', estimated: true },
};

export const PLANNING: PlanningInputs = {
  sites: [site('S0', 'radiotherapyMain', 12, 0), site('S1', 'radiotherapySatellite', 1, 1)],
  trusts: [trust('T0', 12), trust('T1', 1)],
  trustOfSite: Int32Array.of(0, 1),
  travel,
  nearestMinutes: minutes,
  catchmentTravel: travel,
  needWeightedPeople: ENGLAND.residents,
  consultantsAtSite: Float64Array.of(12, 1),
  isSpecialist: Uint8Array.of(1, 1),
};

export const HOTSPOTS: readonly AtlasHotspot[] = [
  {
    id: 0,
    name: 'Far Point and around, Isle of Wight',
    rank: 1,
    areas: areas.slice(41),
    residents: 19_000,
    coastalShare: 1,
    ruralShare: 0.5,
    deprivedShare: 0.2,
    meanMinutes: 55,
    accessPer100k: 1.2,
    consultantsShort: 0.3,
    holdsInSettings: 22,
    settings: 24,
    bbox: [0, 0, 1, 1],
    reasons: [],
  },
];
