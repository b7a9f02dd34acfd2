import { ArgumentError } from '../foundation/errors.ts';
import { coverPatterns } from './cover-patterns.ts';
import type { MipSolver } from './mip-solver.ts';
import {
  type CheckedProblem,
  checkProblem,
  chosenSites,
  type SiteChoice,
  type SiteProblem,
} from './site-problem.ts';

/**
 * p-centre: the candidates to open so that the longest journey of anyone to a site is the shortest, proven.
 * Areas without people, and those without a journey to any site, are left out.
 *
 * Found by bisection over the minutes that occur: can everyone be covered within them? After Minieka, E.
 * (1970) The m-center problem. SIAM Review 12(1), 138-139.
 *
 * @returns the objective is the longest journey in minutes
 * @throws ArgumentError for a faulty problem, or a choose too small for everyone with a journey to have one
 * @example
 * // three areas, two sites; minutes 10 and 60, 30 and 30, 60 and 20
 * await pCentre({ travel, people: [100, 50, 150], choose: 1 }, await highsSolver()); // objective 60 minutes
 */
export async function pCentre(problem: SiteProblem, solve: MipSolver): Promise<SiteChoice> {
  const checked = checkProblem(problem);
  const { travel } = checked;
  const people = checked.people.map((count, area) =>
    travel.offsets[area] === travel.offsets[area + 1] ? 0 : count,
  );
  const reachable = { ...checked, people };
  const minutes = Float64Array.from(new Set(travel.minutes)).sort();
  let sites = await coverAll(reachable, Infinity, solve);
  if (sites === null)
    throw new ArgumentError({
      argument: 'choose',
      value: problem.choose,
      expected: 'enough sites for everyone with a journey to have one',
    });
  let low = 0;
  let high = minutes.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const covering = await coverAll(reachable, minutes[middle]!, solve);
    if (covering === null) low = middle + 1;
    else {
      sites = covering;
      high = middle;
    }
  }
  const longest = minutes[low] ?? 0;
  return { sites, objective: longest, bound: longest, unreachedPeople: checked.unreachedPeople };
}

/** Candidates that cover everyone within the limit, or null where as many as may be chosen cannot. */
async function coverAll(
  checked: CheckedProblem,
  limitMinutes: number,
  solve: MipSolver,
): Promise<Uint32Array | null> {
  const { patterns } = coverPatterns(checked, limitMinutes);
  if (patterns.some(({ sites }) => sites.length === 0)) return null;
  const candidates = Array.from(checked.isOpen.keys()).filter((site) => !checked.isOpen[site]);
  const solution = await solve(
    [
      'Minimize',
      ` nothing: 0 y${candidates[0]}`,
      'Subject To',
      ...patterns.map(
        ({ sites }, index) => ` c${index}: ${sites.map((site) => `y${site}`).join('\n + ')} >= 1`,
      ),
      ` choose: ${candidates.map((site) => `y${site}`).join('\n + ')} = ${checked.choose}`,
      'Binaries',
      ...candidates.map((site) => ` y${site}`),
      'End',
    ].join('\n'),
  );
  return solution === null ? null : chosenSites(solution.values, checked);
}
