import type { Picture } from '../map/picture.ts';
import type { Bounds } from '../map/tile-cover.ts';

export interface TableInput {
  readonly picture: Picture;
  readonly longitude: ArrayLike<number> | null;
  readonly latitude: ArrayLike<number> | null;
  readonly residents: ArrayLike<number>;
  readonly passing: Uint8Array | null;
  readonly bounds: Bounds | null;
}

export interface TableRow {
  readonly unit: number;
  readonly figure: number;
  readonly residents: number;
}

/**
 * The areas or places with a centre of an area in view, worst first, those without a figure last; where the
 * column has no bad end, highest first.
 */
export function tableRows({
  picture,
  longitude,
  latitude,
  residents,
  passing,
  bounds,
}: TableInput): TableRow[] {
  const people = new Map<number, number>();
  for (let area = 0; area < residents.length; area++) {
    if (passing?.[area] === 0) continue;
    if (bounds && longitude && latitude && !within(bounds, longitude[area]!, latitude[area]!)) continue;
    const unit = picture.unitOfArea?.[area] ?? area;
    people.set(unit, (people.get(unit) ?? 0) + residents[area]!);
  }
  const direction = picture.column.worse === 'lower' ? 1 : -1;
  const order = (row: TableRow) =>
    Number.isNaN(row.figure) ? Number.POSITIVE_INFINITY : direction * row.figure;
  return [...people]
    .map(([unit, residents]) => ({ unit, residents, figure: picture.figures[unit]! }))
    .sort((a, b) => order(a) - order(b) || a.unit - b.unit);
}

function within([west, south, east, north]: Bounds, longitude: number, latitude: number): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}
