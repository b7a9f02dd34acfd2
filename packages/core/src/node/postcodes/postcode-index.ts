import { gunzipSync } from 'node:zlib';
import { decodePostcodes, NO_AREA } from '../../geography/postcode-codec.ts';
import { packPostcode } from '../../geography/postcode-key.ts';
import { readPostcodeColumns } from '../../sources/postcode-columns.ts';
import { openByteFile } from '../byte-file.ts';
import type { Atlas } from '../open-atlas.ts';

/** Postcodes by key in a hash table of open addressing, so that a million look-ups take no time. */
export interface PostcodeIndex {
  readonly count: number;
  /** The entry of a key: an area's index, plus ENDED where the postcode ended; UNKNOWN where it is not there. */
  find(key: number): number;
  add(key: number, area: number, ended: boolean): void;
}

export const UNKNOWN = -1;
/** Added to an area's index where a postcode is no longer in use. */
export const ENDED = 1 << 16;
/** The area of a postcode without a position. */
export const NOWHERE = NO_AREA;

const SLOTS = 1 << 23;
const EMPTY = 0xffffffff;

export function emptyIndex(): PostcodeIndex & { count: number } {
  const keys = new Uint32Array(SLOTS).fill(EMPTY);
  const entries = new Int32Array(SLOTS);
  const slotOf = (key: number) => {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 9) & (SLOTS - 1);
    while (keys[slot] !== EMPTY && keys[slot] !== key) slot = (slot + 1) & (SLOTS - 1);
    return slot;
  };
  const index = {
    count: 0,
    find(key: number) {
      const slot = slotOf(key);
      return keys[slot] === key ? entries[slot]! : UNKNOWN;
    },
    add(key: number, area: number, ended: boolean) {
      const slot = slotOf(key);
      if (keys[slot] === key && ended) return;
      if (keys[slot] === EMPTY) index.count++;
      keys[slot] = key;
      entries[slot] = area + (ended ? ENDED : 0);
    },
  };
  return index;
}

/** Adds the live postcodes of an atlas: of one postcode area ('NR'), or of all. */
export async function addAtlasPostcodes(index: PostcodeIndex, atlas: Atlas, only?: string): Promise<void> {
  const { codes } = await atlas.areas();
  const areaOfCode = new Map(codes.map((code, area) => [code, area]));
  const { folder, areas } = atlas.manifest.postcodes;
  for (const area of only === undefined ? areas : areas.filter((name) => name === only)) {
    const path = `${folder}/${area}.bin.gz`;
    const shard = decodePostcodes(gunzipSync(await atlas.file(path)), path);
    const local = shard.areaCodes.map((code) => areaOfCode.get(code)!);
    for (let i = 0; i < shard.keys.length; i++) {
      const place = shard.areaOfPostcode[i]!;
      index.add(shard.keys[i]!, place === NO_AREA ? NOWHERE : local[place]!, false);
    }
  }
}

/** Adds the postcodes of a directory (ONSPD or NSPL) that are not in use today, so that they can be found. */
export async function addEndedPostcodes(index: PostcodeIndex, atlas: Atlas, path: string): Promise<number> {
  const { codes } = await atlas.areas();
  const areaOfCode = new Map(codes.map((code, area) => [code, area]));
  const member = (name: string) => /(^|\/)Data\/(ONSPD|NSPL)[^/]*\.csv$/i.test(name);
  const columns = await readPostcodeColumns(await openByteFile(path, member));
  const before = index.count;
  for (let i = 0; i < columns.count; i++)
    index.add(packPostcode(columns.postcode(i)), areaOfCode.get(columns.area(i)) ?? NOWHERE, true);
  return index.count - before;
}
