import { DataError } from '@postcode-lottery/core';

/** Collects what a table's compilation joined and checked, and prints it as it happens. */
export class Journal {
  readonly checks: string[] = [];
  readonly caveats: string[] = [];
  private readonly print: (line: string) => void;

  constructor(print: (line: string) => void) {
    this.print = print;
  }

  /** Records that a statement about the data holds, or stops the compilation. */
  check(file: string, statement: string, found: unknown, expected: unknown): void {
    if (found !== expected)
      throw new DataError({
        file,
        value: found,
        problem: `fails the check "${statement}"`,
        expected: String(expected),
      });
    this.checks.push(`${statement}: ${found}`);
    this.print(`  check   ${statement}: ${found}`);
  }

  /** Records what a reader must know. */
  caveat(text: string): void {
    this.caveats.push(text);
    this.print(`  note    ${text}`);
  }

  /**
   * Finds for each key its row among the rows of another table, and says how many were matched.
   *
   * @param missing 'refuse' stops at a key without a row; 'list' leaves it at -1.
   * @returns for each key its row, or -1.
   */
  join(
    what: string,
    keys: readonly string[],
    rows: readonly string[],
    missing: 'refuse' | 'list',
  ): Int32Array {
    const rowOf = new Map(rows.map((row, index) => [row, index]));
    const found = Int32Array.from(keys, (key) => rowOf.get(key) ?? -1);
    const unmatched = keys.filter((_, index) => found[index] === -1);
    const used = new Set(found);
    used.delete(-1);
    this.print(
      `  join    ${what}: ${keys.length} rows in, ${keys.length - unmatched.length} matched, ` +
        `${unmatched.length} unmatched; ${rows.length - used.size} of ${rows.length} rows unused`,
    );
    if (unmatched.length > 0 && missing === 'list')
      this.caveat(`No match in ${what}: ${unmatched.join(', ')}.`);
    if (unmatched.length > 0 && missing === 'refuse')
      throw new DataError({
        file: what,
        value: unmatched[0],
        problem: `${unmatched.length} rows have no match`,
      });
    return found;
  }
}
