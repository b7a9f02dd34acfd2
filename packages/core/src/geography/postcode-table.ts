import { ArgumentError } from '../foundation/errors.ts';
import { NO_AREA, type PostcodeShard } from './postcode-codec.ts';
import { type PostcodeReading, parsePostcode } from './postcode-parse.ts';

/** All live English unit postcodes in ascending key; every column has `count` elements. */
export interface PostcodeTable {
  readonly count: number;
  /** `packPostcode` of each postcode, ascending. */
  readonly keys: Uint32Array;
  /** British National Grid metres; UNPLACED (-1) where the source gives no position. */
  readonly eastingMetres: Int32Array;
  readonly northingMetres: Int32Array;
  /** Index into the AreaTable; NO_AREA (65535) where unplaced. */
  readonly areaOfPostcode: Uint16Array;
}

/** A text looked up: a live postcode at an index of the table, or why not. */
export type PostcodeMatch =
  | { readonly kind: 'found'; readonly postcode: string; readonly index: number }
  | { readonly kind: 'notLive'; readonly postcode: string; readonly reason: string }
  | Exclude<PostcodeReading, { kind: 'postcode' }>;

/**
 * Joins shards, given in ascending order of their keys, into one table.
 *
 * @param shards the postcodes of each postcode area.
 * @param areaCodes LSOA21CD of the AreaTable, in its order.
 * @throws ArgumentError when the shards are out of order or name an area that `areaCodes` lacks.
 */
export function joinPostcodes(shards: readonly PostcodeShard[], areaCodes: readonly string[]): PostcodeTable {
  const count = shards.reduce((sum, shard) => sum + shard.keys.length, 0);
  const table = {
    count,
    keys: new Uint32Array(count),
    eastingMetres: new Int32Array(count),
    northingMetres: new Int32Array(count),
    areaOfPostcode: new Uint16Array(count),
  };
  const indexOfCode = new Map(areaCodes.map((code, index) => [code, index]));
  let at = 0;
  for (const [index, shard] of shards.entries()) {
    if (at > 0 && shard.keys.length > 0 && shard.keys[0]! <= table.keys[at - 1]!)
      throw new ArgumentError({
        argument: 'shards',
        index,
        value: shard.keys[0],
        expected: 'ascending keys',
      });
    table.keys.set(shard.keys, at);
    table.eastingMetres.set(shard.eastingMetres, at);
    table.northingMetres.set(shard.northingMetres, at);
    const areas = shard.areaCodes.map((code) => {
      const area = indexOfCode.get(code);
      if (area !== undefined) return area;
      throw new ArgumentError({
        argument: 'shards',
        index,
        value: code,
        expected: 'areas of the area table',
      });
    });
    for (let i = 0; i < shard.keys.length; i++) {
      const area = shard.areaOfPostcode[i]!;
      table.areaOfPostcode[at + i] = area === NO_AREA ? NO_AREA : areas[area]!;
    }
    at += shard.keys.length;
  }
  return table;
}

/**
 * Looks a typed postcode up among sorted keys: those of a PostcodeTable, or of the one shard of its area.
 *
 * @returns its index, or that it is malformed, not English, or well formed but not live.
 */
export function findPostcode(keys: Uint32Array, text: string): PostcodeMatch {
  const reading = parsePostcode(text);
  if (reading.kind !== 'postcode') return reading;
  const { postcode } = reading;
  const index = findKey(keys, reading.key);
  if (index >= 0) return { kind: 'found', postcode, index };
  return { kind: 'notLive', postcode, reason: `${postcode} is not a postcode in use in England.` };
}

function findKey(keys: Uint32Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < key) low = middle + 1;
    else if (keys[middle]! > key) high = middle - 1;
    else return middle;
  }
  return -1;
}
