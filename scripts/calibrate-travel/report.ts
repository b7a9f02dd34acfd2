import { expectedErrorMinutes, type MeshParameters, seaShares } from '@postcode-lottery/core';
import { accuracyOf, agreementWithin, districtBiases, groupings } from './accuracy.ts';
import { errorSample, fitError } from './fit-error.ts';
import { FOLDS, type HeldOut, hospitalFolds } from './held-out.ts';
import type { CalibrationInputs } from './inputs.ts';

/** What the accuracy page is written from. */
export interface ReportInputs {
  readonly inputs: CalibrationInputs;
  readonly parameters: MeshParameters;
  readonly byHospital: HeldOut;
  readonly byRegion: HeldOut;
  readonly longPairs: readonly LongPairs[];
}

/** Pairs of another table, measured by another engine or beyond the range of the fit. */
export interface LongPairs {
  readonly name: string;
  readonly mesh: Float64Array;
  readonly straightLine: Float64Array;
  readonly measured: Float64Array;
}

/** The accuracy page as Markdown: every number is computed from held-out pairs. */
export function accuracyPage(report: ReportInputs): string {
  const { inputs, byHospital, byRegion } = report;
  const { pairs, areas, shape } = inputs;
  const reached = (pair: number) => Number.isFinite(byHospital.mesh[pair]!);
  const unreached = pairs.minutes.length - byHospital.mesh.filter(Number.isFinite).length;
  const nearest = (pair: number) => reached(pair) && pairs.nearest[pair]!;
  const hospitals = new Set(pairs.site).size;
  const lines = [
    '# How accurate the travel estimate is',
    '',
    '*Written by `npm run calibrate -- --report`; do not edit by hand.*',
    '',
    `${pairs.count.toLocaleString('en-GB')} pairs of an area and a hospital (${hospitals} hospitals; the nearest stroke`,
    'unit and the nearest for thrombectomy of each LSOA) have minutes by car from a routing engine on',
    'OpenStreetMap, "calibrated against Google Maps", of February 2023. They are quantised to 1.07 minutes and',
    'never below 5.8, so an error of about half a minute is their own.',
    '',
    `**Held out by hospital:** the hospitals are dealt into ${FOLDS} groups at random (seeded). Each group is estimated by`,
    'parameters fitted without any pair of its hospitals, from round starting numbers. The straight line is a',
    'curve of four pieces fitted to the same pairs in the same folds. The error is estimated less measured.',
    unreached === 0 ? '' : `${unreached} pairs have no way on the mesh and are left out.`,
    '',
    ...accuracyTable('', [
      row('All pairs, held out by hospital', byHospital, pairs.minutes, reached),
      row('Nearest hospital only, held out by hospital', byHospital, pairs.minutes, nearest),
      row('All pairs, held out by region', byRegion, pairs.minutes, reached),
    ]),
    '',
    '## Within so many minutes',
    '',
    'Share of areas that measured and estimated minutes put on the same side of a limit.',
    '',
    ...table(
      ['Minutes', 'Nearest hospital: mesh', 'straight line', 'All pairs: mesh', 'straight line'],
      [15, 30, 45, 60].map((limit) => [
        String(limit),
        ...[nearest, reached].flatMap((picked) =>
          [byHospital.mesh, byHospital.straightLine].map((estimated) =>
            percent(agreementWithin(limit, estimated, pairs.minutes, picked)),
          ),
        ),
      ]),
    ),
  ];
  for (const [heading, grouping] of Object.entries(groupings(areas, shape, pairs))) {
    lines.push(
      '',
      `## ${heading}`,
      '',
      ...accuracyTable(
        '',
        grouping.map(([name, picked]) =>
          row(name, byHospital, pairs.minutes, (pair) => reached(pair) && picked(pair)),
        ),
      ),
    );
  }
  lines.push(
    '',
    ...folds(report),
    '',
    ...districts(report),
    '',
    ...expectedErrors(report),
    '',
    ...longPairs(report),
    '',
    ...LIMITS,
    '',
  );
  return lines.join('\n').replaceAll('\n\n\n', '\n\n');
}

/** Heading of the table that the test of the estimate reads. */
export const FOLDS_HEADING = '## Each group of hospitals left out';

function folds({ inputs: { pairs }, byHospital }: ReportInputs): string[] {
  const foldOf = hospitalFolds(pairs);
  return [
    FOLDS_HEADING,
    '',
    ...accuracyTable(
      'Group',
      Array.from({ length: FOLDS }, (_, fold) =>
        row(
          String(fold + 1),
          byHospital,
          pairs.minutes,
          (pair) => foldOf[pair] === fold && Number.isFinite(byHospital.mesh[pair]!),
        ),
      ),
    ),
  ];
}

function districts({ inputs, byHospital }: ReportInputs): string[] {
  const worst = districtBiases(inputs.areas, inputs.pairs, byHospital);
  const island = worst.find(({ name }) => name === 'Isle of Wight');
  const shown = worst.slice(0, 15);
  return [
    '## Districts',
    '',
    `Mean bias of the ${worst.length} districts with 40 or more pairs, held out by hospital: the 15 farthest from 0.`,
    island === undefined
      ? ''
      : `The Isle of Wight is ${signed(island.mesh)} (straight line ${signed(island.straightLine)}); the wait for its ferries was fitted to these pairs, so its bias is not held out.`,
    '',
    ...table(
      ['District', 'Pairs', 'Mesh', 'Straight line'],
      shown.map(({ name, pairs, mesh, straightLine }) => [
        name,
        String(pairs),
        signed(mesh),
        signed(straightLine),
      ]),
    ),
  ];
}

function expectedErrors({ inputs, byHospital }: ReportInputs): string[] {
  const { shape, pairs } = inputs;
  const sea = seaShares(shape);
  const sample = errorSample(shape, pairs.areas, byHospital.mesh, pairs.minutes, sea);
  const expected = new Float64Array(pairs.count);
  for (const half of [0, 1]) {
    const weights = Float64Array.from(pairs.site, (site, pair) =>
      site % 2 !== half && Number.isFinite(sample.error[pair]!) ? 1 : 0,
    );
    const parameters = { error: fitError(sample, weights) } as MeshParameters;
    for (let pair = 0; pair < pairs.count; pair++) {
      if (pairs.site[pair]! % 2 !== half) continue;
      const [minutes, density] = [sample.minutes[pair]!, sample.density[pair]!];
      expected[pair] = expectedErrorMinutes(parameters, minutes, density, sample.sea[pair]!);
    }
  }
  const order = Array.from(expected.keys())
    .filter((pair) => Number.isFinite(expected[pair]!))
    .sort((a, b) => expected[a]! - expected[b]!);
  const rows = Array.from({ length: 10 }, (_, decile) => {
    const members = order.slice(
      Math.floor((decile * order.length) / 10),
      Math.floor(((decile + 1) * order.length) / 10),
    );
    const mean = (values: Float64Array) =>
      members.reduce((sum, pair) => sum + values[pair]!, 0) / members.length;
    return [String(decile + 1), mean(expected).toFixed(2), mean(sample.error).toFixed(2)];
  });
  return [
    '## The expected error of each area',
    '',
    'Every area carries the absolute error to expect of its minutes, by the minutes, the density of its people and',
    'the sea around it. Here it is fitted to the held-out errors of one half of the hospitals and compared with',
    'those of the other, in tenths of the pairs from the least expected error to the most.',
    '',
    ...table(['Tenth', 'Expected error, minutes', 'Observed mean absolute error, minutes'], rows),
  ];
}

function longPairs({ longPairs: all }: ReportInputs): string[] {
  return [
    '## Longer journeys and other engines',
    '',
    'None of these pairs was fitted to; the parameters are the shipped ones. Other engines have their own idea of',
    'speed, so their bias says how far engines differ as much as how good the estimate is.',
    '',
    ...accuracyTable(
      '',
      all.map((one) => row(one.name, one, one.measured, (pair) => Number.isFinite(one.mesh[pair]!))),
    ),
  ];
}

const LIMITS = [
  '## What it cannot know',
  '',
  '- Journeys are of free-flowing traffic as the measured minutes are; rush hours are not in them.',
  '- Fast roads and crossings are points set by hand (data/england/fast-roads.csv, fixed-links.csv), good to about',
  '  1 km; minor roads, hills and lakes are known only through the density of people and a smooth regional pace.',
  '- The mesh covers England. Wales and Scotland are known by a few main roads only, and no area there is an origin.',
  '  A site in Wales within reach of one of those roads (Cardiff, Newport, Wrexham) can be given; others are refused.',
  '  Near the border the nearest centre may be a Welsh or Scottish one that a table of English sites does not list:',
  '  Cheltenham looks to Bristol or Oxford, and Chepstow, Monmouth or Oswestry may look to Cardiff or Wrexham.',
  '- The Isles of Scilly have no car ferry: they have no journey by car, and the pair is absent, not long.',
  '- The hospitals left out were not seen by the fit, but the lists of roads and the strength of the regional pace',
  '  were settled by a handful of looks at these errors; on hospitals of another table expect slightly more.',
  '- Ferries stand for crossing and a typical wait; the tides, bookings and winter timetables are not in them.',
];

/** A table of rows by {@link row}. */
function accuracyTable(first: string, rows: string[][]): string[] {
  const heads = ['Pairs', 'Mesh: mean absolute error', '95th percentile', 'bias'];
  return table([first, ...heads, 'Straight line: mean absolute error', '95th percentile'], rows);
}

function row(
  name: string,
  { mesh, straightLine }: HeldOut,
  measured: Float64Array,
  picked: (pair: number) => boolean,
): string[] {
  const ours = accuracyOf(mesh, measured, picked);
  const theirs = accuracyOf(straightLine, measured, picked);
  return [
    name,
    ours.pairs.toLocaleString('en-GB'),
    ours.meanAbsolute.toFixed(2),
    ours.percentile95.toFixed(1),
    signed(ours.bias),
    theirs.meanAbsolute.toFixed(2),
    theirs.percentile95.toFixed(1),
  ];
}

function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)];
}

function signed(minutes: number): string {
  const text = Math.abs(minutes).toFixed(1);
  return text === '0.0' ? '0.0' : `${minutes < 0 ? '−' : '+'}${text}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
