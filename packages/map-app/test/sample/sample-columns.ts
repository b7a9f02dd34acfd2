import { type AtlasColumn, FLAGS } from '@postcode-lottery/core';
import { AREA_COUNT, latitude, levels, longitude, residents, SIDE } from './sample-areas.ts';
import { randomUniform } from './sample-random.ts';
import { sites } from './sample-sites.ts';

export interface SampleColumn {
  readonly values: readonly number[];
  readonly column: AtlasColumn;
}

const all = Array.from({ length: AREA_COUNT }, (_, area) => area);

type MinutesTo = (area: number, site: number) => number;

export const byCar: MinutesTo = (area, site) => {
  const east = (longitude[area]! - sites[site]!.longitude) * 68;
  const north = (latitude[area]! - sites[site]!.latitude) * 111;
  return 5 + Math.hypot(east, north) * 0.9;
};
/** Every other site has a railway station. */
export const byPublicTransport: MinutesTo = (area, site) => byCar(area, site) * (site % 2 ? 1.6 : 2.5);

/** Sites by minutes, nearest first, for each area. */
const orderOf = (minutesTo: MinutesTo) =>
  all.map((area) => sites.map((_, site) => site).sort((a, b) => minutesTo(area, a) - minutesTo(area, b)));
const order = orderOf(byCar);
const nearest = all.map((area) => byCar(area, order[area]![0]!));
const imdScore = all.map((area) => 5 + 60 * randomUniform(area, 2));
const ranks = rankDown(imdScore);
const coastKm = all.map((area) => (SIDE - 1 - (area % SIDE)) * 10);
/** Area 7 has no figure, so that "no data" is drawn and said. */
const accessOf = (nearestMinutes: readonly number[]) =>
  nearestMinutes.map((minutes, area) => (area === 7 ? Number.NaN : 6 * Math.exp(-minutes / 40)));
const access = accessOf(nearest);

function rankDown(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => b - a);
  return values.map((value) => sorted.indexOf(value) + 1);
}

export const flags = all.map(
  (area) =>
    (coastKm[area]! <= 10 ? 1 : 0) +
    (Math.floor(area / SIDE) % 3 === 0 ? 2 : 0) +
    (ranks[area]! <= AREA_COUNT / 5 ? 4 : 0) +
    (nearest[area]! > 45 ? 8 : 0) +
    (access[area]! < 1.5 ? 16 : 0),
);

export const hotspotAreas = [
  all.filter((area) => area % SIDE >= 17 && Math.floor(area / SIDE) >= 16),
  all.filter((area) => area % SIDE <= 1 && Math.floor(area / SIDE) <= 3),
];

type Given = Partial<AtlasColumn> & Pick<AtlasColumn, 'id' | 'label' | 'group'>;
function sample(values: readonly number[], given: Given): SampleColumn {
  const defaults = {
    path: `columns/${given.id}.bin`,
    type: 'uint16' as const,
    scale: 0.1,
    noData: 65535,
    kind: 'measure' as const,
    shortLabel: given.label,
    unit: '',
    decimals: 1,
    worse: null,
    combine: 'residentMean' as const,
    estimated: false,
    sources: ['sample'],
    vintage: 'made up',
    caveat: '',
  };
  return { values, column: { ...defaults, ...given } };
}
const minutes = { unit: 'minutes', group: 'travel', worse: 'higher', estimated: true, decimals: 0 } as const;

/** The figures that depend on how people travel; those of a further journey have ids of their own. */
function journeyColumns(minutesTo: MinutesTo, words: string, journeyId?: string): SampleColumn[] {
  const order = orderOf(minutesTo);
  const nearest = all.map((area) => minutesTo(area, order[area]![0]!));
  const ofJourney = (values: readonly number[], given: Given) =>
    sample(
      values,
      journeyId === undefined
        ? given
        : { ...given, id: `${given.id}-${journeyId}`, journey: { id: journeyId, standsFor: given.id } },
    );
  const counted = { group: 'access', worse: 'lower', estimated: true, vintage: 'September 2019' } as const;
  return [
    ofJourney(nearest, {
      id: 'nearestMinutes',
      label: `Minutes ${words} to the nearest radiotherapy centre`,
      shortLabel: 'Nearest centre',
      caveat: 'Estimated from distance.',
      ...minutes,
    }),
    ofJourney(
      all.map((area) => minutesTo(area, order[area]![1]!)),
      {
        id: 'secondNearestMinutes',
        label: `Minutes ${words} to the second-nearest radiotherapy centre`,
        shortLabel: 'Second-nearest centre',
        ...minutes,
      },
    ),
    ofJourney(accessOf(nearest), {
      id: 'accessPer100k',
      label: `Consultants within reach ${words} per 100,000 people, weighted by need`,
      shortLabel: 'Access',
      unit: 'per 100,000',
      scale: 0.001,
      ...counted,
    }),
    ...[30, 45, 60].map((limit) =>
      ofJourney(
        all.map((area) =>
          sites.reduce(
            (sum, site, index) => sum + (minutesTo(area, index) <= limit ? site.consultants : 0),
            0,
          ),
        ),
        {
          id: `consultantsWithin${limit}Minutes`,
          label: `Consultants within ${limit} minutes ${words}`,
          shortLabel: `Within ${limit} minutes`,
          unit: 'consultants',
          scale: 1,
          decimals: 0,
          ...counted,
        },
      ),
    ),
    ofJourney(
      all.map((area) => order[area]![0]!),
      {
        id: 'nearestSite',
        label: `Nearest radiotherapy centre ${words}`,
        kind: 'category',
        scale: 1,
        combine: 'none',
        group: 'travel',
        estimated: true,
      },
    ),
  ];
}

export const columns: SampleColumn[] = [
  ...journeyColumns(byCar, 'by car'),
  sample(
    nearest.map((value) => 2 + value / 20),
    { id: 'expectedErrorMinutes', label: 'Expected error of the minutes', ...minutes, worse: null },
  ),
  sample(
    all.map((area) => order[area]![0]!),
    {
      id: 'servingTrust',
      label: 'Trust that serves most of the area',
      kind: 'category',
      scale: 1,
      combine: 'none',
      group: 'waits',
      estimated: true,
    },
  ),
  sample(
    all.map((area) => 60 + 30 * randomUniform(order[area]![0]!, 5)),
    {
      id: 'within62DaysPercent',
      label: 'Treated within 62 days by the serving trust',
      shortLabel: '62-day standard',
      unit: '%',
      worse: 'lower',
      group: 'waits',
    },
  ),
  sample(imdScore, {
    id: 'imdScore',
    label: 'Index of Multiple Deprivation score',
    shortLabel: 'Deprivation',
    worse: 'higher',
    group: 'deprivation',
  }),
  sample(ranks, {
    id: 'imdRank',
    label: 'Deprivation rank (1 is most deprived)',
    scale: 1,
    decimals: 0,
    worse: 'lower',
    combine: 'none',
    group: 'deprivation',
  }),
  sample(
    ranks.map((rank) => Math.ceil((10 * rank) / AREA_COUNT)),
    {
      id: 'imdDecile',
      label: 'Deprivation decile (1 is most deprived)',
      type: 'uint8',
      noData: 255,
      scale: 1,
      decimals: 0,
      worse: 'lower',
      combine: 'none',
      group: 'deprivation',
    },
  ),
  sample(residents, {
    id: 'residents',
    label: 'Residents',
    unit: 'people',
    scale: 1,
    decimals: 0,
    combine: 'sum',
    group: 'people',
  }),
  sample(
    all.map((area) => 10 + 20 * randomUniform(area, 8)),
    { id: 'aged65PlusPercent', label: 'Residents aged 65 or over', unit: '%', group: 'people' },
  ),
  sample(
    all.map((area) => 5 + 50 * randomUniform(area, 9)),
    { id: 'noCarPercent', label: 'Households without a car', unit: '%', worse: 'higher', group: 'people' },
  ),
  sample(coastKm, {
    id: 'openCoastKilometres',
    label: 'Distance to the open coast',
    unit: 'kilometres',
    group: 'place',
  }),
  sample(
    all.map((area) => Math.floor(area / SIDE) % 3),
    {
      id: 'ruralUrban',
      label: 'Rural or urban',
      kind: 'category',
      type: 'uint8',
      noData: 255,
      scale: 1,
      combine: 'none',
      group: 'place',
      categories: [
        { id: 'RSF1', label: 'Smaller rural' },
        { id: 'UN1', label: 'Urban: Nearer to a major town or city' },
        { id: 'UF1', label: 'Urban: Further from a major town or city' },
      ],
    },
  ),
  sample(flags, {
    id: 'flags',
    label: 'Flags',
    kind: 'flags',
    type: 'uint32',
    noData: 0xffffffff,
    scale: 1,
    combine: 'none',
    group: 'hotspots',
    categories: FLAGS.map(({ id, label }) => ({ id, label })),
  }),
  sample(
    all
      .map((area) => hotspotAreas.findIndex((areas) => areas.includes(area)))
      .map((found) => (found < 0 ? Number.NaN : found)),
    {
      id: 'hotspot',
      label: 'Hotspot',
      kind: 'category',
      scale: 1,
      combine: 'none',
      group: 'hotspots',
    },
  ),
  sample(longitude, {
    id: 'longitude',
    label: 'Longitude',
    type: 'float32',
    noData: null,
    scale: 1,
    unit: 'degrees',
    group: 'place',
    combine: 'none',
  }),
  sample(latitude, {
    id: 'latitude',
    label: 'Latitude',
    type: 'float32',
    noData: null,
    scale: 1,
    unit: 'degrees',
    group: 'place',
    combine: 'none',
  }),
  ...Object.entries(levels).map(([level, { placeOfArea }]) =>
    sample(placeOfArea, {
      id: `place-${level}`,
      label: level,
      kind: 'place',
      scale: 1,
      combine: 'none',
      group: 'place',
    }),
  ),
  ...journeyColumns(byPublicTransport, 'by public transport', 'publicTransport'),
];
