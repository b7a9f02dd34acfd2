/**
 * Land as closed rings, National Grid metres: ring `r` has the points from `ringOffsets[r]` up to, not
 * including, `ringOffsets[r + 1]`, its first point not repeated. Land lies on the left: outer rings run
 * counter-clockwise, the rings of inland water and of other countries clockwise. Rings do not cross.
 */
export interface Land {
  readonly ringOffsets: Uint32Array;
  readonly eastingMetres: Float64Array;
  readonly northingMetres: Float64Array;
}

/** Square metres of land on the plane of the National Grid. */
export function landSquareMetres(land: Land): number {
  const { ringOffsets, eastingMetres: x, northingMetres: y } = land;
  let twice = 0;
  for (let ring = 0; ring + 1 < ringOffsets.length; ring++) {
    const first = ringOffsets[ring]!;
    const end = ringOffsets[ring + 1]!;
    for (let i = first, j = end - 1; i < end; j = i++)
      twice += (x[j]! - x[first]!) * (y[i]! - y[first]!) - (x[i]! - x[first]!) * (y[j]! - y[first]!);
  }
  return twice / 2;
}

/** West, south, east and north metres of the land. */
export function landBounds(land: Land): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const x of land.eastingMetres) {
    if (x < bounds[0]) bounds[0] = x;
    if (x > bounds[2]) bounds[2] = x;
  }
  for (const y of land.northingMetres) {
    if (y < bounds[1]) bounds[1] = y;
    if (y > bounds[3]) bounds[3] = y;
  }
  return bounds;
}
