import { type StyleSpecification, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { AtlasManifest } from '@postcode-lottery/core';
import { PLACE_LEVELS } from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';
import {
  BAND_LAYERS,
  chosenFilter,
  EMPTY_STYLE,
  hotspotFilter,
  overAreas,
  visibleOutlines,
} from '../../src/map/style.ts';
import { LEVELS, SHAPES } from '../../src/state/view-state.ts';

const manifest = {
  bounds: [-6.4, 49.8, 1.8, 55.9],
  tiles: { path: 'areas.pmtiles', minZoom: 4, maxZoom: 12, layers: ['area', ...PLACE_LEVELS] },
} as unknown as AtlasManifest;
const palette = {
  sea: '#dfe6ec',
  ground: '#909aa5',
  ink: '#16222d',
  paper: '#ffffff',
  line: 'rgb(20 30 40 / 0.5)',
  accent: '#c4124f',
};
const over = overAreas(manifest, palette);
const style: StyleSpecification = { ...EMPTY_STYLE, ...over, glyphs: 'never/{fontstack}/{range}' };

describe('the style of the map', () => {
  it('keeps to the specification of styles, before and after what lies over the areas has come', () => {
    expect(validateStyleMin(EMPTY_STYLE)).toEqual([]);
    expect(validateStyleMin(style)).toEqual([]);
    const spoilt = { ...style, layers: [{ ...style.layers[0]!, paint: { 'line-color': 'no colour' } }] };
    expect(validateStyleMin(spoilt as StyleSpecification)).toHaveLength(1);
  });

  it('keeps to it with anything chosen', () => {
    for (const filter of [
      chosenFilter([]),
      chosenFilter([0, 33_754]),
      hotspotFilter(null),
      hotspotFilter('12'),
    ])
      expect(
        validateStyleMin({
          ...style,
          layers: [{ id: 'one', type: 'line', source: 'sites', filter }],
        }),
      ).toEqual([]);
  });

  it('has the layers that are shown and hidden by name', () => {
    const ids = over.layers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [...BAND_LAYERS, 'labels', 'sites', 'hotspots', 'hotspot-edges', 'hotspot-lines'];
    for (const id of [...named, 'hotspot-chosen']) expect(ids).toContain(id);
    for (const level of LEVELS)
      for (const shape of SHAPES)
        for (const layer of visibleOutlines(level, shape)) expect(ids).toContain(`lines-${layer}`);
  });
});
