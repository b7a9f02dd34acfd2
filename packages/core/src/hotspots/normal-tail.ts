/** Which side of the null distribution counts as evidence. */
export type Alternative = 'two-sided' | 'greater' | 'less';

/**
 * Probability of a standard normal variable above `z`, to about 1e-15 of itself over the whole line.
 *
 * The series of the error function near 0 and the continued fraction of its complement in the tail
 * (Abramowitz and Stegun 1964, 7.1.6 and 7.1.14).
 */
export function normalUpperTail(z: number): number {
  if (z < 0) return 1 - normalUpperTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return z < 2.5 ? 0.5 - density * centralSeries(z) : density / tailFraction(z);
}

/** p-value of a standard normal statistic. */
export function normalPValue(z: number, alternative: Alternative): number {
  if (alternative === 'greater') return normalUpperTail(z);
  if (alternative === 'less') return normalUpperTail(-z);
  return 2 * normalUpperTail(Math.abs(z));
}

/** z + z^3/3 + z^5/(3*5) + ...: times the density it is the probability between 0 and z. */
function centralSeries(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}

/** z + 1/(z + 2/(z + 3/(z + ...))), the reciprocal of Mills' ratio. */
function tailFraction(z: number): number {
  let fraction = z;
  for (let level = 150; level >= 1; level--) fraction = z + level / fraction;
  return fraction;
}
