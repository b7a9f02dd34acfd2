import type { Geometry } from 'geojson';
import { DataError } from '../../foundation/errors.ts';
import type { GeometryNote, Isochrone, IsochroneOptions, IsochroneSet, RawBand } from './isochrone.ts';
import { mendGeometry } from './mend-geometry.ts';

/**
 * Sound isochrones from the bands that a reader found: features of one site and limit become one band, the
 * bands are put in order of site (as they came) and limit.
 *
 * @throws DataError where no band is left, or a limit is not above 0
 */
export function finishIsochrones(
  source: string,
  bands: readonly RawBand[],
  skipped: readonly GeometryNote[],
  options: IsochroneOptions,
): IsochroneSet {
  const groups = new Map<string, RawBand[]>();
  const siteOrder = new Map<string, number>();
  for (const band of bands) {
    if (!(Number.isFinite(band.limit) && band.limit > 0 && band.from >= 0 && band.from < band.limit))
      throw new DataError({
        file: source,
        value: band.limit,
        problem: `${band.place} has no usable limit`,
        expected: 'a number above 0',
      });
    if (!siteOrder.has(band.site)) siteOrder.set(band.site, siteOrder.size);
    const key = JSON.stringify([band.site, band.unit, band.limit, band.from]);
    groups.set(key, [...(groups.get(key) ?? []), band]);
  }
  const repaired: GeometryNote[] = [];
  const refused: GeometryNote[] = [];
  const isochrones: Isochrone[] = [];
  for (const group of groups.values()) {
    const mended = mendGeometry(group.map((band) => band.geometry));
    const place = group.map((band) => band.place).join(', ');
    repaired.push(...mended.repaired.map((reason) => ({ place, reason })));
    refused.push(...mended.refused.map((reason) => ({ place, reason })));
    if (mended.polygons.length === 0) continue;
    const { site, limit, unit, from } = group[0]!;
    isochrones.push({
      site,
      mode: options.mode ?? 'car',
      limit,
      unit,
      from,
      polygons: mended.polygons,
      drawnAs: [...new Set(group.map((band) => (band.geometry as Geometry).type))],
    });
  }
  if (isochrones.length === 0)
    throw new DataError({
      file: source,
      problem: `holds no usable isochrone${refused[0] === undefined ? '' : ` (${refused[0].place}: ${refused[0].reason})`}`,
      expected: 'at least one polygon with its limit',
    });
  isochrones.sort((a, b) => siteOrder.get(a.site)! - siteOrder.get(b.site)! || a.limit - b.limit);
  return { source, isochrones, skipped, repaired, refused };
}
