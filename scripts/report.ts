import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type AtlasSite, siteReport } from '@postcode-lottery/core';
import {
  buildAtlas,
  landText,
  openAtlas,
  type ReportSelection,
  writeAreaReport,
} from '@postcode-lottery/core/node';
import { showProgress } from './cli/progress.ts';
import { runCommand, UsageError } from './cli/run-command.ts';

const HELP = `npm run report -- [--region NAME | --icb NAME | --alliance NAME | --district NAME]
                  [--areas all|hotspots] [--out FILE]

Writes a GeoJSON report (RFC 7946) of the areas of England, or of one place,
with every figure, its unit in its name, and where it comes from. A second file
holds the sites. A place may be given by name, part of a name, or code.

  --areas hotspots   only the areas flagged as hotspots (default: all)
  --out FILE         default: reports/<place>.geojson`;

const LEVELS = ['region', 'icb', 'alliance', 'district'] as const;
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      region: { type: 'string' },
      icb: { type: 'string' },
      alliance: { type: 'string' },
      district: { type: 'string' },
      areas: { type: 'string', default: 'all' },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const given = LEVELS.filter((level) => values[level] !== undefined);
  if (given.length > 1)
    throw new UsageError(`--${given.join(' and --')} cannot be combined; give one place.`);
  if (values.areas !== 'all' && values.areas !== 'hotspots')
    throw new UsageError(`--areas is "${values.areas}"; expected all or hotspots.`);
  const [level] = given;
  const selection: ReportSelection = {
    areas: values.areas,
    ...(level === undefined ? {} : { place: { level, nameOrCode: values[level]! } }),
  };

  const { progress, finish } = showProgress();
  const folder = join(root, 'atlas');
  await buildAtlas({ root, folder, onProgress: progress });
  const atlas = await openAtlas(folder);
  progress('Writing the report');
  const name = [
    level === undefined ? 'england' : values[level]!,
    ...(values.areas === 'hotspots' ? ['hotspots'] : []),
  ];
  const path = resolve(values.out ?? join(root, 'reports', `${slug(name.join(' '))}.geojson`));
  const outcome = await writeAreaReport(atlas, selection, path);
  const sitesPath = path.replace(/(\.geojson)?$/, '-sites.geojson');
  const sites = siteReport(await atlas.json<AtlasSite[]>('sites.json'), {
    title: 'Sites where cancer specialists see patients, or could',
    sources: atlas.manifest.sources,
  });
  await landText(sitesPath, `${JSON.stringify(sites)}\n`);
  finish(
    `${outcome.where}: ${outcome.areas.toLocaleString('en-GB')} areas, ${outcome.residents.toLocaleString('en-GB')} residents, ${outcome.hotspots.toLocaleString('en-GB')} hotspot areas.`,
  );
  console.log(relative(process.cwd(), path));
  console.log(relative(process.cwd(), sitesPath));
});

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
