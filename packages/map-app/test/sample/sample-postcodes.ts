import { gzipSync } from 'node:zlib';
import { encodePostcodes, packPostcode } from '@postcode-lottery/core';
import { AREA_COUNT, codes } from './sample-areas.ts';

const UNITS = ['AA', 'AB', 'AD', 'AE', 'AF', 'AG', 'AH', 'AJ', 'AL', 'AN'];

/** Postcodes NR1 0AA to NR4 9AN, one an area; real in shape, made up in place. */
export const samplePostcode = (area: number): string =>
  `NR${1 + Math.floor(area / 100)} ${Math.floor(area / 10) % 10}${UNITS[area % 10]}`;

/** Writes the one shard of the made-up country. */
export function samplePostcodes(write: (path: string, content: Uint8Array) => void) {
  const all = codes.map((_, area) => area);
  const shard = encodePostcodes({
    keys: Uint32Array.from(all, (area) => packPostcode(samplePostcode(area))),
    eastingMetres: Int32Array.from(all, (area) => 400_000 + area * 10),
    northingMetres: Int32Array.from(all, (area) => 300_000 + area * 10),
    areaOfPostcode: Uint16Array.from(all),
    areaCodes: codes,
  });
  write('postcodes/NR.bin.gz', gzipSync(shard));
  return { count: AREA_COUNT, positioned: AREA_COUNT, folder: 'postcodes', areas: ['NR'] };
}
