export interface GeoRow {
  readonly code: string;
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly residents: number;
  readonly figure: number;
}

/**
 * What is on screen as points at the middle of the residents, RFC 7946, six decimals, with the source as a
 * foreign member. The areas' outlines are in the report files.
 */
export function geojsonText(
  rows: readonly GeoRow[],
  property: string,
  metadata: Readonly<Record<string, string>>,
): string {
  const round = (value: number) => Number(value.toFixed(6));
  const features = rows.map(({ code, name, longitude, latitude, residents, figure }) => ({
    type: 'Feature',
    id: code,
    geometry: { type: 'Point', coordinates: [round(longitude), round(latitude)] },
    properties: {
      code,
      name,
      residents,
      [property]: Number.isNaN(figure) ? null : Number(figure.toPrecision(6)),
    },
  }));
  return JSON.stringify({ type: 'FeatureCollection', metadata, features });
}
