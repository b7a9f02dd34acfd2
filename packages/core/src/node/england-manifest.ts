import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DataError } from '../foundation/errors.ts';
import type { TableSource } from '../sources/records.ts';

/** Version of the layout of data/england. A reader refuses any other. */
export const ENGLAND_FORMAT = 1;

/** A publication that a table was compiled from. */
export interface EnglandSource {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  readonly attribution: string;
  readonly vintage: string;
}

export interface EnglandFile {
  /** Path within the folder, with forward slashes. */
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly sha256: string;
}

/** A table of data/england in one file, or in one file for each postcode area. */
export interface EnglandTable {
  readonly id: string;
  readonly title: string;
  readonly rows: number;
  readonly files: readonly EnglandFile[];
  /** Keys into the manifest's sources. */
  readonly sources: readonly string[];
  /** Heading and what it holds, with its unit. */
  readonly columns: readonly { readonly name: string; readonly holds: string }[];
  /** What was checked when the table was compiled. */
  readonly checks: readonly string[];
  /** What a reader must know before quoting it, such as what could not be matched. */
  readonly caveats: readonly string[];
}

export interface EnglandManifest {
  readonly format: typeof ENGLAND_FORMAT;
  readonly tables: readonly EnglandTable[];
  readonly sources: readonly EnglandSource[];
}

/**
 * Reads manifest.json of a folder that the compile command wrote.
 *
 * @throws DataError when it is missing, no JSON, of another format or incomplete.
 */
export async function readEnglandManifest(folder: string): Promise<EnglandManifest> {
  const file = join(folder, 'manifest.json');
  const bytes = await readBytes(file);
  let manifest: unknown;
  try {
    manifest = JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw new DataError({ file, problem: 'is not JSON; it may be truncated' }, { cause });
  }
  return checkManifest(file, manifest);
}

function checkManifest(file: string, value: unknown): EnglandManifest {
  const { format, tables, sources } = asRecord(file, value, 'the manifest');
  if (format !== ENGLAND_FORMAT)
    throw new DataError({
      file,
      column: 'format',
      value: format,
      problem: 'unknown format',
      expected: `${ENGLAND_FORMAT}`,
    });
  const known = new Set<unknown>();
  for (const source of asList(file, sources, 'sources')) {
    const record = asRecord(file, source, 'sources');
    for (const key of ['id', 'title', 'publisher', 'licence', 'attribution', 'vintage'])
      need(file, `sources ${key}`, record[key], typeof record[key] === 'string', 'text');
    known.add(record.id);
  }
  for (const table of asList(file, tables, 'tables')) {
    const record = asRecord(file, table, 'tables');
    for (const key of ['id', 'title'])
      need(file, `tables ${key}`, record[key], typeof record[key] === 'string', 'text');
    for (const key of ['columns', 'checks', 'caveats']) asList(file, record[key], `${record.id} ${key}`);
    for (const source of asList(file, record.sources, `${record.id} sources`))
      need(file, `${record.id} sources`, source, known.has(source), 'a listed source');
    const files = asList(file, record.files, `${record.id} files`).map((part) => checkFile(file, part));
    const rows = files.reduce((sum, part) => sum + part.rows, 0);
    need(file, `${record.id} rows`, record.rows, record.rows === rows, `${rows}, the rows of its files`);
  }
  return value as EnglandManifest;
}

function checkFile(file: string, value: unknown): EnglandFile {
  const part = asRecord(file, value, 'files');
  const inside = typeof part.path === 'string' && /^(?:[\w-]+\/)?[\w-]+(?:\.[\w-]+)+$/.test(part.path);
  need(file, 'files path', part.path, inside, 'a path within the folder');
  for (const key of ['rows', 'bytes'])
    need(file, `${part.path} ${key}`, part[key], Number.isSafeInteger(part[key]), 'a whole number');
  const hash = typeof part.sha256 === 'string' && /^[\da-f]{64}$/.test(part.sha256);
  need(file, `${part.path} sha256`, part.sha256, hash, '64 hexadecimal digits');
  return part as unknown as EnglandFile;
}

function need(file: string, column: string, value: unknown, holds: boolean, expected: string): void {
  if (!holds) throw new DataError({ file, column, value, problem: 'manifest is not sound', expected });
}

function asRecord(file: string, value: unknown, column: string): Record<string, unknown> {
  need(
    file,
    column,
    value,
    typeof value === 'object' && value !== null && !Array.isArray(value),
    'an object',
  );
  return value as Record<string, unknown>;
}

function asList(file: string, value: unknown, column: string): unknown[] {
  need(file, column, value, Array.isArray(value), 'a list');
  return value as unknown[];
}

/** The table of that id. */
export function tableOf(manifest: EnglandManifest, id: string): EnglandTable {
  const table = manifest.tables.find((candidate) => candidate.id === id);
  if (table) return table;
  throw new DataError({ file: 'manifest.json', column: 'tables', value: id, problem: 'table is not listed' });
}

/**
 * Reads one file of the folder and unpacks it when its name ends in .gz.
 *
 * @throws DataError when it is missing, or its length or checksum is not what the manifest says.
 */
export async function readVerified(folder: string, part: EnglandFile): Promise<Uint8Array> {
  const file = join(folder, part.path);
  const bytes = await readBytes(file);
  if (bytes.length !== part.bytes)
    throw new DataError({
      file,
      value: bytes.length,
      problem: bytes.length < part.bytes ? 'is truncated' : 'is longer than it was compiled',
      expected: `${part.bytes} bytes`,
    });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== part.sha256)
    throw new DataError({ file, value: sha256, problem: 'has a wrong checksum', expected: part.sha256 });
  return part.path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

/** A table kept in one file, ready for `readTable`. */
export async function verifiedSource(folder: string, table: EnglandTable): Promise<TableSource> {
  const part = table.files[0]!;
  return { name: join(folder, part.path), chunks: [await readVerified(folder, part)] };
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new DataError({ file, problem: missing ? 'does not exist' : 'could not be read' }, { cause });
  }
}
