import { join } from 'node:path';
import {
  ENGLISH_POSTCODE_AREAS,
  encodePostcodes,
  NO_AREA,
  POSTCODES_OF_ENGLAND,
  packPostcode,
  readPostcodeDirectory,
  UNPLACED,
} from '@postcode-lottery/core';
import { openTable } from '@postcode-lottery/core/node';
import type { Journal } from './journal.ts';
import { type CompiledTable, pack } from './table-file.ts';

const FILE = 'postcodes/ONSPD_shape_OCT_2025_EN.csv.gz';
const WITHOUT_POSITION = 813;

/** Every live English unit postcode with its position and area, and the shards that hold them. */
export async function compilePostcodes(folder: string, journal: Journal) {
  const { columns, count } = await readPostcodeDirectory(openTable(join(folder, FILE), FILE));
  const keys = columns.postcode.map(packPostcode);
  journal.check(FILE, 'live unit postcodes, each once', new Set(keys).size, POSTCODES_OF_ENGLAND);
  const placed = (row: number) => !Number.isNaN(columns.eastingMetres[row]);
  let without = 0;
  let torn = 0;
  for (let row = 0; row < count; row++) {
    if (!placed(row)) without++;
    if (
      placed(row) !== (columns.area[row] !== '') ||
      placed(row) !== !Number.isNaN(columns.northingMetres[row])
    )
      torn++;
  }
  journal.check(FILE, 'postcodes without a position, kept and marked', without, WITHOUT_POSITION);
  journal.check(FILE, 'postcodes with a position but no area, or the reverse', torn, 0);
  journal.check(FILE, 'areas with at least one postcode', new Set(columns.area).size - 1, 33_755);
  journal.caveat(
    'Areas of postcodes were found by point in polygon on 20 m generalised boundaries: about 1 in 100 near an edge may differ from the ONS Postcode Directory.',
  );

  const rowsOf = new Map<string, number[]>(ENGLISH_POSTCODE_AREAS.map((area) => [area, []]));
  for (let row = 0; row < count; row++) rowsOf.get(/^[A-Z]+/.exec(columns.postcode[row]!)![0])!.push(row);
  journal.check(
    FILE,
    'postcode areas with postcodes',
    [...rowsOf.values()].filter((rows) => rows.length > 0).length,
    104,
  );

  const files = [...rowsOf].map(([postcodeArea, rows]) => {
    rows.sort((a, b) => keys[a]! - keys[b]!);
    const places = new Map<string, number>();
    const areaOfPostcode = Uint16Array.from(rows, (row) => {
      const code = columns.area[row]!;
      if (code === '') return NO_AREA;
      if (!places.has(code)) places.set(code, places.size);
      return places.get(code)!;
    });
    const metres = (values: readonly number[]) =>
      Int32Array.from(rows, (row) => (placed(row) ? values[row]! : UNPLACED));
    const bytes = encodePostcodes({
      keys: Uint32Array.from(rows, (row) => keys[row]!),
      eastingMetres: metres(columns.eastingMetres),
      northingMetres: metres(columns.northingMetres),
      areaOfPostcode,
      areaCodes: [...places.keys()],
    });
    return { path: `postcodes/${postcodeArea}.bin.gz`, rows: rows.length, bytes: pack(bytes) };
  });
  const table: CompiledTable = {
    table: {
      id: 'postcodes',
      title: 'Live unit postcodes, a shard for each postcode area',
      sources: ['code-point-open', 'lsoa-boundaries'],
      columns: [
        { name: 'postcode', holds: 'unit postcode, packed as a number' },
        {
          name: 'easting, northing',
          holds: 'National Grid metres, to 1 m as published; marked where there is none',
        },
        { name: 'area', holds: 'LSOA21CD' },
      ],
      checks: journal.checks,
      caveats: journal.caveats,
    },
    files,
  };
  const rowOfPostcode = new Map(columns.postcode.map((postcode, row) => [postcode, row]));
  const position = (postcode: string) => {
    const row = rowOfPostcode.get(postcode);
    if (row === undefined || !placed(row)) return undefined;
    return { eastingMetres: columns.eastingMetres[row]!, northingMetres: columns.northingMetres[row]! };
  };
  return { table, position };
}
