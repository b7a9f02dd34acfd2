import {
  ArgumentError,
  type AtlasColumn,
  decodeColumn,
  decodeElements,
  encodeColumn,
  noDataElement,
} from '@postcode-lottery/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const column = (type: AtlasColumn['type'], scale: number) =>
  ({ id: 'minutes', type, scale, noData: noDataElement(type) }) as AtlasColumn;

describe('atlas columns', () => {
  it('come back to within half a step of their scale, no data as NaN', () => {
    const values = fc.array(
      fc.oneof(fc.constant(Number.NaN), fc.double({ min: 0, max: 6553.4, noNaN: true })),
    );
    fc.assert(
      fc.property(values, (minutes) => {
        const packed = column('uint16', 0.1);
        const back = decodeColumn(encodeColumn(minutes, packed), packed, minutes.length);
        return minutes.every((value, index) =>
          Number.isNaN(value) ? Number.isNaN(back[index]) : Math.abs(back[index]! - value) <= 0.051,
        );
      }),
    );
  });

  it('are little-endian', () => {
    expect([...encodeColumn([258], column('uint16', 1))]).toEqual([2, 1]);
    expect(decodeElements(new Uint8Array([2, 1]), { id: 'x', type: 'uint16' }, 1)[0]).toBe(258);
  });

  it('refuse what the type cannot hold, naming the element', () => {
    expect(() => encodeColumn([1, 255], column('uint8', 1))).toThrow(/values\[1\] is 255; expected 0 to 254/);
    expect(() => encodeColumn([-1], column('uint16', 1))).toThrow(ArgumentError);
    expect(() => encodeColumn([Number.POSITIVE_INFINITY], column('float32', 1))).toThrow(ArgumentError);
  });

  it('refuse bytes of another length', () => {
    expect(() => decodeColumn(new Uint8Array(5), column('uint16', 1), 3)).toThrow(
      /5; expected 6 bytes \(3 areas\)/,
    );
  });
});
