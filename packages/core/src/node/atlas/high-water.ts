import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AreaTable, decodeLand, highWaterShares, type PostcodeTable } from '../../index.ts';

const COASTLINE = 'data/boundaries/coastline.bin';

/** Share (0..1) of each area's postcodes within 500 m of high water, by the coastline of the repository. */
export async function readHighWaterShares(
  root: string,
  areas: AreaTable,
  { eastingMetres, northingMetres, areaOfPostcode }: PostcodeTable,
): Promise<Float64Array> {
  const land = decodeLand(await readFile(join(root, COASTLINE)), COASTLINE);
  return highWaterShares({
    land,
    eastingMetres,
    northingMetres,
    areaOfPostcode,
    areaCount: areas.count,
  });
}
