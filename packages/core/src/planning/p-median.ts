import { ArgumentError } from '../foundation/errors.ts';
import { medianBound } from './median-bound.ts';
import { nearestTwo } from './median-interchange.ts';
import { greedySites, improveByInterchange } from './median-search.ts';
import type { MipSolver } from './mip-solver.ts';
import {
  type CheckedProblem,
  checkProblem,
  chosenSites,
  type SiteChoice,
  type SiteProblem,
} from './site-problem.ts';
import { type SortedRows, sortedRows } from './sorted-rows.ts';

export interface MedianProblem extends SiteProblem {
  /** Minutes that count for people without a journey to a chosen site, and at most for anyone. Default 240. */
  readonly unreachedMinutes?: number;
}

const DEFAULT_UNREACHED_MINUTES = 240;

/**
 * p-median: the candidates to open so that people travel the fewest minutes in all, proven by the solver.
 * For modest sizes, up to some 50,000 pairs; searchPMedian takes England.
 *
 * Source: Hakimi (1964); the programme of ReVelle, C. and Swain, R. (1970) Geographical Analysis 2(1), 30-42.
 *
 * @returns the objective is person-minutes to the nearest open or chosen site
 * @throws ArgumentError for a faulty problem or unreached minutes that are not above 0
 * @example
 * // three areas, two sites; minutes 10 and 60, 30 and 30, 60 and 20
 * await exactPMedian({ travel, people: [100, 50, 150], choose: 1 }, await highsSolver());
 * // sites 1, objective 10,500 person-minutes
 */
export async function exactPMedian(problem: MedianProblem, solve: MipSolver): Promise<SiteChoice> {
  const { checked, unreachedMinutes } = checkMedian(problem);
  const { travel, people, isOpen, choose } = checked;
  const candidates = Array.from(isOpen.keys()).filter((site) => !isOpen[site]);
  const costs: string[] = [];
  const rows: string[] = [];
  for (let area = 0; area < travel.areaCount; area++) {
    if (!(people[area]! > 0)) continue;
    const served = [`x${area}u`];
    costs.push(`${people[area]! * unreachedMinutes} x${area}u`);
    for (let pair = travel.offsets[area]!; pair < travel.offsets[area + 1]!; pair++) {
      if (travel.minutes[pair]! >= unreachedMinutes) continue;
      const site = travel.sites[pair]!;
      served.push(`x${area}s${site}`);
      costs.push(`${people[area]! * travel.minutes[pair]!} x${area}s${site}`);
      if (!isOpen[site]) rows.push(` o${area}s${site}: x${area}s${site} - y${site} <= 0`);
    }
    rows.push(` a${area}: ${served.join('\n + ')} = 1`);
  }
  if (costs.length === 0)
    throw new ArgumentError({ argument: 'people', value: 0, expected: 'people in some area' });
  const solution = await solve(
    [
      'Minimize',
      ` minutes: ${costs.join('\n + ')}`,
      'Subject To',
      ...rows,
      ` choose: ${candidates.map((site) => `y${site}`).join('\n + ')} = ${choose}`,
      'Binaries',
      ...candidates.map((site) => ` y${site}`),
      'End',
    ].join('\n'),
  );
  if (solution === null)
    throw new Error('A p-median problem always has a solution, but the solver found none');
  const sites = chosenSites(solution.values, checked);
  const objective = personMinutes(checked, sortedRows(checked, unreachedMinutes), sites, unreachedMinutes);
  return { sites, objective, bound: objective, unreachedPeople: checked.unreachedPeople };
}

/**
 * p-median at national size: greedy opening, then exchanges of one site for another while they help (Teitz
 * and Bart 1968, evaluated after Whitaker 1983), and a Lagrangian lower bound (Cornuejols, Fisher and
 * Nemhauser 1977) that says how far from the best the choice can be: (objective - bound) / objective.
 *
 * @returns the objective is person-minutes to the nearest open or chosen site
 * @throws ArgumentError for a faulty problem or unreached minutes that are not above 0
 * @example
 * // three areas, two sites; minutes 10 and 60, 30 and 30, 60 and 20
 * searchPMedian({ travel, people: [100, 50, 150], choose: 1 }); // sites 1, objective and bound 10,500
 */
export function searchPMedian(problem: MedianProblem): SiteChoice {
  const { checked, unreachedMinutes } = checkMedian(problem);
  const rows = sortedRows(checked, unreachedMinutes);
  const greedy = greedySites(checked, rows, unreachedMinutes);
  const sites = improveByInterchange(checked, rows, greedy, unreachedMinutes);
  const objective = personMinutes(checked, rows, sites, unreachedMinutes);
  const bound = Math.min(objective, medianBound(checked, rows, sites, objective, unreachedMinutes));
  return { sites, objective, bound, unreachedPeople: checked.unreachedPeople };
}

function checkMedian(problem: MedianProblem): { checked: CheckedProblem; unreachedMinutes: number } {
  const { unreachedMinutes = DEFAULT_UNREACHED_MINUTES } = problem;
  if (!(unreachedMinutes > 0 && unreachedMinutes < Infinity))
    throw new ArgumentError({
      argument: 'unreachedMinutes',
      value: unreachedMinutes,
      expected: 'a finite number above 0',
    });
  return { checked: checkProblem(problem), unreachedMinutes };
}

function personMinutes(
  checked: CheckedProblem,
  rows: SortedRows,
  sites: Uint32Array,
  unreachedMinutes: number,
): number {
  const { first } = nearestTwo(checked, rows, sites, unreachedMinutes);
  return checked.people.reduce((sum, people, area) => sum + people * first[area]!, 0);
}
