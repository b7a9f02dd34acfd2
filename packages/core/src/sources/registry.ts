import { DataError } from '../foundation/errors.ts';

/** Where a source's bytes come from: one address, a layer of an ArcGIS feature service, or the user's hand. */
export type SourceDownload =
  | { readonly kind: 'file'; readonly url: string }
  | { readonly kind: 'arcgis'; readonly layer: string; readonly geometry: boolean }
  | { readonly kind: 'by hand'; readonly how: string };

/** A licence: its name, where its text stands, and the words that those who reuse the data must show. */
export interface SourceLicence {
  readonly title: string;
  readonly url: string;
  readonly summary: string;
}

/** One official publication that the atlas can be built from. */
export interface OfficialSource {
  /** The NAME of the commands and of the file when it has landed, such as 'iod-2025'. */
  readonly name: string;
  readonly title: string;
  readonly publisher: string;
  /** Key into the registry's licences. */
  readonly licence: string;
  readonly attribution: string;
  readonly vintage: string;
  readonly landingPage: string;
  readonly download: SourceDownload;
  /** Path below the base address of a mirror. */
  readonly mirrorPath: string;
  /** 'boundaries' lands in data/boundaries, 'official' in data/official. */
  readonly folder: 'boundaries' | 'official';
  /** Identifier of the reader that validates the file. */
  readonly reader: string;
  /** Headings that the file must have, or a description of the columns of a file without headings. */
  readonly columns: readonly string[];
  /** Rows that belong to England in a whole file; null where the number changes with every issue. */
  readonly rows: number | null;
  /** What the reader checks beyond the columns, in plain English. */
  readonly checks: readonly string[];
  /** SHA-256 of the bytes, where the publisher states it. */
  readonly sha256?: string;
}

export interface SourceRegistry {
  readonly licences: Readonly<Record<string, SourceLicence>>;
  readonly sources: readonly OfficialSource[];
}

type Json = Record<string, unknown>;

/**
 * Reads the registry of sources (data/sources.json).
 *
 * @throws DataError naming the source and the field: text that is not JSON, a missing or misshapen field, a
 * doubled name, a licence that is not listed, an address that is not https, a mirror path that climbs out.
 */
export function parseSourceRegistry(text: string, file: string): SourceRegistry {
  const root = parseJson(text, file);
  const licences = Object.fromEntries(
    Object.entries(objectOf(root.licences, file, 'licences')).map(([key, value]) => {
      const entry = objectOf(value, file, `licences.${key}`);
      const licence: SourceLicence = {
        title: textOf(entry, 'title', file, key),
        url: addressOf(textOf(entry, 'url', file, key), file, `${key}.url`),
        summary: textOf(entry, 'summary', file, key),
      };
      return [key, licence];
    }),
  );
  if (!Array.isArray(root.sources)) throw misshapen(file, 'sources', root.sources, 'a list of sources');
  const sources = root.sources.map((entry, index) =>
    parseSource(objectOf(entry, file, `sources[${index}]`), file, licences),
  );
  const names = new Set<string>();
  for (const { name } of sources) {
    if (names.has(name)) throw misshapen(file, 'name', name, 'a name that no other source has');
    names.add(name);
  }
  return { licences, sources };
}

function parseSource(entry: Json, file: string, licences: Record<string, SourceLicence>): OfficialSource {
  const name = textOf(entry, 'name', file, '?');
  const at = (field: string) => textOf(entry, field, file, name);
  if (!/^[a-z0-9-]+$/.test(name)) throw misshapen(file, 'name', name, 'small letters, digits and hyphens');
  const licence = at('licence');
  if (!(licence in licences))
    throw misshapen(file, `${name}.licence`, licence, Object.keys(licences).join(' or '));
  const folder = at('folder');
  if (folder !== 'boundaries' && folder !== 'official')
    throw misshapen(file, `${name}.folder`, folder, 'boundaries or official');
  const mirrorPath = at('mirrorPath');
  if (/^\/|(^|\/)\.\.(\/|$)|[\\:?#]/.test(mirrorPath))
    throw misshapen(file, `${name}.mirrorPath`, mirrorPath, 'a relative path that stays below its base');
  const rows = entry.rows;
  if (rows !== null && !(Number.isInteger(rows) && (rows as number) > 0))
    throw misshapen(file, `${name}.rows`, rows, 'a whole number above 0, or null');
  const sha256 = entry.sha256;
  if (sha256 !== undefined && !/^[0-9a-f]{64}$/.test(String(sha256)))
    throw misshapen(file, `${name}.sha256`, sha256, '64 hexadecimal digits');
  return {
    name,
    title: at('title'),
    publisher: at('publisher'),
    licence,
    attribution: at('attribution'),
    vintage: at('vintage'),
    landingPage: addressOf(at('landingPage'), file, `${name}.landingPage`),
    download: parseDownload(objectOf(entry.download, file, `${name}.download`), file, name),
    mirrorPath,
    folder,
    reader: at('reader'),
    columns: textsOf(entry, 'columns', file, name),
    rows: rows as number | null,
    checks: textsOf(entry, 'checks', file, name),
    ...(sha256 === undefined ? {} : { sha256: String(sha256) }),
  };
}

function parseDownload(entry: Json, file: string, name: string): SourceDownload {
  const place = `${name}.download`;
  const kind = textOf(entry, 'kind', file, place);
  if (kind === 'file')
    return { kind, url: addressOf(textOf(entry, 'url', file, place), file, `${place}.url`) };
  if (kind === 'by hand') return { kind, how: textOf(entry, 'how', file, place) };
  if (kind !== 'arcgis') throw misshapen(file, `${place}.kind`, kind, 'file, arcgis or by hand');
  const layer = addressOf(textOf(entry, 'layer', file, place), file, `${place}.layer`);
  return { kind, layer, geometry: entry.geometry === true };
}

function parseJson(text: string, file: string): Json {
  try {
    return objectOf(JSON.parse(text), file, 'the registry');
  } catch (cause) {
    if (cause instanceof DataError) throw cause;
    throw new DataError({ file, problem: `is not JSON (${(cause as Error).message})` }, { cause });
  }
}

function objectOf(value: unknown, file: string, place: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw misshapen(file, place, value, 'an object');
}

function textOf(entry: Json, field: string, file: string, name: string): string {
  const value = entry[field];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw misshapen(file, `${name}.${field}`, value, 'text');
}

function textsOf(entry: Json, field: string, file: string, name: string): string[] {
  const value = entry[field];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value as string[];
  throw misshapen(file, `${name}.${field}`, value, 'a list of texts');
}

function addressOf(address: string, file: string, place: string): string {
  if (URL.canParse(address) && new URL(address).protocol === 'https:') return address;
  throw misshapen(file, place, address, 'an https address');
}

function misshapen(file: string, column: string, value: unknown, expected: string): DataError {
  return new DataError({ file, column, value, problem: 'registry field does not fit', expected });
}
