import type { AreaTable, PlaceLevel } from '../../geography/area-table.ts';
import { DEPRIVATION_DOMAINS, RURAL_URBAN_CLASSES } from '../../geography/area-table.ts';
import { nationalGridToLonLat } from '../../geography/national-grid.ts';
import {
  readAgeBands,
  readCarAvailability,
  readDeprivation,
  readDeprivationCounts,
} from '../../sources/area-figures.ts';
import { readFiveYearAges, readSingleYearAges } from '../../sources/census-tables.ts';
import {
  readAreaLookup,
  readHealthLookup,
  readMsoaNames,
  readPopulationCentres,
  readRuralUrban,
} from '../../sources/place-lookups.ts';
import type { TableSource } from '../../sources/records.ts';
import type { ExcludedRow } from '../../sources/table.ts';
import { alignRows, type LandedFiles } from './landed.ts';

const bulkLsoa = (path: string) => /-lsoa\.csv$/i.test(path);

/** Usual residents of England, Census 2021, as published. */
const PUBLISHED_RESIDENTS = 56_490_048;
const grouped = (people: number) => people.toLocaleString('en-GB');

type Changes = { -readonly [Name in keyof AreaTable]?: AreaTable[Name] };
type Columns = { readonly area: readonly string[] };
type Pick = <Name extends string>(name: Name) => (string | number)[];

/** The areas with the columns replaced of which an official file has landed. */
export async function applyAreaFiles(areas: AreaTable, landed: LandedFiles): Promise<AreaTable> {
  let result = areas;
  const apply = async (
    name: string,
    join: string,
    read: (
      source: TableSource,
    ) => Promise<{ readonly columns: Columns; readonly excluded: readonly ExcludedRow[] }>,
    change: (column: Pick, areas: AreaTable) => Changes,
    member?: (path: string) => boolean,
    note?: (areas: AreaTable) => string,
  ) => {
    const source = await landed.open(name, member);
    if (source === undefined) return;
    const { columns, excluded } = await read(source);
    const { rows, report } = alignRows(source.name, join, areas.codes, { area: columns.area, excluded });
    const column: Pick = (of) =>
      Array.from(rows, (row) => (columns as unknown as Record<string, (string | number)[]>)[of]![row]!);
    result = { ...result, ...change(column, result) };
    landed.use(name, note === undefined ? report : { ...report, note: note(result) });
  };
  await apply('iod-2025', 'areas to the indices of deprivation 2025', readDeprivation, (column) => ({
    imdScore: Float64Array.from(column('imdScore') as number[]),
    imdRank: Uint16Array.from(column('imdRank') as number[]),
    imdDecile: Uint8Array.from(column('imdDecile') as number[]),
    imdDomainDecile: Object.fromEntries(
      DEPRIVATION_DOMAINS.map((domain) => [domain, Uint8Array.from(column(domain) as number[])]),
    ) as AreaTable['imdDomainDecile'],
  }));
  await apply(
    'iod-2025-indicators',
    'areas to the counts behind the indices of deprivation 2025',
    readDeprivationCounts,
    (column) => ({
      incomeDeprivedPeople: Float64Array.from(column('incomeDeprivedPeople') as number[]),
      employmentDeprivedPeople: Float64Array.from(column('employmentDeprivedPeople') as number[]),
    }),
  );
  await apply('ruc-2021', 'areas to the Rural Urban Classification 2021', readRuralUrban, (column) => {
    const classes = RURAL_URBAN_CLASSES.map(({ code }) => code as string);
    return { ruralUrban: Uint8Array.from(column('ruralUrban') as string[], (code) => classes.indexOf(code)) };
  });
  await apply(
    'lsoa-2021-centroids',
    'areas to population-weighted centres',
    readPopulationCentres,
    (column) => {
      const eastingMetres = Float64Array.from(column('eastingMetres') as number[], Math.round);
      const northingMetres = Float64Array.from(column('northingMetres') as number[], Math.round);
      return { eastingMetres, northingMetres, ...nationalGridToLonLat(eastingMetres, northingMetres) };
    },
  );
  await apply(
    'ts045',
    'areas to households by cars, Census 2021 TS045',
    readCarAvailability,
    (column) => ({
      households: Uint32Array.from(column('households') as number[]),
      householdsWithoutCar: Uint32Array.from(column('householdsWithoutCar') as number[]),
    }),
    bulkLsoa,
  );
  await apply(
    'age-bands',
    'areas to residents by age, Census 2021',
    readAgeBands,
    (column, { residentsAged }) => ({
      residents: Uint32Array.from(column('residents') as number[]),
      residentsAged: Object.fromEntries(
        Object.keys(residentsAged).map((band) => [band, Uint32Array.from(column(band) as number[])]),
      ) as unknown as AreaTable['residentsAged'],
    }),
    undefined,
    ({ residents }) => {
      const covered = residents.reduce((total, people) => total + people, 0);
      return `${grouped(covered)} residents covered of ${grouped(PUBLISHED_RESIDENTS)} published; cells are perturbed at the source`;
    },
  );
  await applyCensusAges(areas, landed, (ages) => {
    result = { ...result, residentsAged: { ...result.residentsAged, ...ages } };
  });
  await apply(
    'lsoa21-health-lookup',
    'areas to boards and alliances',
    readHealthLookup,
    (column, { levels }) => ({
      levels: {
        ...levels,
        subIcb: levelOf(column('subIcb') as string[], column('subIcbName') as string[]),
        icb: levelOf(column('icb') as string[], column('icbName') as string[]),
        alliance: levelOf(column('alliance') as string[], column('allianceName') as string[]),
      },
    }),
  );
  await apply(
    'lsoa21-region-lookup',
    'areas to neighbourhoods, districts and regions',
    readAreaLookup,
    (column, { levels }) => {
      const names = new Map(levels.msoa.codes.map((code, place) => [code, levels.msoa.names[place]!]));
      const msoa = column('msoa') as string[];
      return {
        names: column('name') as string[],
        levels: {
          ...levels,
          msoa: levelOf(
            msoa,
            msoa.map((code) => names.get(code) ?? code),
          ),
          district: levelOf(column('district') as string[], column('districtName') as string[]),
          region: levelOf(column('region') as string[], column('regionName') as string[]),
        },
      };
    },
  );
  return applyMsoaNames(result, landed);
}

/** Ages counted by the Census in place of the shipped bands: 70 and over and older are then no estimates. */
async function applyCensusAges(
  areas: AreaTable,
  landed: LandedFiles,
  use: (ages: Partial<AreaTable['residentsAged']>) => void,
): Promise<void> {
  for (const [name, read, years] of [
    ['ts007a', readFiveYearAges, 5],
    ['ts007', readSingleYearAges, 1],
  ] as const) {
    const source = await landed.open(name, bulkLsoa);
    if (source === undefined) continue;
    const census = await read(source);
    const join = `areas to residents by age, Census 2021 ${name.toUpperCase()}`;
    const { rows, report } = alignRows(source.name, join, areas.codes, census);
    const from = (age: number) =>
      Uint32Array.from(rows, (row) =>
        census.categories.slice(age / years).reduce((total, column) => total + column[row]!, 0),
      );
    use({
      from65: from(65),
      from70Estimated: from(70),
      from75Estimated: from(75),
      from80Estimated: from(80),
      from85Estimated: from(85),
    });
    landed.use(name, report);
  }
}

async function applyMsoaNames(areas: AreaTable, landed: LandedFiles): Promise<AreaTable> {
  const source = await landed.open('msoa-names');
  if (source === undefined) return areas;
  const { columns, excluded } = await readMsoaNames(source);
  const join = 'neighbourhoods to readable names';
  const { rows, report } = alignRows(source.name, join, areas.levels.msoa.codes, {
    area: columns.msoa,
    excluded,
  });
  landed.use('msoa-names', report);
  const names = Array.from(rows, (row) => columns.name[row]!);
  return { ...areas, levels: { ...areas.levels, msoa: { ...areas.levels.msoa, names } } };
}

function levelOf(codes: readonly string[], names: readonly string[]): PlaceLevel {
  const nameOf = new Map(codes.map((code, area) => [code, names[area]!]));
  const sorted = [...nameOf.keys()].sort();
  const index = new Map(sorted.map((code, place) => [code, place]));
  return {
    codes: sorted,
    names: sorted.map((code) => nameOf.get(code)!),
    placeOfArea: Uint16Array.from(codes, (code) => index.get(code)!),
  };
}
