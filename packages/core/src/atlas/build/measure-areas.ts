import {
  cumulativeAccess,
  enhancedTwoStepAccess,
  explainShortfall,
  type NearestSites,
  nearestSites,
  needWeights,
  nthNearestSites,
  per100k,
  twoAgeBands,
} from '../../access/index.ts';
import type { AreaTable } from '../../geography/area-table.ts';
import type { TravelMatrix } from '../../travel/index.ts';
import { type AtlasSettings, settingsDecay } from './settings.ts';

/** What the measures of access and travel are worked out from. */
export interface MeasureInput {
  readonly areas: AreaTable;
  /** Minutes from every area to every site. */
  readonly travel: TravelMatrix;
  /** Consultants at each site. */
  readonly consultantsAtSite: Float64Array;
  /** 1 for each site that gives radiotherapy. */
  readonly isRadiotherapy: Uint8Array;
  /** 1 for each site whose trust reports waiting times. */
  readonly reportsWaits: Uint8Array;
}

/** Measures of access and travel; every array has one element an area. */
export interface AreaMeasures {
  /** Need-weighted people; they add up to the residents. */
  readonly need: Float64Array;
  readonly nearest: NearestSites;
  readonly secondNearest: NearestSites;
  /** Nearest site whose trust reports waiting times. */
  readonly serving: NearestSites;
  /** Consultants per 100,000 need-weighted people. */
  readonly accessPer100k: Float64Array;
  /** Need-weighted people who compete for each site. */
  readonly demandAtSite: Float64Array;
  readonly meanAccessPer100k: number;
  /** Parts of the difference from the mean, per 100,000; they add up to access minus the mean. */
  readonly why: {
    readonly distance: Float64Array;
    readonly supply: Float64Array;
    readonly competition: Float64Array;
  };
  readonly consultantsWithin: ReadonlyMap<number, Float64Array>;
}

/** Limits in minutes within which consultants are counted. */
export const COUNTED_MINUTES = [30, 45, 60] as const;

/** Works out access and travel for every area. Of equal journeys the site with the lower index counts. */
export function measureAreas(input: MeasureInput, settings: AtlasSettings): AreaMeasures {
  const { areas, travel, consultantsAtSite } = input;
  const need = needWeights(twoAgeBands(areas.residents, areas.residentsAged.from65));
  const catchment = {
    travel,
    demand: need,
    supply: consultantsAtSite,
    decay: settingsDecay(settings),
    maximumMinutes: settings.catchmentMinutes,
  };
  const { access, demandAtSite } = enhancedTwoStepAccess(catchment);
  const explained = explainShortfall(catchment);
  const loss = (part: Float64Array) => per100k(part.map((value) => -value));
  return {
    need,
    nearest: nearestSites(travel, { supply: input.isRadiotherapy }),
    secondNearest: nthNearestSites(travel, 2, { supply: input.isRadiotherapy }),
    serving: nearestSites(travel, { supply: input.reportsWaits }),
    accessPer100k: per100k(access),
    demandAtSite,
    meanAccessPer100k: explained.meanAccess * 100_000,
    why: {
      distance: loss(explained.distance),
      supply: loss(explained.supply),
      competition: loss(explained.competition),
    },
    consultantsWithin: new Map(
      COUNTED_MINUTES.map((cutoffMinutes) => [
        cutoffMinutes,
        cumulativeAccess({ travel, amount: consultantsAtSite, cutoffMinutes }),
      ]),
    ),
  };
}
