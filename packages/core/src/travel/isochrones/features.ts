import { DataError } from '../../foundation/errors.ts';
import type { GeometryNote } from './isochrone.ts';

/** A feature of a GeoJSON response, its geometry unchecked. */
export interface LooseFeature {
  readonly place: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
}

/**
 * The features of a GeoJSON FeatureCollection or a single Feature, points apart: engines add the places they
 * snapped to.
 *
 * @throws DataError for anything else, and for an error message in place of features
 */
export function areaFeatures(
  response: unknown,
  file: string,
): { features: LooseFeature[]; skipped: GeometryNote[] } {
  const body = response as { type?: unknown; features?: unknown; error?: unknown; message?: unknown } | null;
  const list = body?.type === 'Feature' ? [body] : Array.isArray(body?.features) ? body.features : undefined;
  if (list === undefined) {
    const message = body?.error ?? body?.message;
    throw new DataError({
      file,
      ...(message === undefined
        ? {}
        : { value: typeof message === 'string' ? message : JSON.stringify(message) }),
      problem: 'is not a GeoJSON FeatureCollection',
      expected: 'features with polygons',
    });
  }
  const features: LooseFeature[] = [];
  const skipped: GeometryNote[] = [];
  list.forEach((item: unknown, index) => {
    const feature = (item ?? {}) as { properties?: unknown; geometry?: { type?: unknown } | null };
    const place = `feature ${index + 1}`;
    const type = feature.geometry?.type;
    if (type === 'Point' || type === 'MultiPoint') skipped.push({ place, reason: `a ${type} is not a band` });
    else
      features.push({
        place,
        properties: (feature.properties ?? {}) as Record<string, unknown>,
        geometry: feature.geometry ?? null,
      });
  });
  return { features, skipped };
}

/**
 * A number among a feature's properties; digits in text count (OpenTripPlanner writes "1800").
 *
 * @throws DataError where there is none
 */
export function numberProperty(feature: LooseFeature, name: string, file: string): number {
  const value = feature.properties[name];
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw new DataError({
    file,
    value,
    problem: `${feature.place} has no number in its property ${JSON.stringify(name)}`,
  });
}
