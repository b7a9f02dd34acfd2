import type { AreaGeometry } from '@postcode-lottery/core';

interface GeoRow {
  /** Index of the area or place, by which its ground is asked for. */
  readonly unit: number;
  readonly code: string;
  readonly name: string;
  readonly residents: number;
  /** Label of a category, number of a measure, null for "no data". */
  readonly figure: number | string | null;
}

/** What a file says besides its shapes. */
export interface GeoTable {
  readonly rows: readonly GeoRow[];
  /** Name of the property that holds the figure. */
  readonly property: string;
  /** Stands in the collection as its foreign member `metadata`. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * A FeatureCollection (RFC 7946) a feature at a time, so that all of England needs no single string.
 *
 * @param geometryOf ground of an area or place by its index, null where it has none
 */
export function* geojsonTexts(
  { rows, property, metadata }: GeoTable,
  geometryOf: (unit: number) => AreaGeometry | null,
): Generator<string> {
  yield `{"type":"FeatureCollection","metadata":${JSON.stringify(metadata)},"features":[\n`;
  for (const [index, { unit, code, name, residents, figure }] of rows.entries()) {
    const feature = {
      type: 'Feature',
      id: code,
      geometry: geometryOf(unit),
      properties: { code, name, residents, [property]: figure },
    };
    yield `${index === 0 ? '' : ',\n'}${JSON.stringify(feature)}`;
  }
  yield '\n]}\n';
}
