import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand, UsageError } from './cli/run-command.ts';
import { type FileOutcome, runFile } from './oracles/run-file.ts';

const HELP = `Usage: npm run oracles -- [FOLDER]

Runs this library on the inputs of other people's programs and compares with what they gave: PySAL access and
esda, R accessibility, Turf, isochrone responses. FOLDER holds the JSON files; default: the folder 'oracles' of
POSTCODE_LOTTERY_SHARED (../shared).

Prints a line a file and totals. A case that cannot be run is said aloud and counted as not run. Ends with an
error where a case fails.`;

await runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const folder = positionals[0] ?? join(process.env.POSTCODE_LOTTERY_SHARED ?? '../shared', 'oracles');
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  if (names.length === 0) throw new UsageError(`There is no .json file in ${folder}.`);
  const totals = { passed: 0, failed: 0, notRun: 0 };
  for (const name of names) {
    const outcome = readAndRun(join(folder, name));
    totals.passed += outcome.passed;
    totals.failed += outcome.failed.length;
    totals.notRun += outcome.notRun.length;
    console.log(lineOf(name, outcome));
    for (const line of outcome.failed) console.log(`    failed   ${line}`);
    for (const line of outcome.notRun) console.log(`    not run  ${line}`);
    for (const line of outcome.leftOut) console.log(`    left out ${line}`);
  }
  const { passed, failed, notRun } = totals;
  console.log(`\n${names.length} files: ${passed} passed, ${failed} failed, ${notRun} not run`);
  if (failed > 0) process.exitCode = 1;
});

function readAndRun(path: string): FileOutcome {
  try {
    return runFile(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { passed: 0, failed: [`not JSON: ${error.message}`], notRun: [], leftOut: new Set() };
  }
}

function lineOf(name: string, { passed, failed, notRun }: FileOutcome): string {
  const verdict = failed.length > 0 ? 'FAILED ' : notRun.length > 0 ? 'partly ' : 'ok     ';
  return `${verdict} ${name.padEnd(48)} ${passed} passed, ${failed.length} failed, ${notRun.length} not run`;
}
