import type { AtlasColumn, AtlasSite } from '@postcode-lottery/core';
import type { Match } from './view-state.ts';

/** The flags asked for that the atlas has. */
export function knownFilters(flags: AtlasColumn | undefined, asked: readonly string[]): string[] {
  return asked.filter((id) => flags?.categories?.some((category) => category.id === id));
}

/** 1 for each area that carries every one of the flags, or any of them; null until the flags are there. */
export function flagMask(
  column: AtlasColumn,
  flags: ArrayLike<number> | null,
  wanted: readonly string[],
  match: Match = 'all',
): Uint8Array | null {
  if (!flags) return null;
  const bits = wanted.reduce(
    (bits, id) => bits | (1 << column.categories!.findIndex((category) => category.id === id)),
    0,
  );
  const mask = new Uint8Array(flags.length);
  for (let area = 0; area < flags.length; area++) {
    const carried = flags[area]! & bits;
    mask[area] = Number(match === 'all' ? carried === bits : carried !== 0);
  }
  return mask;
}

/** 1 for each area whose nearest site is the one with this code; null where no site has it. */
export function catchmentMask(
  sites: readonly AtlasSite[] | null,
  nearest: ArrayLike<number> | null,
  code: string,
): Uint8Array | null {
  const site = sites?.findIndex((site) => site.code === code) ?? -1;
  return site < 0 || !nearest ? null : Uint8Array.from(nearest, (index) => Number(index === site));
}

/** People of the areas that are 1 in a mask. */
export function peopleIn(mask: Uint8Array, residents: ArrayLike<number>): number {
  return mask.reduce((sum, inside, area) => sum + inside * residents[area]!, 0);
}

/** 1 where all masks are 1; null where there is no mask. */
export function combineMasks(masks: readonly (Uint8Array | null)[]): Uint8Array | null {
  const [first, ...others] = masks.filter((mask) => mask !== null);
  return first ? first.map((value, area) => Number(value && others.every((mask) => mask[area]))) : null;
}
