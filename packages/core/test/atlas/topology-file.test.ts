import { DataError, decodeTopology, encodeTopology, type Topology } from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';

/** Two squares side by side: arc 0 is their common side, arcs 1 and 2 what is left of each outline. */
const topology: Topology = {
  areaCount: 2,
  arcCount: 3,
  arcOffsets: Uint32Array.of(0, 2, 6, 10),
  eastingMetres: Float64Array.of(100, 100, 100, 0, 0, 100, 100, 200.25, 200.25, 100),
  northingMetres: Float64Array.of(0, 100, 100, 100, 0, 0, 0, 0, 100, 100),
  arcLeft: Int32Array.of(0, 0, 1),
  arcRight: Int32Array.of(1, -1, -1),
  nodeCount: 2,
  arcStart: Uint32Array.of(0, 1, 0),
  arcEnd: Uint32Array.of(1, 0, 1),
  areaPolygons: Uint32Array.of(0, 1, 2),
  polygonRings: Uint32Array.of(0, 1, 2),
  ringOffsets: Uint32Array.of(0, 2, 4),
  ringArcs: Int32Array.of(0, 1, ~0, 2),
};

describe('topology file', () => {
  it('comes back as it was, to the centimetre', () => {
    expect(decodeTopology(encodeTopology(topology), 'areas')).toEqual(topology);
  });

  it('refuses bytes that are cut short, wherever the cut falls', () => {
    const bytes = encodeTopology(topology);
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeTopology(bytes.subarray(0, length), 'areas.topology')).toThrow(DataError);
  });

  it('refuses other files', () => {
    expect(() => decodeTopology(new TextEncoder().encode('<html>'), 'x')).toThrow(
      /no topology|not a topology/,
    );
  });
});
