export { startWorker } from './workers.ts';
