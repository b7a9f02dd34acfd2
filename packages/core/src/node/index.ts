export { openTable } from './table-source.ts';
export { startWorker } from './workers.ts';
