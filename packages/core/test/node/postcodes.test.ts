import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DataError, packPostcode, parsePostcode } from '@postcode-lottery/core';
import {
  annotatePostcodes,
  ENDED,
  emptyIndex,
  NO_KEY,
  NOWHERE,
  readPostcodeKey,
  UNKNOWN,
} from '@postcode-lottery/core/node';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const bytes = (text: string) => new TextEncoder().encode(text);
const keyOf = (text: string) => readPostcodeKey(bytes(text), 0, bytes(text).length);

describe('the key of a postcode read from bytes', () => {
  test('is that of packPostcode for every shape, case and spacing', () => {
    const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    const unit = fc.constantFrom(...'ABDEFGHJLNPQRSTUWXYZ');
    const digit = fc.constantFrom(...'0123456789');
    const none = fc.constant('');
    const postcode = fc.tuple(
      letter,
      fc.oneof(letter, none),
      digit,
      fc.oneof(digit, letter, none),
      digit,
      unit,
      unit,
    );
    fc.assert(
      fc.property(postcode, fc.boolean(), fc.nat(2), (parts, small, spaces) => {
        const whole = `${parts.slice(0, 4).join('')} ${parts.slice(4).join('')}`;
        const typed = ` ${whole.replace(' ', ' '.repeat(spaces))} `;
        expect(keyOf(small ? typed.toLowerCase() : typed)).toBe(packPostcode(whole));
      }),
    );
  });

  test('is NO_KEY wherever parsePostcode finds the text malformed', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 9 }),
      fc.string({ unit: fc.constantFrom(...'AB1 2CIZ9'), maxLength: 9 }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const reading = parsePostcode(typed);
        if (reading.kind === 'malformed') expect(keyOf(typed)).toBe(NO_KEY);
        if (reading.kind === 'postcode' && /^[\w ]*$/.test(typed)) expect(keyOf(typed)).toBe(reading.key);
      }),
      { numRuns: 2000 },
    );
  });
});

test('the index finds what was added, live before ended', () => {
  const index = emptyIndex();
  const key = packPostcode('NR30 1AA');
  expect(index.find(key)).toBe(UNKNOWN);
  index.add(key, 5, true);
  expect(index.find(key)).toBe(5 + ENDED);
  index.add(key, 7, false);
  index.add(key, 9, true);
  expect(index.find(key)).toBe(7);
  for (let other = 1; other < 50_000; other++) index.add(other * 4000, other % 60_000, false);
  for (let other = 1; other < 50_000; other += 97) expect(index.find(other * 4000)).toBe(other % 60_000);
  expect(index.find(3)).toBe(UNKNOWN);
});

describe('a file of postcodes', () => {
  const index = emptyIndex();
  index.add(packPostcode('NR30 1AA'), 0, false);
  index.add(packPostcode('AL1 1AB'), 1, true);
  index.add(packPostcode('B1 1TT'), NOWHERE, false);
  const figures = {
    headings: ['area_code', 'minutes'],
    cells: (area: number) => [`E0100000${area}`, String(41.5 + area)],
  };
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'postcodes-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (content: string | Buffer, column?: string) => {
    const from = join(folder, 'in.csv');
    writeFileSync(from, content);
    const to = join(folder, 'out.csv');
    return annotatePostcodes({ from, to, index, figures, ...(column === undefined ? {} : { column }) });
  };
  const output = () => parse(readFileSync(join(folder, 'out.csv'))) as string[][];

  test('keeps every row and explains what it could not place', async () => {
    const rows = ['NR30 1AA', 'nr301aa', 'AL1 1AB', 'B1 1TT', 'NR30 1AB', 'CF10 1AA', 'SW1A', ''];
    const text = `id,Postcode\r\n${rows.map((postcode, id) => `"${id}, ""x""",${postcode}`).join('\r\n')}`;
    const counts = await run(gzipSync(text));
    expect(counts).toEqual({
      rows: 8,
      inUse: 2,
      ended: 1,
      unplaced: 1,
      unknown: 1,
      elsewhere: 1,
      malformed: 2,
    });
    const [headings, ...cells] = output();
    expect(headings).toEqual(['id', 'Postcode', 'area_code', 'minutes', 'postcode_status', 'postcode_note']);
    expect(cells.map((row) => row[0])).toEqual(rows.map((_, id) => `${id}, "x"`));
    expect(cells.map((row) => row[4])).toEqual([
      'in use',
      'in use',
      'ended',
      'in use',
      'not in use',
      'not English',
      'malformed',
      'malformed',
    ]);
    expect(cells[1]!.slice(2)).toEqual(['E01000000', '41.5', 'in use', '']);
    expect(cells[2]!.slice(2, 4)).toEqual(['E01000001', '42.5']);
    expect(cells[5]![5]).toMatch(/Wales/);
  });

  test('takes a column of any name', async () => {
    await run('home,postcode\nNR30 1AA,CF10 1AA\n', 'HOME');
    expect(output()[1]!.slice(2, 4)).toEqual(['E01000000', '41.5']);
  });

  test.each([
    ['no such column', 'a,b\n1,2\n', /column is missing.*expected a heading postcode/],
    ['two such columns', 'postcode,pcds\n1,2\n', /occurs 2 times/],
    ['a ragged row', 'postcode,b\nNR30 1AA,1\nNR30 1AA\n', /line 3.*wrong number of fields/],
    ['nothing', '', /is empty/],
  ])('is refused with %s, and what was there stays', async (_, content, message) => {
    writeFileSync(join(folder, 'out.csv'), 'as before');
    const running = run(content);
    await expect(running).rejects.toThrow(DataError);
    await expect(running).rejects.toThrow(message);
    expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toBe('as before');
    expect(readdirSync(folder).sort()).toEqual(['in.csv', 'out.csv']);
  });
});
