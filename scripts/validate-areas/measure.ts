import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AreaTable,
  areaSquareMetres,
  type DrawReport,
  decodeLand,
  drawAreas,
  joinPointsToAreas,
  NO_AREA,
  neighboursOf,
  type PlaceLevelName,
  polygonGrid,
  type Topology,
  topologyColumns,
  topologyFromPolygons,
} from '@postcode-lottery/core';
import { type England, readBoundaries, readEngland } from '@postcode-lottery/core/node';

/** How drawn areas compare with official ones. Shares are of official land. */
export interface AreaComparison {
  readonly report: DrawReport;
  readonly sumErrorShare: number;
  readonly officialSquareKilometres: number;
  readonly drawnSquareKilometres: number;
  /** Official land that the drawn land leaves out, and the other way round. */
  readonly missingSquareKilometres: number;
  readonly extraSquareKilometres: number;
  /** Official land that is drawn into the right area, and into the right place of each level. */
  readonly rightArea: number;
  readonly rightPlace: Readonly<Record<PlaceLevelName, number>>;
  readonly rightAreaUrban: number;
  readonly rightAreaRural: number;
  /** Live postcodes whose drawn area is their own; residents spread evenly over their area's postcodes. */
  readonly postcodes: number;
  readonly postcodesRight: number;
  readonly residents: number;
  readonly residentsRight: number;
  readonly neighbourPairs: number;
  readonly neighbourPairsFound: number;
  /** Share of the common boundary between official areas that lies between pairs found as neighbours. */
  readonly sharedBoundaryFound: number;
  readonly neighbourPairsOfDrawn: number;
}

/** Draws the areas of England and holds them against official boundaries (LSOA 2021), on a square grid. */
export async function compareWithOfficial(
  root: string,
  boundariesPath: string,
  gridMetres: number,
): Promise<AreaComparison> {
  const england = await readEngland(join(root, 'data/england'));
  const { topology, report } = await drawEngland(root, england);
  const { topology: official, areaOfPlace } = await readOfficial(boundariesPath, england.areas);
  const officialSquare = total(areaSquareMetres(official));
  return {
    report,
    sumErrorShare: Math.abs(report.areaSquareMetres / report.landSquareMetres - 1),
    officialSquareKilometres: officialSquare / 1e6,
    drawnSquareKilometres: report.areaSquareMetres / 1e6,
    ...compareGround(topology, official, areaOfPlace, england.areas, gridMetres),
    ...comparePostcodes(topology, england),
    ...compareNeighbours(topology, official, areaOfPlace),
  };
}

async function drawEngland(root: string, { areas, postcodes }: England) {
  const land = await readFile(join(root, 'data/boundaries/coastline.bin'));
  return drawAreas({
    eastingMetres: postcodes.eastingMetres,
    northingMetres: postcodes.northingMetres,
    area: Int32Array.from(postcodes.areaOfPostcode, (area) => (area === NO_AREA ? -1 : area)),
    areaCount: areas.count,
    land: decodeLand(land, 'coastline.bin'),
  });
}

async function readOfficial(path: string, areas: AreaTable) {
  const { codes, polygons, coordinates } = await readBoundaries(path, 'LSOA21CD');
  const areaOfCode = new Map(areas.codes.map((code, area) => [code, area]));
  return {
    topology: topologyFromPolygons(polygons, coordinates),
    areaOfPlace: codes.map((code) => areaOfCode.get(code)!),
  };
}

function compareGround(
  drawn: Topology,
  official: Topology,
  areaOfPlace: readonly number[],
  areas: AreaTable,
  gridMetres: number,
) {
  const drawnGrid = polygonGrid(topologyColumns(drawn));
  const officialGrid = polygonGrid(topologyColumns(official));
  const levels = Object.entries(areas.levels) as [PlaceLevelName, AreaTable['levels'][PlaceLevelName]][];
  const rightPlace = Object.fromEntries(levels.map(([name]) => [name, 0])) as Record<PlaceLevelName, number>;
  const tally = { land: 0, right: 0, missing: 0, extra: 0, rural: 0, rightRural: 0 };
  const columns = Math.ceil(600_000 / gridMetres);
  for (let northing = gridMetres * 0.31; northing < 670_000; northing += gridMetres) {
    const x = Float64Array.from({ length: columns }, (_, k) => 70_000 + (k + 0.47) * gridMetres);
    const y = new Float64Array(columns).fill(northing);
    const inDrawn = joinPointsToAreas({ x, y }, drawnGrid);
    const inOfficial = joinPointsToAreas({ x, y }, officialGrid);
    for (let k = 0; k < columns; k++) {
      const found = inDrawn[k]!;
      if (inOfficial[k]! < 0) {
        if (found >= 0) tally.extra++;
        continue;
      }
      const own = areaOfPlace[inOfficial[k]!]!;
      const rural = areas.ruralUrban[own]! >= FIRST_RURAL_CLASS;
      tally.land++;
      if (rural) tally.rural++;
      if (found < 0) {
        tally.missing++;
        continue;
      }
      if (found === own) {
        tally.right++;
        if (rural) tally.rightRural++;
      }
      for (const [name, { placeOfArea }] of levels)
        if (placeOfArea[found] === placeOfArea[own]) rightPlace[name]++;
    }
  }
  const squareKilometres = (gridMetres / 1000) ** 2;
  for (const [name] of levels) rightPlace[name] /= tally.land;
  return {
    missingSquareKilometres: tally.missing * squareKilometres,
    extraSquareKilometres: tally.extra * squareKilometres,
    rightArea: tally.right / tally.land,
    rightPlace,
    rightAreaUrban: (tally.right - tally.rightRural) / (tally.land - tally.rural),
    rightAreaRural: tally.rightRural / tally.rural,
  };
}

/** Index of the first rural class of RURAL_URBAN_CLASSES. */
const FIRST_RURAL_CLASS = 2;

function comparePostcodes(drawn: Topology, { areas, postcodes }: England) {
  const found = joinPointsToAreas(
    { x: postcodes.eastingMetres, y: postcodes.northingMetres },
    topologyColumns(drawn),
  );
  const own = new Uint32Array(areas.count);
  const right = new Uint32Array(areas.count);
  postcodes.areaOfPostcode.forEach((area, i) => {
    if (area === NO_AREA) return;
    own[area]!++;
    if (found[i] === area) right[area]!++;
  });
  const residentsRight = areas.residents.reduce(
    (sum, people, area) => sum + (people * right[area]!) / own[area]!,
    0,
  );
  return {
    postcodes: own.reduce((sum, count) => sum + count, 0),
    postcodesRight: right.reduce((sum, count) => sum + count, 0),
    residents: areas.residents.reduce((sum, people) => sum + people, 0),
    residentsRight: Math.round(residentsRight),
  };
}

function compareNeighbours(drawn: Topology, official: Topology, areaOfPlace: readonly number[]) {
  const ours = neighboursOf(drawn);
  const theirs = neighboursOf(official);
  const pairs = new Set<number>();
  for (let area = 0; area < drawn.areaCount; area++)
    for (let k = ours.offsets[area]!; k < ours.offsets[area + 1]!; k++)
      pairs.add(area * drawn.areaCount + ours.neighbours[k]!);
  let found = 0;
  let foundMetres = 0;
  for (let place = 0; place < official.areaCount; place++)
    for (let k = theirs.offsets[place]!; k < theirs.offsets[place + 1]!; k++) {
      const pair = areaOfPlace[place]! * drawn.areaCount + areaOfPlace[theirs.neighbours[k]!]!;
      if (!pairs.has(pair)) continue;
      found++;
      foundMetres += theirs.sharedMetres[k]!;
    }
  return {
    neighbourPairs: theirs.neighbours.length / 2,
    neighbourPairsFound: found / 2,
    sharedBoundaryFound: foundMetres / total(theirs.sharedMetres),
    neighbourPairsOfDrawn: ours.neighbours.length / 2,
  };
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
