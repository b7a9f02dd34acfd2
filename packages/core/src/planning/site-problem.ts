import { amounts, type NumberColumn, type TravelTimes } from '../access/travel-times.ts';
import { ArgumentError } from '../foundation/errors.ts';
import { checkTravelMatrix } from '../travel/check-matrix.ts';

/** Which sites to open, so that people travel less. */
export interface SiteProblem {
  /** Minutes from areas to sites: those that are open and the candidates. */
  readonly travel: TravelTimes;
  /** People (or need-weighted people), one number an area. */
  readonly people: NumberColumn;
  /** Number of candidates to open, a whole number from 1. */
  readonly choose: number;
  /** Sites that are open in any case. None by default. */
  readonly openSites?: readonly number[];
}

/** Sites chosen, and how good the choice is. */
export interface SiteChoice {
  /** Candidates to open, ascending. */
  readonly sites: Uint32Array;
  /** What the choice attains, in the unit of the method. */
  readonly objective: number;
  /** No choice can do better than this; equal to the objective where the choice is proven best. */
  readonly bound: number;
  /** People without a journey to any site, open or candidate. */
  readonly unreachedPeople: number;
}

export interface CheckedProblem {
  readonly travel: TravelTimes;
  readonly people: Float64Array;
  readonly choose: number;
  /** 1 for a site that is open in any case. */
  readonly isOpen: Uint8Array;
  readonly unreachedPeople: number;
}

/** @throws ArgumentError for a faulty matrix or column, an open site that does not exist, or an unusable choose */
export function checkProblem({ travel, people, choose, openSites = [] }: SiteProblem): CheckedProblem {
  checkTravelMatrix(travel);
  const checked = amounts('people', people, travel.areaCount, 'areas');
  const isOpen = new Uint8Array(travel.siteCount);
  for (const [place, site] of openSites.entries()) {
    if (!(Number.isInteger(site) && site >= 0 && site < travel.siteCount))
      throw new ArgumentError({
        argument: 'openSites',
        index: place,
        value: site,
        expected: `the index of a site, from 0 to ${travel.siteCount - 1}`,
      });
    isOpen[site] = 1;
  }
  const candidates = isOpen.reduce((sum, open) => sum + 1 - open, 0);
  if (!(Number.isInteger(choose) && choose >= 1 && choose <= candidates))
    throw new ArgumentError({
      argument: 'choose',
      value: choose,
      expected: `a whole number from 1 to ${candidates}, the number of candidates`,
    });
  const unreachedPeople = checked.reduce(
    (sum, count, area) => (travel.offsets[area] === travel.offsets[area + 1] ? sum + count : sum),
    0,
  );
  return { travel, people: checked, choose, isOpen, unreachedPeople };
}

/** The candidates whose variable `y<site>` is 1. */
export function chosenSites(
  values: Readonly<Record<string, number>>,
  { isOpen }: CheckedProblem,
): Uint32Array {
  return Uint32Array.from(isOpen.keys()).filter(
    (site) => isOpen[site] === 0 && (values[`y${site}`] ?? 0) > 0.5,
  );
}
