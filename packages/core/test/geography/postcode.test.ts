import {
  ArgumentError,
  DataError,
  decodePostcodes,
  ENGLISH_POSTCODE_AREAS,
  encodePostcodes,
  findPostcode,
  joinPostcodes,
  NO_AREA,
  type PostcodeShard,
  packPostcode,
  parsePostcode,
  UNPLACED,
  unpackPostcode,
} from '@postcode-lottery/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const unitLetter = fc.constantFrom(...'ABDEFGHJLNPQRSTUWXYZ');
const postcodes = fc
  .tuple(
    fc.constantFrom(...ENGLISH_POSTCODE_AREAS),
    fc.nat(9),
    fc.constantFrom('', ...'0123456789ABCEHJKMNPRTVXY'),
    fc.nat(9),
    unitLetter,
    unitLetter,
  )
  .map(([area, district, last, sector, a, b]) => `${area}${district}${last} ${sector}${a}${b}`);

const shards = fc
  .record({
    postcodes: fc.uniqueArray(postcodes, { maxLength: 60 }),
    areaCodes: fc.uniqueArray(fc.integer({ min: 0, max: 999_999 }), { minLength: 1, maxLength: 12 }),
    seed: fc.array(fc.tuple(fc.nat(12), fc.nat(700_000), fc.nat(700_000)), { minLength: 60, maxLength: 60 }),
  })
  .map(({ postcodes, areaCodes, seed }): PostcodeShard => {
    const keys = Uint32Array.from(postcodes, packPostcode).sort();
    const met: number[] = [];
    const areaOfPostcode = Uint16Array.from(keys, (_, i) => {
      const area = areaCodes[seed[i]![0]];
      if (area === undefined) return NO_AREA;
      if (!met.includes(area)) met.push(area);
      return met.indexOf(area);
    });
    const placed = (value: number, i: number) => (areaOfPostcode[i] === NO_AREA ? UNPLACED : value);
    return {
      keys,
      areaOfPostcode,
      eastingMetres: Int32Array.from(keys, (_, i) => placed(seed[i]![1], i)),
      northingMetres: Int32Array.from(keys, (_, i) => placed(seed[i]![2], i)),
      areaCodes: met.map((area) => `E01${String(area).padStart(6, '0')}`),
    };
  });

describe('packPostcode', () => {
  it('is undone by unpackPostcode', () => {
    fc.assert(
      fc.property(postcodes, (postcode) => {
        expect(unpackPostcode(packPostcode(postcode))).toBe(postcode);
      }),
    );
  });

  it('orders by area, district and inward code, in 31 bits', () => {
    const ordered = ['AL1 1AB', 'B1 1AA', 'N1 9ZZ', 'N10 1AA', 'N1C 4AG', 'N2 0AA', 'NE1 1AA', 'ZE99 9ZZ'];
    const keys = ordered.map(packPostcode);
    expect(keys).toEqual([...keys].sort((a, b) => a - b));
    expect(keys.at(-1)).toBeLessThan(2 ** 31);
  });
});

describe('parsePostcode', () => {
  it('reads any case and spacing', () => {
    fc.assert(
      fc.property(postcodes, fc.nat(6), fc.boolean(), (postcode, at, lower) => {
        const bare = postcode.replace(' ', '');
        const typed = ` ${bare.slice(0, at)} ${bare.slice(at)}\t`;
        expect(parsePostcode(lower ? typed.toLowerCase() : typed)).toMatchObject({
          kind: 'postcode',
          postcode,
        });
      }),
    );
  });

  it.each([
    ['', 'Type a full postcode'],
    ['NR30', 'first half of a postcode'],
    ['NR30 1A!', 'not "!"'],
    ['NR30 1CA', 'never C'],
    ['1NR 1AA', 'begins with a letter'],
    ['NRX0 1AA', 'one or two letters, then a digit'],
    ['NR30 AAA', 'ends with a digit and two letters'],
    ['NR3011AA', '5 to 7 letters and digits'],
    ['Great Yarmouth', '5 to 7 letters and digits'],
  ])('says why %j is malformed', (text, reason) => {
    expect(parsePostcode(text)).toMatchObject({ kind: 'malformed', reason: expect.stringContaining(reason) });
  });

  it.each([
    ['EH1 1YZ', 'in Scotland'],
    ['CF10 4BZ', 'in Wales'],
    ['BT1 5GS', 'Northern Ireland'],
    ['QQ1 1AA', 'no postcode area QQ'],
  ])('says that %s is not English', (text, reason) => {
    expect(parsePostcode(text)).toMatchObject({
      kind: 'notEnglish',
      reason: expect.stringContaining(reason),
    });
  });
});

describe('encodePostcodes', () => {
  it('is undone exactly by decodePostcodes', () => {
    fc.assert(
      fc.property(shards, (shard) => {
        expect(decodePostcodes(encodePostcodes(shard), 's')).toEqual(shard);
      }),
    );
  });

  it('makes any truncation and any changed byte a DataError', () => {
    fc.assert(
      fc.property(shards, fc.nat(), fc.integer({ min: 1, max: 255 }), (shard, place, change) => {
        const bytes = encodePostcodes(shard);
        const at = place % bytes.length;
        expect(() => decodePostcodes(bytes.subarray(0, at), 'NR.bin')).toThrow(DataError);
        const altered = bytes.slice();
        altered[at] = altered[at]! ^ change;
        expect(() => decodePostcodes(altered, 'NR.bin')).toThrow(
          /^NR\.bin: is (not a postcode shard|truncated or altered)/,
        );
      }),
    );
  });
});

describe('findPostcode', () => {
  const shard = (postcode: string): PostcodeShard => ({
    keys: Uint32Array.of(packPostcode(postcode)),
    eastingMetres: Int32Array.of(652_251),
    northingMetres: Int32Array.of(308_142),
    areaOfPostcode: Uint16Array.of(0),
    areaCodes: ['E01026596'],
  });

  it('finds live postcodes in joined shards and tells the others apart', () => {
    const table = joinPostcodes([shard('AL1 1AG'), shard('NR30 1AA')], ['E01000001', 'E01026596']);
    expect(table.areaOfPostcode).toEqual(Uint16Array.of(1, 1));
    expect(findPostcode(table.keys, 'nr301aa')).toEqual({ kind: 'found', postcode: 'NR30 1AA', index: 1 });
    expect(findPostcode(table.keys, 'NR30 1AB')).toMatchObject({ kind: 'notLive', postcode: 'NR30 1AB' });
    expect(findPostcode(table.keys, 'G1 1AA').kind).toBe('notEnglish');
    expect(findPostcode(table.keys, 'NR30').kind).toBe('malformed');
    expect(findPostcode(new Uint32Array(0), 'NR30 1AA').kind).toBe('notLive');
  });

  it('refuses shards out of order and unknown areas', () => {
    expect(() => joinPostcodes([shard('NR30 1AA'), shard('AL1 1AG')], ['E01026596'])).toThrow(ArgumentError);
    expect(() => joinPostcodes([shard('NR30 1AA')], ['E01000001'])).toThrow(/shards\[0\] is "E01026596"/);
  });
});
