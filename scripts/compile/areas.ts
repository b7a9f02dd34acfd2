import { join } from 'node:path';
import {
  AREAS_OF_ENGLAND,
  DEPRIVATION_DOMAINS,
  readAgeBands,
  readAreaLookup,
  readCarAvailability,
  readCoastDistances,
  readDeprivation,
  readDeprivationCounts,
  readHealthLookup,
  readMsoaNames,
  readPopulationCentres,
  readRuralUrban,
} from '@postcode-lottery/core';
import { openTable } from '@postcode-lottery/core/node';
import type { Journal } from './journal.ts';
import { type CompiledTable, csvTable, type OutputColumn } from './table-file.ts';

/** Residents of England in the Census 2021 file of broad ages by LSOA. */
const RESIDENTS = 56_489_608;

/** Columns of the areas in ascending code, and the places that they belong to. */
export async function compileAreas(
  folder: string,
  areas: Journal,
  places: Journal,
): Promise<CompiledTable[]> {
  const open = (path: string) => openTable(join(folder, path), path);
  const lookup = await readAreaLookup(open('lookups/LSOA21_MSOA21_LAD24_RGN24_EN_LU.csv'));
  const order = Array.from(lookup.columns.area.keys()).sort((a, b) =>
    lookup.columns.area[a]! < lookup.columns.area[b]! ? -1 : 1,
  );
  const codes = order.map((row) => lookup.columns.area[row]!);

  /** Reads a table and returns a function that puts one of its columns in the order of the areas. */
  const aligned = async <Columns extends { readonly area: readonly string[] }>(
    path: string,
    table: Promise<{ readonly columns: Columns }>,
  ) => {
    const { columns } = await table;
    const rows = areas.join(path, codes, columns.area, 'refuse');
    return <Name extends keyof Columns>(name: Name): Columns[Name] =>
      Array.from(rows, (row) => (columns[name] as readonly unknown[])[row]) as unknown as Columns[Name];
  };
  const read = <Columns extends { readonly area: readonly string[] }>(
    path: string,
    reader: (source: ReturnType<typeof openTable>) => Promise<{ readonly columns: Columns }>,
  ) => aligned(path, reader(open(path)));

  const place = await aligned('lookups/LSOA21_MSOA21_LAD24_RGN24_EN_LU.csv', Promise.resolve(lookup));
  const health = await read('lookups/LSOA21_SICBL24_ICB24_CAL24_LAD24_EN_LU.csv', readHealthLookup);
  const centre = await read('lookups/LSOA_PopCentroids_EN_2021_V3.csv', readPopulationCentres);
  const rural = await read('lookups/RUC_2021_LSOA21_EN.csv', readRuralUrban);
  const ages = await read('census/population_age_bands_LSOA21_EN.csv', readAgeBands);
  const cars = await read('census/census2021-ts045-lsoa.csv.gz', readCarAvailability);
  const imd = await read(
    'imd/File_7_IoD2025_All_Ranks_Scores_Deciles_Population_Denominators.csv.gz',
    readDeprivation,
  );
  const counts = await read('imd/IoD2025_underlying_indicators_LSOA21.csv.gz', readDeprivationCounts);
  const coast = await read('coast/LSOA21_distance_to_coast.csv', readCoastDistances);
  const msoaNames = await readMsoaNames(open('lookups/MSOA21_HCL_names_EN.csv'));

  checkAreas(areas, codes, ages('residents'), imd('imdRank'), imd('imdDecile'));
  const districts = place('district');
  const districtsOfIndices = imd('district');
  const moved = codes.filter((_, area) => districts[area] !== districtsOfIndices[area]);
  areas.check('IoD2025 File 7', 'areas whose district differs from the look-up', moved.length, 0);
  areas.caveat(
    'Ages 70, 75, 80 and 85 and over are estimates: Census 65+ times the mid-2020 share of the older bands.',
  );
  areas.caveat(
    "Cancer Alliances are each board's alliance, with Bassetlaw and the former Harrogate district by hand; Swindon and the Frimley area may differ from the official look-up.",
  );
  const suppressed = counts('incomeDeprivedPeople').filter(Number.isNaN).length;
  const suppressedWork = counts('employmentDeprivedPeople').filter(Number.isNaN).length;
  areas.caveat(
    `Counts suppressed at the source and left blank: ${suppressed} of income, ${suppressedWork} of employment.`,
  );

  const people = (holds: string) => `people, Census 2021: ${holds}`;
  const column = (values: ArrayLike<string | number>, holds: string): OutputColumn => ({ values, holds });
  const areaColumns: Record<string, OutputColumn> = {
    code: column(codes, 'LSOA21CD'),
    name: column(place('name'), 'LSOA21NM'),
    msoa: column(place('msoa'), 'MSOA21CD'),
    district: column(districts, 'LAD24CD'),
    sub_icb: column(health('subIcb'), 'SICBL24CD'),
    icb: column(health('icb'), 'ICB24CD'),
    alliance: column(health('alliance'), 'CAL24CD'),
    region: column(place('region'), 'RGN24CD'),
    easting_metres: column(
      centre('eastingMetres').map(Math.round),
      'population-weighted centre, National Grid metres',
    ),
    northing_metres: column(
      centre('northingMetres').map(Math.round),
      'population-weighted centre, National Grid metres',
    ),
    residents: column(ages('residents'), people('usual residents')),
    aged_0_15: column(ages('from0To15'), people('aged 0 to 15')),
    aged_16_24: column(ages('from16To24'), people('aged 16 to 24')),
    aged_25_34: column(ages('from25To34'), people('aged 25 to 34')),
    aged_35_49: column(ages('from35To49'), people('aged 35 to 49')),
    aged_50_64: column(ages('from50To64'), people('aged 50 to 64')),
    aged_65_plus: column(ages('from65'), people('aged 65 and over')),
    aged_70_plus_estimated: column(ages('from70Estimated'), 'people aged 70 and over, estimated'),
    aged_75_plus_estimated: column(ages('from75Estimated'), 'people aged 75 and over, estimated'),
    aged_80_plus_estimated: column(ages('from80Estimated'), 'people aged 80 and over, estimated'),
    aged_85_plus_estimated: column(ages('from85Estimated'), 'people aged 85 and over, estimated'),
    imd_score: column(
      imd('imdScore'),
      'Index of Multiple Deprivation 2025, 0 to 100, higher is more deprived',
    ),
    imd_rank: column(imd('imdRank'), 'rank, 1 most deprived'),
    imd_decile: column(imd('imdDecile'), 'decile, 1 most deprived tenth'),
  };
  for (const domain of DEPRIVATION_DOMAINS)
    areaColumns[`${snakeCase(domain)}_decile`] = column(
      imd(domain),
      `${snakeCase(domain).replace('_', ' ')} domain decile, 1 most deprived tenth`,
    );
  Object.assign(areaColumns, {
    rural_urban: column(rural('ruralUrban'), 'RUC21CD, Rural Urban Classification 2021'),
    households: column(cars('households'), 'households, Census 2021 TS045'),
    households_without_car: column(cars('householdsWithoutCar'), 'households without car or van'),
    income_deprived_people: column(
      counts('incomeDeprivedPeople'),
      'people, rounded to 5, blank where suppressed',
    ),
    employment_deprived_people: column(
      counts('employmentDeprivedPeople'),
      'people, rounded to 5, blank where suppressed',
    ),
    open_coast_metres: column(
      coast('openCoastMetres'),
      'straight-line metres from the centre to the open coast',
    ),
    high_water_metres: column(
      coast('highWaterMetres'),
      'straight-line metres from the centre to any high water',
    ),
  });

  const nameOfMsoa = new Map(msoaNames.columns.msoa.map((code, row) => [code, msoaNames.columns.name[row]!]));
  const levels = [
    ['msoa', place('msoa'), place('msoa').map((code) => nameOfMsoa.get(code) ?? '')],
    ['district', districts, place('districtName')],
    ['subIcb', health('subIcb'), health('subIcbName')],
    ['icb', health('icb'), health('icbName')],
    ['alliance', health('alliance'), health('allianceName')],
    ['region', place('region'), place('regionName')],
  ] as const;
  const expected = { msoa: 6_856, district: 296, subIcb: 106, icb: 42, alliance: 20, region: 9 };
  const rows = levels.flatMap(([level, placeCodes, names]) => {
    const unique = [...new Map(placeCodes.map((code, area) => [code, names[area]!]))].sort(([a], [b]) =>
      a < b ? -1 : 1,
    );
    places.check('places', `${level} places`, unique.length, expected[level]);
    places.check(
      'places',
      `${level} places without a name`,
      unique.filter(([, name]) => name === '').length,
      0,
    );
    return unique.map(([code, name]) => [level, code, name] as const);
  });
  const lookups = ['ons-lsoa-lookups', 'ons-health-lookup'];
  return [
    csvTable(
      'areas.csv.gz',
      {
        id: 'areas',
        title: 'Areas (LSOA 2021)',
        journal: areas,
        sources: [
          ...lookups,
          'ons-population-centres',
          'iod-2025',
          'census-2021',
          'sape-2020',
          'ons-ruc-2021',
          'coast-distances',
        ],
      },
      areaColumns,
    ),
    csvTable(
      'places.csv.gz',
      {
        id: 'places',
        title: 'Places that areas belong to',
        journal: places,
        sources: [...lookups, 'hcl-msoa-names'],
      },
      {
        level: column(
          rows.map(([level]) => level),
          'msoa, district, subIcb, icb, alliance or region',
        ),
        code: column(
          rows.map(([, code]) => code),
          'ONS code',
        ),
        name: column(
          rows.map(([, , name]) => name),
          'name; MSOAs by the House of Commons Library',
        ),
      },
    ),
  ];
}

function checkAreas(
  journal: Journal,
  codes: readonly string[],
  residents: readonly number[],
  ranks: readonly number[],
  deciles: readonly number[],
): void {
  journal.check('areas', 'areas', new Set(codes).size, AREAS_OF_ENGLAND);
  journal.check(
    'census',
    'residents',
    residents.reduce((sum, people) => sum + people, 0),
    RESIDENTS,
  );
  const everyRankOnce = new Set(ranks).size === AREAS_OF_ENGLAND && Math.max(...ranks) === AREAS_OF_ENGLAND;
  journal.check('IoD2025 File 7', 'IMD ranks run 1 to 33,755, each once', everyRankOnce, true);
  const tenths = Array.from(
    { length: 10 },
    (_, tenth) => deciles.filter((decile) => decile === tenth + 1).length,
  );
  journal.check(
    'IoD2025 File 7',
    'every decile has 3,375 or 3,376 areas',
    tenths.every((n) => n === 3375 || n === 3376),
    true,
  );
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
