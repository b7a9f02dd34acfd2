import { gzipSync } from 'node:zlib';
import type { AreaTable } from '../../geography/area-table.ts';
import {
  decodePostcodes,
  encodePostcodes,
  NO_AREA,
  type PostcodeShard,
  UNPLACED,
} from '../../geography/postcode-codec.ts';
import { packPostcode } from '../../geography/postcode-key.ts';
import { joinPostcodes, type PostcodeTable } from '../../geography/postcode-table.ts';
import { type PostcodeColumns, readPostcodeColumns } from '../../sources/postcode-columns.ts';
import { openByteFile } from '../byte-file.ts';
import type { LandedFiles } from './landed.ts';

/** Live postcodes of a directory in place of those that ship. */
export interface AppliedPostcodes {
  readonly table: PostcodeTable;
  /** Packed and gzipped shards by postcode area ('NR'), in ascending key. */
  readonly shards: ReadonlyMap<string, Uint8Array>;
}

const GZIP_SYSTEM_BYTE = 9;
const UNKNOWN_SYSTEM = 255;
/** More rows than a directory has: key and row are sorted as one number, which stays below 2^53. */
const MOST_ROWS = 2 ** 22;

/** The live postcodes of the ONS Postcode Directory that has landed, or undefined where none has. */
export async function applyPostcodes(
  areas: Pick<AreaTable, 'codes'>,
  landed: LandedFiles,
): Promise<AppliedPostcodes | undefined> {
  const path = await landed.path('onspd');
  if (path === undefined) return undefined;
  const member = (name: string) => /(^|\/)Data\/ONSPD[^/]*\.csv$/i.test(name);
  const columns = await readPostcodeColumns(await openByteFile(path, member));
  const known = new Set(areas.codes);
  const strangers: string[] = [];
  const keyed = new Float64Array(columns.count);
  let count = 0;
  for (let index = 0; index < columns.count; index++) {
    if (columns.live[index] === 0) continue;
    const area = columns.area(index);
    const postcode = columns.postcode(index);
    if (area !== '' && !known.has(area)) strangers.push(postcode);
    else keyed[count++] = packPostcode(postcode) * MOST_ROWS + index;
  }
  const live = Uint32Array.from(keyed.subarray(0, count).sort(), (both) => both % MOST_ROWS);
  const shards = new Map<string, Uint8Array>();
  const decoded: PostcodeShard[] = [];
  for (let start = 0; start < live.length; ) {
    const area = areaLetters(columns.postcode(live[start]!));
    let end = start;
    while (end < live.length && areaLetters(columns.postcode(live[end]!)) === area) end++;
    const bytes = encodePostcodes(shardOf(columns, live.subarray(start, end)));
    shards.set(area, packShard(bytes));
    decoded.push(decodePostcodes(bytes, area));
    start = end;
  }
  landed.use('onspd', {
    join: 'postcodes of the directory that are live and in England',
    rowsIn: columns.rows,
    matched: live.length,
    unmatched: columns.rows - live.length,
    examples: strangers,
    note: `${columns.excluded.length} rows outside England or misshapen, ${columns.count - live.length - strangers.length} ended, ${strangers.length} in no area of England`,
  });
  return { table: joinPostcodes(decoded, areas.codes), shards };
}

function shardOf(columns: PostcodeColumns, live: Uint32Array): PostcodeShard {
  const areaCodes: string[] = [];
  const place = new Map<string, number>();
  const areaOfPostcode = Uint16Array.from(live, (index) => {
    const code = columns.area(index);
    if (code === '' || Number.isNaN(columns.eastingMetres[index]!)) return NO_AREA;
    const known = place.get(code) ?? areaCodes.push(code) - 1;
    place.set(code, known);
    return known;
  });
  const metres = (column: Float64Array) =>
    Int32Array.from(live, (index, at) =>
      areaOfPostcode[at] === NO_AREA ? UNPLACED : Math.round(column[index]!),
    );
  return {
    keys: Uint32Array.from(live, (index) => packPostcode(columns.postcode(index))),
    eastingMetres: metres(columns.eastingMetres),
    northingMetres: metres(columns.northingMetres),
    areaOfPostcode,
    areaCodes,
  };
}

/** Gzip without the system in its header, as the shards that ship are packed: equal postcodes, equal bytes. */
function packShard(bytes: Uint8Array): Uint8Array {
  const packed = gzipSync(bytes, { level: 9 });
  packed[GZIP_SYSTEM_BYTE] = UNKNOWN_SYSTEM;
  return packed;
}

function areaLetters(postcode: string): string {
  return postcode.charCodeAt(1) >= 65 ? postcode.slice(0, 2) : postcode.slice(0, 1);
}
