import { type AreaTable, type MeshShape, RURAL_URBAN_CLASSES } from '@postcode-lottery/core';
import type { HeldOut } from './held-out.ts';
import type { MeasuredPairs } from './measured-pairs.ts';

/** Accuracy of some pairs; minutes. Bias is estimated less measured. */
export interface Accuracy {
  readonly pairs: number;
  readonly meanAbsolute: number;
  readonly percentile95: number;
  readonly bias: number;
}

/** Accuracy of estimated against measured minutes over the pairs that are picked. */
export function accuracyOf(
  estimated: Float64Array,
  measured: Float64Array,
  picked: (pair: number) => boolean = () => true,
): Accuracy {
  const errors: number[] = [];
  for (let pair = 0; pair < estimated.length; pair++)
    if (picked(pair)) errors.push(estimated[pair]! - measured[pair]!);
  const sizes = errors.map(Math.abs).sort((a, b) => a - b);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    pairs: errors.length,
    meanAbsolute: mean(sizes),
    percentile95: sizes[Math.ceil(0.95 * sizes.length) - 1] ?? Number.NaN,
    bias: mean(errors),
  };
}

/** Share of pairs that are within so many minutes, or beyond, by both. */
export function agreementWithin(
  limit: number,
  estimated: Float64Array,
  measured: Float64Array,
  picked: (pair: number) => boolean,
): number {
  let same = 0;
  let all = 0;
  for (let pair = 0; pair < estimated.length; pair++) {
    if (!picked(pair)) continue;
    all++;
    if (estimated[pair]! <= limit === measured[pair]! <= limit) same++;
  }
  return same / all;
}

/** Groups that accuracy is shown by, each a name and whether a pair is in it. */
export type Grouping = readonly (readonly [name: string, picked: (pair: number) => boolean])[];

/** The groupings of the accuracy page by their headings. */
export function groupings(
  areas: AreaTable,
  shape: MeshShape,
  pairs: MeasuredPairs,
): Record<string, Grouping> {
  const origin = (pair: number) => pairs.areas[pair]![0]!;
  const bands = [0, 150, 1000, 3000, 8000, Infinity];
  const region = areas.levels.region;
  const minutes = [0, 15, 30, 45, 60, Infinity];
  return {
    'Journey, measured minutes': bandGroups(minutes, (pair) => pairs.minutes[pair]!, ' min'),
    'Density at the origin, people per km²': bandGroups(bands, (pair) => shape.density[origin(pair)]!, ''),
    'Rural Urban Classification 2021': RURAL_URBAN_CLASSES.map(({ name }, index) => [
      name,
      (pair) => areas.ruralUrban[origin(pair)] === index,
    ]),
    Coast: [
      ['Within 5 km of the open coast', (pair) => areas.openCoastMetres[origin(pair)]! <= 5000],
      ['Within 5 km of any high water, not open coast', (pair) => nearHighWater(areas, origin(pair))],
      ['Inland', (pair) => areas.highWaterMetres[origin(pair)]! > 5000],
    ],
    Region: region.names.map((name, index) => [name, (pair) => region.placeOfArea[origin(pair)] === index]),
  };
}

function nearHighWater(areas: AreaTable, area: number): boolean {
  return areas.highWaterMetres[area]! <= 5000 && areas.openCoastMetres[area]! > 5000;
}

function bandGroups(limits: readonly number[], value: (pair: number) => number, unit: string): Grouping {
  return limits.slice(1).map((upper, i) => {
    const lower = limits[i]!;
    const name = upper === Infinity ? `${lower}${unit} and more` : `${lower} to ${upper}${unit}`;
    return [name, (pair) => value(pair) >= lower && value(pair) < upper];
  });
}

/** Mean bias of a district, and that of the straight line; minutes. */
export interface DistrictBias {
  readonly name: string;
  readonly pairs: number;
  readonly mesh: number;
  readonly straightLine: number;
}

/** Bias of every district with so many pairs, the worst first. */
export function districtBiases(
  areas: AreaTable,
  pairs: MeasuredPairs,
  heldOut: HeldOut,
  leastPairs = 40,
): DistrictBias[] {
  const { names, placeOfArea } = areas.levels.district;
  return names
    .map((name, district) => {
      const picked = (pair: number) =>
        placeOfArea[pairs.areas[pair]![0]!] === district && Number.isFinite(heldOut.mesh[pair]!);
      const { pairs: count, bias } = accuracyOf(heldOut.mesh, pairs.minutes, picked);
      const straightLine = accuracyOf(heldOut.straightLine, pairs.minutes, picked).bias;
      return { name, pairs: count, mesh: bias, straightLine };
    })
    .filter(({ pairs: count }) => count >= leastPairs)
    .sort((a, b) => Math.abs(b.mesh) - Math.abs(a.mesh));
}
