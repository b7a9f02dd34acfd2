import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { landText } from '@postcode-lottery/core/node';
import { runCommand } from './cli/run-command.ts';
import { compileEngland } from './compile/england.ts';
import { describeTables } from './compile/readme.ts';
import { writeEngland } from './compile/write.ts';

const HELP = `npm run compile -- [--shared FOLDER] [--out FOLDER]

Compiles the tables of data/england from files in the shape of the official downloads.

  --shared FOLDER  holds data/ with the files (default: POSTCODE_LOTTERY_SHARED, or ../shared)
  --out FOLDER     where README.md and england/ are written (default: data)
`;

const root = fileURLToPath(new URL('..', import.meta.url));

await runCommand(async () => {
  const { values } = parseArgs({
    options: { shared: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const shared = values.shared ?? process.env.POSTCODE_LOTTERY_SHARED ?? join(root, '../shared');
  const out = values.out ?? join(root, 'data');
  const tables = await compileEngland(resolve(root, shared, 'data'), (line) =>
    process.stdout.write(`${line}\n`),
  );
  const manifest = await writeEngland(join(out, 'england'), tables);
  await landText(join(out, 'README.md'), describeTables(manifest));
  const bytes = manifest.tables.flatMap(({ files }) => files).reduce((sum, file) => sum + file.bytes, 0);
  process.stdout.write(
    `Wrote ${manifest.tables.length} tables, ${(bytes / 1e6).toFixed(2)} MB, to ${join(out, 'england')}\n`,
  );
});
