import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  alignTravelMatrix,
  consultantsAtSites,
  placeTrusts,
  stringifyRow,
  type TravelMatrix,
} from '@postcode-lottery/core';
import {
  compareTravel,
  type England,
  estimateTravel,
  landText,
  readTravelMatrix,
  type TravelComparisonRow,
} from '@postcode-lottery/core/node';
import { UsageError } from '../cli/run-command.ts';
import { ROOT, readAreas } from './inputs.ts';

const SHOWN_DISTRICTS = 10;

/** Shows where two matrices differ and what that does to the headline figures. */
export async function compare(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    options: { out: { type: 'string' } },
    allowPositionals: true,
  });
  const [first, second, ...others] = positionals;
  if (first === undefined || second === undefined || others.length > 0)
    throw new UsageError(
      'Give two: npm run travel -- compare A B, each a .matrix file or the word estimate. See --help.',
    );
  const england = await readAreas();
  const [a, b] = [await matrixOf(first, england), await matrixOf(second, england)];
  const shared = england.sites.codes.map((_, site) => Number(hasSite(a, site) && hasSite(b, site)));
  const isRadiotherapy = england.sites.roles.map((role) => Number(role !== 'acuteHospital'));
  const countsAsNearest = shared.map((both, site) => both * isRadiotherapy[site]!);
  if (!countsAsNearest.includes(1))
    throw new UsageError('The two have no radiotherapy site with journeys in common.');
  console.log(`A: ${first} (${a.provenance.engine}${a.provenance.estimated ? ', estimated' : ''})`);
  console.log(`B: ${second} (${b.provenance.engine}${b.provenance.estimated ? ', estimated' : ''})`);
  console.log(
    `Compared over the ${countsAsNearest.filter(Boolean).length} of ${isRadiotherapy.filter(Boolean).length} radiotherapy sites that both have.\n`,
  );
  const rows = compareTravel({
    areas: england.areas,
    a,
    b,
    countsAsNearest,
    consultantsAtSite: supplyOf(england, shared),
  });
  printTable(rows);
  console.log(
    '\nMinutes and shares beyond 45 minutes are over the residents with a journey in both. Access (consultants per',
  );
  console.log(
    '100,000 need-weighted people, E2SFCA) is over all: where a matrix lacks journeys, it lacks access too.',
  );
  if (values.out === undefined) return;
  await landText(resolve(values.out), csvOf(rows));
  console.log(`\nThe whole table: ${resolve(values.out)}`);
}

async function matrixOf(word: string, england: England): Promise<TravelMatrix> {
  if (word === 'estimate') return (await estimateTravel(ROOT, england.areas, england.sites)).matrix;
  return alignTravelMatrix(await readTravelMatrix(resolve(word)), england.areas.codes, england.sites.codes)
    .matrix;
}

function hasSite({ sites }: TravelMatrix, site: number): boolean {
  return sites.includes(site);
}

/** Consultants at the sites that both matrices have. */
function supplyOf({ trusts, sites, consultants }: England, shared: readonly number[]): Float64Array {
  const both = consultants.clinicalOncologyHeadcount.map(
    (count, trust) => count + consultants.medicalOncologyHeadcount[trust]!,
  );
  const placements = placeTrusts(trusts.codes, trusts, sites);
  return consultantsAtSites(placements, both, sites.count).map((count, site) => count * shared[site]!);
}

const HEADINGS = [
  '',
  'people',
  'compared',
  'A min',
  'B min',
  'B - A',
  'mean gap',
  'A >45',
  'B >45',
  'A access',
  'B access',
];

function printTable(rows: readonly TravelComparisonRow[]): void {
  let kind = '';
  let districts = 0;
  for (const row of rows) {
    if (row.kind === 'district' && ++districts > SHOWN_DISTRICTS) continue;
    if (row.kind !== kind) {
      kind = row.kind;
      console.log(
        line([kind === 'district' ? 'district (largest differences)' : kind, ...HEADINGS.slice(1)]),
      );
    }
    console.log(line(cellsOf(row)));
  }
}

function cellsOf(row: TravelComparisonRow): string[] {
  const fixed = (value: number, decimals = 1) => (Number.isFinite(value) ? value.toFixed(decimals) : '-');
  const percent = (share: number) => (Number.isFinite(share) ? `${(100 * share).toFixed(1)}%` : '-');
  return [
    `  ${row.group}`,
    row.residents.toLocaleString('en-GB'),
    percent(row.residentsCompared / row.residents),
    fixed(row.nearestMinutes[0]),
    fixed(row.nearestMinutes[1]),
    fixed(row.differenceMinutes),
    fixed(row.absoluteDifferenceMinutes),
    percent(row.beyondLimit[0]),
    percent(row.beyondLimit[1]),
    fixed(row.accessPer100k[0], 2),
    fixed(row.accessPer100k[1], 2),
  ];
}

function line([first = '', ...cells]: readonly string[]): string {
  return first.slice(0, 48).padEnd(49) + cells.map((cell) => cell.padStart(11)).join('');
}

const COLUMNS = [
  'kind',
  'group',
  'residents',
  'residents_compared',
  'nearest_minutes_a',
  'nearest_minutes_b',
  'difference_minutes',
  'mean_absolute_difference_minutes',
  'share_beyond_45_minutes_a',
  'share_beyond_45_minutes_b',
  'share_without_journey_a',
  'share_without_journey_b',
  'access_per_100k_a',
  'access_per_100k_b',
];

function csvOf(rows: readonly TravelComparisonRow[]): string {
  const lines = rows.map((row) => {
    const figures = [
      ...row.nearestMinutes,
      row.differenceMinutes,
      row.absoluteDifferenceMinutes,
      ...row.beyondLimit,
      ...row.withoutJourney,
      ...row.accessPer100k,
    ].map((value) => (Number.isFinite(value) ? String(Number(value.toPrecision(7))) : ''));
    return [row.kind, row.group, String(row.residents), String(row.residentsCompared), ...figures];
  });
  return [COLUMNS, ...lines].map(stringifyRow).join('');
}
