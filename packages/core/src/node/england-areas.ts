import { DataError } from '../foundation/errors.ts';
import {
  type AreaTable,
  PLACE_LEVELS,
  type PlaceLevel,
  type PlaceLevelName,
  RURAL_URBAN_CLASSES,
} from '../geography/area-table.ts';
import { nationalGridToLonLat } from '../geography/national-grid.ts';
import { AREA_CODE, AREAS_OF_ENGLAND } from '../sources/place-lookups.ts';
import type { TableSource } from '../sources/records.ts';
import { readTable } from '../sources/table.ts';

const TEXT = { kind: 'text' } as const;
const count = (heading: string) => ({ heading, kind: 'integer', minimum: 0, maximum: 1_000_000 }) as const;
const decile = (domain: string) =>
  ({ heading: `${domain}_decile`, kind: 'integer', minimum: 1, maximum: 10 }) as const;

const AREA_SCHEMA = {
  code: { heading: 'code', ...AREA_CODE },
  name: { heading: 'name', ...TEXT },
  msoa: { heading: 'msoa', ...TEXT },
  district: { heading: 'district', ...TEXT },
  subIcb: { heading: 'sub_icb', ...TEXT },
  icb: { heading: 'icb', ...TEXT },
  alliance: { heading: 'alliance', ...TEXT },
  region: { heading: 'region', ...TEXT },
  eastingMetres: count('easting_metres'),
  northingMetres: count('northing_metres'),
  residents: count('residents'),
  from0To15: count('aged_0_15'),
  from16To24: count('aged_16_24'),
  from25To34: count('aged_25_34'),
  from35To49: count('aged_35_49'),
  from50To64: count('aged_50_64'),
  from65: count('aged_65_plus'),
  from70Estimated: count('aged_70_plus_estimated'),
  from75Estimated: count('aged_75_plus_estimated'),
  from80Estimated: count('aged_80_plus_estimated'),
  from85Estimated: count('aged_85_plus_estimated'),
  imdScore: { heading: 'imd_score', kind: 'number', minimum: 0, maximum: 100 },
  imdRank: { heading: 'imd_rank', kind: 'integer', minimum: 1, maximum: AREAS_OF_ENGLAND },
  imdDecile: decile('imd'),
  income: decile('income'),
  employment: decile('employment'),
  education: decile('education'),
  health: decile('health'),
  crime: decile('crime'),
  barriers: decile('barriers'),
  livingEnvironment: decile('living_environment'),
  ruralUrban: { heading: 'rural_urban', ...TEXT },
  households: count('households'),
  householdsWithoutCar: count('households_without_car'),
  incomeDeprivedPeople: { ...count('income_deprived_people'), optional: true },
  employmentDeprivedPeople: { ...count('employment_deprived_people'), optional: true },
  openCoastMetres: count('open_coast_metres'),
  highWaterMetres: count('high_water_metres'),
} as const;

const PLACE_SCHEMA = {
  level: { heading: 'level', kind: 'text', pattern: new RegExp(`^(?:${PLACE_LEVELS.join('|')})$`) },
  code: { heading: 'code', ...TEXT },
  name: { heading: 'name', ...TEXT },
} as const;

/**
 * The areas of data/england and the places that they belong to.
 *
 * @throws DataError when a cell does not fit its column, an area is missing, or a place is not listed.
 */
export async function readAreaTable(areaSource: TableSource, placeSource: TableSource): Promise<AreaTable> {
  const { columns } = await readTable(areaSource, AREA_SCHEMA, { rows: AREAS_OF_ENGLAND, unique: 'code' });
  const places = await readTable(placeSource, PLACE_SCHEMA, { unique: 'code' });
  const level = (name: PlaceLevelName): PlaceLevel => {
    const rows = Array.from(places.columns.level.keys()).filter((row) => places.columns.level[row] === name);
    const codes = rows.map((row) => places.columns.code[row]!);
    const names = rows.map((row) => places.columns.name[row]!);
    const placeOfArea = Uint16Array.from(indexesOf(areaSource.name, name, columns[name], codes));
    return { codes, names, placeOfArea };
  };
  const classes = RURAL_URBAN_CLASSES.map(({ code }) => code);
  const eastingMetres = Float64Array.from(columns.eastingMetres);
  const northingMetres = Float64Array.from(columns.northingMetres);
  return {
    count: columns.code.length,
    codes: columns.code,
    names: columns.name,
    levels: {
      msoa: level('msoa'),
      district: level('district'),
      subIcb: level('subIcb'),
      icb: level('icb'),
      alliance: level('alliance'),
      region: level('region'),
    },
    ...nationalGridToLonLat(eastingMetres, northingMetres),
    eastingMetres,
    northingMetres,
    residents: Uint32Array.from(columns.residents),
    residentsAged: {
      from0To15: Uint32Array.from(columns.from0To15),
      from16To24: Uint32Array.from(columns.from16To24),
      from25To34: Uint32Array.from(columns.from25To34),
      from35To49: Uint32Array.from(columns.from35To49),
      from50To64: Uint32Array.from(columns.from50To64),
      from65: Uint32Array.from(columns.from65),
      from70Estimated: Uint32Array.from(columns.from70Estimated),
      from75Estimated: Uint32Array.from(columns.from75Estimated),
      from80Estimated: Uint32Array.from(columns.from80Estimated),
      from85Estimated: Uint32Array.from(columns.from85Estimated),
    },
    imdScore: Float64Array.from(columns.imdScore),
    imdRank: Uint16Array.from(columns.imdRank),
    imdDecile: Uint8Array.from(columns.imdDecile),
    imdDomainDecile: {
      income: Uint8Array.from(columns.income),
      employment: Uint8Array.from(columns.employment),
      education: Uint8Array.from(columns.education),
      health: Uint8Array.from(columns.health),
      crime: Uint8Array.from(columns.crime),
      barriers: Uint8Array.from(columns.barriers),
      livingEnvironment: Uint8Array.from(columns.livingEnvironment),
    },
    ruralUrban: Uint8Array.from(indexesOf(areaSource.name, 'rural_urban', columns.ruralUrban, classes)),
    households: Uint32Array.from(columns.households),
    householdsWithoutCar: Uint32Array.from(columns.householdsWithoutCar),
    incomeDeprivedPeople: Float64Array.from(columns.incomeDeprivedPeople),
    employmentDeprivedPeople: Float64Array.from(columns.employmentDeprivedPeople),
    openCoastMetres: Uint32Array.from(columns.openCoastMetres),
    highWaterMetres: Uint32Array.from(columns.highWaterMetres),
  };
}

/** For each value its index in a list of codes. */
export function indexesOf(
  file: string,
  column: string,
  values: readonly string[],
  codes: readonly string[],
): number[] {
  const indexOf = new Map(codes.map((code, index) => [code, index]));
  return values.map((value, row) => {
    const index = indexOf.get(value);
    if (index !== undefined) return index;
    throw new DataError({ file, line: row + 2, column, value, problem: 'code is not listed' });
  });
}
