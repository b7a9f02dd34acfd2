import type { AreaGeometry } from '@postcode-lottery/core';
import type { FiguresRow } from './figures-table.ts';

/** What a file says besides its shapes. */
export interface GeoTable {
  readonly rows: readonly FiguresRow[];
  /** Stands in the collection as its foreign member `metadata`. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * A FeatureCollection (RFC 7946) a feature at a time, so that all of England needs no single string.
 *
 * @param geometryOf ground of an area or place by its index, null where it has none
 */
export function* geojsonTexts(
  { rows, metadata }: GeoTable,
  geometryOf: (unit: number) => AreaGeometry | null,
): Generator<string> {
  yield `{"type":"FeatureCollection","metadata":${JSON.stringify(metadata)},"features":[\n`;
  for (const [index, { unit, code, name, residents, figures }] of rows.entries()) {
    const feature = {
      type: 'Feature',
      id: code,
      geometry: geometryOf(unit),
      properties: { code, name, residents, ...figures },
    };
    yield `${index === 0 ? '' : ',\n'}${JSON.stringify(feature)}`;
  }
  yield '\n]}\n';
}
