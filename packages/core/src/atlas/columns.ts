import { ArgumentError } from '../foundation/errors.ts';
import type { AtlasColumn, ColumnType } from './manifest.ts';

type Stored = Uint8Array | Uint16Array | Uint32Array | Float32Array;

const ARRAYS = {
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  float32: Float32Array,
} as const;

const LARGEST: Record<Exclude<ColumnType, 'float32'>, number> = {
  uint8: 0xff,
  uint16: 0xffff,
  uint32: 0xffffffff,
};

const LARGEST_FLOAT32 = 3.4028234663852886e38;

/** The stored element that means "no data": the largest of an integer type, NaN of a float. */
export function noDataElement(type: ColumnType): number | null {
  return type === 'float32' ? null : LARGEST[type];
}

/**
 * Packs one figure an area into little-endian bytes, to the nearest multiple of `scale`.
 *
 * @param values one number an area; NaN is "no data"
 * @throws ArgumentError for a value that the type cannot hold at that scale
 */
export function encodeColumn(
  values: ArrayLike<number>,
  { type, scale }: Pick<AtlasColumn, 'type' | 'scale'>,
): Uint8Array {
  const stored = new ARRAYS[type](values.length);
  const largest = type === 'float32' ? LARGEST_FLOAT32 : LARGEST[type] - 1;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (Number.isNaN(value)) {
      stored[index] = noDataElement(type) ?? Number.NaN;
      continue;
    }
    const element = type === 'float32' ? value / scale : Math.round(value / scale);
    if (!(Math.abs(element) <= largest) || (type !== 'float32' && element < 0))
      throw new ArgumentError({
        argument: 'values',
        index,
        value,
        expected: `0 to ${largest * scale} for a ${type} column`,
      });
    stored[index] = element;
  }
  return littleEndian(stored);
}

/**
 * Unpacks a column into numbers; "no data" becomes NaN.
 *
 * @throws ArgumentError where the bytes are not one element for each of `count` areas
 */
export function decodeColumn(
  bytes: Uint8Array,
  column: AtlasColumn,
  count: number,
): Float32Array | Float64Array {
  const elements = decodeElements(bytes, column, count);
  const { scale, noData } = column;
  const values = column.type === 'uint32' ? new Float64Array(count) : new Float32Array(count);
  for (let index = 0; index < count; index++) {
    const element = elements[index]!;
    values[index] = element === noData ? Number.NaN : element * scale;
  }
  return values;
}

/**
 * Unpacks the stored elements themselves: category indexes, bit masks, place indexes.
 *
 * @throws ArgumentError where the bytes are not one element for each of `count` areas
 */
export function decodeElements(
  bytes: Uint8Array,
  column: Pick<AtlasColumn, 'id' | 'type'>,
  count: number,
): Stored {
  const Elements = ARRAYS[column.type];
  if (bytes.byteLength !== count * Elements.BYTES_PER_ELEMENT)
    throw new ArgumentError({
      argument: `column ${column.id}`,
      value: bytes.byteLength,
      expected: `${count * Elements.BYTES_PER_ELEMENT} bytes (${count} areas)`,
    });
  const copy = bytes.slice();
  if (!HOST_IS_LITTLE_ENDIAN) swapBytes(copy, Elements.BYTES_PER_ELEMENT);
  return new Elements(copy.buffer, 0, count);
}

const HOST_IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

function littleEndian(stored: Stored): Uint8Array {
  const bytes = new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength);
  if (!HOST_IS_LITTLE_ENDIAN) swapBytes(bytes, stored.BYTES_PER_ELEMENT);
  return bytes;
}

function swapBytes(bytes: Uint8Array, width: number): void {
  for (let start = 0; start < bytes.length; start += width) bytes.subarray(start, start + width).reverse();
}
