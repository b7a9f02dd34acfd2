import { ArgumentError } from '../../foundation/errors.ts';
import type { GridPoints } from './grid-points.ts';
import { isAshore, waterStretchKilometres } from './land-mask.ts';
import { densityValue } from './parameters.ts';
import type { SearchStart } from './shortest-minutes.ts';
import type { TravelMesh } from './travel-mesh.ts';

const NEIGHBOURS = 6;
/** No home in England is this far from its area's centre; a site that is lies in the sea or abroad. */
const FARTHEST_KILOMETRES = 15;

/**
 * The mesh nodes that a point is joined to, and the minutes to each at the pace of the node: the six nearest
 * that are not across water, or the nearest alone.
 *
 * @throws ArgumentError where there is no land within 1 km of the point, or no node of the mesh within 15 km
 */
export function attach(mesh: TravelMesh, points: GridPoints, i: number, name: string): SearchStart {
  const { nodes, density, index, land } = mesh.shape;
  const { pace, waterGapKilometres } = mesh.parameters;
  const [x, y] = [points.x[i]!, points.y[i]!];
  const near = index.neighbors(x, y, NEIGHBOURS);
  const kilometres = near.map((node) => Math.hypot(nodes.x[node]! - x, nodes.y[node]! - y));
  if (!(kilometres[0]! <= FARTHEST_KILOMETRES)) {
    throw new ArgumentError({
      argument: name,
      index: i,
      value: `${kilometres[0]?.toFixed(0)} km from the nearest area`,
      expected: `a point at most ${FARTHEST_KILOMETRES} km from an area of England: is it in the sea or abroad?`,
    });
  }
  if (!isAshore(land, x, y)) {
    throw new ArgumentError({
      argument: name,
      index: i,
      value: `${Math.round(x * 1000)} ${Math.round(y * 1000)} on the National Grid`,
      expected: 'a point on land: this is more than 1 km out at sea',
    });
  }
  const dry = near.map(
    (node, k) =>
      k === 0 || waterStretchKilometres(land, x, y, nodes.x[node]!, nodes.y[node]!) <= waterGapKilometres,
  );
  return {
    nodes: near.filter((_, k) => dry[k]),
    minutes: near
      .map((node, k) => kilometres[k]! * densityValue(pace, density[node]!))
      .filter((_, k) => dry[k]),
  };
}
