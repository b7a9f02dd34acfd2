/** One line of the benchmark table. */
export interface BenchRow {
  readonly name: string;
  /** Seconds that this project took. */
  readonly ours: number;
  /** What it is compared with. */
  readonly baseline: string;
  readonly baselineSeconds: number;
  /** baselineSeconds / ours. */
  readonly ratio: number;
  /** True where both gave the same result. */
  readonly equal: boolean;
}
