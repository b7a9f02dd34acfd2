/** One row of a comma-separated file with its line end: fields quoted where they hold a comma, quote or line end. */
export function stringifyRow(fields: readonly string[]): string {
  return `${fields.map(stringifyField).join(',')}\n`;
}

function stringifyField(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
