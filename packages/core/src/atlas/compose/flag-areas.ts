import { linearDecay, stepDecay } from '../../access/index.ts';
import type { AreaTable } from '../../geography/area-table.ts';
import {
  type AreaFlags,
  accessVariants,
  contiguityWeights,
  type FlagColumns,
  findSpots,
  flagAreas,
  flagFacts,
  flagReasons,
  type HotspotPlace,
  type HotspotRobustness,
  hotspotPlaces,
  hotspotRobustness,
  nearestWeights,
  type SpatialWeights,
} from '../../hotspots/index.ts';
import type { AreaMeasures } from './measure-areas.ts';
import { type AtlasSettings, settingsDecay } from './settings.ts';

/** Permutations for each of the settings: fewer than for the flags themselves, as they only vote. */
const ROBUSTNESS_PERMUTATIONS = 9_999;

/** Which areas share a boundary, as compressed sparse rows. */
export interface Contiguity {
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
}

export interface FlagInput {
  readonly areas: AreaTable;
  readonly contiguity: Contiguity;
  readonly measures: AreaMeasures;
  /** Share (0..1) of postcodes within 500 m of high water; NaN where an area has none. */
  readonly highWaterPostcodeShare: ArrayLike<number>;
  /** Share (0..1) treated within 62 days at the trust that serves each area; NaN where not known. */
  readonly within62DaysShare: Float64Array;
  /** Consultants at each site, all specialties together and clinical oncology alone. */
  readonly consultantsAtSite: Float64Array;
  readonly clinicalAtSite: Float64Array;
}

/** The flags of every area, the places that hotspots make, and how far they hang on the settings. */
export interface FlaggedAreas extends AreaFlags {
  readonly columns: FlagColumns;
  readonly places: readonly HotspotPlace[];
  readonly robustness: HotspotRobustness;
  /** Reasons in plain English, the area's own numbers in them. */
  readonly reasonsOf: (area: number) => string[];
}

/** Sets the flags, groups hotspots into places and recomputes them under a grid of 24 settings. */
export function flagAtlasAreas(input: FlagInput, settings: AtlasSettings): FlaggedAreas {
  const { areas, measures } = input;
  const contiguity = contiguityWeights(input.contiguity);
  const spots = findSpots(measures.accessPer100k, contiguity, {
    falseDiscoveryRate: settings.falseDiscoveryRate,
    permutations: { permutations: settings.permutations, seed: settings.seed },
  });
  const columns: FlagColumns = {
    count: areas.count,
    residents: areas.residents,
    needWeightedPeople: measures.need,
    openCoastMetres: areas.openCoastMetres,
    highWaterPostcodeShare: input.highWaterPostcodeShare,
    ruralUrban: areas.ruralUrban,
    imdDecile: areas.imdDecile,
    nearestMinutes: measures.nearest.minutes,
    accessPer100k: measures.accessPer100k,
    treatedWithin62DaysShare: input.within62DaysShare,
    households: areas.households,
    householdsWithoutCar: areas.householdsWithoutCar,
    coldSpot: spots.cold,
    falseDiscoveryRate: settings.falseDiscoveryRate,
  };
  const flags = flagAreas(columns);
  return {
    ...flags,
    columns,
    places: hotspotPlaces({
      areas,
      masks: flags.masks,
      contiguity,
      nearestMinutes: measures.nearest.minutes,
      accessPer100k: measures.accessPer100k,
      needWeightedPeople: measures.need,
      englandAccessPer100k: flags.thresholds.englandAccessPer100k,
    }),
    robustness: recompute(input, columns, contiguity, settings),
    reasonsOf: (area) =>
      flagReasons(flags.masks[area]!, flagFacts(columns, area), flags.thresholds).map(({ text }) => text),
  };
}

/** 3 decays x 2 supplies x 2 coastal rules x 2 neighbourhoods = 24 settings. */
function recompute(
  input: FlagInput,
  columns: FlagColumns,
  contiguity: SpatialWeights,
  settings: AtlasSettings,
): HotspotRobustness {
  const { areas, measures } = input;
  const access = accessVariants(
    measures.catchmentTravel,
    measures.need,
    [
      { id: 'all', label: 'clinical and medical oncology', value: input.consultantsAtSite },
      { id: 'clinical', label: 'clinical oncology alone', value: input.clinicalAtSite },
    ],
    [
      { id: 'gaussian', label: settingsDecay(settings).label, value: settingsDecay(settings) },
      {
        id: 'steps',
        label: 'steps at 30, 60 and 90 minutes (1, 0.68, 0.22; Luo and Qi 2009)',
        value: stepDecay([
          [30, 1],
          [60, 0.68],
          [90, 0.22],
        ]),
      },
      { id: 'linear', label: 'linear to 90 minutes', value: linearDecay(90) },
    ],
  );
  return hotspotRobustness({
    columns,
    access,
    rules: [
      { id: 'openCoast', label: 'coastal within 5 km of the open coast', value: {} },
      {
        id: 'highWater',
        label: 'coastal where half the postcodes lie within 500 m of high water',
        value: { coastalRule: 'highWater' },
      },
    ],
    weights: [
      { id: 'contiguity', label: 'neighbours share a boundary', value: contiguity },
      {
        id: 'nearest8',
        label: 'neighbours are the 8 nearest',
        value: nearestWeights(areas.eastingMetres, areas.northingMetres, 8),
      },
    ],
    spots: {
      permutations: { permutations: ROBUSTNESS_PERMUTATIONS, seed: settings.seed },
      falseDiscoveryRate: settings.falseDiscoveryRate,
    },
  });
}
