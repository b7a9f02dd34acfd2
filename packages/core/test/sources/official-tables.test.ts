import {
  checkSums,
  DataError,
  readAreaChanges,
  readCancerTypeWaits,
  readCarAvailability,
  readCodePointOpen,
  readDeprivation,
  readDeprivation2019,
  readEconomicActivity,
  readFiveYearAges,
  readNhsWorkforce,
  readOdsConsultants,
  readOdsOrganisations,
  readOwnConsultants,
  readPopulationCentres,
  readPopulationEstimates,
  readPostcodeColumns,
  readQofPrevalence,
  readSingleYearAges,
  stringifyOwnConsultants,
} from '@postcode-lottery/core';
import { describe, expect, test } from 'vitest';

const source = (text: string) => ({ name: 'file.csv', chunks: [new TextEncoder().encode(text)] });

async function faultOf(reading: Promise<unknown>) {
  const error = await reading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DataError);
  return error as DataError;
}

const code = (area: number) => `E01${String(area).padStart(6, '0')}`;
/** A table of every English area and two of Wales, in the shape of a Nomis bulk file. */
function bulk(headings: readonly string[], cells: readonly number[], areas = 33_755): string {
  const rows = Array.from({ length: areas }, (_, area) => `2021,Name,${code(area)},${cells.join(',')}`);
  const wales = ['W01000001', 'W01000002'].map((welsh) => `2021,Enw,${welsh},${cells.join(',')}`);
  return `date,geography,geography code,${headings.map((heading) => `"${heading}"`).join(',')}\n${[...rows, ...wales].join('\n')}\n`;
}

describe('Census 2021 bulk tables', () => {
  test('TS066: economic activity, Wales left out and listed', async () => {
    const status = 'Economic activity status';
    const active = `${status}: Economically active (excluding full-time students)`;
    const headings = [
      `${status}: Total: All usual residents aged 16 years and over`,
      active,
      `${active}: In employment`,
      `${status}: Economically active and a full-time student`,
      `${status}: Economically inactive`,
      `${status}: Economically inactive: Retired`,
      `${status}: Economically inactive: Student`,
      `${status}: Economically inactive: Looking after home or family`,
      `${status}: Economically inactive: Long-term sick or disabled`,
      `${status}: Economically inactive: Other`,
    ];
    const table = await readEconomicActivity(source(bulk(headings, [100, 60, 55, 5, 35, 20, 5, 4, 3, 3])));
    expect(table.count).toBe(33_755);
    expect(table.categories.map((column) => column[0])).toEqual([60, 5, 20, 5, 4, 3, 3]);
    expect(table.excluded.map(({ key, reason }) => [key, reason])).toEqual([
      ['W01000001', 'in Wales'],
      ['W01000002', 'in Wales'],
    ]);
    const wrong = await faultOf(
      readEconomicActivity(source(bulk(headings, [900, 60, 55, 5, 35, 20, 5, 4, 3, 3]))),
    );
    expect(wrong.message).toMatch(/line 2.*differs from the sum of its 7 categories, 100/);
  });

  test('TS007A and TS007: ages in bands and single years', async () => {
    const bands = Array.from(
      { length: 16 },
      (_, band) => `Age: Aged ${5 * band + 5} to ${5 * band + 9} years`,
    );
    const five = ['Age: Total', 'Age: Aged 4 years and under', ...bands, 'Age: Aged 85 years and over'];
    const counts = Array.from({ length: 18 }, (_, band) => band);
    const table = await readFiveYearAges(source(bulk(five, [153, ...counts])));
    expect(table.categories.map((column) => column[33_754])).toEqual(counts);
    const years = Array.from({ length: 98 }, (_, year) => `Age: Aged ${year + 2} years; measures: Value`);
    const single = [
      'Age: Total',
      'Age: Aged under 1 year',
      'Age: Aged 1 year',
      ...years,
      'Age: Aged 100 years and over',
    ];
    const ages = await readSingleYearAges(source(bulk(single, [101, ...Array(101).fill(1)])));
    expect(ages.categories).toHaveLength(101);
  });

  test('a table that lacks an area is refused by number', async () => {
    const headings = [
      'Number of cars or vans: Total: All households',
      'Number of cars or vans: No cars or vans in household',
    ];
    const fault = await faultOf(readCarAvailability(source(bulk(headings, [5, 1], 33_754))));
    expect(fault.message).toMatch(/wrong number of rows: found 33754; expected 33755 rows/);
  });
});

describe('tables of 2011 areas', () => {
  test('each year of the indices is told from the other', async () => {
    const heading = 'Index of Multiple Deprivation (IMD) Score';
    const older = await faultOf(readDeprivation(source(`LSOA code (2011),${heading}\n`)));
    expect(older.message).toMatch(/looks like the indices of deprivation 2019/);
    const newer = await faultOf(readDeprivation2019(source(`LSOA code (2021),${heading}\n`)));
    expect(newer.message).toMatch(/looks like the indices of deprivation 2025/);
  });

  test('changes of areas: letters other than U, S, M, X are refused', async () => {
    const heading = 'LSOA11CD,LSOA21CD,CHGIND\n';
    const table = await readAreaChanges(source(`${heading}E01000001,E01000001,U\nW01000001,W01000001,U\n`));
    expect([table.count, table.excluded.length]).toEqual([1, 1]);
    expect((await faultOf(readAreaChanges(source(`${heading}E01000001,E01000001,Q\n`)))).message).toMatch(
      /U, S, M or X/,
    );
  });

  test('mid-year estimates add up, for persons and for the sexes apart', async () => {
    const ages = Array.from({ length: 91 }, (_, age) => age);
    const people = `LSOA Code,LSOA Name,All Ages,${ages.map((age) => (age === 90 ? '90+' : age)).join(',')}\n`;
    const row = (area: number) => `${code(area)},Name,"1,820",${ages.map(() => 20).join(',')}\n`;
    const comma = await faultOf(readPopulationEstimates(source(people + row(1))));
    expect(comma.message).toMatch(/All Ages.*"1,820"/);
    const sexes = `LSOA 2021 Code,LSOA 2021 Name,Total,${ages.map((age) => `F${age}`).join(',')},${ages.map((age) => `M${age}`).join(',')}\n`;
    const both = (area: number) => `${code(area)},Name,182,${Array(182).fill(1).join(',')}\n`;
    const all = Array.from({ length: 33_755 }, (_, area) => both(area)).join('');
    const estimates = await readPopulationEstimates(source(sexes + all));
    expect(estimates).toMatchObject({ vintage: 2021, count: 33_755 });
    expect(estimates.ages.map((column) => column[9])).toEqual(Array(91).fill(2));
    const few = await faultOf(readPopulationEstimates(source(sexes + both(1))));
    expect(few.message).toMatch(/32844 areas of 2011 or 33755 of 2021/);
  });

  test('centres in degrees where metres are meant are refused', async () => {
    const fault = await faultOf(readPopulationCentres(source('LSOA21CD,x,y\nE01000001,-0.09,51.5\n')));
    expect(fault.message).toMatch(/line 2, column "x".*"-0.09".*80000 to 656000/);
  });
});

describe('NHS files', () => {
  const quoted = (cells: readonly string[]) => `${cells.map((cell) => `"${cell}"`).join(',')}\n`;
  const organisation = (odsCode: string, columns = 27) =>
    quoted([
      odsCode,
      'NAME',
      'Y56',
      'QMF',
      '',
      '',
      '',
      '',
      '',
      'E1 1FR',
      '20120401',
      ...Array(columns - 11).fill(''),
    ]);

  test('ODS organisations: 27 columns, each code once', async () => {
    const table = await readOdsOrganisations(source(organisation('R1H') + organisation('R1H01')));
    expect(table.columns.code).toEqual(['R1H', 'R1H01']);
    expect((await faultOf(readOdsOrganisations(source(organisation('R1H', 20))))).message).toMatch(
      /too few columns/,
    );
    const twice = organisation('R1H') + organisation('R1H');
    expect((await faultOf(readOdsOrganisations(source(twice)))).message).toMatch(
      /occurs twice, first on line 1/,
    );
  });

  test('ODS consultants are counted by organisation and specialty, a person once', async () => {
    const person = (id: string, specialty: string, trust: string) =>
      quoted([id, `C${id}`, 'SURNAME', 'AB', 'F', specialty, 'P', trust]);
    const text =
      person('1234567', '800', 'R1H') +
      person('1234567', '800', 'R1H') +
      person('1234567', '800', 'RRV') +
      person('7654321', '370', 'R1H');
    expect(await readOdsConsultants(source(text))).toEqual({
      file: 'file.csv',
      rows: 4,
      repeats: 1,
      counts: [
        { organisation: 'R1H', specialty: '370', headcount: 1 },
        { organisation: 'R1H', specialty: '800', headcount: 1 },
        { organisation: 'RRV', specialty: '800', headcount: 1 },
      ],
    });
    const fault = await faultOf(readOdsConsultants(source(person('1234567', 'SURNAME', 'R1H'))));
    expect(fault.message).not.toMatch(/SURNAME|1234567/);
    expect(fault.message).toMatch(/line 1, column 6/);
  });

  test('NHS Workforce Statistics: oncology consultants of the latest date, suppressed figures unknown', async () => {
    const text = [
      'Date,Org code,Org name,Specialty Group,Specialty,Grade,FTE,HC',
      '31/08/2025,R1H,Barts,Clinical Oncology,Clinical oncology,Consultant,9.5,10',
      '30/09/2025,R1H,Barts,Clinical Oncology,Clinical oncology,Consultant,10.5,12',
      '30/09/2025,R1H,Barts,General Medicine,Medical oncology,Consultant (including Directors of Public Health),4,*',
      '30/09/2025,R1H,Barts,Clinical Oncology,Clinical oncology,Specialty Registrar,5,5',
      '30/09/2025,R1H,Barts,General Medicine,Cardiology,Consultant,20,20',
    ].join('\n');
    const { date, organisations, rows, excluded } = await readNhsWorkforce(source(text));
    expect(date).toBe('30/09/2025');
    expect(organisations).toEqual([
      {
        organisation: 'R1H',
        name: 'Barts',
        clinicalOncology: { headcount: 12, wholeTimeEquivalents: 10.5 },
        medicalOncology: { headcount: Number.NaN, wholeTimeEquivalents: 4 },
      },
    ]);
    expect([rows, excluded.map(({ line }) => line).sort()]).toEqual([5, [2, 5, 6]]);
    const none = await faultOf(readNhsWorkforce(source(`${text.split('\n')[0]}\n`)));
    expect(none.message).toMatch(/no consultant in clinical or medical oncology/);
  });

  test('waiting times whose parts do not add up are refused', async () => {
    const heading =
      'MONTH,STANDARD,ODS CODE,ACCOUNTABLE PROVIDER,REFERRAL ROUTE,CANCER TYPE,TOTAL,WITHIN STANDARD,AFTER STANDARD\n';
    const row = (total: number) => `2025-09,62-DAY,R1H,BARTS,ALL ROUTES,Breast,${total},6.5,0.5\n`;
    expect((await readCancerTypeWaits(source(heading + row(7)))).count).toBe(1);
    expect((await faultOf(readCancerTypeWaits(source(heading + row(8))))).message).toMatch(
      /TOTAL.*found 8.*expected 7/,
    );
    expect(checkSums).toBeTypeOf('function');
  });

  test('QOF: the cancer register alone', async () => {
    const text =
      'PRACTICE_CODE,GROUP_CODE,REGISTER,PATIENT_LIST_SIZE\nA81001,CAN,150,4000\nA81001,AF,99,4000\n';
    const { columns, excluded } = await readQofPrevalence(source(text));
    expect(columns.register).toEqual([150]);
    expect(excluded).toHaveLength(1);
  });
});

describe('postcode files', () => {
  const heading = 'pcd7,pcds,doterm,east1m,north1m,ctry25cd,lsoa21cd,lat,long\n';
  const rows = [
    'AL1 1AG,AL1 1AG,,515487,206498,E92000001,E01023741,51.74529,-0.3286',
    'AL1 1AB,AL1 1AB,201012,515400,206400,E92000001,E01023667,51.74783,-0.30184',
    'AB1 0AA,AB1 0AA,199606,385386,801193,S92000003,S01006514,57.1,-2.24',
    'CF101AA,CF10 1AA,,318000,176000,W92000004,W01001939,51.47,-3.17',
    'AL1 1ZZ,AL1 1ZZ,,,,E92000001,,99.999999,0.000000',
    'oops,oops,,1,1,E92000001,,51,-1',
  ];

  test('a directory with the headings of 2025: live and ended, other countries listed', async () => {
    const read = await readPostcodeColumns(source(`${heading}${rows.join('\n')}\n`));
    expect(read.rows).toBe(6);
    expect(read.excluded).toEqual([
      { line: 4, key: 'AB1 0AA', reason: 'in Scotland' },
      { line: 5, key: 'CF10 1AA', reason: 'in Wales' },
      { line: 7, key: 'oops', reason: 'not a unit postcode' },
    ]);
    expect([0, 1, 2].map(read.postcode)).toEqual(['AL1 1AG', 'AL1 1AB', 'AL1 1ZZ']);
    expect([...read.live]).toEqual([1, 0, 1]);
    expect([0, 1].map(read.ended)).toEqual(['', '201012']);
    expect([0, 2].map(read.area)).toEqual(['E01023741', '']);
    expect([...read.latitude]).toEqual([51.74529, 51.74783, Number.NaN]);
    expect([...read.eastingMetres]).toEqual([515487, 515400, Number.NaN]);
  });

  test.each([
    ['a postcode twice', [rows[0]!, rows[1]!, rows[0]!], /"AL1 1AG"|occurs twice, first on line 2/],
    ['swapped degrees', ['a,AL1 1AG,,1,1,E92000001,,-0.3,51.7'], /swapped/],
    ['metres for degrees', ['a,AL1 1AG,,1,1,E92000001,,206498,515487'], /degrees, not National Grid metres/],
    ['an area that is none', ['a,AL1 1AG,,1,1,E92000001,E02000001,51.7,-0.3'], /English LSOA code/],
  ])('%s is refused', async (_, some, message) => {
    const fault = await faultOf(readPostcodeColumns(source(`${heading}${some.join('\n')}\n`)));
    expect(fault.message).toMatch(message);
  });

  test('Code-Point Open: postcodes of seven characters, Wales left out', async () => {
    const text = [
      '"AL1 1AG",10,515487,206498,"E92000001","E19000239","E18000006","","E07000240","E05013963"',
      '"AL100AA",90,0,0,"E92000001","","","","",""',
      '"CH1 6AA",10,335000,367000,"W92000004","","","","W06000005","W05000001"',
    ].join('\n');
    const { postcode, eastingMetres, excluded } = await readCodePointOpen(source(text));
    expect(postcode).toEqual(['AL1 1AG', 'AL10 0AA']);
    expect(eastingMetres).toEqual([515487, Number.NaN]);
    expect(excluded.map(({ reason }) => reason)).toEqual(['in Wales']);
  });
});

describe("a user's own consultants", () => {
  const heading = 'trust,site,postcode,latitude,longitude,easting,northing,specialty,value,unit,date\n';
  const row = (place: string, more = '800,3,headcount,2025-09') => `${heading}${place},${more}\n`;
  const read = (text: string) => readOwnConsultants(source(text));

  test('are placed by the most precise place of the row', async () => {
    const places = [
      'RM1,RM102,NR4 7UY,52.617,1.221,,',
      'RM1,RM102,NR4 7UY,,,617900,307800',
      'RM1,RM102,nr4  7uy,,,,',
      'RM1,rm102,,,,,',
      'rm1,,,,,,',
    ];
    const found = [];
    for (const place of places) found.push((await read(row(place))).rows[0]!.place);
    expect(found).toEqual([
      { kind: 'position', longitude: 1.221, latitude: 52.617 },
      { kind: 'grid', eastingMetres: 617900, northingMetres: 307800 },
      { kind: 'postcode', postcode: 'NR4 7UY' },
      { kind: 'site', code: 'RM102' },
      { kind: 'trust', code: 'RM1' },
    ]);
  });

  test('are stored so that they read back the same', async () => {
    const text = `${heading}RM1,,,,,,,clinical oncology,2.5,FTE,30/09/2025\n,,NR4 7UY,,,,,370,1,wte,2025-09\n`;
    const own = await read(text);
    const again = await read(stringifyOwnConsultants(own));
    expect(again).toEqual({ ...own, rows: own.rows });
    expect(own).toMatchObject({
      unit: 'WTE',
      rows: [{ date: '2025-09-30' }, { specialty: 'medicalOncology' }],
    });
  });

  test.each([
    ['no place', row(',,,,,,'), /row has no place/],
    ['swapped degrees', row('RM1,,,1.221,52.617,,'), /are swapped/],
    ['metres for degrees', row('RM1,,,307800,617900,,'), /National Grid metres, not degrees/],
    ['a place abroad', row('RM1,,,48.8,2.3,,'), /is not in England/],
    ['grid outside', row('RM1,,,,,5,5'), /is not in England/],
    ['half a postcode', row('RM1,,NR4,,,,'), /not a postcode/],
    ['an unknown unit', row('RM1,,,,,,', '800,3,sessions,2025-09'), /headcount or WTE/],
    ['a broken headcount', row('RM1,,,,,,', '800,3.5,headcount,2025-09'), /is no headcount/],
    ['a date that is none', row('RM1,,,,,,', '800,3,headcount,2025-13'), /is not a date/],
    ['a negative value', row('RM1,,,,,,', '800,-3,headcount,2025-09'), /"-3"/],
    ['two units', `${row('RM1,,,,,,')}RM1,,,,,,,800,3,WTE,2025-09\n`, /differs from the rows before/],
    [
      'other specialties alone',
      row('RM1,,,,,,', '320,3,headcount,2025-09'),
      /has no row of clinical oncology/,
    ],
  ])('with %s are refused', async (_, text, message) => {
    expect((await faultOf(read(text))).message).toMatch(message);
  });

  test('are mapped from other headings, and an unknown field is refused', async () => {
    const text = 'Provider,Spec,N,Type,When\nRM1,800,3,headcount,2025-09\n';
    const map = { trust: 'Provider', specialty: 'Spec', value: 'N', unit: 'Type', date: 'When' };
    expect((await readOwnConsultants(source(text), map)).rows).toHaveLength(1);
    const fault = await faultOf(readOwnConsultants(source(text), { hospital: 'Provider' }));
    expect(fault.message).toMatch(/unknown field.*"hospital".*trust, site/);
  });
});
