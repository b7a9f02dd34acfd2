import type { Land } from '../draw/land.ts';

/** The same land with points put into its long segments, so that none is longer than `longestMetres`. */
export function withShortSegments(land: Land, longestMetres: number): Land {
  const eastings: number[] = [];
  const northings: number[] = [];
  const ringOffsets = [0];
  for (let ring = 0; ring + 1 < land.ringOffsets.length; ring++) {
    const first = land.ringOffsets[ring]!;
    const count = land.ringOffsets[ring + 1]! - first;
    for (let k = 0; k < count; k++) {
      const x = land.eastingMetres[first + k]!;
      const y = land.northingMetres[first + k]!;
      const next = first + ((k + 1) % count);
      const stepX = land.eastingMetres[next]! - x;
      const stepY = land.northingMetres[next]! - y;
      const pieces = Math.max(1, Math.ceil(Math.hypot(stepX, stepY) / longestMetres));
      for (let piece = 0; piece < pieces; piece++) {
        eastings.push(x + (stepX * piece) / pieces);
        northings.push(y + (stepY * piece) / pieces);
      }
    }
    ringOffsets.push(eastings.length);
  }
  return {
    ringOffsets: Uint32Array.from(ringOffsets),
    eastingMetres: Float64Array.from(eastings),
    northingMetres: Float64Array.from(northings),
  };
}
