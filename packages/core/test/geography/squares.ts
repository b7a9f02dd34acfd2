import type { Land } from '@postcode-lottery/core';

/** Land of rectangles: each [west, south, east, north, hole?], outer ones counter-clockwise. */
export function rectangles(...boxes: readonly (readonly [number, number, number, number, boolean?])[]): Land {
  const x: number[] = [];
  const y: number[] = [];
  const ringOffsets = [0];
  for (const [west, south, east, north, hole] of boxes) {
    const corners = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ];
    if (hole) corners.reverse();
    for (const [cornerX, cornerY] of corners) {
      x.push(cornerX!);
      y.push(cornerY!);
    }
    ringOffsets.push(x.length);
  }
  return {
    ringOffsets: Uint32Array.from(ringOffsets),
    eastingMetres: Float64Array.from(x),
    northingMetres: Float64Array.from(y),
  };
}
