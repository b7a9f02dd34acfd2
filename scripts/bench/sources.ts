import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip, createGzip } from 'node:zlib';
import {
  NO_AREA,
  nationalGridToLonLat,
  parsePostcode,
  type ScannedCodes,
  type ScannedTexts,
  type ScanSchema,
  scanColumns,
  seededRandom,
  stringifyRow,
  textAt,
  unpackPostcode,
} from '@postcode-lottery/core';
import {
  annotatePostcodes,
  type England,
  emptyIndex,
  NOWHERE,
  openByteFile,
  readEngland,
} from '@postcode-lottery/core/node';
import { parse } from 'csv-parse';
import type { BenchRow } from './row.ts';

const MILLION = 1_000_000;
const SEED = 11;
const HEADINGS =
  'pcd,pcds,dointr,doterm,oslaua,osward,oseast1m,osnrth1m,osgrdind,ctry,rgn,sicbl,lat,long,icb,lsoa21,msoa21,ruc21ind';
const WANTED = ['pcds', 'oseast1m', 'osnrth1m', 'lat', 'long', 'lsoa21'] as const;
const number = (called: string) => ({ heading: new RegExp(`^${called}$`), kind: 'number', called }) as const;
const SCHEMA = {
  pcds: { heading: /^pcds$/, kind: 'text', called: 'pcds' },
  oseast1m: number('oseast1m'),
  osnrth1m: number('osnrth1m'),
  lat: number('lat'),
  long: number('long'),
  lsoa21: { heading: /^lsoa21$/, kind: 'code', called: 'lsoa21' },
} as const satisfies ScanSchema;

/** Every postcode of England from a directory-shaped csv.gz into columns, and a million-row file annotated. */
export async function bench(): Promise<BenchRow[]> {
  const england = await readEngland(fileURLToPath(new URL('../../data/england', import.meta.url)));
  const folder = await mkdtemp(join(tmpdir(), 'bench-sources-'));
  try {
    const directory = join(folder, 'directory.csv.gz');
    await writeDirectory(england, directory);
    return [...(await benchScan(directory)), await benchPostcodes(england, folder)];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A file in the shape of the ONS Postcode Directory with the postcodes that ship. */
async function writeDirectory({ postcodes, areas }: England, path: string): Promise<void> {
  const { longitude, latitude } = nationalGridToLonLat(postcodes.eastingMetres, postcodes.northingMetres);
  function* lines() {
    let block = `${HEADINGS}\n`;
    for (let i = 0; i < postcodes.count; i++) {
      const postcode = unpackPostcode(postcodes.keys[i]!);
      const area = postcodes.areaOfPostcode[i]!;
      const district =
        area === NO_AREA ? '' : areas.levels.district.codes[areas.levels.district.placeOfArea[area]!];
      block +=
        area === NO_AREA
          ? `${postcode},${postcode},,,,,,,9,E92000001,,,,,,,,\n`
          : `${postcode},${postcode},,,${district},E05000000,${postcodes.eastingMetres[i]},${postcodes.northingMetres[i]},1,E92000001,E12000001,E38000001,${latitude[i]!.toFixed(6)},${longitude[i]!.toFixed(6)},E54000001,${areas.codes[area]},E02000001,UN1\n`;
      if (block.length < 1 << 20) continue;
      yield block;
      block = '';
    }
    yield block;
  }
  await pipeline(lines, createGzip({ level: 6 }), createWriteStream(path));
}

type Columns = Readonly<Record<(typeof WANTED)[number], readonly string[] | Float64Array>>;

async function benchScan(path: string): Promise<BenchRow[]> {
  const ours = await timed(3, async () => scanColumns(await openByteFile(path), SCHEMA));
  const { columns, rows } = ours.result;
  const plain = await timed(1, () => parseColumns(path));
  const name = `${rows.toLocaleString('en-GB')} rows of a postcode directory, csv.gz into 6 columns`;
  const row = (baseline: string, baselineSeconds: number, equal: boolean): BenchRow => ({
    name,
    ours: ours.seconds,
    baseline,
    baselineSeconds,
    ratio: baselineSeconds / ours.seconds,
    equal,
  });
  const equal = sameColumns(columns.pcds, columns.lsoa21, plain.result, {
    oseast1m: columns.oseast1m.values,
    osnrth1m: columns.osnrth1m.values,
    lat: columns.lat.values,
    long: columns.long.values,
  });
  const found = [row('csv-parse, streamed', plain.seconds, equal)];
  const pandas = runPandas(path);
  if (pandas === undefined) process.stderr.write('pandas is not installed here: its row is left out\n');
  else {
    const sum = columns.oseast1m.values.reduce(
      (total, metres) => total + (Number.isNaN(metres) ? 0 : metres),
      0,
    );
    found.push(
      row('pandas read_csv, same columns', pandas.seconds, pandas.rows === rows && pandas.sum === sum),
    );
  }
  return found;
}

/** The plain way: csv-parse over the unpacked stream, cells into arrays. */
async function parseColumns(path: string): Promise<Columns> {
  const texts: Record<string, string[]> = Object.fromEntries(WANTED.map((name) => [name, []]));
  const parser = createReadStream(path).pipe(createGunzip()).pipe(parse());
  let places: number[] | undefined;
  for await (const record of parser as AsyncIterable<string[]>) {
    if (places === undefined) places = WANTED.map((name) => record.indexOf(name));
    else for (const [column, name] of WANTED.entries()) texts[name]!.push(record[places[column]!]!);
  }
  const numbers = (name: string) =>
    Float64Array.from(texts[name]!, (text) => (text === '' ? Number.NaN : Number(text)));
  return {
    pcds: texts.pcds!,
    lsoa21: texts.lsoa21!,
    oseast1m: numbers('oseast1m'),
    osnrth1m: numbers('osnrth1m'),
    lat: numbers('lat'),
    long: numbers('long'),
  };
}

function sameColumns(
  postcodes: ScannedTexts,
  areas: ScannedCodes,
  plain: Columns,
  numbers: Readonly<Record<string, Float64Array>>,
): boolean {
  if (postcodes.count !== plain.pcds.length) return false;
  for (let row = 0; row < postcodes.count; row++) {
    if (textAt(postcodes, row) !== plain.pcds[row]) return false;
    if (areas.codes[areas.index[row]!] !== plain.lsoa21[row]) return false;
    for (const [name, values] of Object.entries(numbers))
      if (!Object.is(values[row], plain[name as (typeof WANTED)[number]][row])) return false;
  }
  return true;
}

const PANDAS = `
import sys, time, json
try:
    import pandas
except ImportError:
    print('null'); sys.exit()
best = 1e9
for _ in range(3):
    start = time.perf_counter()
    table = pandas.read_csv(sys.argv[1], usecols=sys.argv[2].split(','))
    best = min(best, time.perf_counter() - start)
print(json.dumps({'seconds': best, 'rows': len(table), 'sum': float(table['oseast1m'].sum())}))
`;

function runPandas(path: string): { seconds: number; rows: number; sum: number } | undefined {
  const run = spawnSync('python3', ['-c', PANDAS, path, WANTED.join(',')], { encoding: 'utf8' });
  if (run.status !== 0) return undefined;
  return (JSON.parse(run.stdout) as { seconds: number; rows: number; sum: number } | null) ?? undefined;
}

/** A million rows with a postcode each, areas and figures put beside them. */
async function benchPostcodes({ postcodes, areas }: England, folder: string): Promise<BenchRow> {
  const random = seededRandom(SEED);
  const from = join(folder, 'million.csv');
  function* lines() {
    yield 'id,name,postcode\n';
    for (let start = 0; start < MILLION; start += 10_000) {
      let block = '';
      for (let id = start; id < start + 10_000; id++) {
        const postcode = unpackPostcode(postcodes.keys[Math.floor(random() * postcodes.count)]!);
        block += `${id},"Row, ${id}",${id % 50 === 0 ? 'CF10 1AA' : postcode}\n`;
      }
      yield block;
    }
  }
  await pipeline(lines, createWriteStream(from));
  const figures = {
    headings: ['area_code', 'area_name'],
    cells: (area: number) => [areas.codes[area]!, areas.names[area]!],
  };
  const index = emptyIndex();
  const areaOfText = new Map<string, number>();
  for (let i = 0; i < postcodes.count; i++) {
    const area = postcodes.areaOfPostcode[i]!;
    index.add(postcodes.keys[i]!, area === NO_AREA ? NOWHERE : area, false);
    areaOfText.set(unpackPostcode(postcodes.keys[i]!), area === NO_AREA ? NOWHERE : area);
  }
  const to = join(folder, 'ours.csv');
  const plainTo = join(folder, 'plain.csv');
  const ours = await timed(3, () => annotatePostcodes({ from, to, index, figures }));
  const plain = await timed(1, () => annotatePlainly(from, plainTo, areaOfText, figures.cells));
  return {
    name: '1,000,000 rows of a CSV of postcodes, areas added (from disk to disk)',
    ours: ours.seconds,
    baseline: 'csv-parse, a Map and strings, streamed',
    baselineSeconds: plain.seconds,
    ratio: plain.seconds / ours.seconds,
    equal: (await readFile(to)).equals(await readFile(plainTo)),
  };
}

async function annotatePlainly(
  from: string,
  to: string,
  areaOfText: ReadonlyMap<string, number>,
  cells: (area: number) => string[],
): Promise<void> {
  async function* lines() {
    const parser = createReadStream(from).pipe(parse({ from_line: 2 }));
    yield 'id,name,postcode,area_code,area_name,postcode_status,postcode_note\n';
    for await (const record of parser as AsyncIterable<string[]>) {
      const area = areaOfText.get(record[2]!);
      if (area === undefined) {
        const reading = parsePostcode(record[2]!) as { reason: string };
        yield stringifyRow([...record, '', '', 'not English', reading.reason]);
      } else if (area === NOWHERE) {
        const note = 'Its source gives it no position, so it is in no area.';
        yield stringifyRow([...record, '', '', 'in use', note]);
      } else yield stringifyRow([...record, ...cells(area), 'in use', '']);
    }
  }
  await pipeline(lines, createWriteStream(to));
}

/** The shortest of some runs and the last result. */
async function timed<Result>(
  runs: number,
  run: () => Promise<Result>,
): Promise<{ seconds: number; result: Result }> {
  let seconds = Number.POSITIVE_INFINITY;
  let result: Result;
  do {
    const start = performance.now();
    result = await run();
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
  } while (--runs > 0);
  return { seconds, result };
}
