import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ATLAS_FORMAT,
  type AtlasColumn,
  type AtlasJourney,
  type AtlasManifest,
  type AtlasSettings,
  type AtlasSource,
  type ComposedAtlas,
  type ComposedColumn,
  type ComposedJourney,
  encodeColumn,
  hotspotOutlines,
  type JoinReport,
  journeyLabel,
  MODE_WORDS,
  noDataElement,
  PLACE_LEVELS,
} from '../../index.ts';
import type { England } from '../england.ts';
import { type FolderWriter, startFolder } from './folder-writer.ts';
import { type AtlasGeometry, DRAWN_LEVELS } from './geometry.ts';
import { writeJoins } from './joins.ts';
import { copyPostcodes } from './postcodes.ts';
import type { AtlasTravel } from './travel.ts';

/** Everything that an atlas folder holds. */
export interface AtlasParts {
  readonly contentKey: string;
  readonly england: England;
  /** The folder that the postcode shards are copied from. */
  readonly englandFolder: string;
  /** Shards of a postcode directory that the user has put in place; undefined for those that ship. */
  readonly postcodeShards: ReadonlyMap<string, Uint8Array> | undefined;
  readonly geometry: AtlasGeometry;
  readonly bounds: AtlasManifest['bounds'];
  readonly composed: ComposedAtlas;
  readonly travel: AtlasTravel;
  /** Other ways of travelling, with their figures. */
  readonly further: readonly { readonly travel: AtlasTravel; readonly composed: ComposedJourney }[];
  readonly consultants: { readonly unit: string; readonly vintage: string };
  readonly settings: AtlasSettings;
  readonly sources: readonly AtlasSource[];
  /** With all unmatched keys as their examples. */
  readonly joins: readonly JoinReport[];
}

/** Writes the atlas folder; it appears whole, or what was there stays. */
export async function writeAtlas(folder: string, parts: AtlasParts): Promise<void> {
  const writer = await startFolder(folder);
  try {
    await writeFiles(writer, parts);
    await writer.land();
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

async function writeFiles(writer: FolderWriter, parts: AtlasParts): Promise<void> {
  const { england, geometry, composed, settings, travel, consultants } = parts;
  const { areas, postcodes } = england;
  await writer.write('areas.topology.gz', geometry.topologyBytes);
  await copyFile(geometry.tilesPath, join(writer.temporary, 'areas.pmtiles'));
  await writer.adopt('areas.pmtiles');
  const shards = await copyPostcodes(parts.englandFolder, england.manifest, writer, parts.postcodeShards);
  const columns: AtlasColumn[] = [];
  for (const column of composed.columns) columns.push(await writeColumn(writer, column));
  for (const [path, content] of Object.entries(composed.documents)) await writer.json(path, content);
  await writer.json('hotspot-outlines.json', hotspotOutlines(geometry.topology, composed.flags.places));
  const journeys = [await writeJourney(writer, travel, 'isochrones', 'equity.json')];
  for (const { travel, composed } of parts.further) {
    for (const column of composed.columns) columns.push(await writeColumn(writer, column));
    const equity = `equity-${travel.id}.json`;
    await writer.json(equity, composed.equity);
    journeys.push(await writeJourney(writer, travel, `isochrones/${travel.id}`, equity));
  }
  const joins = await writeJoins(writer, parts.joins);
  const manifest: AtlasManifest = {
    format: ATLAS_FORMAT,
    title: 'Access to cancer specialists in England',
    contentKey: parts.contentKey,
    areaCount: areas.count,
    residents: areas.residents.reduce((sum, people) => sum + people, 0),
    boundaries: geometry.boundaries,
    bounds: parts.bounds,
    levels: levelsOf(england),
    tiles: {
      path: 'areas.pmtiles',
      minZoom: geometry.minZoom,
      maxZoom: geometry.maxZoom,
      layers: ['area', ...DRAWN_LEVELS],
    },
    columns,
    postcodes: {
      count: postcodes.count,
      positioned: postcodes.eastingMetres.filter((metres) => metres >= 0).length,
      folder: 'postcodes',
      areas: shards,
    },
    journeys,
    sources: parts.sources,
    parameters: {
      ...settings,
      accessMethod: 'E2SFCA (Luo and Qi 2009) with Gaussian decay, need-weighted demand',
      consultantsUnit: consultants.unit,
      consultantsVintage: consultants.vintage,
      travelEngine: travel.matrix.provenance.engine,
      travelEstimated: travel.matrix.provenance.estimated,
      ...composed.flags.thresholds,
    },
    joins,
    files: writer.files(),
  };
  await writer.json('manifest.json', manifest);
}

/** Writes the bands of a journey into a folder; its columns and its equity are written already. */
async function writeJourney(
  writer: FolderWriter,
  { id, kind, matrix, isochrones }: AtlasTravel,
  folder: string,
  equity: string,
): Promise<AtlasJourney> {
  for (const [site, bands] of isochrones) await writer.json(`${folder}/${site}.json`, bands);
  const { engine, estimated } = matrix.provenance;
  return {
    id,
    mode: kind.mode,
    label: journeyLabel(kind),
    words: MODE_WORDS[kind.mode],
    engine,
    estimated,
    isochrones: { folder, sites: [...isochrones.keys()] },
    equity,
  };
}

async function writeColumn(writer: FolderWriter, { column, values }: ComposedColumn): Promise<AtlasColumn> {
  const path = `columns/${column.id}.bin`;
  await writer.write(path, encodeColumn(values, column));
  return { ...column, path, noData: noDataElement(column.type) };
}

const LEVEL_LABELS = {
  msoa: 'Neighbourhoods (MSOA)',
  district: 'Districts',
  subIcb: 'Sub-ICB locations',
  icb: 'Integrated care boards',
  alliance: 'Cancer Alliances',
  region: 'Regions',
};

function levelsOf({ areas }: England): AtlasManifest['levels'] {
  const places = PLACE_LEVELS.map((name) => ({
    name,
    label: LEVEL_LABELS[name],
    count: areas.levels[name].codes.length,
  }));
  return [{ name: 'area' as const, label: 'Areas (LSOA)', count: areas.count }, ...places];
}
