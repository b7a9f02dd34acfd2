import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parsePostcode, parseSourceRegistry } from '@postcode-lottery/core';
import {
  type Atlas,
  addAtlasPostcodes,
  addEndedPostcodes,
  annotatePostcodes,
  ENDED,
  emptyIndex,
  findOfficialFile,
  NOWHERE,
  openAtlas,
  type PostcodeIndex,
  readAreaFigures,
  UNKNOWN,
} from '@postcode-lottery/core/node';
import { showProgress } from './cli/progress.ts';
import { runCommand, UsageError } from './cli/run-command.ts';

const HELP = `Puts the area and its figures beside postcodes.

  npm run postcodes -- "NR30 1AA"                    one postcode
  npm run postcodes -- in.csv --out out.csv          a file of any length, gzipped or not

  --column NAME   heading of the postcodes (default: postcode, post code, pcds, pcd or pcd7)
  --atlas PATH    the atlas folder (default: atlas)
  --data PATH     the data folder; where nspl or onspd has been put in use, ended postcodes are found too
`;

const root = fileURLToPath(new URL('..', import.meta.url));

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      column: { type: 'string' },
      atlas: { type: 'string', default: join(root, 'atlas') },
      data: { type: 'string', default: join(root, 'data') },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help || positionals.length === 0) return void process.stdout.write(HELP);
  if (positionals.length > 1) throw new UsageError('Give one postcode in quotes, or one file with --out.');
  const [input] = positionals as [string];
  const atlas = await openAtlas(values.atlas);
  if (values.out === undefined) return showOne(atlas, input, values.data);
  if (values.out === input) throw new UsageError('--out has to be another file than the one that is read.');
  const { progress, finish } = showProgress();
  progress('Reading postcodes');
  const index = emptyIndex();
  await addAtlasPostcodes(index, atlas);
  await addDirectory(index, atlas, values.data);
  const started = performance.now();
  const counts = await annotatePostcodes({
    from: input,
    to: values.out,
    index,
    figures: await readAreaFigures(atlas),
    onProgress: () => progress('Adding areas and figures'),
    ...(values.column === undefined ? {} : { column: values.column }),
  });
  const seconds = (performance.now() - started) / 1000;
  const number = (rows: number) => rows.toLocaleString('en-GB');
  finish(
    `${number(counts.rows)} rows in ${seconds.toFixed(1)} s: ${number(counts.inUse)} in use, ` +
      `${number(counts.ended)} ended, ${number(counts.unplaced)} without a position, ` +
      `${number(counts.unknown)} not in use, ${number(counts.elsewhere)} not English, ` +
      `${number(counts.malformed)} malformed -> ${values.out}`,
  );
});

async function showOne(atlas: Atlas, text: string, data: string): Promise<void> {
  const reading = parsePostcode(text);
  if (reading.kind !== 'postcode') throw new UsageError(`${text}: ${reading.reason}`);
  const index = emptyIndex();
  await addAtlasPostcodes(index, atlas, reading.area);
  if (index.find(reading.key) === UNKNOWN) await addDirectory(index, atlas, data);
  const entry = index.find(reading.key);
  if (entry === UNKNOWN)
    throw new UsageError(
      `${reading.postcode} is not a postcode in use in England. An ended one is found once nspl is in use: npm run data -- use FILE --as nspl.`,
    );
  const ended = entry >= ENDED;
  const area = ended ? entry - ENDED : entry;
  const print = (line: string) => process.stdout.write(`${line}\n`);
  print(`${reading.postcode}: ${ended ? 'no longer in use; figures are of the area it lay in' : 'in use'}`);
  if (area === NOWHERE) return void print('Its source gives it no position, so it is in no area.');
  const { headings, cells } = await readAreaFigures(atlas);
  for (const [at, cell] of cells(area).entries()) print(`  ${headings[at]}: ${cell === '' ? '-' : cell}`);
}

/** Adds ended postcodes from the directory that the user has put in use: NSPL, else ONSPD. */
async function addDirectory(index: PostcodeIndex, atlas: Atlas, data: string): Promise<void> {
  const path = fileURLToPath(new URL('../data/sources.json', import.meta.url));
  const registry = parseSourceRegistry(await readFile(path, 'utf8'), 'data/sources.json');
  for (const name of ['nspl', 'onspd']) {
    const file = await findOfficialFile(data, registry.sources.find((source) => source.name === name)!);
    if (file !== undefined) await addEndedPostcodes(index, atlas, file);
  }
}
