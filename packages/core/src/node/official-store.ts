import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DataError } from '../foundation/errors.ts';
import { stringifyRow } from '../sources/csv-row.ts';
import { exclusionsByReason, type Reconciliation } from '../sources/reconciliation.ts';
import type { OfficialSource } from '../sources/registry.ts';
import { packingOf } from './byte-file.ts';
import { landFile, landText } from './landing.ts';
import { OFFICIAL_READERS, type ReaderOptions, type ReadOutcome } from './official-readers.ts';

/** Folders below the data folder in which official files land. */
const FOLDERS = { boundaries: 'boundaries', official: 'official' } as const;
/** Endings that a landed file may have; the first bytes say which. */
const ENDINGS = ['.csv', '.csv.gz', '.zip', '.geojson', '.geojson.gz', '.gpkg'] as const;

/** What is kept beside a landed file. */
export interface Receipt {
  readonly name: string;
  readonly file: string;
  /** The address it was downloaded from, or the name of the user's file. */
  readonly origin: string;
  readonly bytes: number;
  readonly sha256: string;
  /** When it landed, ISO 8601. */
  readonly landed: string;
  readonly rowsRead: number;
  readonly rowsUsed: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly facts: Readonly<Record<string, number | string>>;
}

/** Reads a file from end to end with the reader of a source. */
export async function readOfficialFile(
  source: OfficialSource,
  path: string,
  options: ReaderOptions = {},
): Promise<ReadOutcome> {
  const reader = OFFICIAL_READERS[source.reader];
  if (reader === undefined)
    throw new DataError({ file: 'sources.json', value: source.reader, problem: 'names an unknown reader' });
  const outcome = await reader(path, options, source);
  if (source.rows !== null && outcome.rowsUsed !== source.rows)
    throw new DataError({
      file: path,
      value: outcome.rowsUsed,
      problem: `has a wrong number of rows for ${source.name}`,
      expected: `${source.rows} rows of England`,
    });
  return outcome;
}

/** Where a file of a source stands, or undefined where none has landed. */
export async function findOfficialFile(
  dataFolder: string,
  source: OfficialSource,
): Promise<string | undefined> {
  const folder = join(dataFolder, FOLDERS[source.folder]);
  for (const ending of ENDINGS) {
    const path = join(folder, source.name + ending);
    if (await exists(path)) return path;
  }
  return undefined;
}

/** The receipt of a source's landed file, or undefined where there is none. */
export async function readReceipt(dataFolder: string, source: OfficialSource): Promise<Receipt | undefined> {
  const path = receiptPath(dataFolder, source);
  if (!(await exists(path))) return undefined;
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Receipt;
  } catch (cause) {
    throw new DataError({ file: path, problem: 'is a damaged receipt: use the file again' }, { cause });
  }
}

/**
 * Validates a file as a source and places it where the build finds it, all at once, with a receipt and, where
 * rows were left out, a list of them beside it. A file of the same source that stood there is replaced.
 *
 * @param options.origin where the file came from, for the receipt; its name by default
 */
export async function useOfficialFile(
  dataFolder: string,
  source: OfficialSource,
  path: string,
  options: ReaderOptions & { readonly origin?: string } = {},
): Promise<{ readonly receipt: Receipt; readonly outcome: Reconciliation }> {
  if (!(await exists(path))) throw new DataError({ file: path, problem: 'does not exist' });
  const outcome = await readOfficialFile(source, path, options);
  const folder = join(dataFolder, FOLDERS[source.folder]);
  const file = source.name + (outcome.stored === undefined ? await endingOf(source, path) : '.csv');
  const target = join(folder, file);
  if (outcome.stored !== undefined) await landText(target, outcome.stored);
  else if (target !== path) await landFile(target, (temporary) => copyFile(path, temporary));
  for (const ending of ENDINGS)
    if (source.name + ending !== file) await rm(join(folder, source.name + ending), { force: true });
  await landExclusions(join(folder, `${source.name}.excluded.csv`), outcome);
  const receipt: Receipt = {
    name: source.name,
    file,
    origin: options.origin ?? basename(path),
    bytes: (await stat(target)).size,
    sha256: await sha256Of(target),
    landed: new Date().toISOString(),
    rowsRead: outcome.rowsRead,
    rowsUsed: outcome.rowsUsed,
    excluded: Object.fromEntries(exclusionsByReason(outcome.excluded)),
    facts: outcome.facts,
  };
  await landText(receiptPath(dataFolder, source), `${JSON.stringify(receipt, null, 2)}\n`);
  return { receipt, outcome };
}

/**
 * Checks a landed file against its receipt and its reader.
 *
 * @throws DataError when it changed since it landed or no longer passes.
 */
export async function checkOfficialFile(
  dataFolder: string,
  source: OfficialSource,
  path: string,
): Promise<Receipt> {
  const receipt = await readReceipt(dataFolder, source);
  if (receipt === undefined)
    throw new DataError({
      file: path,
      problem: 'has no receipt: it was not placed by the use or download command',
    });
  if ((await sha256Of(path)) !== receipt.sha256)
    throw new DataError({
      file: path,
      problem: 'changed since it landed: its checksum differs from its receipt',
    });
  if (source.reader !== 'ods-consultants') await readOfficialFile(source, path);
  return receipt;
}

function receiptPath(dataFolder: string, source: OfficialSource): string {
  return join(dataFolder, FOLDERS[source.folder], `${source.name}.receipt.json`);
}

async function landExclusions(path: string, outcome: Reconciliation): Promise<void> {
  if (outcome.excluded.length === 0) return rm(path, { force: true });
  const rows = outcome.excluded.map(({ line, key, reason }) => stringifyRow([String(line), key, reason]));
  return landText(path, stringifyRow(['line', 'key', 'reason']) + rows.join(''));
}

async function endingOf(source: OfficialSource, path: string): Promise<(typeof ENDINGS)[number]> {
  const packing = await packingOf(path);
  if (packing === 'zip') return '.zip';
  if (source.folder === 'official') return packing === 'gzip' ? '.csv.gz' : '.csv';
  if (packing === 'gzip') return '.geojson.gz';
  const start = createReadStream(path, { end: 14 });
  let text = '';
  for await (const chunk of start) text += chunk;
  return text.startsWith('SQLite format 3') ? '.gpkg' : '.geojson';
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
