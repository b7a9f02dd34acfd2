import type { TableSource } from './records.ts';
import { type ExcludedRow, readTable } from './table.ts';

/** Postcodes of one or more area files of Code-Point Open; metres NaN where a postcode has no position. */
export interface CodePoints {
  readonly file: string;
  readonly postcode: readonly string[];
  /** Positional quality: 10 best, 90 no position. */
  readonly quality: readonly number[];
  readonly eastingMetres: readonly number[];
  readonly northingMetres: readonly number[];
  /** District code, '' where there is none. */
  readonly district: readonly string[];
  readonly excluded: readonly ExcludedRow[];
}

const COUNTRIES: Readonly<Record<string, string>> = { W: 'Wales', S: 'Scotland', N: 'Northern Ireland' };

/** Ordnance Survey: Code-Point Open, one CSV an area, ten columns without headings; England only. */
export async function readCodePointOpen(source: TableSource): Promise<CodePoints> {
  const metres = (heading: number, maximum: number) =>
    ({ heading, kind: 'integer', minimum: 0, maximum }) as const;
  const { columns, excluded } = await readTable(
    source,
    {
      postcode: {
        heading: 1,
        kind: 'text',
        pattern: /^[A-Z]{1,2}\d[A-Z\d]? {0,2}\d[A-Z]{2}$/,
        expected: 'a postcode of seven characters',
      },
      quality: { heading: 2, kind: 'integer', minimum: 10, maximum: 90 },
      eastingMetres: metres(3, 700_000),
      northingMetres: metres(4, 1_300_000),
      country: { heading: 5, kind: 'text', pattern: /^[EWSN]92000\d{3}$/, expected: 'a country code' },
      district: { heading: 9, kind: 'text', optional: true },
      ward: { heading: 10, kind: 'text', optional: true },
    },
    {
      unique: 'postcode',
      exclude: (cell) => {
        const country = COUNTRIES[cell('country').charAt(0)];
        return country === undefined ? undefined : `in ${country}`;
      },
    },
  );
  const placed = (column: readonly number[]) =>
    column.map((metres, row) => (columns.quality[row] === 90 ? Number.NaN : metres));
  return {
    file: source.name,
    postcode: columns.postcode.map((text) => `${text.slice(0, -3).trim()} ${text.slice(-3)}`),
    quality: columns.quality,
    eastingMetres: placed(columns.eastingMetres),
    northingMetres: placed(columns.northingMetres),
    district: columns.district,
    excluded,
  };
}
