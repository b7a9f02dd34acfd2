import {
  globalGetisOrd,
  globalMoran,
  listedWeights,
  localGetisOrd,
  localMoran,
  permuteLags,
  pseudoPValues,
  rowStandardisedWeights,
  type SpatialWeights,
  withSelfWeights,
} from '@postcode-lottery/core';
import { difference, type Tolerance } from './compare.ts';
import { isLoose, type Loose, NotRunnable, numbersOf } from './loose-json.ts';

const PERMUTATIONS = { permutations: 99_999, seed: 12 } as const;

/** Fewer areas than this have so few different permutations that ties decide, which programs count by rounding. */
const ENOUGH_AREAS = 20;

/** Where a Moran or Getis-Ord case differs, or null; what is not compared is put on `leftOut`. */
export function checkSpatialStatistic(
  name: string,
  one: Loose,
  tolerance: Tolerance,
  leftOut: Set<string>,
): string | null {
  const ids = (one.ids as unknown[] | undefined)?.map(String);
  if (ids === undefined || !isLoose(one.neighbors))
    throw new NotRunnable('no ids or no neighbours are given');
  const values = numbersOf(one.y, 'y');
  const weights = isLoose(one.weights) ? (one.weights as Record<string, number[]>) : undefined;
  const binary = listedWeights(ids, one.neighbors as Record<string, string[]>, weights);
  if (!isLoose(one.expected)) throw new NotRunnable('nothing is expected');
  for (const [part, expected] of Object.entries(partsOf(name, one.expected))) {
    if (!isLoose(expected)) throw new NotRunnable(`${part} is not an object of figures`);
    const found = figuresOf(name, part, one, values, binary, 'permutations' in expected);
    for (const [figure, wanted] of Object.entries(expected)) {
      if (figure === 'permutations') continue;
      if (!(figure in found)) {
        leftOut.add(whyLeftOut(part, figure, values.length));
        continue;
      }
      const fault = figure.startsWith('p_sim')
        ? pseudoPDifference(
            found[figure] as Float64Array,
            numbersOf(wanted, figure),
            Number(expected.permutations),
            figure.endsWith('two_sided') ? 2 : 1,
          )
        : difference(found[figure], wanted, tolerance);
      if (fault !== null) return `${part}.${figure}${fault}`;
    }
  }
  return null;
}

/** Figures that are not sorted into parts are those of one: global where I is one number, local where a list. */
function partsOf(name: string, expected: Loose): Loose {
  if (Object.values(expected).some(isLoose)) return expected;
  if (name === 'moran') return { [Array.isArray(expected.I ?? expected.Ii) ? 'local' : 'global']: expected };
  return { [Array.isArray(expected.G ?? expected.Z) ? 'GiStar_binary' : 'global_G']: expected };
}

function whyLeftOut(part: string, figure: string, areas: number): string {
  if (figure.startsWith('p_sim') && areas < ENOUGH_AREAS)
    return `p_sim of fewer than ${ENOUGH_AREAS} areas, where ties decide`;
  if (part.endsWith('_row'))
    return 'Z and p_norm of row-standardised Gi and Gi*, as the notes of the file say';
  return `${part}.${figure}`;
}

function figuresOf(
  name: string,
  part: string,
  one: Loose,
  values: readonly number[],
  binary: SpatialWeights,
  permutations: boolean,
): Loose {
  const transformed = one.transform === 'B' ? binary : rowStandardisedWeights(binary);
  const permute = permutations && values.length >= ENOUGH_AREAS;
  if (name === 'moran' && part === 'global') return globalFigures(values, transformed);
  if (name === 'moran' && part === 'local') return moranFigures(values, transformed, permute);
  if (name === 'getisord' && part === 'global_G') {
    const { statistic, expected: mean, variance, z, p } = globalGetisOrd(values, binary);
    return { G: statistic, EG: mean, VG: variance, z_norm: z, p_norm_one_sided: p / 2, p_norm_two_sided: p };
  }
  const kind = /^Gi(Star)?_(binary|row)$/.exec(part);
  if (name !== 'getisord' || kind === null) throw new NotRunnable(`no part is called ${name} ${part}`);
  return getisFigures(
    values,
    kind[2] === 'row' ? rowStandardisedWeights(binary) : binary,
    kind[1] === 'Star',
    permute,
  );
}

function globalFigures(values: readonly number[], weights: SpatialWeights): Loose {
  const shuffled = globalMoran(values, weights);
  const normal = globalMoran(values, weights, { assumption: 'normality' });
  return {
    I: shuffled.statistic,
    EI: shuffled.expected,
    VI_rand: shuffled.variance,
    z_rand: shuffled.z,
    p_rand_two_sided: shuffled.p,
    VI_norm: normal.variance,
    z_norm: normal.z,
    p_norm_two_sided: normal.p,
  };
}

function moranFigures(values: readonly number[], weights: SpatialWeights, permute: boolean): Loose {
  const found = localMoran(values, weights, permute ? { permutations: PERMUTATIONS } : {});
  const p = found.permuted?.p;
  return {
    I: found.i,
    quadrant: found.quadrant,
    EIc: found.conditionalExpected,
    VIc: found.conditionalVariance,
    // The names of R spdep, whose statistic is scaled by n.
    Ii: localMoran(values, weights, { scale: 'n' }).i,
    'E.Ii': found.conditionalExpected,
    'Var.Ii': found.conditionalVariance,
    'Z.Ii': found.z,
    ...(p === undefined ? {} : { p_sim_two_sided: p, p_sim_directed: p.map((value) => value / 2) }),
  };
}

/** No standard score for row-standardised weights: esda's own differs from the publication there. */
function getisFigures(
  values: readonly number[],
  weights: SpatialWeights,
  star: boolean,
  permute: boolean,
): Loose {
  const found = localGetisOrd(values, weights, { star });
  if (weights.rowStandardised) {
    return { G: found.g, ...permutedFigures(values, weights, star, permute) };
  }
  return {
    G: found.g,
    Z: found.z,
    p_norm: found.p.map((value) => value / 2),
    ...permutedFigures(values, weights, star, permute),
  };
}

function permutedFigures(
  values: readonly number[],
  weights: SpatialWeights,
  star: boolean,
  permute: boolean,
): Loose {
  if (!permute) return {};
  const lags = permuteLags(values, star ? withSelfWeights(weights) : weights, PERMUTATIONS);
  return {
    p_sim_directed: pseudoPValues(lags, 'directed'),
    p_sim_two_sided: pseudoPValues(lags, 'two-sided'),
  };
}

/**
 * The files' tolerance of a random p-value: 4 standard errors and two permutations. A two-sided value is twice
 * that of one tail, and so is its error.
 */
function pseudoPDifference(
  found: Float64Array,
  expected: readonly number[],
  permutations: number,
  sides: 1 | 2,
): string | null {
  for (const [index, p] of expected.entries()) {
    const tail = p / sides;
    const room = sides * (4 * Math.sqrt((tail * (1 - tail)) / permutations) + 2 / (permutations + 1));
    if (!(Math.abs(found[index]! - p) <= room)) return `[${index}]: ${found[index]} instead of ${p}`;
  }
  return null;
}
