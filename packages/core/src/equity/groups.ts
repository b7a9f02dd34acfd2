import { ArgumentError } from '../foundation/errors.ts';
import type { EquityColumn } from './columns.ts';

/**
 * Indexes of groups, one an area, checked.
 *
 * @throws ArgumentError for a wrong length, or naming the first area whose group is out of range
 */
export function groupColumn(groupOfArea: EquityColumn, length: number, groupCount: number): Uint32Array {
  if (groupOfArea.length !== length)
    throw new ArgumentError({
      argument: 'groupOfArea',
      value: groupOfArea,
      expected: `${length} elements, one an area`,
    });
  for (let area = 0; area < length; area++) {
    const group = groupOfArea[area]!;
    if (!(Number.isInteger(group) && group >= 0 && group < groupCount))
      throw new ArgumentError({
        argument: 'groupOfArea',
        index: area,
        value: group,
        expected: `a whole number from 0 to ${groupCount - 1}`,
      });
  }
  return Uint32Array.from(groupOfArea);
}
