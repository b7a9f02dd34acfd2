import type { SpatialWeights } from './spatial-weights.ts';

/**
 * Groups marked areas that are linked, directly or through other marked areas.
 *
 * @param marked one element for each area; 0 is not marked
 * @param spatial links, followed both ways
 * @param within place of each area: links between areas of different places are not followed
 * @returns the areas of each group, ascending, in the order of the groups' first areas
 */
export function connectedGroups(
  marked: ArrayLike<number>,
  spatial: SpatialWeights,
  within?: ArrayLike<number>,
): Uint32Array[] {
  const { count, offsets, neighbours } = spatial;
  const parent = Uint32Array.from({ length: count }, (_, area) => area);
  const root = (area: number): number => {
    let top = area;
    while (parent[top] !== top) top = parent[top]!;
    while (parent[area] !== top) {
      const next = parent[area]!;
      parent[area] = top;
      area = next;
    }
    return top;
  };
  for (let area = 0; area < count; area++) {
    if (!marked[area]) continue;
    for (let link = offsets[area]!; link < offsets[area + 1]!; link++) {
      const neighbour = neighbours[link]!;
      if (!marked[neighbour] || (within !== undefined && within[neighbour] !== within[area])) continue;
      const [a, b] = [root(area), root(neighbour)];
      parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const groups = new Map<number, number[]>();
  for (let area = 0; area < count; area++) {
    if (!marked[area]) continue;
    const top = root(area);
    const group = groups.get(top);
    if (group === undefined) groups.set(top, [area]);
    else group.push(area);
  }
  return Array.from(groups.values(), (areas) => Uint32Array.from(areas));
}
