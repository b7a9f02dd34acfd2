import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type AreaLookup2011,
  checkSitePositions,
  DataError,
  readTable,
  type SiteKeys,
} from '@postcode-lottery/core';
import { type CodedPlaces, type England, openTable, readEngland } from '@postcode-lottery/core/node';
import { UsageError } from '../cli/run-command.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const TRAVEL_FOLDER = join(ROOT, 'data/travel');

export const MODES = ['car', 'publicTransport', 'cycle', 'walk'] as const;

/** The word of an option among those allowed. */
export function oneOf<Word extends string>(option: string, value: string, words: readonly Word[]): Word {
  if ((words as readonly string[]).includes(value)) return value as Word;
  throw new UsageError(`--${option} is ${JSON.stringify(value)}; expected one of ${words.join(', ')}.`);
}

/** A number above 0 that an option gives. */
export function positive(option: string, value: string): number {
  const number = Number(value);
  if (number > 0 && Number.isFinite(number)) return number;
  throw new UsageError(`--${option} is ${JSON.stringify(value)}; expected a number above 0.`);
}

export const readAreas = (): Promise<England> => readEngland(join(ROOT, 'data/england'));

/** Sites to measure to: those of data/england, or of a table of one's own. */
export interface TravelSites extends CodedPlaces, SiteKeys {
  readonly names: readonly string[];
}

/**
 * The sites of data/england, or of a CSV file with the columns code, longitude and latitude, and name where
 * there is one.
 *
 * @throws DataError where a site is in the sea, abroad, or has its longitude and latitude swapped
 */
export async function readSites(england: England, path: string | undefined): Promise<TravelSites> {
  if (path === undefined) {
    const { codes, names, postcodes, longitude, latitude } = england.sites;
    return {
      codes,
      names,
      longitude,
      latitude,
      aliases: codes.map((_, site) => [names[site]!, postcodes[site]!]),
    };
  }
  const { columns } = await readTable(
    openTable(resolve(path)),
    {
      code: { heading: ['code', 'site', 'site_code', 'id'], kind: 'text' },
      name: { heading: ['name', 'site_name'], kind: 'text', optional: true, absent: true },
      longitude: { heading: ['longitude', 'lon', 'long', 'lng'], kind: 'number' },
      latitude: { heading: ['latitude', 'lat'], kind: 'number' },
    },
    { unique: 'code' },
  );
  const [fault] = checkSitePositions(columns, england.areas);
  if (fault !== undefined)
    throw new DataError({
      file: path,
      value: columns.code[fault.site]!,
      problem: `a site ${fault.message}`,
      expected: 'longitude and latitude in degrees (WGS84) of a place in England',
    });
  return {
    codes: columns.code,
    names: columns.name,
    longitude: columns.longitude,
    latitude: columns.latitude,
    aliases: columns.name.map((name) => [name]),
  };
}

/** The ONS lookup from LSOA 2011 to 2021, from a file the user has. */
export async function readLookup(path: string): Promise<AreaLookup2011> {
  const { columns } = await readTable(openTable(resolve(path)), {
    codes2011: { heading: 'LSOA11CD', kind: 'text' },
    names2011: { heading: 'LSOA11NM', kind: 'text' },
    codes2021: { heading: 'LSOA21CD', kind: 'text' },
  });
  return columns;
}

/** A file of JSON. @throws DataError where it is something else */
export async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new DataError({ file: path, problem: `is not JSON (${error.message})` }, { cause: error });
  }
}
