/**
 * Loose edges of a plane partition: edge `e` is straight, runs from vertex `from[e]` to vertex `to[e]` and
 * parts the areas `left[e]` and `right[e]` (or OUTSIDE). Edges meet only at shared vertices.
 */
export interface EdgeSoup {
  readonly areaCount: number;
  /** Vertices, National Grid metres. */
  readonly eastingMetres: Float64Array;
  readonly northingMetres: Float64Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
}
