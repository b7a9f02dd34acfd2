import type { Isochrone, MultiPolygonRings } from '@postcode-lottery/core';

/** A closed square ring, counter-clockwise. */
export function square(west: number, south: number, size: number): number[][] {
  const [east, north] = [west + size, south + size];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

export function isochrone(site: string, limit: number, polygons: MultiPolygonRings, from = 0): Isochrone {
  return { site, mode: 'car', limit, unit: 'minutes', from, polygons, drawnAs: ['Polygon'] };
}

export function collection(...features: readonly [Record<string, unknown>, unknown][]) {
  return {
    type: 'FeatureCollection',
    features: features.map(([properties, geometry]) => ({ type: 'Feature', properties, geometry })),
  };
}

export const polygon = (...rings: number[][][]) => ({ type: 'Polygon', coordinates: rings });
