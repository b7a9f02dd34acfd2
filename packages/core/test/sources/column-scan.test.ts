import { DataError, type ScannedTexts, type ScanSchema, scanColumns, textAt } from '@postcode-lottery/core';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const bytes = (text: string) => new TextEncoder().encode(text);
const source = (...chunks: Uint8Array[]) => ({ name: 'long.csv', chunks });
const rule = <Kind extends 'text' | 'code' | 'number'>(called: string, kind: Kind) =>
  ({ heading: new RegExp(`^${called}$`), kind, called }) as const;
const SCHEMA = { name: rule('name', 'text'), code: rule('code', 'code'), value: rule('value', 'number') };

async function scan(text: string) {
  const { rows, columns } = await scanColumns(source(bytes(text)), SCHEMA);
  return {
    name: Array.from({ length: rows }, (_, row) => textAt(columns.name, row)),
    code: [...columns.code.index].map((index) => columns.code.codes[index]),
    value: [...columns.value.values],
  };
}

describe('scanColumns', () => {
  test('reads texts, codes and numbers past a byte order mark, CRLF, quotes and blank lines', async () => {
    const text =
      '\uFEFFcode,"name",other,value\r\nA,x,,1\r\n\r\nB,"y, ""z""",,-2.50\r\n,"é\r\n",,\r\nA,,,1e3\r\n';
    expect(await scan(text)).toEqual({
      name: ['x', 'y, "z"', 'é\r\n', ''],
      code: ['A', 'B', '', 'A'],
      value: [1, -2.5, Number.NaN, 1000],
    });
  });

  test('agrees with csv-parse on any table, cut anywhere', async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('', 'a,b', '"', '\n', 'E01000001', '\r\n"'),
    );
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.array(fc.nat(400), { maxLength: 5 }),
        fc.boolean(),
        async (rows, cuts, crlf) => {
          const end = crlf ? '\r\n' : '\n';
          const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const plain = (text: string) => (/[",\r\n]/.test(text) ? quote(text) : text);
          const lines = rows.map(([a, b], row) => `${row % 2 ? plain(a) : quote(a)},x,${quote(b)}`);
          const whole = bytes(`name,skip,code${end}${lines.join(end)}${rows.length % 2 ? end : ''}`);
          const places = [...new Set(cuts.map((cut) => cut % whole.length))].sort((p, q) => p - q);
          const chunks = [0, ...places].map((start, at) => whole.subarray(start, places[at] ?? whole.length));
          const schema = { name: rule('name', 'text'), code: rule('code', 'code') } satisfies ScanSchema;
          const { columns } = await scanColumns(source(...chunks), schema);
          const expected = parse(Buffer.from(whole)) as string[][];
          const found = expected
            .slice(1)
            .map((_, row) => [textAt(columns.name, row), columns.code.codes[columns.code.index[row]!]]);
          expect(found).toEqual(expected.slice(1).map(([name, , code]) => [name, code]));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('reads decimal numbers exactly as Number() does', async () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.tuple(fc.integer(), fc.nat(999_999)).map(([whole, part]) => `${whole}.${part}`),
      fc.constantFrom('007', '-0.5', '.5', '5.', '+3', '99.999999', '123456789012345678'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 1 }), async (numbers) => {
        const text = `value\n${numbers.join('\n')}\n`;
        const { columns } = await scanColumns(source(bytes(text)), { value: SCHEMA.value });
        expect([...columns.value.values]).toEqual(numbers.map(Number));
      }),
    );
  });

  test('keeps many distinct codes apart', async () => {
    const codes = Array.from(
      { length: 40_000 },
      (_, row) => `E${String((row * 7919) % 33_755).padStart(8, '0')}`,
    );
    const text = `name,code,value\n${codes.map((code) => `,${code},1`).join('\n')}`;
    expect((await scan(text)).code).toEqual(codes);
  });

  test.each([
    ['a missing column', 'name,code\nx,y\n', { line: 1, column: 'value' }],
    ['a doubled column', 'name,code,value,code\n', { line: 1, problem: 'column occurs 2 times' }],
    ['a ragged row', 'name,code,value\na,b,1\na,b\n', { line: 3, value: 2 }],
    ['words for a number', 'name,code,value\na,b,1\n\na,b,ten\n', { line: 4, column: 'value', value: 'ten' }],
    ['a stray quote', 'name,code,value\na,b"c,1\n', { line: 2, problem: /quote inside/ }],
    ['text after a quote', 'name,code,value\na,"b"c,1\n', { line: 2, problem: /after a closing quote/ }],
    ['a quote that stays open', 'name,code,value\na,"b,1\n', { problem: /ends inside a quoted field/ }],
    ['a web page', '<!DOCTYPE html><html>\n', { problem: /web page/ }],
    ['nothing', '', { problem: 'is empty' }],
  ])('refuses %s', async (_, text, fault) => {
    const error = await scan(text).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DataError);
    for (const [key, value] of Object.entries(fault)) {
      const found = (error as DataError).fault[key as 'problem'];
      if (value instanceof RegExp) expect(found).toMatch(value);
      else expect(found).toBe(value);
    }
  });

  test('a text column holds its bytes end to end', async () => {
    const { columns } = await scanColumns(source(bytes('name,code,value\nab,,\n,,\nc,,\n')), SCHEMA);
    const { bytes: held, starts } = columns.name as ScannedTexts;
    expect([...starts]).toEqual([0, 2, 2, 3]);
    expect(new TextDecoder().decode(held)).toBe('abc');
  });
});
