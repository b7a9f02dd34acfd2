import type { Alternative } from './normal-tail.ts';
import type { PermutedLags } from './ranking-task.ts';

/**
 * Pseudo p-values (r + 1) / (permutations + 1), with r the permutations at least as extreme as what was
 * observed, ties counted. Two-sided: twice the smaller tail, at most 1. 'directed': the smaller tail itself,
 * after esda, whose tail the data chose: half of what a two-sided test would say.
 *
 * Source of the two-sided rule: esda's calculate_significance.
 */
export function pseudoPValues(
  { permutations, greater, less }: PermutedLags,
  alternative: Alternative | 'directed',
): Float64Array {
  return Float64Array.from(greater, (above, area) => {
    const below = less[area]!;
    if (alternative === 'greater') return (above + 1) / (permutations + 1);
    if (alternative === 'less') return (below + 1) / (permutations + 1);
    if (alternative === 'directed') return (Math.min(above, permutations - above) + 1) / (permutations + 1);
    return Math.min(1, (2 * (Math.min(above, below) + 1)) / (permutations + 1));
  });
}

/**
 * Turns what permutations say of the neighbours' lag into what they say of the area's own value times that
 * lag: the order turns round for an area below the mean, and at the mean all permutations tie.
 */
export function towardsProduct(lags: PermutedLags, own: Float64Array): PermutedLags {
  const greater = lags.greater.slice();
  const less = lags.less.slice();
  const difference = lags.difference.slice();
  const deviation = lags.deviation.slice();
  const furthest = own.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let area = 0; area < own.length; area++) {
    if (own[area]! > 1e-12 * furthest) continue;
    if (own[area]! >= -1e-12 * furthest) {
      greater[area] = lags.permutations;
      less[area] = lags.permutations;
      deviation[area] = 0;
      continue;
    }
    greater[area] = lags.less[area]!;
    less[area] = lags.greater[area]!;
    difference[area] = -difference[area]!;
  }
  return { permutations: lags.permutations, greater, less, difference, deviation };
}
