import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  ATLAS_FORMAT,
  type AtlasFile,
  type AtlasHotspot,
  type AtlasHotspotOutlines,
  type AtlasManifest,
  encodeColumn,
  encodeTopology,
} from '@postcode-lottery/core';
import { writePmtiles } from './pmtiles-writer.ts';
import { AREA_COUNT, BOUNDS, codes, levels, names, residents, shapes } from './sample-areas.ts';
import { columns, hotspotAreas } from './sample-columns.ts';
import { equity, equityByPublicTransport, summary } from './sample-equity.ts';
import { samplePostcodes } from './sample-postcodes.ts';
import { sites, trusts } from './sample-sites.ts';
import { sampleTiles } from './sample-tiles.ts';
import { sampleTopology } from './sample-topology.ts';

const MIN_ZOOM = 4;
const MAX_ZOOM = 9;

/** Writes an atlas of a made-up country of 400 square areas, in the layout of a real one. */
export function writeSampleAtlas(folder: string): AtlasManifest {
  const files: AtlasFile[] = [];
  const write = (path: string, content: Uint8Array | string) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
    files.push({ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  };
  for (const { values, column } of columns) write(column.path, encodeColumn(values, column));
  const layers = Object.fromEntries(
    [
      ['area', shapes] as const,
      ...Object.entries(levels).map(([level, { shapes }]) => [level, shapes] as const),
    ].filter(([level]) => level !== 'subIcb'),
  );
  write('areas.pmtiles', writePmtiles(sampleTiles(layers, [...BOUNDS], MIN_ZOOM, MAX_ZOOM), BOUNDS));
  write('areas.topology.gz', gzipSync(encodeTopology(sampleTopology())));
  write('areas.json', JSON.stringify({ codes, names }));
  write(
    'places.json',
    JSON.stringify(
      Object.fromEntries(
        Object.entries(levels).map(([level, { codes, names }]) => [level, { codes, names }]),
      ),
    ),
  );
  write('sites.json', JSON.stringify(sites));
  write('trusts.json', JSON.stringify(trusts));
  write('hotspots.json', JSON.stringify(hotspots()));
  write('hotspot-outlines.json', JSON.stringify(hotspotOutlines()));
  write('equity.json', JSON.stringify(equity));
  write('equity-publicTransport.json', JSON.stringify(equityByPublicTransport));
  write('summary.json', JSON.stringify(summary));
  const [first] = sites;
  const ring = [-1, -1, 1, -1, 1, 1, -1, 1, -1, -1];
  const around = (degrees: number) =>
    [0, 2, 4, 6, 8].map((at) => [
      first!.longitude + degrees * ring[at]!,
      first!.latitude + degrees * ring[at + 1]!,
    ]);
  const bands = [30, 15].map((minutes) => ({
    type: 'Feature',
    properties: { minutes, engine: 'sample', estimated: true },
    geometry: { type: 'Polygon', coordinates: [around(minutes / 100)] },
  }));
  write(`isochrones/${first!.code}.json`, JSON.stringify({ type: 'FeatureCollection', features: bands }));
  const postcodes = samplePostcodes(write);
  const manifest: AtlasManifest = {
    format: ATLAS_FORMAT,
    title: 'Sample atlas of a made-up country',
    contentKey: createHash('sha256')
      .update(files.map(({ sha256 }) => sha256).join())
      .digest('hex'),
    areaCount: AREA_COUNT,
    residents: residents.reduce((sum, people) => sum + people),
    boundaries: { kind: 'drawn', label: 'drawn from postcodes', attribution: 'Made up' },
    bounds: BOUNDS,
    levels: [
      { name: 'area', label: 'Small areas', count: AREA_COUNT },
      ...(['msoa', 'district', 'icb', 'alliance', 'region'] as const).map((name) => ({
        name,
        label: {
          msoa: 'Neighbourhoods',
          district: 'Districts',
          icb: 'Integrated care boards',
          alliance: 'Cancer Alliances',
          region: 'Regions',
        }[name],
        count: levels[name].codes.length,
      })),
    ],
    tiles: { path: 'areas.pmtiles', minZoom: MIN_ZOOM, maxZoom: MAX_ZOOM, layers: Object.keys(layers) },
    columns: columns.map(({ column }) => column),
    postcodes,
    journeys: [
      {
        id: 'car',
        mode: 'car',
        label: 'By car',
        words: 'by car',
        engine: 'sample',
        estimated: true,
        isochrones: { folder: 'isochrones', sites: [first!.code] },
        equity: 'equity.json',
      },
      {
        id: 'publicTransport',
        mode: 'publicTransport',
        label: 'By public transport, leaving at 08:00 on 3 March 2026',
        words: 'by public transport',
        engine: 'sample timetable',
        estimated: false,
        isochrones: { folder: 'isochrones/publicTransport', sites: [] },
        equity: 'equity-publicTransport.json',
      },
    ],
    sources: [
      {
        id: 'sample',
        title: 'Made-up figures',
        publisher: 'This project',
        licence: 'MIT',
        attribution: 'Made up',
        vintage: '2026',
      },
    ],
    parameters: {
      coastalRule: 'openCoast',
      coastalMetres: 10_000,
      coastalPostcodeShare: 0.5,
      deprivedDeciles: 2,
      limitMinutes: 45,
      lowAccessShare: 0.75,
      longWaitsShare: 0.2,
      noCarShare: 0.2,
      falseDiscoveryRate: 0.05,
      englandAccessPer100k: 2,
      longWaitsAtMost: 0.6,
      noCarAtLeast: 0.4,
    },
    joins: [],
    files,
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return manifest;
}

function hotspots(): AtlasHotspot[] {
  const longitudes = columns.find(({ column }) => column.id === 'longitude')!.values;
  const latitudes = columns.find(({ column }) => column.id === 'latitude')!.values;
  return hotspotAreas.map((areas, id) => {
    const [east, north] = [areas.map((area) => longitudes[area]!), areas.map((area) => latitudes[area]!)];
    return {
      id,
      name: `Sample cluster ${id + 1}`,
      rank: id + 1,
      areas,
      residents: areas.reduce((sum, area) => sum + residents[area]!, 0),
      coastalShare: 1 - id,
      ruralShare: 0.25,
      deprivedShare: 0.2,
      meanMinutes: 70 - 10 * id,
      accessPer100k: 0.8,
      consultantsShort: 1.2 - id,
      holdsInSettings: 22 - id,
      settings: 24,
      bbox: [Math.min(...east), Math.min(...north), Math.max(...east), Math.max(...north)],
      reasons: [
        `All of its people live in areas flagged ${id === 0 ? 'coastal' : 'rural'}.`,
        `On average ${70 - 10 * id} minutes by car to the nearest radiotherapy centre (estimated), against 32 for England.`,
        '0.8 consultants in reach per 100,000 people, weighted by need, against 2.0 for England.',
        `Found under ${22 - id} of 24 settings of the method, on average over its areas.`,
      ],
    };
  });
}

/** The squares of each cluster side by side are one rectangle. */
function hotspotOutlines(): AtlasHotspotOutlines {
  return {
    type: 'FeatureCollection',
    features: hotspots().map(({ id, rank, name, areas }) => {
      const corners = areas.flatMap((area) => shapes[area]!.flat());
      const [longitudes, latitudes] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
      const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
      const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
      const ring: [number, number][] = [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ];
      return {
        type: 'Feature',
        id,
        properties: { id, rank, name },
        geometry: { type: 'Polygon', coordinates: [ring] },
      };
    }),
  };
}
