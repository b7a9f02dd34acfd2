import type { AtlasManifest } from '@postcode-lottery/core';
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  LineLayerSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { Level, Shape } from '../state/view-state.ts';

export const TILE_PROTOCOL = 'atlas';
const FONT = ['Arial', 'sans-serif'];

export interface Palette {
  readonly sea: string;
  /** Ground of dots: between the palest and the darkest of their colours. */
  readonly ground: string;
  readonly ink: string;
  readonly paper: string;
  readonly line: string;
  readonly accent: string;
}

export const BAND_LAYERS = ['bands-edge', 'bands', 'bands-label'] as const;

/** A layer without features costs the work of its tiles all the same: it is not shown until it has some. */
const HIDDEN = { visibility: 'none' } as const;
const NONE: FilterSpecification = ['==', ['id'], -1];

/** What the map begins with: sea and areas are a layer of their own, and what lies over them comes after them. */
export const EMPTY_STYLE: StyleSpecification = {
  version: 8,
  // A change of theme is at once all over the page, and pictures for paper need not wait for it.
  transition: { duration: 0, delay: 0 },
  sources: {},
  layers: [],
};

/** What lies over the areas: outlines, names, sites, bands and hotspots. It asks no outside server. */
export function overAreas(
  manifest: AtlasManifest,
  palette: Palette,
): Pick<StyleSpecification, 'sources' | 'layers'> {
  const empty = { type: 'FeatureCollection' as const, features: [] };
  return {
    sources: {
      atlas: {
        type: 'vector',
        tiles: [`${TILE_PROTOCOL}://{z}/{x}/{y}`],
        minzoom: manifest.tiles.minZoom,
        maxzoom: manifest.tiles.maxZoom,
        bounds: [...manifest.bounds],
      },
      sites: { type: 'geojson', data: empty },
      labels: { type: 'geojson', data: empty },
      hotspots: { type: 'geojson', data: empty },
      'hotspot-outlines': { type: 'geojson', data: empty },
      bands: { type: 'geojson', data: empty },
    },
    layers: [
      ...outlineLayers(manifest, palette),
      ...hotspotOutlineLayers(palette),
      ...chosenLayers(manifest, palette),
      ...bandLayers(palette),
      labelLayer(palette),
      hotspotLayer(palette),
      siteLayer(palette),
    ],
  };
}

function outlineLayers(manifest: AtlasManifest, palette: Palette): LayerSpecification[] {
  return manifest.tiles.layers.map((layer) => ({
    id: `lines-${layer}`,
    type: 'line',
    source: 'atlas',
    'source-layer': layer,
    ...(layer === 'area' ? { minzoom: 10 } : {}),
    // Lines as thin as these need no joins, which are most of the triangles of a line.
    layout: HIDDEN,
    paint: {
      'line-color': palette.line,
      'line-width': layer === 'area' ? 0.6 : ['interpolate', ['linear'], ['zoom'], 5, 0.5, 10, 1.6],
    },
  }));
}

/** Outlines to show with a level: its own, and those of care boards for orientation where areas are shown. */
export function visibleOutlines(level: Level, shape: Shape): readonly string[] {
  if (shape === 'cartogram') return [];
  if (shape === 'dots') return ['region'];
  return level === 'area' ? ['area', 'icb'] : [level];
}

/** Outlines of what is chosen in each layer of the tiles, nothing at first; every edge lies below every line. */
function chosenLayers({ tiles }: AtlasManifest, palette: Palette): LineLayerSpecification[] {
  const lines = (kind: 'edge' | 'line', colour: string, width: number) =>
    tiles.layers.map(
      (layer): LineLayerSpecification => ({
        id: `chosen-${kind}-${layer}`,
        type: 'line',
        source: 'atlas',
        'source-layer': layer,
        filter: NONE,
        layout: { ...HIDDEN, 'line-join': 'round' },
        paint: { 'line-color': colour, 'line-width': width },
      }),
    );
  return [...lines('edge', palette.paper, 6), ...lines('line', palette.accent, 3)];
}

/** The features of a layer of the tiles that have these ids. */
export function chosenFilter(ids: readonly number[]): FilterSpecification {
  return ids.length === 0 ? NONE : ['in', ['id'], ['literal', [...ids]]];
}

/** Lines of equal minutes around the chosen site, each with its minutes. */
function bandLayers(palette: Palette): LayerSpecification[] {
  const source = 'bands';
  return [
    {
      id: 'bands-edge',
      type: 'line',
      source,
      layout: HIDDEN,
      paint: { 'line-color': palette.paper, 'line-width': 5 },
    },
    {
      id: 'bands',
      type: 'line',
      source,
      layout: HIDDEN,
      paint: { 'line-color': palette.accent, 'line-width': 2, 'line-dasharray': [3, 1.5] },
    },
    {
      id: 'bands-label',
      type: 'symbol',
      source,
      layout: {
        ...HIDDEN,
        'symbol-placement': 'line',
        'text-field': ['concat', ['get', 'minutes'], ' min'],
        'text-font': FONT,
        'text-size': 13,
        'symbol-spacing': 320,
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.paper, 'text-halo-width': 2 },
    },
  ];
}

function labelLayer(palette: Palette): LayerSpecification {
  return {
    id: 'labels',
    type: 'symbol',
    source: 'labels',
    minzoom: 6.5,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': FONT,
      'text-size': ['interpolate', ['linear'], ['zoom'], 7, 11, 11, 14],
      'text-max-width': 7,
      'text-padding': 10,
      'symbol-sort-key': ['-', 0, ['get', 'residents']],
    },
    paint: { 'text-color': palette.ink, 'text-halo-color': palette.paper, 'text-halo-width': 1.6 },
  };
}

/** The outline of each hotspot, and over it that of the chosen one. */
function hotspotOutlineLayers(palette: Palette): LineLayerSpecification[] {
  const source = 'hotspot-outlines';
  const layout = { ...HIDDEN, 'line-join': 'round' } as const;
  const width = (thin: number, thick: number): ExpressionSpecification => [
    'interpolate',
    ['linear'],
    ['zoom'],
    5,
    thin,
    9,
    thick,
  ];
  return [
    {
      id: 'hotspot-edges',
      type: 'line',
      source,
      layout,
      paint: { 'line-color': palette.paper, 'line-width': width(1.5, 4) },
    },
    {
      id: 'hotspot-lines',
      type: 'line',
      source,
      layout,
      paint: { 'line-color': palette.ink, 'line-width': width(0.75, 2) },
    },
    {
      id: 'hotspot-chosen',
      type: 'line',
      source,
      layout,
      filter: NONE,
      paint: { 'line-color': palette.accent, 'line-width': 4 },
    },
  ];
}

/** The one hotspot with an id; null is none. */
export function hotspotFilter(id: string | null): FilterSpecification {
  return id === null ? NONE : ['==', ['get', 'id'], Number(id)];
}

function hotspotLayer(palette: Palette): LayerSpecification {
  return {
    id: 'hotspots',
    type: 'symbol',
    source: 'hotspots',
    layout: {
      ...HIDDEN,
      'text-field': ['get', 'rank'],
      'text-font': FONT,
      'text-size': 13,
      'symbol-sort-key': ['get', 'order'],
    },
    paint: { 'text-color': palette.paper, 'text-halo-color': palette.ink, 'text-halo-width': 4 },
  };
}

function siteLayer(palette: Palette): LayerSpecification {
  return {
    id: 'sites',
    type: 'symbol',
    source: 'sites',
    filter: ['any', ['!=', ['get', 'role'], 'acuteHospital'], ['>=', ['zoom'], 9]],
    layout: {
      'symbol-sort-key': ['match', ['get', 'role'], 'radiotherapyMain', 0, 'radiotherapySatellite', 1, 2],
      'icon-image': [
        'match',
        ['get', 'role'],
        'radiotherapyMain',
        'site-main',
        'radiotherapySatellite',
        'site-satellite',
        'site-hospital',
      ],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 5, 0.55, 9, 1],
      'icon-allow-overlap': true,
      'text-field': ['step', ['zoom'], '', 8, ['get', 'name']],
      'text-font': FONT,
      'text-size': 12,
      'text-offset': [0, 1.1],
      'text-anchor': 'top',
      'text-max-width': 9,
      'text-optional': true,
    },
    paint: { 'text-color': palette.ink, 'text-halo-color': palette.paper, 'text-halo-width': 1.8 },
  };
}
