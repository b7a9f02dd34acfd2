import { ArgumentError } from '@postcode-lottery/core';

/** A heading; `right` sets the column flush right, for numbers. */
export type Heading = string | { readonly right: string };

/** A table in Markdown. @throws ArgumentError for a row with more or fewer cells than there are headings */
export function markdownTable(headings: readonly Heading[], rows: readonly (readonly string[])[]): string {
  rows.forEach((row, index) => {
    if (row.length !== headings.length)
      throw new ArgumentError({
        argument: 'rows',
        index,
        value: row.length,
        expected: `${headings.length} cells`,
      });
  });
  const line = (cells: readonly string[]) => `| ${cells.map(asCell).join(' | ')} |`;
  return [
    line(headings.map((heading) => (typeof heading === 'string' ? heading : heading.right))),
    `|${headings.map((heading) => (typeof heading === 'string' ? ' --- ' : ' ---: ')).join('|')}|`,
    ...rows.map(line),
  ].join('\n');
}

const asCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
