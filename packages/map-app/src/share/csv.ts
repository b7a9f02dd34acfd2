type Cell = string | number;

/** A table that leaves the page, with what must be known of it. */
export interface CsvTable {
  readonly heads: readonly string[];
  readonly rows: Iterable<readonly Cell[]>;
  /** Unit, source, licence, date and the like by name. */
  readonly notes: Readonly<Record<string, string>>;
}

/**
 * Comma-separated text after RFC 4180, with a line end after each row.
 *
 * The first line is the heading, for every reader takes it for that. Notes are the last lines, as wide as all
 * others: '# unit,minutes,,'. Readers of CSV can drop lines that begin with '#'; in those that do not, columns of
 * numbers stay numbers, for a note fills the first two cells only.
 */
export function csvText({ heads, rows, notes }: CsvTable): string {
  const rest = new Array<Cell>(Math.max(0, heads.length - 2)).fill('');
  const last = Object.entries(notes).map(([name, value]) => [`# ${name}`, value, ...rest]);
  const lines = [heads, ...rows, ...last].map((row) => row.map(cellText).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

/** Text that a spreadsheet would read as a formula gets an apostrophe before it. */
function cellText(value: Cell): string {
  if (typeof value === 'number') return Number.isNaN(value) ? '' : String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
