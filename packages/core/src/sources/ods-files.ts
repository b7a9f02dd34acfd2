import type { TableSource } from './records.ts';
import { readTable } from './table.ts';

const DATE = { kind: 'text', optional: true, pattern: /^\d{8}$/, expected: 'a date, yyyymmdd' } as const;
const TEXT = { kind: 'text', optional: true } as const;

/** ODS etr (trusts), ets (sites) and etrust (both): 27 columns without headings, Latin-1. */
export const readOdsOrganisations = (source: TableSource) =>
  readTable(
    source,
    {
      code: {
        heading: 1,
        kind: 'text',
        pattern: /^[A-Z\d]{3,9}$/,
        expected: 'an ODS organisation code, such as R0A or R0A01',
      },
      name: { heading: 2, kind: 'text' },
      nationalGrouping: { heading: 3, ...TEXT },
      healthGeography: { heading: 4, ...TEXT },
      postcode: { heading: 10, ...TEXT },
      opened: { heading: 11, ...DATE },
      closed: { heading: 12, ...DATE },
      /** Column 27 is empty; naming it refuses files with fewer columns. */
      last: { heading: 27, ...TEXT },
    },
    { unique: 'code', encoding: 'latin1' },
  );
