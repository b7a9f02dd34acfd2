import { ArgumentError } from '../foundation/errors.ts';
import type { EquityColumn } from './columns.ts';

/** The areas with a figure, and what was left out for want of one. */
export interface MeasuredAreas {
  /** Indexes of the areas kept, ascending. */
  readonly areas: Uint32Array;
  /** People of the areas kept. */
  readonly people: Float64Array;
  /** The columns of the areas kept, in the order given. */
  readonly columns: readonly Float64Array[];
  readonly excluded: { readonly areas: number; readonly people: number };
}

/**
 * Keeps the areas whose figures are all finite, so that measures of equity can be taken over them and the
 * report can say who is missing: NaN stands for no figure, Infinity for no journey.
 *
 * @throws ArgumentError where lengths differ
 * @example
 * const { people, columns, excluded } = measuredAreas(residents, nearest.minutes);
 * giniIndex(columns[0]!, people); // and say: without excluded.people residents in excluded.areas areas
 */
export function measuredAreas(people: EquityColumn, ...columns: readonly EquityColumn[]): MeasuredAreas {
  columns.forEach((column, index) => {
    if (column.length !== people.length)
      throw new ArgumentError({
        argument: `columns[${index}]`,
        value: column,
        expected: `${people.length} elements, as people has`,
      });
  });
  const kept: number[] = [];
  let excludedPeople = 0;
  for (let area = 0; area < people.length; area++) {
    if (columns.every((column) => Number.isFinite(column[area]!))) kept.push(area);
    else excludedPeople += people[area]!;
  }
  const pick = (column: EquityColumn): Float64Array => Float64Array.from(kept, (area) => column[area]!);
  return {
    areas: Uint32Array.from(kept),
    people: pick(people),
    columns: columns.map(pick),
    excluded: { areas: people.length - kept.length, people: excludedPeople },
  };
}
