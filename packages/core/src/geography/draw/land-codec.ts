import { DataError } from '../../foundation/errors.ts';
import type { Land } from './land.ts';

const MAGIC = 0x31434c50; // 'PLC1'

/**
 * Land as bytes, to the whole metre: 'PLC1', then as variable-length integers the number of rings, for each
 * ring its number of points, and the zigzag steps from point to point, easting before northing.
 */
export function encodeLand(land: Land): Uint8Array {
  const bytes: number[] = [0x50, 0x4c, 0x43, 0x31];
  const put = (value: number) => {
    let rest = value;
    while (rest > 127) {
      bytes.push((rest & 127) | 128);
      rest >>>= 7;
    }
    bytes.push(rest);
  };
  const putSigned = (value: number) => put(((value << 1) ^ (value >> 31)) >>> 0);
  const ringCount = land.ringOffsets.length - 1;
  put(ringCount);
  for (let ring = 0; ring < ringCount; ring++) put(land.ringOffsets[ring + 1]! - land.ringOffsets[ring]!);
  let x = 0;
  let y = 0;
  for (let i = 0; i < land.eastingMetres.length; i++) {
    const nextX = Math.round(land.eastingMetres[i]!);
    const nextY = Math.round(land.northingMetres[i]!);
    putSigned(nextX - x);
    putSigned(nextY - y);
    x = nextX;
    y = nextY;
  }
  return Uint8Array.from(bytes);
}

/**
 * Reads what `encodeLand` wrote.
 *
 * Points lie a little off the whole metre (37 and 59 cm), where the edges between postcodes on the 1 m grid
 * never run exactly through them.
 *
 * @throws DataError where the bytes are not land or end early
 */
export function decodeLand(bytes: Uint8Array, file: string): Land {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 5 || view.getUint32(0, true) !== MAGIC)
    throw new DataError({ file, problem: 'this is not a packed coastline', expected: "first bytes 'PLC1'" });
  let at = 4;
  const take = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined || shift > 28)
        throw new DataError({ file, problem: 'the coastline ends early' });
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  };
  const takeSigned = () => {
    const value = take();
    return (value >>> 1) ^ -(value & 1);
  };
  const ringCount = take();
  if (ringCount > bytes.length) throw new DataError({ file, problem: 'the coastline ends early' });
  const ringOffsets = new Uint32Array(ringCount + 1);
  for (let ring = 0; ring < ringCount; ring++) ringOffsets[ring + 1] = ringOffsets[ring]! + take();
  const count = ringOffsets[ringCount]!;
  if (count > bytes.length) throw new DataError({ file, problem: 'the coastline ends early' });
  const eastingMetres = new Float64Array(count);
  const northingMetres = new Float64Array(count);
  let x = 0;
  let y = 0;
  for (let i = 0; i < count; i++) {
    x += takeSigned();
    y += takeSigned();
    eastingMetres[i] = x + 0.37;
    northingMetres[i] = y + 0.59;
  }
  return { ringOffsets, eastingMetres, northingMetres };
}
