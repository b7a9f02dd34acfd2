import { DataError } from '../../foundation/errors.ts';
import type { AreaTable } from '../../geography/area-table.ts';
import type { PolygonColumns } from '../../geography/join/polygon-columns.ts';
import { reorderAreas } from '../boundaries/polygon-builder.ts';
import { readBoundaries } from '../boundaries/read-boundaries.ts';
import type { LandedFiles } from './landed.ts';

/** Official boundaries of the areas, in the order of the AreaTable. */
export interface AppliedBoundaries {
  readonly polygons: PolygonColumns;
  readonly coordinates: 'lonLat' | 'nationalGrid';
  /** Title of the publication. */
  readonly label: string;
  readonly attribution: string;
}

/** The landed boundaries of the areas (LSOA 2021), or undefined where none has landed. */
export async function applyBoundaries(
  areas: Pick<AreaTable, 'codes'>,
  landed: LandedFiles,
): Promise<AppliedBoundaries | undefined> {
  const name = 'lsoa-2021-boundaries';
  const path = await landed.path(name);
  if (path === undefined) return undefined;
  const { codes, excluded, polygons, coordinates } = await readBoundaries(path, 'LSOA21CD');
  const place = new Map(codes.map((code, index) => [code, index]));
  const missing = areas.codes.filter((code) => !place.has(code));
  if (missing.length > 0)
    throw new DataError({
      file: path,
      value: `${missing.length} (${missing.slice(0, 5).join(', ')})`,
      problem: 'lacks areas of England',
      expected: `all ${areas.codes.length} areas`,
    });
  landed.use(name, {
    join: 'areas to official boundaries',
    rowsIn: codes.length + excluded.length,
    matched: areas.codes.length,
    unmatched: excluded.length + codes.length - areas.codes.length,
    examples: excluded.map(({ key }) => key),
  });
  const source = landed.used.at(-1)!;
  return {
    polygons: reorderAreas(
      polygons,
      Uint32Array.from(areas.codes, (code) => place.get(code)!),
    ),
    coordinates,
    label: source.title,
    attribution: source.attribution,
  };
}
