import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { landText } from '@postcode-lottery/core/node';
import type { BenchRow } from './bench/row.ts';
import { atlasRows } from './bench/whole-process.ts';
import { showProgress } from './cli/progress.ts';
import { runCommand, UsageError } from './cli/run-command.ts';

const HELP = `npm run bench -- [NAME...] [--write]

Runs the benchmarks (all, or those of scripts/bench named) one after another, each
against a baseline in the same run whose results are checked equal.

  --write   also writes the table to docs/performance.md`;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const NOT_BENCHES = new Set(['row', 'compare-runs', 'whole-process', 'one']);

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const folder = join(root, 'scripts/bench');
  const known = (await readdir(folder))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((name) => !NOT_BENCHES.has(name));
  const unknown = positionals.find((name) => name !== 'atlas' && !known.includes(name));
  if (unknown)
    throw new UsageError(`There is no benchmark "${unknown}"; there are atlas, ${known.join(', ')}.`);
  const wanted = (name: string) => positionals.length === 0 || positionals.includes(name);

  const { progress, finish } = showProgress();
  const lines: string[] = [];
  if (wanted('atlas')) {
    progress('Benchmark: atlas');
    lines.push('## The whole process', '', ...(await atlasRows(root)), '');
  }
  const rows: BenchRow[] = [];
  for (const name of known.filter(wanted)) {
    progress(`Benchmark: ${name}`);
    rows.push(...(await runAlone(folder, name)));
  }
  finish('Done.');
  if (rows.length > 0) lines.push('## Against a baseline in the same run', '', ...table(rows), '');
  console.log(`${lines.join('\n')}`);
  const differing = rows.filter(({ equal }) => !equal);
  if (values.write) await landText(join(root, 'docs/performance.md'), page(lines));
  if (differing.length > 0)
    throw new UsageError(
      `Results differ from the baseline: ${differing.map(({ name }) => name).join('; ')}.`,
    );
});

/** Runs one benchmark in a process of its own, so that the memory of one does not slow the next. */
async function runAlone(folder: string, name: string): Promise<BenchRow[]> {
  const temporary = await mkdtemp(join(tmpdir(), 'postcode-lottery-bench-'));
  const out = join(temporary, 'rows.json');
  const module = pathToFileURL(join(folder, `${name}.ts`)).href;
  const one = join(folder, 'one.ts');
  const status = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', one, module, out], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (status !== 0 || !existsSync(out)) throw new UsageError(`The benchmark ${name} failed.`);
  const rows = JSON.parse(await readFile(out, 'utf8')) as BenchRow[];
  await rm(temporary, { recursive: true });
  return rows;
}

function table(rows: readonly BenchRow[]): string[] {
  return [
    '| what | seconds | baseline | its seconds | times as fast | equal |',
    '|---|---:|---|---:|---:|---|',
    ...rows.map(
      ({ name, ours, baseline, baselineSeconds, ratio, equal }) =>
        `| ${name} | ${show(ours)} | ${baseline} | ${show(baselineSeconds)} | ${ratio.toFixed(1)} | ${equal ? 'yes' : 'NO'} |`,
    ),
  ];
}

function show(seconds: number): string {
  return seconds < 0.1 ? seconds.toFixed(4) : seconds.toFixed(2);
}

function page(lines: readonly string[]): string {
  const [cpu] = cpus();
  return `# Performance

Written by \`npm run bench -- --write\` on ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), Node ${process.versions.node}.
Seconds depend on the machine and on what else it was doing; the ratios, taken in one run, say more.

${lines.join('\n')}
The map's own figures (first picture, switching, panning, memory) are measured by \`npm run bench:app\`.
`;
}
