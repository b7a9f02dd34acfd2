import { ArgumentError } from '../foundation/errors.ts';
import { coverPatterns } from './cover-patterns.ts';
import type { MipSolver } from './mip-solver.ts';
import { checkProblem, chosenSites, type SiteChoice, type SiteProblem } from './site-problem.ts';

/**
 * Maximal covering: the candidates to open so that the most people live within a limit of a site, proven.
 *
 * Source: Church, R. and ReVelle, C. (1974) The maximal covering location problem. Papers of the Regional
 * Science Association 32, 101-118. Areas that the same candidates cover are put together first, which keeps
 * all of England within the solver's reach.
 *
 * @param limitMinutes inclusive
 * @returns the objective is people within the limit of an open or chosen site
 * @throws ArgumentError for a faulty problem or a negative limit
 * @example
 * // three areas, two sites; minutes 10 and 60, 30 and 30, 60 and 20
 * await maximalCovering({ travel, people: [100, 50, 150], choose: 1 }, 30, await highsSolver());
 * // sites 1, objective 200 people
 */
export async function maximalCovering(
  problem: SiteProblem,
  limitMinutes: number,
  solve: MipSolver,
): Promise<SiteChoice> {
  const checked = checkProblem(problem);
  if (!(limitMinutes >= 0))
    throw new ArgumentError({ argument: 'limitMinutes', value: limitMinutes, expected: '0 or more' });
  const { patterns, covered } = coverPatterns(checked, limitMinutes);
  const coverable = patterns.filter(({ sites }) => sites.length > 0);
  const candidates = Array.from(checked.isOpen.keys()).filter((site) => !checked.isOpen[site]);
  if (coverable.length === 0)
    return {
      sites: Uint32Array.from(candidates.slice(0, checked.choose)),
      objective: covered,
      bound: covered,
      unreachedPeople: checked.unreachedPeople,
    };
  const solution = await solve(
    [
      'Maximize',
      ` people: ${coverable.map(({ people }, index) => `${people} z${index}`).join('\n + ')}`,
      'Subject To',
      ...coverable.map(
        ({ sites }, index) => ` c${index}: z${index} - ${sites.map((site) => `y${site}`).join('\n - ')} <= 0`,
      ),
      ` choose: ${candidates.map((site) => `y${site}`).join('\n + ')} = ${checked.choose}`,
      'Bounds',
      ...coverable.map((_, index) => ` z${index} <= 1`),
      'Binaries',
      ...candidates.map((site) => ` y${site}`),
      'End',
    ].join('\n'),
  );
  if (solution === null)
    throw new Error('A covering problem always has a solution, but the solver found none');
  const sites = chosenSites(solution.values, checked);
  const chosen = new Set(sites);
  const objective = coverable.reduce(
    (sum, pattern) => (pattern.sites.some((site) => chosen.has(site)) ? sum + pattern.people : sum),
    covered,
  );
  return { sites, objective, bound: objective, unreachedPeople: checked.unreachedPeople };
}
