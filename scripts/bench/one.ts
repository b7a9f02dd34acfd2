import { writeFile } from 'node:fs/promises';
import type { BenchRow } from './row.ts';

// Runs the benchmark module given and writes its rows as JSON to the path given.
const [module, out] = process.argv.slice(2);
const { bench } = (await import(module!)) as { bench: () => Promise<BenchRow[]> };
await writeFile(out!, JSON.stringify(await bench()));
