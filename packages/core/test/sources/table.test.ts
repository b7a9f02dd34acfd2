import { DataError, readTable, type TableSchema } from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';

const SCHEMA = {
  code: { heading: ['LSOA21CD', 'LSOA code (2021)'], kind: 'text', pattern: /^E01\d{6}$/ },
  people: { heading: 'People', kind: 'integer', minimum: 0 },
  score: { heading: 'Score', kind: 'number', optional: true },
} as const satisfies TableSchema;

function source(...chunks: (string | Uint8Array)[]) {
  return { name: 'areas.csv', chunks };
}

async function faultOf(text: string | Uint8Array, schema: TableSchema = SCHEMA, options = {}) {
  const error = await readTable(source(text), schema, options).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DataError);
  return (error as DataError).fault;
}

describe('readTable', () => {
  it('reads the columns a schema names, in any order, past a byte order mark, with CRLF and aliases', async () => {
    const text =
      '\uFEFFScore,Other,people , LSOA  code (2021)\r\n1.5,"x, y",12,E01000001\r\n,"a\r\nb",3,E01000002\r\n';
    const table = await readTable(source(text), SCHEMA);
    expect(table.columns).toEqual({
      code: ['E01000001', 'E01000002'],
      people: [12, 3],
      score: [1.5, Number.NaN],
    });
    expect(table.count).toBe(2);
    expect(table.line[0]).toBe(2);
  });

  it('reads the same from any cut of the bytes', async () => {
    const bytes = new TextEncoder().encode('LSOA21CD,People,Score\nE01000001,1,2\n"E01000002",2,\n');
    const whole = await readTable(source(bytes), SCHEMA);
    for (let cut = 0; cut <= bytes.length; cut++)
      expect(await readTable(source(bytes.subarray(0, cut), bytes.subarray(cut)), SCHEMA)).toEqual(whole);
  });

  it('reads files larger than one piece, with line ends inside quotes, and keeps the line numbers', async () => {
    const row = `E01000001,1,2,"${'long\n'.repeat(9)}"\n`;
    const rows = 12_000;
    const table = await readTable(source('LSOA21CD,People,Score,Note\n', ...Array(rows).fill(row)), SCHEMA);
    expect(table.count).toBe(rows);
    expect(table.line.at(-1)).toBe(1 + rows * 10);
  });

  it('reads Latin-1 and files without headings', async () => {
    const schema = { code: { heading: 1, kind: 'text' }, name: { heading: 3, kind: 'text' } } as const;
    const bytes = Uint8Array.from([...'R0A,x,SAINT'].map((c) => c.charCodeAt(0)).concat(0xe9, 0x0a));
    const table = await readTable(source(bytes), schema, { encoding: 'latin1' });
    expect(table.columns).toEqual({ code: ['R0A'], name: ['SAINTé'] });
    expect(await faultOf(bytes, schema)).toMatchObject({ problem: 'is not utf-8 text' });
  });

  it.each([
    ['a missing heading', 'LSOA21CD,Score\nE01000001,1\n', { line: 1, column: 'People' }],
    ['a doubled heading', 'LSOA21CD,People,Score,score\nE01000001,1,1,1\n', { line: 1, column: 'Score' }],
    [
      'a misshapen code',
      'LSOA21CD,People,Score\nW01000001,1,1\n',
      { line: 2, column: 'LSOA21CD', value: 'W01000001' },
    ],
    [
      'a fraction for a count',
      'LSOA21CD,People,Score\nE01000001,1.5,1\n',
      { line: 2, column: 'People', value: '1.5' },
    ],
    [
      'hexadecimal',
      'LSOA21CD,People,Score\nE01000001,0x10,1\n',
      { line: 2, column: 'People', value: '0x10' },
    ],
    [
      'a negative count',
      'LSOA21CD,People,Score\nE01000001,-1,1\n',
      { line: 2, column: 'People', value: '-1' },
    ],
    ['an empty cell', 'LSOA21CD,People,Score\n\nE01000001,,1\n', { line: 3, problem: 'cell is empty' }],
    ['a ragged row', 'LSOA21CD,People,Score\nE01000001,1\n', { line: 2, value: 2 }],
    [
      'an open quote',
      'LSOA21CD,People,Score\nE01000001,"1,1\n',
      { file: 'areas.csv', line: expect.any(Number) },
    ],
    ['an empty file', '', { problem: 'is empty' }],
    ['a web page', '\n<!DOCTYPE html><html><body>Not found', { line: 1 }],
  ])('refuses %s', async (_, text, fault) => {
    expect(await faultOf(text)).toMatchObject(fault);
  });

  it('checks the number of rows where it is known', async () => {
    const fault = await faultOf('LSOA21CD,People,Score\nE01000001,1,1\n', SCHEMA, { rows: 33_755 });
    expect(fault).toMatchObject({ value: 1, expected: '33755 rows' });
  });

  it('passes over a preamble, blank rows and rows it is told to leave out, and lists them', async () => {
    const text = `Census 2021,,\n,,\nLSOA21CD,People,Score\nE01000001,1,2\nW01000001,x,y\n,,\nE01000002,5,*\n`;
    const schema = { ...SCHEMA, score: { ...SCHEMA.score, missing: ['*'] } } as const;
    const table = await readTable(source(text), schema, {
      exclude: (cell) => (cell('code').startsWith('W') ? 'in Wales' : undefined),
      unique: 'code',
    });
    expect(table.columns).toEqual({
      code: ['E01000001', 'E01000002'],
      people: [1, 5],
      score: [2, Number.NaN],
    });
    expect(table.excluded).toEqual([
      { line: 1, key: 'Census 2021', reason: 'line before the headings' },
      { line: 2, key: '', reason: 'line before the headings' },
      { line: 5, key: 'W01000001', reason: 'in Wales' },
      { line: 6, key: '', reason: 'blank row' },
    ]);
  });

  it('says when a code occurs twice, fields are separated otherwise, or another publication is given', async () => {
    const twice = 'LSOA21CD,People,Score\nE01000001,1,2\nE01000001,1,2\n';
    expect(await faultOf(twice, SCHEMA, { unique: 'code' })).toMatchObject({
      line: 3,
      problem: 'occurs twice, first on line 2',
    });
    expect((await faultOf('LSOA21CD;People;Score\nE01000001;1;2\n')).problem).toMatch(
      /separated by semicolons/,
    );
    expect((await faultOf('LSOA21CD\tPeople\nE01000001\t1\n')).problem).toMatch(/separated by tabs/);
    const older = 'LSOA code (2011),People,Score\nE01000001,1,2\n';
    const mistaken = { 'LSOA code (2011)': 'the indices of 2019' };
    expect((await faultOf(older, SCHEMA, { mistaken })).problem).toMatch(/looks like the indices of 2019/);
  });
});
