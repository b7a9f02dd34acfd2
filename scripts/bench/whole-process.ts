import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type BuildOutcome, buildAtlas, openAtlas } from '@postcode-lottery/core/node';

/** Cold build, build with drawn areas kept, start with nothing to do, and the sizes of what is built. */
export async function atlasRows(root: string): Promise<string[]> {
  const folder = join(await mkdtemp(join(tmpdir(), 'postcode-lottery-atlas-')), 'atlas');
  const peak = watchMemory();
  await rm(join(root, '.cache/geometry'), { recursive: true, force: true });
  const cold = await timed(() => buildAtlas({ root, folder }));
  const kept = await timed(() => buildAtlas({ root, folder, force: true }));
  const warm = await timed(() => buildAtlas({ root, folder }));
  const peakBytes = peak();
  const { manifest } = await openAtlas(folder);
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  const tiles = await stat(join(folder, manifest.tiles.path));
  await rm(join(folder, '..'), { recursive: true });
  return [
    '| what | measured |',
    '|---|---:|',
    `| cold atlas build | ${cold.toFixed(1)} s |`,
    `| build with the drawn areas in the cache | ${kept.toFixed(1)} s |`,
    `| check that nothing has changed | ${warm.toFixed(2)} s |`,
    `| peak memory of the process | ${(peakBytes / 2 ** 30).toFixed(2)} GiB |`,
    `| atlas | ${megabytes(bytes)} MB, of which tiles ${megabytes(tiles.size)} MB |`,
  ];
}

async function timed(run: () => Promise<BuildOutcome>): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}

/** Watches the resident memory from a thread of its own; the function returned stops it and gives the peak. */
function watchMemory(): () => number {
  const peak = new Float64Array(new SharedArrayBuffer(8));
  const watch = `const { workerData } = require('node:worker_threads');
    setInterval(() => { workerData[0] = Math.max(workerData[0], process.memoryUsage.rss()); }, 20);`;
  const worker = new Worker(watch, { eval: true, workerData: peak });
  return () => {
    void worker.terminate();
    return peak[0]!;
  };
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
