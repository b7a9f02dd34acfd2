import { PlaceTable } from '../topology/place-table.ts';

/** Points with an area each: National Grid metres and an index in 0..areaCount - 1. */
export interface AreaPoints {
  readonly eastingMetres: ArrayLike<number>;
  readonly northingMetres: ArrayLike<number>;
  readonly area: ArrayLike<number>;
  readonly areaCount: number;
}

/** A place at which points of more than one area stand. */
export interface SharedPlace {
  readonly eastingMetres: number;
  readonly northingMetres: number;
  /** The area that keeps the place: most points, then lowest index. */
  readonly owner: number;
  /** The other areas with points here, ascending. */
  readonly others: readonly number[];
  /** Points that stand here and belong to another area than the owner. */
  readonly pointsLost: number;
}

/** Distinct places with one area each: the centres of the Thiessen cells. */
export interface Sites {
  readonly count: number;
  /** x and y of each site in turn, National Grid metres. */
  readonly coordinates: Float64Array;
  readonly area: Int32Array;
  readonly shared: readonly SharedPlace[];
  /** Areas that own no place of their own and stand one metre beside a shared one. */
  readonly movedAreas: readonly number[];
}

const NUDGES = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
  [1, 1],
  [-1, 1],
  [-1, -1],
  [1, -1],
] as const;

/**
 * One site for each distinct place. Where areas share a place, the one with most points there keeps it; an
 * area that would be left with no place at all gets one a metre away. Points with an area below 0 or a
 * position that is not finite are passed over.
 */
export function distinctSites(points: AreaPoints): Sites {
  const { eastingMetres, northingMetres, area, areaCount } = points;
  const table = new PlaceTable(area.length + areaCount);
  const owners: number[] = [];
  const rivals = new Map<number, Map<number, number>>();
  const countAt: number[] = [];
  for (let i = 0; i < area.length; i++) {
    const own = area[i]!;
    const x = eastingMetres[i]!;
    const y = northingMetres[i]!;
    if (own < 0 || own >= areaCount || !Number.isFinite(x) || !Number.isFinite(y)) continue;
    const before = table.count;
    const place = table.place(x, y);
    if (place === before) {
      owners.push(own);
      countAt.push(1);
    } else if (owners[place] === own && !rivals.has(place)) countAt[place]!++;
    else {
      const tally = rivals.get(place) ?? new Map([[owners[place]!, countAt[place]!]]);
      tally.set(own, (tally.get(own) ?? 0) + 1);
      rivals.set(place, tally);
    }
  }
  const shared = settle(table, owners, rivals);
  const movedAreas = rehouse(table, owners, shared, areaCount);
  return {
    count: table.count,
    coordinates: table.coordinates.slice(0, 2 * table.count),
    area: Int32Array.from(owners),
    shared,
    movedAreas,
  };
}

function settle(
  table: PlaceTable,
  owners: number[],
  rivals: Map<number, Map<number, number>>,
): SharedPlace[] {
  const shared: SharedPlace[] = [];
  for (const [place, tally] of [...rivals].sort((a, b) => a[0] - b[0])) {
    const ranked = [...tally].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const owner = ranked[0]![0];
    owners[place] = owner;
    shared.push({
      eastingMetres: table.coordinates[2 * place]!,
      northingMetres: table.coordinates[2 * place + 1]!,
      owner,
      others: ranked
        .slice(1)
        .map(([other]) => other)
        .sort((a, b) => a - b),
      pointsLost: ranked.slice(1).reduce((sum, [, count]) => sum + count, 0),
    });
  }
  return shared;
}

function rehouse(table: PlaceTable, owners: number[], shared: SharedPlace[], areaCount: number): number[] {
  const housed = new Uint8Array(areaCount);
  for (const owner of owners) housed[owner] = 1;
  const moved: number[] = [];
  for (const { eastingMetres, northingMetres, others } of shared)
    for (const other of others) {
      if (housed[other]) continue;
      const nudge = NUDGES.find(([dx, dy]) => !table.has(eastingMetres + dx, northingMetres + dy));
      if (nudge === undefined) continue;
      table.place(eastingMetres + nudge[0], northingMetres + nudge[1]);
      owners.push(other);
      housed[other] = 1;
      moved.push(other);
    }
  return moved.sort((a, b) => a - b);
}
