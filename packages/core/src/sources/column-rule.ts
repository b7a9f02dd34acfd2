/** What a column must hold. Cells are trimmed; an empty cell of an `optional` column is '' or NaN. */
export interface ColumnRule {
  /**
   * Heading in the file, or accepted headings with the official one first (compared without case,
   * surrounding or doubled spaces), or the column's number counted from 1 where the file has no headings.
   */
  readonly heading: string | readonly string[] | number;
  readonly kind: 'text' | 'integer' | 'number';
  /** Cells may be empty. */
  readonly optional?: boolean;
  /** The whole column may be missing: every cell is then '' or NaN. */
  readonly absent?: boolean;
  /** For text: what a filled cell must match, and its plain description for the error. */
  readonly pattern?: RegExp;
  readonly expected?: string;
  /** For numbers: inclusive limits. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** For numbers: signs that the publisher puts where a figure is unknown or suppressed; read as NaN. */
  readonly missing?: readonly string[];
}
