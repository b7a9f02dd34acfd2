import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { landText } from '@postcode-lottery/core/node';
import { runCommand } from './cli/run-command.ts';
import { type AreaComparison, compareWithOfficial } from './validate-areas/measure.ts';

const HELP = `npm run validate:areas -- [FILE]

Draws the areas of England from postcodes, holds them against official boundaries
(FILE: any official LSOA 2021 boundary file) and writes the table of docs/areas.md.`;

const GRID_METRES = 100;
const START = '<!-- measured: begin -->';
const END = '<!-- measured: end -->';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

await runCommand(async () => {
  const [file] = process.argv.slice(2);
  if (file === '--help') return console.log(HELP);
  const shared = resolve(root, process.env.POSTCODE_LOTTERY_SHARED ?? '../shared');
  const path = file ?? join(shared, 'data/boundaries/LSOA_2021_EN_BGC.geojson.gz');
  const table = tableOf(await compareWithOfficial(root, path, GRID_METRES));
  console.log(table);
  const docs = join(root, 'docs/areas.md');
  const text = await readFile(docs, 'utf8');
  const before = text.slice(0, text.indexOf(START) + START.length);
  await landText(docs, `${before}\n${table}\n${text.slice(text.indexOf(END))}`);
});

function tableOf(found: AreaComparison): string {
  const whole = (value: number) => Math.round(value).toLocaleString('en-GB');
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
  const { report, rightPlace } = found;
  const rows = [
    ['Official land', `${whole(found.officialSquareKilometres)} km²`],
    ['Drawn land', `${whole(found.drawnSquareKilometres)} km²`],
    ['Official land that the drawn land leaves out', `${whole(found.missingSquareKilometres)} km²`],
    ['Drawn land that is sea, Wales or Scotland officially', `${whole(found.extraSquareKilometres)} km²`],
    ['Land drawn into the right area', percent(found.rightArea)],
    ['... of urban areas', percent(found.rightAreaUrban)],
    ['... of rural areas', percent(found.rightAreaRural)],
    ['Land drawn into the right MSOA', percent(rightPlace.msoa)],
    ['... district', percent(rightPlace.district)],
    ['... integrated care board', percent(rightPlace.icb)],
    ['... Cancer Alliance', percent(rightPlace.alliance)],
    ['... region', percent(rightPlace.region)],
    [
      'Live postcodes inside their own drawn area',
      `${whole(found.postcodesRight)} of ${whole(found.postcodes)}`,
    ],
    [
      'Residents inside their own drawn area (spread evenly over the postcodes of their area)',
      `${whole(found.residentsRight)} of ${whole(found.residents)}`,
    ],
    ['Places at which postcodes of several areas stand', whole(report.shared.length)],
    ['Postcodes off the drawn land', whole(report.offLand.length)],
    ['Areas without a postcode of their own on land', whole(report.footholdAreas.length)],
    [
      'Pairs of official neighbours that are neighbours here too',
      `${whole(found.neighbourPairsFound)} of ${whole(found.neighbourPairs)} (${percent(found.sharedBoundaryFound)} of the length of their common boundaries)`,
    ],
    ['Pairs of neighbours drawn', whole(found.neighbourPairsOfDrawn)],
    [
      'Difference between the sum of the areas and the land',
      found.sumErrorShare < 1e-8 ? 'under 0.000001%' : `${(100 * found.sumErrorShare).toFixed(6)}%`,
    ],
  ];
  return ['', '| measure | value |', '|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`), ''].join(
    '\n',
  );
}
