import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  edgeMinutes,
  type MeshParameters,
  meshGraph,
  type PiecewiseLine,
  seaShares,
} from '@postcode-lottery/core';
import { landText } from '@postcode-lottery/core/node';
import { accuracyOf } from './calibrate-travel/accuracy.ts';
import { errorSample, fitError } from './calibrate-travel/fit-error.ts';
import { fitMesh } from './calibrate-travel/fit-mesh.ts';
import { fitStraightLine, pairKilometres } from './calibrate-travel/fit-straight-line.ts';
import { estimateHeldOut, hospitalFolds } from './calibrate-travel/held-out.ts';
import { readInputs, START } from './calibrate-travel/inputs.ts';
import { readLongPairs } from './calibrate-travel/long-pairs.ts';
import { accuracyPage } from './calibrate-travel/report.ts';
import { runCommand } from './cli/run-command.ts';

const HELP = `npm run calibrate -- [--shared FOLDER] [--report]

Fits the travel estimate to measured minutes by car, cross-validated by hospital, and writes
data/england/travel-estimate.json.

  --shared FOLDER  holds data/travel-times (default: POSTCODE_LOTTERY_SHARED, or ../shared)
  --report         also writes docs/travel-accuracy.md
`;

/** Written beside the parameters: what they are and where they come from. */
const SOURCE = {
  what: 'Parameters fitted by npm run calibrate; minutes, kilometres and people per km2',
  fittedTo:
    'Car minutes from LSOA 2011 to the nearest stroke hospitals of England, February 2023, by routing on OpenStreetMap calibrated against Google Maps',
  publication: 'samuel-book/skeleton-pathway-model',
  licence: 'MIT (repository); derived from OpenStreetMap, ODbL, (c) OpenStreetMap contributors',
  accuracy: 'docs/travel-accuracy.md',
};

const root = fileURLToPath(new URL('..', import.meta.url));

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      shared: { type: 'string' },
      report: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const shared = resolve(root, values.shared ?? process.env.POSTCODE_LOTTERY_SHARED ?? '../shared');
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const inputs = await readInputs(root, shared);
  const { shape, pairs, areas } = inputs;
  say(`${pairs.count} pairs of an area and a hospital`);

  const byHospital = estimateHeldOut(inputs, hospitalFolds(pairs), {
    onFold: (done, groups) => say(`hospitals ${done}/${groups}`),
  });
  const held = accuracyOf(byHospital.mesh, pairs.minutes, (pair) => Number.isFinite(byHospital.mesh[pair]!));
  say(
    `held out: mean absolute error ${held.meanAbsolute.toFixed(3)}, 95th percentile ${held.percentile95.toFixed(2)}`,
  );

  const all = new Float64Array(pairs.count).fill(1);
  const sample = errorSample(shape, pairs.areas, byHospital.mesh, pairs.minutes, seaShares(shape));
  const error = fitError(
    sample,
    sample.error.map((value) => (Number.isFinite(value) ? 1 : 0)),
  );
  const mesh: MeshParameters = { ...fitMesh(shape, START, pairs, all), error };
  const straightLine: PiecewiseLine = fitStraightLine(pairKilometres(shape, pairs), pairs.minutes, all);
  const path = join(root, 'data/england/travel-estimate.json');
  const parameters = { source: SOURCE, straightLine, mesh };
  await landText(path, `${JSON.stringify(parameters, null, 2)}\n`);
  say(`wrote ${path}`);

  if (!values.report) return;
  const byRegion = estimateHeldOut(
    inputs,
    pairs.areas.map((origin) => areas.levels.region.placeOfArea[origin[0]!]!),
    { onFold: (done, groups) => say(`regions ${done}/${groups}`) },
  );
  const built = { shape, parameters: mesh, graph: meshGraph(shape, edgeMinutes(shape, mesh)) };
  const longPairs = await readLongPairs(join(shared, 'data'), inputs, built, straightLine);
  const page = accuracyPage({ inputs, parameters: mesh, byHospital, byRegion, longPairs });
  await landText(join(root, 'docs/travel-accuracy.md'), page);
  say('wrote docs/travel-accuracy.md');
});
