import { matrixFromPairs } from './build-matrix.ts';
import type { TravelMatrix } from './matrix.ts';
import type { TravelMatrixFile } from './matrix-file.ts';

/** What of a matrix found no place among other areas and sites. */
export interface AlignReport {
  readonly pairsIn: number;
  readonly pairsKept: number;
  /** Codes of the file that are not among the wanted ones, and wanted ones that the file does not have. */
  readonly unknownAreas: readonly string[];
  readonly missingAreas: readonly string[];
  readonly unknownSites: readonly string[];
  readonly missingSites: readonly string[];
}

/** The same minutes in another order of areas and sites, matched by code. */
export function alignTravelMatrix(
  file: TravelMatrixFile,
  areaCodes: readonly string[],
  siteCodes: readonly string[],
): { matrix: TravelMatrix; report: AlignReport } {
  const { matrix } = file;
  const newArea = places(file.areaCodes, areaCodes);
  const newSite = places(file.siteCodes, siteCodes);
  const areas: number[] = [];
  const sites: number[] = [];
  const minutes: number[] = [];
  for (let area = 0; area < matrix.areaCount; area++)
    for (let pair = matrix.offsets[area]!; pair < matrix.offsets[area + 1]!; pair++) {
      const site = newSite.placeOf[matrix.sites[pair]!]!;
      if (site < 0 || newArea.placeOf[area]! < 0) continue;
      areas.push(newArea.placeOf[area]!);
      sites.push(site);
      minutes.push(matrix.minutes[pair]!);
    }
  const { mode, provenance } = matrix;
  return {
    matrix: matrixFromPairs(
      { areas, sites, minutes },
      { areaCount: areaCodes.length, siteCount: siteCodes.length, mode, provenance },
    ),
    report: {
      pairsIn: matrix.minutes.length,
      pairsKept: minutes.length,
      unknownAreas: newArea.unknown,
      missingAreas: newArea.missing,
      unknownSites: newSite.unknown,
      missingSites: newSite.missing,
    },
  };
}

function places(from: readonly string[], to: readonly string[]) {
  const placeInTo = new Map(to.map((code, place) => [code, place]));
  const known = new Set(from);
  return {
    placeOf: Int32Array.from(from, (code) => placeInTo.get(code) ?? -1),
    unknown: from.filter((code) => !placeInTo.has(code)),
    missing: to.filter((code) => !known.has(code)),
  };
}
