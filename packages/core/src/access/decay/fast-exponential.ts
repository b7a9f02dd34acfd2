/** Steps into which a halving is cut; a power of two, so that shifts and masks take a step apart. */
const STEPS = 1024;
const STEP_BITS = 10;
const STEPS_PER_UNIT = STEPS / Math.LN2;
const STEP = Math.LN2 / STEPS;
/** Beyond this the result is too small for a double. */
const LARGEST = 745.2;

const fractionPower = Float64Array.from({ length: STEPS }, (_, step) => 2 ** (-step / STEPS));
const wholePower = Float64Array.from({ length: 1080 }, (_, power) => 2 ** -power);

/**
 * exp(-x) for x of 0 or more, several times as fast as Math.exp; relative error at most 6e-16 + x 2e-16, which
 * is what rounding x itself may cost.
 *
 * x is split into whole steps of ln 2 / 1024, looked up in two tables, and a rest of at most half a step, by its
 * Taylor series to the third power (after Tang 1989, Table-driven implementation of the exponential function in
 * IEEE floating-point arithmetic, ACM Transactions on Mathematical Software 15).
 */
export function negativeExponential(x: number): number {
  const bounded = Math.min(x, LARGEST);
  const steps = (bounded * STEPS_PER_UNIT + 0.5) | 0;
  const rest = steps * STEP - bounded;
  const power = fractionPower[steps & (STEPS - 1)]! * wholePower[steps >> STEP_BITS]!;
  return power + power * (rest + rest * rest * (0.5 + rest * (1 / 6)));
}
