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
import { keepJourneys } from './keep-journeys.ts';
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
  /** Journeys within the catchment limit to the sites that have consultants or give radiotherapy. */
  readonly catchmentTravel: TravelMatrix;
  /** Need-weighted people; they add up to the residents. */
  readonly need: Float64Array;
  readonly nearest: NearestSites;
  readonly secondNearest: NearestSites;
  /** Nearest site whose trust reports waiting times. */
  readonly serving: NearestSites;
  /** Consultants per 100,000 need-weighted people. */
  readonly accessPer100k: Float64Array;
  readonly meanAccessPer100k: number;
  /** Parts of access minus the mean, per 100,000: below 0 is a loss. They add up to the difference. */
  readonly why: {
    readonly distance: Float64Array;
    readonly supply: Float64Array;
    readonly competition: Float64Array;
  };
  /** Consultants within each of COUNTED_MINUTES. */
  readonly consultantsWithin: ReadonlyMap<number, Float64Array>;
}

/** Limits in minutes within which consultants are counted. */
export const COUNTED_MINUTES = [30, 45, 60] as const;

/** Works out access and travel for every area. Of equal journeys the site with the lower index counts. */
export function measureAreas(input: MeasureInput, settings: AtlasSettings): AreaMeasures {
  const { areas, travel, consultantsAtSite, isRadiotherapy } = input;
  const catchmentTravel = keepJourneys(
    travel,
    (site) => consultantsAtSite[site]! > 0 || isRadiotherapy[site] === 1,
    settings.catchmentMinutes,
  );
  const need = needWeights(twoAgeBands(areas.residents, areas.residentsAged.from65));
  const catchment = {
    travel: catchmentTravel,
    demand: need,
    supply: consultantsAtSite,
    decay: settingsDecay(settings),
  };
  const explained = explainShortfall(catchment);
  const gain = (loss: Float64Array) => per100k(loss.map((value) => -value));
  return {
    catchmentTravel,
    need,
    nearest: nearestSites(travel, { supply: isRadiotherapy }),
    secondNearest: nthNearestSites(travel, 2, { supply: isRadiotherapy }),
    serving: nearestSites(travel, { supply: input.reportsWaits }),
    accessPer100k: per100k(enhancedTwoStepAccess(catchment).access),
    meanAccessPer100k: explained.meanAccess * 100_000,
    why: {
      distance: gain(explained.distance),
      supply: gain(explained.supply),
      competition: gain(explained.competition),
    },
    consultantsWithin: new Map(
      COUNTED_MINUTES.map((cutoffMinutes) => [
        cutoffMinutes,
        cumulativeAccess({ travel: catchmentTravel, amount: consultantsAtSite, cutoffMinutes }),
      ]),
    ),
  };
}
