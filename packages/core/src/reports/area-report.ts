import type { BBox, Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { type AtlasColumn, noDataElement } from '../atlas/index.ts';

/** A column as a report reads it: its description and one element an area. */
export interface ReportColumn {
  readonly column: AtlasColumn;
  /** Measures: values with NaN for "no data". Categories, places and flags: the stored elements. */
  readonly values: ArrayLike<number>;
}

/** What a report of areas is made of. */
export interface AreaReportInput {
  /** Indexes of the areas to write, in the order they are written. */
  readonly areas: ArrayLike<number>;
  readonly codes: readonly string[];
  readonly names: readonly string[];
  /** Codes and names of the higher places of an area, by level. */
  readonly placesOf: (area: number) => Readonly<Record<string, string>>;
  readonly columns: readonly ReportColumn[];
  /** Reasons for the area's flags in plain English. */
  readonly reasonsOf: (area: number) => readonly string[];
  /** WGS84 polygons with right-handed rings. */
  readonly geometryOf: (area: number) => Polygon | MultiPolygon;
  /** Stands in the collection as its foreign member `metadata`: sources, vintages, parameters, caveats. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

const DECIMALS_OF_DEGREES = 6;

/**
 * The report as the text of a GeoJSON FeatureCollection (RFC 7946), a feature at a time, so that a report of
 * all England needs no more memory than one feature.
 *
 * Coordinates have 6 decimals (about 0.1 m), rings follow the right-hand rule, the collection and every
 * feature carry a bbox. Each property is named by the id of its column, which carries the unit; "no data" is
 * null. `properties.estimated` lists the properties that are modelled.
 */
export function* areaReport(input: AreaReportInput): Generator<string> {
  const bbox: BBox = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  yield `{"type":"FeatureCollection","metadata":${JSON.stringify(input.metadata)},"features":[\n`;
  for (let place = 0; place < input.areas.length; place++) {
    const feature = areaFeature(input, input.areas[place]!);
    widen(bbox, feature.bbox!);
    yield `${place === 0 ? '' : ',\n'}${JSON.stringify(feature)}`;
  }
  yield `\n]${input.areas.length === 0 ? '' : `,"bbox":${JSON.stringify(bbox)}`}}\n`;
}

/** One area as a feature; its id is the area's code. */
export function areaFeature(input: AreaReportInput, area: number): Feature<Polygon | MultiPolygon> {
  const geometry = roundGeometry(input.geometryOf(area));
  const properties: Record<string, unknown> = {
    code: input.codes[area],
    name: input.names[area],
    ...input.placesOf(area),
  };
  for (const { column, values } of input.columns)
    properties[column.id] = propertyValue(column, values[area]!);
  properties.reasons = input.reasonsOf(area);
  properties.estimated = input.columns
    .filter(({ column }) => column.estimated)
    .map(({ column }) => column.id);
  return { type: 'Feature', id: input.codes[area]!, bbox: boundsOf(geometry), geometry, properties };
}

function propertyValue(column: AtlasColumn, value: number): unknown {
  if (column.kind === 'flags')
    return (column.categories ?? []).filter((_, bit) => (value >> bit) & 1).map(({ id }) => id);
  if (column.kind === 'category' && column.categories)
    return value === noDataElement(column.type) ? null : (column.categories[value]?.label ?? null);
  if (Number.isNaN(value)) return null;
  const power = 10 ** column.decimals;
  return Math.round(value * power) / power;
}

function roundGeometry(geometry: Polygon | MultiPolygon): Polygon | MultiPolygon {
  const ring = (positions: Position[]) =>
    positions.map(([longitude, latitude]) => [round(longitude!), round(latitude!)]);
  return geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: geometry.coordinates.map(ring) }
    : { type: 'MultiPolygon', coordinates: geometry.coordinates.map((polygon) => polygon.map(ring)) };
}

function round(degrees: number): number {
  const power = 10 ** DECIMALS_OF_DEGREES;
  return Math.round(degrees * power) / power;
}

function boundsOf(geometry: Polygon | MultiPolygon): BBox {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const bbox: BBox = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const [outer] of polygons)
    for (const [longitude, latitude] of outer!) widen(bbox, [longitude!, latitude!, longitude!, latitude!]);
  return bbox;
}

function widen(bbox: BBox, other: BBox): void {
  bbox[0] = Math.min(bbox[0], other[0]);
  bbox[1] = Math.min(bbox[1], other[1]);
  bbox[2] = Math.max(bbox[2]!, other[2]!);
  bbox[3] = Math.max(bbox[3]!, other[3]!);
}
