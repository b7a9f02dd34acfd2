import { AREA_CODE } from './place-lookups.ts';
import type { TableSource } from './records.ts';
import { readTable } from './table.ts';

/** Live unit postcodes of England in Code-Point Open of October 2025. */
export const POSTCODES_OF_ENGLAND = 1_492_125;

/** ONS Postcode Directory shape: position in National Grid metres and LSOA, both blank where unplaced. */
export const readPostcodeDirectory = (source: TableSource) =>
  readTable(
    source,
    {
      postcode: {
        heading: 'pcds',
        kind: 'text',
        pattern: /^[A-Z]{1,2}\d[A-Z\d]? \d[ABDEFGHJLNPQRSTUWXYZ]{2}$/,
        expected: 'a unit postcode with one space, such as NR30 1AA',
      },
      eastingMetres: { heading: 'oseast1m', kind: 'integer', optional: true, minimum: 1, maximum: 699_999 },
      northingMetres: { heading: 'osnrth1m', kind: 'integer', optional: true, minimum: 1, maximum: 699_999 },
      area: { heading: 'lsoa21', ...AREA_CODE, optional: true },
    },
    { rows: POSTCODES_OF_ENGLAND },
  );
