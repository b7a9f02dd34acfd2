/**
 * Access in the usual unit: consultants per person times 100,000.
 *
 * @param perPerson consultants per person, one an area
 * @returns consultants per 100,000 people (or need-weighted people), one an area
 * @example
 * per100k(Float64Array.of(0.00002)); // 2
 */
export function per100k(perPerson: Float64Array): Float64Array {
  return perPerson.map((access) => access * 100_000);
}
