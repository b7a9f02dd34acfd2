/** Comma-separated text after RFC 4180, with a line end after each row. */
export function csvText(heads: readonly string[], rows: Iterable<readonly (string | number)[]>): string {
  const lines = [heads, ...rows].map((row) => row.map(cellText).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

/** Text that a spreadsheet would read as a formula gets an apostrophe before it. */
function cellText(value: string | number): string {
  if (typeof value === 'number') return Number.isNaN(value) ? '' : String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
