import { DataError } from '../foundation/errors.ts';
import type { Topology } from '../geography/topology/topology.ts';

const MAGIC = 0x32544c50; // 'PLT2', little-endian
const CENTIMETRES = 100;

/** Order of the arrays in the file; each is preceded by its length, all are little-endian 32-bit integers. */
const PARTS = [
  'arcOffsets',
  'eastingMetres',
  'northingMetres',
  'arcLeft',
  'arcRight',
  'arcStart',
  'arcEnd',
  'areaPolygons',
  'polygonRings',
  'ringOffsets',
  'ringArcs',
] as const;

const COORDINATES: ReadonlySet<string> = new Set(['eastingMetres', 'northingMetres']);

/**
 * Packs a topology into bytes: coordinates to the centimetre, every array as differences from element to
 * element, which compress well.
 */
export function encodeTopology(topology: Topology): Uint8Array {
  const words = PARTS.reduce((sum, part) => sum + 1 + topology[part].length, 3);
  const view = new DataView(new ArrayBuffer(words * 4));
  let at = 0;
  const put = (word: number) => {
    view.setInt32(at, word, true);
    at += 4;
  };
  put(MAGIC);
  put(topology.areaCount);
  put(topology.nodeCount);
  for (const part of PARTS) {
    const array = topology[part];
    const scale = COORDINATES.has(part) ? CENTIMETRES : 1;
    put(array.length);
    let previous = 0;
    for (let index = 0; index < array.length; index++) {
      const word = Math.round(array[index]! * scale);
      put(word - previous);
      previous = word;
    }
  }
  return new Uint8Array(view.buffer);
}

/**
 * Unpacks what encodeTopology packed.
 *
 * @throws DataError where the bytes are cut short or are no topology
 */
export function decodeTopology(bytes: Uint8Array, file: string): Topology {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (): number => {
    if (at + 4 > bytes.byteLength)
      throw new DataError({
        file,
        value: bytes.byteLength,
        problem: 'is cut short',
        expected: `more than ${at} bytes`,
      });
    at += 4;
    return view.getInt32(at - 4, true);
  };
  if (take() !== MAGIC) throw new DataError({ file, problem: 'is not a topology of areas' });
  const areaCount = take();
  const nodeCount = take();
  const arrays: Partial<Record<(typeof PARTS)[number], Int32Array | Uint32Array | Float64Array>> = {};
  for (const part of PARTS) {
    const length = take();
    if (length < 0 || at + length * 4 > bytes.byteLength)
      throw new DataError({
        file,
        column: part,
        value: length,
        problem: 'is cut short',
        expected: 'its elements',
      });
    const coordinate = COORDINATES.has(part);
    const array = coordinate ? new Float64Array(length) : newIntegers(part, length);
    let sum = 0;
    for (let index = 0; index < length; index++) {
      sum += take();
      array[index] = coordinate ? sum / CENTIMETRES : sum;
    }
    arrays[part] = array;
  }
  const arcCount = arrays.arcLeft!.length;
  return { areaCount, nodeCount, arcCount, ...arrays } as Topology;
}

const SIGNED: ReadonlySet<string> = new Set(['arcLeft', 'arcRight', 'ringArcs']);

function newIntegers(part: string, length: number): Int32Array | Uint32Array {
  return SIGNED.has(part) ? new Int32Array(length) : new Uint32Array(length);
}
