import { FLAG_BITS } from './flag-table.ts';

/**
 * Hotspots with the worst first: by the number of flags, then the lower access, then the longer journey, then
 * the index.
 *
 * @param masks flags of all areas
 * @param accessPer100k @param nearestMinutes of all areas; Infinity minutes where there is no journey
 * @returns indexes of the areas that have the hotspot flag
 */
export function hotspotsBySeverity(
  masks: Uint16Array,
  accessPer100k: ArrayLike<number>,
  nearestMinutes: ArrayLike<number>,
): Uint32Array {
  const hotspots: number[] = [];
  for (const [area, mask] of masks.entries()) if (mask & FLAG_BITS.hotspot) hotspots.push(area);
  const longer = (a: number, b: number) => Number(nearestMinutes[b]! > nearestMinutes[a]!);
  return Uint32Array.from(hotspots).sort(
    (a, b) =>
      countFlags(masks[b]!) - countFlags(masks[a]!) ||
      accessPer100k[a]! - accessPer100k[b]! ||
      longer(a, b) - longer(b, a) ||
      a - b,
  );
}

/** Number of flags set in a mask. */
export function countFlags(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) count++;
  return count;
}
