import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseSourceRegistry } from '@postcode-lottery/core';
import { showProgress } from './cli/progress.ts';
import { runCommand, UsageError } from './cli/run-command.ts';
import {
  checkSources,
  type DataContext,
  downloadSource,
  listSources,
  sourceNamed,
  useFile,
} from './data/commands.ts';

const HELP = `Official files: fetch them, check them and place them where the build finds them.

  npm run data -- list                           every source, and whether it is here
  npm run data -- download [NAME...]             download sources (all that have an address, if none is named)
  npm run data -- use FILE --as NAME             validate a file of your own disk and place it
  npm run data -- check                          check every file that is here against its receipt and reader

  --base ADDRESS    download from a mirror: ADDRESS followed by each source's mirror path
  --map HEADING=FIELD   for --as consultants: your heading and the field it holds; may be repeated
  --folder PATH     the data folder (default: data of this checkout)
`;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      base: { type: 'string' },
      map: { type: 'string', multiple: true, default: [] },
      folder: { type: 'string', default: fileURLToPath(new URL('../data', import.meta.url)) },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [command, ...names] = positionals;
  if (values.help || command === undefined) {
    process.stdout.write(HELP);
    return;
  }
  const registryPath = fileURLToPath(new URL('../data/sources.json', import.meta.url));
  const registry = parseSourceRegistry(await readFile(registryPath, 'utf8'), 'data/sources.json');
  const { progress, finish } = showProgress();
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  const context: DataContext = { registry, dataFolder: values.folder, print, progress };
  await mkdir(values.folder, { recursive: true });

  if (command === 'list') return listSources(context);
  if (command === 'check') {
    if (!(await checkSources(context))) process.exitCode = 1;
    return;
  }
  if (command === 'use') {
    if (names.length !== 1 || values.as === undefined)
      throw new UsageError('Say which file and as what: npm run data -- use FILE --as NAME');
    return useFile(context, sourceNamed(registry, values.as), names[0]!, { headings: readMap(values.map) });
  }
  if (command === 'download') return download(context, names, values.base, finish);
  throw new UsageError(`There is no command ${command}.\n\n${HELP}`);
});

async function download(
  context: DataContext,
  names: readonly string[],
  base: string | undefined,
  finish: (message: string) => void,
): Promise<void> {
  if (base !== undefined && !URL.canParse(base)) throw new UsageError(`${base} is not an address.`);
  const sources =
    names.length > 0
      ? names.map((name) => sourceNamed(context.registry, name))
      : context.registry.sources
          .filter((source) => source.name !== 'consultants')
          .filter((source) => base !== undefined || source.download.kind !== 'by hand');
  const faults: string[] = [];
  for (const source of sources) {
    try {
      await downloadSource(context, source, base);
    } catch (error) {
      if (!(error instanceof Error) || error.name === 'TypeError') throw error;
      faults.push(error.message);
      finish(error.message);
    }
  }
  if (faults.length > 0)
    throw new UsageError(
      `${faults.length} of ${sources.length} sources did not arrive; what was there before stays.`,
    );
  finish(`${sources.length} sources are here.`);
}

function readMap(pairs: readonly string[]): Record<string, string> {
  const headings: Record<string, string> = {};
  for (const pair of pairs) {
    const [heading, field] = [pair.slice(0, pair.lastIndexOf('=')), pair.slice(pair.lastIndexOf('=') + 1)];
    if (!pair.includes('=') || heading === '' || field === '')
      throw new UsageError(`--map takes HEADING=FIELD, such as "Trust Code=trust", not ${pair}.`);
    headings[field] = heading;
  }
  return headings;
}
