import Flatbush from 'flatbush';
import type { GridPoints } from './grid-points.ts';

const NEIGHBOURS = 8;

/** Points that can be searched by nearness. */
export function indexPoints(points: GridPoints): Flatbush {
  const index = new Flatbush(points.x.length);
  for (let i = 0; i < points.x.length; i++) index.add(points.x[i]!, points.y[i]!);
  index.finish();
  return index;
}

/**
 * People per km2 around each area centre: the residents of the eight nearest areas, itself among them, over
 * the circle that reaches midway from the eighth to the ninth.
 */
export function localDensity(
  centres: GridPoints,
  residents: ArrayLike<number>,
  index: Flatbush,
): Float64Array {
  const wanted = Math.min(NEIGHBOURS + 1, centres.x.length);
  return centres.x.map((x, area) => {
    const y = centres.y[area]!;
    const near = index.neighbors(x, y, wanted);
    let people = 0;
    for (let k = 0; k < wanted - 1; k++) people += residents[near[k]!]!;
    const reach = (distance(near[wanted - 2] ?? area) + distance(near[wanted - 1]!)) / 2;
    return Math.max(1, people) / (Math.PI * Math.max(reach, 0.05) ** 2);

    function distance(other: number): number {
      return Math.hypot(centres.x[other]! - x, centres.y[other]! - y);
    }
  });
}

/** People per km2 at any points: the geometric mean of the density of the three nearest area centres. */
export function densityAt(points: GridPoints, density: Float64Array, index: Flatbush): Float64Array {
  return points.x.map((x, i) => {
    const near = index.neighbors(x, points.y[i]!, 3);
    return Math.exp(near.reduce((sum, area) => sum + Math.log(density[area]!), 0) / near.length);
  });
}
