import type { AtlasColumn } from '@postcode-lottery/core';
import type { Picture } from '../map/picture.ts';
import { type Bounds, holds } from '../map/tile-cover.ts';
import { compareNames } from '../text/format.ts';
import type { TableOrder } from './view-state.ts';

export interface TableInput {
  readonly picture: Picture;
  readonly longitude: ArrayLike<number>;
  readonly latitude: ArrayLike<number>;
  readonly residents: ArrayLike<number>;
  readonly passing: Uint8Array | null;
  readonly bounds: Bounds | null;
  readonly order: TableOrder;
  readonly nameOf: (unit: number) => string;
}

export interface TableRow {
  readonly unit: number;
  readonly figure: number;
  /** All people of the area or place, as its figure is of all of it. */
  readonly residents: number;
  /** Those of them in areas that pass the filters. */
  readonly passingResidents: number;
}

/** The areas or places with a centre of an area in view that passes the filters, in order. */
export function tableRows(input: TableInput): TableRow[] {
  const { picture, longitude, latitude, residents, passing, bounds } = input;
  const units = picture.figures.length;
  const people = new Float64Array(units);
  const passingPeople = new Float64Array(units);
  const inView = new Uint8Array(units);
  for (let area = 0; area < residents.length; area++) {
    const unit = picture.unitOfArea?.[area] ?? area;
    people[unit]! += residents[area]!;
    if (passing?.[area] === 0) continue;
    passingPeople[unit]! += residents[area]!;
    if (!bounds || holds(bounds, longitude[area]!, latitude[area]!)) inView[unit] = 1;
  }
  const rows = Array.from(inView.keys())
    .filter((unit) => inView[unit])
    .map((unit) => ({
      unit,
      figure: picture.figures[unit]!,
      residents: people[unit]!,
      passingResidents: passingPeople[unit]!,
    }));
  return inOrder(rows, input);
}

/** The worst figures come first; where a measure has no bad end, the highest, and kinds in the order of the key. */
export function highestFirst({ worse, kind }: Pick<AtlasColumn, 'worse' | 'kind'>): boolean {
  return worse !== 'lower' && kind !== 'category';
}

/**
 * By a measure's figures as {@link highestFirst} says, those without one last; by people most first; by name from A
 * to Z. Each the other way about where a minus says so.
 */
function inOrder(rows: TableRow[], { picture, order, nameOf }: TableInput): TableRow[] {
  const { column, second, secondFigures } = picture;
  const turned = order.startsWith('-') ? -1 : 1;
  const by = order.replace('-', '');
  if (by === 'name') {
    const named = rows.map((row) => ({ row, name: nameOf(row.unit) }));
    return named.sort((a, b) => turned * compareNames(a.name, b.name)).map(({ row }) => row);
  }
  const ofSecond = by === 'second' && second && secondFigures;
  const falls = by === 'people' || highestFirst(ofSecond ? second : column);
  const direction = falls ? -turned : turned;
  const figure = ({ unit, figure, residents }: TableRow) =>
    by === 'people' ? residents : ofSecond ? secondFigures[unit]! : figure;
  const key = (row: TableRow) =>
    Number.isNaN(figure(row)) ? Number.POSITIVE_INFINITY : direction * figure(row);
  return rows
    .map((row) => ({ row, key: key(row) }))
    .sort((a, b) => (a.key === b.key ? a.row.unit - b.row.unit : a.key - b.key))
    .map(({ row }) => row);
}
