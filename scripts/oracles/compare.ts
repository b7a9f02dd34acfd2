import { isLoose, type Loose } from './loose-json.ts';

/** How far a figure may be off: it passes by either. */
export interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
}

const EXACT: Tolerance = { relative: 0, absolute: 0 };

/** Rounding around 0, where a relative tolerance alone allows nothing. */
const NEAR_ZERO = 1e-12;

/** The tolerance that a file or a case states; a case's own comes first. */
export function toleranceOf(...stated: readonly unknown[]): Tolerance {
  for (const one of stated) {
    if (one === 'exact') return EXACT;
    if (typeof one === 'number') return { relative: one, absolute: one };
    if (!isLoose(one)) continue;
    const relative = typeof one.relative === 'number' ? one.relative : 0;
    const absolute = typeof one.absolute === 'number' ? one.absolute : 0;
    if (relative > 0 || absolute > 0)
      return { relative, absolute: Math.max(absolute, relative && NEAR_ZERO) };
  }
  return { relative: 1e-9, absolute: NEAR_ZERO };
}

/**
 * Where what was found differs from what was expected, or null where it does not. Objects are compared by the
 * keys of the expected one; null stands for a figure that is not there (Infinity in typed arrays).
 */
export function difference(
  found: unknown,
  expected: unknown,
  tolerance: Tolerance,
  place = '',
): string | null {
  if (isArray(expected)) {
    if (!isArray(found) || found.length !== expected.length)
      return `${place}: ${show(found)} instead of ${expected.length} elements`;
    for (let index = 0; index < expected.length; index++) {
      const fault = difference(found[index], expected[index], tolerance, `${place}[${index}]`);
      if (fault !== null) return fault;
    }
    return null;
  }
  if (isLoose(expected)) {
    for (const [key, value] of Object.entries(expected)) {
      const fault = difference((found as Loose | undefined)?.[key], value, tolerance, `${place}.${key}`);
      if (fault !== null) return fault;
    }
    return null;
  }
  const wanted = numberOf(expected);
  const got = numberOf(found);
  if (wanted === undefined || got === undefined)
    return found === expected ? null : `${place}: ${show(found)} instead of ${show(expected)}`;
  const off = Math.abs(got - wanted);
  if (got === wanted || off <= tolerance.absolute || off <= tolerance.relative * Math.abs(wanted))
    return null;
  return `${place}: ${got} instead of ${wanted}`;
}

function isArray(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}

/** Infinity for null and its spellings; undefined for what is no number. */
function numberOf(value: unknown): number | undefined {
  if (value === null || value === 'Inf' || value === 'Infinity' || value === 'inf')
    return Number.POSITIVE_INFINITY;
  return typeof value === 'number' ? value : undefined;
}

function show(value: unknown): string {
  return isArray(value) ? `${value.length} elements` : (JSON.stringify(value) ?? 'nothing');
}
