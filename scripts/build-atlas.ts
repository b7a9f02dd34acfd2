import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type AtlasSummary, headlineLines } from '@postcode-lottery/core';
import { buildAtlas, openAtlas } from '@postcode-lottery/core/node';
import { showProgress } from './cli/progress.ts';
import { runCommand } from './cli/run-command.ts';

const HELP = `npm run build:atlas -- [--out atlas] [--force] [--allow-loss]

Joins the tables of data/england (and the official files and travel times that
you have put in place) into an atlas folder: columns, tiles, postcodes, reports
of every join.

  --out FOLDER   where to write it (default: atlas)
  --force        build it even where nothing has changed
  --allow-loss   go on where areas or people would be left out, and say so`;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: join(root, 'atlas') },
      force: { type: 'boolean', default: false },
      'allow-loss': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const { progress, finish } = showProgress();
  const folder = resolve(values.out);
  const built = await buildAtlas({
    root,
    folder,
    force: values.force,
    allowLoss: values['allow-loss'],
    onProgress: progress,
  });
  finish(
    built.fresh
      ? `Atlas built in ${built.seconds.toFixed(1)} s: ${folder}`
      : `Atlas is up to date: ${folder}`,
  );
  const atlas = await openAtlas(folder);
  for (const join of atlas.manifest.joins) {
    const examples =
      join.examples.length > 0
        ? ` (${join.examples.slice(0, 3).join(', ')}${join.unmatched > 3 ? ', …' : ''})`
        : '';
    console.log(
      `${join.join}: ${join.rowsIn} rows in, ${join.matched} matched, ${join.unmatched} not${examples}`,
    );
  }
  console.log(`\n${headlineLines(await atlas.json<AtlasSummary>('summary.json')).join('\n')}`);
});
