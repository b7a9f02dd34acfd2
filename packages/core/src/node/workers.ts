import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/**
 * Starts a worker thread from a module of this package, given by its URL without an ending
 * (`new URL('./permutations.worker', import.meta.url)`).
 *
 * The published package holds compiled `.js`; in the repository the same module is `.ts` and is loaded
 * through tsx, which on Node 20 has to be registered inside each worker.
 */
export function startWorker(entry: URL, workerData: unknown): Worker {
  if (import.meta.url.endsWith('.js')) return new Worker(new URL(`${entry.href}.js`), { workerData });
  // tsx's ES module stands beside the CommonJS one that require resolves; only the former works in a worker.
  const tsx = new URL('./index.mjs', pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')));
  const boot = `import(${JSON.stringify(tsx.href)}).then(({ register }) => { register(); return import(${JSON.stringify(`${entry.href}.ts`)}); });`;
  return new Worker(boot, { eval: true, workerData, execArgv: ['--conditions=source'] });
}
