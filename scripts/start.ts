import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type AtlasSummary, headlineLines } from '@postcode-lottery/core';
import { buildAtlas, openAtlas } from '@postcode-lottery/core/node';
import { showProgress } from './cli/progress.ts';
import { runCommand, UsageError } from './cli/run-command.ts';
import { ensureApp } from './serve/app.ts';
import { writeGzipSiblings } from './serve/gzip-siblings.ts';
import { pagePolicy } from './serve/page-policy.ts';
import { serve } from './serve/static-server.ts';

const HELP = `npm start -- [--port 8080] [--host 127.0.0.1]

Builds the atlas from the data in the repository where it is not built yet,
prints the headline figures, and serves the map.`;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8080' },
      host: { type: 'string', default: '127.0.0.1' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_515)
    throw new UsageError(`--port is "${values.port}"; expected a whole number from 1 to 65515.`);

  const { progress, finish } = showProgress();
  const atlasFolder = join(root, 'atlas');
  const built = await buildAtlas({ root, folder: atlasFolder, onProgress: progress });
  finish(built.fresh ? `Atlas built in ${built.seconds.toFixed(1)} s.` : 'Atlas is up to date.');
  await writeGzipSiblings(atlasFolder);
  const app = await ensureApp(root, () => progress('Building the map app'));

  const atlas = await openAtlas(atlasFolder);
  const summary = await atlas.json<AtlasSummary>('summary.json');
  console.log(`\n${headlineLines(summary).join('\n')}\n`);
  console.log(`Areas: ${atlas.manifest.boundaries.label}.`);
  const { address } = await serve(
    [
      { path: '/', folder: app },
      { path: '/atlas/', folder: atlasFolder },
    ],
    { host: values.host, port, policy: await pagePolicy(app) },
  );
  console.log(`The map is at ${address} (stop it with Ctrl+C).`);
});
