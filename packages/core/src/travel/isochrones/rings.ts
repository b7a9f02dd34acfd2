type Ring = number[][];

/** Twice the signed area of a closed ring in its own units; positive where it runs counter-clockwise. */
export function signedDoubleArea(ring: Ring): number {
  let sum = 0;
  for (let index = 0; index + 1 < ring.length; index++)
    sum += ring[index]![0]! * ring[index + 1]![1]! - ring[index + 1]![0]! * ring[index]![1]!;
  return sum;
}

/** Whether a point is inside a closed ring or on its line (even-odd rule). */
function isInsideRing(x: number, y: number, ring: Ring): boolean {
  let inside = false;
  for (let index = 0; index + 1 < ring.length; index++) {
    const [ax, ay] = ring[index] as [number, number];
    const [bx, by] = ring[index + 1] as [number, number];
    const cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    if (
      cross === 0 &&
      x >= Math.min(ax, bx) &&
      x <= Math.max(ax, bx) &&
      y >= Math.min(ay, by) &&
      y <= Math.max(ay, by)
    )
      return true;
    if (ay > y !== by > y && cross > 0 === by > ay) inside = !inside;
  }
  return inside;
}

/**
 * Polygons with holes from rings in any order: a ring inside an even number of others is a shell, any other
 * a hole of the smallest shell around it. Engines that draw lines give rings so.
 */
export function assembleRings(rings: readonly Ring[]): Ring[][] {
  const bySize = rings
    .map((ring) => ({ ring, size: Math.abs(signedDoubleArea(ring)) }))
    .sort((a, b) => b.size - a.size);
  const polygons: { shell: number; rings: Ring[] }[] = [];
  const depths: number[] = [];
  bySize.forEach(({ ring }, index) => {
    const around: number[] = [];
    for (let larger = 0; larger < index; larger++)
      if (isRingInside(ring, bySize[larger]!.ring)) around.push(larger);
    depths.push(around.length);
    if (around.length % 2 === 0) polygons.push({ shell: index, rings: [ring] });
    else {
      const shell = around.findLast((larger) => depths[larger]! % 2 === 0);
      polygons.find((polygon) => polygon.shell === shell)!.rings.push(ring);
    }
  });
  return polygons.map((polygon) => polygon.rings);
}

/** Judged by the first vertex that is not on the outer ring's line too. */
function isRingInside(inner: Ring, outer: Ring): boolean {
  const onLine = new Set(outer.map(([x, y]) => `${x},${y}`));
  const vertex = inner.find(([x, y]) => !onLine.has(`${x},${y}`)) ?? inner[0]!;
  return isInsideRing(vertex[0]!, vertex[1]!, outer);
}
