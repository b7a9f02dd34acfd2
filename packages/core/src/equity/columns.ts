import { ArgumentError } from '../foundation/errors.ts';

/** One number for each area: typed or plain array. */
export type EquityColumn = ArrayLike<number>;

/**
 * A column of finite numbers as doubles.
 *
 * @param least lowest value allowed. Default: any
 * @throws ArgumentError naming the argument, the index and the value
 */
export function finiteColumn(
  argument: string,
  column: EquityColumn,
  length: number,
  least = Number.NEGATIVE_INFINITY,
): Float64Array {
  if (column.length !== length)
    throw new ArgumentError({ argument, value: column, expected: `${length} elements, one an area` });
  const checked = Float64Array.from(column);
  for (let area = 0; area < length; area++)
    if (!Number.isFinite(checked[area]!) || checked[area]! < least)
      throw new ArgumentError({
        argument,
        index: area,
        value: column[area],
        expected: `a finite number${least === Number.NEGATIVE_INFINITY ? '' : ` of ${least} or more`} (measuredAreas drops areas without a figure, and counts them)`,
      });
  return checked;
}

/** People by area: finite, 0 or more, as many as there are values. */
export function peopleColumn(people: EquityColumn, length: number): Float64Array {
  return finiteColumn('people', people, length, 0);
}

/** Areas from the lowest value to the highest; of equals in the order given. */
export function ascendingOrder(values: Float64Array): Uint32Array {
  return Uint32Array.from(values.keys()).sort((left, right) => values[left]! - values[right]!);
}

export function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  return sum;
}

/** Mean weighted by people; 0 where there is nobody. */
export function meanOf(values: Float64Array, people: Float64Array): number {
  let sum = 0;
  let everybody = 0;
  for (let area = 0; area < values.length; area++) {
    sum += values[area]! * people[area]!;
    everybody += people[area]!;
  }
  return everybody > 0 ? sum / everybody : 0;
}
