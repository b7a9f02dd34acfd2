import { checkTravel } from './sound-travel.ts';
import { transposedTravel } from './transpose.ts';
import { amounts, type NumberColumn, type TravelTimes } from './travel-times.ts';

/** Inputs of a measure that looks one way along the journeys. */
export interface DirectedInput {
  /** Minutes by area and site. */
  readonly travel: TravelTimes;
  /** What is reached: consultants, one number a site; with `passive`, people, one number an area. */
  readonly amount: NumberColumn;
  /**
   * False (the default): what each area can reach, one result an area. True: who can reach each site, one
   * result a site.
   */
  readonly passive?: boolean;
}

/** The matrix whose rows get the result and whose columns hold the amount, both checked. */
export function directed(input: DirectedInput): { rows: TravelTimes; reached: Float64Array } {
  const { travel, amount, passive = false } = input;
  checkTravel(travel);
  return passive
    ? { rows: transposedTravel(travel), reached: amounts('amount', amount, travel.areaCount, 'areas') }
    : { rows: travel, reached: amounts('amount', amount, travel.siteCount, 'sites') };
}
