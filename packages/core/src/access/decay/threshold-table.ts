import type { Decay } from './decay.ts';

const LONGEST_TABLE = 4096;

/**
 * A loop that weighs a column by looking up whole minutes, for a decay that changes only at thresholds.
 *
 * Exact where all thresholds are whole minutes, since minutes <= 20 and ceil(minutes) <= 20 say the same
 * (and minutes >= 20 and floor(minutes) >= 20); undefined where one is not, and the plain loop is used.
 *
 * @param toWhole Math.ceil where a threshold belongs to the band below it, Math.floor where above
 */
export function thresholdTable(
  thresholds: readonly number[],
  weightOf: (minutes: number) => number,
  toWhole: (minutes: number) => number,
): Decay['weigh'] | undefined {
  const last = thresholds.at(-1)!;
  if (!thresholds.every(Number.isInteger) || last > LONGEST_TABLE) return undefined;
  const table = Float64Array.from({ length: last + 2 }, (_, minute) => weightOf(minute));
  const beyond = last + 1;
  const up = toWhole === Math.ceil;
  return (minutes, weights) => {
    for (let pair = 0; pair < minutes.length; pair++) {
      const whole = up ? Math.ceil(minutes[pair]!) : Math.floor(minutes[pair]!);
      weights[pair] = table[Math.min(whole, beyond)]!;
    }
  };
}
