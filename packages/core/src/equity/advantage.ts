import { type EquityColumn, finiteColumn } from './columns.ts';

/** People lined up from the least to the most advantaged. */
export interface AdvantageLine {
  /** Areas in that order. */
  readonly order: Uint32Array;
  /** For each place in the order, where the run of equal advantage that it belongs to ends (exclusive). */
  readonly tieEnd: Uint32Array;
}

/**
 * @param advantage higher is better off: a deprivation RANK or DECILE serves as it is (1 is most deprived), a
 *   deprivation SCORE has to be negated
 * @param ties 'average': equals share their mean rank; 'asListed': the order of the areas decides
 */
export function advantageLine(
  advantage: EquityColumn,
  length: number,
  ties: 'average' | 'asListed',
): AdvantageLine {
  const checked = finiteColumn('advantage', advantage, length);
  const order = Uint32Array.from(checked.keys()).sort((left, right) => checked[left]! - checked[right]!);
  const tieEnd = new Uint32Array(length);
  for (let place = length - 1; place >= 0; place--) {
    const equalsNext = place + 1 < length && checked[order[place]!] === checked[order[place + 1]!];
    tieEnd[place] = ties === 'average' && equalsNext ? tieEnd[place + 1]! : place + 1;
  }
  return { order, tieEnd };
}

/**
 * The ridit of every area: the share of people who are worse off, plus half the share of its equals
 * (0 at the least, 1 at the most advantaged end). One element an area.
 */
export function ridits(line: AdvantageLine, people: Float64Array): Float64Array {
  const { order, tieEnd } = line;
  const result = new Float64Array(people.length);
  let everybody = 0;
  for (let area = 0; area < people.length; area++) everybody += people[area]!;
  let before = 0;
  for (let place = 0; place < order.length; place = tieEnd[place]!) {
    let here = 0;
    for (let tied = place; tied < tieEnd[place]!; tied++) here += people[order[tied]!]!;
    const ridit = everybody > 0 ? (before + here / 2) / everybody : 0.5;
    for (let tied = place; tied < tieEnd[place]!; tied++) result[order[tied]!] = ridit;
    before += here;
  }
  return result;
}
