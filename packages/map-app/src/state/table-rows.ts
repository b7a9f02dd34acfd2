import type { Picture } from '../map/picture.ts';
import { type Bounds, holds } from '../map/tile-cover.ts';

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
  /** All people of the area or place, as its figure is of all of it. */
  readonly residents: number;
  /** Those of them in areas that pass the filters. */
  readonly passingResidents: number;
}

/**
 * The areas or places with a centre of an area in view that passes the filters, worst first, those without a
 * figure last; where the column has no bad end, highest first.
 */
export function tableRows({
  picture,
  longitude,
  latitude,
  residents,
  passing,
  bounds,
}: TableInput): TableRow[] {
  const units = picture.figures.length;
  const people = new Float64Array(units);
  const passingPeople = new Float64Array(units);
  const inView = new Uint8Array(units);
  for (let area = 0; area < residents.length; area++) {
    const unit = picture.unitOfArea?.[area] ?? area;
    people[unit]! += residents[area]!;
    if (passing?.[area] === 0) continue;
    passingPeople[unit]! += residents[area]!;
    if (!bounds || !longitude || !latitude || holds(bounds, longitude[area]!, latitude[area]!))
      inView[unit] = 1;
  }
  const direction = picture.column.worse === 'lower' ? 1 : -1;
  const order = (row: TableRow) =>
    Number.isNaN(row.figure) ? Number.POSITIVE_INFINITY : direction * row.figure;
  return Array.from(inView.keys())
    .filter((unit) => inView[unit])
    .map((unit) => ({
      unit,
      figure: picture.figures[unit]!,
      residents: people[unit]!,
      passingResidents: passingPeople[unit]!,
    }))
    .sort((a, b) => order(a) - order(b) || a.unit - b.unit);
}
